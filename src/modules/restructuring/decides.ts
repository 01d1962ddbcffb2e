// Splits, merges, closings and re-cut rooms: what must be true under the locks, what the other center hears, which tablets follow.
import { canonical } from '../../kernel/canonical.ts'
import { civilDay } from '../../kernel/days.ts'
import type { Fact } from '../../kernel/fact.ts'
import { lockBook } from '../../platform/book-store.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { publish } from '../../platform/feeding.ts'
import { goAlong } from '../../platform/following-files.ts'
import type { Decided, Decides, House } from '../../platform/house.ts'
import { takeInBook } from '../../platform/intake.ts'
import { letterId } from '../../platform/new-id.ts'
import {
  astray,
  childrenById,
  type Following,
  filesPutAway,
  followingOf,
  furtherOf,
} from '../children/reads.ts'
import type { CenterFields } from '../network/contract/words.ts'
import type { Center, Room } from '../network/contract.ts'
import { center } from '../network/reads.ts'
import {
  childrenHere,
  lateOf,
  openRooms,
  type PostHere,
  postsHere,
  roomsElsewhere,
  type TabletHere,
  tabletsHere,
  waitingHere,
} from './reads.ts'
import { lateLetters } from './rules/late-letters.ts'
import { sameSet } from './rules/same-set.ts'
import { whereMost } from './rules/where-most.ts'

type Refusal = { refused: string; field?: string }
type Leaving = {
  to: string
  on: string
  rooms: string[]
  children: string[]
  posts: string[]
  devices: string[]
  center?: CenterFields
}

/** The center as it stands, or why nothing can be decided about it on that day. */
async function standing(tx: Tx, book: string, on: string, receivedAt: string): Promise<Center | Refusal> {
  const row = await center(tx, book)
  if (!row) return { refused: 'unknown-center', field: 'about' }
  if (row.status === 'closed') return { refused: 'center-closed', field: 'about' }
  // A room or a child is in one place at a time: what is ahead is decided when it comes.
  if (on > civilDay(receivedAt, row.time_zone)) return { refused: 'future-day', field: 'on' }
  return row
}

/** The other center as it stands; undefined = this decision brings it into being. */
async function destination(tx: Tx, p: Leaving, mayBear: boolean): Promise<Center | Refusal | undefined> {
  const row = await center(tx, p.to)
  if (row && p.center) return { refused: 'center-exists', field: 'to' }
  if (row) return row.status === 'closed' ? { refused: 'other-closed', field: 'to' } : row
  return mayBear && p.center ? undefined : { refused: 'unknown-center', field: 'to' }
}

type Going = {
  rooms: Room[]
  posts: PostHere[]
  tablets: TabletHere[]
  children: Map<string, string>
}

/** What goes, if it is what the person saw; else what has changed since. */
async function goingOf(tx: Tx, book: string, p: Leaving, all: boolean): Promise<Going | Refusal> {
  const open = await openRooms(tx, book)
  const rooms = open.filter((r) => p.rooms.includes(r.key))
  if (rooms.length !== p.rooms.length || (all && rooms.length !== open.length))
    return { refused: 'rooms-changed', field: 'rooms' }
  if (!all && rooms.length === 0) return { refused: 'no-room', field: 'rooms' }
  if (!all && rooms.length === open.length) return { refused: 'all-rooms', field: 'rooms' }
  const here = await childrenHere(tx, book)
  if (all && here.some((c) => c.room === null || !p.rooms.includes(c.room)))
    return { refused: 'children-without-room', field: 'children' }
  const children = new Map(
    here.flatMap((c): [string, string][] => (c.room && p.rooms.includes(c.room) ? [[c.key, c.room]] : [])),
  )
  if (!sameSet(children.keys(), p.children)) return { refused: 'children-changed', field: 'children' }
  const posts = (await postsHere(tx, book, p.on)).filter((o) => p.posts.includes(o.id))
  if (posts.length !== p.posts.length) return { refused: 'posts-changed', field: 'posts' }
  const paired = await tabletsHere(tx, book)
  const tablets = paired.filter((d) => p.devices.includes(d.id))
  const must = paired.filter((d) => all || (d.room !== null && p.rooms.includes(d.room)))
  if (tablets.length !== p.devices.length || must.some((d) => !p.devices.includes(d.id)))
    return { refused: 'tablets-changed', field: 'devices' }
  return { rooms, posts, tablets, children }
}

const roomAfter = (r: Room) => ({
  ...{ room: r.key, name: r.name, fromMonths: r.from_months, toMonths: r.to_months },
  ...{ places: r.places, order: r.order },
})

