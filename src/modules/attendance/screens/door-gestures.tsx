// What can be done at the door with the chosen children: they arrived, went home, will not come, or moved to another room.
import Bus from 'lucide-react/icons/bus'
import CalendarX from 'lucide-react/icons/calendar-x'
import CircleHelp from 'lucide-react/icons/circle-help'
import DoorOpen from 'lucide-react/icons/door-open'
import House from 'lucide-react/icons/house'
import LogIn from 'lucide-react/icons/log-in'
import LogOut from 'lucide-react/icons/log-out'
import Thermometer from 'lucide-react/icons/thermometer'
import TreePalm from 'lucide-react/icons/tree-palm'
import type { Rows } from '../../../device/carried.ts'
import type { Tell } from '../../../device/use-saying.ts'
import type { Day } from '../../../kernel/days.ts'
import type { Icon } from '../../../ui/button.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { BarButton, GesturePanel } from '../../../ui/room-bar.tsx'
import type { GestureCard, RoomGesture } from '../../../ui/room-gesture.ts'
import type { CarriedDay } from '../carry.ts'
import { AbsenceReason } from '../contract.ts'
import { type DoorAction, linesFor, takers } from './room-list.ts'
import type { RoomNamed } from './room-now.tsx'
import { attendanceText } from './text.ts'

const reasonIcons: Readonly<Record<AbsenceReason, Icon>> = {
  ill: Thermometer,
  family: House,
  holiday: TreePalm,
  transport: Bus,
  unknown: CircleHelp,
}

/** `tell` says lines as who acts, and asks who that is when nobody has said so. */
export function useDoorGestures({
  room,
  rooms,
  days,
  today,
  tell,
}: {
  room: RoomNamed
  rooms: readonly RoomNamed[]
  /** by `child|day` */
  days: Rows<CarriedDay>
  today: Day
  tell: Tell
}): readonly RoomGesture[] {
  const t = useText(attendanceText)
  const { list } = useFormats()
  const isIn = (c: GestureCard) => days.get(`${c.id}|${today}`)?.r ?? c.home
  const say = (action: DoorAction, cards: readonly GestureCard[]): Promise<boolean> => {
    const lines = linesFor(action, cards, today, room.id, isIn)
    const names = cards.filter((c) => lines.some((l) => l.about === c.id)).map((c) => c.given)
    const who = names.length > 3 ? t.many(names.length) : list(names)
    const words =
      action.what === 'moved'
        ? t.said.moved(who, rooms.find((r) => r.id === action.to)?.name ?? t.otherRoom)
        : t.said[action.what](who)
    return tell(`${action.what} ${lines.map((l) => l.about).join()}`, lines, words)
  }
  const takes = (what: DoorAction['what']) => (cards: readonly GestureCard[]) => takers(cards, what)
  const names = (cards: readonly GestureCard[]) => list(cards.map((c) => c.given))
  return [
    {
      id: 'arrived',
      label: t.actions.arrived,
      icon: LogIn,
      main: true,
      takes: takes('arrived'),
      act: (cards) => say({ what: 'arrived' }, cards),
    },
    {
      id: 'left',
      label: t.actions.left,
      icon: LogOut,
      takes: takes('left'),
      act: (cards) => say({ what: 'left' }, cards),
    },
    {
      id: 'absent',
      label: t.actions.absent,
      icon: CalendarX,
      takes: takes('absent'),
      panel: ({ cards, done, back }) => (
        <GesturePanel ask={t.whyAbsent} who={names(cards)} onBack={back}>
          {AbsenceReason.options.map((reason) => (
            <BarButton
              key={reason}
              id={reason}
              label={t.reasons[reason]}
              icon={reasonIcons[reason]}
              disabled={cards.length === 0}
              onPress={() => void say({ what: 'absent', reason }, cards).then((saved) => saved && done())}
            />
          ))}
        </GesturePanel>
      ),
    },
    {
      id: 'moved',
      label: t.actions.moved,
      icon: DoorOpen,
      takes: (cards) => (rooms.length < 2 ? [] : takers(cards, 'moved')),
      panel: ({ cards, done, back }) => (
        <GesturePanel ask={t.toWhichRoom} who={names(cards)} onBack={back}>
          {rooms
            .filter((r) => cards.some((c) => isIn(c) !== r.id))
            .map((r) => (
              <BarButton
                key={r.id}
                id={r.id}
                label={r.name}
                icon={DoorOpen}
                onPress={() => void say({ what: 'moved', to: r.id }, cards).then((saved) => saved && done())}
              />
            ))}
        </GesturePanel>
      ),
    },
  ]
}
