// The tablet's list of screens, each bound to what the tablet carries: the room, roll-call, weighing, a child's card.
import HandHeart from 'lucide-react/icons/hand-heart'
import IdCard from 'lucide-react/icons/id-card'
import KeyRound from 'lucide-react/icons/key-round'
import ListTodo from 'lucide-react/icons/list-todo'
import Ruler from 'lucide-react/icons/ruler'
import Sprout from 'lucide-react/icons/sprout'
import { lazy, Suspense, use, useCallback, useEffect, useMemo, useState } from 'react'
import { type Tell, useSaying } from '../device/use-saying.ts'
import type { CarriedDay, CarriedVisit } from '../modules/attendance/carry.ts'
import { doorMark, useDoorGestures } from '../modules/attendance/screens/door-gestures.tsx'
import { RollCall } from '../modules/attendance/screens/roll-call.tsx'
import { roomCards } from '../modules/attendance/screens/room-list.ts'
import { type AskedGesture, RoomNow, useTodayLine } from '../modules/attendance/screens/room-now.tsx'
import type { CarriedChild, CarriedPortrait } from '../modules/children/contract/rows.ts'
import { dailyMark, useDailyGestures } from '../modules/daily/screens/room-gestures.tsx'
import type { CarriedMeasurement } from '../modules/growth/carry.ts'
import type { DoubtFrom } from '../modules/referrals/screens/result-shown.ts'
import { Button } from '../ui/button.tsx'
import { PortraitsContext } from '../ui/child-face.tsx'
import { remember, remembered, useText } from '../ui/language.tsx'
import { afterFirst, firstStands } from '../ui/late.ts'
import { LoadingFrame } from '../ui/loading-frame.tsx'
import { OfflineNote, useOnline } from '../ui/offline-note.tsx'
import { ReservedContext, reservedText } from '../ui/reserved.tsx'
import type { BarPlaces, RoomGesture, RoomMark } from '../ui/room-gesture.ts'
import { useToast } from '../ui/toast.tsx'
import { defineText } from '../ui/words.ts'
import { DailyHere, DayStoryHere, useHandoverStop } from './tablet-daily.tsx'
import { DoorHere } from './tablet-door.tsx'
import { type IncidentPlaces, incidentMark, useIncidentsHere } from './tablet-incidents.tsx'
import { usePlace } from './tablet-place.ts'
import {
  type CarriedRoom,
  type RoomSession,
  useActing,
  useMoment,
  usePortraits,
  useRows,
  useSay,
  useStaff,
  useWaiting,
} from './tablet-store.ts'

const growth = () => import('./tablet-growth.tsx')
const ChildCard = lazy(async () => ({
  default: (await import('../modules/children/screens/child-card.tsx')).ChildCard,
}))
const DaysWall = lazy(async () => ({
  default: (await import('../modules/attendance/screens/days-wall.tsx')).DaysWall,
}))
const WeighRoomHere = lazy(async () => ({ default: (await growth()).WeighRoomHere }))
const AdultsHere = lazy(async () => ({ default: (await import('./tablet-adults.tsx')).AdultsHere }))
const GrowthCardHere = lazy(async () => ({ default: (await growth()).GrowthCardHere }))

const ObserveHere = lazy(async () => ({ default: (await import('./tablet-development.tsx')).ObserveHere }))
const DevelopmentHere = lazy(async () => ({
  default: (await import('./tablet-development.tsx')).DevelopmentHere,
}))
const SupportsHere = lazy(async () => ({
  default: (await import('./tablet-supports.tsx')).SupportsHere,
}))
const LearnHere = lazy(async () => ({ default: (await import('./tablet-learning.tsx')).LearnHere }))

const dueToday = () => import('./tablet-today.tsx')
const TodayButton = afterFirst(async () => (await dueToday()).TodayButton)
const TabletToday = lazy(async () => ({ default: (await dueToday()).TabletToday }))

const text = defineText({
  es: {
    leaseOver: 'Hace mucho que la tableta no se comunica: las fichas se abren cuando vuelva la red.',
    center: 'Centro',
    phraseDue: 'La dirección pide otra frase para abrir',
    today: 'Hoy',
    weigh: 'Medir',
    open: 'Ver ficha',
    learn: 'Plan',
    develop: 'Observar',
    support: 'Apoyos y dudas',
  },
  en: {
    leaseOver: 'The tablet has not been in touch for long: cards open when the network is back.',
    center: 'Center',
    phraseDue: 'The office asks for another opening phrase',
    today: 'Today',
    weigh: 'Measure',
    open: 'Open card',
    learn: 'Plan',
    develop: 'Observe',
    support: 'Supports and doubts',
  },
})