/** What the other center hears of the people who come. Who was there before is known there. */
async function peopleTold(tx: Tx, p: Leaving, posts: readonly PostHere[]): Promise<Following[]> {
  const ids = [...new Set(posts.map((o) => o.person))]
  const known = await tx<{ key: string }>`
    select key from staff_person where book = ${p.to} and key = any(${ids}::text[])`
  const fresh = ids.filter((id) => !known.some((k) => k.key === id))
  return [
    ...fresh.map((id) => {
      const { given, first, second } = posts.find((o) => o.person === id)!
      const payload = { given, first, ...(second && { second }) }
      return { id, kind: 'staff.person-registered', about: id, payload }
    }),
    ...posts.map((o) => {
      const rooms = o.rooms.filter((r) => p.rooms.includes(r))
      const payload = {
        ...{ role: o.role, from: [o.from_day, p.on].sort()[1]! },
        ...(o.to_day && { to: o.to_day }),
        ...(rooms.length > 0 && { rooms }),
      }
      return { id: o.id, kind: 'staff.post-held', about: o.person, payload }
    }),
  ]
}

/** Tablets belong to the other center from now on, may still hand in what they said, and find there the PINs of who came. */
async function takeAlong(tx: Tx, fact: Fact, receivedAt: string, p: Leaving, going: Going): Promise<void> {
  const devices = going.tablets.map((d) => d.id)
  await tx`
    insert into device_book (device, book, until, by_fact)
    select x.id, ${fact.book}, ${receivedAt}, ${fact.id} from unnest(${devices}::uuid[]) as x(id)
    on conflict (device, book) do update set until = excluded.until, by_fact = excluded.by_fact`
  await tx`update device set book = ${p.to} where book = ${fact.book} and id = any(${devices}::uuid[])`
  const pins = await tx<{ person: string; salt: string; iterations: number; hash: string }>`
    insert into staff_pin (book, person, salt, iterations, hash, set_at)
    select ${p.to}, person, salt, iterations, hash, set_at from staff_pin
    where book = ${fact.book} and person = any(${going.posts.map((o) => o.person)}::uuid[])
    on conflict (book, person) do nothing returning person, salt, iterations, hash`
  await publish(
    tx,
    p.to,
    pins.map(({ person, ...pin }) => ({ entity: `staff_pin:${person}`, op: 'put', body: canonical(pin) })),
  )
}

async function leave(
  tx: Tx,
  house: House,
  fact: Fact,
  receivedAt: string,
  how: 'split' | 'merged',
): Promise<Refusal | Decided> {
  const p = fact.payload as unknown as Leaving
  if (p.to === fact.book) return { refused: 'same-center', field: 'to' }
  const mine = await standing(tx, fact.book, p.on, receivedAt)
  if ('refused' in mine) return mine
  const other = await destination(tx, p, how === 'split')
  if (other && 'refused' in other) return other
  const going = await goingOf(tx, fact.book, p, how === 'merged')
  if ('refused' in going) return going
  const ids = [...going.children.keys()]
  const [files, there] = [await childrenById(tx, fact.book, ids), await childrenById(tx, p.to, ids)]
  if ([...there.values()].some((c) => c.left_on !== null && c.left_on > p.on))
    return { refused: 'earlier-than-leaving', field: 'on' }
  const told: Following[] = [
    ...(p.center
      ? [{ id: 'center', kind: 'network.center-registered', about: p.to, payload: p.center }]
      : []),
    {
      id: 'rooms',
      kind: 'network.rooms-received',
      about: p.to,
      payload: {
        ...{ from: fact.book, on: p.on, how, rooms: going.rooms.map(roomAfter) },
        ...{ children: ids.length, people: new Set(going.posts.map((o) => o.person)).size },
      },
    },
    ...(await peopleTold(tx, p, going.posts)),
    ...(await followingOf(
      tx,
      house,
      fact.book,
      p.to,
      p.on,
      ids.map((id) => ({ child: files.get(id)!, room: going.children.get(id)!, there: there.get(id) })),
    )),
  ]
  const putAway = await filesPutAway(tx, house, fact.book, ids, fact.happenedAt)
  const letterTo = (book: string, f: Following): Fact => ({
    id: letterId(fact.id, book, `${f.about}|${f.id}`),
    kind: f.kind,
    kindVersion: 1,
    about: f.about,
    book,
    happenedAt: f.happenedAt ?? fact.happenedAt,
    author: fact.author,
    origin: 'letter',
    payload: f.payload,
    ...(f.supersedes && { supersedes: [...f.supersedes] }),
  })
  return {
    letters: [...told.map((f) => letterTo(p.to, f)), ...putAway.map((f) => letterTo(fact.book, f))],
    after: async (last) => {
      await goAlong(last, house, fact.book, p.to, ids, receivedAt)
      await takeAlong(last, fact, receivedAt, p, going)
      const lost = await astray(last, [fact.book, p.to], p.to, ids)
      return lost > 0 ? { refused: 'said-later', field: 'children' } : undefined
    },
  }
}

