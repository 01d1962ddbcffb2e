// Where a task about an interest leads: to the organization that told it.
import { useContext, useEffect } from 'react'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { GoContext } from '../../../ui/link.tsx'
import { interestOfPartner } from '../contract/asking.ts'

export function InterestOpened({ book, interest }: { book: string; interest: string }) {
  const asked = useAsk(interestOfPartner, { book, interest })
  const go = useContext(GoContext)
  const partner = asked.data?.partner
  useEffect(() => {
    if (partner) go?.(`/aliados/${book}/${partner}`)
  }, [partner, book, go])
  return (
    <Asked of={asked} height={20}>
      {() => null}
    </Asked>
  )
}
