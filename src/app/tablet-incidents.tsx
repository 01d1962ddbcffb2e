// Incidents on the tablet, fetched when they are needed: what their screens read, what stands before a departure, the card of a child.
import LogOut from 'lucide-react/icons/log-out'
import Siren from 'lucide-react/icons/siren'
import { lazy, type ReactNode, Suspense, useMemo, useRef, useState } from 'react'
import type { Rows } from '../device/carried.ts'
import type { Tell } from '../device/use-saying.ts'
import type { Day } from '../kernel/days.ts'
import type { CarriedChild } from '../modules/children/contract/rows.ts'
import type { CarriedDaily } from '../modules/daily/rules/carried.ts'
import type { CarriedAdult, CarriedCircle } from '../modules/guardians/contract/carried.ts'
import type { CarriedIncident, CarriedQuestion } from '../modules/safety/rules/carried.ts'
import {
  type IncidentsAt,
  IncidentsContext,
  questionsHere,
  untoldHere,
} from '../modules/safety/screens/incident-context.ts'
import type { IncidentDraft } from '../modules/safety/screens/note-incident.tsx'
import { useText } from '../ui/language.tsx'
import { afterFirst } from '../ui/late.ts'
import { BarButton, GesturePanel } from '../ui/room-bar.tsx'
import type { RoomGesture, RoomMark } from '../ui/room-gesture.ts'
import { defineText } from '../ui/words.ts'
import { type OnDuty, type RoomSession, useRows } from './tablet-store.ts'

const screens = () => import('./tablet-incident-screens.tsx')
const Note = lazy(async () => ({ default: (await screens()).NoteHere }))
const First = lazy(async () => ({ default: (await screens()).FirstHere }))
const Card = lazy(async () => ({
  default: (await import('../modules/safety/screens/incident-card.tsx')).IncidentCard,
}))
const Mark = afterFirst(
  async () => (await import('../modules/safety/screens/incident-mark.tsx')).IncidentMark,
)

const text = defineText({
  es: {
    incident: 'Incidente',
    tellFirst: 'Antes de irse, hay algo que decir:',
    tell: 'Decirlo',
    told: 'Ya está dicho.',
    goOn: 'Seguir con la salida',
  },
  en: {
    incident: 'Incident',
    tellFirst: 'Before leaving, there is something to say:',
    tell: 'Say it',
    told: 'It has been said.',
    goOn: 'Go on with leaving',
  },
})

/** On a card of the wall: what its family does not know yet. */
export const incidentMark: RoomMark = ({ card }) => (
  <Suspense fallback={null}>
    <Mark card={card} />
  </Suspense>
)

export type IncidentPlaces =
  /** `straight`: to the note of a new one, whatever is open of these children */
  | { readonly at: 'incident'; readonly chosen: readonly string[]; readonly straight?: boolean }
  | { readonly at: 'tell'; readonly chosen: readonly string[] }

type At = {
  readonly session: RoomSession
  readonly room: string
  readonly today: Day
  readonly now: number
  readonly timeZone: string
  readonly roster: Rows<CarriedChild>
  /** the room a child is in now; undefined for who is not in the center */
  readonly roomOf: (child: string) => string | null | undefined
  readonly staff: readonly OnDuty[]
  readonly tell: Tell
  readonly go: (place: IncidentPlaces) => void
  readonly back: () => void
}