const toOther = (fact: Fact) => String(fact.payload.to)

/**
 * Refusals: unknown-center, center-closed, future-day, same-center, center-exists, other-closed, no-room, all-rooms (then it is
 * a merge), earlier-than-leaving, said-later; rooms-, children-, posts-, tablets-changed since the person looked.
 */
export const splitsCenter: Decides = {
  kind: 'network.center-split',
  otherBook: toOther,
  decide: (tx, house, fact, receivedAt) => leave(tx, house, fact, receivedAt, 'split'),
}

/** Refusals: as a split's, and children-without-room: who is in no open room has none to take along. */
export const mergesCenter: Decides = {
  kind: 'network.center-merged',
  otherBook: toOther,
  decide: (tx, house, fact, receivedAt) => leave(tx, house, fact, receivedAt, 'merged'),
}

/** Refusals: unknown-center, center-closed, future-day, rooms-changed, children-placed, tablets-paired, facts-waiting. */
export const closesCenter: Decides = {
  kind: 'network.center-closed',
  decide: async (tx, _house, fact, receivedAt) => {
    const { on, rooms } = fact.payload as { on: string; rooms: string[] }
    const mine = await standing(tx, fact.book, on, receivedAt)
    if ('refused' in mine) return mine
    const open = await openRooms(tx, fact.book)
    if (
      !sameSet(
        open.map((r) => r.key),
        rooms,
      )
    )
      return { refused: 'rooms-changed', field: 'rooms' }
    const [beyond] = await tx<{ n: number }>`
      select count(*)::int as n from child where book = ${fact.book} and (left_on is null or left_on > ${on})`
    if (beyond!.n > 0) return { refused: 'children-placed', field: 'on' }
    if ((await tabletsHere(tx, fact.book)).length > 0) return { refused: 'tablets-paired', field: 'on' }
    if ((await waitingHere(tx, fact.book)) > 0) return { refused: 'facts-waiting', field: 'on' }
    return { letters: [] }
  },
}

/** Refusals: unknown-center, not-closed, future-day, rooms-elsewhere (another center received them), rooms-changed. */
export const reopensCenter: Decides = {
  kind: 'network.center-reopened',
  decide: async (tx, _house, fact, receivedAt) => {
    const { on, rooms } = fact.payload as { on: string; rooms: string[] }
    const row = await center(tx, fact.book)
    if (!row) return { refused: 'unknown-center', field: 'about' }
    if (row.status !== 'closed') return { refused: 'not-closed', field: 'about' }
    if (on > civilDay(receivedAt, row.time_zone)) return { refused: 'future-day', field: 'on' }
    if (row.closed_on !== null && on < row.closed_on) return { refused: 'earlier-than-closing', field: 'on' }
    const gone = await roomsElsewhere(tx, fact.book)
    const shut = await tx<{ key: string; closed_on: string | null }>`
      select key, closed_on from room where book = ${fact.book} and key = any(${rooms}::text[])`
    if (rooms.some((r) => gone.includes(r))) return { refused: 'rooms-elsewhere', field: 'rooms' }
    if (shut.length !== rooms.length || shut.some((r) => r.closed_on === null))
      return { refused: 'rooms-changed', field: 'rooms' }
    return { letters: [] }
  },
}

type Recut = {
  from: string
  rooms: { room: string; fromMonths: number; toMonths: number }[]
  closed: string[]
  placed: { child: string; room: string }[]
}

/**
 * Refusals: unknown-center, center-closed, future-day, rooms-changed, ages-reversed, children-changed, unknown-room,
 * children-left-over (in a room that closes), earlier-than-room (a room was given after that day), said-later.
 */
