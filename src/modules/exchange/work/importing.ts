// Takes in a table: rows are tidied, judged by their module, compared with what stands, and said through the one door.
import * as v from 'valibot'
import type { Fact } from '../../../kernel/fact.ts'
import type {
  Draft,
  FileRow,
  ImportTarget,
  JudgeParts,
  RowNote,
  Vintage,
} from '../../../kernel/import-target.ts'
import type { Permission } from '../../../kernel/permission.ts'
import type { Db, Read } from '../../../platform/db.ts'
import { sha256 } from '../../../platform/digest.ts'
import type { House } from '../../../platform/house.ts'
import { WrongFile } from '../../../platform/reading-source.ts'
import type { ImportReport } from '../contract.ts'
import { standingFacts, standingName, standingRows } from '../reads.ts'
import type { Asked } from '../rules/ask.ts'
import { differs, type Plan, planDraft } from '../rules/plan.ts'
import { cleaned } from '../rules/texts.ts'
import type { Answers } from '../rules/tidy.ts'
import { tidiesOf, type Understood } from '../rules/understand.ts'
import type { Country } from '../rules/value-kinds.ts'
import { todayAt } from './country.ts'
import { handIn } from './handing-in.ts'
import { type DataRow, type Looked, tableRows } from './looking.ts'
import { seenKeys } from './seen-keys.ts'

export type Importing = {
  readonly db: Db
  readonly house: House
  readonly looked: Looked
  readonly understood: Understood
  readonly answers: Answers
  readonly country: Country
  readonly author: string
  readonly now: () => Date
  readonly dryRun?: boolean
  readonly allOrNothing?: boolean
  readonly status?: string
  readonly vintage?: Partial<Vintage>
  readonly signal?: AbortSignal
  /** of whoever brings the file; without it (the console) everything may be said */
  readonly may?: (permission: Permission) => boolean
  /** hears every note, also those beyond the ones the report keeps */
  readonly onNote?: (kind: 'error' | 'doubt', note: RowNote) => void
  readonly onRows?: (soFar: ImportReport, bytes: number) => void | Promise<void>
}

/** What came of it, and the values nobody could read, by column, for whoever is to be asked. */
export type Imported = {
  readonly report: ImportReport
  readonly asked: ReadonlyMap<string, readonly Asked[]>
}

/** Rows judged, compared and handed in together. */
const ROWS_AT_ONCE = 500
const MOST_ASKED = 200
/** At most this many notes are told at once; all of them are counted. */
const MOST_NOTES = 200

type Counted = { -readonly [K in keyof ImportReport]: ImportReport[K] }

/**
 * Takes in a table. Good rows are taken and bad ones reported, unless all or nothing was asked; the same file again changes
 * nothing. Throws WrongFile with a sentence when the file is none or comes too early, and the signal's reason between groups
 * of rows: what was taken until then is whole.
 */
export async function importTable(i: Importing): Promise<Imported> {
  const target = i.understood.guess?.target
  if (!target) throw new WrongFile('No se sabe de qué es la lista: diga qué se importa.')
  const missing = i.understood.guess!.missing
  if (missing.length > 0)
    throw new WrongFile(
      `En el encabezado no se encontró ${missing.map((m) => `«${m}»`).join(', ')}: diga qué columna es.`,
    )
  const known = await i.db.read({ all: true }, (read) => target.known(read))
  const early = target.tooEarly?.(known)
  if (early !== undefined) throw new WrongFile(early)
  // Read to its end before anything is taken: a file that breaks off in the middle takes nothing.
  if (!i.dryRun)
    for await (const _ of tableRows(i.looked.sheet, i.looked.table, i.signal && { signal: i.signal }));
  if (!i.allOrNothing || i.dryRun) return takeRows(i, target, known)
  const tried = await takeRows({ ...i, dryRun: true }, target, known)
  if (tried.report.bad > 0) {
    const none = { dryRun: false, good: 0, added: 0, changed: 0, same: 0, kept: 0, facts: 0, taken: false }
    return { ...tried, report: { ...tried.report, ...none } }
  }
  return takeRows({ ...i, onNote: undefined }, target, known)
}

