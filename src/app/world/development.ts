// Development in the world: a child is looked at once with each list of ages; most do what others of their age do, a few leave a doubt.
import { addDays, addMonths, type Day } from '../../kernel/days.ts'
import type { Fact } from '../../kernel/fact.ts'
import type { Round } from '../../modules/development/contract.ts'
import { milestones } from '../../modules/development/rules/built-in.ts'
import { foldRounds, type Seen, seenOf } from '../../modules/development/rules/fold-development.ts'
import {
  groupBefore,
  groupOf,
  type Item,
  type ItemAnswer,
  instrumentAge,
  itemsOf,
} from '../../modules/development/rules/instrument.ts'
import { MILESTONES_RULE } from '../../modules/development/rules/judge-milestones.ts'
import { milestoneAges } from '../../modules/development/tables/milestones.ts'
import { dayOf, isOpen } from './attendance.ts'
import { childrenOf, laterOf, roomOn, type WorldChild } from './children.ts'
import { hasAdults } from './guardians.ts'
import { below, chance, draw } from './mix.ts'
import { educatorOf } from './people.ts'
import { streams } from './streams.ts'
import { instantMs, said, type World, type WorldCenter } from './world.ts'

/** Days back from the last one of which rounds are told; the list of now is told however long ago it began. */
const DAYS_TOLD = 400
/** Chances in ten thousand. */
const LOOKED_NOW = 9_000
const LOOKED_BEFORE = 8_000
const FAMILY_TELLS = 1_200
const NOT_SEEN = 700
/** Of children: something missing of two ages, or of one. */
const RED = 450
const AMBER = 900
/** Days within which a room looks at a child once its list begins, and looks again after a doubt. */
const WITHIN_DAYS = 22
const AGAIN_DAYS = 35

export type WorldRound = { readonly day: Day; readonly fact: Fact }

type Course = 'red' | 'amber' | 'green'
const courseOf = (world: World, child: WorldChild): Course => {
  const at = below(10_000, draw(streams.looked, child.entity, 0, world.seed))
  return at < RED ? 'red' : at < RED + AMBER ? 'amber' : 'green'
}

/** The next day from one on, within a week, on which the child came. */
function dayPresent(world: World, c: WorldCenter, child: WorldChild, from: Day): Day | undefined {
  for (let day = from, n = 0; n < 8; day = addDays(day, 1), n++)
    if (isOpen(day) && dayOf(world, c, child, day).came) return day
  return undefined
}

/** First day of a list for a child: corrected for an early birth below two years. */
function listFrom(child: WorldChild, months: number): Day {
  const early = child.weeks !== undefined && child.weeks < 37 ? (40 - child.weeks) * 7 : 0
  return addDays(addMonths(child.birth, months), months < 24 ? early : 0)
}

type Look = { readonly day: Day; readonly months: number; readonly nth: number; readonly now: boolean }

/** The days on which a child was looked at, and with which list. */
function looksAt(world: World, c: WorldCenter, child: WorldChild): Look[] {
  const begins = milestoneAges.map((m) => ({ m, from: listFrom(child, m) }))
  const current = begins.findLast((b) => b.from <= world.until)
  return begins.flatMap(({ m, from }, i): Look[] => {
    const next = begins[i + 1]?.from ?? addMonths(child.birth, 72)
    const now = m === current?.m
    const first = laterOf(laterOf(from, child.enrolled), c.opened)
    if (first >= next || (!now && from < addDays(world.until, -DAYS_TOLD))) return []
    const bits = (tick: number) => draw(streams.looked, child.entity, m * 10 + tick, world.seed)
    if (!chance(now ? LOOKED_NOW : LOOKED_BEFORE, bits(1))) return []
    const day = dayPresent(world, c, child, addDays(first, 3 + below(WITHIN_DAYS, bits(2))))
    // nothing is told of the last day: of it only what has happened by now is said
    const told = (d: Day | undefined): d is Day => d !== undefined && d < world.until && d < next
    if (!told(day)) return []
    const again = courseOf(world, child) === 'green' ? undefined : addDays(day, AGAIN_DAYS)
    const later = again && again < world.until ? dayPresent(world, c, child, again) : undefined
    const looks = [{ day, months: m, nth: 0, now }]
    return told(later) ? [...looks, { day: later, months: m, nth: 1, now }] : looks
  })
}

