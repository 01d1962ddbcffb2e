// From rows of a center to sheets the quality guard understands, and which of them are drawn to be observed again.
import { instantOfClock } from '../../../kernel/clocks.ts'
import { dayNumber, daysBetween } from '../../../kernel/days.ts'
import type { Drawn } from '../contract/guard.ts'
import type { Observation } from '../contract.ts'
import { ediStructure, milestones } from './built-in.ts'
import { type Instrument, instrumentAge } from './instrument.ts'
import { drawAgain, drawRule } from './reobservation.ts'
import type { ItemAges, Sheet } from './sheet-figures.ts'

export type SheetSaid = Pick<
  Observation,
  | 'key'
  | 'author'
  | 'child'
  | 'room'
  | 'day'
  | 'answers'
  | 'said_at'
  | 'instrument'
  | 'version'
  | 'asked'
  | 'frame'
> & {
  readonly birth: string
  readonly weeks: number | null
  readonly weight_kg: number | null
  readonly length_cm: number | null
}

/** Fewer answers are a glance, no sheet. */
const LEAST_ANSWERS = 5

/** Items of an instrument by their places, at which ages each is asked, and which are findings. */
export type SheetItems = {
  readonly place: ReadonlyMap<string, number>
  readonly ages: readonly ItemAges[]
  readonly risks: ReadonlySet<string>
}

/** Of an age nobody knows: no sheet is of another one. */
const ANY_AGE: ItemAges = { fromDays: 0, toDays: Number.POSITIVE_INFINITY }
const agesIn = (groups: Instrument['groups'], group: string): ItemAges =>
  groups.find((g) => g.id === group) ?? ANY_AGE

const milestoneItems: SheetItems = {
  place: new Map(milestones.items.map((item, i) => [item.id, i])),
  ages: milestones.items.map((item) => agesIn(milestones.groups, item.group)),
  risks: new Set(),
}

export const instrumentOfSheet = (o: Pick<SheetSaid, 'instrument' | 'version'>) =>
  `${o.instrument}|${o.version}`

/** Of one instrument's sheets: the built-in list, or what applied sheets say of their items. */
export function itemsOfSheets(rows: readonly SheetSaid[]): SheetItems {
  const first = rows[0]
  if (!first || first.asked === null) return milestoneItems
  const groups = first.frame?.groups ?? ediStructure.groups
  const risky = new Set(
    first.frame?.risks ?? ediStructure.domains.flatMap((d) => (d.sign === 'risk' ? [d.id] : [])),
  )
  const asked = new Map(rows.flatMap((o) => Object.entries(o.asked ?? {})))
  const all = [...asked].sort(([a], [b]) => (a < b ? -1 : 1))
  return {
    place: new Map(all.map(([id], i) => [id, i])),
    ages: all.map(([, p]) => agesIn(groups, p.group)),
    risks: new Set(all.flatMap(([id, p]) => (risky.has(p.domain) ? [id] : []))),
  }
}

export type PlacedSheet = Sheet & { readonly id: string; readonly book: string; readonly said: SheetSaid }

/**
 * Sheets of one center. `second` is not a number where it was written down on another day than it was seen: that says nothing
 * about the hour at which the child was looked at. Readings of scale and board in tenths, last digit as read. A finding that is not
 * there counts as something achieved: who finds nothing anywhere is as much too good as who sees everything done.
 */
export function sheetsOfCenter(
  book: string,
  rows: readonly SheetSaid[],
  timeZone: string,
  { place, risks }: SheetItems = itemsOfSheets(rows),
): PlacedSheet[] {
  const midnights = new Map<string, number>()
  return rows.flatMap((o): PlacedSheet[] => {
    const told = Object.entries(o.answers)
      .flatMap(([item, a]) => {
        const at = place.get(item)
        return at === undefined ? [] : [[at, a === null ? 2 : risks.has(item) ? 1 - a : a] as const]
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
