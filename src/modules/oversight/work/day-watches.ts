// The watches of a place: a center or room without a word of the day, silent tablets, things that wait for a person.
import { instantOfClock } from '../../../kernel/clocks.ts'
import type { Day } from '../../../kernel/days.ts'
import { servesOn } from '../../../kernel/holidays.ts'
import type { Task, TaskOwner } from '../../../kernel/task.ts'
import type { Read } from '../../../platform/db.ts'
import type { Gauge, Watch } from '../../../platform/house.ts'
import type { Norm } from '../../network/contract.ts'
import { normsSet } from '../../network/reads.ts'
import { silentDays } from '../rules/judge-silence.ts'
import { noWord, review, roomNoWord, silentCenter, silentTablet } from '../tasks.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** What waits for a person is decided by the next day. House rule. */
const REVIEW_MS = DAY_MS
/** More than a person decides in a day: the others come as these are done. */
const MOST = 200

const iso = (ms: number) => new Date(ms).toISOString()

type Place = {
  readonly status: string
  readonly zone: 'urban' | 'rural'
  readonly opens: string
  readonly closes: string
  readonly last_word: string | null
  readonly calendar: readonly { readonly day: Day; readonly open: boolean }[]
  readonly alarm: { readonly since: string | null; readonly raised: string } | null
}

/** One look at everything about the center itself. */
async function placeOf(read: Read, book: string, today: Day): Promise<Place | undefined> {
  const [place] = await read<Place>`
    select c.status, c.zone, c.opens, c.closes,
      (select p.received_at from page p where p.book = ${book} order by p.n desc limit 1) as last_word,
      coalesce((select json_agg(json_build_object('day', to_char(k.day, 'YYYY-MM-DD'), 'open', k.open)) from calendar_day k
        where k.book = ${book} and k.day > ${today}::date - 70), '[]') as calendar,
      (select json_build_object('since', a.since, 'raised', a.raised_at) from alarm a where a.book = ${book} and a.ended_at is null limit 1) as alarm
    from center c where c.book = ${book} and c.key = ${book}::text`
  return place
}

/** What a norm's value is on a day, given those that the nation set. */
export type NormOn = (set: readonly Norm[], norm: string, day: Day) => number

/** A center that serves today says something by the hour of the norm, and so does each room where children belong. */
const dayWatch = (normOn: NormOn): Watch => ({
  id: 'day',
  of: 'center',
  look: async (read, book, { now, today, timeZone }) => {
    const place = await placeOf(read, book, today)
    if (!place || place.status === 'closed') return []
    const set = await normsSet(read)
    const [hour, tabletDays] = [normOn(set, 'day.first-word', today), normOn(set, 'silence.tablet', today)]
    const tasks: Task[] = []
    const ask = (
      kind: string,
      key: string,
      about: string,
      room: string | null,
      owner: TaskOwner,
      from: number,
      by: number,
    ) => tasks.push({ key, kind, about, room, owner, from: iso(from), by: iso(by) })
    if (place.alarm) {
      const since = Date.parse(place.alarm.raised)
      ask(silentCenter.id, 'silent', book, null, 'director', since, since + DAY_MS)
    }
    const calendar = new Map(place.calendar.map((d) => [d.day, d.open]))
    const tablets = await read<{ id: string; heard: string }>`
      select id, coalesce(last_seen, created_at) as heard from device where book = ${book} and state = 'paired' order by id`
    const moment = Date.parse(now)
    const clock = { opens: place.opens, closes: place.closes, timeZone, zone: place.zone, calendar }
    // the alarm speaks for all of them at once
    if (!place.alarm)
      for (const t of tablets) {
        if (silentDays({ ...clock, heard: t.heard }, moment) < tabletDays) continue
        const since = Date.parse(t.heard)
        const by = since + tabletDays * DAY_MS
        ask(silentTablet.id, `tablet:${t.id}`, book, null, 'director', since, by)
      }
    if (place.status !== 'open' || !servesOn(today, calendar)) return tasks
    const midnight = instantOfClock(today, '00:00', timeZone)
    const from = midnight + hour * HOUR_MS
    const closes = instantOfClock(today, place.closes, timeZone)
    const by = Math.min(from + HOUR_MS, Math.max(from, closes))
    if (place.last_word === null || Date.parse(place.last_word) < midnight) {
      if (!place.alarm) ask(noWord.id, 'no-word', book, null, 'director', from, by)
      return tasks
    }
    const rooms = await read<{ room: string }>`
      select r.key as room from room r where r.book = ${book} and r.closed_on is null
        and exists (select from figure f where f.book = ${book} and f.room = r.key::uuid and f.indicator = 'children.enrolled' and f.period = 'now' and f.part > 0)
        and not exists (select from figure f where f.book = ${book} and f.room = r.key::uuid and f.period = ${today} and (f.part > 0 or f.whole > 0))
      order by r.key`
    for (const { room } of rooms) ask(roomNoWord.id, `room:${room}`, room, room, 'educator', from, by)
    return tasks
  },
})

/** What nobody has decided on yet, each fact a task; of those who look after the book. */
const reviewWatch = (of: Watch['of'], owner: TaskOwner): Watch => ({
  id: 'review',
  of,
  look: async (read, book) => {
    const open = await read<{ fact: string; at: string }>`
      select p.fact, p.received_at as at from page p
      where p.book = ${book} and p.answer in ('review', 'quarantined') and not exists (
        select from fact_mark m where m.book = ${book} and m.target = p.fact and m.mark in ('stands', 'void', 'withdrawn'))
      order by p.n limit ${MOST}`
    return open.map(({ fact, at }) => ({
      ...{ key: fact, kind: review.id, about: book, room: null, owner, from: at },
      by: iso(Date.parse(at) + REVIEW_MS),
    }))
  },
})

export const oversightWatches = (normOn: NormOn): readonly Watch[] => [
  dayWatch(normOn),
  reviewWatch('center', 'director'),
  reviewWatch('representation', 'supervisor'),
  reviewWatch('nation', 'national'),
]

/** Who has not said a word by now, as the last watch found it: counted anew when such a task begins. */
export const wordGauge: Gauge = {
  indicators: ['oversight.centers-no-word', 'oversight.rooms-no-word'],
  count: async (read, book) => {
    const [c] = await read<{ open: boolean; silent: boolean }>`
      select exists (select from center c where c.book = ${book} and c.status = 'open') as open, exists (select from task t
        where t.book = ${book} and t.watched and t.kind = ${noWord.id} and t.from_at <= now()) as silent`
    const rooms = await read<{ room: string; silent: boolean }>`
      select r.key as room, exists (select from task t where t.book = ${book} and t.watched and t.kind = ${roomNoWord.id}
        and t.room = r.key::uuid and t.from_at <= now()) as silent
      from room r where r.book = ${book} and r.closed_on is null and exists (select from figure f
        where f.book = ${book} and f.room = r.key::uuid and f.indicator = 'children.enrolled' and f.period = 'now' and f.part > 0)`
    const one = (indicator: string, room: string, silent: boolean) => ({
      ...{ indicator, room, period: 'now', part: silent ? 1 : 0, whole: 1 },
    })
    return [
      ...(c?.open ? [one('oversight.centers-no-word', book, c.silent)] : []),
      ...rooms.map((r) => one('oversight.rooms-no-word', r.room, r.silent)),
    ]
  },
}
