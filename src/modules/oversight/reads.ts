// What the board asks: figures under a scope, and the path to it. Figures come from what modules declare.

import { COUNTRY_ZONE, civilDay } from '../../kernel/days.ts'
import { NATION } from '../../kernel/ids.ts'
import type { Figure } from '../../kernel/indicator.ts'
import type { TaskOwner, TaskRow } from '../../kernel/task.ts'
import type { Db, DbScope, Read } from '../../platform/db.ts'
import { centerSums, nationSums, representationSums, roomSums, suppress } from '../../platform/figures.ts'
import type { House } from '../../platform/house.ts'
import { center, placedCenters, placeOf, representations, roomsOf } from '../network/reads.ts'
import type {
  Away,
  Below,
  Board,
  Headline,
  Holder,
  IndicatorTold,
  Pending,
  Step,
  SystemState,
} from './contract.ts'

export type BoardOf = {
  kind: 'nation' | 'representation' | 'center' | 'room'
  id: string
  room?: string
  today: string
  asOf: string
}

/** The period in which an indicator speaks of now. */
const periodNow = (house: House, id: string, today: string) => {
  const period = house.indicators.get(id)!.period
  return period === 'now' ? 'now' : period === 'day' ? today : today.slice(0, 7)
}

/** Periods of the trend: the last 12 months, or the last 14 days; what is only of now has none. */
function periodsBack(house: House, id: string, today: string): string[] {
  const period = house.indicators.get(id)!.period
  if (period === 'now') return ['now']
  const [y, m, d] = today.split('-').map(Number) as [number, number, number]
  if (period === 'month') {
    return Array.from({ length: 12 }, (_, i) =>
      new Date(Date.UTC(y, m - 12 + i, 1)).toISOString().slice(0, 7),
    )
  }
  return Array.from({ length: 14 }, (_, i) =>
    new Date(Date.UTC(y, m - 1, d - 13 + i)).toISOString().slice(0, 10),
  )
}

type Sum = { scope: string; indicator: string; period: string; part: number; whole: number }

function told(house: House): IndicatorTold[] {
  return [...house.indicators.values()].map((i) => ({
    ...i,
    words: { ...i.words },
    definition: { ...i.definition },
  }))
}

/** Builds headlines and lines from sums; figures of small groups are hidden above the center. */
function boardFrom(
  house: House,
  of: BoardOf,
  own: readonly Sum[],
  lines: readonly Omit<Below, 'figures'>[],
  below: readonly Sum[],
  path: Step[],
): Board {
  const above = of.kind === 'nation' || of.kind === 'representation'
  const figure = (s: Sum, aboveCenter: boolean): Figure => suppress(house, s, of.asOf, aboveCenter)
  const byPeriod = new Map(own.map((s) => [`${s.indicator}|${s.period}`, s]))
  const headlines: Headline[] = [...house.indicators.keys()].map((id) => {
    const now = byPeriod.get(`${id}|${periodNow(house, id, of.today)}`)
    const trend = periodsBack(house, id, of.today).map((period) =>
      figure(
        byPeriod.get(`${id}|${period}`) ?? { scope: of.id, indicator: id, period, part: 0, whole: 0 },
        above,
      ),
    )
    return {
      indicator: id,
      now: now ? figure(now, above) : null,
      trend: house.indicators.get(id)!.period === 'now' ? [] : trend,
    }
  })
  const byLine = new Map<string, Figure[]>()
  for (const s of below) {
    const f = figure(s, of.kind === 'nation' || of.kind === 'representation')
    const list = byLine.get(s.scope)
    if (list) list.push(f)
    else byLine.set(s.scope, [f])
  }
  return {
    path,
    asOf: of.asOf,
    indicators: told(house),
    headlines,
    below: lines.map((l) => ({ ...l, figures: byLine.get(l.id) ?? [] })),
  }
}

/** The board of a scope the caller's permission reaches; undefined when there is none of that name. */
export async function boardIn(
  { db, house, scope }: { readonly db: Db; readonly house: House; readonly scope: DbScope },
  input: { kind: BoardOf['kind']; id?: string | undefined; room?: string | undefined },
  asOf: string,
): Promise<Board | undefined> {
  const of: BoardOf = {
    kind: input.kind,
    id: input.id ?? NATION,
    asOf,
    today: civilDay(asOf, COUNTRY_ZONE),
    ...(input.room === undefined ? {} : { room: input.room }),
  }
  // Under a representation, the books of its centers too: the permission on it was checked before.
  const wide = of.kind === 'representation' ? { books: await booksUnder(db, of.id) } : scope
  return db.read(wide, (read) => boardOf(read, house, of))
}

