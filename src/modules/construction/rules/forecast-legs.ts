// The legs of a forecast: what a project passes one after another from an offer to an open center, with the months the house supposes.
import type { BuildScheme, Stage } from '../contract/stages.ts'

export type Leg = {
  /** the stage that ends it, by which it is called */
  readonly leg: Stage
  /** over when all of these are; what runs beside another is counted with the one it ends with */
  readonly ends: readonly Stage[]
  readonly plannedMonths: number
  /** who builds this way passes it; without it, everybody */
  readonly only?: readonly BuildScheme[]
  readonly byContractor?: true
  readonly supervised?: true
}

/**
 * Months before anything was seen. Source: own proposal, unconfirmed; works of 8 to 10 months as contracts of the programme announced
 * (ceci.md §1.6). Each is outweighed by what is seen to end: a forecast says of how many.
 */
export const forecastLegs: readonly Leg[] = [
  { leg: 'visited', ends: ['visited'], plannedMonths: 1 },
  { leg: 'validated', ends: ['validated'], plannedMonths: 1 },
  { leg: 'file', ends: ['file'], plannedMonths: 3 },
  { leg: 'accepted', ends: ['accepted'], plannedMonths: 2 },
  { leg: 'deed', ends: ['deed'], plannedMonths: 3 },
  { leg: 'tender', ends: ['tender', 'design'], plannedMonths: 3, only: ['imss'] },
  { leg: 'contract', ends: ['contract'], plannedMonths: 1, only: ['imss', 'empresa'] },
  { leg: 'works', ends: ['works'], plannedMonths: 9, byContractor: true, supervised: true },
  { leg: 'equipment', ends: ['equipment', 'licence'], plannedMonths: 2, byContractor: true },
  { leg: 'open', ends: ['open'], plannedMonths: 1 },
]
export const forecastSchemes: readonly BuildScheme[] = ['imss', 'empresa', 'municipal']
