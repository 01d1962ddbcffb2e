// Rows of a file of rooms: each in its center, with its age band and places; what stood for unknown rooms gives up its own.
import { readingOf } from '../../../kernel/import-cells.ts'
import { type Draft, type FileRow, type Judged, nameKey } from '../../../kernel/import-target.ts'
import { type Digest, roomId } from '../../../kernel/told-ids.ts'
import type { KnownNetwork } from '../contract.ts'
import { undividedEmptied } from './import-center.ts'

/** Source: NormSet and RoomFields of this module's contract. */
const MOST_PLACES = 200
const MOST_MONTHS = 84

/** A room is known by its name in its center: a room named anew is another room. */
export function judgeRoom(row: FileRow, known: KnownNetwork, digest: Digest): Judged {
  const r = readingOf(row)
  const code = r.text('centro', 20)
  const name = r.text('nombre', 200)
  const fromMonths = r.whole('desde_meses', 0, MOST_MONTHS)
  const toMonths = r.whole('hasta_meses', 0, MOST_MONTHS)
  const places = r.whole('lugares', 0, MOST_PLACES)
  const order = r.whole('orden', 0, 1000)
  for (const [column, value] of Object.entries({
    desde_meses: fromMonths,
    hasta_meses: toMonths,
    lugares: places,
  }))
    if (value === undefined && (row.cells[column] ?? '').trim() === '')
      r.wrong(column, 'está vacía', 'un entero')
  if (fromMonths !== undefined && toMonths !== undefined && toMonths <= fromMonths)
    r.wrong('hasta_meses', `${toMonths} no es más que ${fromMonths}`, 'una edad mayor que desde_meses')
  const center = code === undefined ? undefined : known.centers.get(code)
  if (code !== undefined && !center)
    r.wrong('centro', `no hay un centro con la clave «${code}»`, 'la clave de un centro importado')
  if (r.errors.length > 0) return { errors: r.errors }
  const standing = known.rooms.get(center!.id)?.get(nameKey(name!))
  const id = standing?.id ?? roomId(digest, center!.id, name!)
  const draft: Draft = {
    ...{ about: id, book: center!.id, table: 'room', key: id },
    kind: 'network.room-opened',
    fields: { name: standing?.name ?? name, fromMonths, toMonths, places, order },
    // Rooms without an order follow each other by age.
    first: order === undefined ? { order: 10 + fromMonths! } : {},
    as: { changed: 'network.room-changed' },
  }
  return { drafts: [draft, ...undividedEmptied(center!.id, digest)], doubts: r.doubts }
}
