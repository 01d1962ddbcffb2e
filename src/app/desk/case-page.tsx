// A case's page with what guardians call the adults of a child, put together here because the modules know not each other.
import { adultWords } from '../../modules/guardians/screens/words.ts'
import { CasePage as Page } from '../../modules/referrals/screens/case-page.tsx'
import { useText } from '../../ui/language.tsx'

export function CasePage(at: { id: string; case: string }) {
  return <Page {...at} relations={useText(adultWords).relations} />
}
