// A case's page with what guardians call the adults of a child and what its development says, put together here because the modules know not each other.
import type { Light } from '../../modules/development/contract/instrument.ts'
import { RoundsOfChild } from '../../modules/development/screens/rounds-of-child.tsx'
import { adultWords } from '../../modules/guardians/screens/words.ts'
import type { RescreenResult } from '../../modules/referrals/contract/steps.ts'
import { CasePage as Page, type ResultsOf } from '../../modules/referrals/screens/case-page.tsx'
import { useText } from '../../ui/language.tsx'

/** Whether a doubt that remains grew is for a person to say; of too little seen nothing follows. */
const SUGGESTS: Readonly<Record<Light, RescreenResult | undefined>> = {
  green: 'expected',
  amber: 'still',
  red: 'still',
  none: undefined,
}

const DevelopmentResults: ResultsOf = ({ book, child, children }) => (
  <RoundsOfChild book={book} child={child} purpose="care">
    {(rounds) => children(rounds?.map((r) => ({ ...r, suggests: SUGGESTS[r.light] })))}
  </RoundsOfChild>
)

export function CasePage(at: { id: string; case: string }) {
  return <Page {...at} relations={useText(adultWords).relations} Results={DevelopmentResults} />
}
