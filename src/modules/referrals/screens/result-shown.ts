// A result of another module as a case shows it: what names it, what it said in words, and how it is drawn there.
import type { ReactNode } from 'react'
import type { RescreenResult } from '../contract/steps.ts'

/** The result a doubt comes from: `missing` begins what is said of it. */
export type DoubtFrom = { readonly id: string; readonly words: string; readonly missing: string }

export type ResultShown = Omit<DoubtFrom, 'missing'> & {
  readonly day: string
  /** what it says of a doubt, where it says something; a person confirms it */
  readonly suggests: RescreenResult | undefined
  readonly drawn: ReactNode
}
