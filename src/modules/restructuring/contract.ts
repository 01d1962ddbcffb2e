// What a screen asks before and after a center changes: its parts, what a change of representation reaches, what has changed.
import * as v from 'valibot'
import { Day } from '../../kernel/days.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { Uuid } from '../../kernel/ids.ts'

const RoomPart = v.object({
  id: Uuid,
  name: v.string(),
  from_months: v.number(),
  to_months: v.number(),
  places: v.number(),
  order: v.number(),
  children: v.number(),
  /** arrived today and not gone */
  present: v.number(),
})
export type RoomPart = v.InferOutput<typeof RoomPart>

/** Names only for who works in the center itself. */
const ChildPart = v.object({
  id: Uuid,
  name: v.nullable(v.string()),
  months: v.number(),
  room: v.nullable(Uuid),
  grave: v.boolean(),
})
export type ChildPart = v.InferOutput<typeof ChildPart>

const PostPart = v.object({
  id: Uuid,
  person: Uuid,
  name: v.string(),
  role: v.string(),
  rooms: v.array(Uuid),
})
export type PostPart = v.InferOutput<typeof PostPart>

const TabletPart = v.object({
  id: Uuid,
  label: v.string(),
  room: v.nullable(Uuid),
  pending: v.nullable(v.number()),
  last_seen: v.nullable(v.string()),
})
export type TabletPart = v.InferOutput<typeof TabletPart>

export const Parts = v.object({
  today: Day,
  rooms: v.array(RoomPart),
  children: v.array(ChildPart),
  posts: v.array(PostPart),
  tablets: v.array(TabletPart),
  /** facts of the center that wait for a person */
  waiting: v.number(),
  /** ids of closed rooms that another center received: they cannot open here again */
  elsewhere: v.array(v.string()),
})
export type Parts = v.InferOutput<typeof Parts>

export const centerParts = endpoint({
  id: 'restructuring.parts',
  method: 'GET',
  path: '/v1/books/:book/parts',
  words: {
    es: 'De qué se compone un centro hoy: salas, niñas y niños por edad, puestos, tabletas y lo que espera',
    en: 'What a center is made of today: rooms, children by age, posts, tablets and what waits',
  },
  access: { who: 'person', permission: 'rooms.recut', scopeOf: (i) => ({ kind: 'book', book: i.book }) },
  input: v.object({ book: Uuid }),
  answer: Parts,
})

export const ChangeTold = v.object({
  id: v.string(),
  /** the fact's kind, or `membership` for a change of representation */
  kind: v.string(),
  on: v.string(),
  by: v.nullable(v.string()),
  /** another center or a representation it speaks of */
  other: v.nullable(v.object({ id: Uuid, name: v.string() })),
  was: v.nullable(v.string()),
  name: v.nullable(v.string()),
  rooms: v.number(),
  children: v.number(),
})
export type ChangeTold = v.InferOutput<typeof ChangeTold>

export const centerChanges = endpoint({
  id: 'restructuring.changes',
  method: 'GET',
  path: '/v1/books/:book/changes',
  words: { es: 'Los cambios de un centro, del último al primero', en: 'A center’s changes, newest first' },
  access: { who: 'person', permission: 'network.read', scopeOf: (i) => ({ kind: 'book', book: i.book }) },
  input: v.object({ book: Uuid }),
  answer: v.object({ changes: v.array(ChangeTold) }),
})

const Cvegeos = v.pipe(
  v.string(),
  v.regex(/^\d{5}(,\d{5}){0,599}$/, 'se esperaban claves de 5 cifras con comas'),
)

export const moveReach = endpoint({
  id: 'restructuring.reach',
  method: 'GET',
  path: '/v1/moves/reach',
  words: {
    es: 'Cómo se llaman unos municipios, y qué centros y cuántas niñas y niños cambian de representación con ellos',
    en: 'What some municipalities are called, and which centers and how many children change representation with them',
  },
  access: { who: 'person', permission: 'network.restructure', scopeOf: () => ({ kind: 'nation' }) },
  input: v.object({ cvegeos: Cvegeos }),
  answer: v.object({
    today: Day,
    /** those there are; a key that is in none of them names no municipality */
    municipalities: v.array(
      v.object({
        cvegeo: v.string(),
        name: v.string(),
        state: v.string(),
        /** today's; null where none is known */
        representation: v.nullable(v.string()),
      }),
    ),
    centers: v.array(v.object({ id: Uuid, name: v.string() })),
    /** centers there with an assignment of their own: they stay where they are */
    apart: v.number(),
    children: v.number(),
  }),
})
