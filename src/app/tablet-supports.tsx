// Support plans and doubts on the tablet, fetched when they are opened: bound to what the tablet carries.
import type { Tell } from '../device/use-saying.ts'
import type { Day } from '../kernel/days.ts'
import type { CarriedChild } from '../modules/children/contract/rows.ts'
import type { CarriedCase } from '../modules/referrals/rules/carried.ts'
import type { DoubtFrom } from '../modules/referrals/screens/result-shown.ts'
import { SupportsTablet } from '../modules/referrals/screens/supports-tablet.tsx'
import { type RoomSession, useRows } from './tablet-store.ts'

export function SupportsHere({
  session,
  room,
  today,
  chosen,
  from,
  tell,
  onBack,
}: {
  session: RoomSession
  room: string
  today: Day
  chosen: readonly string[]
  from: DoubtFrom | undefined
  tell: Tell
  onBack: () => void
}) {
  const cases = useRows<CarriedCase>(session, 'referral_case')
  const roster = useRows<CarriedChild>(session, 'child')
  const nameOf = (id: string) => {
    const child = roster.get(id)
    return child && (child.room === room || chosen.includes(id)) ? `${child.given} ${child.first}` : undefined
  }
  return <SupportsTablet {...{ room, today, cases, nameOf, chosen, from, tell, onBack }} />
}
