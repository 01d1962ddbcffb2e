// Year by year: what was published, what is planned here and what opened, three columns that are never added or mixed.
import type { PlaceTarget, YearCompared } from '../contract.ts'
import { type Account, expectedOf, PROGRAMME_END } from './ledger-on.ts'

const yearOf = (day: string) => day.slice(0, 4)
type Said = Pick<PlaceTarget, 'period' | 'centers' | 'places' | 'source' | 'published_on' | 'note'>

/** When the first of its places opened; undefined where none did. A center that receives open places opened before. */
function openedOn({ entries }: Account): string | undefined {
  return entries
    .filter((e) => e.to === 'open')
    .map((e) => e.on)
    .sort()[0]
}

/**
 * `targets` are those of the scope alone. A site or center is planned for the year in which the first of its places are expected
 * open; who has no day at all is in no year, and is told apart in the ledger.
 */
export function byYear(
  accounts: readonly Account[],
  targets: readonly Said[],
  today: string,
): YearCompared[] {
  const planned = accounts.flatMap((a) => {
    const days = expectedOf(a).flatMap((e) => (e.day === null ? [] : [{ day: e.day, places: e.places }]))
    const first = days.map((d) => d.day).sort()[0]
    return first === undefined ? [] : [{ year: yearOf(first), days }]
  })
  const opened = accounts.flatMap((a) => {
    const day = openedOn(a)
    return day === undefined || day > today ? [] : [yearOf(day)]
  })
  // places that opened in a year, net of those that were closed again in it
  const moves = accounts.flatMap((a) =>
    a.entries.flatMap((e) => {
      if (e.on > today) return []
      const n = (e.to === 'open' ? e.places : 0) - (e.from === 'open' ? e.places : 0)
      return n === 0 ? [] : [{ year: yearOf(e.on), n }]
    }),
  )
  const years = new Set([
    ...targets.map((t) => t.period).filter((p) => p !== 'total'),
    ...planned.flatMap((p) => [p.year, ...p.days.map((d) => yearOf(d.day))]),
    ...opened,
    ...moves.map((x) => x.year),
  ])
  if (years.size === 0) return []
  const last = [...years, yearOf(PROGRAMME_END)].sort().at(-1)!
  const list: YearCompared[] = []
  for (let y = Number([...years].sort()[0]); y <= Number(last); y++) {
    const year = String(y)
    list.push({
      year,
      published: targets
        .filter((t) => t.period === year)
        .map(({ centers, places, source, published_on, note }) => ({
          centers,
          places,
          source,
          published_on,
          note,
        })),
      planned: {
        centers: planned.filter((p) => p.year === year).length,
        places: planned
          .flatMap((p) => p.days)
          .reduce((n, d) => (yearOf(d.day) === year ? n + d.places : n), 0),
      },
      // a year that has not begun has nothing to tell
      opened:
        year > yearOf(today)
          ? null
          : {
              centers: opened.filter((o) => o === year).length,
              places: moves.reduce((n, x) => (x.year === year ? n + x.n : n), 0),
            },
    })
  }
  return list
}
