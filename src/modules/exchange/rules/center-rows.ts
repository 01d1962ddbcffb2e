// Rows of a file of centers: the center, its representation where it is not its municipality's, and its places.
import { NATION } from '../../../kernel/ids.ts'
import { zoneRuleOf } from '../../../kernel/time-zones.ts'
import { type FileRow, readingOf } from './cells.ts'
import type { Draft, Judged, Known } from './draft.ts'
import { ASSIGNED_FROM, centerId, type Digest, roomId } from './identities.ts'

/**
 * Schemes as files write them. The letters are of the contracted nurseries of 2009: U communal (vecinal comunitaria),
 * Y inclusive, C in the field, P participative. Source: reading of letters and names of that list, unconfirmed.
 */
export const schemes = {
  ...{ imss: 'imss', contratado: 'contracted', contracted: 'contracted', subrogado: 'contracted' },
  ...{ empresa: 'empresa', mixto: 'mixed', mixed: 'mixed' },
  ...{ U: 'contracted', Y: 'contracted', C: 'contracted', P: 'contracted' },
} as const

const zones = { urbana: 'urban', urbano: 'urban', urban: 'urban', rural: 'rural' } as const
const statuses = {
  ...{ abierto: 'open', open: 'open', planeado: 'planned', planned: 'planned' },
  ...{ suspendido: 'suspended', suspended: 'suspended', cerrado: 'closed', closed: 'closed' },
} as const
const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/
/** Hours of a center whose file does not say them. Source: house default, unconfirmed. */
const HOURS = { opens: '07:00', closes: '19:00' }

/** The one room of a center of which only the total is known, and its band: every age a center takes. */
const UNDIVIDED = 'Sin desglose por sala'
const BAND = { fromMonths: 1, toMonths: 48 }
/** Places of one room at most: a larger center has the undivided room in parts. */
const ROOM_PLACES = 200
const PARTS = 5

export function judgeCenter(row: FileRow, known: Known, digest: Digest, status: string): Judged {
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
  const inTheField = row.cells.esquema?.trim().toUpperCase() === 'C'
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
  if (places !== undefined) drafts.push(...undividedRooms(id, places, digest))
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
