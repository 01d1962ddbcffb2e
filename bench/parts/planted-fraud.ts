// Rooms whose sheets are honest, untidy or made up: five kinds of fraud planted among rooms that only look odd.
import { type Chance, chanceOf } from './chance.ts'
import {
  ASKED_ABOVE,
  ASKED_BELOW,
  type Cohort,
  growingUp,
  meanAbility,
  normal,
  type SimulatedItem,
  USUAL,
  type Visit,
} from './growing-up.ts'

export const fraudKinds = ['drift', 'copied', 'too-good', 'impossible-age', 'digits-and-times'] as const
export type FraudKind = (typeof fraudKinds)[number]

/** One child observed once, as written down; times are wall-clock time of the room. */
export type SimulatedSheet = {
  readonly room: string
  readonly evaluator: string
  readonly child: string
  /** days since the simulation began */
  readonly day: number
  /** seconds since midnight when it was finished */
  readonly second: number
  readonly ageDays: number
  readonly items: Uint16Array
  readonly answers: Uint8Array
  /** weight in hectograms and length in millimeters of that day, as read from scale and board */
  readonly measured: readonly number[]
}
export type SimulatedRoom = {
  readonly room: string
  readonly sheets: readonly SimulatedSheet[]
  /** never read by a rule */
  readonly hidden: FraudKind | undefined
}

const DAYS_A_MONTH = 30.4375
/** Digits as people invent them: nothing round, much 3 and 7. */
const INVENTED = [0.02, 0.09, 0.15, 0.2, 0.09, 0.03, 0.09, 0.22, 0.09, 0.02]
const SHARE_OF_EACH = 0.02

/** Rooms of a seed; two in a hundred of each kind are made up, the others honest, some of them careless. */
export function roomsWithFraud(
  seed: number,
  rooms: number,
  items: readonly SimulatedItem[],
): readonly SimulatedRoom[] {
  const recipe = { ...USUAL, cohorts: rooms, early: 0.09, roundsTogether: 8 }
  const found: SimulatedRoom[] = []
  for (const cohort of growingUp(seed, items, recipe)) {
    const chance = chanceOf(Math.imul(seed + 7, 0x2545f491) ^ Math.imul(cohort.id + 1, 0x9e3779b1))
    const kind = fraudKinds[Math.floor(chance.next() / SHARE_OF_EACH)]
    const honest = sheetsOf(cohort, habitsOf(chance), chance)
    const sheets = kind === undefined ? honest : made[kind](honest, chance)
    found.push({ room: `sala-${cohort.id}`, sheets, hidden: kind })
  }
  return found
}

/** At which ages each item is asked: what an instrument says of itself. */
export function agesOfItems(items: readonly SimulatedItem[]): { fromDays: number; toDays: number }[] {
  const means = Array.from({ length: OLDEST_DAYS }, (_, day) => meanAbility(day / 365.25))
  return items.map(({ difficulty }) => {
    const from = means.findIndex((mean) => mean >= difficulty - ASKED_ABOVE)
    const to = means.findIndex((mean) => mean > difficulty + ASKED_BELOW)
    return { fromDays: from === -1 ? OLDEST_DAYS : from, toDays: to === -1 ? OLDEST_DAYS : to }
  })
}
const OLDEST_DAYS = 1_900

/** What honest people differ in. */
type Habits = {
  /** share of readings rounded to 0 or 5 */
  readonly rounds: number
  /** the whole room item by item: sheets end seconds apart */
  readonly allAtOnce: number
  /** share of sheets with a wrong date */
  readonly slips: number
  readonly startsAt: number
}
const habitsOf = (chance: Chance): Habits => ({
  rounds: 0.5 * chance.next(),
  allAtOnce: chance.next() < 0.15 ? 0.4 * chance.next() : 0.03,
  slips: 0.01 * chance.next(),
  startsAt: 8 + 3 * chance.next(),
})

