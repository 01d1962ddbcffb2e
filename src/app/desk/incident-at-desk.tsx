// One incident at the desk, with what another module calls the adults of a child.
import { adultWords } from '../../modules/guardians/screens/words.ts'
import { RelationsContext } from '../../modules/safety/screens/incident-context.ts'
import { IncidentPage } from '../../modules/safety/screens/incident-page.tsx'
import { useText } from '../../ui/language.tsx'

export const IncidentAtDesk = (props: { id: string; incident: string }) => (
  <RelationsContext value={useText(adultWords).relations}>
    <IncidentPage {...props} />
  </RelationsContext>
)
