// Signals of the children of a center: each compared with itself, beside all that the same person saw in the same round.
import { daysBetween } from '../../../kernel/days.ts'
import type { ChildSignal, VisitReading } from '../contract.ts'
import { type AlertRules, alertRulesOn } from './alert-rules.ts'
import { followRoom, type RoomRound } from './follow-room.ts'
import { type Conditional, firstSignal, type Signal, type SignalRules } from './signals.ts'

export type ReadChild = { readonly child: string; readonly readings: readonly VisitReading[] }

type Placed = { readonly child: number; readonly r: VisitReading }
type Round = { readonly first: string; readonly seen: Placed[] }

/** Rounds in order of their first day: sheets of one evaluator within days of each other, each child once. */
function roundsOf(children: readonly ReadChild[], rules: AlertRules): Round[] {
  const all = children
    .flatMap(({ child, readings }, i) =>
      readings.filter((r) => r.value !== null).map((r) => ({ child: i, r, id: child })),
    )
    .sort((a, b) => (a.r.day !== b.r.day ? (a.r.day < b.r.day ? -1 : 1) : a.id < b.id ? -1 : 1))
  const rounds: Round[] = []
  const open = new Map<string, Round>()
  for (const placed of all) {
    const of = placed.r.evaluator ?? placed.id
    const round = open.get(of)
    const goes =
      round &&
      daysBetween(round.first, placed.r.day) <= rules.visitDays &&
      !round.seen.some((s) => s.child === placed.child)
    if (goes) round.seen.push(placed)
    else {
      const begun = { first: placed.r.day, seen: [placed] }
      open.set(of, begun)
      rounds.push(begun)
    }
  }
  return rounds
}

/** Every signal of one child, in order: after one has spoken, the rules begin to listen anew. */
function signalsAlong(rules: SignalRules, scores: readonly Conditional[]): Signal[] {
  const found: Signal[] = []
  for (let from = 0; from < scores.length; ) {
    const rest = scores.slice(from)
    const signal = firstSignal(rules, rest)
    if (!signal) break
    found.push(signal)
    from += rest.findIndex((s) => s.ageDays === signal.ageDays) + 1
  }
  return found
}

/**
 * All signals of each child of a center, by the child's place in `children`, in order of day. Pure: the same rows, in any order,
 * give the same signals. Who is not in `children` is not compared with.
 */
export function signalsOf(
  children: readonly ReadChild[],
  rules: AlertRules = alertRulesOn('9999-12-31'),
): ReadonlyMap<string, readonly ChildSignal[]> {
  const rounds = roundsOf(children, rules)
  const scores = followRoom(
    rules.signals.memory,
    children.length,
    rounds.map(
      ({ seen }): RoomRound => ({
        readings: seen.map(({ child, r }) => ({
          child,
          reading: { ageDays: r.age_days, value: r.value!, variance: r.variance! },
        })),
      }),
    ),
  )
  return new Map(
    children.map(({ child, readings }, i) => {
      const dayAt = (ageDays: number) => readings.find((r) => r.age_days === ageDays)!.day
      const falls = signalsAlong(rules.signals, scores[i]!).map((s) => ({
        ...{ child, day: dayAt(s.ageDays), why: s.why, figure: Math.round(s.figure * 100) / 100 },
        ...{ items: [], rules: rules.id },
      }))
      const flags = readings
        .filter((r) => r.flags.length > 0)
        .map((r) => ({
          ...{ child, day: r.day, why: 'red-flag' as const, figure: r.flags.length },
          ...{ items: r.flags, rules: rules.id },
        }))
      const once = readings
        .filter((r) => r.once !== undefined)
        .map((r) => ({
          ...{ child, day: r.day, why: 'once' as const, figure: r.once!.length },
          ...{ items: r.once!, rules: rules.id },
        }))
      // one signal a day: a red flag says more than a fall on the same day, and a fall more than one skill not seen
      const byDay = new Map<string, ChildSignal>()
      for (const s of [...once, ...falls, ...flags]) byDay.set(s.day, s)
      return [child, [...byDay.values()].sort((a, b) => (a.day < b.day ? -1 : 1))]
    }),
  )
}

/** The last signal, as long as it stands: later ones say more than earlier ones, but for one skill not seen once. */
export function standingSignal(
  signals: readonly ChildSignal[],
  today: string,
  rules: AlertRules = alertRulesOn(today),
): ChildSignal | undefined {
  const standing = signals.filter((s) => s.day <= today && daysBetween(s.day, today) <= rules.standsDays)
  return standing.findLast((s) => s.why !== 'once') ?? standing.at(-1)
}

/** Of a center: one for each child that has one, the latest day first. */
export const standingSignals = (children: readonly ReadChild[], today: string): ChildSignal[] =>
  [...signalsOf(children).values()]
    .flatMap((signals) => standingSignal(signals, today) ?? [])
    .sort((a, b) => (a.day !== b.day ? (a.day > b.day ? -1 : 1) : a.child < b.child ? -1 : 1))
