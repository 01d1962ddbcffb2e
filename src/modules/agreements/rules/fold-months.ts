// How a company's words become its months and its baseline: the last word of a month counts.
import type { Stamped } from '../../../kernel/fact.ts'
import type { BaselineTold, MonthReported } from '../contract/months.ts'
import type { AgreementBaseline, AgreementReport } from '../contract.ts'

const totals = (t: BaselineTold | MonthReported) => ({
  ...{ workers: t.workers, parents: t.parents, days: t.days },
  ...{ parents_absent: t.parents_absent ?? null, others_absent: t.others_absent ?? null },
  ...{ parents_left: t.parents_left ?? null, others_left: t.others_left ?? null },
})

export function foldReport(
  book: string,
  key: string,
  facts: readonly Stamped[],
): AgreementReport | undefined {
  const last = facts.at(-1)
  if (!last) return undefined
  const m = last.fact.payload as MonthReported
  return {
    ...{ book, key, party: last.fact.about, month: m.month, ...totals(m), placed: m.placed },
    ...{ note: m.note ?? null, said_at: last.estAt, fact: last.fact.id },
  }
}

export function foldBaseline(
  book: string,
  key: string,
  facts: readonly Stamped[],
): AgreementBaseline | undefined {
  const last = facts.at(-1)
  if (!last) return undefined
  const b = last.fact.payload as BaselineTold
  return {
    ...{ book, key, party: last.fact.about, first_month: b.first_month, last_month: b.last_month },
    ...{ ...totals(b), method: b.method ?? null, fact: last.fact.id },
  }
}
