// The synthetic world: what one seed and one last day define, and how its facts are said.
import { addDays, type Day, dayNumber } from '../../kernel/days.ts'
import type { Fact } from '../../kernel/fact.ts'
import { zoneRuleOf } from '../../kernel/time-zones.ts'
import { representationId } from '../../kernel/told-ids.ts'
import { sha256 } from '../../platform/digest.ts'
import { below, draw, entityId, factId, seedOf } from './mix.ts'
import { centerNames } from './names.ts'
import {
  type CenterSite,
  layouts,
  municipalities,
  type RoomPlan,
  sites,
  type WorldMunicipality,
} from './places.ts'
import { streams } from './streams.ts'
import { midnightMs } from './zones.ts'

/** Raised when the same seed would say something else: facts of an older edition then keep their own ids. */
export const EDITION = 10

export type WorldCenter = {
  readonly index: number
  readonly id: string
  readonly code: string
  readonly name: string
  readonly site: Pick<CenterSite, 'municipality' | 'zone' | 'scheme'>
  readonly municipality: WorldMunicipality
  readonly timeZone: string
  readonly opened: Day
  readonly rooms: readonly WorldRoom[]
}
export type WorldRoom = RoomPlan & { readonly index: number; readonly id: string }

export type World = {
  readonly seed: number
  /** last day of which something is said */
  readonly until: Day
  /** seed of fact ids: another last day is another world */
  readonly saying: number
  readonly centers: readonly WorldCenter[]
}

/** Book and id of a representation: the real one's, so that an import of the real list finds it. */
export const representationOf = (code: string): string => representationId(sha256, code)

const byKey = new Map(municipalities.map((m) => [m.cvegeo, m]))

/** For who asks only for ids of centers, rooms and people: they depend on the seed alone, so any last day will do. */
export const ANY_DAY: Day = '2026-01-01'

/** Ids of centers, rooms and people depend on the seed alone; days and ages on the last day too. `most`: only the first sites. */
export function worldOf(seed: number, until: Day, most: number = sites.length): World {
  const centers = sites.slice(0, most).map((site, index): WorldCenter => {
    const municipality = byKey.get(site.municipality)!
    const id = entityId(streams.center, index, seed)
    return {
      index,
      id,
      code: `P-${String(index + 1).padStart(2, '0')}`,
      name: `CECI ${centerNames[index]}`,
      site,
      municipality,
      timeZone: zoneRuleOf(site.municipality)!.timeZone,
      opened: addDays(until, -(200 + below(500, draw(streams.centerOpening, index, 0, seed)))),
      rooms: layouts[site.places].map((plan, i) => ({
        ...plan,
        index: i,
        id: entityId(streams.room, index * 100 + i, seed),
      })),
    }
  })
  return { seed, until, saying: seedOf(seed, dayNumber(until), EDITION), centers }
}

export type Said = {
  readonly kind: string
  /** what makes the fact's id, with its kind: the thing it is about and the tick (day, month, order) */
  readonly entity: number
  readonly tick: number
  readonly about: string
  readonly book: string
  readonly room?: string
  readonly at: number
  readonly author: string
  readonly payload: Fact['payload']
  /** of the kind; 1 without it */
  readonly version?: number
}

const kindNumbers = new Map<string, number>()
for (const [i, kind] of [
  'network.representation-named',
  'network.municipality-named',
  'network.municipality-assigned',
  'network.center-registered',
  'network.room-opened',
  'staff.person-registered',
  'staff.post-held',
  'children.child-registered',
  'children.child-placed',
  'children.alert-noted',
  'attendance.arrived',
  'attendance.left',
  'attendance.absent',
  'growth.measured',
  'attendance.register-brought',
  'attendance.moved-room',
  'book.withdrawn',
  'guardians.adult-named',
  'guardians.consent-said',
  'guardians.notice-delivered',
  'guardians.restriction-noted',
  'daily.ate',
  'daily.drank',
  'daily.slept',
  'daily.sleep-checked',
  'daily.woke',
  'daily.changed',
  'daily.outdoors',
  'daily.handed-over',
  'attendance.visitor-entered',
  'attendance.visitor-left',
  'attendance.medicine-handed',
  'protection.person-named',
  'daily.noted',
  'safety.incident-noted',
  'safety.incident-described',
  'safety.child-seen',
  'safety.family-told',
  'safety.paper-signed',
  'safety.incident-reviewed',
  'safety.incident-closed',
  'development.observed',
  'referrals.doubt-noted',
  'referrals.family-talked',
  'referrals.referred',
  'referrals.appointment-said',
  'referrals.answer-received',
  'referrals.plan-made',
  'referrals.plan-tried',
  'referrals.plan-reviewed',
  'referrals.rescreened',
  'referrals.case-closed',
  'learning.week-planned',
  'learning.activity-happened',
  'learning.interest-noted',
  'learning.observation-noted',
  'learning.transition-written',
  'places.site-registered',
  'places.planned',
  'places.stepped',
  'places.target-published',
  'construction.plot-offered',
  'construction.plot-visited',
  'construction.stage-dated',
  'construction.document-told',
  'construction.tender-told',
  'construction.budget-approved',
  'construction.contract-signed',
  'construction.schedule-set',
  'construction.payment-made',
  'construction.committee-formed',
  'construction.progress-told',
  'construction.log-noted',
  'construction.requirement-checked',
  'construction.fell-out',
  'mentoring.visited',
  'mentoring.agreed',
  'mentoring.agreement-told',
  'partners.organization-listed',
  'partners.organization-registered',
  'partners.interest-told',
  'partners.interest-answered',
  'partners.contact-told',
  'partners.step-told',
  'partners.advised',
  'partners.material-added',
  'partners.event-planned',
  'partners.event-held',
  'needs.study-opened',
  'needs.roster-told',
  'needs.survey-closed',
  'needs.survey-counted',
  'needs.result-asked',
  'needs.result-worked',
  'needs.report-delivered',
  'needs.report-shared',
  'agreements.opened',
  'agreements.clause-put',
  'agreements.center-named',
  'agreements.commitment-made',
  'agreements.evidence-presented',
  'agreements.evidence-judged',
  'agreements.baseline-told',
  'agreements.month-reported',
].entries()) {
  kindNumbers.set(kind, streams.said + i)
}

/** A fact of the world; its id follows from what it says, so saying it twice is saying it once. */
export function said(world: World, s: Said): Fact {
  const stream = kindNumbers.get(s.kind)
  if (stream === undefined) throw new Error(`the world has no number for ${s.kind}`)
  return {
    id: factId(s.at, stream, s.entity, s.tick, world.saying),
    kind: s.kind,
    kindVersion: s.version ?? 1,
    about: s.about,
    book: s.book,
    ...(s.room === undefined ? {} : { room: s.room }),
    happenedAt: new Date(s.at).toISOString(),
    author: s.author,
    origin: 'world',
    payload: s.payload,
  }
}

/** An instant of the local clock of a center: minutes after midnight, and milliseconds so that no two taps coincide. */
export function instantMs(center: WorldCenter, day: Day, minutes: number, jitterBits = 0): number {
  return midnightMs(day, center.timeZone) + minutes * 60_000 + (jitterBits % 60_000)
}
