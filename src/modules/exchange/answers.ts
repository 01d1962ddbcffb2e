// Takes in a file: rows are judged, compared with what stands, and said through the one door; the same for screen and command.
import * as v from 'valibot'
import { civilDay } from '../../kernel/days.ts'
import type { Fact } from '../../kernel/fact.ts'
import { LARGEST_BATCH } from '../../kernel/wire.ts'
import type { Db } from '../../platform/db.ts'
import { sha256 } from '../../platform/digest.ts'
import type { House } from '../../platform/house.ts'
import { answer } from '../../platform/http.ts'
import { takeBatch } from '../../platform/intake.ts'
import { type CsvRow, csvRows, WrongFile } from '../../platform/reading-csv.ts'
import { Refused } from '../../platform/refused.ts'
import {
  type ImportReport,
  type ImportTarget,
  importFile,
  importTemplate,
  MOST_NOTES,
  type RowNote,
} from './contract.ts'
import { knownRows, standingFacts, standingName, standingRows } from './reads.ts'
import type { FileRow } from './rules/cells.ts'
import { judgeCenter } from './rules/center-rows.ts'
import { judgeChild } from './rules/child-rows.ts'
import { type Header, headerOf, templateOf } from './rules/columns.ts'
import { type Draft, type Judged, type Known, knownOf } from './rules/draft.ts'
import { judgeMemberships, judgeMunicipality, judgeRepresentation } from './rules/network-rows.ts'
import { differs, type Plan, planDraft } from './rules/plan.ts'

export type Importing = {
  readonly db: Db
  readonly house: House
  readonly target: ImportTarget
  /** opens the file from its beginning: it is read once to see that it is one, and again to take it */
  readonly open: () => AsyncIterable<Uint8Array> | Iterable<Uint8Array>
  readonly author: string
  readonly now: () => Date
  readonly dryRun?: boolean
  readonly allOrNothing?: boolean
  readonly status?: string
  readonly signal?: AbortSignal
  /** hears every note, also those beyond the ones the report keeps */
  readonly onNote?: (kind: 'error' | 'doubt', note: RowNote) => void
  readonly onRows?: (soFar: ImportReport) => void
}

/** Rows judged, compared and handed in together. */
const ROWS_AT_ONCE = 300
/** Books written at the same time. */
const BOOKS_AT_ONCE = 3

type Counted = { -readonly [K in keyof ImportReport]: ImportReport[K] }

/**
 * Takes in a file. Good rows are taken and bad ones reported, unless all or nothing was asked; the same file again changes
 * nothing. Throws WrongFile with a sentence when the file is none, and the signal's reason between groups of rows.
 */
export async function importRows(i: Importing): Promise<ImportReport> {
  await refuseWrongFile(i)
  const known = knownOf(await i.db.read({ all: true }, (read) => knownRows(read, i.target === 'children')))
  refuseTooEarly(i.target, known)
  if (!i.allOrNothing || i.dryRun) return takeRows(i, known)
  const tried = await takeRows({ ...i, dryRun: true }, known)
  if (tried.bad > 0)
    return { ...tried, dryRun: false, added: 0, changed: 0, same: 0, kept: 0, facts: 0, taken: false }
  return takeRows({ ...i, onNote: undefined }, known)
}

/** Reads the file to its end before anything is taken: a file that breaks off in the middle takes nothing. */
async function refuseWrongFile(i: Importing): Promise<void> {
  let rows = 0
  for await (const { cells } of csvRows(i.open())) {
    if (rows++ > 0) continue
    const found = headerOf(i.target, cells)
    if ('sentence' in found) throw new WrongFile(found.sentence)
  }
  if (rows < 2) throw new WrongFile('El archivo tiene encabezado y ninguna fila.')
}

