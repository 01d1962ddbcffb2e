// What the server answers about learning: weeks of rooms, the activity bank, a child's portfolio, story and report.
import { addDays } from '../../kernel/days.ts'
import type { Read } from '../../platform/db.ts'
import type { Gauge, Watch } from '../../platform/house.ts'
import { answer, type Call } from '../../platform/http.ts'
import { standsFor } from '../../platform/joining.ts'
import { logRead } from '../../platform/read-log.ts'
import { Refused } from '../../platform/refused.ts'
import { worksIn } from '../../platform/who.ts'
import { center, roomsOf } from '../network/reads.ts'
import {
  activityBank,
  type LearningWeek,
  portfolioOf,
  storyOfWeek,
  transitionFile,
  type WeekOfRoom,
  weekOfCenter,
  weekOfRoom,
} from './contract.ts'
import {
  type ChildTold,
  childrenOfRoom,
  childTold,
  consentsOf,
  daysThere,
  doneWith,
  entriesOf,
  interestsOf,
  interestsOfChild,
  namesOfStaff,
  roomWeeks,
  transitionOf,
  weeksOf,
} from './reads.ts'
import { weekAsked } from './rules/asks.ts'
import { BANK_SOURCE, BANK_VERSION, bank } from './rules/bank/bank.ts'
import { agreesToPhotos } from './rules/fold-portfolio.ts'
import { builtInProgramme } from './rules/programme.ts'
import { mondayOf } from './rules/week-of.ts'
import { planTask } from './tasks.ts'

/** So far back a plan looks at what was done. */
const LATELY_WEEKS = 8

/** Free words and an idea of the room's own may name anybody: they are for who works there. */
const withoutWords = (w: LearningWeek): LearningWeek => ({
  ...w,
  intent: null,
  lines: w.lines.map(({ note: _note, children: _children, ...l }) =>
    l.activity ? l : { ...l, title: '···' },
  ),
  happened: w.happened.map((h) => ({
    ...h,
    ...{ text: null, children: [] },
    title: h.activity ? h.title : '···',
  })),
})

/** The last time each activity of the bank was done in these weeks. */
function latelyOf(weeks: readonly LearningWeek[]): WeekOfRoom['lately'] {
  const last = new Map<string, WeekOfRoom['lately'][number]>()
  for (const h of weeks.flatMap((w) => w.happened)) {
    if (!h.activity || h.how === 'not') continue
    const had = last.get(h.activity)
    if (!had || had.day <= h.day) last.set(h.activity, { activity: h.activity, day: h.day, went: h.went })
  }
  return [...last.values()].sort((a, b) => (a.activity < b.activity ? -1 : 1))
}

const nameOf = (c: ChildTold) => [c.given, c.first, c.second].filter(Boolean).join(' ')
const ALL_DAYS = ['0001-01-01', '9999-12-31'] as const

/** The files that stand for a child, once the reading is written down; only where the child is. */
async function opened<T>(
  call: Call,
  at: { readonly book: string; readonly child: string; readonly purpose: string },
  endpoint: string,
  look: (read: Read, child: string, told: ChildTold) => Promise<T>,
): Promise<T> {
  if (!worksIn(call.who, at.book)) throw new Refused(403, 'out-of-scope')
  const kept = await call.db.read(call.scope, (read) => standsFor(read, at.book, at.child))
  await logRead(call, at.book, kept, endpoint, at.purpose)
  return call.db.read(call.scope, async (read) => {
    const told = await childTold(read, at.book, kept)
    if (!told) throw new Refused(404, 'unknown-child')
    return look(read, kept, told)
  })
}

