// One organization at the desk, with what upper modules show of it.
import { PartnerPage } from '../../modules/partners/screens/partner-page.tsx'
import { partnerCards } from '../partner-cards.ts'

export function PartnerAtDesk({ book, partner }: { book: string; partner: string }) {
  return <PartnerPage book={book} partner={partner} cards={partnerCards} />
}
