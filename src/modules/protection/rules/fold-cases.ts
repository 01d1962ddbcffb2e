// What the records one can read come to: cases, each with its report, who opened it, notes and steps; any order, each once.
import * as v from 'valibot'
import { Confidential, type Entry, type Report } from '../contract.ts'

export type Opened = {
  readonly record: string
  readonly receivedAt: string
  /** `person:id` or `device:id`, as the server saw it */
  readonly sender: string | undefined
  readonly content: unknown
}

export type CaseEntry = Entry & { readonly record: string; readonly sender: string | undefined }

export type Case = {
  readonly report: Report
  readonly receivedAt: string
  readonly sender: string | undefined
  /** a person at a desk signed in as somebody else than the author named inside */
  readonly doubtful: boolean
  /** by reception, oldest first */
  readonly entries: readonly CaseEntry[]
  readonly readBy: ReadonlySet<string>
  readonly done: ReadonlySet<string>
  /** fingerprints of keys the report was ever sealed to */
  readonly reaches: ReadonlySet<string>
}

const doubts = (sender: string | undefined, author: string, from: 'tablet' | 'desk') =>
  from === 'desk' && sender !== undefined && sender !== `person:${author}`

/**
 * A report handed in twice is one case, received when it first was. What cannot be read as any of the words is left aside;
 * a note whose author is not who handed it in is left aside too: only a report may come by another hand, from a tablet.
 */
export function foldCases(records: readonly Opened[]): readonly Case[] {
  const read = records.flatMap((r) => {
    const parsed = v.safeParse(Confidential, r.content)
    return parsed.success ? [{ ...r, said: parsed.output }] : []
  })
  read.sort((a, b) =>
    a.receivedAt < b.receivedAt ? -1 : a.receivedAt > b.receivedAt ? 1 : a.record < b.record ? -1 : 1,
  )
  const reports = new Map<string, { report: Report; receivedAt: string; sender: string | undefined }>()
  const entries = new Map<string, CaseEntry[]>()
  for (const { said, receivedAt, record, sender } of read) {
    if (said.t === 'report') {
      if (!reports.has(said.report) || reports.get(said.report)!.receivedAt > receivedAt)
        reports.set(said.report, { report: said, receivedAt, sender })
      continue
    }
    if (sender !== undefined && sender !== `person:${said.author}`) continue
    const list = entries.get(said.report) ?? []
    if (!list.some((e) => e.record === record)) list.push({ ...said, record, sender })
    entries.set(said.report, list)
    // whoever lost a key knows the report from who sealed it again
    if (said.t === 'again' && said.of.report === said.report && !reports.has(said.report))
      reports.set(said.report, { report: said.of, receivedAt: said.receivedAt, sender })
  }
  return [...reports.values()]
    .map(({ report, receivedAt, sender }): Case => {
      const list = entries.get(report.report) ?? []
      return {
        ...{ report, receivedAt, sender, entries: list },
        doubtful: doubts(sender, report.author, report.from) && !list.some((e) => e.t === 'again'),
        readBy: new Set(list.filter((e) => e.t === 'opened').map((e) => e.author)),
        done: new Set([
          ...list.flatMap((e) => (e.t === 'step' ? [e.clock] : [])),
          ...(list.some((e) => e.t === 'opened') ? ['read'] : []),
        ]),
        reaches: new Set([...report.to, ...list.flatMap((e) => (e.t === 'again' ? e.to : []))]),
      }
    })
    .sort((a, b) => (a.receivedAt < b.receivedAt ? 1 : -1))
}
