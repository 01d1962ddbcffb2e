// What a center is made of, and what has changed in it: read whole, in a fixed number of statements.
import type { InferOutput } from 'valibot'
import { ageInMonths } from '../../kernel/days.ts'
import type { Fact } from '../../kernel/fact.ts'
import { NATION } from '../../kernel/ids.ts'
import type { Read } from '../../platform/db.ts'
import type { Room } from '../network/contract.ts'
import type { ChangeTold, moveReach, Parts } from './contract.ts'

/** A child that has gone, and what was said of it afterwards. */
export type LateChild = { readonly child: string; readonly to: string; readonly late: readonly Fact[] }

export type ChildHere = { key: string; room: string | null; birth: string; name: string; grave: boolean }

/** Children who have not left, whatever room. */
export function childrenHere(read: Read, book: string): Promise<ChildHere[]> {
  return read<ChildHere>`
    select key, room, birth, given || ' ' || first as name, alerts @> '[{"grave": true}]' as grave
    from child where book = ${book} and left_on is null order by birth, key`
}

export function openRooms(read: Read, book: string): Promise<Room[]> {
  return read<Room>`select * from room where book = ${book} and closed_on is null order by "order", name`
}

/** Closed rooms that another center received: they do not open here any more. */
export async function roomsElsewhere(read: Read, book: string): Promise<string[]> {
  const rows = await read<{ key: string }>`
    select r.key from room r where r.book = ${book} and r.closed_on is not null
      and exists (select from fact_key k join fact f on f.book = k.book and f.id = k.fact
        where k.book = ${book} and k.tbl = 'room' and k.key = r.key and f.kind in ('network.center-split', 'network.center-merged'))
    order by r.key`
  return rows.map((r) => r.key)
}

export type PostHere = {
  id: string
  person: string
  given: string
  first: string
  second: string | null
  role: string
  from_day: string
  to_day: string | null
  rooms: string[]
}

/** Posts that hold on a day or begin later. */
export function postsHere(read: Read, book: string, day: string): Promise<PostHere[]> {
  return read<PostHere>`
    select o.key as id, o.person, p.given, p.first, p.second, o.role, o.from_day, o.to_day, o.rooms
    from staff_post o join staff_person p on p.book = o.book and p.key = o.person::text
    where o.book = ${book} and o.party is null and (o.to_day is null or o.to_day > ${day}) order by p.first, p.given, o.key`
}

export type TabletHere = {
  id: string
  label: string
  room: string | null
  pending: number | null
  last_seen: string | null
}

/** Tablets that are not given back. */
export function tabletsHere(read: Read, book: string): Promise<TabletHere[]> {
  return read<TabletHere>`
    select id, label, room, pending::int as pending, last_seen from device
    where book = ${book} and state = 'paired' order by label, id`
}

/** Facts that wait for a person; what waited for its subject and has it now does not. */
export async function waitingHere(read: Read, book: string): Promise<number> {
  const [r] = await read<{ n: number }>`
    select count(*)::int as n from page p join fact f on f.book = p.book and f.id = p.fact
    where p.book = ${book} and p.answer in ('review', 'quarantined')
      and not exists (select from fact_mark m where m.book = p.book and m.target = p.fact and m.mark in ('stands', 'void', 'withdrawn'))
      and not (p.reason = 'unknown-subject' and exists (select from child c where c.book = p.book and c.key = f.about::text))`
  return r!.n
}

/** Everything a screen shows before a change. `named`: whether the asker works there. */
export async function partsOf(read: Read, book: string, today: string, named: boolean): Promise<Parts> {
  const children = await childrenHere(read, book)
  const present = await read<{ room: string | null; n: number }>`
    select room, count(*)::int as n from attendance_day where book = ${book} and day = ${today} and state = 'present' group by room`
  const rooms = await openRooms(read, book)
  return {
    today,
    rooms: rooms.map((r) => ({
      id: r.key,
      name: r.name,
      from_months: r.from_months,
      to_months: r.to_months,
      places: r.places,
      order: r.order,
      children: children.filter((c) => c.room === r.key).length,
      present: present.find((p) => p.room === r.key)?.n ?? 0,
    })),
    children: children.map((c) => ({
      id: c.key,
      name: named ? c.name : null,
      months: ageInMonths(c.birth, today),
      room: c.room,
      grave: c.grave,
    })),
    posts: (await postsHere(read, book, today)).map((p) => ({
      id: p.id,
      person: p.person,
      name: [p.given, p.first, p.second].filter(Boolean).join(' '),
      role: p.role,
      rooms: p.rooms,
    })),
    tablets: await tabletsHere(read, book),
    waiting: await waitingHere(read, book),
    elsewhere: await roomsElsewhere(read, book),
  }
}

type Said = {
  id: string
  kind: string
  at: string
  body: string
  by: string | null
  other: string | null
  other_name: string | null
}

const TOLD = [
  ...['registered', 'renamed', 'closed', 'reopened', 'split', 'merged'].map((k) => `network.center-${k}`),
  'network.rooms-received',
  'network.rooms-recut',
]

