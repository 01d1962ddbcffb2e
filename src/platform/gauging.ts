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
    for (const gauge of house.gauges) now.push(...(await gauge(tx, book, today)))
    const ids = [...house.indicators.keys()].filter((id) => GAUGES.has(id) || now.some((n) => n.indicator === id))
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
    for (const c of now) GAUGES.add(c.indicator)
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

/** Indicators that gauges have spoken of: a room that no longer has any must fall to zero. */
const GAUGES = new Set<string>()
