// The room as it is now: a wall of children, and at the thumb what happens at the door.
import Bus from 'lucide-react/icons/bus'
import CalendarX from 'lucide-react/icons/calendar-x'
import CircleHelp from 'lucide-react/icons/circle-help'
import DoorOpen from 'lucide-react/icons/door-open'
import House from 'lucide-react/icons/house'
import IdCard from 'lucide-react/icons/id-card'
import ListChecks from 'lucide-react/icons/list-checks'
import LogIn from 'lucide-react/icons/log-in'
import LogOut from 'lucide-react/icons/log-out'
import Ruler from 'lucide-react/icons/ruler'
import Thermometer from 'lucide-react/icons/thermometer'
import TreePalm from 'lucide-react/icons/tree-palm'
import Undo2 from 'lucide-react/icons/undo-2'
import Users from 'lucide-react/icons/users'
import { memo, type ReactNode, useCallback, useMemo, useRef, useState } from 'react'
import type { Rows } from '../../../device/carried.ts'
import { type SayLines, useSaying } from '../../../device/use-saying.ts'
import type { Day } from '../../../kernel/days.ts'
import { Button, type Icon } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { Select } from '../../../ui/select.tsx'
import { type BarAction, TabletFrame } from '../../../ui/tablet-frame.tsx'
import { Wall, WallCard } from '../../../ui/wall.tsx'
import type { CarriedChild } from '../../children/contract.ts'
import type { CarriedDay } from '../carry.ts'
import { type AbsenceReason, DayFlag, AbsenceReason as reasonWords } from '../contract.ts'
import './room.css'
import {
  countsOf,
  type DoorAction,
  type Filter,
  filters,
  linesFor,
  passes,
  type RoomCard,
  roomCards,
  takers,
} from './room-list.ts'
import { attendanceText } from './text.ts'

export type RoomNamed = { readonly id: string; readonly name: string }

export type RoomNowProps = {
  readonly room: RoomNamed
  /** every open room of the center, in its order */
  readonly rooms: readonly RoomNamed[]
  readonly onRoom: (id: string) => void
  /** of the whole center */
  readonly roster: Rows<CarriedChild>
  /** by `child|day` */
  readonly days: Rows<CarriedDay>
  /** the center's civil day and zone */
  readonly today: Day
  readonly timeZone: string
  /** Unix ms, for the clock of the frame */
  readonly now: number
  /** adults whose post names the room today */
  readonly adults: number
  /** absent before anyone has said who they are: then every action asks for it */
  readonly me?: { readonly name: string }
  readonly onWho: () => void
  readonly say: SayLines
  readonly sync: { readonly pending: number; readonly oldestMinutes: number; readonly onOpen?: () => void }
  readonly note?: ReactNode
  readonly onWeigh: (children: readonly string[]) => void
  readonly onOpen: (child: string) => void
  readonly onRollCall: () => void
}

const reasonIcons: Readonly<Record<AbsenceReason, Icon>> = {
  ill: Thermometer,
  family: House,
  holiday: TreePalm,
  transport: Bus,
  unknown: CircleHelp,
}

/** Alerts that stop a hand come first and in coral; the others stay in sight too. */
export const alertsOf = (child: CarriedChild) => {
  const stops = (a: CarriedChild['alerts'][number]) => a.grave || a.alert === 'allergy'
  return {
    grave: child.alerts.filter(stops).map((a) => a.text),
    other: child.alerts.filter((a) => !stops(a)).map((a) => a.text),
  }
}

/** One line about today: "desde las 7:58", "no vendrá · Enfermedad". */
export function useTodayLine(rooms: readonly RoomNamed[], timeZone: string) {
  const t = useText(attendanceText)
  const { clock } = useFormats()
  const roomName = (id: string | null | undefined) => rooms.find((r) => r.id === id)?.name ?? t.otherRoom
  const at = (instant: string | undefined) => (instant ? clock(instant, timeZone) : '–')
  return (card: RoomCard): string => {
    const { day, where } = card
    switch (where) {
      case 'expected':
        return t.where.expected
      case 'present':
        return day?.i ? t.where.present(at(day.i)) : t.where.presentNoTime
      case 'elsewhere':
        return t.where.elsewhere(roomName(day?.r))
      case 'gone':
        return t.where.gone(at(day?.o))
      case 'absent': {
        const reason = day?.m?.findLast((m) => m.kind === 'absent')?.reason ?? 'unknown'
        return t.where.absent(t.reasons[reason])
      }
    }
  }
}

