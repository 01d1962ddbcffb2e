// What upper modules show on the page of an organization: one line each.
import { PartnerStudies } from '../modules/needs/screens/partner-studies.tsx'
import type { PartnerCard } from '../modules/partners/screens/partner-page.tsx'

export const partnerCards: readonly PartnerCard[] = [{ id: 'needs', Card: PartnerStudies }]