/** The bar's order, by gesture: the first seven are in sight on a narrow screen, ten on a wide one, the others behind Más. */
const BAR: BarPlaces = {
  usual: ['arrived', 'left', 'meal', 'nap', 'nappy', 'weigh', 'note', 'incident', 'learn', 'visits'],
  present: ['incident', 'left', 'meal', 'nap', 'nappy', 'weigh', 'note', 'medicine', 'learn', 'open'],
  expected: [
    ...['arrived', 'check', 'absent', 'open', 'develop', 'weigh', 'learn', 'support', 'reserved'],
    ...['visits'],
  ],
  rest: [
    ...['check', 'absent', 'medicine', 'develop', 'support', 'open', 'unusual', 'moved', 'late'],
    ...['kitchen', 'reserved'],
  ],
}
/** What modules show on the cards of the wall. */
const MARKS: readonly RoomMark[] = [doorMark, incidentMark, dailyMark]

type Place =
  | { readonly at: 'room' }
  | { readonly at: 'roll' }
  | { readonly at: 'today' }
  | { readonly at: 'weigh'; readonly chosen: readonly string[] }
  | { readonly at: 'learn'; readonly chosen: readonly string[] }
  | { readonly at: 'develop'; readonly chosen: readonly string[]; readonly again?: true }
  | { readonly at: 'support'; readonly chosen: readonly string[]; readonly from?: DoubtFrom }
  | { readonly at: 'child'; readonly id: string }
  | IncidentPlaces
const ROOM_KEY = 'nido.room'
const ROOM: Place = { at: 'room' }

/**
 * `onWho` asks for a face and a PIN over these screens: they stay mounted, so that nothing chosen or typed is lost.
 */
