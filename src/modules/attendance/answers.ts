// What the server answers about the door: a child's month and plan, a day with everybody, the list of a month, visits.
import { COUNTRY_ZONE, civilDay, type Day, instantOf } from '../../kernel/days.ts'
import { valueOn } from '../../kernel/norm.ts'
import type { Read } from '../../platform/db.ts'
import type { House, Moves, Moving } from '../../platform/house.ts'
import { answer } from '../../platform/http.ts'
import { logRead } from '../../platform/read-log.ts'
import { worksIn } from '../../platform/who.ts'
import { adultsOf } from '../guardians/reads.ts'
import { calendarOf, center, normsSet } from '../network/reads.ts'
import {
  attendanceOfChild,
  type DoorChild,
  doorOfDay,
  expectedAtDoor,
  listVisits,
  monthSheet,
  planOfChild,
} from './contract.ts'
import {
  type AtDoor,
  atDoor,
  childrenOfSheet,
  daysFrom,
  daysOf,
  daysOfMonth,
  planOf,
  plansOf,
  visitsOf,
} from './reads.ts'
import { countRooms, isAwaited, isOpenOn } from './rules/expected.ts'
import { plannedOn } from './rules/fold-plan.ts'
import { sheetOf } from './rules/month-sheet.ts'

const openDaysOf = async (read: Read, book: string): Promise<ReadonlyMap<string, boolean>> =>
  new Map((await calendarOf(read, book)).map((d) => [d.day, d.open]))

/** Until when an absence of that day is told in time. Source: norm door.cut-off. */
async function cutOffOf(read: Read, house: House, book: string, day: Day): Promise<string | null> {
  const here = await center(read, book)
  if (!here) return null
  const minutes = valueOn([...house.norms, ...(await normsSet(read))], 'door.cut-off', day)
  return new Date(Date.parse(instantOf(day, here.opens, here.time_zone)) + minutes * 60_000).toISOString()
}

/** Surname first, as lists on paper go. */
const nameOf = (c: { given: string; first: string; second: string | null }) =>
  `${[c.first, c.second].filter(Boolean).join(' ')}, ${c.given}`

const awaitedOf = (c: AtDoor) => ({
  ...{ child: c.id, room: c.room },
  plan: c.plans ? { plans: c.plans } : undefined,
  told: c.told ?? undefined,
})

/** Names of whom departures and stopped pick-ups speak of; asked only where they do. */
async function adultsNamed(
  read: Read,
  book: string,
  list: readonly AtDoor[],
): Promise<Record<string, string>> {
  const ids = new Set(
    list.flatMap((c) =>
      (c.told?.marks ?? []).flatMap((m) => [m.adult, m.with?.adult].filter((id) => id !== undefined)),
    ),
  )
  if (ids.size === 0) return {}
  const adults = await adultsOf(read, book, [...ids])
  return Object.fromEntries(
    adults.flatMap((a) => {
      const name = [a.given, a.first, a.second].filter(Boolean).join(' ')
      return name === '' ? [] : [[a.key, name]]
    }),
  )
}

const countsOf = (list: readonly AtDoor[], day: Day, open: boolean) =>
  countRooms(list.map(awaitedOf), day, open).map((r) => ({ ...r, room: r.room || null }))

const doorChild = (c: AtDoor, day: Day, open: boolean, named: boolean): DoorChild => {
  const plan = c.plans ? { plans: c.plans } : undefined
  return {
    id: c.id,
    name: named ? nameOf(c) : null,
    room: c.room,
    planned: plannedOn(plan, day) ?? null,
    awaited: open && isAwaited(awaitedOf(c), day),
    told: c.told,
    alarm: c.alarm,
  }
}

/** Hours of the week follow a child to the next center; days told of are the old one's calendar and stay there. */
export const attendanceMoves: Moves = async (read, book, persons) =>
  new Map(
    (await plansOf(read, book, persons)).map((p): [string, Moving[]] => [
      p.key,
      p.plans.map(({ from, week, fact }) => ({
        ...{ id: fact, kind: 'attendance.week-planned', payload: { from, week } },
      })),
    ]),
  )

export const attendanceAnswers = [
  answer(attendanceOfChild, async ({ book, child, month, purpose }, call) => {
    await logRead(call, book, child, attendanceOfChild.id, purpose)
    return { days: await call.db.read(call.scope, (read) => daysOf(read, book, child, month)) }
  }),
  answer(expectedAtDoor, async ({ book, day }, call) =>
    call.db.read(call.scope, async (read) => {
      const open = isOpenOn(day, await openDaysOf(read, book))
      return { day, open, rooms: countsOf(await atDoor(read, book, day, null), day, open) }
    }),
  ),
  answer(doorOfDay, async ({ book, day, room }, call) =>
    call.db.read(call.scope, async (read) => {
      const named = worksIn(call.who, book)
      const open = isOpenOn(day, await openDaysOf(read, book))
      const list = await atDoor(read, book, day, room ?? null)
      const visits = named ? await visitsOf(read, book, day, day) : []
      const children = list.map((c) => doorChild(c, day, open, named))
      const cut_off = await cutOffOf(read, call.house, book, day)
      const adults = named ? await adultsNamed(read, book, list) : {}
      return { day, open, named, cut_off, rooms: countsOf(list, day, open), children, adults, visits }
    }),
  ),
  answer(monthSheet, async ({ book, room, month }, call) =>
    call.db.read(call.scope, async (read) => {
      const named = worksIn(call.who, book)
      const calendar = await openDaysOf(read, book)
      const list = await childrenOfSheet(read, book, room, month)
      const ids = list.map((c) => c.id)
      const days = await daysOfMonth(read, book, ids, month)
      const lines = list.map((c) => ({
        id: c.id,
        name: named ? nameOf(c) : null,
        birth: named ? c.birth : null,
      }))
      return { month, named, ...sheetOf(lines, days, month, calendar) }
    }),
  ),
  answer(planOfChild, async ({ book, child }, call) => {
    const today = civilDay(call.now().toISOString(), COUNTRY_ZONE)
    return call.db.read(call.scope, async (read) => {
      const plan = await planOf(read, book, child)
      const days = await daysFrom(read, book, [child], today)
      return {
        plan: plan ?? null,
        announced: days.flatMap((d) => {
          const said = d.marks.findLast((m) => m.kind === 'absence-announced')
          return said && d.state === 'absent' ? [{ day: d.day, reason: d.reason, fact: said.id }] : []
        }),
      }
    })
  }),
  answer(listVisits, async ({ book, start, end }, call) => ({
    visits: await call.db.read(call.scope, (read) => visitsOf(read, book, start, end)),
  })),
]
