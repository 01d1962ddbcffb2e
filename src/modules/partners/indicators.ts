// Figures of partners: interests and how soon they were answered, studies, agreements, centers at work, workers reached, and where each organization stands.
import { addDays } from '../../kernel/days.ts'
import type { Contribution, Indicator } from '../../kernel/indicator.ts'
import { OWN_PROPOSAL } from '../../kernel/norm.ts'
import { ANSWER_DAYS, type PartnerStage, partnerStages } from './contract/stages.ts'
import type { Partner, PartnerInterest } from './contract.ts'

const figure = (
  id: string,
  es: string,
  en: string,
  definition: Indicator['definition'],
  more: Pick<Indicator, 'unit' | 'direction' | 'period'>,
): Indicator => ({
  ...{ id: `partners.${id}`, words: { es, en }, definition, source: OWN_PROPOSAL, confidence: 'unconfirmed' },
  ...{ sensitive: false, ...more },
})
const monthly = { period: 'month', unit: 'people', direction: 'up' } as const

const stageWords: Readonly<Record<PartnerStage, readonly [es: string, en: string]>> = {
  interest: ['Aliados con interés', 'Partners with an interest'],
  study: ['Aliados en estudio de necesidades', 'Partners at a needs study'],
  advice: ['Aliados en asesoría', 'Partners being advised'],
  model: ['Aliados que eligieron modelo', 'Partners with a model chosen'],
  agreement: ['Aliados en convenio', 'Partners at an agreement'],
  project: ['Aliados con obra o proyecto', 'Partners with a project'],
  operating: ['Aliados con centro en operación', 'Partners with a center at work'],
  renewal: ['Aliados en renovación', 'Partners at renewal'],
  ended: ['Gestiones terminadas con aliados', 'Ways with partners that ended'],
}

export const partnersIndicators: readonly Indicator[] = [
  figure(
    'interests',
    'Intereses contestados a tiempo',
    'Interests answered in time',
    {
      es: 'De los intereses recibidos en el mes, los contestados en cinco días o menos.',
      en: 'Of the interests told in the month, those answered within five days.',
    },
    { period: 'month', unit: 'percent', direction: 'up' },
  ),
  ...(
    [
      ['studies', 'Estudios de necesidades iniciados', 'Needs studies begun', 'study'],
      ['agreements', 'Convenios iniciados con aliados', 'Agreements with partners begun', 'agreement'],
      [
        'centers',
        'Centros de aliados que empezaron a operar',
        'Centers of partners that began to work',
        'operating',
      ],
    ] as const
  ).map(([id, es, en]) =>
    figure(
      id,
      es,
      en,
      {
        es: 'Organizaciones que llegaron por primera vez a esa etapa en el mes.',
        en: 'Organizations that came to that stage for the first time in the month.',
      },
      { ...monthly, unit: 'centers' },
    ),
  ),
  figure(
    'workers-reached',
    'Personal alcanzado por convenios',
    'Workers reached by agreements',
    {
      es: 'Personal de las organizaciones que llegaron a convenio en el mes, según su último dato.',
      en: 'Workers of the organizations that came to an agreement in the month, as last told.',
    },
    monthly,
  ),
  ...partnerStages.map((stage) =>
    figure(
      `at-${stage}`,
      ...stageWords[stage],
      {
        es: 'Organizaciones que están hoy en esa etapa, sobre todas las que tienen una gestión.',
        en: 'Organizations that stand at that stage today, over all that are on a way.',
      },
      { period: 'now', unit: 'percent', direction: 'none' },
    ),
  ),
]

const add = (indicator: string, book: string, period: string, part: number, whole = part): Contribution => ({
  ...{ indicator: `partners.${indicator}`, room: book, period, part, whole },
})

export function partnerCounts(p: Partner): readonly Contribution[] {
  if (p.stage === null) return []
  const first = (stage: PartnerStage) => p.steps.find((s) => s.stage === stage)?.on.slice(0, 7)
  const [study, agreement, operating] = [first('study'), first('agreement'), first('operating')]
  return [
    ...partnerStages.map((s) => add(`at-${s}`, p.book, 'now', s === p.stage ? 1 : 0, 1)),
    ...(study ? [add('studies', p.book, study, 1)] : []),
    ...(agreement ? [add('agreements', p.book, agreement, 1)] : []),
    ...(agreement && p.workers ? [add('workers-reached', p.book, agreement, p.workers)] : []),
    ...(operating ? [add('centers', p.book, operating, 1)] : []),
  ]
}

export const interestCounts = (i: PartnerInterest): readonly Contribution[] => [
  add(
    'interests',
    i.book,
    i.on_day.slice(0, 7),
    i.answered_on !== null && i.answered_on <= addDays(i.on_day, ANSWER_DAYS) ? 1 : 0,
    1,
  ),
]
