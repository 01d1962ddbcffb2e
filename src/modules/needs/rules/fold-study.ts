// A study and what each company sees of it, out of all that was said; the same whatever the order it arrived in.
import type { Fact, Stamped } from '../../../kernel/fact.ts'
import type {
  ReportDelivered,
  ReportShared,
  ResultWorked,
  RosterTold,
  StudyChanged,
  StudyOpened,
  StudyWithdrawn,
  SurveyCounted,
} from '../contract/kinds.ts'
import type { NeedsResult } from '../contract/result.ts'
import type { NeedsReport, NeedsRoster, NeedsStudy, Roster, StudyState } from '../contract.ts'

export const studyKinds = [
  ...['needs.study-opened', 'needs.study-changed', 'needs.roster-told', 'needs.roster-listed'],
  ...[
    'needs.survey-closed',
    'needs.survey-counted',
    'needs.result-asked',
    'needs.result-worked',
    'needs.report-delivered',
  ],
  'needs.study-withdrawn',
]

const rosterOf = (fact: Fact): Roster => {
  const p = fact.payload as RosterTold
  return {
    ...{ party: p.party, on: p.on, source: p.source, by: fact.author, groups: p.groups },
    workers: p.groups.reduce((n, g) => n + g.workers, 0),
    ...{ homes: p.homes ?? [], children: p.children ?? null },
    ...{ absence_days: p.absenceDays ?? null, turnover: p.turnover ?? null },
  }
}

export const rosterKinds = ['needs.roster-listed']
export const rosterKeys = (f: Fact): readonly string[] => [`${f.about}|${String(f.payload.party)}`]
export function foldRoster(book: string, key: string, facts: readonly Stamped[]): NeedsRoster | undefined {
  const last = facts.at(-1)?.fact
  if (!last) return undefined
  const { workers: _workers, by: _by, ...roster } = rosterOf(last)
  return { book, key, study: last.about, ...roster }
}

/** The first opening and the first count hold; of rosters of a company the last one a person said, else the last of a file. */
export function foldStudy(book: string, key: string, facts: readonly Stamped[]): NeedsStudy | undefined {
  const said = <P>(kind: string) =>
    facts
      .filter((s) => s.fact.kind === `needs.${kind}`)
      .map((s) => ({ fact: s.fact, p: s.fact.payload as P }))
  const opened = said<StudyOpened>('study-opened')[0]
  if (!opened) return undefined
  const { p } = opened
  const changed: StudyChanged = Object.assign({}, ...said<StudyChanged>('study-changed').map((c) => c.p))
  const rosters = new Map<string, Roster>()
  // what a person says outdoes what a list says, as of any organization
  for (const kind of ['roster-listed', 'roster-told'])
    for (const { fact } of said(kind)) {
      const roster = rosterOf(fact)
      if (p.parties.includes(roster.party)) rosters.set(roster.party, roster)
    }
  const counted = said<SurveyCounted>('survey-counted')[0]?.p
  const versions = said<ResultWorked>('result-worked').map(({ p: r }, i) => ({
    ...{ version: i + 1, on: r.on, by: r.by, note: r.note ?? null },
    ...{ assumptions: r.assumptions, result: r.result },
  }))
  const delivered = said<ReportDelivered>('report-delivered').map(({ fact, p: d }) => ({
    ...{ version: d.version, on: d.on, to: d.to, by: fact.author },
  }))
  const gone = said<StudyWithdrawn>('study-withdrawn')[0]
  const state: StudyState = gone
    ? 'withdrawn'
    : delivered.length > 0
      ? 'delivered'
      : versions.length > 0
        ? 'result'
        : counted
          ? 'closed'
          : 'open'
  return {
    ...{ book, key, title: changed.title ?? p.title, parties: p.parties, place: p.place ?? null, how: p.how },
    ...{
      link: p.link,
      daily: changed.daily ?? p.daily,
      from_day: p.from,
      until_day: changed.until ?? p.until,
    },
    ...{ opened_by: opened.fact.author, state, rosters: [...rosters.values()].sort(byParty) },
    ...{ tally: counted?.tally ?? null, closed_on: counted?.on ?? null, versions, delivered },
    withdrawn: gone ? { on: gone.p.on, reason: gone.p.reason, by: gone.fact.author } : null,
  }
}
const byParty = (a: Roster, b: Roster) => (a.party < b.party ? -1 : 1)

/** What one company may see of a joint result: of the others neither rows nor ids; the ways to share stay. */
const ownOf = (result: NeedsResult, party: string): NeedsResult => ({
  ...result,
  parties: result.parties.filter((p) => p.party === party),
  options: result.options.map((o) => ({
    ...o,
    centers: o.centers.map((c) => ({ ...c, at: null, parties: c.parties.filter((p) => p === party) })),
  })),
})

/** Those that say whom they concern. */
export const reportKinds = [
  ...['needs.study-opened', 'needs.survey-counted', 'needs.report-shared', 'needs.study-withdrawn'],
]
const parties = (f: Fact): readonly string[] => {
  const { parties } = f.payload as { parties?: unknown }
  return Array.isArray(parties) ? parties.filter((p): p is string => typeof p === 'string') : []
}
export const reportKeys = (f: Fact): readonly string[] => parties(f).map((p) => `${f.about}|${p}`)

export function foldReport(book: string, key: string, facts: readonly Stamped[]): NeedsReport | undefined {
  const [study, party] = key.split('|') as [string, string]
  const opened = facts.find((s) => s.fact.kind === 'needs.study-opened')?.fact.payload as
    | StudyOpened
    | undefined
  if (!opened) return undefined
  const has = (kind: string) => facts.some((s) => s.fact.kind === `needs.${kind}`)
  const shared = facts.findLast((s) => s.fact.kind === 'needs.report-shared')?.fact.payload as
    | ReportShared
    | undefined
  return {
    ...{ book, key, party, study, title: opened.title, parties: opened.parties, how: opened.how },
    ...{ link: opened.link, from_day: opened.from, until_day: opened.until },
    state: has('study-withdrawn')
      ? 'withdrawn'
      : shared
        ? 'delivered'
        : has('survey-counted')
          ? 'closed'
          : 'open',
    ...{ version: shared?.version ?? null, on_day: shared?.on ?? null },
    ...{ result: shared ? ownOf(shared.result, party) : null, assumptions: shared?.assumptions ?? [] },
  }
}
