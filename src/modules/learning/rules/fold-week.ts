// How what was said of a room's week becomes its plan and what happened of it; the same on the tablet and on the server.
import type { Fact, Stamped } from '../../../kernel/fact.ts'
import type { PlanLine } from '../contract/kinds.ts'
import type { Happened, LearningInterest, LearningWeek } from '../contract.ts'
import { mondayOf } from './week-of.ts'

const PLANNED = 'learning.week-planned'
const CHANGED = 'learning.planned-changed'
const HAPPENED = 'learning.activity-happened'

export const weekKinds = [PLANNED, CHANGED, HAPPENED] as const

/** `room|Monday` of the week a fact bears on. */
export const weekKeyOf = (f: Fact): readonly string[] => [
  `${f.about}|${f.kind === HAPPENED ? mondayOf(String(f.payload.day)) : String(f.payload.week)}`,
]

type Said = Omit<Happened, 'id' | 'by' | 'at'>
const happenedOf = ({ fact, estAt }: Stamped): Happened => {
  const p = fact.payload as Partial<Said> & Pick<Said, 'day' | 'routine' | 'title' | 'how'>
  return {
    ...{
      id: fact.id,
      by: fact.author,
      at: estAt,
      day: p.day,
      routine: p.routine,
      title: p.title,
      how: p.how,
    },
    ...{ line: p.line ?? null, activity: p.activity ?? null, children: [...(p.children ?? [])] },
    ...{ went: p.went ?? null, why: p.why ?? null, text: p.text ?? null },
  }
}

/** The last word on a planned line holds; what was done without a plan stands each time it was said. */
export function lastWords(happened: readonly Happened[]): Happened[] {
  const byLine = new Map<string, Happened>()
  for (const h of happened) byLine.set(h.line ?? h.id, h)
  return [...byLine.values()]
}

export type PlanNow = {
  readonly lines: readonly PlanLine[]
  readonly happened: readonly Happened[]
}

const inOrder = (lines: Iterable<PlanLine>): PlanLine[] =>
  [...lines].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0))

/** Facts of one week, by estimated time, upon a plan that is known already. */
export function withFacts(known: PlanNow, facts: readonly Stamped[]): PlanNow {
  let lines = new Map(known.lines.map((l) => [l.id, l]))
  const happened = [...known.happened]
  for (const s of facts) {
    const p = s.fact.payload as { lines?: PlanLine[]; line?: PlanLine; gone?: string }
    if (s.fact.kind === PLANNED) lines = new Map((p.lines ?? []).map((l) => [l.id, l]))
    else if (s.fact.kind === CHANGED && p.line) lines.set(p.line.id, p.line)
    else if (s.fact.kind === CHANGED && p.gone) lines.delete(p.gone)
    else if (s.fact.kind === HAPPENED) happened.push(happenedOf(s))
  }
  return { lines: inOrder(lines.values()), happened: lastWords(happened) }
}

export function foldWeek(book: string, key: string, facts: readonly Stamped[]): LearningWeek | undefined {
  const [room, week] = key.split('|') as [string, string]
  const { lines, happened } = withFacts({ lines: [], happened: [] }, facts)
  const plans = facts.filter((s) => s.fact.kind === PLANNED)
  const last = plans.at(-1)
  if (lines.length + happened.length === 0 && !last) return undefined
  const named = new Set(plans.flatMap((s) => s.fact.supersedes ?? []))
  const heads = plans.filter((s) => !named.has(s.fact.id))
  const told = new Map(happened.flatMap((h) => (h.line ? [[h.line, h.how] as const] : [])))
  return {
    ...{ book, key, room, week, planned: last?.fact.id ?? null, by: last?.fact.author ?? null },
    ...{ at: last?.estAt ?? null, intent: (last?.fact.payload.intent as string | undefined) ?? null },
    ...{ lines: [...lines], happened: [...happened], flags: heads.length > 1 ? ['planned-twice'] : [] },
    activities: lines.length,
    done: lines.filter((l) => told.has(l.id) && told.get(l.id) !== 'not').length,
  }
}

export const interestKinds = ['learning.interest-noted'] as const

export function foldInterest(
  book: string,
  key: string,
  facts: readonly Stamped[],
): LearningInterest | undefined {
  const said = facts.find((s) => s.fact.id === key)
  if (!said) return undefined
  const { fact, estAt } = said
  const p = fact.payload as Partial<LearningInterest> & Pick<LearningInterest, 'day' | 'topic'>
  return {
    ...{ book, key, room: fact.about, day: p.day, by: fact.author, at: estAt, topic: p.topic },
    ...{ text: p.text ?? null, children: [...(p.children ?? [])] },
  }
}
