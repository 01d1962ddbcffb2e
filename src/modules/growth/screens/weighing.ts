// One weighing round: who is next, what was taken last, what the rule says against it, and the fact that keeps it.
import type { Line } from '../../../device/use-saying.ts'
import { ageInDays, ageInMonths, type Day } from '../../../kernel/days.ts'
import { decimalOf, type Position, type Range, ranges } from '../../../kernel/measures.ts'
import type { CarriedChild } from '../../children/contract/rows.ts'
import type { CarriedMeasurement } from '../carry.ts'
import { type Measured, measured } from '../contract.ts'
import type { GrowthTables } from '../rules/growth-tables.ts'
import { type GrowthJudgement, judgeMeasuring, type Measuring } from '../rules/judge-measuring.ts'
import { type Due, whenDue } from '../rules/weighing-schedule.ts'

export const fields = ['weightKg', 'lengthCm', 'headCm', 'armCm'] as const
export type Field = (typeof fields)[number]

/** What a contract accepts, with the decimals a scale or tape shows. */
export const fieldRange: Readonly<Record<Field, Range & { readonly decimals: number }>> = {
  weightKg: { ...ranges.weight, decimals: 3 },
  lengthCm: { ...ranges.length, max: 140, decimals: 1 },
  headCm: { ...ranges.head, decimals: 1 },
  armCm: { ...ranges.arm, decimals: 1 },
}
const carriedName = { weightKg: 'kg', lengthCm: 'cm', headCm: 'hc', armCm: 'ac' } as const

export const takenIn = (m: CarriedMeasurement, field: Field): number | undefined => m[carriedName[field]]

export type Kept = { readonly id: string; readonly m: CarriedMeasurement }

/** Each child's measurings, oldest first; two of one day in the order they were said. */
export function historyOf(measurements: Iterable<[string, CarriedMeasurement]>): Map<string, Kept[]> {
  const by = new Map<string, Kept[]>()
  for (const [id, m] of measurements) {
    const list = by.get(m.c)
    if (list) list.push({ id, m })
    else by.set(m.c, [{ id, m }])
  }
  for (const list of by.values())
    list.sort((a, b) => (a.m.d < b.m.d ? -1 : a.m.d > b.m.d ? 1 : a.id < b.id ? -1 : 1))
  return by
}

/** The last time one field was taken on or before a day. */
export const lastOf = (history: readonly Kept[], field: Field, until: Day): Kept | undefined =>
  history.findLast((k) => k.m.d <= until && takenIn(k.m, field) !== undefined)

export type Awaited = {
  readonly id: string
  readonly child: CarriedChild
  readonly here: boolean
  readonly never: boolean
  readonly due: Due | undefined
}

/**
 * Who is to be measured, the most urgent first: those here before those who are not, then never measured, then the most
 * days late, then the nearest date, then by name. Whoever was measured today is done. A child born after today is left out.
 */
export function weighingOrder(
  children: Iterable<[string, CarriedChild]>,
  history: ReadonlyMap<string, readonly Kept[]>,
  isHere: (id: string) => boolean,
  today: Day,
): Awaited[] {
  const list: Awaited[] = []
  for (const [id, child] of children) {
    const last = history.get(id)?.at(-1)?.m.d
    if (last === today || child.birth > today) continue
    const due = whenDue(ageInMonths(child.birth, today), last, today)
    list.push({ id, child, here: isHere(id), never: last === undefined, due })
  }
  const never = (a: Awaited) => a.never && a.due !== undefined
  const compare = (a: Awaited, b: Awaited) =>
    Number(b.here) - Number(a.here) ||
    Number(never(b)) - Number(never(a)) ||
    (b.due?.overdueDays ?? -1) - (a.due?.overdueDays ?? -1) ||
    (a.due?.due ?? '9').localeCompare(b.due?.due ?? '9') ||
    `${a.child.given} ${a.child.first}`.localeCompare(`${b.child.given} ${b.child.first}`, 'es') ||
    (a.id < b.id ? -1 : 1)
  return list.sort(compare)
}

/** The one after `current` in the list, round to its beginning; undefined when nobody else is left. */
export function nextAfter(list: readonly Awaited[], current: string): string | undefined {
  const at = list.findIndex((a) => a.id === current)
  const rest = [...list.slice(at + 1), ...list.slice(0, Math.max(0, at))]
  return rest.find((a) => a.id !== current)?.id
}

