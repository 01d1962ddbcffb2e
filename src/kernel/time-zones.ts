// Time zones of Mexico: which IANA zone a municipality keeps, as dated data, because a day belongs to a place.
import type { Day } from './days.ts'

export type ZoneRule = {
  /** INEGI state (2 digits) or municipality (5 digits); the longest key that matches decides */
  readonly key: string
  readonly timeZone: string
  readonly from: Day
  readonly confidence: 'confirmed' | 'unconfirmed'
}

/** Source: Ley de los Husos Horarios en los Estados Unidos Mexicanos, DOF 28 Oct 2022, arts. 3 to 5; Chihuahua: reform in force 30 Nov 2022. */
const LAW: Day = '2022-10-30'
const CHIHUAHUA: Day = '2022-11-30'

const rules = (
  timeZone: string,
  keys: string,
  from: Day = LAW,
  confidence: ZoneRule['confidence'] = 'confirmed',
) => keys.split(' ').map((key): ZoneRule => ({ key, timeZone, from, confidence }))

/** One rule per state, then the municipalities that differ. Summer time itself is in the IANA zone. */
export const zoneRules: readonly ZoneRule[] = [
  ...rules('America/Tijuana', '02'),
  ...rules('America/Hermosillo', '26'),
  ...rules('America/Mazatlan', '03 18 25'),
  ...rules('America/Chihuahua', '08', CHIHUAHUA),
  ...rules('America/Monterrey', '05 10 19 28'),
  ...rules('America/Cancun', '23'),
  ...rules('America/Merida', '04 31'),
  ...rules('America/Mexico_City', '01 06 07 09 11 12 13 14 15 16 17 20 21 22 24 27 29 30 32'),
  ...rules('America/Bahia_Banderas', '18020'),
  ...rules('America/Ciudad_Juarez', '08005 08028 08035 08037 08053', CHIHUAHUA),
  ...rules('America/Ojinaga', '08015 08042 08052', CHIHUAHUA),
  ...rules('America/Matamoros', '05002 05003 05012 05013 05014 05019 05022 05023 05025 05037 05038'),
  ...rules('America/Matamoros', '19005 28007 28014 28015 28022 28024 28025 28027 28032 28033 28040'),
  // The law gives Sonora one hour; towns at the border with Baja California are said to live by the other one.
  ...rules('America/Hermosillo', '26055', LAW, 'unconfirmed'),
]

const byKey = new Map(zoneRules.map((r) => [r.key, r]))

/** The rule for an INEGI key of 2, 5 or 9 digits; undefined for a key of no Mexican state. */
export function zoneRuleOf(key: string): ZoneRule | undefined {
  return byKey.get(key.slice(0, 5)) ?? byKey.get(key.slice(0, 2))
}
