// Rows of a file of centers: the center, its representation where it is not its municipality's, and its places.
import { NATION } from '../../../kernel/ids.ts'
import { readingOf } from '../../../kernel/import-cells.ts'
import {
  type Draft,
  type FileRow,
  type ImportChoice,
  type Judged,
  nameKey,
} from '../../../kernel/import-target.ts'
import { zoneRuleOf } from '../../../kernel/time-zones.ts'
import { ASSIGNED_FROM, centerId, type Digest, roomId } from '../../../kernel/told-ids.ts'
import type { KnownNetwork } from '../contract.ts'

const choice = (value: string, es: string, en: string, ...also: string[]): ImportChoice => ({
  value,
  words: { es, en },
  also,
})

/**
 * Schemes as files write them. The letters are of the contracted nurseries of 2009: U communal (vecinal comunitaria),
 * Y inclusive, C in the field, P participative. Source: reading of letters and names of that list, unconfirmed.
 */
export const schemeChoices: readonly ImportChoice[] = [
  choice('imss', 'IMSS', 'IMSS', 'directa', 'prestacion directa', 'ordinario'),
  choice(
    ...([
      'contracted',
      'Contratado',
      'Contracted',
      'contratada',
      'subrogado',
      'subrogada',
      'prestacion indirecta',
    ] as const),
    ...([
      'U',
      'Y',
      'C',
      'P',
      'vecinal comunitario',
      'vecinal comunitaria',
      'integradora',
      'en el campo',
      'participativa',
    ] as const),
  ),
  choice('empresa', 'Empresa', 'Company', 'en empresa', 'patronal', 'company'),
  choice('mixed', 'Mixto', 'Mixed', 'mixta'),
]
export const zoneChoices: readonly ImportChoice[] = [
  choice('urban', 'Urbana', 'Urban', 'urbano', 'u'),
  choice('rural', 'Rural', 'Rural', 'r', 'campo'),
]
export const centerStatuses: readonly ImportChoice[] = [
  choice('open', 'Abierto', 'Open', 'abierta', 'en operacion', 'activo', 'activa', 'vigente', 'operando'),
  choice('planned', 'Planeado', 'Planned', 'planeada', 'proyecto', 'en proyecto', 'en obra', 'por abrir'),
  choice('suspended', 'Suspendido', 'Suspended', 'suspendida', 'en pausa'),
  choice('closed', 'Cerrado', 'Closed', 'cerrada', 'baja', 'inactivo', 'inactiva'),
]
/** A row read by a rule has the tidy value, or what nobody knows. */
const valuesOf = (choices: readonly ImportChoice[]): Readonly<Record<string, string>> =>
  Object.fromEntries(choices.flatMap((c) => [c.value, c.words.es, ...c.also].map((w) => [w, c.value])))
const schemes = valuesOf(schemeChoices)
const zones = valuesOf(zoneChoices)
const statuses = valuesOf(centerStatuses)
const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/
/** Hours of a center whose file does not say them. Source: house default, unconfirmed. */
const HOURS = { opens: '07:00', closes: '19:00' }

/** The one room of a center of which only the total is known, and its band: every age a center takes. */
const UNDIVIDED = 'Sin desglose por sala'
const BAND = { fromMonths: 1, toMonths: 48 }
/** Places of one room at most: a larger center has the undivided room in parts. */
const ROOM_PLACES = 200
const PARTS = 5

