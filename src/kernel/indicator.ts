// Indicators: what a row adds to a figure, and how the figure is told to people (part of whole, never a stored percentage).
import * as v from 'valibot'
import { Uuid } from './ids.ts'
import type { Permission } from './permission.ts'
import type { Words } from './verdict.ts'

/** What one row adds to its room and period, reading nothing but itself. */
export type Contribution = {
  readonly indicator: string
  /** room id, or the book's own id where the row belongs to no room */
  readonly room: string
  /** a month `2026-11` or a day `2026-11-20` */
  readonly period: string
  readonly part: number
  readonly whole: number
}

export type Indicator = {
  readonly id: string
  readonly words: Words
  /** what counts, over what */
  readonly definition: Words
  readonly unit:
    | 'children'
    | 'places'
    | 'centers'
    | 'percent'
    | 'days'
    | 'meals'
    | 'incidents'
    | 'people'
    | 'agreements'
  readonly period: 'day' | 'month' | 'now'
  /** norm or reference it follows, with how sure it is */
  readonly source: string
  readonly confidence: 'confirmed' | 'unconfirmed'
  /** whether more is good, bad, or neither: decides no ranking, only the colour of attention */
  readonly direction: 'up' | 'down' | 'none'
  /** true when small groups could point at a child: parts and wholes under ten are hidden above the center */
  readonly sensitive: boolean
  /**
   * The list that holds exactly what is counted, by the scope it is asked of: an address of the desk with `$id` and `$period` in
   * it, for who has the permission.
   */
  readonly opens?: Partial<Record<'nation' | 'representation' | 'center', string>> & {
    readonly needs: Permission
  }
  /** an alert: whatever is counted waits for a person */
  readonly asks?: true
}

/** A figure as every screen shows it. A percentage is computed where it is shown. */
export const Figure = v.object({
  indicator: v.string(),
  scope: v.union([Uuid, v.literal('nation')]),
  period: v.string(),
  part: v.nullable(v.number()),
  whole: v.nullable(v.number()),
  suppressed: v.boolean(),
  asOf: v.string(),
})
export type Figure = v.InferOutput<typeof Figure>

/** Groups smaller than this are not shown above the center. Source: house decision 0009, after methods.md §C (k = 10). */
export const SMALLEST_GROUP = 10
