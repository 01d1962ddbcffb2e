// The pattern of a center's incidents: when, where, what and with whom they repeat; small numbers stay in the center.
import { SMALLEST_GROUP } from '../../../kernel/indicator.ts'
import type { IncidentPlace } from '../contract/kinds.ts'
import type { IncidentPattern, PatternIncident } from '../contract.ts'

/** Once is not a pattern. */
const TWICE = 2

function counted<K>(keys: Iterable<K>): Map<K, number> {
  const counts = new Map<K, number>()
  for (const k of keys) counts.set(k, (counts.get(k) ?? 0) + 1)
  return counts
}
const most = <T extends { count: number }>(list: readonly T[]) => [...list].sort((a, b) => b.count - a.count)

/** `named`: the caller works in the center. If not, counts under ten are null, and of children and pairs nothing is told. */
export function patternOf(
  incidents: readonly PatternIncident[],
  named: boolean,
): Omit<IncidentPattern, 'names'> {
  const shown = (count: number) => (named || count >= SMALLEST_GROUP ? count : null)
  const hurt = counted(
    incidents.flatMap((i) => i.children.filter((c) => c.part === 'hurt').map((c) => c.child)),
  )
  const did = counted(
    incidents.flatMap((i) => i.children.filter((c) => c.part === 'did').map((c) => c.child)),
  )
  const children = [...new Set([...hurt.keys(), ...did.keys()])]
    .map((child) => ({ child, hurt: hurt.get(child) ?? 0, did: did.get(child) ?? 0 }))
    .filter((c) => c.hurt + c.did >= TWICE)
    .sort((a, b) => b.hurt + b.did - a.hurt - a.did || (a.child < b.child ? -1 : 1))
  const pairs = counted(
    incidents.flatMap((i) =>
      i.children
        .filter((c) => c.part === 'did')
        .flatMap((d) =>
          i.children.filter((c) => c.part === 'hurt').map((h) => `${d.child}|${h.child}` as const),
        ),
    ),
  )
  const repeats = counted(
    incidents.flatMap((i) =>
      i.children.flatMap((c) =>
        c.part === 'there' ? [] : [[c.child, c.part, i.place ?? '', i.hour].join('|')],
      ),
    ),
  )
  return {
    total: incidents.length,
    named,
    cells: [...counted(incidents.map((i) => `${i.weekday}|${i.hour}` as const))]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([at, count]) => {
        const [weekday, hour] = at.split('|').map(Number) as [number, number]
        return { weekday, hour, count: shown(count) }
      }),
    places: most([...counted(incidents.map((i) => i.place))].map(([place, count]) => ({ place, count }))).map(
      (p) => ({ ...p, count: shown(p.count) }),
    ),
    kinds: most([...counted(incidents.map((i) => i.kind))].map(([kind, count]) => ({ kind, count }))).map(
      (k) => ({ ...k, count: shown(k.count) }),
    ),
    children: named ? children : [],
    pairs: named
      ? most([...pairs].map(([pair, count]) => ({ pair, count })))
          .filter((p) => p.count >= TWICE)
          .map(({ pair, count }) => {
            const [did, hurt] = pair.split('|') as [string, string]
            return { did, hurt, count }
          })
      : [],
    repeats: named
      ? most([...repeats].map(([key, count]) => ({ key, count })))
          .filter((r) => r.count >= TWICE)
          .map(({ key, count }) => {
            const [child, part, place, hour] = key.split('|') as [string, 'hurt' | 'did', string, string]
            return { child, part, place: (place || null) as IncidentPlace | null, hour: Number(hour), count }
          })
      : [],
  }
}