async function takeRows(i: Importing, known: Known): Promise<ImportReport> {
  const report: Counted = {
    ...{
      target: i.target,
      dryRun: i.dryRun === true,
      rows: 0,
      leftOut: 0,
      good: 0,
      bad: 0,
      added: 0,
      changed: 0,
      same: 0,
      kept: 0,
    },
    ...{ facts: 0, errors: [], doubts: [], doubtful: 0, taken: i.dryRun !== true },
  }
  const work = workOf(i, known, report)
  let header: Header | undefined
  let rows: FileRow[] = []
  for await (const csv of csvRows(i.open())) {
    if (!header) {
      const found = headerOf(i.target, csv.cells)
      if ('sentence' in found) throw new WrongFile(found.sentence)
      header = found
      continue
    }
    report.rows++
    if (csv.cells.length !== header.width) {
      work.bad(widthNote(csv, header))
      continue
    }
    rows.push(fileRow(csv, header))
    // The choice among observed memberships needs the whole list: it is as long as the country has municipalities.
    if (rows.length < ROWS_AT_ONCE || i.target === 'memberships') continue
    await work.take(rows)
    rows = []
  }
  if (rows.length > 0) await work.take(rows)
  return report
}

function widthNote(csv: CsvRow, header: Header): RowNote {
  const reason = `tiene ${csv.cells.length} ${csv.cells.length === 1 ? 'columna' : 'columnas'}`
  return { row: csv.row, field: null, value: null, reason, expected: `${header.width}, como el encabezado` }
}

function fileRow(csv: CsvRow, header: Header): FileRow {
  const cells: Record<string, string> = {}
  for (const [name, at] of header.places) cells[name] = csv.cells[at]!
  return { row: csv.row, cells, header: header.words }
}

/** What must be there before a target makes sense. */
function refuseTooEarly(target: ImportTarget, known: Known): void {
  const needs = (has: boolean, words: string) => {
    if (!has)
      throw new WrongFile(`Importe antes ${words}: sin eso, estas filas no pueden decir a quién pertenecen.`)
  }
  if (target === 'municipalities' || target === 'memberships')
    needs(known.representations.size > 0, 'las representaciones')
  if (target === 'memberships' || target === 'centers') needs(known.municipalities.size > 0, 'los municipios')
  if (target === 'children') needs(known.centers.size > 0, 'los centros')
}

function judge(i: Importing, rows: readonly FileRow[], known: Known): Judged[] {
  const today = civilDay(i.now().toISOString(), 'America/Mexico_City')
  switch (i.target) {
    case 'representations':
      return rows.map((r) => judgeRepresentation(r, known, sha256))
    case 'municipalities':
      return rows.map((r) => judgeMunicipality(r, known, sha256))
    case 'memberships':
      return judgeMemberships(rows, known, sha256)
    case 'centers':
      return rows.map((r) => judgeCenter(r, known, sha256, i.status ?? 'open'))
    case 'children':
      return rows.map((r) => judgeChild(r, known, sha256, today))
  }
}

type Planned = { readonly row: number; readonly drafts: readonly Draft[]; readonly plans: readonly Plan[] }

function workOf(i: Importing, known: Known, report: Counted) {
  const seen = new Map<string, number>()
  const bad = (...notes: RowNote[]) => {
    report.bad++
    for (const n of notes) {
      if (report.errors.length < MOST_NOTES) report.errors.push(n)
      i.onNote?.('error', n)
    }
  }
  const doubt = (n: RowNote) => {
    report.doubtful++
    if (report.doubts.length < MOST_NOTES) report.doubts.push(n)
    i.onNote?.('doubt', n)
  }
  /** A key told twice in one file would be a correction of itself. */
  const repeats = (row: number, drafts: readonly Draft[]): RowNote | undefined => {
    const first = drafts[0]
    if (!first || i.target === 'memberships') return undefined
    const before = seen.get(first.key)
    if (before === undefined) seen.set(first.key, row)
    return before === undefined
      ? undefined
      : { row, field: null, value: null, reason: `repite la fila ${before}`, expected: 'cada clave una vez' }
  }
  const planned = async (
    judged: readonly { row: number; drafts: readonly Draft[] }[],
  ): Promise<Planned[]> => {
    const drafts = judged.flatMap((j) => j.drafts)
    return i.db.read({ all: true }, async (read) => {
      const rows = await standingRows(read, drafts)
      const facts = await standingFacts(
        read,
        drafts.filter((d) => differs(d, rows.get(standingName(d)))),
      )
      const parts = { author: i.author, digest: sha256, now: i.now().toISOString() }
      return judged.map((j) => ({
        ...j,
        plans: j.drafts.map((d) =>
          planDraft(d, rows.get(standingName(d)), facts.get(standingName(d)) ?? [], parts),
        ),
      }))
    })
  }
  return {
    bad,
    async take(rows: readonly FileRow[]): Promise<void> {
      i.signal?.throwIfAborted()
      const good: { row: number; drafts: readonly Draft[] }[] = []
      for (const [at, j] of judge(i, rows, known).entries()) {
        const row = rows[at]!.row
        const again = j.errors ? undefined : repeats(row, j.drafts)
        if (j.errors) bad(...j.errors)
        else if (again) bad(again)
        else {
          for (const n of j.doubts) doubt(n)
          good.push({ row, drafts: j.drafts })
        }
      }
      const facts: { row: number; fact: Fact }[] = []
      const states = new Map<number, Plan['state']>()
      for (const p of await planned(good)) {
        const wrong = p.plans.flatMap((plan) =>
          'fact' in plan ? (payloadTrouble(i.house, plan.fact) ?? []) : [],
        )[0]
        if (wrong !== undefined) {
          bad({ row: p.row, field: null, value: null, reason: wrong, expected: null })
          continue
        }
        states.set(p.row, stateOf(p.plans))
        for (const plan of p.plans) if ('fact' in plan) facts.push({ row: p.row, fact: plan.fact })
      }
      const refused = i.dryRun ? new Map<number, string>() : await handIn(i, facts)
      report.facts += facts.length
      for (const [row, state] of states) {
        const why = refused.get(row)
        if (why !== undefined) {
          bad({ row, field: null, value: null, reason: why, expected: null })
          continue
        }
        report.good++
        report[state]++
      }
      i.onRows?.(report)
    },
  }
}

