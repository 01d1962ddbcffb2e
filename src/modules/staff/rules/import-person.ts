// Rows of a file of staff: who each person is, and the post they hold in a center, a representation or the nation.
import { NATION } from '../../../kernel/ids.ts'
import { readingOf } from '../../../kernel/import-cells.ts'
import {
  type Draft,
  type FileRow,
  type ImportChoice,
  type Judged,
  nameKey,
} from '../../../kernel/import-target.ts'
import type { Role } from '../../../kernel/permission.ts'
import { type Digest, personId } from '../../../kernel/told-ids.ts'
import type { KnownNetwork } from '../../network/contract.ts'

const choice = (value: Role, es: string, en: string, ...also: string[]): ImportChoice => ({
  value,
  words: { es, en },
  also,
})
export const roleChoices: readonly ImportChoice[] = [
  choice(
    'educator',
    'Educadora',
    'Educator',
    'educador',
    'asistente educativa',
    'asistente educativo',
    'docente',
    'cuidadora',
  ),
  choice('nurse', 'Enfermera', 'Nurse', 'enfermero', 'enfermeria', 'fomento de la salud'),
  choice(
    'director',
    'Directora',
    'Director',
    'director',
    'responsable de guarderia',
    'responsable del centro',
  ),
  choice('supervisor', 'Supervisora', 'Supervisor', 'supervisor', 'coordinadora zonal', 'coordinador zonal'),
  choice(
    'mentor',
    'Mentora educativa',
    'Educational mentor',
    'mentor educativo',
    'acompanante pedagogica',
    'asesora pedagogica',
    'asesor pedagogico',
  ),
  choice('promoter', 'Promotora de obra', 'Works promoter', 'promotor de obra', 'promotor', 'promotora'),
  choice(
    'works-supervisor',
    'Supervisora de obra',
    'Works supervisor',
    'supervisor de obra',
    'residente de obra',
    'residente de supervision',
  ),
  choice('national', 'Nacional', 'National', 'oficinas centrales', 'nivel central'),
  choice('administrator', 'Administradora', 'Administrator', 'administrador'),
]
const ROLES = Object.fromEntries(roleChoices.map((c) => [c.value, c.value as Role]))

/** A post as it stands: the fact that gave it. */
export type StandingPost = { readonly key: string }
/** Names a post where it is looked up. */
export const postName = (person: string, role: string): string => `${person}|${role}`

export type PersonTold = { readonly book: string; readonly person: string; readonly role: Role | undefined }

/** Who a row is about and where; undefined when the row does not say it. */
export function personTold(row: FileRow, known: KnownNetwork, digest: Digest): PersonTold | undefined {
  const said = (column: string) => (row.cells[column] ?? '').trim()
  const book =
    said('centro') !== ''
      ? known.centers.get(said('centro'))?.id
      : said('representacion') !== ''
        ? known.representations.get(said('representacion'))?.id
        : NATION
  if (book === undefined || said('nombre') === '') return undefined
  const names = nameKey([said('nombre'), said('primer_apellido'), said('segundo_apellido')].join('|'))
  // A number is the person's wherever they work; names alone tell people apart only within one place.
  const key = said('matricula') || said('curp')
  return {
    book,
    person: key ? personId(digest, 'mx', key) : personId(digest, book, names),
    role: ROLES[said('puesto')],
  }
}

/** The person, then the post. A post that stands is the same one; a person's later word about it is kept. */
export function judgePerson(
  row: FileRow,
  known: KnownNetwork,
  digest: Digest,
  posts: ReadonlyMap<string, StandingPost>,
): Judged {
  const r = readingOf(row)
  const given = r.text('nombre', 100)
  const first = r.text('primer_apellido', 100)
  const second = r.text('segundo_apellido', 100, false)
  r.text('matricula', 40, false)
  const role = r.oneOf('puesto', ROLES, roleChoices.map((c) => c.words.es.toLowerCase()).join(', '))
  const center = r.text('centro', 20, false)
  const representation = r.text('representacion', 2, false)
  const from = r.day('desde')
  const to = r.day('hasta', false)
  if (center !== undefined && !known.centers.has(center))
    r.wrong('centro', `no hay un centro con la clave «${center}»`, 'la clave de un centro importado')
  if (representation !== undefined && !known.representations.has(representation))
    r.wrong('representacion', `no hay una representación ${representation}`, 'una de las importadas')
  const national = role === 'national' || role === 'administrator'
  if (role !== undefined && !national && center === undefined && representation === undefined)
    r.wrong('centro', 'no dice dónde es el puesto', 'un centro o una representación')
  if (national && (center !== undefined || representation !== undefined))
    r.wrong('puesto', 'ese puesto es de toda la nación', 'sin centro ni representación, u otro puesto')
  if (from !== undefined && to !== undefined && to <= from)
    r.wrong('hasta', `termina el ${to}, antes de empezar`, `un día después de ${from}`)
  const told = personTold(row, known, digest)
  if (r.errors.length > 0 || !told) return { errors: r.errors }
  const { book, person } = told
  const drafts: Draft[] = [
    {
      ...{ about: person, book, table: 'staff_person', key: person },
      kind: 'staff.person-registered',
      fields: { given, first, second },
      as: { changed: 'staff.person-changed' },
    },
    {
      ...{ about: person, book, table: 'staff_post' },
      key: posts.get(postName(person, role!))?.key ?? postName(person, role!),
      kind: 'staff.post-held',
      fields: { role, from, to },
      as: { happenedAt: `${from}T12:00:00.000Z` },
    },
  ]
  return { drafts, doubts: r.doubts }
}
