// Gauging: figures that depend on the date alone, counted anew for books that changed and for all once a day.
import type { Contribution } from '../kernel/indicator.ts'
import { lockBook } from './book-store.ts'
import type { Db } from './db.ts'
import type { House } from './house.ts'

/** Counts a book's gauges and writes the differences, so that what is above hears them like any other change. */
export async function gaugeBook(db: Db, house: House, book: string, today: string): Promise<number> {
  if (house.gauges.length === 0) return 0
  return db.write({ books: [book] }, async (tx) => {
    await lockBook(tx, book)
    const now: Contribution[] = []
    for (const gauge of house.gauges) now.push(...(await gauge.count(tx, book, today)))
    const ids = house.gauges.flatMap((g) => g.indicators)
    const had = await tx<Contribution>`
      select indicator, room, period, part, whole from figure where book = ${book} and period = 'now' and indicator = any(${ids}::text[])`
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
 * Gauges books whose pages grew or whose clock asked something since the last round, and every book when the day turns. `pagesSeen` remembers between
 * rounds. Returns how many books were counted.
 */
export async function gaugeChanged(
  db: Db,
  house: House,
  today: string,
  pagesSeen: Map<string, string>,
): Promise<number> {
  const books = await db.read(
    { all: true },
    (read) =>
      read<{
        id: string
        pages: number
        begun: string | null
      }>`/* across: books.all */ select b.id, b.pages, t.begun from book b
        left join (select book, max(from_at) || '/' || count(*) as begun from task
          where watched and from_at > now() - interval '1 day' and from_at <= now() group by book) t on t.book = b.id
        where b.kind = 'center'`,
  )
  let counted = 0
  for (const b of books) {
    const mark = `${b.pages}|${today}|${b.begun}`
    if (pagesSeen.get(b.id) === mark) continue
    await gaugeBook(db, house, b.id, today)
    pagesSeen.set(b.id, mark)
    counted++
  }
  return counted
}
