// From rows of a center to sheets the quality guard understands, and which of them are drawn to be observed again.
import { instantOfClock } from '../../../kernel/clocks.ts'
import { dayNumber, daysBetween } from '../../../kernel/days.ts'
import type { Drawn } from '../contract/guard.ts'
import type { Observation } from '../contract.ts'
import { milestones } from './built-in.ts'
import { instrumentAge } from './instrument.ts'
import { drawAgain, drawRule } from './reobservation.ts'
import type { ItemAges, Sheet } from './sheet-figures.ts'

export type SheetSaid = Pick<
  Observation,
  'key' | 'author' | 'child' | 'room' | 'day' | 'answers' | 'said_at' | 'instrument' | 'version'
> & {
  readonly birth: string
  readonly weeks: number | null
  readonly weight_kg: number | null
  readonly length_cm: number | null
}

/** Fewer answers are a glance, no sheet. */
const LEAST_ANSWERS = 5

const place = new Map(milestones.items.map((item, i) => [item.id, i]))

/** At which ages each item of the open milestones is asked. */
export const milestoneAges: readonly ItemAges[] = milestones.items.map((item) => {
  const group = milestones.groups.find((g) => g.id === item.group)!
  return { fromDays: group.fromDays, toDays: group.toDays }
})

export type PlacedSheet = Sheet & { readonly id: string; readonly book: string; readonly said: SheetSaid }

/**
 * Sheets of one center. `second` is not a number where it was written down on another day than it was seen: that says nothing
 * about the hour at which the child was looked at. Readings of scale and board in tenths, last digit as read.
 */
export function sheetsOfCenter(book: string, rows: readonly SheetSaid[], timeZone: string): PlacedSheet[] {
  const midnights = new Map<string, number>()
  return rows.flatMap((o): PlacedSheet[] => {
    const told = Object.entries(o.answers)
      .flatMap(([item, a]) => {
        const at = place.get(item)
        return at === undefined ? [] : [[at, a ?? 2] as const]
      })
      .sort(([a], [b]) => a - b)
    if (told.filter(([, a]) => a !== 2).length < LEAST_ANSWERS) return []
    let midnight = midnights.get(o.day)
    if (midnight === undefined) {
      midnight = instantOfClock(o.day, '00:00', timeZone)
      midnights.set(o.day, midnight)
    }
    const second = o.said_at === null ? Number.NaN : Math.floor((Date.parse(o.said_at) - midnight) / 1000)
    const sameDay = second >= 0 && second < 86_400
    return [
      {
        ...{ id: o.key, book, said: o, evaluator: o.author, room: o.room ?? book, child: o.child },
        ...{ day: dayNumber(o.day), second: sameDay ? second : Number.NaN },
        ageDays: instrumentAge(o.birth, o.weeks ?? undefined, o.day).days,
        items: told.map(([i]) => i),
        answers: told.map(([, a]) => a),
        measured: [o.weight_kg, o.length_cm].flatMap((x) => (x === null ? [] : [Math.round(x * 10)])),
      },
    ]
  })
}

/** Children grow: what was seen longer ago is not the same any more. House rule. */
const RECENT_DAYS = 30
/** Of everybody without a doubt together, so that a review asks for no more than can be done. House rule. */
export const SAMPLE = 20

/** What is drawn of the sheets of the last month: of each evaluator in doubt, and at most so many of all others together. */
export function drawSheets(
  sheets: readonly PlacedSheet[],
  doubted: ReadonlySet<string>,
  seed: string,
  today: string,
  most = SAMPLE,
): { readonly doubted: ReadonlyMap<string, readonly Drawn[]>; readonly sample: readonly Drawn[] } {
  const recent = sheets.filter((s) => daysBetween(s.said.day, today) <= RECENT_DAYS)
  const odd = drawAgain(
    recent.filter((s) => doubted.has(s.evaluator)),
    seed,
    doubted,
  )
  // one of each evaluator first, so that the sample is of many and not of who writes most
  const one = drawAgain(
    recent.filter((s) => !doubted.has(s.evaluator)),
    seed,
    new Set<string>(),
    { ...drawRule, share: 0, least: 1 },
  )
  const sample = drawAgain(
    one.map((sheet) => ({ id: sheet.id, evaluator: 'all', sheet })),
    seed,
    new Set<string>(),
    { share: 0, least: most, doubted: 1 },
  )
  return {
    doubted: Map.groupBy(odd.map(drawnOf), (d) => d.evaluator),
    sample: sample.map((s) => drawnOf(s.sheet)),
  }
}

const drawnOf = ({ id, book, said }: PlacedSheet): Drawn => ({
  ...{ book, child: said.child, observation: id, evaluator: said.author, day: said.day },
  ...{ instrument: said.instrument, version: said.version },
  items: Object.keys(said.answers).filter((i) => said.answers[i] !== null),
})
