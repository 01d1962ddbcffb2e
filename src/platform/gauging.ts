// Gauging: figures that depend on the date alone, counted anew for books that changed and for all once a day.
import type { Contribution } from '../kernel/indicator.ts'
import { lockBook } from './book-store.ts'
import type { Db, Read } from './db.ts'
import type { House } from './house.ts'
import { lookAt, NOT_WITHIN_MS } from './looked.ts'
import { tokenHash } from './secrets.ts'

const gaugesOf = (house: House) => house.gauges.flatMap((g) => g.indicators)

/** What the gauges of a book are now against what its figures say; the difference, by indicator and room. */
async function changesOf(read: Read, house: House, book: string, today: string): Promise<Contribution[]> {
  const now: Contribution[] = []
  for (const gauge of house.gauges) now.push(...(await gauge.count(read, book, today)))
  const had = await read<Contribution>`
    select indicator, room, period, part, whole from figure where book = ${book} and period = 'now' and indicator = any(${gaugesOf(house)}::text[])`
  const name = (c: Contribution) => `${c.indicator}|${c.room}`
  const after = new Map(now.map((c) => [name(c), c]))
  const before = new Map(had.map((c) => [name(c), c]))
  const changes: Contribution[] = []
  for (const key of new Set([...after.keys(), ...before.keys()])) {
    const [a, b] = [after.get(key), before.get(key)]
    const part = (a?.part ?? 0) - (b?.part ?? 0)
    const whole = (a?.whole ?? 0) - (b?.whole ?? 0)
    if (part !== 0 || whole !== 0) changes.push({ ...(a ?? b)!, part, whole })
  }
  return changes
}

/** Counts a book's gauges and writes the differences, so that what is above hears them like any other change. */
export async function gaugeBook(db: Db, house: House, book: string, today: string): Promise<number> {
  if (house.gauges.length === 0) return 0
  // Mostly nothing changed: whoever hands in facts meanwhile need not wait for the counting.
  if ((await db.read({ books: [book] }, (read) => changesOf(read, house, book, today))).length === 0) return 0
  return db.write({ books: [book] }, async (tx) => {
    await lockBook(tx, book)
    const changes = await changesOf(tx, house, book, today)
    if (changes.length === 0) return 0
    await tx`
      with fi as (
        insert into figure (book, indicator, room, period, part, whole)
        select ${book}, x.indicator, x.room, 'now', x.part, x.whole from unnest(${changes.map((c) => c.indicator)}::text[],
          ${changes.map((c) => c.room)}::uuid[], ${changes.map((c) => c.part)}::bigint[], ${changes.map((c) => c.whole)}::bigint[])
          as x(indicator, room, part, whole)
        on conflict (book, indicator, period, room) do update set part = figure.part + excluded.part, whole = figure.whole + excluded.whole
      )
      insert into figure_delta (book, indicator, period, part, whole)
      select ${book}, x.indicator, 'now', sum(x.part), sum(x.whole) from unnest(${changes.map((c) => c.indicator)}::text[],
        ${changes.map((c) => c.part)}::bigint[], ${changes.map((c) => c.whole)}::bigint[]) as x(indicator, part, whole) group by x.indicator`
    return changes.length
  })
}

/**
 * Gauges books whose pages grew or whose clock asked something since they were last gauged, not sooner than `NOT_WITHIN_MS`
 * after their last turn, and every book when the day turns. Returns how many books were counted.
 */
export async function gaugeChanged(
  db: Db,
  house: House,
  today: string,
  stopped: () => boolean = () => false,
  now: Date = new Date(),
): Promise<number> {
  // another release may count other things
  const what = tokenHash(gaugesOf(house).join()).toString('hex').slice(0, 8)
  const books = await db.read(
    { system: true },
    (read) =>
      read<{ id: string; mark: string }>`/* across: books.all */ select * from (
        select b.id, l.gauged, l.gauged_at, concat_ws('|', b.pages, ${today}::text, ${what}::text, t.begun) as mark
        from book b left join book_looked l on l.book = b.id
        left join (select book, max(from_at) || '/' || count(*) as begun from task
          where watched and from_at > now() - interval '1 day' and from_at <= now() group by book) t on t.book = b.id) x
      where gauged is distinct from mark
        and (gauged_at is null or abs(extract(epoch from gauged_at - ${now}::timestamptz)) * 1000 >= ${NOT_WITHIN_MS}
          or split_part(gauged, '|', 2) <> ${today}::text)
      order by id`,
  )
  return lookAt(db, 'gauged', books, (b) => gaugeBook(db, house, b.id, today), now, stopped)
}