export function TabletScreens({
  session,
  onWho,
  onSaid,
}: {
  session: RoomSession
  onWho: () => void
  /** shows what was said on this tablet and what of it was sent */
  onSaid: () => void
}) {
  useEffect(firstStands, [])
  const t = useText(text)
  const reserved = useText(reservedText)
  const openReserved = use(ReservedContext)
  const notice = useToast()
  const online = useOnline()
  const { place, go, back } = usePlace(ROOM)
  const { now, today, timeZone } = useMoment(session)
  const roster = useRows<CarriedChild>(session, 'child')
  const portraits = useRows<CarriedPortrait>(session, 'child_portrait')
  const portraitOf = usePortraits(session)
  const days = useRows<CarriedDay>(session, 'attendance_day')
  const visits = useRows<CarriedVisit>(session, 'attendance_visit')
  const measurements = useRows<CarriedMeasurement>(session, 'measurement')
  const calendar = useRows<{ day: string; open: boolean }>(session, 'calendar_day')
  const roomRows = useRows<CarriedRoom>(session, 'room')
  const staff = useStaff(session, today)
  const acting = useActing(session)
  const { ids: pending, state, phraseDue, sync } = useWaiting(session, now)
  const say = useSay(session, acting)
  // a page loaded again, or a tablet that ran empty, opens on the room it was in
  const [shownRoom, setShownRoom] = useState<string | null>(
    () => session.kept.get().room ?? remembered(ROOM_KEY),
  )
  const showRoom = (id: string) => {
    remember(ROOM_KEY, id)
    setShownRoom(id)
  }
  const [asked, ask] = useState<AskedGesture>()

  const rooms = useMemo(
    () =>
      [...roomRows.entries()]
        .map(([id, r]) => ({ id, name: r.name, order: r.order }))
        .sort((a, b) => a.order - b.order || a.name.localeCompare(b.name, 'es')),
    [roomRows],
  )
  const room = rooms.find((r) => r.id === shownRoom) ?? rooms[0] ?? { id: '', name: t.center }
  const todayLine = useTodayLine(rooms, timeZone)
  const dayOf = (id: string) => days.get(`${id}|${today}`)
  const isHere = (id: string) => dayOf(id)?.s === 'present'
  const roomOf = (id: string) => {
    const day = dayOf(id)
    return day?.s === 'present' ? (day.r ?? roster.get(id)?.room ?? null) : undefined
  }
  const person = staff.find((p) => p.id === acting)
  const adultsHere = staff.filter((p) => p.rooms.includes(room.id)).length
  const saying = useSaying(say)
  const tell: Tell = useCallback(
    async (...said) => {
      if (acting !== undefined) return saying(...said)
      onWho()
      return false
    },
    [acting, saying, onWho],
  )
  const door = useDoorGestures({ room, rooms, days, today, tell })
  const dailyGestures = useDailyGestures()
  // whoever comes to decide a stopped pick-up is no next shift, and is not kept from it
  const shift = person?.may('pickups.decide') ? undefined : acting
  const stop = useHandoverStop(session, room.id, today, shift, (id) => staff.find((p) => p.id === id)?.name)
  const safety = useIncidentsHere({
    ...{ session, today, now, timeZone, roster, roomOf, staff, tell, go, back },
    room: room.id,
  })
  /** what a child's file says is shown while the lease runs */
  const goOpen = (next: Place) => (session.lease() === 'open' ? go(next) : notice(t.leaseOver))
  const doubt = (child: string, from: DoubtFrom) => goOpen({ at: 'support', chosen: [child], from })
  const others: readonly RoomGesture[] = [
    safety.gesture,
    {
      id: 'weigh',
      label: t.weigh,
      icon: Ruler,
      takes: (cards) => cards,
      alone: 'nobody',
      act: (cards) => {
        go({ at: 'weigh', chosen: cards.map((c) => c.id) })
        return undefined
      },
    },
    {
      ...{
        id: 'learn',
        label: t.learn,
        icon: ListTodo,
        takes: (cards) => cards,
        alone: 'nobody',
        says: true,
      },
      act: (cards) => {
        go({ at: 'learn', chosen: cards.map((c) => c.id) })
        return undefined
      },
    },
    {
      ...{ id: 'develop', label: t.develop, icon: Sprout, takes: (cards) => cards, alone: 'nobody' },
      act: (cards) => {
        go({ at: 'develop', chosen: cards.map((c) => c.id) })
        return undefined
      },
    },
    {
      ...{ id: 'support', label: t.support, icon: ListTodo, alone: 'nobody', says: true },
      takes: (cards) => cards,
      act: (cards) => {
        goOpen({ at: 'support', chosen: cards.map((c) => c.id) })
        return undefined
      },
    },
    {
      id: 'open',
      label: t.open,
      icon: IdCard,
      takes: (cards) => (cards.length === 1 ? cards : []),
      act: ([card]) => {
        if (card) goOpen({ at: 'child', id: card.id })
        return undefined
      },
    },
    {
      id: 'reserved',
      label: reserved.short,
      icon: HandHeart,
      takes: (cards) => (cards.length === 1 ? cards : []),
      act: ([card]) => {
        if (card) openReserved?.(card.id)
        return undefined
      },
    },
  ]
  const loading = (
    <main id="main" className="tablet-main">
      <LoadingFrame ready={false} height={24}>
        {null}
      </LoadingFrame>
    </main>
  )

  // the room stays mounted under the others: its selection and its place are there on the way back
  const above = () => {
    switch (place.at) {
      case 'room':
        return null
      case 'incident':
      case 'tell':
        return <Suspense fallback={loading}>{safety.above(place)}</Suspense>
      case 'roll':
        return <RollCall {...{ room, rooms, roster, days, visits, today }} onBack={back} />
      case 'today':
        return (
          <Suspense fallback={loading}>
            <TabletToday
              {...{ session, acting }}
              room={room.id}
              onBack={back}
              onDo={(act, tasks) => {
                const [first] = tasks
                if (act === 'incident') go({ at: 'incident', chosen: tasks.map((x) => x.about) })
                else if (act === 'weigh' || act === 'develop')
                  go({ at: act, chosen: tasks.map((x) => x.about) })
                else if (act === 'second-look')
                  go({ at: 'develop', chosen: tasks.map((x) => x.about), again: true })
                else if (act === 'child' && first) goOpen({ at: 'child', id: first.about })
                else if (act !== 'room' && acting === undefined) onWho()
                else {
                  const where = first && (first.room ?? roster.get(first.about)?.room)
                  if (where) showRoom(where)
                  if (act !== 'room') ask({ gesture: act, children: tasks.map((x) => x.about) })
                  back()
                }
              }}
            />
          </Suspense>
        )
      case 'learn':
        return (
          <Suspense fallback={loading}>
            <LearnHere
              {...{ session, today, tell }}
              room={room.id}
              present={[...roster.entries()].filter(([id, c]) => c.room === room.id && isHere(id))}
              chosen={place.chosen}
              onBack={back}
            />
          </Suspense>
        )
      case 'develop':
        return (
          <Suspense fallback={loading}>
            <ObserveHere
              {...{ session, today, roster, isHere, room, onWho, say }}
              chosen={place.chosen}
              again={place.again === true}
              me={person}
              onDoubt={doubt}
              onBack={back}
            />
          </Suspense>
        )
      case 'support':
        return (
          <Suspense fallback={loading}>
            <SupportsHere
              {...{ session, today, tell }}
              room={room.id}
              chosen={place.chosen}
              from={place.from}
              onBack={back}
            />
          </Suspense>
        )
      case 'weigh': {
        const cards = roomCards(room.id, roster.entries(), dayOf)
        const named = place.chosen.length > 0 ? place.chosen : cards.map((c) => c.id)
        const listed = new Map(
          named.flatMap((id) => {
            const child = roster.get(id)
            return child ? [[id, child] as const] : []
          }),
        )
        return (
          <Suspense fallback={loading}>
            <WeighRoomHere
              {...{ room, isHere, measurements, pending, today, onWho, say, sync }}
              roster={listed}
              chosen={place.chosen.length > 0}
              adults={staff}
              me={person}
              onBack={back}
            />
          </Suspense>
        )
      }
      case 'child': {
        const child = roster.get(place.id)
        if (!child) return null
        const { id } = place
        const card = roomCards(child.room ?? '', [[id, child]], dayOf)[0]
        const closed = new Set([...calendar.values()].filter((d) => !d.open).map((d) => d.day))
        return (
          <Suspense fallback={loading}>
            <ChildCard
              {...{ id, child, today, onWho, say }}
              key={id}
              room={rooms.find((r) => r.id === child.room)}
              now={card ? todayLine(card) : ''}
              me={
                person && {
                  name: person.name,
                  confirms: person.may('children.write'),
                  portraits: person.may('portraits.write'),
                }
              }
              portrait={portraits.get(id)}
              photos={session.photos}
              onBack={back}
              cards={
                <>
                  <DayStoryHere id={id} child={child} />
                  {safety.card(id)}
                  <Button icon={ListTodo} onPress={() => go({ at: 'support', chosen: [id] })}>
                    {t.support}
                  </Button>
                  <Suspense
                    fallback={
                      <LoadingFrame ready={false} height={24}>
                        {null}
                      </LoadingFrame>
                    }
                  >
                    <AdultsHere
                      {...{ session, today, onWho, say }}
                      child={id}
                      room={child.room ?? undefined}
                      me={person}
                    />
                    <GrowthCardHere
                      {...{ id, child, measurements, pending, today, onWho, say }}
                      room={child.room ?? undefined}
                      me={person}
                      onMeasure={() => go({ at: 'weigh', chosen: [id] })}
                    />
                    <DevelopmentHere
                      {...{ session, id, child, today }}
                      onObserve={() => go({ at: 'develop', chosen: [id] })}
                      onDoubt={doubt}
                    />
                    <DaysWall today={today} dayOf={(day) => days.get(`${id}|${day}`)} closed={closed} />
                  </Suspense>
                </>
              }
            />
          </Suspense>
        )
      }
    }
  }
  const upper = above()
  return safety.around(
    <PortraitsContext value={portraitOf}>
      <DoorHere
        {...{ session, today, now, timeZone, days, roster, rooms, calendar, tell, onWho }}
        room={room.id}
        me={person}
      >
        <DailyHere {...{ session, today, now, timeZone, days, roster, tell }} room={room.id}>
          <div hidden={upper !== null}>
            <RoomNow
              {...{ room, rooms, roster, days, today, timeZone, now, onWho }}
              sync={{ ...sync, onOpen: onSaid }}
              onRoom={showRoom}
              adults={adultsHere}
              me={person}
              note={
                <>
                  <OfflineNote show={!online || state === 'waiting'} />
                  <Suspense
                    fallback={
                      <Button look="quiet" icon={ListTodo} onPress={() => go({ at: 'today' })}>
                        {t.today}
                      </Button>
                    }
                  >
                    <TodayButton {...{ session, acting }} room={room.id} onOpen={() => go({ at: 'today' })} />
                  </Suspense>
                  {phraseDue ? (
                    <p className="row">
                      <Button look="quiet" icon={KeyRound} onPress={onSaid}>
                        {t.phraseDue}
                      </Button>
                    </p>
                  ) : null}
                </>
              }
              gestures={[...door.map(safety.guarded), ...dailyGestures, ...others]}
              places={BAR}
              stop={stop}
              marks={MARKS}
              asked={asked}
              onHeard={() => ask(undefined)}
              onRollCall={() => go({ at: 'roll' })}
            />
          </div>
          {upper}
        </DailyHere>
      </DoorHere>
    </PortraitsContext>,
  )
}