/** What was seen: of a child with a doubt, in one domain something is missing now, and of the grave ones of the age before too. */
function answersOf(world: World, child: WorldChild, look: Look, group: string): Record<string, ItemAnswer> {
  const course = courseOf(world, child)
  const bits = (tick: number) => draw(streams.answered, child.entity, look.months * 100 + tick, world.seed)
  const domain = milestones.domains[below(4, draw(streams.answered, child.entity, 0, world.seed))]!.id
  const doubtful = course === 'red' || (course === 'amber' && look.now)
  const own = itemsOf(milestones, group)
  // after a month of play one thing more is there, or all; what is missing of two ages stays so
  const grown = look.nth === 0 ? 0 : course === 'amber' && chance(5_000, bits(90)) ? 2 : 1
  const missing = doubtful ? 2 - grown : 0
  const ofDomain = own.filter((i) => i.domain === domain)
  const unmet = new Set(ofDomain.slice(ofDomain.length - missing).map((i) => i.id))
  const answer = (i: Item, at: number): ItemAnswer =>
    unmet.has(i.id) ? 0 : chance(NOT_SEEN, bits(look.nth * 40 + at)) ? null : 1
  const answers = Object.fromEntries(own.map((i, at) => [i.id, answer(i, at)]))
  const before = groupBefore(milestones, group)
  if (missing > 0 && before)
    for (const [at, i] of itemsOf(milestones, before.id, domain).toReversed().entries())
      answers[i.id] = course === 'red' && look.now && at === 0 ? 0 : 1
  return answers
}

const NOTES = [
  'En el patio, jugando con las demás.',
  'Se vio durante el juego libre; hubo que esperar a que quisiera.',
  'Con su hermana al lado se anima más.',
  'Después de la siesta, con calma.',
] as const

const known = (child: WorldChild) => ({
  ...{ birth: child.birth, gestational_weeks: child.weeks ?? null, rooms: [] },
})

/** Every round of a child, by day, each with what its room's tablet showed then. */
function roundsTold(world: World, c: WorldCenter, child: WorldChild): WorldRound[] {
  const seen: Seen[] = []
  return looksAt(world, c, child).flatMap((look) => {
    const age = instrumentAge(child.birth, child.weeks, look.day)
    const group = groupOf(milestones, age)
    const here = dayOf(world, c, child, look.day)
    if (!group || !here.came) return []
    const room = roomOn(child, look.day)
    const base = { entity: child.entity, about: child.id, book: c.id, room: room.id }
    const bits = (tick: number) => draw(streams.looked, child.entity, look.months * 10 + tick, world.seed)
    const tell = (
      answers: Record<string, ItemAnswer>,
      by: 'educator' | 'family',
      nth: number,
    ): WorldRound => {
      const payload = {
        ...{ day: look.day, instrument: milestones.id, version: milestones.version, answers },
        ...{ by, mode: 'child' },
        ...(nth === 0 && chance(2_500, bits(4)) ? { note: NOTES[below(NOTES.length, bits(5))]! } : {}),
      }
      const tick = look.months * 10 + look.nth * 2 + nth
      const at = instantMs(c, look.day, Math.max(here.arrived + 30, 600) + nth * 7, bits(6))
      const fact = said(world, {
        ...{ ...base, kind: 'development.observed', tick, at },
        ...{ author: educatorOf(world, c, room.index).id, payload },
      })
      seen.push(seenOf(fact))
      const round = foldRounds(seen, known(child)).find((r) => r.group === group.id)
      const lights = Object.fromEntries((round?.domains ?? []).map((d) => [d.domain, d.light]))
      const shown = { group: group.id, lights, light: round?.light ?? 'none', rule: MILESTONES_RULE }
      return { day: look.day, fact: { ...fact, payload: { ...payload, seen: shown } } }
    }
    const own = tell(answersOf(world, child, look, group.id), 'educator', 0)
    if (look.nth > 0 || !hasAdults(c) || !chance(FAMILY_TELLS, bits(7))) return [own]
    const heard = itemsOf(milestones, group.id, milestones.domains[below(4, bits(8))]!.id).slice(0, 2)
    const unmet = (own.fact.payload as { answers: Record<string, ItemAnswer> }).answers
    const home = Object.fromEntries(heard.map((i): [string, ItemAnswer] => [i.id, unmet[i.id] === 0 ? 0 : 1]))
    return [own, tell(home, 'family', 1)]
  })
}

/** How a child stands by the rules, from what the world said of it until a day. */
export function standsOn(rounds: readonly WorldRound[], child: WorldChild, day: Day): Round[] {
  const seen = rounds.filter((r) => r.day <= day).map((r) => seenOf(r.fact))
  return foldRounds(seen, known(child))
}

const made = new WeakMap<World, Map<number, ReadonlyMap<string, readonly WorldRound[]>>>()

/** Rounds of a center by child, kept because each month and each case asks for them again. */
export function roundsOfCenter(world: World, c: WorldCenter): ReadonlyMap<string, readonly WorldRound[]> {
  const centers = made.get(world) ?? new Map<number, ReadonlyMap<string, readonly WorldRound[]>>()
  made.set(world, centers)
  let told = centers.get(c.index)
  if (!told) {
    told = new Map(childrenOf(world, c).map((child) => [child.id, roundsTold(world, c, child)]))
    centers.set(c.index, told)
  }
  return told
}

/** Those of some days of a center, from the first one on and before the last one. */
export const factsOfRounds = (world: World, c: WorldCenter, from: Day, before: Day): Fact[] =>
  [...roundsOfCenter(world, c).values()].flatMap((rounds) =>
    rounds.flatMap((r) => (r.day >= from && r.day < before ? [r.fact] : [])),
  )
