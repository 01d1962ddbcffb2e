// Published targets beside each other: where their parts do not add up to their total, and where sources say different numbers.
import type { PlaceTarget } from '../contract.ts'

type Said = Pick<PlaceTarget, 'scope' | 'place' | 'period' | 'centers' | 'places' | 'source' | 'published_on'>

export type Disagreement =
  /** the years of a place add up to something else than its total */
  | {
      readonly kind: 'sum'
      readonly scope: Said['scope']
      readonly place: string | null
      readonly what: 'centers' | 'places'
      readonly years: readonly string[]
      readonly sum: number
      readonly total: number
    }
  /** two sources give different numbers for the same place and period */
  | {
      readonly kind: 'sources'
      readonly scope: Said['scope']
      readonly place: string | null
      readonly what: 'centers' | 'places'
      readonly period: string
      readonly numbers: readonly number[]
    }
  /** the parts told of a place are already more than its total */
  | {
      readonly kind: 'parts'
      readonly scope: Said['scope']
      readonly place: string | null
      readonly what: 'centers' | 'places'
      readonly sum: number
      readonly total: number
    }

const WHATS = ['centers', 'places'] as const

/** Of several versions of one source the last published holds; of several sources the one published last, undated ones before. */
export function latestOf<T extends Said>(targets: readonly T[]): T[] {
  const last = new Map<string, T>()
  for (const t of [...targets].sort((a, b) => ((a.published_on ?? '') < (b.published_on ?? '') ? -1 : 1)))
    last.set(`${t.scope}|${t.place ?? ''}|${t.period}|${t.source}`, t)
  return [...last.values()]
}

/** Total; in a fixed order whatever the order of the targets. */
export function disagreementsOf(all: readonly Said[]): Disagreement[] {
  const targets = latestOf(all)
  const found: Disagreement[] = []
  const places = Map.groupBy(targets, (t) => `${t.scope}|${t.place ?? ''}`)
  for (const [, of] of [...places].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const { scope, place } = of[0]!
    for (const what of WHATS) {
      const numbers = (period: string) => [
        ...new Set(of.filter((t) => t.period === period).flatMap((t) => (t[what] === null ? [] : [t[what]]))),
      ]
      const periods = [...new Set(of.map((t) => t.period))].sort()
      for (const period of periods) {
        const said = numbers(period).sort((a, b) => a - b)
        if (said.length > 1) found.push({ kind: 'sources', scope, place, what, period, numbers: said })
      }
      const years = periods.filter((p) => p !== 'total' && numbers(p).length > 0)
      const total = Math.max(...numbers('total'))
      if (years.length > 1 && Number.isFinite(total)) {
        const sum = years.reduce((n, y) => n + Math.max(...numbers(y)), 0)
        if (sum !== total) found.push({ kind: 'sum', scope, place, what, years, sum, total })
      }
      const parts = targets.filter(
        (t) =>
          t.period === 'total' &&
          t[what] !== null &&
          ((scope === 'nation' && t.scope === 'state') ||
            (scope === 'state' && t.scope === 'municipality' && t.place?.startsWith(place ?? '-'))),
      )
      const byPart = Map.groupBy(parts, (t) => t.place)
      const sum = [...byPart.values()].reduce((n, p) => n + Math.max(...p.map((t) => t[what] ?? 0)), 0)
      if (Number.isFinite(total) && sum > total) found.push({ kind: 'parts', scope, place, what, sum, total })
    }
  }
  return found
}
