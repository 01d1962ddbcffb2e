// The list of a center: each child with where the list of its age stands, the longest wait first.
import { ageInMonths, type Day } from '../../../kernel/days.ts'
import type { Light } from '../contract/instrument.ts'
import type { DomainResult, LookedAt } from '../contract.ts'
import { daysLate, developmentDue, type Looked, screeningDue, screeningState } from './due.ts'

export type ToList = {
  readonly child: string
  readonly name: string
  readonly birth: Day
  readonly weeks: number | null
  readonly room: string | null
  readonly since: Day | null
  readonly looked: readonly Looked[]
  readonly began: Day | null
  readonly screened: readonly Day[]
  readonly last_day: Day | null
  readonly light: Light | null
}

const RANK = { overdue: 0, due: 1, done: 2, none: 3 } as const

/** `named`: whoever asks works there; else neither names nor lights are told. */
export function listLooked(children: readonly ToList[], today: Day, named: boolean): LookedAt[] {
  return children
    .map((c): LookedAt => {
      const due = developmentDue(c, today)
      const screening = screeningDue(c, today)
      return {
        ...{ child: c.child, name: named ? c.name : null, room: c.room, birth_month: c.birth.slice(0, 7) },
        ...{ months: due?.months ?? null, state: due?.state ?? 'none', from: due?.from ?? null },
        ...{ by: due?.by ?? null, days_late: due && due.state === 'overdue' ? daysLate(due, today) : 0 },
        ...{ last_day: c.last_day, light: named ? (c.light ?? 'none') : 'none' },
        screening: screening ? { months: screening.months, by: screening.by, late: screening.late } : null,
      }
    })
    .sort(
      (a, b) =>
        RANK[a.state] - RANK[b.state] ||
        b.days_late - a.days_late ||
        ((a.by ?? '') < (b.by ?? '') ? -1 : (a.by ?? '') > (b.by ?? '') ? 1 : a.child < b.child ? -1 : 1),
    )
}

type Shares = Map<string, { part: number; whole: number }>

/** By room: of those for whom `counts` says something, how many it says yes of. */
function sharesOf<C extends { readonly room: string | null }>(
  children: readonly C[],
  counts: (c: C) => boolean | undefined,
): Shares {
  const rooms: Shares = new Map()
  for (const c of children) {
    const yes = counts(c)
    if (c.room === null || yes === undefined) continue
    const room = rooms.get(c.room) ?? { part: 0, whole: 0 }
    room.whole++
    if (yes) room.part++
    rooms.set(c.room, room)
  }
  return rooms
}

/** Of children whose time for the list of their age has passed, or who have it done: how many have it done, by room. */
export const coverageOf = (children: readonly Omit<ToList, 'name'>[], today: Day): Shares =>
  sharesOf(children, (c) => {
    const due = developmentDue(c, today)
    return !due || due.state === 'due' ? undefined : due.state === 'done'
  })

/** Domains of a round of the open milestones, by the months at which its list begins. */
export type RoundSeen = {
  readonly months: number
  readonly domains: readonly Pick<DomainResult, 'domain' | 'achieved' | 'not_yet' | 'of'>[]
}

/** Over the same children: of how many at least half of the list of their age was seen in a domain. */
export const domainCoverageOf = (
  children: readonly (Omit<ToList, 'name'> & { readonly rounds: readonly RoundSeen[] })[],
  domain: string,
  today: Day,
): Shares =>
  sharesOf(children, (c) => {
    const due = developmentDue(c, today)
    if (!due || due.state === 'due') return undefined
    const round = c.rounds.find((r) => r.months === due.months)
    const seen = round?.domains.find((d) => d.domain === domain)
    return seen !== undefined && 2 * (seen.achieved + seen.not_yet) >= seen.of
  })

/** Of children with an advised screening made, or late: how many have it made, by room. */
export const screeningCoverageOf = (children: readonly Omit<ToList, 'name'>[], today: Day): Shares =>
  sharesOf(children, (c) => {
    const state = screeningState(c, today)
    return state && state === 'made'
  })

/** The oldest cohort takes whoever is older. */
const OLDEST = 3

/** Children by completed years, up to three and more: coverage hides easily in a sum where the youngest are never looked at. */
export const cohortsOf = <C extends { readonly birth: Day }>(
  children: readonly C[],
  today: Day,
): ReadonlyMap<number, readonly C[]> =>
  Map.groupBy(children, (c) => Math.min(OLDEST, Math.max(0, Math.floor(ageInMonths(c.birth, today) / 12))))

/** A fall smaller than this, in standard deviations of the age, is within what one visit says. House rule, unconfirmed. */
const HELD_WITHIN = 0.5

/** Of children with a level at entry and one months later: how many stand where they entered, or higher; by room. */
export const heldOf = (
  children: readonly {
    readonly room: string | null
    readonly entry: number | null
    readonly level: number | null
  }[],
): Shares =>
  sharesOf(children, ({ entry, level }) =>
    entry === null || level === null ? undefined : level >= entry - HELD_WITHIN,
  )
