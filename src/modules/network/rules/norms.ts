// Norm profiles as dated data: ages, ratios and square meters, each with its source and how sure it is.
import { type BuiltInNorm, OWN_PROPOSAL } from '../../../kernel/norm.ts'
import type { Confidence } from '../contract/words.ts'
import { doorNorms } from './door-norms.ts'

const LSS = 'Ley del Seguro Social, arts. 201 y 206'
const SEDEQ = 'SEDEQ Querétaro, requisitos de incorporación de educación inicial, ciclo 2023-24'
const IMSS_GROUPS = 'Grupos de edad del servicio de guardería IMSS, de memoria'

/**
 * What holds until the institute sets another value (fact network.norm-set). No CECI source gives rooms, ratios or hours:
 * these are those of the existing service and of the best numeric source found. Source: see each row.
 */
export const builtInNorms: readonly BuiltInNorm[] = [
  {
    norm: 'age.from-days',
    words: { es: 'Edad mínima de ingreso', en: 'Least age to come in' },
    value: 43,
    unit: 'días',
    from_day: '1995-12-21',
    source: LSS,
    confidence: 'confirmed',
  },
  {
    norm: 'age.to-months',
    words: { es: 'Edad máxima', en: 'Greatest age' },
    value: 48,
    unit: 'meses',
    from_day: '1995-12-21',
    source: LSS,
    confidence: 'confirmed',
  },
  {
    norm: 'hours.per-day',
    words: { es: 'Horas de servicio al día', en: 'Hours of service a day' },
    value: 9,
    unit: 'horas',
    from_day: '2020-01-01',
    source: 'Servicio de guardería IMSS, nota de 2024',
    confidence: 'observed',
  },
  {
    norm: 'ratio.infants-per-assistant',
    words: { es: 'Lactantes por asistente', en: 'Infants per assistant' },
    value: 5,
    unit: 'lactantes',
    from_day: '2023-08-01',
    source: SEDEQ,
    confidence: 'observed',
  },
  {
    norm: 'ratio.toddlers-per-assistant',
    words: { es: 'Maternales por asistente', en: 'Toddlers per assistant' },
    value: 10,
    unit: 'maternales',
    from_day: '2023-08-01',
    source: SEDEQ,
    confidence: 'observed',
  },
  {
    norm: 'ratio.adults-per-room',
    words: { es: 'Responsable titulado por sala', en: 'Qualified person in charge per room' },
    value: 1,
    unit: 'personas',
    from_day: '2023-08-01',
    source: SEDEQ,
    confidence: 'observed',
  },
  {
    norm: 'space.infant-room',
    words: { es: 'Sala de lactantes, mínimo (1 a 10)', en: 'Infant room, at least (1 to 10)' },
    value: 25,
    unit: 'm²',
    from_day: '2023-08-01',
    source: SEDEQ,
    confidence: 'observed',
  },
  {
    norm: 'space.toddler-room',
    words: { es: 'Sala de maternales, mínimo (1 a 15)', en: 'Toddler room, at least (1 to 15)' },
    value: 25,
    unit: 'm²',
    from_day: '2023-08-01',
    source: SEDEQ,
    confidence: 'observed',
  },
  {
    norm: 'space.play-per-child',
    words: { es: 'Recreación por niña o niño', en: 'Play area per child' },
    value: 1,
    unit: 'm²',
    from_day: '2023-08-01',
    source: SEDEQ,
    confidence: 'observed',
  },
  {
    norm: 'size.type-four',
    words: { es: 'Tipo 4: más de', en: 'Type 4: more than' },
    value: 100,
    unit: 'lugares',
    from_day: '2011-10-24',
    source: 'LGPSACDII, tipos por capacidad, vía SEDEQ',
    confidence: 'observed',
  },
  {
    norm: 'silence.urban',
    words: {
      es: 'Centro urbano en silencio: días de servicio sin saber de sus tabletas',
      en: 'Silent urban center: service days without hearing of its tablets',
    },
    value: 1,
    unit: 'días',
    from_day: '2026-11-01',
    source: OWN_PROPOSAL,
    confidence: 'unconfirmed',
  },
  {
    norm: 'silence.rural',
    words: {
      es: 'Centro rural en silencio: días de servicio sin saber de sus tabletas',
      en: 'Silent rural center: service days without hearing of its tablets',
    },
    value: 3,
    unit: 'días',
    from_day: '2026-11-01',
    source: OWN_PROPOSAL,
    confidence: 'unconfirmed',
  },
  {
    norm: 'silence.urgent',
    words: {
      es: 'Silencio urgente: días de servicio de más',
      en: 'Urgent silence: further service days',
    },
    value: 2,
    unit: 'días',
    from_day: '2026-11-01',
    source: OWN_PROPOSAL,
    confidence: 'unconfirmed',
  },
  {
    norm: 'day.first-word',
    words: {
      es: 'Hora en que un centro abierto ya debe tener algún registro del día',
      en: 'Hour by which an open center must have some record of the day',
    },
    value: 10,
    unit: 'hora',
    from_day: '2026-11-01',
    source: OWN_PROPOSAL,
    confidence: 'unconfirmed',
  },
  {
    norm: 'silence.tablet',
    words: {
      es: 'Tableta sin conexión mientras el centro sí se comunica: días',
      en: 'Tablet without contact while its center is heard: days',
    },
    value: 3,
    unit: 'días',
    from_day: '2026-11-01',
    source: OWN_PROPOSAL,
    confidence: 'unconfirmed',
  },
  {
    norm: 'rise.now-director',
    words: {
      es: 'Pendiente de minutos atrasado: llega al resumen de la dirección a las',
      en: 'Late task of minutes: reaches the digest of the director after',
    },
    value: 0.25,
    unit: 'horas',
    from_day: '2026-11-01',
    source: OWN_PROPOSAL,
    confidence: 'unconfirmed',
  },
  {
    norm: 'rise.now-supervisor',
    words: {
      es: 'Pendiente de minutos atrasado: llega al resumen de la supervisión a las',
      en: 'Late task of minutes: reaches the digest of the supervisor after',
    },
    value: 4,
    unit: 'horas',
    from_day: '2026-11-01',
    source: OWN_PROPOSAL,
    confidence: 'unconfirmed',
  },
  {
    norm: 'rise.now-national',
    words: {
      es: 'Pendiente de minutos atrasado: llega al resumen de la unidad nacional a las',
      en: 'Late task of minutes: reaches the digest of the national unit after',
    },
    value: 48,
    unit: 'horas',
    from_day: '2026-11-01',
    source: OWN_PROPOSAL,
    confidence: 'unconfirmed',
  },
  {
    norm: 'rise.day-director',
    words: {
      es: 'Pendiente del día atrasado: llega al resumen de la dirección a las',
      en: 'Late task of the day: reaches the digest of the director after',
    },
    value: 0,
    unit: 'horas',
    from_day: '2026-11-01',
    source: OWN_PROPOSAL,
    confidence: 'unconfirmed',
  },
  {
    norm: 'rise.day-supervisor',
    words: {
      es: 'Pendiente del día atrasado: llega al resumen de la supervisión a las',
      en: 'Late task of the day: reaches the digest of the supervisor after',
    },
    value: 24,
    unit: 'horas',
    from_day: '2026-11-01',
    source: OWN_PROPOSAL,
    confidence: 'unconfirmed',
  },
  {
    norm: 'rise.day-national',
    words: {
      es: 'Pendiente del día atrasado: llega al resumen de la unidad nacional a las',
      en: 'Late task of the day: reaches the digest of the national unit after',
    },
    value: 120,
    unit: 'horas',
    from_day: '2026-11-01',
    source: OWN_PROPOSAL,
    confidence: 'unconfirmed',
  },
  {
    norm: 'rise.week-director',
    words: {
      es: 'Pendiente de la semana atrasado: llega al resumen de la dirección a las',
      en: 'Late task of the week: reaches the digest of the director after',
    },
    value: 24,
    unit: 'horas',
    from_day: '2026-11-01',
    source: OWN_PROPOSAL,
    confidence: 'unconfirmed',
  },
  {
    norm: 'rise.week-supervisor',
    words: {
      es: 'Pendiente de la semana atrasado: llega al resumen de la supervisión a las',
      en: 'Late task of the week: reaches the digest of the supervisor after',
    },
    value: 168,
    unit: 'horas',
    from_day: '2026-11-01',
    source: OWN_PROPOSAL,
    confidence: 'unconfirmed',
  },
  {
    norm: 'rise.week-national',
    words: {
      es: 'Pendiente de la semana atrasado: llega al resumen de la unidad nacional a las',
      en: 'Late task of the week: reaches the digest of the national unit after',
    },
    value: 504,
    unit: 'horas',
    from_day: '2026-11-01',
    source: OWN_PROPOSAL,
    confidence: 'unconfirmed',
  },
  ...doorNorms,
]

