// The review of sheets as long work: center by center, representation by representation, with progress, stopped when asked.
import * as v from 'valibot'
import { addMonths, COUNTRY_ZONE, civilDay } from '../../../kernel/days.ts'
import type { LongWork } from '../../../platform/house.ts'
import { center, placedCenters } from '../../network/reads.ts'
import { personNames } from '../../staff/reads.ts'
import { GUARD_WORK, type GuardReport } from '../contract/guard.ts'
import { loadedInstruments, sheetsOf } from '../reads.ts'
import { milestones } from '../rules/built-in.ts'
import { type Doubt, guardRules, qualityGuard } from '../rules/quality-guard.ts'
import {
  drawSheets,
  instrumentOfSheet,
  itemsOfSheets,
  type PlacedSheet,
  SAMPLE,
  type SheetSaid,
  sheetsOfCenter,
} from '../rules/review-sheets.ts'

/** Months of sheets that are compared: enough of each evaluator, of one school year. House rule. */
const MONTHS = 12

const Asked = v.object({})

/**
 * Evaluators are compared with all others of their representation who used the same instrument, so that memory holds one
 * representation at a time. The answer is a
 * `GuardReport`; the seed of the draw is the id of the work, which nobody knows before it is asked for.
 */
export const reviewSheetsWork: LongWork<v.InferOutput<typeof Asked>> = {
  kind: GUARD_WORK,
  input: Asked,
  words: () => ({ es: 'Revisar las hojas de observación', en: 'Review the observation sheets' }),
  permission: 'development.guard',
  scopeOf: () => ({ kind: 'own' }),
  afterCrash: 'resume',
  run: async ({ id, db, scope, now, signal, progress }): Promise<GuardReport> => {
    const today = civilDay(now().toISOString(), COUNTRY_ZONE)
    const from = addMonths(today, -MONTHS)
    const centers = await db.read(scope, (read) => placedCenters(read, null))
    const names = new Map(centers.map((c) => [c.id, c.name]))
    const loaded = await db.read(scope, (read) => loadedInstruments(read))
    const titleOf = (of: string) =>
      of === `${milestones.id}|${milestones.version}`
        ? milestones.title.es
        : (loaded.find((l) => l.key === of)?.instrument.title.es ?? of)
    const report = { sheets: 0, evaluators: 0, few: 0 }
    const doubts: GuardReport['doubts'] = []
    const sample: GuardReport['sample'] = []
    let done = 0
    const groups = Map.groupBy(centers, (c) => c.representation ?? c.id)
    // over the whole country the sample is spread thin: it is asked for by one person at once
    const most = Math.max(2, Math.floor(SAMPLE / Math.max(1, groups.size)))
    for (const [, list] of groups) {
      const said: { book: string; zone: string; rows: SheetSaid[] }[] = []
      for (const { id: book } of list) {
        if (signal.aborted) throw signal.reason
        // one transaction a center: a long one would hold back what the database tidies
        const own = await db.read({ books: [book] }, async (read) => {
          const zone = (await center(read, book))?.time_zone ?? COUNTRY_ZONE
          return { book, zone, rows: await sheetsOf(read, book, from) }
        })
        said.push(own)
        progress(++done, centers.length)
      }
      const sheets: PlacedSheet[] = []
      const found: (Doubt & { of: string })[] = []
      const enough = new Set<string>()
      const kinds = new Set(said.flatMap(({ rows }) => rows.map(instrumentOfSheet)))
      for (const of of [...kinds].sort()) {
        const own = said.map((c) => ({ ...c, rows: c.rows.filter((r) => instrumentOfSheet(r) === of) }))
        const items = itemsOfSheets(own.flatMap((c) => c.rows))
        const placed = own.flatMap((c) => sheetsOfCenter(c.book, c.rows, c.zone, items))
        sheets.push(...placed)
        for (const [evaluator, list] of Map.groupBy(placed, (s) => s.evaluator))
          if (list.length >= guardRules.sheets) enough.add(evaluator)
        const doubtful = qualityGuard(placed, items.ages)
        found.push(...doubtful.map((d) => ({ ...withoutTold(d, found), of })))
      }
      const doubted = found.filter((d) => d.findings.length > 0)
      const drawn = drawSheets(sheets, new Set(doubted.map((d) => d.evaluator)), id, today, most)
      const many = Map.groupBy(sheets, (s) => s.evaluator)
      report.sheets += sheets.length
      report.evaluators += many.size
      report.few += many.size - enough.size
      sample.push(...drawn.sample)
      doubts.push(...(await namedDoubts(doubted)))

      async function namedDoubts(of: typeof doubted): Promise<GuardReport['doubts']> {
        if (of.length === 0) return []
        const books = of.map((d) => ({ about: d.evaluator, book: many.get(d.evaluator)![0]!.book }))
        const people = await db.read(scope, (read) => personNames(read, books))
        return of.map((d, i) => ({
          ...{ book: books[i]!.book, center: names.get(books[i]!.book) ?? '' },
          ...{ evaluator: d.evaluator, name: people.get(d.evaluator) ?? '', sheets: d.sheets },
          instrument: titleOf(d.of),
          findings: d.findings.map((f) => ({ ...f })),
          drawn: (drawn.doubted.get(d.evaluator) ?? []).filter((x) => instrumentOfSheet(x) === d.of),
        }))
      }
    }
    return {
      ...{ from, to: today, ...report, rules: guardRules.version, seed: id },
      ...{ doubts, sample },
    }
  },
}

/** Digits of scale and board are the same whatever was observed that day: they are told once. */
const withoutTold = (d: Doubt, before: readonly Doubt[]): Doubt => {
  const told = before.some(
    (b) => b.evaluator === d.evaluator && b.findings.some((f) => f.reason === 'digits'),
  )
  return told ? { ...d, findings: d.findings.filter((f) => f.reason !== 'digits') } : d
}
