// The points of a map as they stand before a plan and with it, and the nurseries that count as standing.
import type { SitingInstance } from '../contract/instance.ts'
import type { PlanParameters } from '../contract/plans.ts'
import { standingOf } from '../rules/plan-coverage.ts'
import { type Spot, spotOf } from './map-marks.ts'
import type { MapPoint } from './plan-map.tsx'
import type { Shown } from './workbench-talk.ts'

export const spotsOf = ({ points }: SitingInstance): readonly Spot[] =>
  points.key.map((_, k) => spotOf(points.latitude[k]!, points.longitude[k]!))

/** Points without children are left out. */
export function mapPointsOf(
  { points }: SitingInstance,
  spots: readonly Spot[],
  shown: Shown | undefined,
): readonly MapPoint[] {
  if (!shown || shown.after.length !== spots.length) return []
  return spots.flatMap((spot, k) =>
    shown.children[k]! > 0
      ? [
          {
            spot,
            state: points.municipality[k]!.slice(0, 2),
            was: standingOf(shown.before[k]!, shown.after[k]!),
          },
        ]
      : [],
  )
}

export function mapStandingOf({ standing }: SitingInstance, counts: PlanParameters['standing']) {
  const on = {
    center: counts.centers,
    public: counts.public,
    private: counts.private,
    unknown: counts.public,
  }
  return standing.id.flatMap((_, k) =>
    on[standing.kind[k]!]
      ? [
          {
            ...spotOf(standing.latitude[k]!, standing.longitude[k]!),
            state: standing.municipality[k]!.slice(0, 2),
          },
        ]
      : [],
  )
}
