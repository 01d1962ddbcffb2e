// The reserve: disk set aside while there is plenty, given up the moment a fact would not fit, so that the day goes on.
import type { DBSchema } from 'idb'
import { deleteIn, openIn } from './buckets.ts'
import { randomBytes } from './seal.ts'

interface ReserveSchema extends DBSchema {
  filler: { key: string; value: Blob }
}

const RESERVE = 'nido-reserve'
/** About 30,000 facts. Source: offline design, §4.9. */
const RESERVE_BYTES = 20 * 1024 * 1024
/** It is set aside only where at least this much more stays free. */
const PLENTY_BYTES = 500 * 1024 * 1024

/** Free bytes by the browser's own estimate; undefined where it tells none. */
export async function freeBytes(): Promise<number | undefined> {
  const { quota, usage } = (await navigator.storage?.estimate?.()) ?? {}
  return quota === undefined || usage === undefined ? undefined : Math.max(0, quota - usage)
}

/** Sets the reserve aside once. True when it is there. */
export async function setReserveAside(): Promise<boolean> {
  try {
    const db = await openIn<ReserveSchema>(indexedDB, RESERVE, 1, (d) => d.createObjectStore('filler'))
    try {
      if ((await db.count('filler')) > 0) return true
      if (((await freeBytes()) ?? 0) < RESERVE_BYTES + PLENTY_BYTES) return false
      // random, so that no store can make it smaller; drawn in the pieces the generator allows
      const pieces = Array.from({ length: RESERVE_BYTES / 65_536 }, () => randomBytes(65_536))
      await db.put('filler', new Blob(pieces), 'all')
      return true
    } finally {
      db.close()
    }
  } catch {
    // no room for it: there is nothing to set aside
    return false
  }
}

/** Whether a store refused for want of room. */
export const isFull = (e: unknown): boolean => e instanceof DOMException && e.name === 'QuotaExceededError'

/** Gives it up; the browser frees the disk soon after. */
export async function giveUpReserve(): Promise<void> {
  await deleteIn(indexedDB, RESERVE)
}
