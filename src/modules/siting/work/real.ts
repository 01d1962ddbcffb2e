// What a plan predicted beside what came: children expected at each site that became an open center, and those who are enrolled.
import { SMALLEST_GROUP } from '../../../kernel/indicator.ts'
import type { Call } from '../../../platform/http.ts'
import { worksIn } from '../../../platform/who.ts'
import { enrolledIn } from '../../places/reads.ts'
import type { SitingPlan } from '../contract/plans.ts'
import type { RealRow } from '../contract.ts'
import { projectsOf } from '../reads.ts'

export async function realOf(
  call: Pick<Call, 'db' | 'scope' | 'who'>,
  plan: SitingPlan,
): Promise<{
  rows: RealRow[]
  sum: { centers: number; predicted: number; enrolled: number }
}> {
  const plots = plan.sites.flatMap((s) => (s.project ? [s.project] : []))
  const { projects, enrolled } = await call.db.read(call.scope, async (read) => {
    const found = await projectsOf(read, plan.key, plots)
    return {
      projects: found,
      enrolled: await enrolledIn(
        read,
        found.flatMap((p) => (p.center ? [p.center] : [])),
      ),
    }
  })
  const sites = new Map(plan.sites.flatMap((s) => [[s.id, s] as const, [`plot:${s.project}`, s] as const]))
  const rows = projects.flatMap((p): RealRow[] => {
    const site = sites.get(p.site)
    if (!site || p.center === null) return []
    const n = enrolled.get(p.center) ?? 0
    const hidden = n > 0 && n < SMALLEST_GROUP && !worksIn(call.who, p.center)
    return [
      {
        ...{ site: site.id, name: p.name, center: p.center, center_name: p.center_name ?? p.name },
        ...{ opened: p.opened, predicted: p.expected ?? site.expected, places: site.places },
        ...{ enrolled: hidden ? null : n, hidden },
      },
    ]
  })
  const shown = rows.filter((r) => r.enrolled !== null)
  return {
    rows,
    sum: {
      centers: shown.length,
      predicted: Math.round(10 * shown.reduce((n, r) => n + r.predicted, 0)) / 10,
      enrolled: shown.reduce((n, r) => n + (r.enrolled ?? 0), 0),
    },
  }
}
