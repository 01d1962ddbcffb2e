// The hours of a week as they are typed in a form, day by day: what they are, or what is wrong with which of the two.
import { clockTyped } from './clock-typed.ts'

/** `missing`: one of the two is there alone; `no-clock`: it is no hour; `order`: not after the first. */
export type HoursFault = { readonly at: 'in' | 'out'; readonly why: 'missing' | 'no-clock' | 'order' }

export type TypedHours = readonly [from: string, to: string]
/** 0 Sunday to 6 Saturday. */
export type TypedWeek = Readonly<Record<number, TypedHours>>

/** undefined: both empty, a day on which the child does not come. Hours are as the clock shows them, `08:05`. */
export function judgeHours([from, to]: TypedHours): TypedHours | HoursFault | undefined {
  const [first, last] = [from.trim(), to.trim()]
  if (first === '' && last === '') return undefined
  if (first === '') return { at: 'in', why: 'missing' }
  if (last === '') return { at: 'out', why: 'missing' }
  const [a, b] = [clockTyped(first), clockTyped(last)]
  if (a === undefined) return { at: 'in', why: 'no-clock' }
  if (b === undefined) return { at: 'out', why: 'no-clock' }
  return a < b ? [a, b] : { at: 'out', why: 'order' }
}

export function judgeWeek(typed: TypedWeek): {
  readonly week: readonly (readonly [day: number, from: string, to: string])[]
  /** by day */
  readonly faults: Readonly<Record<number, HoursFault>>
} {
  const judged = Object.entries(typed).map(([day, hours]) => [Number(day), judgeHours(hours)] as const)
  return {
    week: judged.flatMap(([day, h]) => (h && !('why' in h) ? [[day, h[0], h[1]] as const] : [])),
    faults: Object.fromEntries(judged.flatMap(([day, h]) => (h && 'why' in h ? [[day, h]] : []))),
  }
}
