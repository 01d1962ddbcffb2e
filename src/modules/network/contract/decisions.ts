// What is decided about a network that changes: moves, other names, closing, splitting, merging, rooms cut anew.
import * as v from 'valibot'
import { Day } from '../../../kernel/days.ts'
import { NATION, Uuid } from '../../../kernel/ids.ts'
import type { FactKind } from '../../../kernel/kind.ts'
import {
  calendarDaySet,
  centerAssigned,
  centerChanged,
  centerRegistered,
  municipalityAssigned,
  municipalityNamed,
  normSet,
  representationNamed,
  roomChanged,
  roomClosed,
  roomOpened,
  said,
} from './kinds.ts'
import { CenterFields, Confidence, Cvegeo, Name, roomFields } from './words.ts'

/** Nobody: stays when everybody else in a decision about many is forgotten, so that the decision itself stays. */
const NOBODY = NATION
type Decision = { children?: string[]; placed?: { child: string }[] }
const withChildren: Partial<FactKind> = {
  persons: (f) => {
    const { children = [], placed = [] } = f.payload as Decision
    return [NOBODY, ...children, ...placed.map((x) => x.child)]
  },
  omit: (f, person) => {
    const { children, placed } = f.payload as Decision
    return {
      ...f.payload,
      ...(children && { children: children.filter((c) => c !== person) }),
      ...(placed && { placed: placed.filter((x) => x.child !== person) }),
    }
  },
}
const decided = (
  kind: string,
  es: string,
  en: string,
  payload: FactKind['payload'],
  more: Partial<FactKind> = {},
) =>
  said(kind, es, en, payload, {
    permission: 'network.restructure',
    door: 'online',
    subject: 'center',
    only: 'own',
    ...more,
  })
const Ids = v.pipe(v.array(Uuid), v.maxLength(2000))
const RoomAfter = v.strictObject({ room: Uuid, ...roomFields })

/** From a day on a center belongs to another representation than its municipality says. `about` is the center. */
export const centerMoved = decided(
  'center-moved',
  'Centro que cambia de representación',
  'Center moved to another representation',
  v.strictObject({ representation: Uuid, from: Day }),
  { only: 'nation', subject: undefined },
)
/** From a day on these municipalities belong to another representation. `about` is the representation. */
export const municipalitiesMoved = decided(
  'municipalities-moved',
  'Municipios que cambian de representación',
  'Municipalities moved to another representation',
  v.strictObject({
    cvegeos: v.pipe(v.array(Cvegeo), v.minLength(1), v.maxLength(600)),
    from: Day,
    confidence: Confidence,
    source: Name,
  }),
  { only: 'nation', subject: undefined },
)
export const centerRenamed = decided(
  'center-renamed',
  'Centro con otro nombre o clave',
  'Center renamed',
  v.strictObject({ name: v.optional(Name), code: v.optional(CenterFields.entries.code), on: Day }),
)
/** `rooms` are those that close with it. */
export const centerClosed = decided(
  'center-closed',
  'Centro cerrado',
  'Center closed',
  v.strictObject({ on: Day, rooms: Ids }),
)
/** `rooms` are those that open again. */
export const centerReopened = decided(
  'center-reopened',
  'Centro abierto de nuevo',
  'Center reopened',
  v.strictObject({ on: Day, rooms: Ids }),
)
const leaving = { to: Uuid, on: Day, rooms: Ids, children: Ids, posts: Ids, devices: Ids }
/** Some rooms go to another center with who is in them; `center` when that one is born by this very decision. */
export const centerSplit = decided(
  'center-split',
  'Centro dividido',
  'Center split',
  v.strictObject({ ...leaving, center: v.optional(CenterFields) }),
  withChildren,
)
/** All rooms go to another center with who is in them, and this one closes. */
export const centerMerged = decided(
  'center-merged',
  'Centro unido a otro',
  'Center merged into another',
  v.strictObject(leaving),
  withChildren,
)
/** What the other center hears: the rooms that come. Said by letter alone. */
export const roomsReceived = decided(
  'rooms-received',
  'Salas recibidas de otro centro',
  'Rooms received from another center',
  v.strictObject({
    from: Uuid,
    on: Day,
    how: v.picklist(['split', 'merged']),
    rooms: v.pipe(v.array(RoomAfter), v.maxLength(200)),
    children: v.number(),
    people: v.number(),
  }),
)
/** How the rooms are from a day on: those that stand, those that close, and the children who change room. */
export const roomsRecut = decided(
  'rooms-recut',
  'Salas reorganizadas',
  'Rooms re-cut',
  v.strictObject({
    from: Day,
    rooms: v.pipe(v.array(RoomAfter), v.minLength(1), v.maxLength(200)),
    closed: Ids,
    placed: v.pipe(v.array(v.strictObject({ child: Uuid, room: Uuid })), v.maxLength(2000)),
  }),
  { ...withChildren, permission: 'rooms.recut' },
)

export const networkKinds = [
  representationNamed,
  municipalityNamed,
  municipalityAssigned,
  centerRegistered,
  centerChanged,
  centerAssigned,
  roomOpened,
  roomChanged,
  roomClosed,
  calendarDaySet,
  normSet,
  centerMoved,
  municipalitiesMoved,
  centerRenamed,
  centerClosed,
  centerReopened,
  centerSplit,
  centerMerged,
  roomsReceived,
  roomsRecut,
] as const
