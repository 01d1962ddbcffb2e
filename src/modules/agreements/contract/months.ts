// A company's month in totals: its workers, those with a place, absences and departures of parents and of everybody else.
import * as v from 'valibot'
import { SMALLEST_GROUP } from '../../../kernel/indicator.ts'

export const Month = v.pipe(
  v.string(),
  v.regex(/^20\d{2}-(0[1-9]|1[0-2])$/, 'se esperaba un mes como 2026-11'),
)
const Count = v.pipe(
  v.number('se esperaba un número entero'),
  v.integer('se esperaba un número entero'),
  v.minValue(0, 'no puede ser negativo'),
  v.maxValue(1_000_000),
)
const counts = {
  /** on the payroll, on the last day of the month */
  workers: v.pipe(Count, v.minValue(1, 'al menos una persona')),
  /** of them, who has a child from 43 days to 4 years */
  parents: Count,
  /** working days of the month, or of the months */
  days: v.pipe(Count, v.minValue(1, 'al menos un día'), v.maxValue(366)),
  /** person-days of absence */
  parents_absent: v.optional(Count),
  others_absent: v.optional(Count),
  /** who left the company */
  parents_left: v.optional(Count),
  others_left: v.optional(Count),
}
type Counts = v.InferOutput<v.ObjectSchema<typeof counts, undefined>>

const others = (c: Pick<Counts, 'workers' | 'parents'>) => c.workers - c.parents
/** A group under ten may be one person's absence: nothing is told of it. Source: house decision 0009 (k = 10). */
const tooSmall = (n: number) => n < SMALLEST_GROUP
const SMALL = `de un grupo de menos de ${SMALLEST_GROUP} no se informa: déjelo vacío`

type Field = keyof Counts
/** What cannot be in such totals, by field, in words. Pure; shared by form and server. */
export function wrongCounts(c: Counts): Partial<Record<Field, string>> {
  const wrong: Partial<Record<Field, string>> = {}
  if (c.parents > c.workers) wrong.parents = 'no puede haber más madres y padres que personas'
  for (const [who, n] of [
    ['parents', c.parents],
    ['others', others(c)],
  ] as const) {
    const absent = c[`${who}_absent`]
    const left = c[`${who}_left`]
    if (tooSmall(n)) {
      if (absent !== undefined) wrong[`${who}_absent`] = SMALL
      if (left !== undefined) wrong[`${who}_left`] = SMALL
    } else {
      if (absent !== undefined && absent > n * c.days)
        wrong[`${who}_absent`] = `no caben: ${n} personas por ${c.days} días son ${n * c.days}`
      // of a month who left may be more than who is there on its last day, never ten times as many
      if (left !== undefined && left > n * 10) wrong[`${who}_left`] = 'son más de diez veces quienes hay'
    }
  }
  return wrong
}

const judged = <T extends Counts>() =>
  v.rawCheck<T>(({ dataset, addIssue }) => {
    if (!dataset.typed) return
    for (const [field, message] of Object.entries(wrongCounts(dataset.value)))
      addIssue({
        message,
        path: [
          {
            ...{ type: 'object', origin: 'value', input: dataset.value, key: field },
            value: dataset.value[field as Field],
          } as never,
        ],
      })
  })

const MonthFields = v.strictObject({
  month: Month,
  ...counts,
  /** of the parents, who has a child in the center: how many, never who */
  placed: Count,
  note: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(500))),
})
export const MonthReported = v.pipe(
  MonthFields,
  judged<v.InferOutput<typeof MonthFields>>(),
  v.forward(
    v.partialCheck(
      [['placed'], ['parents']],
      (m) => m.placed <= m.parents,
      'no puede haber más que madres y padres',
    ),
    ['placed'],
  ),
)
export type MonthReported = v.InferOutput<typeof MonthReported>

const BaselineFields = v.strictObject({
  first_month: Month,
  last_month: Month,
  ...counts,
  days: v.pipe(Count, v.minValue(1), v.maxValue(1500)),
  method: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(500))),
})
export const BaselineTold = v.pipe(
  BaselineFields,
  judged<v.InferOutput<typeof BaselineFields>>(),
  v.forward(
    v.partialCheck(
      [['first_month'], ['last_month']],
      (b) => b.first_month <= b.last_month,
      'termina antes de empezar',
    ),
    ['last_month'],
  ),
)
export type BaselineTold = v.InferOutput<typeof BaselineTold>