async function takeRows(i: Importing, target: ImportTarget, known: unknown): Promise<Imported> {
  const report: Counted = {
    ...{ target: target.id, dryRun: i.dryRun === true, rows: 0, leftOut: 0, good: 0, bad: 0 },
    ...{ added: 0, changed: 0, same: 0, kept: 0, facts: 0 },
    ...{ errors: [], doubts: [], doubtful: 0, taken: i.dryRun !== true },
  }
  let bytes = 0
  const tidier = tidierOf(i, target)
  const work = workOf(i, target, known, report, () => bytes)
  const walking = { onBytes: (n: number) => (bytes = n), ...(i.signal && { signal: i.signal }) }
  let rows: FileRow[] = []
  // While one group is looked up in the database the next is read, and no more than that.
  let before: Promise<void> = Promise.resolve()
  try {
    for await (const r of tableRows(i.looked.sheet, i.looked.table, walking)) {
      if (r.leftOut !== undefined) {
        report.leftOut++
        continue
      }
      report.rows++
      if (r.width !== undefined) {
        work.bad(widthNote(r, i.looked.table.headers.length))
        continue
      }
      const lost = r.cells.findIndex((c) => c.includes('\ufffd'))
      if (lost >= 0) {
        work.bad(lostNote(r, i.looked.table.headers[lost]!, r.cells[lost]!))
        continue
      }
      rows.push(tidier.row(r))
      // A choice among rows needs the whole list: it is as long as the country has municipalities.
      if (rows.length < ROWS_AT_ONCE || target.wholeFile) continue
      await before
      before = work.take(rows)
      // Told at the next turn of the loop, or below.
      before.catch(() => undefined)
      rows = []
    }
    await before
    if (rows.length > 0) await work.take(rows)
  } finally {
    // Nothing is still being taken when this ends, however it ends.
    await before.catch(() => undefined)
  }
  await i.onRows?.(report, bytes)
  return { report, asked: tidier.asked }
}

function widthNote({ row, width }: DataRow, wanted: number): RowNote {
  const reason = `tiene ${width} ${width === 1 ? 'columna' : 'columnas'}`
  return { row, field: null, value: null, reason, expected: `${wanted}, como el encabezado` }
}

const lostNote = ({ row }: DataRow, field: string, value: string): RowNote => ({
  ...{
    row,
    field,
    value: value.slice(0, 40),
    reason: 'tiene letras que otro programa echó a perder (\ufffd)',
  },
  expected: 'el texto como era: pida el archivo de nuevo en UTF-8',
})

/** Rows with the tidy names of the target; what was written stays beside it where a note should show it. */
function tidierOf(i: Importing, target: ImportTarget) {
  const tidies = tidiesOf(i.understood, i.answers, i.country)
  const homes = [...i.understood.guess!.homes].map(([name, home]) => ({
    name,
    ...home,
    tidy: tidies.get(name)!,
  }))
  const header = Object.fromEntries(homes.map((h) => [h.name, i.looked.table.headers[h.at]!]))
  const asked = new Map<string, Asked[]>()
  const known = new Map<string, Asked>()
  const row = ({ row, cells }: DataRow): FileRow => {
    const tidy: Record<string, string> = {}
    let written: Record<string, string> | undefined
    for (const h of homes) {
      const text = cells[h.at]!
      const beside = h.beside === undefined ? undefined : cells[h.beside]!
      const t = h.tidy(text, beside)
      tidy[h.name] = t.text
      if (t.text !== text) {
        written ??= {}
        written[h.name] = cleaned(text)
      }
      if (t.ask === undefined) continue
      const had = known.get(t.ask)
      if (had) had.rows++
      else if (known.size < MOST_ASKED) {
        const one = { id: t.ask, written: cleaned(text), beside, rows: 1 }
        known.set(t.ask, one)
        asked.set(h.name, [...(asked.get(h.name) ?? []), one])
      }
    }
    return { row, cells: tidy, header, ...(written && { written }) }
  }
  return { row, asked, target }
}

type JudgedRow = { readonly row: number; readonly drafts: readonly Draft[] }
type Planned = { readonly row: number; readonly plans: readonly Plan[] }