export function RoomNow(props: RoomNowProps) {
  const { room, rooms, roster, days, today, timeZone, now, me, sync } = props
  const t = useText(attendanceText)
  const { list } = useFormats()
  const tell = useSaying(props.say)
  const [filter, setFilter] = useState<Filter>('all')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [asking, setAsking] = useState<'absent' | 'moved'>()

  const cards = useMemo(
    () => roomCards(room.id, roster.entries(), (id) => days.get(`${id}|${today}`)),
    [room.id, roster, days, today],
  )
  const counts = countsOf(cards)
  const shown = cards.filter((c) => passes(c, filter))
  const picked = cards.filter((c) => chosen.has(c.id))
  const roomName = (id: string | null) => rooms.find((r) => r.id === id)?.name ?? t.otherRoom

  const clear = () => {
    setChosen(new Set())
    setAsking(undefined)
  }
  const chosenNow = useRef(chosen)
  chosenNow.current = chosen
  const toggle = useCallback((id: string) => {
    const next = new Set(chosenNow.current)
    if (!next.delete(id)) next.add(id)
    setChosen(next)
    if (next.size === 0) setAsking(undefined)
  }, [])
  const act = (action: DoorAction) => {
    if (!me) {
      props.onWho()
      return
    }
    const lines = linesFor(action, picked, today, room.id)
    const names = picked.filter((c) => lines.some((l) => l.about === c.id)).map((c) => c.child.given)
    const who = names.length > 3 ? t.many(names.length) : list(names)
    const words = action.what === 'moved' ? t.said.moved(who, roomName(action.to)) : t.said[action.what](who)
    setAsking(undefined)
    const said = new Set(picked.map((c) => c.id))
    // unchosen once it is saved: drawing before would keep the fact from the disk, and what is not saved stays chosen
    void tell(`${action.what} ${lines.map((l) => l.about).join()}`, lines, words).then((saved) => {
      if (saved || lines.length === 0) setChosen((was) => new Set([...was].filter((id) => !said.has(id))))
    })
  }

  const none = (what: DoorAction['what']) => takers(picked, what).length === 0
  const back: BarAction = {
    id: 'back',
    label: t.actions.back,
    icon: Undo2,
    onPress: () => setAsking(undefined),
  }
  const doors: readonly BarAction[] = [
    {
      id: 'arrived',
      label: t.actions.arrived,
      icon: LogIn,
      main: true,
      disabled: none('arrived'),
      onPress: () => act({ what: 'arrived' }),
    },
    {
      id: 'left',
      label: t.actions.left,
      icon: LogOut,
      disabled: none('left'),
      onPress: () => act({ what: 'left' }),
    },
    {
      id: 'absent',
      label: t.actions.absent,
      icon: CalendarX,
      disabled: none('absent'),
      onPress: () => setAsking('absent'),
    },
    {
      id: 'moved',
      label: t.actions.moved,
      icon: DoorOpen,
      disabled: none('moved') || rooms.length < 2,
      onPress: () => setAsking('moved'),
    },
    {
      id: 'weigh',
      label: t.actions.weigh,
      icon: Ruler,
      onPress: () => props.onWeigh(picked.map((c) => c.id)),
    },
    {
      id: 'open',
      label: t.actions.open,
      icon: IdCard,
      disabled: picked.length !== 1,
      onPress: () => picked[0] && props.onOpen(picked[0].id),
    },
  ]
  const actions: readonly BarAction[] =
    asking === 'absent'
      ? [
          ...reasonWords.options.map((reason) => ({
            id: reason,
            label: t.reasons[reason],
            icon: reasonIcons[reason],
            onPress: () => act({ what: 'absent', reason }),
          })),
          back,
        ]
      : asking === 'moved'
        ? [
            ...rooms
              .filter((r) => picked.some((c) => (c.day?.r ?? c.child.room) !== r.id))
              .map((r) => ({
                id: r.id,
                label: r.name,
                icon: DoorOpen,
                onPress: () => act({ what: 'moved', to: r.id }),
              })),
            back,
          ]
        : doors

  return (
    <TabletFrame
      room={room.name}
      count={{ children: counts.present, adults: props.adults }}
      now={now}
      timeZone={timeZone}
      who={me?.name}
      onWho={props.onWho}
      sync={sync}
      note={props.note}
      actions={actions}
    >
      <div className="room-tools">
        {rooms.length > 1 ? (
          <Select
            label={t.room}
            value={room.id}
            onChange={(id) => {
              clear()
              props.onRoom(id)
            }}
            choices={rooms.map((r) => ({ value: r.id, label: r.name }))}
          />
        ) : null}
        <fieldset className="room-filters" aria-label={t.show}>
          {filters.map((f) => (
            <Button key={f} look="quiet" pressed={filter === f} onPress={() => setFilter(f)}>
              {t.filterCount(t.filters[f], counts[f])}
            </Button>
          ))}
        </fieldset>
        <Button icon={ListChecks} onPress={props.onRollCall}>
          {t.rollCall}
        </Button>
      </div>
      <p className="room-hint" role="status" data-idle={picked.length === 0 || undefined}>
        {asking === 'absent' ? t.whyAbsent : asking === 'moved' ? t.toWhichRoom : null}
        {asking ? null : picked.length === 0 ? t.touch : t.chosen(picked.length)}
        {asking ? ` ${list(picked.map((c) => c.child.given))}` : null}
      </p>
      {cards.length === 0 ? (
        <EmptyState icon={Users} title={t.emptyRoom(room.name)}>
          {t.emptyRoomStep}
        </EmptyState>
      ) : shown.length === 0 ? (
        <p className="soft">{t.emptyFilter}</p>
      ) : (
        <Wall label={t.wall(room.name)}>
          {shown.map((card) => (
            <DoorCard
              key={card.id}
              {...card}
              rooms={rooms}
              timeZone={timeZone}
              chosen={chosen.has(card.id)}
              onToggle={toggle}
            />
          ))}
        </Wall>
      )}
    </TabletFrame>
  )
}

