// A child's adults on the tablet, fetched when the card is opened: rows, faces and who acts, bound to what the tablet carries.
import { useCallback, useSyncExternalStore } from 'react'
import type { SayLines } from '../device/use-saying.ts'
import type { Day } from '../kernel/days.ts'
import type {
  CarriedAdult,
  CarriedAdultPortrait,
  CarriedCircle,
} from '../modules/guardians/contract/carried.ts'
import { CircleTabletCard } from '../modules/guardians/screens/circle-tablet-card.tsx'
import { type OnDuty, type RoomSession, useRows } from './tablet-store.ts'

export function AdultsHere({
  session,
  child,
  room,
  today,
  me,
  onWho,
  say,
}: {
  session: RoomSession
  child: string
  room: string | undefined
  today: Day
  me: OnDuty | undefined
  onWho: () => void
  say: SayLines
}) {
  const circles = useRows<CarriedCircle>(session, 'child_circle')
  const adults = useRows<CarriedAdult>(session, 'adult')
  const portraits = useRows<CarriedAdultPortrait>(session, 'adult_portrait')
  const faces = useSyncExternalStore(session.faces.subscribe, session.faces.all)
  const faceOf = useCallback(
    (adult: string) => {
      const portrait = portraits.get(adult)
      return portrait && faces.get(portrait.t)
    },
    [portraits, faces],
  )
  return (
    <CircleTabletCard
      {...{ child, room, today, onWho, say, faceOf }}
      circle={circles.get(child)}
      adultOf={adults.get}
      me={me && { names: me.may('guardians.write') }}
    />
  )
}