/** What was decided of a center, newest first. Names of other centers are told even out of reach: they are no secret. */
export async function changesOf(read: Read, book: string): Promise<ChangeTold[]> {
  const said = await read<Said>`
    /* across: people.names */ select f.id, f.kind, f.est_at as at, f.body,
      (select s.given || ' ' || s.first from staff_person s where s.key = f.body::jsonb ->> 'author' limit 1) as by,
      c.book as other, c.name as other_name
    from fact f left join center c on c.book = coalesce(f.body::jsonb -> 'payload' ->> 'to',
      case when f.kind = 'network.rooms-received' then f.body::jsonb -> 'payload' ->> 'from' end)::uuid and c.key = c.book::text
    where f.book = ${book} and f.about = ${book} and f.kind = any(${TOLD}::text[]) and f.body is not null and not f.held
    order by f.est_at, f.id`
  const memberships = await read<{ key: string; from_day: string; id: string; name: string }>`
    select m.key, m.from_day, r.book as id, r.name from (
      select key, from_day, representation from center_membership where book = ${NATION} and center = ${book}
      union all
      select m.key, m.from_day, m.representation from municipality_membership m join center c on c.municipality = m.cvegeo
      where m.book = ${NATION} and c.book = ${book} and c.key = ${book}::text
    ) m join nido_representations() r on r.key = m.representation::text`
  let name: string | null = null
  const told = said.map((s): ChangeTold => {
    const { payload: p } = JSON.parse(s.body) as {
      payload: {
        on?: string
        from?: string
        name?: string
        rooms?: unknown[]
        children?: unknown[] | number
        placed?: unknown[]
      }
    }
    const was = name
    if (p.name !== undefined) name = p.name
    const children = p.children ?? p.placed ?? []
    return {
      id: s.id,
      kind: s.kind,
      on: p.on ?? (s.kind === 'network.rooms-recut' ? p.from! : s.at.slice(0, 10)),
      by: s.by,
      other: s.other && s.other_name ? { id: s.other, name: s.other_name } : null,
      was,
      name: p.name ?? null,
      rooms: p.rooms?.length ?? 0,
      children: typeof children === 'number' ? children : children.length,
    }
  })
  const moved = memberships.map(
    (m): ChangeTold => ({
      id: m.key,
      kind: 'membership',
      on: m.from_day,
      by: null,
      other: { id: m.id, name: m.name },
      was: null,
      name: null,
      rooms: 0,
      children: 0,
    }),
  )
  return [...told, ...moved].sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : a.id < b.id ? 1 : -1))
}

/** Municipalities by name, centers that follow them, how many stay by an assignment of their own, and children enrolled. */
export async function reachOf(read: Read, cvegeos: readonly string[], today: string) {
  const rows = await read<{ id: string; name: string; apart: boolean; children: number }>`
    /* across: network.centers */ select c.book as id, c.name,
      exists (select from center_membership m where m.center = c.book and m.from_day <= ${today}) as apart,
      (select coalesce(sum(f.part), 0)::int from figure f where f.book = c.book and f.indicator = 'children.enrolled' and f.period = 'now') as children
    from center c where c.municipality = any(${cvegeos}::text[]) and c.key = c.book::text and c.status <> 'closed' order by c.name`
  const municipalities = await read<InferOutput<typeof moveReach.answer>['municipalities'][number]>`
    select m.key as cvegeo, m.name, m.state, (
      select r.name from municipality_membership s left join nido_representations() r on r.key = s.representation::text
      where s.book = m.book and s.cvegeo = m.key and s.from_day <= ${today} order by s.from_day desc limit 1) as representation
    from municipality m where m.book = ${NATION} and m.key = any(${cvegeos}::text[]) order by m.key`
  const follow = rows.filter((r) => !r.apart)
  return {
    municipalities,
    centers: follow.map(({ id, name }) => ({ id, name })),
    apart: rows.length - follow.length,
    children: follow.reduce((n, r) => n + r.children, 0),
  }
}

/** Children who went to another center and of whom something was said after that: in order of who said what. */
export async function lateOf(read: Read, book: string): Promise<LateChild[]> {
  const rows = await read<{ child: string; to: string; body: string }>`
    select c.key as child, c.left_to as to, f.body
    from child c
    cross join lateral (
      select max(p.n) as n from fact_key k join fact m on m.book = k.book and m.id = k.fact
      join page p on p.book = k.book and p.fact = k.fact
      where k.book = c.book and k.tbl = 'child' and k.key = c.key
        and m.kind in ('children.child-transferred', 'network.center-split', 'network.center-merged')
    ) went
    join fact f on f.book = c.book and f.about = c.key::uuid and f.body is not null and not f.held
    join page p on p.book = f.book and p.fact = f.id and p.n > went.n and p.answer <> 'quarantined'
    where c.book = ${book} and c.left_to is not null order by c.left_to, c.key, p.n`
  const found = new Map<string, LateChild & { late: Fact[] }>()
  for (const r of rows) {
    const one = found.get(r.child) ?? { child: r.child, to: r.to, late: [] }
    one.late.push(JSON.parse(r.body) as Fact)
    found.set(r.child, one)
  }
  return [...found.values()]
}
