// What can be done at the door with the chosen children: arrived, arrived with something, gone with whom, absent, moved; and visits.
import CalendarDays from 'lucide-react/icons/calendar-days'
import CalendarX from 'lucide-react/icons/calendar-x'
import ChefHat from 'lucide-react/icons/chef-hat'
import DoorOpen from 'lucide-react/icons/door-open'
import LogIn from 'lucide-react/icons/log-in'
import LogOut from 'lucide-react/icons/log-out'
import PhoneCall from 'lucide-react/icons/phone-call'
import Pill from 'lucide-react/icons/pill'
import ShieldPlus from 'lucide-react/icons/shield-plus'
import UserRoundCheck from 'lucide-react/icons/user-round-check'
import { type ComponentType, lazy, Suspense, useState } from 'react'
import type { Rows } from '../../../device/carried.ts'
import type { Tell } from '../../../device/use-saying.ts'
import type { Day } from '../../../kernel/days.ts'
import { useFormats, useText } from '../../../ui/language.tsx'
import { afterFirst, latePart } from '../../../ui/late.ts'
import { BarButton, GesturePanel } from '../../../ui/room-bar.tsx'
import type { GestureCard, PanelAt, RoomGesture, RoomMark } from '../../../ui/room-gesture.ts'
import type { CarriedDay } from '../carry.ts'
import type { AbsenceReason } from '../contract/door.ts'
import { absenceReasons, atDoor } from '../rules/at-door.ts'
import { medicineWaiting } from '../rules/fold-day.ts'
import { reasonIcons } from './absence-icons.ts'
import { type DoorAction, linesFor, takers } from './room-list.ts'
import type { RoomNamed } from './room-now.tsx'
import { attendanceText } from './text.ts'

const PickUpPanel = latePart(async () => (await import('./pick-up-panel.tsx')).PickUpPanel)
const CheckPanel = latePart(async () => (await import('./check-panel.tsx')).CheckPanel)
const LatePanel = latePart(async () => (await import('./late-calls.tsx')).LatePanel)
const KitchenPanel = latePart(async () => (await import('./kitchen-panel.tsx')).KitchenPanel)
const SeveralDays = lazy(async () => ({ default: (await import('./several-days.tsx')).SeveralDays }))
const VisitsPanel = latePart(async () => (await import('./visits-panel.tsx')).VisitsPanel)
const Mark = afterFirst(async () => (await import('./door-mark.tsx')).DoorMark)

/** A stopped pick-up, medicine to hand over, the clock after closing: on the card, once its words have come. */
export const doorMark: RoomMark = ({ card }) => (
  <Suspense fallback={null}>
    <Mark card={card} />
  </Suspense>
)

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
  const silent = (c: GestureCard) => days.get(`${c.id}|${today}`)?.f?.includes('no-notice') === true
  const say = (action: DoorAction, cards: readonly GestureCard[]): Promise<boolean> => {
    const lines = linesFor(action, cards, today, room.id, isIn, silent)
    const names = cards.filter((c) => lines.some((l) => l.about === c.id)).map((c) => c.given)
    const who = names.length > 3 ? t.many(names.length) : list(names)
    const words =
      action.what === 'moved'
        ? t.said.moved(who, rooms.find((r) => r.id === action.to)?.name ?? t.otherRoom)
        : t.said[action.what](who)
    return tell(`${action.what} ${lines.map((l) => l.about).join()}`, lines, words)
  }
  const takes = (what: DoorAction['what']) => (cards: readonly GestureCard[]) => takers(cards, what, silent)
  const names = (cards: readonly GestureCard[]) => list(cards.map((c) => c.given))
  const opens = (label: string, Panel: ComponentType<PanelAt>) => (at: PanelAt) => (
    <Suspense fallback={<section className="tablet-bar room-panel" aria-busy="true" aria-label={label} />}>
      <Panel {...at} />
    </Suspense>
  )
  const waiting = (c: GestureCard) => medicineWaiting(days.get(`${c.id}|${today}`)?.m ?? [])
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
      says: true,
      panel: opens(t.actions.left, PickUpPanel),
    },
    {
      id: 'check',
      label: t.actions.check,
      icon: ShieldPlus,
      takes: takes('arrived'),
      says: true,
      panel: opens(t.actions.check, CheckPanel),
    },
    {
      id: 'medicine',
      label: t.actions.medicine,
      icon: Pill,
      takes: (cards) => cards.filter((c) => waiting(c).length > 0),
      act: (cards) =>
        tell(
          `medicine ${cards.map((c) => c.id).join()}`,
          cards.flatMap((c) =>
            waiting(c).map((m) => ({
              ...{
                kind: atDoor.medicineHanded.kind,
                kindVersion: atDoor.medicineHanded.version,
                about: c.id,
                room: room.id,
              },
              payload: { day: today, arrival: m.id },
            })),
          ),
          t.said.medicine(names(cards)),
        ),
    },
    {
      id: 'late',
      label: t.actions.late,
      icon: PhoneCall,
      takes: takes('left'),
      says: true,
      panel: opens(t.actions.late, LatePanel),
    },
    {
      id: 'visits',
      label: t.actions.visits,
      icon: UserRoundCheck,
      takes: () => [],
      alone: 'nobody',
      says: true,
      panel: opens(t.actions.visits, VisitsPanel),
    },
    {
      id: 'kitchen',
      label: t.actions.kitchen,
      icon: ChefHat,
      takes: () => [],
      alone: 'nobody',
      panel: opens(t.actions.kitchen, KitchenPanel),
    },
    {
      id: 'absent',
      label: t.actions.absent,
      icon: CalendarX,
      // whoever is here or gone may be told of for the days to come
      takes: (cards) => cards,
      panel: ({ cards, done, back }) => (
        <AbsentPanel
          {...{ cards, done, back }}
          today={takes('absent')(cards)}
          onSay={(reason, of) => void say({ what: 'absent', reason }, of).then((saved) => saved && done())}
        />
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

/** Today in one tap, the days to come in two or three more. */
function AbsentPanel({
  cards,
  today,
  onSay,
  done,
  back,
}: Pick<PanelAt, 'cards' | 'done' | 'back'> & {
  /** those who are still awaited */
  today: readonly GestureCard[]
  onSay: (reason: AbsenceReason, of: readonly GestureCard[]) => void
}) {
  const t = useText(attendanceText)
  const { list } = useFormats()
  const [several, setSeveral] = useState(false)
  if (several)
    return (
      <Suspense fallback={<section className="tablet-bar room-panel" aria-busy="true" />}>
        <SeveralDays cards={cards} onBack={() => setSeveral(false)} onDone={done} />
      </Suspense>
    )
  return (
    <GesturePanel ask={t.whyAbsent} who={list(cards.map((c) => c.given))} onBack={back}>
      {absenceReasons.map((reason) => (
        <BarButton
          key={reason}
          id={reason}
          label={t.reasons[reason]}
          icon={reasonIcons[reason]}
          disabled={today.length === 0}
          onPress={() => onSay(reason, today)}
        />
      ))}
      <BarButton
        id="several"
        label={t.actions.several}
        icon={CalendarDays}
        disabled={cards.length === 0}
        onPress={() => setSeveral(true)}
      />
    </GesturePanel>
  )
}