function workOf(i: Importing, target: ImportTarget, known: unknown, report: Counted, bytes: () => number) {
  const seen = seenKeys()
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
    if (!first || target.repeats || target.tells) return undefined
    return again(row, `${first.book}|${first.key}`)
  }
  const again = (row: number, told: string): RowNote | undefined => {
    const before = seen.first(told, row)
    return before === undefined
      ? undefined
      : { row, field: null, value: null, reason: `repite la fila ${before}`, expected: 'cada clave una vez' }
  }
  /** Where rows share drafts, one that repeats another is left out before it could become part of one. */
  const fresh = ({ tells }: ImportTarget, rows: readonly FileRow[]): readonly FileRow[] =>
    tells === undefined
      ? rows
      : rows.filter((r) => {
          const note = again(r.row, tells(r))
          if (note) bad(note)
          return note === undefined
        })
  const parts = (): JudgeParts => {
    const now = i.now()
    const vintage = { ...target.vintage, ...i.vintage }
    return {
      digest: sha256,
      today: todayAt(now),
      now: now.toISOString(),
      status: i.status ?? 'open',
      vintage,
    }
  }
  const judged = (rows: readonly FileRow[], now: JudgeParts, found: unknown): JudgedRow[] => {
    const good: JudgedRow[] = []
    for (const [at, j] of target.judge(rows, known, now, found).entries()) {
      const row = rows[at]!.row
      const again = j.errors ? undefined : repeats(row, j.drafts)
      if (j.errors) bad(...j.errors)
      else if (again) bad(again)
      else {
        for (const n of j.doubts) doubt(n)
        good.push({ row, drafts: j.drafts })
      }
    }
    return good
  }
  const planned = async (read: Read, good: readonly JudgedRow[], now: string): Promise<Planned[]> => {
    const drafts = [...new Set(good.flatMap((j) => j.drafts))]
    if (drafts.length === 0) return []
    const rows = await standingRows(read, drafts, target.tables)
    const differing = rows.size === 0 ? [] : drafts.filter((d) => differs(d, rows.get(standingName(d))))
    const facts = await standingFacts(read, differing)
    const said = { author: i.author, digest: sha256, now, trial: i.dryRun === true }
    const plans = new Map(
      drafts.map((d) => {
        const name = rows.size === 0 ? '' : standingName(d)
        return [d, planDraft(d, rows.get(name), facts.get(name) ?? [], said)]
      }),
    )
    return good.map((j) => ({ row: j.row, plans: j.drafts.map((d) => plans.get(d)!) }))
  }
  return {
    bad,
    async take(all: readonly FileRow[]): Promise<void> {
      i.signal?.throwIfAborted()
      const now = parts()
      const rows = fresh(target, all)
      const plans = await i.db.read({ all: true }, async (read) =>
        planned(read, judged(rows, now, await target.found?.(read, rows, known, now)), now.now),
      )
      const facts: { row: number; fact: Fact }[] = []
      const good: Planned[] = []
      // A statement of several rows is said once, by the first of them.
      const saidBy = new Map<Plan, number>()
      for (const p of plans) {
        const wrong = p.plans.flatMap((plan) => ('fact' in plan ? (trouble(i, plan.fact) ?? []) : []))[0]
        if (wrong !== undefined) {
          bad({ row: p.row, field: null, value: null, reason: wrong, expected: null })
          continue
        }
        good.push(p)
        for (const plan of p.plans) {
          if (!('fact' in plan) || saidBy.has(plan)) continue
          saidBy.set(plan, p.row)
          facts.push({ row: p.row, fact: plan.fact })
        }
      }
      const refused = i.dryRun ? new Map<number, string>() : await handIn(i, facts)
      report.facts += facts.length
      for (const { row, plans } of good) {
        const why = plans.flatMap((plan) => refused.get(saidBy.get(plan) ?? row) ?? [])[0] ?? refused.get(row)
        if (why !== undefined) {
          bad({ row, field: null, value: null, reason: why, expected: null })
          continue
        }
        report.good++
        report[stateOf(plans)]++
      }
      await i.onRows?.(report, bytes())
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

/** Whatever a rule let through and the kind's own words, or the rights of who brings the file, do not: a bad row, when tried too. */
function trouble(i: Importing, fact: Fact): string | undefined {
  const kind = i.house.kinds.get(fact.kind)
  if (!kind) return `este sistema no conoce «${fact.kind}»`
  const further = kind.further?.(fact)
  if (further !== undefined && i.may && !i.may(further))
    return 'ese puesto lo da quien puede nombrar: pídalo a administración'
  const parsed = v.safeParse(kind.payload, fact.payload)
  if (parsed.success) return undefined
  const issue = parsed.issues[0]
  const path = issue.path?.map((p) => String((p as { key: unknown }).key)).join('.') ?? ''
  return `no se acepta ${path}: ${wordsOf(issue)}`
}

/** The contract's own words, or in their place what was expected and what came: the library's are English. */
function wordsOf(issue: v.BaseIssue<unknown>): string {
  if (!issue.message.startsWith('Invalid ')) return issue.message
  const came = `llegó ${issue.received}`
  if (/length|entries|size/.test(issue.type)) return `de otro largo: se esperaba ${issue.expected}, ${came}`
  return issue.expected
    ? `se esperaba ${issue.expected}, ${came}`
    : `tiene otra forma que la esperada; ${came}`
}
