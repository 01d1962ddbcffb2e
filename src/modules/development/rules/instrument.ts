// An instrument as rules see it: which items are of an age, and which answers of a child count.
import { correctedAgeDays } from '../../../kernel/corrected-age.ts'
import { addDays, ageInDays, ageInMonths, type Day } from '../../../kernel/days.ts'
import type { AgeGroup, Instrument, Item, ItemAnswer } from '../contract/instrument.ts'

export type { AgeGroup, Domain, Instrument, Item, ItemAnswer, Light, Rule } from '../contract/instrument.ts'

/** What was said of each item, by its id; an item that is not there was not asked. */
export type Answers = Readonly<Record<string, ItemAnswer>>

/** Age of a child on a day as instruments ask for it: corrected for prematurity until two years. */
export type InstrumentAge = {
  /** days since birth, or since term where corrected; negative before that day */
  readonly days: number
  /** completed calendar months of the same age */
  readonly months: number
  readonly corrected: boolean
}

/** Source: correction until 24 months, as growth does it (kernel/corrected-age.ts). */
export function instrumentAge(birth: Day, gestationalWeeks: number | undefined, day: Day): InstrumentAge {
  const days = ageInDays(birth, day)
  const corrected = correctedAgeDays(days, gestationalWeeks)
  if (corrected === undefined) return { days, months: ageInMonths(birth, day), corrected: false }
  return { days: corrected, months: ageInMonths(addDays(birth, days - corrected), day), corrected: true }
}

/** The group of an age; undefined where the instrument does not speak of it. */
export const groupOf = (
  instrument: Pick<Instrument, 'groups'>,
  age: Pick<InstrumentAge, 'days' | 'months'>,
): AgeGroup | undefined =>
  instrument.groups.find((g) =>
    g.months
      ? age.months >= g.months.from && age.months < g.months.below
      : age.days >= g.fromDays && age.days < g.toDays,
  )

/** The group before one; undefined for the youngest. */
export function groupBefore(instrument: Pick<Instrument, 'groups'>, id: string): AgeGroup | undefined {
  const at = instrument.groups.findIndex((g) => g.id === id)
  return at > 0 ? instrument.groups[at - 1] : undefined
}

/** In the order of the instrument. */
export const itemsOf = (instrument: Pick<Instrument, 'items'>, group: string, domain?: string): Item[] =>
  instrument.items.filter((i) => i.group === group && (domain === undefined || i.domain === domain))
