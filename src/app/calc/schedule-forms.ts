// The forms of `calc schedule`: what a file of networks, earned value or three-point durations may hold.
import * as v from 'valibot'
import { linkTypes } from '../../modules/construction/contract.ts'
import type { ThreePoints } from '../../modules/construction/rules/schedule-risk.ts'
import { CaseId, objectOf } from './json-input.ts'

const NUMBER = 'se esperaba un número'
const NOT_NEGATIVE = 'se esperaba un número desde 0'
const finite = v.pipe(v.number(NUMBER), v.finite(NUMBER))
const notNegative = v.pipe(v.number(NOT_NEGATIVE), v.finite(NOT_NEGATIVE), v.minValue(0, NOT_NEGATIVE))
const taskName = v.pipe(
  v.union([v.string(), v.number()], 'se esperaba un texto o un número'),
  v.transform(String),
)
const atLeastOne = 'se esperaba al menos una tarea'

const NetworkCase = objectOf({
  id: CaseId,
  tasks: v.array(objectOf({ id: taskName, duration: notNegative })),
  links: v.optional(
    v.array(
      objectOf({
        from: taskName,
        to: taskName,
        type: v.optional(v.picklist(linkTypes, `se esperaba ${linkTypes.join(', ')}`), 'FS'),
        lag: v.optional(finite, 0),
      }),
    ),
    [],
  ),
})
const ValueCase = objectOf({
  id: CaseId,
  bac: notNegative,
  pv: notNegative,
  ev: notNegative,
  ac: notNegative,
})
const PeriodCase = objectOf({
  id: CaseId,
  plannedCumulative: v.pipe(
    v.array(notNegative),
    v.minLength(1, 'se esperaba al menos un periodo'),
    v.check(
      (list) => list.every((x, i) => i === 0 || x >= list[i - 1]!),
      'se esperaba un valor planeado acumulado que no baje',
    ),
  ),
  ev: notNegative,
  actualPeriods: notNegative,
})

const rising = v.check(({ a, m, b }: ThreePoints) => a <= m && m <= b, 'se esperaba a ≤ m ≤ b')
const Triple = v.pipe(
  v.strictTuple([notNegative, notNegative, notNegative], 'se esperaban tres números: a, m, b'),
  v.transform(([a, m, b]): ThreePoints => ({ a, m, b, dist: 'triangular' })),
  rising,
)
const NamedPoints = v.pipe(
  objectOf({
    dist: v.optional(v.picklist(['triangular', 'pert'], 'se esperaba triangular o pert'), 'triangular'),
    a: notNegative,
    m: notNegative,
    b: notNegative,
  }),
  rising,
)
const Points = v.lazy((x): v.GenericSchema<unknown, ThreePoints> => (Array.isArray(x) ? Triple : NamedPoints))

const holds = (key: string, x: unknown): boolean =>
  typeof x === 'object' && x !== null && Object.hasOwn(x, key)
const networkOrValue = (
  x: unknown,
): v.GenericSchema<unknown, v.InferOutput<typeof NetworkCase> | v.InferOutput<typeof ValueCase>> =>
  holds('tasks', x) || holds('links', x) ? NetworkCase : ValueCase

/** One of them or a list: it is answered in the form in which it came. */
const oneOrMany = <T>(schema: v.GenericSchema<unknown, T>) =>
  v.optional(v.lazy((x): v.GenericSchema<unknown, T | T[]> => (Array.isArray(x) ? v.array(schema) : schema)))
const Several = objectOf({ id: CaseId, tasks: v.pipe(v.array(Points), v.minLength(1, atLeastOne)) })

const lists = {
  cases: v.optional(v.array(v.lazy(networkOrValue))),
  psplib: oneOrMany<NetworkGiven>(NetworkCase),
  edge: v.optional(v.array(ValueCase)),
  earnedSchedule: v.optional(v.array(PeriodCase)),
  single: oneOrMany<{ id?: string | number; task: ThreePoints }>(objectOf({ id: CaseId, task: Points })),
  parallelMax: oneOrMany<SeveralGiven>(Several),
  seriesSum: oneOrMany<SeveralGiven>(Several),
  pert: v.optional(v.array(objectOf({ id: CaseId, abc: Triple }))),
}
const Lists = v.pipe(
  objectOf(lists),
  v.check(
    (file) => Object.values(file).some((x) => x !== undefined),
    `se esperaba un objeto con alguna de ${Object.keys(lists).join(', ')}`,
  ),
)

export type NetworkGiven = v.InferOutput<typeof NetworkCase>
export type ValueGiven = v.InferOutput<typeof ValueCase>
export type PeriodsGiven = v.InferOutput<typeof PeriodCase>
export type SeveralGiven = v.InferOutput<typeof Several>
export type ListsGiven = v.InferOutput<typeof Lists>

/** A file of lists, or one network alone. */
export const ScheduleFile = v.lazy(
  (x): v.GenericSchema<unknown, ListsGiven | NetworkGiven> => (holds('tasks', x) ? NetworkCase : Lists),
)