function sheetsOf(cohort: Cohort, habits: Habits, chance: Chance): SimulatedSheet[] {
  const rounds = new Map<number, { child: string; visit: Visit }[]>()
  for (const child of cohort.children) {
    for (const visit of child.visits) {
      const round = rounds.get(visit.month) ?? []
      round.push({ child: child.id, visit })
      rounds.set(visit.month, round)
    }
  }
  const sheets: SimulatedSheet[] = []
  for (const [month, seen] of [...rounds].sort(([a], [b]) => a - b)) {
    let second = habits.startsAt * 3600 + 1800 * chance.next()
    let day = Math.round(month * DAYS_A_MONTH)
    for (const { child, visit } of seen) {
      const quick = chance.next() < habits.allAtOnce
      second += quick ? 5 + 20 * chance.next() : 60 + 90 * Math.exp(0.7 * normal(chance))
      if (second > 17 * 3600) {
        day++
        second = habits.startsAt * 3600
      }
      const slip = chance.next() < habits.slips ? (chance.next() < 0.5 ? 365 : -365) : 0
      sheets.push({
        room: `sala-${cohort.id}`,
        evaluator: visit.evaluator,
        child,
        day,
        second: Math.round(second),
        ageDays: visit.ageDays + slip,
        items: visit.items,
        answers: visit.answers,
        measured: measuredOf(visit.ageDays, habits.rounds, chance),
      })
    }
  }
  return sheets
}

function measuredOf(ageDays: number, rounds: number, chance: Chance): number[] {
  const months = ageDays / DAYS_A_MONTH
  const read = (value: number) => {
    const exact = Math.round(value)
    return chance.next() < rounds ? Math.round(exact / 5) * 5 : exact
  }
  return [
    read((3.4 + 5.6 * Math.sqrt(months / 12)) * 10 * (1 + 0.11 * normal(chance))),
    read((50 + 26 * Math.sqrt(months / 12)) * 10 * (1 + 0.035 * normal(chance))),
  ]
}

type Make = (honest: readonly SimulatedSheet[], chance: Chance) => SimulatedSheet[]

const made: Readonly<Record<FraudKind, Make>> = {
  /** Less and less is looked for: what was not achieved or not seen is ticked, more in every round. */
  drift: (honest, chance) => {
    const last = honest.at(-1)?.day ?? 1
    const most = 0.6 + 0.3 * chance.next()
    return honest.map((s) => ({
      ...s,
      answers: s.answers.map((a) => (a !== 1 && chance.next() < (most * s.day) / last ? 1 : a)),
    }))
  },
  /** The first child of the day is looked at, the others get the same with a cross changed here and there. */
  copied: (honest, chance) => {
    const changed = 0.03 + 0.07 * chance.next()
    const template = new Map<string, number>()
    return honest.map((s) => ({
      ...s,
      answers: s.answers.map((a, i) => {
        const key = `${s.day}:${s.items[i]}`
        const before = template.get(key)
        if (before === undefined) template.set(key, a)
        return before === undefined || chance.next() < changed ? a : before
      }),
    }))
  },
  /** Everything is well with everybody. */
  'too-good': (honest, chance) => {
    const kept = 0.1 * chance.next()
    return honest.map((s) => ({
      ...s,
      answers: s.answers.map((a) => (a !== 1 && chance.next() < kept ? a : 1)),
    }))
  },
  /** Sheets of an age the child is not of: filled afterwards, for children who were not there. */
  'impossible-age': (honest, chance) => {
    const share = 0.08 + 0.2 * chance.next()
    return honest.map((s) =>
      chance.next() < share
        ? { ...s, ageDays: s.ageDays + (chance.next() < 0.3 ? -1 : 1) * (200 + chance.below(400)) }
        : s,
    )
  },
  /** Half invent their weights and lengths, half fill a round at one sitting, late or in a minute. */
  'digits-and-times': (honest, chance) => {
    if (chance.next() < 0.5) {
      const last = () => {
        let u = chance.next()
        return Math.max(
          0,
          INVENTED.findIndex((p) => {
            u -= p
            return u < 0
          }),
        )
      }
      return honest.map((s) => ({ ...s, measured: s.measured.map((m) => Math.floor(m / 10) * 10 + last()) }))
    }
    const atNight = chance.next() < 0.5
    const seconds = new Map<number, number>()
    return honest.map((s) => {
      const before = seconds.get(s.day) ?? (atNight ? 20.5 : 12) * 3600 + chance.below(3600)
      const second = before + (atNight ? 45 + chance.below(60) : 4 + chance.below(20))
      seconds.set(s.day, second)
      return { ...s, second }
    })
  },
}