/** What the room gets of incidents: a gesture, a guard of departures, the screens above the room, and what they read. */
export function useIncidentsHere(at: At) {
  const t = useText(text)
  const { session, room, today, now, timeZone, roster, roomOf, staff, tell, go, back } = at
  const incidents = useRows<CarriedIncident>(session, 'incident')
  const questions = useRows<CarriedQuestion>(session, 'incident_question')
  const daily = useRows<CarriedDaily>(session, 'daily_day')
  const circles = useRows<CarriedCircle>(session, 'child_circle')
  const adults = useRows<CarriedAdult>(session, 'adult')
  /** by whom it was opened for; kept while somebody goes back to the room */
  const [drafts, setDrafts] = useState<Readonly<Record<string, IncidentDraft | undefined>>>({})
  /** untold ones somebody decided to go on with, in this round */
  const passed = useRef(new Set<string>())
  const goOn = useRef<() => void>(undefined)
  const value = useMemo((): IncidentsAt => {
    const nameOf = (id: string) => {
      const child = roster.get(id)
      return child && `${child.given} ${child.first}`
    }
    // whoever visits from another room can be bitten too
    const here = [...roster.keys()]
      .filter((id) => roomOf(id) === room)
      .sort((a, b) => (nameOf(a) ?? '').localeCompare(nameOf(b) ?? '', 'es'))
    const noteOf = (child: string, day: Day, note: string) =>
      daily.get(`${child}|${day}`)?.e?.find((e) => e.id === note)?.text
    return {
      room,
      today,
      now,
      timeZone,
      incidents,
      questions,
      noteOf,
      circles,
      adults,
      nameOf,
      here,
      staff,
      tell,
    }
  }, [room, today, now, timeZone, incidents, questions, daily, circles, adults, roster, roomOf, staff, tell])

  /** what stands before a departure of these, by name, and the child it is about */
  const waiting = (ids: readonly string[]) => [
    ...questionsHere(questions, new Set(ids)).flatMap((q) =>
      q.notes.map((n) => ({ child: q.child, name: `${n.id}|${q.child}` })),
    ),
    ...untoldHere(incidents, new Set(ids)).map((u) => ({
      ...{ child: u.child, name: `${u.incident}|${u.child}` },
    })),
  ]
  const due = (ids: readonly string[]) => waiting(ids).filter((x) => !passed.current.has(x.name))
  const first = (ids: readonly string[], then: () => void) => {
    goOn.current = then
    go({ at: 'tell', chosen: ids })
  }

  const gesture: RoomGesture = {
    ...{ id: 'incident', label: t.incident, icon: Siren, alone: 'nobody', says: true },
    takes: (cards) => cards.filter((c) => c.where === 'present' || c.where === 'gone'),
    act: (cards) => {
      go({ at: 'incident', chosen: cards.map((c) => c.id) })
      return undefined
    },
  }

  /** The gesture by which children go home, with what must be told before it. */
  const guarded = (g: RoomGesture): RoomGesture => {
    if (g.id !== 'left') return g
    const { act, panel } = g
    if (act)
      return {
        ...g,
        act: (cards) => {
          const ids = cards.map((c) => c.id)
          if (due(ids).length === 0) return act(cards)
          first(ids, () => void act(cards))
          return undefined
        },
      }
    return {
      ...g,
      panel: (p) => {
        const ids = p.cards.map((c) => c.id)
        const names = () => [...new Set(due(ids).map((u) => value.nameOf(u.child) ?? ''))].join(', ')
        return (
          <BeforeLeaving who={names} onTell={(then) => first(ids, then)} onBack={p.back}>
            {() => panel(p)}
          </BeforeLeaving>
        )
      },
    }
  }

  const above = (place: IncidentPlaces): ReactNode =>
    place.at === 'incident' ? (
      <Note
        key={place.chosen.join()}
        chosen={place.chosen}
        straight={place.straight ?? false}
        draft={drafts[place.chosen.join()]}
        onDraft={(draft) => setDrafts({ ...drafts, [place.chosen.join()]: draft })}
        onBack={back}
      />
    ) : (
      <First
        chosen={place.chosen}
        onBack={back}
        onNote={(child) => go({ at: 'incident', chosen: [child], straight: true })}
        onGo={() => {
          for (const x of waiting(place.chosen)) passed.current.add(x.name)
          back()
          goOn.current?.()
        }}
      />
    )

  const card = (child: string): ReactNode => (
    <Suspense fallback={null}>
      <Card child={child} onOpen={() => go({ at: 'incident', chosen: [child] })} />
    </Suspense>
  )

  const around = (children: ReactNode) => <IncidentsContext value={value}>{children}</IncidentsContext>
  return { gesture, guarded, above, card, around }
}

/**
 * Stands in the place of a departure's panel until somebody goes on. Where nobody is known the panel itself says that the child left:
 * so it is not drawn, nor behind another screen, because the last family was told or a card was let go; only because of a tap.
 */
function BeforeLeaving({
  who,
  onTell,
  onBack,
  children,
}: {
  /** of whom something is to be said first; empty: of nobody. Asked anew at each drawing */
  who: () => string
  /** opens what is to be said; `then` is called when one goes on from there */
  onTell: (then: () => void) => void
  onBack: () => void
  children: () => ReactNode
}) {
  const t = useText(text)
  const names = who()
  const [stopped, setStopped] = useState(names !== '')
  if (names !== '' && !stopped) setStopped(true)
  const goOn = () => setStopped(false)
  if (names === '' && !stopped) return children()
  return (
    <GesturePanel ask={names === '' ? t.told : t.tellFirst} who={names} onBack={onBack}>
      {names === '' ? (
        <BarButton id="go-on" label={t.goOn} icon={LogOut} main onPress={goOn} />
      ) : (
        <BarButton id="tell" label={t.tell} icon={Siren} main onPress={() => onTell(goOn)} />
      )}
    </GesturePanel>
  )
}
