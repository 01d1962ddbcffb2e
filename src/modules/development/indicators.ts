// Figures of development: who was looked at in time, and how many rounds leave a doubt, by domain.
import type { Contribution, Indicator } from '../../kernel/indicator.ts'
import type { ChildDevelopment } from './contract.ts'

/** Domains of the open milestones, in their order: each has its figure. */
export const milestoneDomains = ['soc', 'len', 'cog', 'mot'] as const

const doubt = (id: string, es: string, en: string): Indicator => ({
  id,
  words: { es, en },
  definition: {
    es: 'Rondas de observación terminadas en el mes que dejan una duda (ámbar o rojo), sobre las que tienen resultado. Es vigilancia: una duda no es un diagnóstico.',
    en: 'Rounds of observation finished in the month that leave a doubt (amber or red), over those with a result. Surveillance: a doubt is no diagnosis.',
  },
  unit: 'percent',
  period: 'month',
  source: 'Señales del desarrollo, CDC 2022; colores propuestos por Nido',
  confidence: 'unconfirmed',
  direction: 'none',
  sensitive: true,
})

/** Coverage by completed years of age. */
export const cohortIndicators = [
  { id: 'development.covered-0', years: 0, es: 'menores de un año', en: 'under one year' },
  { id: 'development.covered-1', years: 1, es: 'de un año', en: 'of one year' },
  { id: 'development.covered-2', years: 2, es: 'de dos años', en: 'of two years' },
  { id: 'development.covered-3', years: 3, es: 'de tres años y más', en: 'of three years and more' },
] as const

const covered = ({ id, es, en }: (typeof cohortIndicators)[number]): Indicator => ({
  id,
  words: { es: `Desarrollo observado: ${es}`, en: `Development observed: ${en}` },
  definition: {
    es: `Niñas y niños ${es} observados con la lista de su edad, sobre los que ya pasaron el plazo de esa lista o la tienen hecha.`,
    en: `Children ${en} observed with the list of their age, over those whose time for it has passed or who have it done.`,
  },
  unit: 'percent',
  period: 'now',
  source: 'CDC 2022, listas por edad; plazo en development/rules/due.ts',
  confidence: 'unconfirmed',
  direction: 'up',
  sensitive: true,
})

/** Coverage by domain: of an age looked at by halves, the half that is missing shows. */
export const domainIndicators = [
  { id: 'development.covered-soc', domain: 'soc', es: 'lo social y emocional', en: 'social and emotional' },
  { id: 'development.covered-len', domain: 'len', es: 'lenguaje', en: 'language' },
  { id: 'development.covered-cog', domain: 'cog', es: 'pensar y descubrir', en: 'thinking' },
  { id: 'development.covered-mot', domain: 'mot', es: 'movimiento', en: 'movement' },
] as const

const coveredIn = ({ id, es, en }: (typeof domainIndicators)[number]): Indicator => ({
  id,
  words: { es: `Observado en ${es}`, en: `Observed in ${en}` },
  definition: {
    es: `Niñas y niños de quienes se vio al menos la mitad de la lista de su edad en ${es}, sobre los que ya pasaron el plazo de esa lista o la tienen hecha.`,
    en: `Children of whom at least half of the list of their age was seen in ${en}, over those whose time for it has passed or who have it done.`,
  },
  unit: 'percent',
  period: 'now',
  source: 'CDC 2022, listas por edad; plazo en development/rules/due.ts',
  confidence: 'unconfirmed',
  direction: 'up',
  sensitive: true,
})

export const developmentIndicators: readonly Indicator[] = [
  {
    id: 'development.covered',
    words: { es: 'Desarrollo observado a su edad', en: 'Development observed at their age' },
    definition: {
      es: 'Niñas y niños observados con la lista de su edad, sobre los que ya pasaron el plazo de esa lista o la tienen hecha.',
      en: 'Children observed with the list of their age, over those whose time for it has passed or who have it done.',
    },
    unit: 'percent',
    period: 'now',
    source: 'CDC 2022, listas por edad; plazo en development/rules/due.ts',
    confidence: 'unconfirmed',
    direction: 'up',
    sensitive: true,
  },
  ...cohortIndicators.map(covered),
  ...domainIndicators.map(coveredIn),
  {
    id: 'development.screening',
    words: { es: 'Tamizaje aconsejado hecho', en: 'Advised screening made' },
    definition: {
      es: 'Niñas y niños con el tamizaje que se aconseja a los 9, 18 y 30 meses hecho, sobre los que lo tienen hecho o ya pasaron su plazo.',
      en: 'Children with the screening advised at 9, 18 and 30 months made, over those who have it made or whose time for it has passed.',
    },
    unit: 'percent',
    period: 'now',
    source: 'CDC 2022 (tamizaje general a los 9, 18 y 30 meses); plazo en development/rules/due.ts',
    confidence: 'unconfirmed',
    direction: 'up',
    sensitive: true,
  },
  {
    id: 'development.held',
    words: { es: 'Desarrollo igual o mejor que al entrar', en: 'Development as at entry or better' },
    definition: {
      es: 'Niñas y niños cuyo nivel de ahora no está más de media desviación por debajo del de su primera visita, sobre los que tienen dos visitas con tres meses de por medio. Escala provisional.',
      en: 'Children whose level now is no more than half a deviation below that of their first visit, over those with two visits three months apart. Provisional scale.',
    },
    unit: 'percent',
    period: 'now',
    source: 'development/rules/list-looked.ts; propuesta de Nido',
    confidence: 'unconfirmed',
    direction: 'up',
    sensitive: true,
  },
  doubt('development.doubt', 'Rondas con duda', 'Rounds with a doubt'),
  doubt('development.doubt-soc', 'Duda en lo social y emocional', 'Doubt in the social and emotional'),
  doubt('development.doubt-len', 'Duda en lenguaje', 'Doubt in language'),
  doubt('development.doubt-cog', 'Duda en pensar y descubrir', 'Doubt in thinking'),
  doubt('development.doubt-mot', 'Duda en movimiento', 'Doubt in movement'),
]

/** What the page of coverage shows: all of now, small numbers hidden. */
export const coverageIndicators: readonly Indicator[] = developmentIndicators.filter(
  (i) => i.period === 'now',
)

const isDoubt = (light: string) => (light === 'amber' || light === 'red' ? 1 : 0)

/** Each round counts in the month of its last day; those that came with a move were counted where they were made. */
export function developmentOf(c: ChildDevelopment): Contribution[] {
  return c.rounds.flatMap((r) => {
    if (!r.counts) return []
    const at = (indicator: string, part: number): Contribution => ({
      ...{ indicator, room: r.room ?? c.book, period: r.last_day.slice(0, 7), part, whole: 1 },
    })
    const told = r.light === 'none' ? [] : [at('development.doubt', isDoubt(r.light))]
    if (r.kind === 'screening') return told
    const domains = r.domains.flatMap((d) =>
      d.light === 'none' || !(milestoneDomains as readonly string[]).includes(d.domain)
        ? []
        : [at(`development.doubt-${d.domain}`, isDoubt(d.light))],
    )
    return [...told, ...domains]
  })
}
