// The review of sheets as long work: center by center, representation by representation, with progress, stopped when asked.
import * as v from 'valibot'
import { addMonths, COUNTRY_ZONE, civilDay } from '../../../kernel/days.ts'
import type { LongWork } from '../../../platform/house.ts'
import { center, placedCenters } from '../../network/reads.ts'
import { personNames } from '../../staff/reads.ts'
import { GUARD_WORK, type GuardReport } from '../contract/guard.ts'
import { sheetsOf } from '../reads.ts'
import { type Doubt, guardRules, qualityGuard } from '../rules/quality-guard.ts'
import {
  drawSheets,
  milestoneAges,
  type PlacedSheet,
  SAMPLE,
  sheetsOfCenter,
} from '../rules/review-sheets.ts'

/** Months of sheets that are compared: enough of each evaluator, of one school year. House rule. */
const MONTHS = 12

const Asked = v.object({})

/**
 * Evaluators are compared with all others of their representation, so that memory holds one at a time. The answer is a
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
    const report = { sheets: 0, evaluators: 0, few: 0 }
    const doubts: GuardReport['doubts'] = []
    const sample: GuardReport['sample'] = []
    let done = 0
    const groups = Map.groupBy(centers, (c) => c.representation ?? c.id)
    // over the whole country the sample is spread thin: it is asked for by one person at once
    const most = Math.max(2, Math.floor(SAMPLE / Math.max(1, groups.size)))
    for (const [, list] of groups) {
      const sheets: PlacedSheet[] = []
      for (const { id: book } of list) {
        if (signal.aborted) throw signal.reason
        // one transaction a center: a long one would hold back what the database tidies
        const own = await db.read({ books: [book] }, async (read) => {
          const zone = (await center(read, book))?.time_zone ?? COUNTRY_ZONE
          return sheetsOfCenter(book, await sheetsOf(read, book, from), zone)
        })
        sheets.push(...own)
        progress(++done, centers.length)
      }
      const found = qualityGuard(sheets, milestoneAges)
      const drawn = drawSheets(sheets, new Set(found.map((d) => d.evaluator)), id, today, most)
      const many = Map.groupBy(sheets, (s) => s.evaluator)
      report.sheets += sheets.length
      report.evaluators += many.size
      report.few += [...many.values()].filter((own) => own.length < guardRules.sheets).length
      sample.push(...drawn.sample)
      doubts.push(...(await namedDoubts(found)))

      async function namedDoubts(of: readonly Doubt[]): Promise<GuardReport['doubts']> {
        if (of.length === 0) return []
        const books = of.map((d) => ({ about: d.evaluator, book: many.get(d.evaluator)![0]!.book }))
        const people = await db.read(scope, (read) => personNames(read, books))
        return of.map((d, i) => ({
          ...{ book: books[i]!.book, center: names.get(books[i]!.book) ?? '' },
          ...{ evaluator: d.evaluator, name: people.get(d.evaluator) ?? '', sheets: d.sheets },
          findings: d.findings.map((f) => ({ ...f })),
          drawn: [...(drawn.doubted.get(d.evaluator) ?? [])],
        }))
      }
    }
    return {
      ...{ from, to: today, ...report, rules: guardRules.version, seed: id },
      ...{ doubts, sample },
    }
  },
}
