// What the server answers about the day in the room: a child's, with its purpose, and a center's.
import { answer } from '../../platform/http.ts'
import { logRead } from '../../platform/read-log.ts'
import { worksIn } from '../../platform/who.ts'
import { type DailyDay, dayOfCenter, dayOfChild } from './contract.ts'
import { dailyOf, dailyOfCenter, handoversOf, namesOfStaff } from './reads.ts'

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
