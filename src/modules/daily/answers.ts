// What the server answers about the day in the room: a child's, with its purpose, and a center's.
import { instantOf } from '../../kernel/days.ts'
import { valueOn } from '../../kernel/norm.ts'
import type { Gauge, Moves, Moving, Watch } from '../../platform/house.ts'
import { answer } from '../../platform/http.ts'
import { logRead } from '../../platform/read-log.ts'
import { worksIn } from '../../platform/who.ts'
import { type DailyDay, dayFollowed, dayOfCenter, dayOfChild } from './contract.ts'
import { dailyOf, dailyOfCenter, handoversOf, lastDaysOf, namesOfStaff, roomsNoted } from './reads.ts'
import { dailyNorms } from './rules/thresholds.ts'

/** What was written in free words is for those who work there: it may name anybody. */
const withoutWords = (day: DailyDay): DailyDay => ({
  ...day,
  entries: day.entries.map(({ text: _text, why: _why, ...e }) => e),
})

export const dailyAnswers = [
  answer(dayOfChild, async ({ book, child, day, purpose }, call) => {
    await logRead(call, book, child, dayOfChild.id, purpose)
    return call.db.read(call.scope, async (read) => {
      const row = (await dailyOf(read, book, child, day)) ?? null
      return {
        day: row,
        people: row
          ? await namesOfStaff(
              read,
              book,
              row.entries.map((e) => e.by),
            )
          : {},
      }
    })
  }),
  answer(dayOfCenter, async ({ book, day, room }, call) => {
    const named = worksIn(call.who, book)
    return call.db.read(call.scope, async (read) => {
      const days = await dailyOfCenter(read, book, day, room ?? null)
      const notes = named ? await handoversOf(read, book, day, room ?? null) : []
      const people = notes.flatMap((h) => [h.by, ...h.read.map((r) => r.by)])
      return {
        days: days.map((d) => (named ? d : { ...d, name: null, day: withoutWords(d.day) })),
        handovers: notes,
        people: await namesOfStaff(read, book, people),
      }
    })
  }),
]

/** So many of a child's days follow it: a month, as far back as one looks for a change. Older ones stay where they were noted. */
const FOLLOWED_DAYS = 31

/** Free words stay too: they may name others, who are forgotten where they were written. */
export const dailyMoves: Moves = async (read, book, persons) => {
  const rows = await lastDaysOf(read, book, persons, FOLLOWED_DAYS)
  return new Map(
    [...Map.groupBy(rows, (d) => d.child)].map(([child, days]): [string, Moving[]] => [
      child,
      days.map((d) => ({
        ...{ id: `${d.key} followed`, kind: dayFollowed.kind },
        payload: {
          ...{ day: d.day, arrived: d.arrived_at, left: d.left_at },
          entries: d.entries.map(({ text: _text, why: _why, ...e }) => e),
        },
      })),
    ]),
  )
}

/** Rooms with children of which something was noted today: depends on the date, so it is counted anew. */
export const dailyGauge: Gauge = {
  indicators: ['daily.rooms-noted'],
  count: async (read, book, today) =>
    (await roomsNoted(read, book, today)).map(({ room, noted }) => ({
      ...{ indicator: 'daily.rooms-noted', room, period: 'now' },
      ...{ part: noted ? 1 : 0, whole: 1 },
    })),
}

/** Nothing noted of anybody in a room by late morning: no row can say so, because nothing has happened. */
export const roomSilent: Watch = {
  id: 'daily.room-silent',
  of: 'center',
  look: async (read, book, { today, timeZone }) => {
    const hour = valueOn(dailyNorms, 'capture.by-hour', today)
    const from = instantOf(today, `${String(hour).padStart(2, '0')}:00`, timeZone)
    const by = instantOf(today, `${String(hour + 1).padStart(2, '0')}:00`, timeZone)
    return (await roomsNoted(read, book, today))
      .filter((r) => !r.noted)
      .map(({ room }) => ({
        ...{ key: room, kind: 'daily.room-silent', about: room, room },
        ...{ owner: 'educator' as const, from, by },
      }))
  },
}
