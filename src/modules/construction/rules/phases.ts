// The four spans of a project on a line of time: what is over, what goes on, what is expected, and what was planned beside it.
import type { Phase, PhaseSpan } from '../contract/programme.ts'
import type { Stage } from '../contract/stages.ts'
import type { ConstructionProject } from '../contract.ts'
import { beforeOf, overOn, stagesOf } from './stage-line.ts'

/** By which stages a span ends: it is over when all of them are. */
const phases: readonly (readonly [Phase, readonly Stage[]])[] = [
  ['plot', ['offered', 'visited', 'validated', 'file', 'accepted', 'deed']],
  ['contract', ['design', 'tender', 'contract']],
  ['works', ['works']],
  ['ready', ['equipment', 'staffing', 'licence', 'open']],
]

const latest = (days: readonly (string | null | undefined)[]): string | null =>
  days.reduce<string | null>((last, d) => (d && (last === null || d > last) ? d : last), null)
const allKnown = (days: readonly (string | null | undefined)[]) =>
  days.length > 0 && days.every((d) => d !== null && d !== undefined)

/**
 * A span begins when what it waited for was over; one whose beginning nobody knows begins with the first day known within it.
 * Spans without any day are left out. Nothing is guessed: an end that nobody told is null.
 */
export function spansOf(p: Pick<ConstructionProject, 'scheme' | 'stages' | 'stage'>): readonly PhaseSpan[] {
  const of = new Map(p.stages.map((s) => [s.stage, s]))
  const line = stagesOf(p.scheme)
  const found: PhaseSpan[] = []
  for (const [phase, ends] of phases) {
    const own = ends.filter((s) => line.includes(s))
    if (own.length === 0) continue
    const waits = [...new Set(own.flatMap((s) => beforeOf(s, p.scheme)))].filter((s) => !own.includes(s))
    const over = own.every((s) => overOn(of.get(s)) !== null)
    const awaited = waits.map((s) => overOn(of.get(s)) ?? of.get(s)?.forecast ?? of.get(s)?.planned)
    // of what it waits for all must be known: the last of some is no beginning
    const begunBy = allKnown(awaited) ? latest(awaited) : null
    const within = own.map((s) => overOn(of.get(s)) ?? of.get(s)?.forecast ?? of.get(s)?.planned)
    const first = within.reduce<string | null>(
      (least, d) => (d && (least === null || d < least) ? d : least),
      null,
    )
    const from = begunBy !== null && (first === null || begunBy <= first) ? begunBy : first
    if (from === null) continue
    const to = over || allKnown(within) ? latest(within) : (within.at(-1) ?? null)
    const started =
      waits.every((s) => overOn(of.get(s)) !== null) || own.some((s) => overOn(of.get(s)) !== null)
    const plannedEnds = own.map((s) => of.get(s)?.planned)
    const plannedFrom = latest(waits.map((s) => of.get(s)?.planned)) ?? plannedEnds.find((d) => d) ?? null
    const plannedTo = allKnown(plannedEnds) ? latest(plannedEnds) : (plannedEnds.at(-1) ?? null)
    const seen = own.every((s) => of.get(s)?.actual)
    found.push({
      ...{ phase, from, to: to !== null && to >= from ? to : null },
      is: over ? (seen ? 'over' : 'told') : started ? 'going' : 'to-come',
      planned: plannedFrom && plannedTo && plannedFrom <= plannedTo ? [plannedFrom, plannedTo] : null,
    })
  }
  return found
}
