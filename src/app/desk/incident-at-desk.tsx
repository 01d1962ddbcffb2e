// One incident at the desk, and the note that begins it, with what another module calls the adults of a child.
import { adultWords } from '../../modules/guardians/screens/words.ts'
import { RelationsContext } from '../../modules/safety/screens/incident-context.ts'
import { IncidentPage } from '../../modules/safety/screens/incident-page.tsx'
import { NoteAtDesk } from '../../modules/safety/screens/note-at-desk.tsx'
import { useText } from '../../ui/language.tsx'

export const IncidentAtDesk = (props: { id: string; incident: string }) => (
  <RelationsContext value={useText(adultWords).relations}>
    <IncidentPage {...props} />
  </RelationsContext>
)

export const NewIncident = (props: { id: string; child?: string; day?: string }) => (
  <RelationsContext value={useText(adultWords).relations}>
    <NoteAtDesk {...props} />
  </RelationsContext>
)
