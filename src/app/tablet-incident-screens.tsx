// The screens of incidents on the tablet with what another module calls the adults of a child; fetched when one is opened.
import type { ComponentProps } from 'react'
import { adultWords } from '../modules/guardians/screens/words.ts'
import { RelationsContext } from '../modules/safety/screens/incident-context.ts'
import { IncidentTablet } from '../modules/safety/screens/incident-tablet.tsx'
import { TellFirst } from '../modules/safety/screens/tell-first.tsx'
import { useText } from '../ui/language.tsx'

export const NoteHere = (props: ComponentProps<typeof IncidentTablet>) => (
  <RelationsContext value={useText(adultWords).relations}>
    <IncidentTablet {...props} />
  </RelationsContext>
)

export const FirstHere = (props: ComponentProps<typeof TellFirst>) => (
  <RelationsContext value={useText(adultWords).relations}>
    <TellFirst {...props} />
  </RelationsContext>
)