export function judgeCenter(row: FileRow, known: KnownNetwork, digest: Digest, status: string): Judged {
  const r = readingOf(row)
  const code = r.text('clave', 20)
  const name = r.text('nombre', 200)
  const scheme = r.oneOf('esquema', schemes, 'imss, contratado, empresa, mixto, o las letras U, Y, C, P')
  const municipality = r.matching('municipio', /^\d{5}$/, 'la clave INEGI de 5 cifras')
  const representationCode = r.matching('representacion', /^\d{2}$/, 'la clave de 2 cifras', false)
  const places = r.whole('lugares', 0, ROOM_PLACES * PARTS)
  const partner = r.text('prestador', 200, false)
  const zone = r.oneOf('zona', zones, 'urbana o rural', false)
  const latitude = r.decimal('latitud', 14, 33.5)
  const longitude = r.decimal('longitud', -119, -86)
  const opens = r.matching('abre', CLOCK, 'una hora como 07:30', false)
  const closes = r.matching('cierra', CLOCK, 'una hora como 19:00', false)
  const said = r.oneOf('estado', statuses, 'abierto, planeado, suspendido o cerrado', false)
  const where = municipality === undefined ? undefined : known.municipalities.get(municipality)
  if (municipality !== undefined && !where)
    r.wrong('municipio', `no hay un municipio ${municipality}`, 'uno de los importados')
  const representation =
    representationCode === undefined ? undefined : known.representations.get(representationCode)
  if (representationCode !== undefined && !representation)
    r.wrong('representacion', `no hay una representación ${representationCode}`, 'una de las importadas')
  if (r.errors.length > 0) return { errors: r.errors }
  const id = centerId(digest, code!)
  const inTheField = (row.written?.esquema ?? row.cells.esquema)?.trim().toUpperCase() === 'C'
  const drafts: Draft[] = [
    {
      ...{ about: id, book: id, table: 'center', key: id },
      kind: 'network.center-registered',
      fields: {
        code,
        name,
        scheme,
        zone,
        municipality,
        latitude,
        longitude,
        opens,
        closes,
        status: said,
        publishedPlaces: places,
        partner,
      },
      first: {
        ...HOURS,
        zone: inTheField ? 'rural' : 'urban',
        status,
        timeZone: zoneRuleOf(municipality!)!.timeZone,
      },
      as: { changed: 'network.center-changed' },
    },
  ]
  if (representation && representation.id !== where!.representation)
    drafts.push(assignment(id, representation.id))
  // Where the rooms are known one by one, their places are theirs.
  if (places !== undefined && !hasOwnRooms(known, id)) drafts.push(...undividedRooms(id, places, digest))
  return { drafts, doubts: r.doubts }
}

function assignment(center: string, representation: string): Draft {
  return {
    ...{ about: center, book: NATION, table: 'center_membership', key: `${center}|${ASSIGNED_FROM}` },
    kind: 'network.center-assigned',
    fields: { representation },
    first: { center, from: ASSIGNED_FROM },
    as: 'whole',
  }
}

const isUndivided = (name: string): boolean => nameKey(name).startsWith(nameKey(UNDIVIDED))

const hasOwnRooms = (known: KnownNetwork, center: string): boolean =>
  [...(known.rooms.get(center)?.values() ?? [])].some((r) => !isUndivided(r.name))

/** Rooms that stand for "not yet known" give up their places once a real room of the center is told. */
export function undividedEmptied(center: string, digest: Digest): Draft[] {
  return undividedRooms(center, 0, digest).map((d): Draft => ({ ...d, when: { thereOnly: true } }))
}

/** Parts of 200 places; a part that is no longer needed keeps its room with none. */
function undividedRooms(center: string, places: number, digest: Digest): Draft[] {
  return Array.from({ length: PARTS }, (_, i): Draft => {
    const name = i === 0 ? UNDIVIDED : `${UNDIVIDED} ${i + 1}`
    const id = roomId(digest, center, name)
    const part = Math.max(0, Math.min(ROOM_PLACES, places - i * ROOM_PLACES))
    return {
      ...{ about: id, book: center, table: 'room', key: id },
      kind: 'network.room-opened',
      fields: { places: part },
      first: { name, ...BAND, order: i + 1 },
      as: { changed: 'network.room-changed' },
      ...(part === 0 && (i > 0 || places === 0) ? { when: { thereOnly: true } } : {}),
    }
  })
}
