// What the screen of an account is given: whose it is, what stands in it today, and the names it needs.
import type { PlaceStand } from '../contract/kinds.ts'
import type { PlaceAccount } from '../contract.ts'

export type RoomShown = {
  readonly id: string
  readonly name: string
  readonly from: number
  readonly to: number
}
export type AccountShown = {
  /** the book and the site or center it is of */
  readonly book: string
  readonly about: string
  readonly today: string
  readonly account: PlaceAccount | null
  readonly lots: readonly { readonly lot: string; readonly state: PlaceStand; readonly places: number }[]
  readonly names: Readonly<Record<string, string>>
  readonly rooms: readonly RoomShown[]
}