/** Of a row as a whole: new if what it is about is, else changed, else kept, else the same. */
function stateOf(plans: readonly Plan[]): Plan['state'] {
  if (plans[0]?.state === 'added') return 'added'
  const states = plans.map((p) => p.state)
  if (states.includes('added') || states.includes('changed')) return 'changed'
  return states.includes('kept') ? 'kept' : 'same'
}

/** Whatever a rule here let through and the kind's own words do not: told as a bad row, in a dry run too. */
function payloadTrouble(house: House, fact: Fact): string | undefined {
  const kind = house.kinds.get(fact.kind)
  if (!kind) return `este sistema no conoce «${fact.kind}»`
  const parsed = v.safeParse(kind.payload, fact.payload)
  if (parsed.success) return undefined
  const issue = parsed.issues[0]
  const path = issue.path?.map((p) => String((p as { key: unknown }).key)).join('.') ?? ''
  return `no se acepta ${path}: ${issue.message}`
}

/** Hands facts in, a book's together; answers why, for the rows whose facts need a person or could not be read. */
async function handIn(
  i: Importing,
  facts: readonly { row: number; fact: Fact }[],
): Promise<Map<number, string>> {
  const refused = new Map<number, string>()
  const books = new Map<string, { row: number; fact: Fact }[]>()
  for (const f of facts) books.set(f.fact.book, [...(books.get(f.fact.book) ?? []), f])
  const waiting = [...books.values()]
  const one = async () => {
    for (let list = waiting.shift(); list !== undefined; list = waiting.shift()) {
      for (let from = 0; from < list.length; from += LARGEST_BATCH) {
        const batch = list.slice(from, from + LARGEST_BATCH)
        const results = await takeBatch(
          i.db,
          i.house,
          batch.map((f) => f.fact),
          { by: 'system' },
          i.now,
        )
        for (const [at, r] of results.entries()) {
          if (r.answer === 'review' || r.answer === 'quarantined')
            refused.set(batch[at]!.row, `quedó para que una persona la mire (${r.reason ?? r.answer})`)
        }
      }
    }
  }
  const ended = await Promise.allSettled(Array.from({ length: BOOKS_AT_ONCE }, one))
  for (const e of ended) if (e.status === 'rejected') throw e.reason
  return refused
}

export const exchangeAnswers = [
  answer(importFile, async (input, call) => {
    if (call.who.by !== 'person') throw new Refused(403, 'people-only')
    const { db, house, now, who } = call
    const { csv, ...asked } = input
    try {
      const open = () => [new TextEncoder().encode(csv)]
      const report = await importRows({ db, house, now, open, author: who.person, ...asked })
      return { read: true as const, report }
    } catch (e) {
      if (!(e instanceof WrongFile)) throw e
      return { read: false as const, sentence: e.message }
    }
  }),
  answer(importTemplate, async ({ target }) => ({ name: `${target}.csv`, csv: templateOf(target) })),
]
