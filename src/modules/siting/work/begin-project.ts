// A chosen site becomes a construction project: one way only, and pressed twice it is one project.
import { COUNTRY_ZONE, civilDay } from '../../../kernel/days.ts'
import type { Fact } from '../../../kernel/fact.ts'
import { NATION, uuid7OfDigest } from '../../../kernel/ids.ts'
import { takeOneDecision } from '../../../platform/deciding.ts'
import { sha256 } from '../../../platform/digest.ts'
import type { Call } from '../../../platform/http.ts'
import { newId } from '../../../platform/new-id.ts'
import { Refused } from '../../../platform/refused.ts'
import { booksWith } from '../../../platform/who.ts'
import type { BuildScheme } from '../../construction/contract/stages.ts'
import { representationOf } from '../../construction/reads.ts'
import { type ProjectBegun, projectBegun } from '../contract/kinds.ts'
import type { SitingPlan } from '../contract/plans.ts'
import { begunOf, projectsOf } from '../reads.ts'

/** The same candidate is the same project, whichever plan chose it. The time in an id is identity alone. */
const projectId = (candidate: string) =>
  uuid7OfDigest(Date.UTC(2026, 0, 1), sha256(`siting project|${candidate}`))

/**
 * Refuses 404 not-in-plan, 409 withdrawn, unknown-municipality, and what construction refuses of a plot; 403 where the site's
 * representation is out of reach.
 */
export async function beginProjectOf(
  call: Pick<Call, 'db' | 'house' | 'who' | 'scope' | 'now'>,
  plan: SitingPlan,
  candidate: string,
  scheme: BuildScheme,
): Promise<{ book: string; project: string }> {
  const { db, house, who, scope, now } = call
  if (who.by !== 'person') throw new Refused(403, 'people-only')
  const site = plan.sites.find((s) => s.id === candidate)
  if (!site) throw new Refused(404, 'not-in-plan', 'site')
  const had = await db.read(scope, async (read) => {
    const begun = await begunOf(read, candidate)
    if (begun) return { book: begun.book, project: begun.key }
    const plots = site.kind === 'plot' && site.project ? [site.project] : []
    const found = plots.length > 0 ? await projectsOf(read, plan.key, plots) : []
    const own = found.find((p) => p.project === plots[0])
    return own && { book: own.book, project: own.project }
  })
  if (had) return had
  if (plan.withdrawn) throw new Refused(409, 'withdrawn', 'plan')
  const at = now()
  const today = civilDay(at.toISOString(), COUNTRY_ZONE)
  const of = await db.read({ system: true }, (read) => representationOf(read, site.municipality, today))
  if (of === undefined) throw new Refused(409, 'unknown-municipality', 'site')
  const project = projectId(candidate)
  const { name, municipality, latitude, longitude, expected, places } = site
  const payload: ProjectBegun = {
    ...{ plan: plan.key, site: candidate, expected, places, name, municipality, latitude, longitude, scheme },
  }
  const fact: Fact = {
    ...{ id: newId(at), kind: projectBegun.kind, kindVersion: projectBegun.version, about: project },
    ...{ book: of ?? NATION, happenedAt: at.toISOString(), author: who.person, origin: 'desk' },
    payload: { ...payload },
  }
  const reach = await booksWith(db, who, projectBegun.permission)
  try {
    await takeOneDecision(db, house, fact, { by: 'person', person: who.person }, reach, now)
  } catch (e) {
    // somebody pressed at the same moment: theirs is the project
    if (!(e instanceof Refused && e.code === 'already-offered')) throw e
  }
  return { book: fact.book, project }
}
