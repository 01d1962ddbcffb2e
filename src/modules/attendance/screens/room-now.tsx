// The room as it is now: a wall of children, who of them is chosen, and at the thumb what the modules can do with them.
import ListChecks from 'lucide-react/icons/list-checks'
import Users from 'lucide-react/icons/users'
import { memo, type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Rows } from '../../../device/carried.ts'
import type { Day } from '../../../kernel/days.ts'
import { Button } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { RoomBar } from '../../../ui/room-bar.tsx'
import {
  type BarPlaces,
  canDo,
  type GestureCard,
  inPlaces,
  meant,
  placesOf,
  type RoomGesture,
  type RoomMark,
} from '../../../ui/room-gesture.ts'
import { Select } from '../../../ui/select.tsx'
import { TabletFrame } from '../../../ui/tablet-frame.tsx'
import { Wall, WallCard } from '../../../ui/wall.tsx'
import type { CarriedChild } from '../../children/contract/rows.ts'
import type { CarriedDay } from '../carry.ts'
import { dayFlags } from '../rules/at-door.ts'
import './room.css'
import { countsOf, type Filter, filters, passes, type RoomCard, roomCards } from './room-list.ts'
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
  readonly sync: { readonly pending: number; readonly oldestMinutes: number; readonly onOpen?: () => void }
  readonly note?: ReactNode
  /** what can be done with the chosen; every module brings its own */
  readonly gestures: readonly RoomGesture[]
  /** which of them stand first in the bar */
  readonly places: BarPlaces
  /** what modules show on each card; the same list at every drawing */
  readonly marks: readonly RoomMark[]
  /** in the place of the bar: what must be read before one goes on with the room */
  readonly stop?: ReactNode
  /** pressed elsewhere: this gesture, with these children chosen, as if they had been touched here */
  readonly asked?: AskedGesture
  /** it was heard */
  readonly onHeard?: () => void
  readonly onRollCall: () => void
}

export type AskedGesture = { readonly gesture: string; readonly children: readonly string[] }

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
        const told = day?.m?.findLast((m) => m.kind === 'not-received' || m.reason)
        if (told?.kind === 'not-received') return t.where.sentBack
        if (day?.f?.includes('no-notice')) return t.where.notCome
        return t.where.absent(t.reasons[told?.reason ?? 'unknown'])
      }
    }
  }
}

export function RoomNow(props: RoomNowProps) {
  const { room, rooms, roster, days, today, timeZone, now, me, sync, gestures, marks } = props
  const t = useText(attendanceText)
  const [filter, setFilter] = useState<Filter>('all')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [opened, setOpened] = useState<string>()

  const cards = useMemo(
    () => roomCards(room.id, roster.entries(), (id) => days.get(`${id}|${today}`)),
    [room.id, roster, days, today],
  )
  const counts = countsOf(cards)
  const shown = cards.filter((c) => passes(c, filter))
  const picked = cards.filter((c) => chosen.has(c.id))
  const here = cards.filter((c) => c.where === 'present')
  const open = gestures.find((g) => g.id === opened && g.panel)

  const clear = () => {
    setChosen(new Set())
    setOpened(undefined)
  }
  const chosenNow = useRef(chosen)
  chosenNow.current = chosen
  const toggle = useCallback((id: string) => {
    const next = new Set(chosenNow.current)
    if (!next.delete(id)) next.add(id)
    setChosen(next)
  }, [])
  /** Of what was said of them: drawing before it is saved would keep the fact from the disk, and what is not saved stays chosen. */
  const letGo = (said: readonly GestureCard[]) => {
    const ids = new Set(said.map((c) => c.id))
    setChosen((was) => new Set([...was].filter((id) => !ids.has(id))))
  }
  const press = (gesture: RoomGesture, touchedNow: readonly GestureCard[] = picked) => {
    if (gesture.says && !me) {
      props.onWho()
      return
    }
    const of = meant(gesture, touchedNow, cards)
    if (gesture.panel) {
      if (touchedNow.length === 0) setChosen(new Set(of.map((c) => c.id)))
      setOpened(gesture.id)
      return
    }
    // those of whom it could not be true are let go with the others: they were touched for this tap
    const touched = touchedNow.length > 0 ? touchedNow : of
    void gesture.act(of)?.then((saved) => {
      if (saved) letGo(touched)
    })
  }
  const { asked, onHeard } = props
  useEffect(() => {
    if (!asked) return
    onHeard?.()
    const of = cards.filter((c) => asked.children.includes(c.id))
    setFilter('all')
    setChosen(new Set(of.map((c) => c.id)))
    setOpened(undefined)
    const gesture = gestures.find((g) => g.id === asked.gesture)
    if (gesture && (gesture.panel || of.length > 0)) press(gesture, of)
  })

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
      bar={
        props.stop ? (
          props.stop
        ) : open?.panel ? (
          open.panel({
            ...{ cards: open.takes(picked), here, done: clear, toggle },
            again: () => setChosen(new Set()),
            back: () => setOpened(undefined),
          })
        ) : (
          <RoomBar
            gestures={inPlaces(placesOf(props.places, picked), gestures)}
            can={(g) => canDo(g, picked, cards)}
            onPress={press}
          />
        )
      }
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
      <div className="room-hint" data-idle={picked.length === 0 || undefined}>
        <p role="status">{picked.length === 0 ? t.touch : t.chosen(picked.length)}</p>
        {here.some((c) => !chosen.has(c.id)) ? (
          <Button look="quiet" onPress={() => setChosen(new Set([...chosen, ...here.map((c) => c.id)]))}>
            {t.allPresent(here.length)}
          </Button>
        ) : null}
        {picked.length > 0 ? (
          <Button look="quiet" onPress={clear}>
            {t.unchoose}
          </Button>
        ) : null}
      </div>
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
              marks={marks}
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
  marks,
  ...card
}: RoomCard & {
  rooms: readonly RoomNamed[]
  timeZone: string
  chosen: boolean
  onToggle: (id: string) => void
  marks: readonly RoomMark[]
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
      mark={
        <>
          <Marks card={card} roomName={(id) => rooms.find((r) => r.id === id)?.name ?? t.otherRoom} />
          {marks.map((Mark, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the modules' marks never change their order
            <Mark key={i} card={card} />
          ))}
        </>
      }
    />
  )
})

/** Visiting, and what a person should look at. */
function Marks({ card, roomName }: { card: RoomCard; roomName: (id: string | null) => string }) {
  const t = useText(attendanceText)
  const flags = dayFlags.filter((f) => card.day?.f?.includes(f))
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
