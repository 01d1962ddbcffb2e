// How long the nightly search takes that looks for two files of one child in the whole country, and how many of those planted it finds.
import { houseWith } from '../src/app/modules.ts'
import { findLikely } from '../src/modules/children/work/find-likely.ts'
import { builtInTables } from '../src/modules/growth/rules/built-in-tables.ts'
import { type Db, openDb } from '../src/platform/db.ts'
import { remark } from './fixture.ts'
import { type Chance, chanceOf } from './parts/chance.ts'
import { type NationGround, onNation } from './parts/nation.ts'
import type { Bench, Measured } from './run.ts'

/** Children who are given a second file in another center. */
const PLANTED = 500

type File = { readonly book: string; readonly key: string; readonly given: string; readonly first: string }

/** As somebody types it who hears it: two letters change places, or one is left out. */
function slip(chance: Chance, word: string): string {
  const at = 1 + chance.below(Math.max(1, word.length - 2))
  return chance.below(2) === 0
    ? word.slice(0, at) + word.slice(at + 1)
    : word.slice(0, at) + (word[at + 1] ?? '') + word[at] + word.slice(at + 2)
}

/** A second file without CURP, in the next center, with a slip in one name; answers which pairs they are. */
async function plant(db: Db, seed: number): Promise<{ of: string; copy: string }[]> {
  const chance = chanceOf(seed + 11)
  return db.write({ system: true }, async (tx) => {
    const files = await tx<File>`
      select book, key, given, first from child where left_on is null and left_to is null
      order by md5(key || ${String(seed)}) limit ${PLANTED}`
    const planted = files.map((f, i) => ({
      ...f,
      copy: chance.id(),
      to: files[(i + 1) % files.length]!.book,
      given: i % 2 === 0 ? slip(chance, f.given) : f.given,
      first: i % 2 === 0 ? f.first : slip(chance, f.first),
    }))
    await tx`
      insert into child select (jsonb_populate_record(c, jsonb_build_object('book', x.next, 'key', x.copy, 'curp', null, 'given', x.given, 'first', x.first))).*
      from unnest(${planted.map((p) => p.book)}::uuid[], ${planted.map((p) => p.key)}::text[], ${planted.map((p) => p.to)}::uuid[],
        ${planted.map((p) => p.copy)}::uuid[], ${planted.map((p) => p.given)}::text[], ${planted.map((p) => p.first)}::text[])
        as x(book, key, next, copy, given, first) join child c on c.book = x.book and c.key = x.key`
    return planted.filter((p) => p.to !== p.book).map((p) => ({ of: p.key, copy: p.copy }))
  })
}

async function measure(ground: NationGround, seed: number, signal: AbortSignal): Promise<Measured[]> {
  const db = openDb(ground.url, { max: 2, timeoutMs: 3_600_000 })
  try {
    const planted = await plant(db, seed)
    const [own, database] = [process.cpuUsage(), ground.databaseSeconds()]
    let most = 0
    let longest = 0
    const from = performance.now()
    let last = from
    const looked = await findLikely(
      db,
      houseWith(builtInTables()),
      new Date(),
      // asked between two pieces: each is one transaction, and what others wait for at most
      () => {
        const at = performance.now()
        longest = Math.max(longest, at - last)
        last = at
        most = Math.max(most, process.memoryUsage().rss)
        return signal.aborted
      },
    )
    const seconds = (performance.now() - from) / 1000
    if (!looked) throw new Error('the search was stopped')
    const { user, system } = process.cpuUsage(own)
    const { found, touched } = await db.read({ system: true }, async (read) => {
      const [row] = await read<{ found: number; touched: number }>`
        with x as (select * from unnest(${planted.map((p) => p.of)}::uuid[], ${planted.map((p) => p.copy)}::uuid[]) as x(a, b))
        select (select count(*)::int from x
            where exists (select from likely_pair p where (p.first, p.second) in ((x.a, x.b), (x.b, x.a)))) as found,
          (select count(*)::int from likely_pair p where p.first in (select b from x) or p.second in (select b from x)) as touched`
      return row!
    })
    remark(
      `${looked.compared} files compared, ${looked.pairs} likely pairs, ${looked.crowded} keys shared by too many; longest piece ${(longest / 1000).toFixed(1)} s; ` +
        `node ${((user + system) / 1e6).toFixed(0)} s and ${(most / 1e6).toFixed(0)} MB, PostgreSQL ${(ground.databaseSeconds() - database).toFixed(0)} s of a processor`,
    )
    remark(
      `of ${planted.length} second files with a slip and without CURP, ${found} were found; ${touched - found} pairs more of a planted file with another child's, or a third file of its child`,
    )
    return [
      { id: 'children.likely', value: seconds, unit: 's' },
      { id: 'children.likely.found', value: (100 * found) / planted.length, unit: '%' },
    ]
  } finally {
    await db.close()
  }
}

export const benches: readonly Bench[] = [
  {
    ids: ['children.likely', 'children.likely.found'],
    run: ({ seed, signal }) => onNation(seed, signal, (ground) => measure(ground, seed, signal)),
  },
]
