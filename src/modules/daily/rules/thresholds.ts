// From when on something of a child's day is unusual: dated values with their source, by age.
import { ageInMonths, type Day } from '../../../kernel/days.ts'
import { type BuiltInNorm, OWN_PROPOSAL, valueOn } from '../../../kernel/norm.ts'

const AAP =
  'AAP, Sleep-Related Infant Deaths, Pediatrics 2022;150(1):e2022057990 (recomendación de otro país)'
const CALIFORNIA =
  'California, Title 22 CCR §101430 (revisión física cada 15 minutos, menores de 24 meses, anotada; norma de otro país)'
const WHO_STOOLS = 'OMS, nota sobre enfermedades diarreicas: tres o más deposiciones líquidas en un día'

const norm = (
  name: string,
  es: string,
  en: string,
  value: number,
  unit: string,
  source: string,
  confidence: BuiltInNorm['confidence'],
): BuiltInNorm => ({
  norm: name,
  words: { es, en },
  value,
  unit,
  from_day: '2026-11-01',
  source,
  confidence,
  fixed: true,
})

/** No CECI source gives any of these: what is not marked as confirmed is a value to start with, and the screen says so. */
export const dailyNorms: readonly BuiltInNorm[] = [
  norm(
    ...(['sleep.check-minutes', 'Sueño seguro: revisar cada', 'Safe sleep: check every'] as const),
    ...([15, 'minutos', CALIFORNIA, 'observed'] as const),
  ),
  norm(
    'sleep.check-minutes-young',
    'Sueño seguro, primeros seis meses: revisar cada',
    'Safe sleep, first six months: check every',
    ...([10, 'minutos', OWN_PROPOSAL, 'unconfirmed'] as const),
  ),
  norm(
    ...(['sleep.young-to-months', 'Primeros meses, hasta', 'First months, up to'] as const),
    ...([6, 'meses', AAP, 'observed'] as const),
  ),
  norm(
    ...(['sleep.check-to-months', 'Revisar el sueño hasta', 'Check sleep up to'] as const),
    ...([24, 'meses', CALIFORNIA, 'observed'] as const),
  ),
  norm(
    ...(['sleep.back-to-months', 'Acostar boca arriba hasta', 'Put down on the back up to'] as const),
    ...([12, 'meses', AAP, 'observed'] as const),
  ),
  norm(
    ...(['nap.longest-hours', 'Siesta larga: más de', 'Long nap: more than'] as const),
    ...([3, 'horas', OWN_PROPOSAL, 'unconfirmed'] as const),
  ),
  norm(
    'nap.missing-hours-infant',
    'Menor de un año sin dormir desde que llegó',
    'Under one year, no sleep since arrival',
    ...([4, 'horas', OWN_PROPOSAL, 'unconfirmed'] as const),
  ),
  norm(
    'nap.missing-hours-toddler',
    'De uno a tres años sin dormir desde que llegó',
    'One to three years, no sleep since arrival',
    ...([6, 'horas', OWN_PROPOSAL, 'unconfirmed'] as const),
  ),
  norm(
    ...(['food.nothing-times', 'No comió nada, seguidas', 'Ate nothing, in a row'] as const),
    ...([2, 'veces', OWN_PROPOSAL, 'unconfirmed'] as const),
  ),
  norm(
    'nappy.dry-hours',
    'Menor de un año sin pañal mojado',
    'Under one year without a wet nappy',
    ...([5, 'horas', OWN_PROPOSAL, 'unconfirmed'] as const),
  ),
  norm(
    ...(['nappy.to-months', 'Vigilar el pañal mojado hasta', 'Watch wet nappies up to'] as const),
    ...([12, 'meses', OWN_PROPOSAL, 'unconfirmed'] as const),
  ),
  norm(
    ...(['stool.loose-times', 'Evacuaciones líquidas en el día', 'Loose stools in the day'] as const),
    ...([3, 'veces', WHO_STOOLS, 'confirmed'] as const),
  ),
  norm(
    'capture.by-hour',
    'Sala con niñas y niños y nada anotado: a las',
    'Room with children and nothing noted: at',
    ...([11, 'horas', OWN_PROPOSAL, 'unconfirmed'] as const),
  ),
]

/** What holds for a child of that age on that day; durations in ms, undefined = does not apply at that age. */
export type Limits = {
  readonly checkMs: number | undefined
  readonly onBack: boolean
  readonly longNapMs: number
  readonly noNapMs: number | undefined
  readonly nothingTimes: number
  readonly dryMs: number | undefined
  readonly looseTimes: number
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const INFANT_MONTHS = 12
const NAPS_TO_MONTHS = 36

/** By months and day: every card of a wall asks at every drawing. */
const known = new Map<string, Limits>()
const KNOWN_MOST = 500

export function limitsOf(birth: Day, day: Day): Limits {
  const months = ageInMonths(birth, day)
  const key = `${months} ${day}`
  const before = known.get(key)
  if (before) return before
  if (known.size >= KNOWN_MOST) known.clear()
  const limits = limitsAt(months, day)
  known.set(key, limits)
  return limits
}

function limitsAt(months: number, day: Day): Limits {
  const value = (name: string) => valueOn(dailyNorms, name, day)
  const checked = months < value('sleep.check-to-months')
  const young = months < value('sleep.young-to-months')
  return {
    checkMs: checked
      ? value(young ? 'sleep.check-minutes-young' : 'sleep.check-minutes') * MINUTE
      : undefined,
    onBack: months < value('sleep.back-to-months'),
    longNapMs: value('nap.longest-hours') * HOUR,
    noNapMs:
      months < INFANT_MONTHS
        ? value('nap.missing-hours-infant') * HOUR
        : months < NAPS_TO_MONTHS
          ? value('nap.missing-hours-toddler') * HOUR
          : undefined,
    nothingTimes: value('food.nothing-times'),
    dryMs: months < value('nappy.to-months') ? value('nappy.dry-hours') * HOUR : undefined,
    looseTimes: value('stool.loose-times'),
  }
}
