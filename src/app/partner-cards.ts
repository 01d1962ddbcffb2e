// What upper modules show on the page of an organization: one line each.
import type { PartnerCard } from '../modules/partners/screens/partner-page.tsx'

export const partnerCards: readonly PartnerCard[] = []
