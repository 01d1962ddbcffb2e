// What the tablet's screens ask of an unlocked tablet: rows as they stand, who acts, and a way to say facts.
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { ActingPerson } from '../device/acting.ts'
import type { AnyCarrying, Carried, Rows } from '../device/carried.ts'
import type { Clock } from '../device/clock.ts'
import type { FaceBook } from '../device/faces.ts'
import type { KeptBox } from '../device/kept.ts'
import type { Lease } from '../device/lease.ts'
import type { Outbox } from '../device/outbox.ts'
import type { Photos } from '../device/photos.ts'
import type { Pins } from '../device/pins.ts'
import type { Sync } from '../device/sync.ts'
import { AFTER_NOTICE_MS, type SayLines } from '../device/use-saying.ts'
import { civilDay, type Day } from '../kernel/days.ts'
import { type Permission, permissionsOf, type Role } from '../kernel/permission.ts'
import { dayCarrying, planCarrying, visitCarrying } from '../modules/attendance/carry.ts'
import { childCarrying, portraitCarrying } from '../modules/children/carry.ts'
import type { CarriedPortrait } from '../modules/children/contract/rows.ts'
import { contractCarrying, findingCarrying, projectCarrying } from '../modules/construction/carry.ts'
import { dailyCarrying, handoverCarrying } from '../modules/daily/carry.ts'
import { lookCarrying, observationCarrying } from '../modules/development/carry.ts'
import { measurementCarrying } from '../modules/growth/carry.ts'
import { adultCarrying, circleCarrying } from '../modules/guardians/carry.ts'
import { interestCarrying, weekCarrying } from '../modules/learning/carry.ts'
import { caseCarrying } from '../modules/referrals/carry.ts'
import { incidentCarrying, questionCarrying } from '../modules/safety/carry.ts'

/** The tables a tablet changes by itself, in module order; all others it only reads. */
export const carryings: readonly AnyCarrying[] = [
  childCarrying,
  portraitCarrying,
  adultCarrying,
  circleCarrying,
  dayCarrying,
  planCarrying,
  visitCarrying,
  dailyCarrying,
  handoverCarrying,
  measurementCarrying,
  incidentCarrying,
  questionCarrying,
  observationCarrying,
  lookCarrying,
  weekCarrying,
  interestCarrying,
  caseCarrying,
  projectCarrying,
  contractCarrying,
  findingCarrying,
]

/** The part of an unlocked session that screens see. */
export type RoomSession = {
  readonly carried: Pick<Carried, 'all' | 'look' | 'subscribe'>
  readonly outbox: Pick<Outbox, 'say' | 'pending'>
  readonly sync: Pick<Sync, 'status' | 'subscribe'>
  readonly acting: Pick<ActingPerson, 'current' | 'subscribe' | 'touch'>
  readonly clock: Pick<Clock, 'now'>
  readonly kept: Pick<KeptBox, 'get' | 'change'>
  readonly lease: () => Lease
  readonly pins: Pick<Pins, 'checkAdult' | 'findCode' | 'adultHas' | 'hasCode'>
  readonly faces: Pick<FaceBook, 'all' | 'subscribe'>
  readonly photos: () => Promise<Photos>
}

/** As `network` and `staff` carry them. */
export type CarriedRoom = { readonly name: string; readonly order: number }
type CarriedCenter = { readonly timeZone: string }
export type CarriedPost = {
  readonly person: string
  readonly role: Role
  readonly from: Day
  readonly to: Day | null
  readonly rooms: readonly string[]
}
type CarriedPerson = { readonly given: string; readonly first: string }

/** The rows of a table as they stand, drawn at once after what answers the finger. */
export function useRows<T>(session: RoomSession, table: string): Rows<T> {
  const subscribe = useCallback(
    (listener: () => void) => {
      let timer: ReturnType<typeof setTimeout> | undefined
      const stop = session.carried.subscribe([table], () => {
        timer ??= setTimeout(() => {
          timer = undefined
          listener()
        }, AFTER_NOTICE_MS)
      })
      return () => {
        clearTimeout(timer)
        stop()
      }
    },
    [session, table],
  )
  return useSyncExternalStore(subscribe, () => session.carried.all<T>(table))
}

/** A child's face by its id, where there is a portrait and its thumbnail has come. */
export function usePortraits(session: RoomSession): (id: string) => string | undefined {
  const portraits = useRows<CarriedPortrait>(session, 'child_portrait')
  const faces = useSyncExternalStore(session.faces.subscribe, session.faces.all)
  return useCallback(
    (id: string) => {
      const portrait = portraits.get(id)
      return portrait && faces.get(portrait.t)
    },
    [portraits, faces],
  )
}

