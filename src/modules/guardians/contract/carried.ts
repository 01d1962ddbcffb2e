// What a tablet carries of the adults of its children, and never why somebody must not come near.
import type { Phone, Relation } from './adults.ts'
import type { ConsentUse } from './agreed.ts'

/** An adult as a person, under `adult:<id>`. `minor`: not known to be eighteen. */
export type CarriedAdult = {
  readonly given: string
  readonly first: string
  readonly second?: string
  readonly phones: readonly Phone[]
  readonly language?: string
  readonly minor?: true
}

/** An adult as one child has them. What is not said is no. `withdrawn`: since when. `proposed`: waits for the office. */
export type CarriedLink = {
  readonly adult: string
  readonly relation: Relation
  readonly guardian?: true
  readonly pickUp?: true
  readonly livesWith?: true
  readonly emergency?: true
  readonly from?: string
  readonly until?: string
  readonly withdrawn?: string
  readonly proposed?: true
}

/** Whom the child is not handed over to, and never why. */
export type CarriedRestriction = {
  readonly id: string
  readonly adult?: string
  readonly name: string
  readonly look?: string
  readonly from: string
  readonly until?: string
}

/** Under `child_circle:<child>`: adults in the order in which they are called. `no`: uses the family did not agree to. */
export type CarriedCircle = {
  readonly adults: readonly CarriedLink[]
  readonly restrictions?: readonly CarriedRestriction[]
  readonly yes?: readonly ConsentUse[]
  readonly no?: readonly ConsentUse[]
}

/** Under `adult_portrait:<adult>`: hashes of picture and thumbnail, as a child's. */
export type CarriedAdultPortrait = { readonly b: string; readonly t: string }
/** Under `pickup_code:<code>`; what it is checked by lies under `code_verifier:<code>`. */
export type CarriedCode = { readonly child: string; readonly adult: string; readonly day: string }
