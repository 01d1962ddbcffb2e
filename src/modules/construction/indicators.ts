// Figures of the programme: plots validated, works that ended, centers opened and their places, projects that fell out, each in its month.
import type { Contribution, Indicator } from '../../kernel/indicator.ts'
import { OWN_PROPOSAL } from '../../kernel/norm.ts'
import type { Stage } from './contract/stages.ts'
import { type Dated, isOne, STUCK_AFTER, type Which, whichWords } from './contract/which.ts'
import type { ConstructionContract, ConstructionProject } from './contract.ts'

/** The list of the portfolio that holds what is counted; of a month, with it. */
const listOf = (which: Which, month: boolean): NonNullable<Indicator['opens']> => {
  const at = `/obras/lista/${whichWords[which]}${month ? '/$period' : ''}`
  return { needs: 'construction.read', nation: at, representation: `${at}/de/$id` }
}
const declared = (
  period: 'month' | 'now',
  id: string,
  es: string,
  en: string,
  about: { es: string; en: string },
  { lists, ...more }: Pick<Indicator, 'unit' | 'direction' | 'asks'> & { readonly lists?: Which },
): Indicator => ({
  ...{ id: `construction.${id}`, words: { es, en }, definition: about, period },
  ...{ source: OWN_PROPOSAL, confidence: 'unconfirmed', sensitive: false },
  ...(lists ? { opens: listOf(lists, period === 'month') } : {}),
  ...more,
})
type Said = Parameters<typeof declared> extends [unknown, ...infer Rest] ? Rest : never
const monthly = (...said: Said) => declared('month', ...said)
const now = (...said: Said) => declared('now', ...said)

export const constructionIndicators: readonly Indicator[] = [
  now(
    'late',
    'Proyectos con etapa vencida',
    'Projects with a late stage',
    {
      es: 'De los proyectos en camino, los que pasaron el día previsto (o si no, planeado) de la etapa en que van.',
      en: 'Of projects under way, those past the forecast (else the planned) day of the stage they stand at.',
    },
    { unit: 'centers', direction: 'down', asks: true, lists: 'late' },
  ),
  now(
    'file-stuck',
    'Expedientes detenidos',
    'Files that are stuck',
    {
      es: `De los proyectos que integran su expediente inmobiliario, los que llevan más de ${STUCK_AFTER} días sin pasar de esa etapa.`,
      en: `Of projects that gather their property file, those that have not passed that stage for over ${STUCK_AFTER} days.`,
    },
    { unit: 'centers', direction: 'down', asks: true, lists: 'stuck' },
  ),
  now(
    'in-works',
    'En obra',
    'In works',
    {
      es: 'De los proyectos en camino, los que hoy están en la etapa de obra.',
      en: 'Of projects under way, those that stand at the stage of works today.',
    },
    { unit: 'centers', direction: 'up', lists: 'works' },
  ),
  now(
    'forecast-year',
    'Previstos a abrir en 12 meses',
    'Forecast to open within 12 months',
    {
      es: 'De los proyectos en camino, los que tienen previsto abrir de aquí a 12 meses. Es lo que dice quien los lleva; el pronóstico con su banda está en Obras.',
      en: 'Of projects under way, those with a forecast day of opening within 12 months. It is what who carries them says; the forecast with its band is in Works.',
    },
    { unit: 'centers', direction: 'up', lists: 'opening' },
  ),
  monthly(
    'validated',
    'Predios validados',
    'Plots validated',
    {
      es: 'Proyectos cuyo predio se validó en el mes, con su día conocido.',
      en: 'Projects whose plot was validated in the month, where the day is known.',
    },
    { unit: 'centers', direction: 'up', lists: 'validated' },
  ),
  monthly(
    'built',
    'Obras terminadas',
    'Works ended',
    { es: 'Proyectos cuya obra terminó en el mes.', en: 'Projects whose works ended in the month.' },
    { unit: 'centers', direction: 'up', lists: 'built' },
  ),
  monthly(
    'opened',
    'Centros abiertos del programa',
    'Centers of the programme opened',
    { es: 'Proyectos que abrieron en el mes.', en: 'Projects that opened in the month.' },
    { unit: 'centers', direction: 'up', lists: 'opened' },
  ),
  monthly(
    'places-opened',
    'Lugares abiertos del programa',
    'Places of the programme opened',
    {
      es: 'Lugares de los proyectos que abrieron en el mes; de una banda, los menos.',
      en: 'Places of the projects that opened in the month; of a band, the fewest.',
    },
    { unit: 'places', direction: 'up', lists: 'opened' },
  ),
  monthly(
    'fell-out',
    'Proyectos que se cayeron',
    'Projects that fell out',
    {
      es: 'Proyectos que se cayeron en el mes y no se han retomado.',
      en: 'Projects that fell out in the month and were not taken up again.',
    },
    { unit: 'centers', direction: 'down', lists: 'fell' },
  ),
  monthly(
    'local-jobs',
    'Empleos locales en la obra',
    'Local jobs during works',
    {
      es: 'De las personas que trabajaban en obras, las que viven en el municipio; del último avance de cada contrato en el mes.',
      en: 'Of the people at work on sites, those who live in the municipality; by the last report of each contract in the month.',
    },
    { unit: 'people', direction: 'up' },
  ),
]

const datesOf = (p: ConstructionProject, stage: Stage) => p.stages.find((s) => s.stage === stage)

/** Months of what happened on a day that is known; what a source says by a day at the latest is in no month. */
export function projectCounts(p: ConstructionProject): readonly Contribution[] {
  const found: Contribution[] = []
  const add = (indicator: string, day: string | null | undefined, n: number) => {
    if (!day || n === 0) return
    found.push({
      ...{ indicator: `construction.${indicator}`, room: p.book, period: day.slice(0, 7) },
      ...{ part: n, whole: n },
    })
  }
  if (isOne('going', p))
    found.push({
      ...{ indicator: 'construction.in-works', room: p.book, period: 'now' },
      ...{ part: isOne('works', p) ? 1 : 0, whole: 1 },
    })
  add('validated', datesOf(p, 'validated')?.actual, 1)
  add('built', datesOf(p, 'works')?.actual, 1)
  const opened = datesOf(p, 'open')?.actual
  add('opened', opened, 1)
  add('places-opened', opened, p.places_least ?? p.places_most ?? 0)
  add('fell-out', p.out?.on, 1)
  return found
}

/** What the date alone changes, of the projects of one book. */
export function portfolioCounts(
  book: string,
  projects: readonly Dated[],
  today: string,
): readonly Contribution[] {
  const count = (which: Which, of: Which): Omit<Contribution, 'indicator'> => ({
    ...{ room: book, period: 'now' },
    part: projects.filter((p) => isOne(which, p, today)).length,
    whole: projects.filter((p) => isOne(of, p, today)).length,
  })
  return [
    { indicator: 'construction.late', ...count('late', 'going') },
    { indicator: 'construction.file-stuck', ...count('stuck', 'file') },
    { indicator: 'construction.forecast-year', ...count('opening', 'going') },
  ]
}
export const portfolioGauges = ['construction.late', 'construction.file-stuck', 'construction.forecast-year']

/** People at work, by the last report of each month that tells of them. */
export function contractCounts(c: ConstructionContract): readonly Contribution[] {
  const last = new Map<string, { people: number; local: number }>()
  for (const { on, people, local } of c.progress)
    if (people !== null && local !== null) last.set(on.slice(0, 7), { people, local })
  return [...last].map(([period, { people, local }]) => ({
    ...{ indicator: 'construction.local-jobs', room: c.book, period, part: local, whole: people },
  }))
}