const TICK_MS = 15_000

/** The center's clock and civil day: a tablet left on over night wakes up in the new day by itself. */
export function useMoment(session: RoomSession): { now: number; today: Day; timeZone: string } {
  const centers = useRows<CarriedCenter>(session, 'center')
  const [now, setNow] = useState(() => session.clock.now())
  useEffect(() => {
    const look = () => setNow(session.clock.now())
    const timer = setInterval(look, TICK_MS)
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [session])
  const center = centers.get(session.kept.get().book) ?? [...centers.values()][0]
  const timeZone = center?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone
  const today = useMemo(() => civilDay(new Date(now).toISOString(), timeZone), [now, timeZone])
  return { now, today, timeZone }
}

export type OnDuty = {
  readonly id: string
  readonly name: string
  readonly rooms: readonly string[]
  readonly may: (p: Permission) => boolean
}

/** Posts of a center; those of the offices above it come with their books, and nobody of them stands in a room. */
const OF_CENTER: ReadonlySet<Role> = new Set(['educator', 'nurse', 'director'])
/** Posts of an office whose work is in the field. */
export const OF_OFFICE: ReadonlySet<Role> = new Set(['promoter', 'works-supervisor'])

/** Who holds one of these posts on that day, by name. */
export function useStaff(
  session: RoomSession,
  today: Day,
  roles: ReadonlySet<Role> = OF_CENTER,
): readonly OnDuty[] {
  const posts = useRows<CarriedPost>(session, 'staff_post')
  const people = useRows<CarriedPerson>(session, 'staff_person')
  return useMemo(() => {
    const held = [...posts.values()].filter(
      (p) => roles.has(p.role) && p.from <= today && (p.to === null || today < p.to),
    )
    return [...new Set(held.map((p) => p.person))]
      .flatMap((id) => {
        const person = people.get(id)
        if (!person) return []
        const own = held.filter((p) => p.person === id)
        return {
          id,
          name: `${person.given} ${person.first}`,
          rooms: own.flatMap((p) => p.rooms),
          may: (permission: Permission) => own.some((p) => permissionsOf[p.role].includes(permission)),
        }
      })
      .sort((a, b) => a.name.localeCompare(b.name, 'es'))
  }, [posts, people, today, roles])
}

/** Who acts, once their PIN has confirmed it; nobody after two minutes without a touch. */
export function useActing(session: RoomSession): string | undefined {
  const acting = useSyncExternalStore(session.acting.subscribe, session.acting.current)
  return acting?.confirmed ? acting.person : undefined
}

/** A round of sending changes the status ten times within a second: a cheap tablet draws it once. */
const STATUS_EVERY_MS = 200

/** What waits to be sent, by fact id, and since how many minutes. */
export function useWaiting(session: RoomSession, now: number) {
  const subscribe = useCallback(
    (listener: () => void) => {
      let timer: ReturnType<typeof setTimeout> | undefined
      const stop = session.sync.subscribe(() => {
        timer ??= setTimeout(() => {
          timer = undefined
          listener()
        }, STATUS_EVERY_MS)
      })
      return () => {
        clearTimeout(timer)
        stop()
      }
    },
    [session],
  )
  const status = useSyncExternalStore(subscribe, session.sync.status)
  const ids = useMemo(() => {
    // the status is new whenever the outbox is
    void status
    return new Set(session.outbox.pending().map((t) => t.fact.id))
  }, [session, status])
  const oldest = status.oldestPendingAt
  const oldestMinutes =
    oldest === undefined ? 0 : Math.max(0, Math.floor((now - Date.parse(oldest)) / 60_000))
  return {
    ids,
    state: status.state,
    phraseDue: status.phraseDue,
    sync: { pending: status.pending, oldestMinutes },
  }
}

/** Says lines as `person` in the tablet's own book. */
export function useSay(session: RoomSession, person: string | undefined): SayLines {
  return useCallback(
    (lines) => {
      if (person === undefined) throw new Error('nobody acts: the screen must ask who first')
      const { book } = session.kept.get()
      session.acting.touch()
      return session.outbox.say(lines.map((line) => ({ ...line, book, author: person })))
    },
    [session, person],
  )
}

/** A device of an office: whole, and no center in the book it belongs to. */
export function useOffice(session: RoomSession): boolean {
  return useRows<CarriedCenter>(session, 'center').get(session.kept.get().book) === undefined
}
