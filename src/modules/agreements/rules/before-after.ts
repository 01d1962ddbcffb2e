// A company's months beside its baseline: days of absence and departures for a hundred people, of parents and of everybody else.
import type { AgreementBaseline, AgreementReport } from '../contract.ts'

type Totals = Pick<
  AgreementReport,
  'workers' | 'parents' | 'days' | 'parents_absent' | 'others_absent' | 'parents_left' | 'others_left'
>
export type Rates = {
  /** person-days of absence for 100 person-days of work; null where they were not told */
  readonly parentsAbsent: number | null
  readonly othersAbsent: number | null
  /** of 100 people, who left, for a month of 21 working days */
  readonly parentsLeft: number | null
  readonly othersLeft: number | null
}

/** Working days of a month: what departures of months of several lengths are brought to. */
const MONTH_DAYS = 21
const per100 = (n: number | null, of: number): number | null =>
  n === null || of <= 0 ? null : (100 * n) / of

export function ratesOf(t: Totals): Rates {
  const others = t.workers - t.parents
  const months = t.days / MONTH_DAYS
  return {
    parentsAbsent: per100(t.parents_absent, t.parents * t.days),
    othersAbsent: per100(t.others_absent, others * t.days),
    parentsLeft: per100(t.parents_left, t.parents * months),
    othersLeft: per100(t.others_left, others * months),
  }
}

export type BeforeAfter = {
  readonly before: Rates | null
  readonly months: readonly (Rates & { readonly month: string; readonly open: boolean })[]
  /** all months since opening together; null without any */
  readonly after: Rates | null
  /** by how much parents changed more than everybody else: a difference of differences, and no proof of a cause */
  readonly absentGap: number | null
  readonly leftGap: number | null
}

const sum = (list: readonly Totals[], pick: (t: Totals) => number | null): number | null =>
  list.some((t) => pick(t) === null) ? null : list.reduce((n, t) => n + pick(t)!, 0)

/** Several months as one: people weigh by their days. */
function together(list: readonly Totals[]): Rates | null {
  if (list.length === 0) return null
  const days = list.reduce((n, t) => n + t.days, 0)
  const mean = (of: (t: Totals) => number) => list.reduce((n, t) => n + of(t) * t.days, 0) / days
  return ratesOf({
    ...{ days, workers: mean((t) => t.workers), parents: mean((t) => t.parents) },
    parents_absent: sum(list, (t) => t.parents_absent),
    others_absent: sum(list, (t) => t.others_absent),
    parents_left: sum(list, (t) => t.parents_left),
    others_left: sum(list, (t) => t.others_left),
  })
}

const gap = (
  before: number | null,
  after: number | null,
  othersBefore: number | null,
  othersAfter: number | null,
) =>
  before === null || after === null || othersBefore === null || othersAfter === null
    ? null
    : after - before - (othersAfter - othersBefore)

/** `opened`: the day on which its workers' children could first come; months before it are not "after". */
export function beforeAfter(
  baseline: AgreementBaseline | null,
  reports: readonly AgreementReport[],
  opened: string | null,
): BeforeAfter {
  const months = [...reports].sort((a, b) => (a.month < b.month ? -1 : 1))
  const isOpen = (month: string) => opened !== null && month >= opened.slice(0, 7)
  const before = baseline && ratesOf(baseline)
  const after = together(months.filter((m) => isOpen(m.month)))
  return {
    before,
    months: months.map((m) => ({ month: m.month, open: isOpen(m.month), ...ratesOf(m) })),
    after,
    absentGap:
      before && after
        ? gap(before.parentsAbsent, after.parentsAbsent, before.othersAbsent, after.othersAbsent)
        : null,
    leftGap:
      before && after
        ? gap(before.parentsLeft, after.parentsLeft, before.othersLeft, after.othersLeft)
        : null,
  }
}