async function booksUnder(db: Db, representation: string): Promise<string[]> {
  const rows = await db.read(
    { system: true },
    (read) => read<{ book: string }>`select nido_books_under(array[${representation}]::uuid[]) as book`,
  )
  return rows.map((r) => r.book)
}

const MEXICO: Step = { kind: 'nation', id: NATION, name: 'México' }

export async function boardOf(read: Read, house: House, of: BoardOf): Promise<Board | undefined> {
  const ids = [...house.indicators.keys()]
  const periods = [...new Set(ids.flatMap((id) => periodsBack(house, id, of.today)))]
  const now = [...new Set(ids.map((id) => periodNow(house, id, of.today)))]
  switch (of.kind) {
    case 'nation': {
      const lines = (await representations(read)).map((r) => ({
        kind: 'representation' as const,
        id: r.key,
        name: r.name,
        state: r.state,
        latitude: null,
        longitude: null,
      }))
      return boardFrom(
        house,
        of,
        await nationSums(read, ids, periods),
        lines,
        await representationSums(read, ids, now, null),
        [MEXICO],
      )
    }
    case 'representation': {
      const all = await representations(read)
      const rep = all.find((r) => r.key === of.id)
      if (!rep) return undefined
      const centers = await placedCenters(read, of.id)
      const lines = centers.map((c) => ({
        kind: 'center' as const,
        id: c.id,
        name: c.name,
        state: c.state,
        latitude: c.latitude,
        longitude: c.longitude,
      }))
      const own = await representationSums(read, ids, periods, [of.id])
      const below = await centerSums(
        read,
        centers.map((c) => c.id),
        ids,
        now,
      )
      return boardFrom(house, of, own, lines, below, [
        MEXICO,
        { kind: 'representation', id: of.id, name: rep.name },
      ])
    }
    case 'center':
    case 'room': {
      const row = await center(read, of.id)
      if (!row) return undefined
      const place = await placeOf(read, of.id)
      const rooms = (await roomsOf(read, of.id)).filter((r) => r.closed_on === null)
      const path: Step[] = [MEXICO]
      if (place.id && place.name) path.push({ kind: 'representation', id: place.id, name: place.name })
      path.push({ kind: 'center', id: of.id, name: row.name })
      const room = rooms.find((r) => r.key === of.room)
      if (of.kind === 'room') {
        if (!room) return undefined
        path.push({ kind: 'room', id: room.key, name: room.name })
        const own = (await roomSums(read, of.id, ids, periods)).filter((s) => s.scope === room.key)
        return boardFrom(house, of, own, [], [], path)
      }
      const lines = rooms.map((r) => ({
        kind: 'room' as const,
        id: r.key,
        name: r.name,
        state: null,
        latitude: null,
        longitude: null,
      }))
      const own = await centerSums(read, [of.id], ids, periods)
      return boardFrom(house, of, own, lines, await roomSums(read, of.id, ids, now), path)
    }
  }
}

/** Tablets with something to send, and open reviews, by center. */
export function pendingOf(read: Read, most = 500): Promise<Pending[]> {
  return read<Pending>`
    /* across: oversight.pending */ select b.id as book, coalesce(c.name, '—') as name, count(d.id)::int as devices, coalesce(sum(d.pending), 0) as pending,
      min(d.oldest_pending) as oldest_pending, max(d.last_seen) filter (where d.state = 'paired') as silent_since,
      (select count(*)::int from page p where p.book = b.id and p.answer in ('review', 'quarantined') and not exists (
        select from fact_mark m where m.book = p.book and m.target = p.fact and m.mark in ('stands', 'void', 'withdrawn'))) as reviews,
      (select a.level from alarm a where a.book = b.id and a.kind = 'silent-center' and a.ended_at is null) as silence
    from book b left join center c on c.book = b.id and c.key = b.id::text left join device d on d.book = b.id and d.state <> 'claimed'
    where b.kind = 'center' group by b.id, c.name
    having count(d.id) > 0 or exists (select from page p where p.book = b.id and p.answer in ('review', 'quarantined'))
    order by min(d.oldest_pending) nulls last, c.name limit ${most}`
}

