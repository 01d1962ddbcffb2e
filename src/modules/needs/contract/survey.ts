// The words of the survey: what a worker is asked, in what groups answers are counted, and what is kept of all of them together.
import * as v from 'valibot'
import { Uuid } from '../../../kernel/ids.ts'

/** Fewer answers than this say nothing to anybody. Source: house decision 0009 (k = 10). */
export const LEAST_GROUP = 10

export const Shift = v.picklist(['morning', 'evening', 'night', 'rotating'])
export type Shift = v.InferOutput<typeof Shift>
/** `X`: would rather not say, or neither. */
export const WorkerSex = v.picklist(['F', 'M', 'X'])
export type WorkerSex = v.InferOutput<typeof WorkerSex>
/** Ages in completed years, the first from 43 days on; the last ends on the day before the fourth birthday. Source: LSS art. 206. */
export const ageBands = ['under-1', '1', '2', '3'] as const
export const AgeBand = v.picklist(ageBands)
export type AgeBand = v.InferOutput<typeof AgeBand>
export const PresentCare = v.picklist(['family', 'imss', 'private', 'paid-person', 'with-me', 'other'])
export type PresentCare = v.InferOutput<typeof PresentCare>
export const WouldUse = v.picklist(['yes', 'maybe', 'no'])
export type WouldUse = v.InferOutput<typeof WouldUse>
export const NearWhat = v.picklist(['work', 'home', 'either'])
export type NearWhat = v.InferOutput<typeof NearWhat>
/** Minutes from home to work: up to 15, 30, 60, or more. */
export const Travel = v.picklist(['15', '30', '60', 'more'])
export type Travel = v.InferOutput<typeof Travel>

export const MOST_OF_BAND = 4
export const MOST_CHILDREN = 6
const Some = v.pipe(
  v.number('se esperaba un número'),
  v.integer('se esperaba un número entero'),
  v.minValue(0, 'no puede ser menos de cero'),
  v.maxValue(MOST_OF_BAND, 'a lo más 4 de una misma edad'),
)
export const ChildrenByBand = v.pipe(
  v.strictObject({ 'under-1': Some, '1': Some, '2': Some, '3': Some }),
  v.check(
    (c) => ageBands.reduce((n, b) => n + c[b], 0) <= MOST_CHILDREN,
    'son más niñas y niños menores de 4 años de los que puede tener una persona: a lo más 6',
  ),
)
export type ChildrenByBand = v.InferOutput<typeof ChildrenByBand>
export const childrenIn = (c: ChildrenByBand): number => ageBands.reduce((n, b) => n + c[b], 0)

export const Municipality = v.pipe(
  v.string(),
  v.regex(/^(0[1-9]|[12]\d|3[0-2])\d{3}$/, 'se esperaba la clave INEGI de 5 cifras'),
)
export const HalfHour = v.pipe(
  v.string(),
  v.regex(/^([01]\d|2[0-3]):(00|30)$/, 'se esperaba una hora como 06:30'),
)

/** One worker's answers: no name, no birth date, nothing that names a child. Who has no children of these ages is done after the first four. */
export const SurveyAnswer = v.pipe(
  v.strictObject({
    /** where they work, in a study of several companies */
    party: v.optional(Uuid),
    shift: Shift,
    sex: WorkerSex,
    /** null: would rather not say */
    municipality: v.nullable(Municipality),
    travel: Travel,
    children: ChildrenByBand,
    care: v.optional(PresentCare),
    use: v.optional(WouldUse),
    near: v.optional(NearWhat),
    from: v.optional(HalfHour),
    to: v.optional(HalfHour),
  }),
  v.forward(
    v.check((a) => childrenIn(a.children) === 0 || a.care !== undefined, 'diga quién cuida hoy'),
    ['care'],
  ),
  v.forward(
    v.check((a) => childrenIn(a.children) === 0 || a.use !== undefined, 'diga si lo usaría'),
    ['use'],
  ),
  v.forward(
    v.check(
      (a) => childrenIn(a.children) === 0 || a.use === 'no' || a.near !== undefined,
      'diga dónde le conviene',
    ),
    ['near'],
  ),
  v.forward(
    v.check(
      (a) => childrenIn(a.children) === 0 || a.use === 'no' || (a.from !== undefined && a.to !== undefined),
      'diga de qué hora a qué hora',
    ),
    ['from'],
  ),
  v.forward(
    v.check((a) => a.from === undefined || a.from !== a.to, 'la hora de salida es la de llegada'),
    ['to'],
  ),
)
export type SurveyAnswer = v.InferOutput<typeof SurveyAnswer>

const Count = v.pipe(v.number(), v.integer(), v.minValue(0))
const Counts = v.pipe(v.array(Count), v.maxLength(MOST_CHILDREN + 1))

/**
 * Answers of one shift and sex of one company. `sure[k]`: how many of them have k children for whom they would use a center at
 * work; `maybe[k]`: the same of who said perhaps. `bands`: the sure ones, by age.
 */
export const TallyGroup = v.strictObject({
  party: v.nullable(Uuid),
  shift: Shift,
  sex: WorkerSex,
  answered: Count,
  sure: Counts,
  maybe: Counts,
  bands: v.strictObject({ 'under-1': Counts, '1': Counts, '2': Counts, '3': Counts }),
})
export type TallyGroup = v.InferOutput<typeof TallyGroup>

const cell = <S extends v.GenericSchema>(of: S) => v.array(v.strictObject({ of, n: Count }))
/**
 * What is kept of all answers together when a survey is closed: sums, no answer. Under `LEAST_GROUP` answers only their number.
 * Municipalities and hours with fewer than that are summed under null.
 */
export const Tally = v.strictObject({
  answered: Count,
  groups: v.pipe(v.array(TallyGroup), v.maxLength(600)),
  /** workers by home */
  homes: cell(v.nullable(Municipality)),
  /** workers by travel */
  travel: cell(Travel),
  /** workers with children of these ages, by who cares for them now */
  care: cell(PresentCare),
  use: cell(WouldUse),
  near: cell(NearWhat),
  /** children (sure and perhaps) by the hour at which they would come and leave */
  from: cell(v.nullable(HalfHour)),
  to: cell(v.nullable(HalfHour)),
})
export type Tally = v.InferOutput<typeof Tally>
