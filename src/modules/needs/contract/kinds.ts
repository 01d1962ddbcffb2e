// What may be said of a needs study: opened, changed, told rosters, closed, worked out, delivered, withdrawn — and the sums of its survey.
import * as v from 'valibot'
import { Day, daysBetween } from '../../../kernel/days.ts'
import { Uuid } from '../../../kernel/ids.ts'
import { kindsOf } from '../../../kernel/kind.ts'
import { Assumption, NeedsResult } from './result.ts'
import { type ChildrenByBand, Municipality, Shift, Tally, WorkerSex } from './survey.ts'

const sentence = (most: number, least = 3) =>
  v.pipe(v.string(), v.trim(), v.minLength(least, 'dígalo en pocas palabras'), v.maxLength(most))
const Parties = v.pipe(
  v.array(Uuid),
  v.minLength(1, 'elija al menos una empresa'),
  v.maxLength(40, 'a lo más 40 empresas en un estudio'),
  v.check((p) => new Set(p).size === p.length, 'una empresa está dos veces'),
)
/** `shared`: one link and QR for everybody, so many answers a day. `once`: a code for each worker, good for one answer. `none`: rosters alone. */
export const SurveyHow = v.picklist(['shared', 'once', 'none'])
export type SurveyHow = v.InferOutput<typeof SurveyHow>
/** Letters and figures that nobody takes for another. */
export const Link = v.pipe(v.string(), v.regex(/^[a-hjkmnp-z2-9]{10}$/, 'se esperaba un enlace de 10 letras'))
const Daily = v.pipe(v.number(), v.integer(), v.minValue(10, 'al menos 10 al día'), v.maxValue(20_000))
const MOST_DAYS = 180

export const StudyOpened = v.pipe(
  v.strictObject({
    title: sentence(160),
    parties: Parties,
    /** the park or pole they stand in, where the study is of one */
    place: v.optional(Uuid),
    how: SurveyHow,
    /** of the survey; made where it is opened, so that a repeated press is the same study */
    link: Link,
    daily: Daily,
    from: Day,
    until: Day,
  }),
  v.forward(
    v.partialCheck([['from'], ['until']], (s) => s.from <= s.until, 'termina antes de empezar'),
    ['until'],
  ),
  v.forward(
    v.partialCheck(
      [['from'], ['until']],
      (s) => s.from > s.until || daysBetween(s.from, s.until) <= MOST_DAYS,
      'a lo más 180 días',
    ),
    ['until'],
  ),
)
export type StudyOpened = v.InferOutput<typeof StudyOpened>
export const StudyChanged = v.strictObject({
  title: v.optional(sentence(160)),
  until: v.optional(Day),
  daily: v.optional(Daily),
})
export type StudyChanged = v.InferOutput<typeof StudyChanged>

const Workers = v.pipe(
  v.number('se esperaba un número'),
  v.integer('se esperaba un número entero'),
  v.minValue(0, 'no puede haber menos de cero personas'),
  v.maxValue(200_000),
)
/** Totals of one company, as it counts them itself: never a person. Told again, the later word takes the place of the earlier one. */
export const RosterTold = v.pipe(
  v.strictObject({
    party: Uuid,
    on: Day,
    source: sentence(300),
    groups: v.pipe(
      v.array(v.strictObject({ shift: Shift, sex: WorkerSex, workers: Workers })),
      v.minLength(1, 'diga al menos un turno'),
      v.maxLength(12),
      v.check(
        (g) => new Set(g.map((x) => `${x.shift}|${x.sex}`)).size === g.length,
        'un turno está dos veces',
      ),
      v.check((g) => g.some((x) => x.workers > 0), 'no hay ninguna persona trabajadora'),
    ),
    homes: v.optional(
      v.pipe(v.array(v.strictObject({ municipality: Municipality, workers: Workers })), v.maxLength(200)),
    ),
    /** of all workers together, where the company knows them */
    children: v.optional(
      v.strictObject(
        Object.fromEntries(['under-1', '1', '2', '3'].map((b) => [b, Workers])) as Record<
          keyof ChildrenByBand,
          typeof Workers
        >,
      ),
    ),
    /** days a worker and year, to care for a child */
    absenceDays: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(366, 'un año tiene 366 días'))),
    /** share of workers who leave in a year, 0 to 3 */
    turnover: v.optional(
      v.pipe(v.number(), v.minValue(0), v.maxValue(3, 'se esperaba una parte, como 0.35')),
    ),
  }),
  v.forward(
    v.partialCheck(
      [['groups'], ['children']],
      (r) =>
        r.children === undefined ||
        Object.values(r.children).reduce((a, b) => a + b, 0) <=
          6 * r.groups.reduce((a, g) => a + g.workers, 0),
      'son más niñas y niños de los que pueden tener tantas personas',
    ),
    ['children'],
  ),
  v.forward(
    v.partialCheck(
      [['groups'], ['homes']],
      (r) =>
        (r.homes ?? []).reduce((a, h) => a + h.workers, 0) <= r.groups.reduce((a, g) => a + g.workers, 0),
      'suman más personas por municipio que por turno',
    ),
    ['homes'],
  ),
)
export type RosterTold = v.InferOutput<typeof RosterTold>