export type ListenedCenter = {
  readonly book: string
  readonly opens: string
  readonly closes: string
  readonly time_zone: string
  readonly zone: 'urban' | 'rural'
  readonly heard: string
  readonly calendar: readonly { readonly day: string; readonly open: boolean }[]
}

/** Open centers that have tablets, with the latest moment any of them was heard. Cross-book: for the job that listens. */
export function listenedCenters(read: Read): Promise<ListenedCenter[]> {
  return read<ListenedCenter>`
    /* across: oversight.pending */ select c.book, c.opens, c.closes, c.time_zone, c.zone, max(coalesce(d.last_seen, d.created_at)) as heard,
      coalesce((select json_agg(json_build_object('day', to_char(k.day, 'YYYY-MM-DD'), 'open', k.open)) from calendar_day k
        where k.book = c.book and k.day > current_date - 70), '[]') as calendar
    from center c join device d on d.book = c.book and d.state = 'paired'
    where c.status = 'open' group by c.book, c.opens, c.closes, c.time_zone, c.zone`
}

export type Running = Pick<SystemState, 'database_bytes' | 'figures_waiting' | 'backups' | 'silent'>

/** Space, what waits, the last backups and the silent centers. Read as the owner: backups are outside the books. */
export async function runningOf(read: Read): Promise<Running> {
  const [running] = await read<Running>`
    /* across: oversight.pending */ select pg_database_size(current_database()) as database_bytes,
      (select count(*)::int from (select from figure_delta limit 100000) d) as figures_waiting,
      (select coalesce(json_agg(b), '[]') from (select kind, made_at, file, bytes from backup order by made_at desc limit 10) b) as backups,
      (select coalesce(json_agg(s), '[]') from (select a.book, coalesce(c.name, '—') as name, a.level, a.since from alarm a
        left join center c on c.book = a.book and c.key = a.book::text
        where a.ended_at is null order by a.level desc, a.since limit 200) s) as silent`
  return running!
}

export type TabletBelow = {
  readonly id: string
  readonly label: string
  readonly center: string | null
  readonly room: string | null
  readonly state: 'claimed' | 'paired' | 'revoked'
  readonly order_given: 'drain' | 'wipe' | null
  readonly pending: number | null
  readonly photos_waiting: number | null
  readonly oldest_pending: string | null
  readonly last_seen: string | null
  readonly free_bytes: number | null
  readonly app_version: string | null
  readonly clock_off_ms: number | null
}

/** Tablets of one center or of every one in reach, by id from `after` on, with the names of their places. */
export function tabletsBelow(
  read: Read,
  book: string | null,
  after: string | null,
  most: number,
): Promise<TabletBelow[]> {
  return read<TabletBelow>`
    /* across: oversight.tablets */ select d.id, d.label, c.name as center, r.name as room, d.state, d.order_given, d.pending, d.photos_waiting, d.oldest_pending, d.last_seen,
      d.free_bytes, d.app_version, d.clock_off_ms
    from device d left join center c on c.book = d.book and c.key = d.book::text
    left join room r on r.book = d.book and r.key = d.room::text
    where (${book}::uuid is null or d.book = ${book}) and (${after}::uuid is null or d.id > ${after}) order by d.id limit ${most}`
}

/** Posts of these roles held on a day in these books. */
export const holdersIn = (
  read: Read,
  books: readonly string[],
  roles: readonly TaskOwner[],
  today: string,
): Promise<Holder[]> =>
  read<Holder>`
    /* across: oversight.today */ select person, role, book, rooms from staff_post
    where book = any(${books}::uuid[]) and role = any(${roles}::text[]) and from_day <= ${today} and (to_day is null or ${today} < to_day)`

/** Who is away on a day, wherever the transaction reaches. */
export const awayOn = (read: Read, today: string): Promise<(Away & { book: string })[]> =>
  read`/* across: oversight.today */ select book, person, cover from staff_leave where from_day <= ${today} and to_day >= ${today}`

/** One task that is still asked, by its name. */
export async function openTask(read: Read, book: string, task: string): Promise<TaskRow | undefined> {
  const [row] = await read<TaskRow>`
    select * from task t where book = ${book} and key = ${task}
      and not exists (select from task_done d where d.book = ${book} and d.key = t.key and d.at::timestamptz >= t.from_at)`
  return row
}