export const recutsRooms: Decides = {
  kind: 'network.rooms-recut',
  decide: async (tx, _house, fact, receivedAt) => {
    const p = fact.payload as unknown as Recut
    const mine = await standing(tx, fact.book, p.from, receivedAt)
    if ('refused' in mine) return mine.refused === 'future-day' ? { ...mine, field: 'from' } : mine
    const after = new Set(p.rooms.map((r) => r.room))
    const known = await tx<{ key: string; closed_on: string | null }>`
      select key, closed_on from room where book = ${fact.book}`
    const open = known.filter((r) => r.closed_on === null).map((r) => r.key)
    const shut = known.filter((r) => r.closed_on !== null).map((r) => r.key)
    if (
      after.size !== p.rooms.length ||
      open.some((r) => after.has(r) === p.closed.includes(r)) ||
      p.closed.some((r) => !open.includes(r)) ||
      shut.some((r) => after.has(r))
    )
      return { refused: 'rooms-changed', field: 'rooms' }
    if (p.rooms.some((r) => r.fromMonths > r.toMonths)) return { refused: 'ages-reversed', field: 'rooms' }
    if (p.placed.some((x) => !after.has(x.room))) return { refused: 'unknown-room', field: 'placed' }
    const here = await childrenHere(tx, fact.book)
    const byChild = new Map(here.map((c) => [c.key, c]))
    const moved = new Map(p.placed.map((x) => [x.child, x.room]))
    if (moved.size !== p.placed.length || p.placed.some((x) => !byChild.has(x.child)))
      return { refused: 'children-changed', field: 'placed' }
    if (here.some((c) => c.room !== null && p.closed.includes(c.room) && !moved.has(c.key)))
      return { refused: 'children-left-over', field: 'placed' }
    const [later] = await tx<{ n: number }>`
      select count(*)::int as n from child
      where book = ${fact.book} and key = any(${[...moved.keys()]}::text[]) and (rooms -> -1 ->> 'from') > ${p.from}`
    if (later!.n > 0) return { refused: 'earlier-than-room', field: 'from' }
    return {
      letters: [],
      after: async (last) => {
        const tablets = p.closed.map((room) => ({ room, to: whereMost(room, here, moved) }))
        await last`
          update device d set room = x.goes from unnest(${tablets.map((t) => t.room)}::uuid[], ${tablets.map((t) => t.to)}::uuid[])
            as x(room, goes) where d.book = ${fact.book} and d.room = x.room`
        const [wrong] = await last<{ n: number }>`
          select count(*)::int as n from unnest(${[...moved.keys()]}::text[], ${[...moved.values()]}::uuid[]) as x(child, room)
          join child c on c.book = ${fact.book} and c.key = x.child where c.room is distinct from x.room`
        return wrong!.n > 0 ? { refused: 'said-later', field: 'placed' } : undefined
      },
    }
  },
}

/**
 * Tells other centers what was said late of children who went there: a measuring or an alert from a tablet that had been
 * offline. Each is a letter made from its fact, so sending again changes nothing. Returns how many were new.
 */
export async function sendLate(db: Db, house: House, book: string, now: () => Date): Promise<number> {
  const scope = { books: [book] }
  const gone = await db.read(scope, (read) => lateOf(read, book))
  let sent = 0
  for (const [to, children] of Map.groupBy(gone, (g) => g.to)) {
    sent += await db.write({ books: [book, to] }, async (tx) => {
      for (const b of [book, to].sort()) await lockBook(tx, b)
      const ids = children.map((c) => c.child)
      const further = await furtherOf(tx, house, book, to, ids)
      const letters = children.flatMap((c) =>
        lateLetters(c.child, c.late, further.get(c.child) ?? []).map(
          (l): Fact => ({
            id: letterId(l.id, to, l.id),
            kind: l.kind,
            kindVersion: 1,
            about: l.about,
            book: to,
            happenedAt: l.happenedAt ?? now().toISOString(),
            author: l.author,
            origin: 'letter',
            payload: l.payload,
          }),
        ),
      )
      const known = await tx<{ id: string }>`
        select id from fact where book = ${to} and id = any(${letters.map((l) => l.id)}::uuid[])`
      const fresh = letters.filter((l) => !known.some((k) => k.id === l.id))
      if (fresh.length === 0) return 0
      await takeInBook(tx, house, to, fresh, { by: 'system' }, now().toISOString())
      await goAlong(tx, house, book, to, ids, now().toISOString())
      return fresh.length
    })
  }
  return sent
}

/** The same for every center that heard something since the last round; `pagesSeen` remembers between rounds. */
export async function sendLateEverywhere(
  db: Db,
  house: House,
  now: () => Date,
  pagesSeen: Map<string, number>,
): Promise<number> {
  const books = await db.read(
    { all: true },
    (read) => read<{ id: string; pages: number }>`
      /* across: moves.late */
      select id, pages from book b where kind = 'center'
        and exists (select from child c where c.book = b.id and c.left_to is not null)`,
  )
  let sent = 0
  for (const b of books) {
    if (pagesSeen.get(b.id) === b.pages) continue
    sent += await sendLate(db, house, b.id, now)
    pagesSeen.set(b.id, b.pages)
  }
  return sent
}
