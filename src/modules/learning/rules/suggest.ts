// Which activities of the bank to offer a room for its week, best first, each with the reasons that put it there.
import { ageInMonths, type Day, daysBetween } from '../../../kernel/days.ts'
import type { Went } from '../contract/kinds.ts'
import type { Activity, ActivityDomain, FormativeField, Topic } from '../contract/programme.ts'
import { fieldOf } from './programme.ts'

export type RoomNeeds = {
  readonly today: Day
  readonly births: readonly Day[]
  /** in how many children of the room something of the domain is still on its way */
  readonly needs: ReadonlyMap<ActivityDomain, number>
  readonly interests: readonly { readonly topic: Topic; readonly day: Day; readonly children: number }[]
  /** the last time each was done here */
  readonly lately: ReadonlyMap<string, { readonly day: Day; readonly went: Went | null }>
  /** fields of what is in the plan already: an empty one is offered first */
  readonly planned: readonly FormativeField[]
  /** ids in the plan already */
  readonly chosen: ReadonlySet<string>
}

export type Reason =
  /** `of`: how many children of the room are of its ages, of `all` */
  | { readonly why: 'ages'; readonly of: number; readonly all: number }
  | { readonly why: 'need'; readonly domain: ActivityDomain; readonly children: number }
  | { readonly why: 'interest'; readonly topic: Topic }
  | { readonly why: 'field'; readonly field: FormativeField }
  | { readonly why: 'loved' }
  | { readonly why: 'new' }
  /** weeks ago */
  | { readonly why: 'lately'; readonly weeks: number }

export type Suggestion = {
  readonly activity: Activity
  readonly score: number
  readonly reasons: readonly Reason[]
}

/** An interest older than this has passed. Source: house proposal, children of these ages change within weeks. */
const INTEREST_DAYS = 42
/** Repeating is how infants learn; after this many weeks an activity counts as new again. */
const RECENT_WEEKS = 4
/** Source: house proposal: ages decide first, then needs and interests alike, then variety. */
const POINTS = { ages: 4, need: 3, interest: 2, field: 1.5, loved: 1, fresh: 0.5, lately: -1 } as const

const inAges = (a: Activity, months: number) => a.from <= months && months < a.to

/**
 * Pure and explained: the score is the sum of its reasons' points, and equal scores keep the order of their ids. Nothing is offered that
 * fits no child of the room; of a room without children nothing is known, so nothing is offered.
 */
export function suggest(all: readonly Activity[], room: RoomNeeds): Suggestion[] {
  const months = room.births.map((b) => ageInMonths(b, room.today))
  const size = Math.max(1, months.length)
  const heard = room.interests.filter((i) => {
    const ago = daysBetween(i.day, room.today)
    return ago >= 0 && ago <= INTEREST_DAYS
  })
  const have = new Set(room.planned)
  const judged = all.flatMap((activity): Suggestion[] => {
    if (room.chosen.has(activity.id)) return []
    const of = months.filter((m) => inAges(activity, m)).length
    if (of === 0) return []
    let score = (POINTS.ages * of) / size
    const reasons: Reason[] = [{ why: 'ages', of, all: months.length }]
    const needed = activity.domains
      .map((domain) => ({ domain, children: room.needs.get(domain) ?? 0 }))
      .filter((n) => n.children > 0)
      .sort((a, b) => b.children - a.children || (a.domain < b.domain ? -1 : 1))[0]
    if (needed) {
      score += (POINTS.need * Math.min(needed.children, size)) / size
      reasons.push({ why: 'need', ...needed })
    }
    for (const topic of activity.topics.filter((t) => heard.some((i) => i.topic === t)).slice(0, 2)) {
      score += POINTS.interest
      reasons.push({ why: 'interest', topic })
    }
    const field = fieldOf(activity)
    if (!have.has(field)) {
      score += POINTS.field
      reasons.push({ why: 'field', field })
    }
    const before = room.lately.get(activity.id)
    const weeks = before ? Math.floor(daysBetween(before.day, room.today) / 7) : undefined
    if (weeks === undefined || weeks >= RECENT_WEEKS) {
      score += POINTS.fresh
      if (weeks === undefined) reasons.push({ why: 'new' })
    } else {
      score += (POINTS.lately * (RECENT_WEEKS - weeks)) / RECENT_WEEKS
      reasons.push({ why: 'lately', weeks: Math.max(0, weeks) })
    }
    if (before?.went === 'loved') {
      score += POINTS.loved
      reasons.push({ why: 'loved' })
    }
    return [{ activity, score, reasons }]
  })
  return judged.sort((a, b) => b.score - a.score || (a.activity.id < b.activity.id ? -1 : 1))
}
