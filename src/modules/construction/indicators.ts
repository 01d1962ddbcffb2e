// Figures of the programme: plots validated, works that ended, centers opened and their places, projects that fell out, each in its month.
import type { Contribution, Indicator } from '../../kernel/indicator.ts'
import { OWN_PROPOSAL } from '../../kernel/norm.ts'
import type { Stage } from './contract/stages.ts'
import type { ConstructionContract, ConstructionProject } from './contract.ts'

const monthly = (
  id: string,
  es: string,
  en: string,
  about: { es: string; en: string },
  more: Pick<Indicator, 'unit' | 'direction'>,
): Indicator => ({
  ...{ id: `construction.${id}`, words: { es, en }, definition: about, period: 'month' },
  ...{ source: OWN_PROPOSAL, confidence: 'unconfirmed', sensitive: false },
  ...more,
})

export const constructionIndicators: readonly Indicator[] = [
  monthly(
    'validated',
    'Predios validados',
    'Plots validated',
    {
      es: 'Proyectos cuyo predio se validó en el mes, con su día conocido.',
      en: 'Projects whose plot was validated in the month, where the day is known.',
    },
    { unit: 'centers', direction: 'up' },
  ),
  monthly(
    'built',
    'Obras terminadas',
    'Works ended',
    { es: 'Proyectos cuya obra terminó en el mes.', en: 'Projects whose works ended in the month.' },
    { unit: 'centers', direction: 'up' },
  ),
  monthly(
    'opened',
    'Centros abiertos del programa',
    'Centers of the programme opened',
    { es: 'Proyectos que abrieron en el mes.', en: 'Projects that opened in the month.' },
    { unit: 'centers', direction: 'up' },
  ),
  monthly(
    'places-opened',
    'Lugares abiertos del programa',
    'Places of the programme opened',
    {
      es: 'Lugares de los proyectos que abrieron en el mes; de una banda, los menos.',
      en: 'Places of the projects that opened in the month; of a band, the fewest.',
    },
    { unit: 'places', direction: 'up' },
  ),
  monthly(
    'fell-out',
    'Proyectos que se cayeron',
    'Projects that fell out',
    {
      es: 'Proyectos que se cayeron en el mes y no se han retomado.',
      en: 'Projects that fell out in the month and were not taken up again.',
    },
    { unit: 'centers', direction: 'down' },
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
  add('validated', datesOf(p, 'validated')?.actual, 1)
  add('built', datesOf(p, 'works')?.actual, 1)
  const opened = datesOf(p, 'open')?.actual
  add('opened', opened, 1)
  add('places-opened', opened, p.places_least ?? p.places_most ?? 0)
  add('fell-out', p.out?.on, 1)
  return found
}

/** People at work, by the last report of each month that tells of them. */
export function contractCounts(c: ConstructionContract): readonly Contribution[] {
  const last = new Map<string, { people: number; local: number }>()
  for (const { on, people, local } of c.progress)
    if (people !== null && local !== null) last.set(on.slice(0, 7), { people, local })
  return [...last].map(([period, { people, local }]) => ({
    ...{ indicator: 'construction.local-jobs', room: c.book, period, part: local, whole: people },
  }))
}
