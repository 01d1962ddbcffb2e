// Every night: which files of the whole country may be one child's, found by what they have in common, never one with all.
import type { Db, Tx } from '../../../platform/db.ts'
import { type Likeness, likeness, type Told } from '../rules/likeness.ts'
import { blocksOf } from '../rules/likeness-blocks.ts'

/** Rows that are held in memory at once, whatever the size of the country. */
const AT_ONCE = 5000
type Side<P extends string> = { [K in keyof Told as `${P}_${K}`]: Told[K] }
type Both = Side<'a'> & Side<'b'>
type Looked = { readonly compared: number; readonly pairs: number; readonly crowded: number }

/**
 * Looks for likely pairs and keeps them; a pair that was known keeps the day on which it was found. All in one transaction:
 * who asks meanwhile sees what stood. Pairs said to be two children's are kept out where they are shown.
 */
export function findLikely(db: Db, now: Date): Promise<Looked> {
  return db.write({ system: true }, async (tx) => {
    await tx`set local statement_timeout = '20min'`
    const compared = await keysOf(tx)
    await tx`analyze likely_key`
    const crowded = await dropCrowded(tx)
    const at = now.toISOString()
    const pairs = await judgePairs(tx, at)
    await tx`delete from likely_pair where looked_at < ${at}`
    await tx`truncate likely_key`
    await tx`
      insert into likely_look (at, compared, crowded) values (${at}, ${compared}, ${crowded})
      on conflict (one) do update set at = excluded.at, compared = excluded.compared, crowded = excluded.crowded`
    return { compared, pairs, crowded }
  })
}

/** Whether pairs were ever looked for. */
export async function everLooked(db: Db): Promise<boolean> {
  const rows = await db.read({ system: true }, (read) => read<{ at: string }>`select at from likely_look`)
  return rows.length > 0
}

async function keysOf(tx: Tx): Promise<number> {
  let compared = 0
  let last = { book: '00000000-0000-0000-0000-000000000000', key: '' }
  for (;;) {
    const files = await tx<Told & { left_to: string | null }>`
      /* across: children.likely */ select book, key, given, first, second, sex, birth, curp, left_to from child
      where (book, key) > (${last.book}::uuid, ${last.key}) order by book, key limit ${AT_ONCE}`
    const end = files.at(-1)
    if (!end) return compared
    last = { book: end.book, key: end.key }
    // who moved to another center stands there
    const here = files.filter((f) => f.left_to === null)
    compared += here.length
    const keys = here.flatMap((f) => [...new Set(blocksOf(f))].map((k) => ({ k, f })))
    await tx`
      insert into likely_key (k, home, child) select hashtextextended(x.k, 0), x.home, x.child
      from unnest(${keys.map((x) => x.k)}::text[], ${keys.map((x) => x.f.book)}::uuid[], ${keys.map((x) => x.f.key)}::uuid[]) as x(k, home, child)`
  }
}

/** What many files have in common (a name everybody bears, a day typed for everybody) tells nothing. */
async function dropCrowded(tx: Tx): Promise<number> {
  const [row] = await tx<{ n: number }>`
    with crowded as (select k from likely_key group by k having count(*) > 60),
      gone as (delete from likely_key where k in (select k from crowded) returning 1)
    select count(*)::int as n, (select count(*) from gone) as keys from crowded`
  return row?.n ?? 0
}

async function judgePairs(tx: Tx, at: string): Promise<number> {
  await tx`
    declare likely_pairs no scroll cursor for
    with pair as (
      select distinct a.child as x, a.home as x_home, b.child as y, b.home as y_home
      from likely_key a join likely_key b on b.k = a.k and a.child < b.child)
    select a.book as a_book, a.key as a_key, a.given as a_given, a.first as a_first, a.second as a_second, a.sex as a_sex,
      a.birth as a_birth, a.curp as a_curp, b.book as b_book, b.key as b_key, b.given as b_given, b.first as b_first,
      b.second as b_second, b.sex as b_sex, b.birth as b_birth, b.curp as b_curp
    from pair p join child a on a.book = p.x_home and a.key = p.x::text join child b on b.book = p.y_home and b.key = p.y::text`
  let found = 0
  for (;;) {
    const rows = await tx<Both>`fetch 5000 from likely_pairs`
    if (rows.length === 0) break
    const likely: (Likeness & { row: Both })[] = []
    for (const row of rows) {
      const judged = likeness(told(row, 'a'), told(row, 'b'))
      if (judged.outcome !== 'no') likely.push({ ...judged, row })
    }
    found += likely.length
    if (likely.length > 0)
      await tx`
        insert into likely_pair (first_book, first, second_book, second, outcome, score, reasons, found_at, looked_at)
        select x.*, ${at}, ${at} from unnest(${likely.map((l) => l.row.a_book)}::uuid[], ${likely.map((l) => l.row.a_key)}::uuid[],
          ${likely.map((l) => l.row.b_book)}::uuid[], ${likely.map((l) => l.row.b_key)}::uuid[], ${likely.map((l) => l.outcome)}::text[],
          ${likely.map((l) => l.score)}::real[], ${likely.map((l) => JSON.stringify(l.reasons))}::jsonb[]) as x
        on conflict (first, second, first_book, second_book) do update
          set outcome = excluded.outcome, score = excluded.score, reasons = excluded.reasons, looked_at = excluded.looked_at`
  }
  await tx`close likely_pairs`
  return found
}

function told(row: Both, side: 'a' | 'b'): Told {
  const { a_book, a_key, a_given, a_first, a_second, a_sex, a_birth, a_curp } = row
  if (side === 'a')
    return {
      ...{ book: a_book, key: a_key, given: a_given, first: a_first, second: a_second },
      ...{ sex: a_sex, birth: a_birth, curp: a_curp },
    }
  const { b_book, b_key, b_given, b_first, b_second, b_sex, b_birth, b_curp } = row
  return {
    ...{ book: b_book, key: b_key, given: b_given, first: b_first, second: b_second },
    ...{ sex: b_sex, birth: b_birth, curp: b_curp },
  }
}