export const learningAnswers = [
  answer(weekOfCenter, async ({ book, week }, call) => {
    const named = worksIn(call.who, book)
    const rooms = await call.db.read(call.scope, (read) => roomWeeks(read, book, week))
    return { rooms: named ? rooms : rooms.map((r) => ({ ...r, intent: null })) }
  }),
  answer(weekOfRoom, async ({ book, room, week }, call) => {
    const named = worksIn(call.who, book)
    return call.db.read(call.scope, async (read) => {
      const place = (await roomsOf(read, book)).find((r) => r.key === room)
      if (!place) throw new Refused(404, 'unknown-room')
      const since = addDays(week, -7 * LATELY_WEEKS)
      const weeks = await weeksOf(read, book, room, since, week)
      const show = (w: LearningWeek | undefined) => (w ? (named ? w : withoutWords(w)) : null)
      const current = weeks.find((w) => w.week === week)
      const interests = await interestsOf(read, book, room, addDays(week, -42))
      const people = [
        ...weeks.slice(0, 2).flatMap((w) => [...(w.by ? [w.by] : []), ...w.happened.map((h) => h.by)]),
        ...interests.map((i) => i.by),
      ]
      return {
        ...{ room: place.name, center: (await center(read, book))?.name ?? '' },
        ...{ week: show(current), before: show(weeks.find((w) => w.week < week)) },
        children: (await childrenOfRoom(read, book, room)).map((c) => (named ? c : { ...c, name: null })),
        interests: named ? interests : interests.map((i) => ({ ...i, text: null, children: [] })),
        ...{ lately: latelyOf(weeks), needs: [] },
        names: named ? await namesOfStaff(read, book, people) : {},
      }
    })
  }),
  answer(portfolioOf, (at, call) =>
    opened(call, at, portfolioOf.id, async (read, child, told) => {
      const entries = await entriesOf(read, at.book, child, ...ALL_DAYS)
      const interests = await interestsOfChild(read, at.book, child, ...ALL_DAYS)
      const transition = (await transitionOf(read, at.book, child)) ?? null
      return {
        child: { given: told.given, name: nameOf(told), birth: told.birth, room: told.room },
        ...{ center: told.center, room: told.room_name, entries, transition },
        photos: agreesToPhotos(await consentsOf(read, at.book, child)),
        interests: interests.map(({ others: _others, ...i }) => i),
        names: await namesOfStaff(read, at.book, [
          ...entries.map((e) => e.by),
          ...(transition ? [transition.by] : []),
        ]),
      }
    }),
  ),
  answer(storyOfWeek, ({ week, ...at }, call) =>
    opened(call, at, storyOfWeek.id, async (read, child, told) => {
      const last = addDays(week, 6)
      const there = await daysThere(read, at.book, child, week, last)
      const rooms = new Map(there.map((d) => [d.day, d.room]))
      const done = await doneWith(read, at.book, child, week)
      const seen = await entriesOf(read, at.book, child, week, last)
      const interests = await interestsOfChild(read, at.book, child, week, last)
      return {
        ...{ given: told.given, center: told.center, room: told.room_name, days: there.map((d) => d.day) },
        // only of days and rooms the child was in
        activities: done.flatMap(({ room, ...d }) =>
          rooms.has(d.day) && (rooms.get(d.day) ?? told.room) === room ? [d] : [],
        ),
        entries: seen.filter((e) => e.family),
        interests: [...new Set(interests.map((i) => i.topic))],
      }
    }),
  ),
  answer(transitionFile, (at, call) =>
    opened(call, at, transitionFile.id, async (read, child, told) => {
      const t = await transitionOf(read, at.book, child)
      if (!t) throw new Refused(404, 'no-transition')
      if (!t.agreed) throw new Refused(409, 'not-agreed')
      const { given, first, second, birth, sex, curp } = told
      return {
        ...{ format: 'nido.transition' as const, version: 1 as const, made: call.now().toISOString() },
        child: { given, first, second, birth, sex, curp },
        center: { name: told.center, code: told.code },
        ...{ programme: `${builtInProgramme.id} ${builtInProgramme.version}`, written: t.day },
        ...{
          by: (await namesOfStaff(read, at.book, [t.by]))[t.by] ?? null,
          agreed: t.agreed,
          parts: t.parts,
        },
      }
    }),
  ),
  answer(activityBank, async ({ routine }) => ({
    ...{ version: BANK_VERSION, source: BANK_SOURCE },
    activities: bank.filter((a) => routine === undefined || a.routine === routine),
  })),
]

/** Rooms with children that have a plan for the week of today: depends on the date, so it is counted anew. */
export const learningGauge: Gauge = {
  indicators: ['learning.rooms-planned'],
  count: async (read, book, today) =>
    (await roomWeeks(read, book, mondayOf(today)))
      .filter((r) => r.children > 0)
      .map((r) => ({
        ...{ indicator: 'learning.rooms-planned', room: r.room, period: 'now' },
        ...{ part: r.planned ? 1 : 0, whole: 1 },
      })),
}

/** A room with children and no plan for the week that comes: no row can say so, because nothing has happened. */
export const roomWithoutPlan: Watch = {
  id: 'learning.plan',
  of: 'center',
  look: async (read, book, { today, timeZone }) => {
    const asked = weekAsked(today, timeZone)
    if (!asked) return []
    return (await roomWeeks(read, book, asked.week))
      .filter((r) => r.children > 0 && !r.planned)
      .map(({ room }) => ({
        ...{ key: `${room}|${asked.week}`, kind: planTask.id, about: room, room },
        ...{ owner: 'educator' as const, from: asked.from, by: asked.by },
      }))
  },
}
