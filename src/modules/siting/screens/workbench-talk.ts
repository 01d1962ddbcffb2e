// What the page and the two workers of the workbench say to each other: one answers every move, the other takes its time.
import type { SitingInstance } from '../contract/instance.ts'
import type { PlanOutcome, PlanParameters } from '../contract/plans.ts'
import type { CannotBe } from '../rules/plan-instance.ts'

/** `nth` numbers the moves, so that what answers an older one is not taken for the newest. */
export type Ask =
  | { readonly ask: 'instance'; readonly instance: SitingInstance }
  | {
      readonly ask: 'plan'
      readonly nth: number
      readonly parameters: PlanParameters
      /** sites to go on from: those of the plan on the screen */
      readonly from?: readonly string[]
    }
  /** sites that are named, as they are: nothing is searched */
  | {
      readonly ask: 'show'
      readonly nth: number
      readonly parameters: PlanParameters
      readonly ids: readonly string[]
    }
  /** a better plan, and the bound */
  | {
      readonly ask: 'bound'
      readonly nth: number
      readonly parameters: PlanParameters
      readonly ids: readonly string[]
    }
  | {
      readonly ask: 'curve'
      readonly nth: number
      readonly parameters: PlanParameters
      readonly state: string
    }
  | {
      readonly ask: 'equity'
      readonly nth: number
      readonly parameters: PlanParameters
      readonly ids: readonly string[]
    }

export type Shown = {
  readonly ids: readonly string[]
  readonly outcome: PlanOutcome
  /** share of each point's children that is covered without the plan, and with it */
  readonly before: Float32Array
  readonly after: Float32Array
  /** children of each point, of the basis asked for */
  readonly children: Float64Array
}

/** Children covered, standing centers included, with n centers at place n. */
export type Curve = { readonly country: readonly number[]; readonly state: readonly number[] | null }
/** What is lost of the plan's value, in percent, where so much is asked; null: it cannot be. */
export type EquityPoint = {
  readonly of: 'state' | 'rural'
  readonly asked: number
  readonly covered: number | null
}

export type Told =
  /** what the plans from here on are of, where that is not the instance as it came */
  | { readonly told: 'ground'; readonly instance: SitingInstance }
  | { readonly told: 'plan'; readonly nth: number; readonly shown: Shown; readonly better: boolean }
  | { readonly told: 'cannot'; readonly nth: number; readonly why: CannotBe }
  | { readonly told: 'bound'; readonly nth: number; readonly value: number; readonly bound: number }
  | { readonly told: 'curve'; readonly nth: number; readonly curve: Curve }
  | {
      readonly told: 'equity'
      readonly nth: number
      readonly points: readonly EquityPoint[]
      readonly over: boolean
    }
  | { readonly told: 'failed'; readonly nth: number; readonly words: string }
