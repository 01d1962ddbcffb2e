// Facts still told of, in sealed blocks: after days without a network the morning opens from twenty records, not from thousands.
import type { DBSchema, IDBPDatabase } from 'idb'
import type { Fact } from '../kernel/fact.ts'
import { bucketFactory, openIn } from './buckets.ts'
import { bytesOf, type Sealed, seal, textOf, unseal } from './seal.ts'
import { STATE } from './state.ts'

interface BlocksSchema extends DBSchema {
  blocks: { key: number; value: Sealed & { readonly n: number } }
}
type BlocksStore = IDBPDatabase<BlocksSchema>

const NAME = 'nido-told'
/** Facts of one block. Block n holds the numbers n × BLOCK + 1 to (n + 1) × BLOCK, all of them. */
export const BLOCK = 256

const blockOf = (dseq: number): number => Math.floor((dseq - 1) / BLOCK)
const place = (device: string, n: number) => `told:${device}:${n}`

/** Beside the carried state and as disposable: whatever it lacks is read from the outbox. */
const openStore = async (): Promise<BlocksStore> =>
  openIn<BlocksSchema>((await bucketFactory(STATE)) ?? indexedDB, NAME, 1, (db) =>
    db.createObjectStore('blocks', { keyPath: 'n' }),
  )

/** The sealed blocks as they lie there: read before there is a key. */
export async function readSealedBlocks() {
  const db = await openStore()
  return { db, sealed: await db.getAll('blocks') }
}
export type ToldBlocks = ReturnType<typeof openToldBlocks>
type SealedBlocks = Awaited<ReturnType<typeof readSealedBlocks>>

/** Opens the blocks of one device. What does not open under `key` counts as not there. */
export function openToldBlocks({ db, sealed }: SealedBlocks, device: string, key: CryptoKey) {
  const kept = new Set(sealed.map((b) => b.n))

  async function opened(block: SealedBlocks['sealed'][number]): Promise<readonly Fact[]> {
    const content = await unseal(key, place(device, block.n), block)
    if (!content) kept.delete(block.n)
    return content ? (JSON.parse(textOf(content)) as Fact[]) : []
  }

  return {
    /** Facts by number, of every block in which one of `numbers` lies; blocks of none of them are dropped. */
    async read(numbers: readonly number[]): Promise<ReadonlyMap<number, Fact>> {
      const wanted = new Set(numbers.map(blockOf))
      for (const n of kept) {
        if (wanted.has(n)) continue
        kept.delete(n)
        await db.delete('blocks', n)
      }
      const facts = await Promise.all(sealed.filter((b) => wanted.has(b.n)).map(opened))
      return new Map(facts.flat().map((fact) => [fact.dseq!, fact]))
    },

    /** Keeps every block that `factOf` has whole and that is not kept yet. On a full disk it keeps none. */
    async keep(numbers: Iterable<number>, factOf: (dseq: number) => Fact | undefined): Promise<void> {
      for (const n of new Set(Array.from(numbers, blockOf))) {
        if (kept.has(n)) continue
        const facts = Array.from({ length: BLOCK }, (_, i) => factOf(n * BLOCK + 1 + i))
        if (facts.some((fact) => fact === undefined)) continue
        kept.add(n)
        const sealed = await seal(key, place(device, n), bytesOf(JSON.stringify(facts)))
        await db.put('blocks', { n, ...sealed }).catch(() => kept.delete(n))
      }
    },

    close(): void {
      db.close()
    },
  }
}

/** Drops all blocks: after the outbox had to be mended, before a tablet is given away, and where the disk is full. */
export async function forgetToldBlocks(): Promise<void> {
  const db = await openStore()
  await db.clear('blocks')
  db.close()
}
