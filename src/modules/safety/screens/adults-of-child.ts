// The adults of a child as one who tells a family of an incident sees them: those that stand, in the order in which they are called.
import { useContext } from 'react'
import { useAsk } from '../../../ui/asking.tsx'
import { childCircle } from '../../guardians/contract.ts'
import { RelationsContext } from './incident-context.ts'
import { useIncidentPurpose } from './incident-told.ts'

type AdultToTell = { readonly adult: string; readonly relation: string; readonly label: string }

/** None while they are on their way, or out of reach. Opening them is written down in the child's file. */
export function useAdultsOf(book: string, child: string): readonly AdultToTell[] {
  const relations = useContext(RelationsContext)
  const purpose = useIncidentPurpose(book)
  const asked = useAsk(childCircle, { book, child, purpose })
  const people = new Map(asked.data?.adults.map((a) => [a.key, `${a.given} ${a.first}`]))
  return (asked.data?.circle.adults ?? []).flatMap(({ adult, relation, withdrawn }) => {
    const name = people.get(adult)
    return name && !withdrawn
      ? [{ adult, relation, label: [name, relations[relation]].filter(Boolean).join(' · ') }]
      : []
  })
}
