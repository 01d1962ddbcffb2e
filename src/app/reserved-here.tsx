// The confidential report bound to the tablet: who is here, who receives it, the place it is kept in.
import type { Session } from '../device/session.ts'
import type { Day } from '../kernel/days.ts'
import { NATION } from '../kernel/ids.ts'
import type { CarriedChild } from '../modules/children/contract/rows.ts'
import type { CarriedProtocolPerson, Named } from '../modules/protection/contract.ts'
import { ReportHere } from '../modules/protection/screens/report-here.tsx'
import { useActing, useRows, useStaff } from './tablet-store.ts'

export function ReservedHere({
  session,
  child,
  today,
  onClose,
}: {
  session: Session
  child?: string
  today: Day
  onClose: () => void
}) {
  const roster = useRows<CarriedChild>(session, 'child')
  const rows = useRows<CarriedProtocolPerson>(session, 'protocol_person')
  const people = useRows<{ given: string; first: string }>(session, 'staff_person')
  const acting = useActing(session)
  const { book } = session.kept.get()
  const staff = useStaff(session, today)
  const here = staff.filter((p) => session.pins.has(p.id))
  const named = [...rows.entries()].flatMap(([person, p]): Named[] => {
    // named in a center: no office of the protocol
    if (p.book === book || p.from > today || (p.to !== null && p.to <= today)) return []
    const known = people.get(person)
    const name = known ? `${known.given} ${known.first}` : ''
    return [{ person, name, book: p.book, place: p.place, phone: p.phone, x: p.x, y: p.y }]
  })
  const about = child === undefined ? undefined : roster.get(child)
  return (
    <ReportHere
      child={about && child !== undefined ? { id: child, name: `${about.given} ${about.first}` } : undefined}
      book={book || NATION}
      me={here.find((p) => p.id === acting)}
      staff={here}
      persons={named}
      now={session.clock.now}
      place={session.place}
      onPin={session.pins.check}
      onSealed={() => session.sync.kick()}
      onClose={onClose}
    />
  )
}
