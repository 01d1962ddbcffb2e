// The door on the tablet: what its panels read, with the rule of guardians and the norms put beside it, because attendance knows neither.
import { type ReactNode, useMemo, useSyncExternalStore } from 'react'
import type { Rows } from '../device/carried.ts'
import type { Tell } from '../device/use-saying.ts'
import { type Day, instantOf } from '../kernel/days.ts'
import type { Permission } from '../kernel/permission.ts'
import type { CarriedDay, CarriedPlan, CarriedVisit } from '../modules/attendance/carry.ts'
import { type Door, type DoorAt, DoorContext, type Judged } from '../modules/attendance/screens/door-at.ts'
import type { CarriedChild } from '../modules/children/contract/rows.ts'
import type {
  CarriedAdult,
  CarriedAdultPortrait,
  CarriedCircle,
  CarriedCode,
} from '../modules/guardians/contract/carried.ts'
import type { PickUpEvidence } from '../modules/guardians/rules/judge-pick-up.ts'
import { type RoomSession, useRows } from './tablet-store.ts'

type At = {
  readonly session: RoomSession
  readonly room: string
  readonly today: Day
  readonly now: number
  readonly timeZone: string
  readonly days: Rows<CarriedDay>
  readonly roster: Rows<CarriedChild>
  readonly rooms: DoorAt['rooms']
  readonly calendar: DoorAt['calendar']
  readonly tell: Tell
  readonly onWho: () => void
  readonly me: { readonly may: (permission: Permission) => boolean } | undefined
}
type CarriedNorm = { readonly norm: string; readonly value: number; readonly from: string }

/** Where the center's own hours are not known yet, late is never. */
const NO_CLOSING = '23:59'
const later = (at: string, minutes: number) => new Date(Date.parse(at) + minutes * 60_000).toISOString()

/** The rules the panels judge by, fetched after the wall is drawn. */
const load = async () => {
  const [guardians, network] = await Promise.all([
    import('../modules/guardians/rules/judge-pick-up.ts'),
    import('../modules/network/rules/norms.ts'),
  ])
  return { judgePickUp: guardians.judgePickUp, normOn: network.normOn }
}
type Rules = Awaited<ReturnType<typeof load>>
let rules: Rules | undefined
let coming: Promise<Rules> | undefined
/** Asked for once; where it did not come it is asked for again at the next drawing. */
function rulesNow(): Promise<Rules> {
  coming ??= load().then(
    (loaded) => {
      rules = loaded
      return loaded
    },
    (e: unknown) => {
      coming = undefined
      throw e
    },
  )
  return coming
}

export function DoorHere({ children, ...at }: At & { children: ReactNode }) {
  const { session, room, today, now, timeZone, days, roster, rooms, calendar, tell, onWho, me } = at
  const circles = useRows<CarriedCircle>(session, 'child_circle')
  const adults = useRows<CarriedAdult>(session, 'adult')
  const portraits = useRows<CarriedAdultPortrait>(session, 'adult_portrait')
  const visits = useRows<CarriedVisit>(session, 'attendance_visit')
  const codes = useRows<CarriedCode>(session, 'pickup_code')
  const set = useRows<CarriedNorm>(session, 'norm')
  const plans = useRows<CarriedPlan>(session, 'attendance_plan')
  const centers = useRows<{ name?: string; opens?: string; closes?: string }>(session, 'center')
  const faces = useSyncExternalStore(session.faces.subscribe, session.faces.all)
  const { book } = session.kept.get()
  const { name: center = '', opens, closes = NO_CLOSING } = centers.get(book) ?? {}
  const closesAt = instantOf(today, closes, timeZone)
  // posts are shared words of who acts: a decision also wants the PIN of the last two minutes
  const decides = (me?.may('pickups.decide') ?? false) && session.acting.current()?.confirmed === true
  const value = useMemo((): Door => {
    const make = ({ judgePickUp, normOn }: Rules): DoorAt => {
      const norms = [...set.values()].map((n) => ({ norm: n.norm, value: n.value, from_day: n.from }))
      const codesUsed = () =>
        new Set(
          [...days.values()].flatMap((d) => (d.m ?? []).flatMap((m) => (m.with?.code ? [m.with.code] : []))),
        )
      const evidenceOf = (
        child: string,
        { how, code, failed }: Parameters<DoorAt['judge']>[2],
      ): PickUpEvidence => {
        const found = code === undefined ? undefined : codes.get(code)
        if (failed === 'pin') return { pin: 'wrong' }
        if (failed === 'code') return { code: { id: '', right: false, adult: '', child, day: today } }
        if (how === 'code' && code !== undefined && found)
          return { code: { id: code, right: true, ...found } }
        if (how === 'pin') return { pin: 'right' }
        if (how === 'face') return { face: 'alike' }
        if (how === 'document') return { document: 'seen' }
        return {}
      }
      const cutOff = opens && later(instantOf(today, opens, timeZone), normOn(norms, 'door.cut-off', today))
      return {
        ...{ center, cutOff, rooms, calendar, roster, plans },
        ...{
          room,
          today,
          now,
          timeZone,
          closesAt,
          days,
          visits,
          circles,
          adults,
          tell,
          onWho,
          book,
          decides,
        },
        isUnsent: (fact) => session.outbox.pending().some((t) => t.fact.id === fact),
        photoOf: (adult) => {
          const portrait = portraits.get(adult)
          return portrait && faces.get(portrait.t)
        },
        norms: (norm) => normOn(norms, norm, today),
        pin: (adult, digits) => session.pins.checkAdult(adult, digits),
        code: async (child, digits) => {
          const found = await session.pins.findCode(child, digits)
          return found.right ? { right: true, code: found.id, adult: found.adult } : found
        },
        hasPin: session.pins.adultHas,
        hasCode: session.pins.hasCode,
        judge: (child, person, shown): Judged => {
          const adult = 'adult' in person ? adults.get(person.adult) : undefined
          const circle = { id: child, circle: circles.get(child) }
          const said = judgePickUp(circle, person, adult, evidenceOf(child, shown), today, codesUsed())
          return said.verdict === 'needs-director'
            ? { verdict: said.verdict, why: said.why }
            : { verdict: said.verdict }
        },
      }
    }
    const loading = rulesNow()
    let made: DoorAt | undefined
    return {
      ready: loading,
      at: () => {
        if (!rules) throw new Error('the rules of the door have not come')
        made ??= make(rules)
        return made
      },
    }
  }, [
    room,
    today,
    now,
    timeZone,
    closesAt,
    center,
    opens,
    rooms,
    calendar,
    roster,
    plans,
    days,
    visits,
    circles,
    adults,
    tell,
    onWho,
    book,
    decides,
    portraits,
    faces,
    set,
    codes,
    session,
  ])
  return <DoorContext value={value}>{children}</DoorContext>
}
