// Every night: which files of the whole country may be one child's, found by what they have in common, never one with all.
import type { Db, Tx } from '../../../platform/db.ts'
import type { House } from '../../../platform/house.ts'
import type { Child } from '../contract/rows.ts'
import { type Likeness, likeness, type Told } from '../rules/likeness.ts'
import { blocksOf } from '../rules/likeness-blocks.ts'
import { togetherOf } from '../rules/together.ts'

/** Rows that are held in memory at once, whatever the size of the country. */
const AT_ONCE = 5000
/** Pieces in which what files have in common is compared: some ten thousand keys each in a country of half a million. */
const SLICES = 256
const SLICE = 2n ** 56n
/** A search that was left longer ago is begun anew. */
const STALE_MS = 12 * 3_600_000
/** More files than this have too much in common (a name everybody bears, a day typed for everybody) for it to tell anything. */
const CROWD = 60

type FileRow = Told & Pick<Child, 'rooms' | 'left_on'>
type Both = { readonly a: FileRow; readonly b: FileRow }
type Alike = Likeness & Both
type Looked = { readonly compared: number; readonly pairs: number; readonly crowded: number }
type Turn = {
  at: string
  home: string
  child: string
  slice: number | null
  compared: number
  crowded: number
}
type Parts = Pick<House, 'presentDays'>

/**
 * Looks for likely pairs and keeps them, in pieces that each commit: one that was cut goes on where it was, and two that run
 * at once take turns. A pair that was known keeps the day on which it was found; until the end those not found again stand.
 * Pairs said to be two children's are kept out where they are shown. Undefined: stopped, or ended by another.
 */
export async function findLikely(
  db: Db,
  house: Parts,
  now: Date,
  stopped: () => boolean = () => false,
): Promise<Looked | undefined> {
  await db.write({ system: true }, (tx) => begin(tx, now))
  while (!stopped()) {
    const done = await db.write({ system: true }, async (tx) => {
      const [turn] =
        await tx<Turn>`select at, last_home as home, last_child as child, slice, compared, crowded from likely_turn for update`
      if (!turn) return 'elsewhere'
      await tx`set local statement_timeout = '2min'`
      if (turn.slice === null) return readFiles(tx, turn)
      return turn.slice < SLICES ? compareSlice(tx, house, turn, turn.slice) : end(tx, turn)
    })
    if (done === 'elsewhere') return undefined
    if (done) return done
  }
  return undefined
}

/** Whether a search waits to be made: pairs were never looked for, or one was cut. */
export async function lookWaits(db: Db): Promise<boolean> {
  const [row] = await db.read(
    { system: true },
    (read) =>
      read<{ waits: boolean }>`
      select not exists (select 1 from likely_look) or exists (select 1 from likely_turn) as waits`,
  )
  return row?.waits ?? true
}

async function begin(tx: Tx, now: Date): Promise<void> {
  const [turn] = await tx<{ at: string }>`select at from likely_turn for update`
  if (turn && now.getTime() - Date.parse(turn.at) < STALE_MS) return
  await tx`truncate likely_key`
  await tx`delete from likely_turn`
  await tx`
    insert into likely_turn (at, last_home, last_child, compared, crowded)
    values (${now.toISOString()}, '00000000-0000-0000-0000-000000000000', '', 0, 0) on conflict do nothing`
}

async function readFiles(tx: Tx, turn: Turn): Promise<undefined> {
  const files = await tx<Told & { left_to: string | null }>`
    /* across: children.likely */ select book, key, given, first, second, sex, birth, curp, left_to from child
    where (book, key) > (${turn.home}::uuid, ${turn.child}) order by book, key limit ${AT_ONCE}`
  const last = files.at(-1)
  if (!last) {
    await tx`analyze likely_key`
    await tx`update likely_turn set slice = 0`
    return
  }
  // who moved to another center stands there
  const here = files.filter((f) => f.left_to === null)
  const keys = here.flatMap((f) => [...new Set(blocksOf(f))].map((k) => ({ k, f })))
  await tx`
    insert into likely_key (k, home, child) select hashtextextended(x.k, 0), x.home, x.child
    from unnest(${keys.map((x) => x.k)}::text[], ${keys.map((x) => x.f.book)}::uuid[], ${keys.map((x) => x.f.key)}::uuid[]) as x(k, home, child)`
  await tx`
    update likely_turn set last_home = ${last.book}, last_child = ${last.key}, compared = compared + ${here.length}`
}

