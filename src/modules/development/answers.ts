// What the server answers about development: a child's rounds with their purpose, a center's list, and what may be applied there.
import { COUNTRY_ZONE, civilDay } from '../../kernel/days.ts'
import type { Contribution } from '../../kernel/indicator.ts'
import type { Gauge, Moves } from '../../platform/house.ts'
import { answer } from '../../platform/http.ts'
import { logRead } from '../../platform/read-log.ts'
import { worksIn } from '../../platform/who.ts'
import { certificatesOf } from '../staff/reads.ts'
import {
  developmentOfCenter,
  developmentOfChild,
  listInstruments,
  type Observation,
  screeningHere,
} from './contract.ts'
import {
  childDevelopment,
  loadedInstruments,
  lookingOf,
  observationsOf,
  observationsOfAll,
  peopleOf,
} from './reads.ts'
import { coverageOf, listLooked } from './rules/list-looked.ts'
import { inForce } from './rules/load-instrument.ts'

const dayIn = (now: Date) => civilDay(now.toISOString(), COUNTRY_ZONE)

export const developmentAnswers = [
  answer(developmentOfChild, async ({ book, child, purpose }, call) => {
    await logRead(call, book, child, developmentOfChild.id, purpose)
    return call.db.read(call.scope, async (read) => {
      const observations = await observationsOf(read, book, child)
      const screened = observations.filter((o) => o.asked !== null)
      const loaded = screened.length === 0 ? [] : await loadedInstruments(read)
      const applied = new Set(screened.map((o) => `${o.instrument}|${o.version}`))
      const items = loaded.flatMap((l) => (applied.has(l.key) ? l.instrument.items : []))
      const authors = [...new Set(observations.map((o) => o.author))]
      return {
        today: dayIn(call.now()),
        development: (await childDevelopment(read, book, child)) ?? null,
        observations,
        people: authors.length === 0 ? {} : await peopleOf(read, book, authors),
        items: Object.fromEntries(items.map((i) => [i.id, i.words.es])),
      }
    })
  }),
  answer(developmentOfCenter, async ({ book, room }, call) => {
    const today = dayIn(call.now())
    const named = worksIn(call.who, book)
    const rows = await call.db.read(call.scope, (read) => lookingOf(read, book, room ?? null))
    return { today, named, children: listLooked(rows, today, named) }
  }),
  answer(screeningHere, async ({ book }, call) =>
    call.db.read(call.scope, async (read) => {
      const today = dayIn(call.now())
      const me = call.who.by === 'person' ? call.who.person : ''
      const loaded = inForce(
        (await loadedInstruments(read)).map((l) => l.instrument),
        today,
      )
      const held = loaded.length === 0 ? [] : await certificatesOf(read, book, me, today)
      return {
        today,
        instruments: loaded,
        certificates: held.map(({ key, instrument, from_day, to_day }) => ({
          key,
          instrument,
          from_day,
          to_day,
        })),
      }
    }),
  ),
  answer(listInstruments, async (_input, call) => {
    const loaded = await call.db.read(call.scope, (read) => loadedInstruments(read))
    return {
      instruments: loaded.map(({ id, version, instrument, file, name, signed_at }) => ({
        ...{ id, version, title: instrument.title.es, items: instrument.items.length },
        ...{ groups: new Set(instrument.items.map((i) => i.group)).size, from_day: instrument.validity.from },
        ...{ file, name, signed_at },
      })),
    }
  }),
]

/** What was seen of a moved child follows as letters, without its photos; it counts where it was seen. */
export const developmentMoves: Moves = async (read, book, persons) => {
  const rows = await observationsOfAll(read, book, persons)
  return new Map([...Map.groupBy(rows, (o) => o.child)].map(([child, list]) => [child, list.map(movingOf)]))
}

const movingOf = (o: Observation) => ({
  id: o.key,
  kind: o.asked ? 'development.screened' : 'development.observed',
  payload: {
    ...{ day: o.day, instrument: o.instrument, version: o.version, answers: o.answers },
    ...{ by: o.said_by, mode: o.mode },
    ...(o.note === null ? {} : { note: o.note }),
    ...(o.seen ? { seen: o.seen } : {}),
    ...(o.asked ? { asked: o.asked, certificate: o.certificate } : {}),
  },
})

/** Depends on the date, so it is counted anew for books that changed and each night. */
export const developmentGauge: Gauge = {
  indicators: ['development.covered'],
  count: async (read, book, today) =>
    [...coverageOf(await lookingOf(read, book, null), today)].map(
      ([room, sum]): Contribution => ({ indicator: 'development.covered', room, period: 'now', ...sum }),
    ),
}