/** What a norm's value is on a day: the latest one set until then, else what is built in. Throws (a fault) on an unknown norm. */
export function normOn(
  set: readonly { readonly norm: string; readonly value: number; readonly from_day: string }[],
  norm: string,
  day: string,
): number {
  const holding = [...builtInNorms, ...set]
    .filter((n) => n.norm === norm)
    .sort((a, b) => (a.from_day < b.from_day ? -1 : a.from_day > b.from_day ? 1 : 0))
  const latest = holding.filter((n) => n.from_day <= day).at(-1) ?? holding[0]
  if (!latest) throw new Error(`no norm ${norm}`)
  return latest.value
}

export type AgeBand = {
  readonly name: string
  readonly fromMonths: number
  readonly toMonths: number
  readonly infants: boolean
  readonly source: string
  readonly confidence: Confidence
}

/** Usual rooms by age, completed months; a center's own rooms win. */
export const ageBands: readonly AgeBand[] = [
  ['Lactantes A', 1, 6, true],
  ['Lactantes B', 7, 12, true],
  ['Lactantes C', 13, 18, true],
  ['Maternal A', 19, 24, false],
  ['Maternal B1', 25, 30, false],
  ['Maternal B2', 31, 36, false],
  ['Maternal C1', 37, 42, false],
  ['Maternal C2', 43, 48, false],
].map(([name, fromMonths, toMonths, infants]) => ({
  name: name as string,
  fromMonths: fromMonths as number,
  toMonths: toMonths as number,
  infants: infants as boolean,
  source: IMSS_GROUPS,
  confidence: 'unconfirmed' as const,
}))
