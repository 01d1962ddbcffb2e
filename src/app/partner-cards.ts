// What upper modules show on the page of an organization: one line each.
import { PartnerAgreements } from '../modules/agreements/screens/partner-agreements.tsx'
import { PartnerStudies } from '../modules/needs/screens/partner-studies.tsx'
import type { PartnerCard } from '../modules/partners/screens/partner-page.tsx'

export const partnerCards: readonly PartnerCard[] = [
  { id: 'needs', Card: PartnerStudies },
  { id: 'agreements', Card: PartnerAgreements },
]
