// On a child's card of the wall: that its family does not know yet of what happened.
import { Chip } from '../../../ui/chip.tsx'
import { useText } from '../../../ui/language.tsx'
import type { GestureCard } from '../../../ui/room-gesture.ts'
import { questionsHere, untoldHere, useIncidents } from './incident-context.ts'
import { incidentTabletText } from './tablet-text.ts'
import { incidentText } from './words.ts'

export function IncidentMark({ card }: { card: GestureCard }) {
  const t = useText(incidentTabletText)
  const w = useText(incidentText)
  const { incidents, questions } = useIncidents()
  const own = new Set([card.id])
  const [first] = untoldHere(incidents, own)
  if (first) return <Chip state="attention">{t.mark(w.kinds[first.i.k].toLowerCase())}</Chip>
  return questionsHere(questions, own).length > 0 ? <Chip state="attention">{t.wasIt}</Chip> : null
}