/** `parties`: of the study, as whoever closes it sees them. */
export const SurveyClosed = v.strictObject({ parties: Parties, on: Day })
export const SurveyCounted = v.strictObject({ parties: Parties, on: Day, tally: Tally })
export type SurveyCounted = v.InferOutput<typeof SurveyCounted>

/** The next version is worked out with these assumptions; what is not named is supposed as the house does. */
export const ResultAsked = v.strictObject({
  on: Day,
  assumptions: v.pipe(
    v.array(Assumption),
    v.maxLength(30),
    v.check((a) => new Set(a.map((x) => x.id)).size === a.length, 'un supuesto está dos veces'),
  ),
  note: v.optional(sentence(1000)),
})
export type ResultAsked = v.InferOutput<typeof ResultAsked>
export const ResultWorked = v.strictObject({
  on: Day,
  by: Uuid,
  assumptions: v.array(Assumption),
  note: v.optional(v.string()),
  result: NeedsResult,
})
export type ResultWorked = v.InferOutput<typeof ResultWorked>

/** `version`: counted from 1. */
export const ReportDelivered = v.strictObject({
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  on: Day,
  to: sentence(200),
})
export type ReportDelivered = v.InferOutput<typeof ReportDelivered>
/** What companies may see from now on, in their own side. */
export const ReportShared = v.strictObject({
  parties: Parties,
  version: v.number(),
  on: Day,
  result: NeedsResult,
  assumptions: v.array(Assumption),
})
export type ReportShared = v.InferOutput<typeof ReportShared>
export const StudyWithdrawn = v.strictObject({ parties: Parties, on: Day, reason: sentence(500) })
export type StudyWithdrawn = v.InferOutput<typeof StudyWithdrawn>

const study = kindsOf('needs', { permission: 'needs.write', physical: false, door: 'online' })
/** Said by the house as it takes a decision, and by nobody else. */
const letter = kindsOf('needs', { permission: 'needs.work', physical: false, door: 'any' })
/** Facts of a study are about no person: its id is no one's. */
const nobody = { persons: () => [] } as const

export const studyOpened = study(
  'study-opened',
  'Estudio de necesidades abierto',
  'Needs study opened',
  StudyOpened,
  nobody,
)
export const studyChanged = study(
  'study-changed',
  'Estudio de necesidades cambiado',
  'Needs study changed',
  StudyChanged,
  nobody,
)
export const rosterTold = study(
  'roster-told',
  'Plantilla de la empresa',
  'Roster of the company',
  RosterTold,
  nobody,
)
/** A file brings it: it decides nothing, and whatever a person says of the company outdoes it. */
export const rosterListed = kindsOf('needs', { permission: 'needs.write', physical: false, door: 'any' })(
  'roster-listed',
  'Plantilla de la empresa, de un archivo',
  'Roster of the company, from a file',
  RosterTold,
  nobody,
)
export const surveyClosed = study('survey-closed', 'Encuesta cerrada', 'Survey closed', SurveyClosed, nobody)
export const surveyCounted = letter(
  'survey-counted',
  'Encuesta contada',
  'Survey counted',
  SurveyCounted,
  nobody,
)
export const resultAsked = study('result-asked', 'Resultado pedido', 'Result asked for', ResultAsked, nobody)
export const resultWorked = letter(
  'result-worked',
  'Resultado calculado',
  'Result worked out',
  ResultWorked,
  nobody,
)
export const reportDelivered = study(
  'report-delivered',
  'Informe entregado',
  'Report delivered',
  ReportDelivered,
  nobody,
)
export const reportShared = letter(
  'report-shared',
  'Informe a la vista de la empresa',
  'Report shown to the company',
  ReportShared,
  nobody,
)
export const studyWithdrawn = study(
  'study-withdrawn',
  'Estudio retirado',
  'Study withdrawn',
  StudyWithdrawn,
  nobody,
)

export const needsKinds = [
  ...[
    studyOpened,
    studyChanged,
    rosterTold,
    rosterListed,
    surveyClosed,
    surveyCounted,
    resultAsked,
    resultWorked,
  ],
  ...[reportDelivered, reportShared, studyWithdrawn],
] as const