/** Drawn again only when something of this child changes: a tap moves one card of forty, and a cheap tablet feels the rest. */
const DoorCard = memo(function DoorCard({
  rooms,
  timeZone,
  chosen,
  onToggle,
  ...card
}: RoomCard & {
  rooms: readonly RoomNamed[]
  timeZone: string
  chosen: boolean
  onToggle: (id: string) => void
}) {
  const t = useText(attendanceText)
  const todayLine = useTodayLine(rooms, timeZone)
  const { grave, other } = alertsOf(card.child)
  return (
    <WallCard
      id={card.id}
      name={card.name}
      line={todayLine(card)}
      present={card.where === 'present'}
      alerts={grave}
      cautions={other}
      chosen={chosen}
      onToggle={() => onToggle(card.id)}
      mark={<Marks card={card} roomName={(id) => rooms.find((r) => r.id === id)?.name ?? t.otherRoom} />}
    />
  )
})

/** Visiting, and what a person should look at. */
function Marks({ card, roomName }: { card: RoomCard; roomName: (id: string | null) => string }) {
  const t = useText(attendanceText)
  const flags = DayFlag.options.filter((f) => card.day?.f?.includes(f))
  return (
    <>
      {card.visiting ? <Chip state="none">{t.visiting(roomName(card.child.room))}</Chip> : null}
      {flags.map((f) => (
        <Chip key={f} state="attention">
          {t.flags[f]}
        </Chip>
      ))}
    </>
  )
}
