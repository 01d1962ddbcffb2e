// What the server answers about learning: weeks of rooms, the activity bank, a child's portfolio, story and report.
import { addDays, COUNTRY_ZONE, civilDay, type Day } from '../../kernel/days.ts'
import { permissionsOf } from '../../kernel/permission.ts'
import type { Read } from '../../platform/db.ts'
import { followFiles } from '../../platform/following-files.ts'
import type { Follows, Gauge, Moves, Watch } from '../../platform/house.ts'
import { answer, type Call } from '../../platform/http.ts'
import { standsFor } from '../../platform/joined.ts'
import { logRead } from '../../platform/read-log.ts'
import { Refused } from '../../platform/refused.ts'
import { type Who, worksIn } from '../../platform/who.ts'
import { stillOnTheirWay } from '../development/reads.ts'
import { center, roomsOf } from '../network/reads.ts'
import { portfolioFollowed } from './contract/kinds.ts'
import type { ActivityBank, Programme } from './contract/programme.ts'
import {
  activityBank,
  type LearningWeek,
  learningVersions,
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
  loadedBanks,
  loadedProgrammes,
  namesOfStaff,
  photosOfChildren,
  portfoliosOf,
  roomWeeks,
  transitionOf,
  weeksOf,
} from './reads.ts'
import { weekAsked } from './rules/asks.ts'
import { BANK_SOURCE, BANK_VERSION, bank } from './rules/bank/bank.ts'
import { agreesToPhotos } from './rules/fold-portfolio.ts'
import { holdingOn } from './rules/loaded.ts'
import { NEEDS_DAYS, needsOf } from './rules/needs.ts'
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

/** Works in the book with its children: who only accompanies educators there is told no child's name. */
const knowsChildren = (who: Who, book: string): boolean =>
  worksIn(who, book) &&
  who.by === 'person' &&
  who.posts.some((p) => p.book === book && permissionsOf[p.role].includes('children.read'))

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

const builtInBank: ActivityBank = { version: BANK_VERSION, source: BANK_SOURCE, activities: [...bank] }
const builtIn: Programme = (({ version, title, source, contents }) => ({ version, title, source, contents }))(
  builtInProgramme,
)
const todayOf = (call: Pick<Call, 'now'>) => civilDay(call.now().toISOString(), COUNTRY_ZONE)

/** What holds on a day, and all that was loaded. */
async function inForce(read: Read, today: Day) {
  const [programmes, banks] = [await loadedProgrammes(read), await loadedBanks(read)]
  return {
    ...{ programmes, banks },
    programme: holdingOn(programmes, today)?.programme ?? builtIn,
    bank: holdingOn(banks, today)?.bank ?? builtInBank,
  }
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
  if (!knowsChildren(call.who, at.book)) throw new Refused(403, 'out-of-scope')
  const { kept, answered } = await call.db.read(call.scope, async (read) => {
    const kept = await standsFor(read, at.book, at.child)
    const told = await childTold(read, at.book, kept)
    if (!told) throw new Refused(404, 'unknown-child')
    return { kept, answered: await look(read, kept, told) }
  })
  // what is not there was looked at by nobody: written down once there is an answer, and before it goes out
  await logRead(call, at.book, kept, endpoint, at.purpose)
  return answered
}

export const learningAnswers = [
  answer(weekOfCenter, async ({ book, week }, call) => {
    const named = knowsChildren(call.who, book)
    const rooms = await call.db.read(call.scope, (read) => roomWeeks(read, book, week))
    return { rooms: named ? rooms : rooms.map((r) => ({ ...r, intent: null })) }
  }),
  answer(weekOfRoom, async ({ book, room, week }, call) => {
    const named = knowsChildren(call.who, book)
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
        lately: latelyOf(weeks),
        // of few children it would tell of one: outside the center nobody needs it
        needs: named ? needsOf(await stillOnTheirWay(read, book, room, addDays(week, -NEEDS_DAYS))) : [],
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
        // the one that held on the day it was written
        programme: `${builtInProgramme.id} ${holdingOn(await loadedProgrammes(read), t.day)?.programme.version ?? builtInProgramme.version}`,
        written: t.day,
        ...{
          by: (await namesOfStaff(read, at.book, [t.by]))[t.by] ?? null,
          agreed: t.agreed,
          parts: t.parts,
        },
      }
    }),
  ),
  answer(activityBank, async ({ routine }, call) => {
    const { bank: held, programme } = await call.db.read(call.scope, (read) => inForce(read, todayOf(call)))
    return {
      ...{ version: held.version, source: held.source },
      activities: held.activities.filter((a) => routine === undefined || a.routine === routine),
      contents: programme.contents.map(({ id, title }) => ({ id, title })),
    }
  }),
  answer(learningVersions, async (_input, call) => {
    const today = todayOf(call)
    return call.db.read(call.scope, async (read) => {
      const held = await inForce(read, today)
      const own = { from_day: null, name: null, signed_at: null }
      return {
        ...{ today, programme: held.programme, bank: held.bank },
        programmes: [
          ...held.programmes.map(({ programme: p, from_day, name, signed_at }) => ({
            ...{ version: p.version, title: p.title, source: p.source, count: p.contents.length },
            ...{ from_day, name, signed_at, holds: p.version === held.programme.version },
          })),
          {
            ...{ version: builtIn.version, title: builtIn.title, source: builtIn.source, ...own },
            ...{ count: builtIn.contents.length, holds: held.programme === builtIn },
          },
        ],
        banks: [
          ...held.banks.map(({ bank: b, from_day, name, signed_at }) => ({
            ...{ version: b.version, title: '', source: b.source, count: b.activities.length },
            ...{ from_day, name, signed_at, holds: b.version === held.bank.version },
          })),
          {
            ...{ version: BANK_VERSION, title: '', source: BANK_SOURCE, count: bank.length, ...own },
            holds: held.bank === builtInBank,
          },
        ],
      }
    })
  }),
]

/**
 * What was seen of a moved child alone, and its report, follow it with their photos; what names others stays, because those are
 * forgotten where it was written. Interests stay too: they pass within weeks, and belong to the plans of a room.
 */
export const learningMoves: Moves = async (read, book, persons) => {
  const rows = await portfoliosOf(read, book, persons)
  return new Map(
    [...Map.groupBy(rows, (r) => r.child)].map(([child, list]) => [
      child,
      list.map(({ told }) => ({
        ...{ id: `${told.what} ${told.said}`, kind: portfolioFollowed.kind, payload: told },
      })),
    ]),
  )
}

export const learningFollow: Follows = async (tx, from, to, persons, receivedAt) =>
  followFiles(tx, to, from, await photosOfChildren(tx, to, persons), receivedAt)

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
