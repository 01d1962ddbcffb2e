// Makes the two copies of the outbox equal at each start: what one lost, torn by a kill, is taken from the other.

import { type Copy, type OutboxStore, openCopies, putMeta } from './outbox-store.ts'
import { giveUpReserve, isFull } from './reserve.ts'

/** Rows copied in one transaction. */
const PIECE = 500

async function copyRows<N extends 'facts' | 'answers'>(
  from: Copy,
  to: Copy,
  name: N,
  keys: readonly number[],
): Promise<void> {
  for (let i = 0; i < keys.length; i += PIECE) {
    const piece = keys.slice(i, i + PIECE)
    const read = from.transaction(name)
    const rows = await Promise.all(piece.map((key) => read.store.get(key)))
    const tx = to.transaction(name, 'readwrite', { durability: 'strict' })
    for (const row of rows) if (row) void tx.store.put(row)
    await tx.done
  }
}

const without = (all: readonly number[], known: readonly number[]): number[] => {
  const set = new Set(known)
  return all.filter((key) => !set.has(key))
}

/** Numbers that one copy holds and the other does not go to the other; where marks differ, the fact waits again. */
async function even({ first, second }: { first: Copy; second: Copy }): Promise<number> {
  const keys = (copy: Copy, name: 'facts' | 'answers') => copy.getAllKeys(name)
  const [a, b] = [await keys(first, 'facts'), await keys(second, 'facts')]
  const [toFirst, toSecond] = [without(b, a), without(a, b)]
  await copyRows(second, first, 'facts', toFirst)
  await copyRows(first, second, 'facts', toSecond)
  const waiting = (copy: Copy) => copy.getAllKeysFromIndex('facts', 'st', 0)
  const [x, y] = [await waiting(first), await waiting(second)]
  await copyRows(second, first, 'facts', without(y, x))
  await copyRows(first, second, 'facts', without(x, y))
  const [m, n] = [await keys(first, 'answers'), await keys(second, 'answers')]
  await copyRows(second, first, 'answers', without(n, m))
  await copyRows(first, second, 'answers', without(m, n))
  return toFirst.length + toSecond.length
}

/** Who the device is: the first copy's word, else the second's. A wipe that was begun in one is finished in both. */
async function evenMeta(store: OutboxStore & { second: Copy }): Promise<void> {
  const { first, second } = store
  if ((await first.get('meta', 'wiped')) || (await second.get('meta', 'wiped'))) {
    await putMeta(store, { wraps: undefined, signing: undefined, kept: undefined, wiped: true })
    return
  }
  const names = new Set([...(await first.getAllKeys('meta')), ...(await second.getAllKeys('meta'))])
  for (const name of names) {
    const [mine, theirs] = [await first.get('meta', name), await second.get('meta', name)]
    if (mine === undefined) await first.put('meta', theirs, name)
    else if (JSON.stringify(mine) !== JSON.stringify(theirs)) await second.put('meta', mine, name)
  }
}

/**
 * Opens the outbox with both copies whole. Only one tab of a tablet evens them at a time. On a full disk the reserve is
 * given up for it; if even that does not suffice the day goes on with the first copy as it is.
 */
export async function openOutboxStore(
  onLost: () => void,
): Promise<OutboxStore & { readonly healed: number }> {
  const store = await openCopies(onLost)
  const { first, second } = store
  if (!second) return { ...store, healed: 0 }
  const both = { first, second }
  const heal = async () => {
    await evenMeta(both)
    return even(both)
  }
  // a lock of its own: the outbox opens its store again, where the browser lost it, while it holds the one for saying
  return navigator.locks.request('nido-outbox-even', async () => {
    try {
      return { ...both, healed: await heal() }
    } catch (e) {
      if (!isFull(e)) throw e
    }
    await giveUpReserve()
    try {
      return { ...both, healed: await heal() }
    } catch (e) {
      if (!isFull(e)) throw e
      return { ...both, healed: 0 }
    }
  })
}
