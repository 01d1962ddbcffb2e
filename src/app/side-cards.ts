// What modules show an organization of itself on its own side, beside its agreements: one line each.
import type { SideCard } from '../modules/agreements/screens/my-side.tsx'
import { PartyStudies } from '../modules/needs/screens/party-studies.tsx'
import { PartyWay } from '../modules/partners/screens/party-way.tsx'

export const sideCards: readonly SideCard[] = [
  { id: 'way', place: 'above', Card: PartyWay },
  { id: 'needs', place: 'under', Card: PartyStudies },
]
