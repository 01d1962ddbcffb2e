// The four boards of the path, and what stands under the last one: the children of the room.
import { useContext, useEffect } from 'react'
import { ChildrenList } from '../../modules/children/screens/children-list.tsx'
import { Board } from '../../modules/oversight/screens/board.tsx'
import { GoContext } from '../../ui/link.tsx'
import { homeOf, useMay, useMe } from '../../ui/me.tsx'

/** What a director, a representation and the nation look at first: room, children, today, what is due, and how they grow. */
const wished = [
  'network.places',
  'children.enrolled',
  'attendance.present',
  'growth.overdue',
  'growth.stunting',
]

/** What who carries or watches works looks at first. */
const wishedOfWorks = [
  'construction.late',
  'construction.file-stuck',
  'construction.in-works',
  'construction.validated',
  'construction.forecast-year',
]
const useWished = () => {
  const may = useMay()
  return may('construction.read') && !may('children.read') ? wishedOfWorks : wished
}

/** The nation's board is for national posts; who has another post is led to theirs. */
export function NationBoard() {
  const me = useMe()
  const go = useContext(GoContext)
  const home = homeOf(me)
  useEffect(() => {
    if (home !== '/tablero') go?.(home)
  }, [go, home])
  return home === '/tablero' ? <Board kind="nation" wished={wished} /> : null
}

export function RepresentationBoard({ id }: { id: string }) {
  return <Board key={id} kind="representation" id={id} wished={useWished()} />
}

export function CenterBoard({ id }: { id: string }) {
  return <Board key={id} kind="center" id={id} wished={wished} />
}

export function RoomBoard({ id, room }: { id: string; room: string }) {
  const may = useMay()
  return (
    <Board
      key={room}
      kind="room"
      id={id}
      room={room}
      wished={wished}
      under={may('children.read') ? <ChildrenList id={id} room={room} /> : null}
    />
  )
}