/** Source: WHO, Training course on child growth assessment, module B: lying below two years, standing from then on. */
const STANDING_DAYS = 731
export const usualPosition = (birth: Day, today: Day): Position =>
  ageInDays(birth, today) < STANDING_DAYS ? 'L' : 'H'

/** Undressed by default below two years, when a diaper weighs too much to be ignored. House rule. */
export const usuallyUndressed = (birth: Day, today: Day): boolean => ageInDays(birth, today) < STANDING_DAYS

export type Typed = Readonly<Record<Field, string>>
export const NOTHING_TYPED: Typed = { weightKg: '', lengthCm: '', headCm: '', armCm: '' }

/** Fields whose text is not a number a child can have. An empty field is none of them. */
export function wrongFields(typed: Typed): Field[] {
  return fields.filter((f) => {
    if (typed[f].trim() === '') return false
    const x = decimalOf(typed[f])
    return x === undefined || x < fieldRange[f].min || x > fieldRange[f].max
  })
}

/** The measuring as typed: only fields that hold a possible number. */
export function measuringOf(typed: Typed, day: Day, position: Position): Measuring {
  const wrong = wrongFields(typed)
  const taken: { -readonly [F in Field]?: number } = {}
  for (const f of fields) {
    const x = wrong.includes(f) ? undefined : decimalOf(typed[f])
    if (x !== undefined) taken[f] = x
  }
  return { day, ...taken, ...(taken.lengthCm === undefined ? {} : { position }) }
}

const asMeasuring = ({ m }: Kept): Measuring => ({
  day: m.d,
  ...(m.kg === undefined ? {} : { weightKg: m.kg }),
  ...(m.cm === undefined ? {} : { lengthCm: m.cm }),
  ...(m.p === undefined ? {} : { position: m.p }),
  ...(m.hc === undefined ? {} : { headCm: m.hc }),
  ...(m.ac === undefined ? {} : { armCm: m.ac }),
})

export type Judged = GrowthJudgement & {
  /** flags with the earlier measuring of their field, where there is one */
  readonly doubts: readonly { readonly code: string; readonly field?: string; readonly last?: Kept }[]
}

/** Judges against the last time each field was taken: weight of last month, length of three months ago. */
export function judgeAgainst(
  tables: GrowthTables,
  child: Pick<CarriedChild, 'sex' | 'birth' | 'weeks'>,
  measuring: Measuring,
  history: readonly Kept[],
): Judged {
  const subject = { sex: child.sex, birth: child.birth, gestationalWeeks: child.weeks }
  const alone = judgeMeasuring(tables, subject, measuring)
  const own = alone.verdict.stands ? alone.verdict.flags : []
  const seen = new Set(own.map((f) => f.code + f.field))
  const doubts: { code: string; field?: string; last?: Kept }[] = [...own]
  for (const field of fields) {
    const last = measuring[field] === undefined ? undefined : lastOf(history, field, measuring.day)
    if (last === undefined) continue
    const { verdict } = judgeMeasuring(tables, subject, measuring, asMeasuring(last))
    for (const f of verdict.stands ? verdict.flags : []) {
      if (f.field !== field || seen.has(f.code + f.field)) continue
      seen.add(f.code + f.field)
      doubts.push({ ...f, last })
    }
  }
  return { ...alone, doubts }
}

/** Doubts that ask for a yes: the others are said, and stand by themselves. */
const ASKED = new Set([
  'growth.implausible',
  'growth.jump',
  'growth.loss',
  'growth.shorter',
  'growth.head-smaller',
])
export const needsYes = (judged: Judged): boolean => judged.doubts.some((d) => ASKED.has(d.code))

/** The fact of one measuring, with what was seen when it was said. `corrects` names the measuring it takes the place of. */
export function lineOfMeasuring(
  child: string,
  measuring: Measuring,
  judged: Judged,
  more: {
    readonly room?: string
    readonly witness?: string
    readonly undressed?: boolean
    readonly corrects?: string
    readonly reason?: string
  } = {},
): Line {
  const { undressed, ...envelope } = more
  const payload: Measured = {
    ...measuring,
    ...(undressed && measuring.weightKg !== undefined ? { undressed: true } : {}),
    seen: { z: judged.result.z, flags: [...new Set(judged.doubts.map((d) => d.code))], rule: judged.rule },
  }
  const said = Object.fromEntries(Object.entries(envelope).filter(([, x]) => x !== undefined))
  return { kind: measured.kind, kindVersion: measured.version, about: child, ...said, payload }
}