/** Compares the files that share a key of one slice; a pair that shares several may be judged again in another. */
async function compareSlice(tx: Tx, house: Parts, turn: Turn, slice: number): Promise<undefined> {
  const from = -(2n ** 63n) + BigInt(slice) * SLICE
  const until = from + SLICE - 1n
  const [row] = await tx<{ n: number }>`
    select count(*)::int as n from (
      select k from likely_key where k between ${from.toString()}::bigint and ${until.toString()}::bigint
      group by k having count(*) > ${CROWD}) crowded`
  await tx`
    declare likely_pairs no scroll cursor for
    with common as materialized (
      select k, home, child from (
        select *, count(*) over (partition by k) as files from likely_key
        where k between ${from.toString()}::bigint and ${until.toString()}::bigint) x
      where files between 2 and ${CROWD}),
    pair as (
      select distinct a.child as x, a.home as x_home, b.child as y, b.home as y_home
      from common a join common b on b.k = a.k and a.child < b.child)
    select json_build_object('book', a.book, 'key', a.key, 'given', a.given, 'first', a.first, 'second', a.second, 'sex', a.sex,
        'birth', a.birth, 'curp', a.curp, 'rooms', a.rooms, 'left_on', a.left_on) as a,
      json_build_object('book', b.book, 'key', b.key, 'given', b.given, 'first', b.first, 'second', b.second, 'sex', b.sex,
        'birth', b.birth, 'curp', b.curp, 'rooms', b.rooms, 'left_on', b.left_on) as b
    from pair p join child a on a.book = p.x_home and a.key = p.x::text join child b on b.book = p.y_home and b.key = p.y::text`
  for (;;) {
    const rows = await tx<Both>`fetch 5000 from likely_pairs`
    if (rows.length === 0) break
    const alike = rows.filter(({ a, b }) => likeness(a, b).outcome !== 'no')
    const likely = (await judgedTogether(tx, house, alike)).filter((p) => p.outcome !== 'no')
    if (likely.length > 0) await keep(tx, turn.at, likely)
  }
  await tx`close likely_pairs`
  await tx`update likely_turn set slice = ${slice + 1}, crowded = crowded + ${row?.n ?? 0}`
}

/** Judges again those that are alike, with the days on which each was seen: asked of few files, never of all. */
async function judgedTogether(tx: Tx, house: Parts, pairs: readonly Both[]): Promise<Alike[]> {
  if (pairs.length === 0) return []
  const files = new Map(pairs.flatMap(({ a, b }) => [a, b].map((f) => [`${f.book}|${f.key}`, f] as const)))
  const asked = [...files.values()].map(({ book, key }) => ({ book, key }))
  const told = await Promise.all(house.presentDays.map((days) => days(tx, asked)))
  const daysOf = (f: FileRow) => told.flatMap((days) => days.get(`${f.book}|${f.key}`) ?? [])
  return pairs.map(({ a, b }) => ({
    ...likeness(a, b, togetherOf(a, b, daysOf(a), daysOf(b))),
    ...{ a, b },
  }))
}

async function keep(tx: Tx, at: string, likely: readonly Alike[]): Promise<void> {
  await tx`
    insert into likely_pair (first_book, first, second_book, second, outcome, score, reasons, found_at, looked_at)
    select x.*, ${at}, ${at} from unnest(${likely.map((l) => l.a.book)}::uuid[], ${likely.map((l) => l.a.key)}::uuid[],
      ${likely.map((l) => l.b.book)}::uuid[], ${likely.map((l) => l.b.key)}::uuid[], ${likely.map((l) => l.outcome)}::text[],
      ${likely.map((l) => l.score)}::real[], ${likely.map((l) => JSON.stringify(l.reasons))}::jsonb[]) as x
    on conflict (first, second, first_book, second_book) do update
      set outcome = excluded.outcome, score = excluded.score, reasons = excluded.reasons, looked_at = excluded.looked_at`
}

async function end(tx: Tx, turn: Turn): Promise<Looked> {
  const { at, compared, crowded } = turn
  await tx`delete from likely_pair where looked_at < ${at}`
  await tx`truncate likely_key`
  await tx`delete from likely_turn`
  await tx`
    insert into likely_look (at, compared, crowded) values (${at}, ${compared}, ${crowded})
    on conflict (one) do update set at = excluded.at, compared = excluded.compared, crowded = excluded.crowded`
  const [row] = await tx<{ n: number }>`select count(*)::int as n from likely_pair`
  return { compared, pairs: row?.n ?? 0, crowded }
}
