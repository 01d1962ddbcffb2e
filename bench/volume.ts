// What a child weighs: bytes a year, and the hours a year of the nation takes to be derived again; extrapolated from one representation.
import { houseWith } from '../src/app/modules.ts'
import { addDays, type Day, weekday } from '../src/kernel/days.ts'
import { restDayOn } from '../src/kernel/holidays.ts'
import { builtInTables } from '../src/modules/growth/rules/built-in-tables.ts'
import { openDb, type Read } from '../src/platform/db.ts'
import { rebuildBook } from '../src/platform/rebuilding.ts'
import { remark } from './fixture.ts'
import { type NationGround, onNation } from './parts/nation.ts'
import type { Bench, Measured } from './run.ts'

/** Centers whose books are derived again: enough for a rate, and done in minutes. */
const RETAKEN = 20
/** What a row costs whatever its kind: the fact, its page and what leads to it. */
const OF_FACTS = ['fact', 'page', 'fact_key', 'fact_mark', 'device_seq']

/** Working days of the year that ends on a day. */
function openDays(until: Day): number {
  let days = 0
  for (let i = 0; i < 365; i++) {
    const day = addDays(until, -i)
    if (weekday(day) > 0 && weekday(day) < 6 && !restDayOn(day)) days++
  }
  return days
}

/** Bytes of tables with their indexes and partitions. */
async function bytesOf(read: Read, tables: readonly string[]): Promise<number> {
  const [r] = await read<{ bytes: number }>`
    select coalesce(sum(pg_total_relation_size(c.oid)), 0)::bigint as bytes from pg_class c
    left join pg_inherits i on i.inhrelid = c.oid
    where c.relkind in ('r', 'p') and (c.relname = any(${tables}::text[]) or i.inhparent::regclass::text = any(${tables}::text[]))`
  return r!.bytes
}

async function measure(ground: NationGround): Promise<Measured[]> {
  const house = houseWith(builtInTables())
  const db = openDb(ground.url, { max: 2, timeoutMs: 600_000 })
  try {
    const told = await db.read({ system: true }, async (read) => {
      const [chosen] = await read<{ representation: string; books: string[] }>`
        select b.representation, array_agg(b.center order by b.center) as books
        from nido_representations_of(array(select book from center), current_date) b
        where b.representation is not null group by 1 order by abs(count(*) - 60), 1 limit 1`
      const { books, representation } = chosen!
      const [of] = await read<{ children: number; door: number; days: number; rest: number; until: string }>`
        select (select count(*) from child where book = any(${books}::uuid[]) and left_on is null) as children,
          count(*) filter (where kind like 'attendance.%') as door, count(*) filter (where kind not like 'attendance.%') as rest,
          (select count(distinct day) from attendance_day where book = any(${books}::uuid[])) as days,
          (select max(day) from attendance_day where book = any(${books}::uuid[])) as until
        from fact where book = any(${books}::uuid[])`
      const [all] = await read<{
        facts: number
        door: number
        figures: number
        dayRows: number
        figureDays: number
      }>`
        select count(*) as facts, count(*) filter (where kind like 'attendance.%') as door,
          (select count(*) from figure) as figures,
          (select count(*) from figure where period ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$') as "dayRows",
          (select count(distinct period) from figure where period ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$') as "figureDays" from fact`
      const doorTables = house.takings.map((t) => t.table).filter((t) => t.startsWith('attendance'))
      const rest = house.takings.map((t) => t.table).filter((t) => !doorTables.includes(t))
      return {
        ...{ representation, books, of: of!, all: all! },
        facts: await bytesOf(read, OF_FACTS),
        door: await bytesOf(read, doorTables),
        rest: await bytesOf(read, [...rest, 'feed']),
        figures: await bytesOf(read, ['figure']),
      }
    })
    const { of, all } = told
    const open = openDays(of.until)
    const perFact = told.facts / all.facts
    const doorBytes = perFact + told.door / Math.max(1, all.door)
    const restBytes = perFact + told.rest / Math.max(1, all.facts - all.door)
    const doorAYear = (of.door / of.children / of.days) * open
    const restAYear = of.rest / of.children
    const figureAYear =
      ((told.figures / all.figures) *
        (all.figures - all.dayRows + (all.dayRows / Math.max(1, all.figureDays)) * open)) /
      ground.children
    const child = doorAYear * doorBytes + restAYear * restBytes + figureAYear
    remark(
      `one representation: ${told.books.length} centers, ${of.children} children; a child and year: ${doorAYear.toFixed(0)} facts at the door (${open} open days), ${restAYear.toFixed(1)} others`,
    )
    remark(
      `bytes with indexes: ${doorBytes.toFixed(0)} a fact at the door, ${restBytes.toFixed(0)} another, ${(figureAYear / 1000).toFixed(1)} kB figures a child and year`,
    )
    const some = told.books.slice(0, RETAKEN)
    const from = performance.now()
    const [facts] = await db.read(
      { system: true },
      (read) => read<{ n: number }>`select count(*) as n from fact where book = any(${some}::uuid[])`,
    )
    const begun = performance.now()
    for (const book of some) {
      const differences = await rebuildBook(db, house, book)
      if (differences.length > 0)
        throw new Error(`${book} came out otherwise: ${JSON.stringify(differences)}`)
    }
    const rate = facts!.n / ((performance.now() - begun) / 1000)
    const year = (doorAYear + restAYear) * ground.children
    remark(
      `derived again: ${facts!.n} facts of ${some.length} centers in ${((performance.now() - from) / 1000).toFixed(0)} s, ${rate.toFixed(0)} facts/s in one process; a year of the nation: ${(year / 1e6).toFixed(0)} million facts`,
    )
    return [
      { id: 'volume.child', value: child / 1000, unit: 'kB' },
      { id: 'volume.nation', value: (child * ground.children) / 1e9, unit: 'GB' },
      { id: 'volume.retake', value: year / rate / 3600, unit: 'h' },
    ]
  } finally {
    await db.close()
  }
}

export const benches: readonly Bench[] = [
  {
    ids: ['volume.child', 'volume.nation', 'volume.retake'],
    run: ({ seed, signal }) => onNation(seed, signal, measure),
  },
]
