// A plan while it is made: lines put in, taken out, thought for somebody; nothing is said before it is saved.
import type { Day } from '../../../kernel/days.ts'
import { addDays, daysBetween } from '../../../kernel/days.ts'
import type { PlanLine } from '../contract/kinds.ts'
import type { Activity, Routine } from '../contract/programme.ts'
import type { LearningWeek } from '../contract.ts'

export type PlanDraft = {
  readonly lines: readonly PlanLine[]
  readonly intent: string
  /** differs from what is saved */
  readonly touched: boolean
}

export const draftOf = (week: LearningWeek | null): PlanDraft => ({
  lines: week?.lines ?? [],
  intent: week?.intent ?? '',
  touched: false,
})

const withLines = (draft: PlanDraft, lines: readonly PlanLine[]): PlanDraft => ({
  ...draft,
  lines,
  touched: true,
})

export const putActivity = (draft: PlanDraft, id: string, day: Day, a: Activity): PlanDraft =>
  withLines(draft, [...draft.lines, { id, day, routine: a.routine, title: a.title, activity: a.id }])

export const putOwn = (draft: PlanDraft, id: string, day: Day, routine: Routine, title: string): PlanDraft =>
  withLines(draft, [...draft.lines, { id, day, routine, title: title.trim() }])

export const takeOut = (draft: PlanDraft, id: string): PlanDraft =>
  withLines(
    draft,
    draft.lines.filter((l) => l.id !== id),
  )

/** Nobody and no words are left out altogether. */
export const forWhom = (draft: PlanDraft, id: string, children: readonly string[], note: string): PlanDraft =>
  withLines(
    draft,
    draft.lines.map((l) => {
      if (l.id !== id) return l
      const { children: _children, note: _note, ...rest } = l
      return {
        ...rest,
        ...(children.length > 0 ? { children: [...children] } : {}),
        ...(note.trim().length > 1 ? { note: note.trim() } : {}),
      }
    }),
  )

/** The week before, day by day, under new names; nothing is added twice on the same day. */
export const copyWeek = (
  draft: PlanDraft,
  before: LearningWeek,
  week: Day,
  newId: () => string,
): PlanDraft => {
  const had = new Set(draft.lines.map((l) => `${l.day}|${l.title}`))
  const moved = before.lines
    .map((l) => ({ ...l, id: newId(), day: addDays(week, daysBetween(before.week, l.day)) }))
    .filter((l) => !had.has(`${l.day}|${l.title}`))
  return withLines(draft, [...draft.lines, ...moved])
}
