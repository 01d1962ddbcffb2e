// What the server answers about accompanying: a center's visits and agreements, the mentor's centers, instruments, and notes of two.
import { addDays, COUNTRY_ZONE, civilDay } from '../../kernel/days.ts'
import type { Contribution } from '../../kernel/indicator.ts'
import type { Gauge } from '../../platform/house.ts'
import { answer, type Call } from '../../platform/http.ts'
import { Refused } from '../../platform/refused.ts'
import { booksWith, reaches } from '../../platform/who.ts'
import { center, roomsOf } from '../network/reads.ts'
import { onPosts } from '../staff/reads.ts'
import {
  conversations,
  conversationWith,
  interactionInstruments,
  mentoringMine,
  mentoringOfCenter,
  takeBackNote,
  vouchFor,
  writeNote,
} from './contract.ts'
import { VISIT_DAYS } from './indicators.ts'
import { accompanied, agreementsOf, loadedInteractions, namesOf, roomsVisited, visitsOf } from './reads.ts'
import { builtInInteractions } from './rules/built-in.ts'
import { inForce } from './rules/fold-mentoring.ts'
import {
  asking,
  mentorOf,
  notesByPartner,
  notesWith,
  partnersOf,
  takeBack,
  vouch,
  write,
} from './work/conversations.ts'

const todayOf = (call: Pick<Call, 'now'>, zone: string = COUNTRY_ZONE) =>
  civilDay(call.now().toISOString(), zone)

export const mentoringAnswers = [
  answer(mentoringOfCenter, async ({ book, room }, call) => {
    const me = asking(call)
    const whole = reaches(await booksWith(call.db, me, 'mentoring.see'), book)
    const of = whole ? null : me.person
    const told = await call.db.read(call.scope, async (read) => {
      const today = todayOf(call, (await center(read, book))?.time_zone)
      const visits = await visitsOf(read, book, room ?? null, of)
      const used = new Set(
        visits.flatMap((x) => (x.observed ? [`${x.observed.instrument}|${x.observed.version}`] : [])),
      )
      const loaded = await loadedInteractions(read)
      const now = inForce(builtInInteractions, loaded, today)
      const others = [builtInInteractions, ...loaded.map((l) => l.instrument)].filter(
        (i) => used.has(`${i.id}|${i.version}`) && !(i.id === now.id && i.version === now.version),
      )
      return {
        ...{ today, visits, instruments: [now, ...others] },
        agreements: await agreementsOf(read, book, room ?? null, of),
        rooms: (await roomsOf(read, book)).map((r) => ({ id: r.key, name: r.name })),
        people: whole ? await onPosts(read, book, today) : [],
      }
    })
    const ids = [
      ...told.visits.flatMap((x) => [x.by, ...x.people]),
      ...told.agreements.flatMap((a) => [a.by, a.who, ...a.told.map((t) => t.by)]),
      me.person,
    ]
    return { ...told, names: await call.db.read({ system: true }, (read) => namesOf(read, ids)) }
  }),
  answer(mentoringMine, async (_input, call) => {
    const today = todayOf(call)
    const centers = await call.db.read(call.scope, (read) => accompanied(read, today, asking(call).person))
    return { today, centers }
  }),
  answer(interactionInstruments, async (_input, call) => {
    const today = todayOf(call)
    const loaded = await call.db.read(call.scope, (read) => loadedInteractions(read))
    return {
      ...{ today, builtIn: builtInInteractions, inForce: inForce(builtInInteractions, loaded, today) },
      loaded: loaded.map(({ instrument: i, from_day, name, signed_at }) => ({
        ...{ id: i.id, version: i.version, title: i.title.es, from_day, name, signed_at },
      })),
    }
  }),
  answer(conversations, async (_input, call) => {
    const had = await notesByPartner(call)
    const now = await partnersOf(call)
    const past = [...had.keys()].filter((p) => !now.some((n) => n.person === p))
    const names = past.length === 0 ? {} : await call.db.read({ system: true }, (read) => namesOf(read, past))
    return {
      partners: [...now, ...past.map((person) => ({ person, name: names[person] ?? '—', place: '' }))].map(
        (p) => ({ ...p, notes: had.get(p.person)?.notes ?? 0, last: had.get(p.person)?.last ?? null }),
      ),
    }
  }),
  answer(conversationWith, async ({ person }, call) => {
    const told = await notesWith(call, person)
    const open = (await mentorOf(call, asking(call), person)) !== undefined
    if (!open && told.notes.length + told.hidden === 0) throw new Refused(403, 'no-pair')
    const partner = open ? (await partnersOf(call)).find((p) => p.person === person) : undefined
    const name =
      partner?.name ??
      (await call.db.read({ system: true }, (read) => namesOf(read, [person])))[person] ??
      '—'
    return { name, place: partner?.place ?? '', open, ...told }
  }),
  answer(writeNote, async ({ person, id, text }, call) => {
    await write(call, person, id, text)
    return {}
  }),
  answer(takeBackNote, async ({ id }, call) => {
    await takeBack(call, id)
    return {}
  }),
  answer(vouchFor, async ({ person }, call) => {
    await vouch(call, person)
    return {}
  }),
]

/** Depends on the date, so it is counted anew for books that changed and each night. */
export const mentoringGauge: Gauge = {
  indicators: ['mentoring.rooms-visited'],
  count: async (read, book, today) =>
    (await roomsVisited(read, book, addDays(today, -VISIT_DAYS))).map(
      ({ room, visited }): Contribution => ({
        ...{ indicator: 'mentoring.rooms-visited', room, period: 'now' },
        ...{ part: visited ? 1 : 0, whole: 1 },
      }),
    ),
}
