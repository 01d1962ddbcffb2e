// Drafts: what a row of a file says, before it is compared with what stands; and the words for what is wrong in it.
import type { RowNote } from '../contract.ts'

/** A statement a row makes. `fields` are what the file says; `first` what is added when nothing was said before. */
export type Draft = {
  readonly about: string
  readonly book: string
  /** the row it becomes: what stands now is looked up there */
  readonly table: string
  readonly key: string
  readonly kind: string
  readonly fields: Readonly<Record<string, unknown>>
  readonly first?: Readonly<Record<string, unknown>>
  /**
   * How a difference is said. whole: the same kind again, over what stood. `fields`: only what differs, in the kind
   * `changed`, naming what it supersedes. place: one more of the same kind, beside those before.
   */
  readonly as: 'whole' | 'place' | { readonly changed: string }
  /** unknown-only: says nothing where a value other than null stands. there-only: says nothing where nothing stands */
  readonly when?: { readonly unknownOnly: string } | { readonly thereOnly: true }
}

export type Judged =
  | { readonly drafts: readonly Draft[]; readonly doubts: readonly RowNote[]; readonly errors?: undefined }
  | { readonly errors: readonly RowNote[] }

/** What a file may name by its key, as known when the import begins. */
export type Known = {
  readonly representations: ReadonlyMap<
    string,
    { readonly id: string; readonly state: string; readonly name: string }
  >
  /** representation now, null where none is known */
  readonly municipalities: ReadonlyMap<string, { readonly representation: string | null }>
  readonly centers: ReadonlyMap<string, { readonly id: string }>
  /** rooms that are open, by center and then by name as `nameKey` writes it */
  readonly rooms: ReadonlyMap<string, ReadonlyMap<string, { readonly id: string; readonly name: string }>>
}

/** Names are the same when they differ in case, accents or spaces alone. */
export const nameKey = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()

/** Rows as read, by what files call them. */
export function knownOf(rows: {
  readonly representations: readonly { id: string; code: string; name: string; state: string }[]
  readonly municipalities: readonly { cvegeo: string; representation: string | null }[]
  readonly centers: readonly { id: string; code: string }[]
  readonly rooms: readonly { id: string; book: string; name: string }[]
}): Known {
  const rooms = new Map<string, Map<string, { id: string; name: string }>>()
  for (const { id, book, name } of rows.rooms) {
    const list = rooms.get(book) ?? new Map<string, { id: string; name: string }>()
    list.set(nameKey(name), { id, name })
    rooms.set(book, list)
  }
  return {
    representations: new Map(rows.representations.map(({ code, ...r }) => [code, r])),
    municipalities: new Map(rows.municipalities.map((m) => [m.cvegeo, { representation: m.representation }])),
    centers: new Map(rows.centers.map((c) => [c.code, { id: c.id }])),
    rooms,
  }
}

/** "fila 18, columna nacimiento: la fecha 31/02/2025 no existe; se esperaba AAAA-MM-DD" */
export function noteWords(n: RowNote): string {
  const where = n.field === null ? `fila ${n.row}` : `fila ${n.row}, columna ${n.field}`
  return `${where}: ${n.reason}${n.expected === null ? '' : `; se esperaba ${n.expected}`}`
}
