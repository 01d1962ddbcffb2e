// Rows of a file of children: who each is, told by folio, CURP or names and birth, and the room where they are.
import { addMonths, type Day } from '../../../kernel/days.ts'
import { doubtsOfCurp, normaliseCurp } from '../../../kernel/identity/curp.ts'
import { readingOf } from '../../../kernel/import-cells.ts'
import { type FileRow, type ImportChoice, type Judged, nameKey } from '../../../kernel/import-target.ts'
import { childId, type Digest } from '../../../kernel/told-ids.ts'
import type { KnownNetwork } from '../../network/contract.ts'

/** What the column of sex may say; a lone M is read by what the rest of the column says, or asked. */
export const sexChoices: readonly ImportChoice[] = [
  {
    ...{ value: 'F', words: { es: 'Mujer', en: 'Female' } },
    also: ['femenino', 'femenina', 'mujer', 'nina', 'female', 'girl', 'fem'],
  },
  {
    ...{ value: 'H', words: { es: 'Hombre', en: 'Male' } },
    also: ['hombre', 'masculino', 'nino', 'male', 'boy', 'masc', 'varon'],
  },
]

/** A lone M is "mujer" in one form and "masculino" in another: it is asked, never guessed. */
const sexes = {
  F: 'F',
  femenino: 'F',
  mujer: 'F',
  niña: 'F',
  H: 'M',
  hombre: 'M',
  masculino: 'M',
  niño: 'M',
} as const
const SEX_WORDS = 'F o mujer, H u hombre'

const isLoneM = (row: FileRow): boolean => row.cells.sexo?.trim().toUpperCase() === 'M'

/** Months after birth that no child of a center has. */
const OLDEST_MONTHS = 84

const curpWords: Readonly<Record<string, string>> = {
  'curp.names-differ': 'la CURP no corresponde a los nombres',
  'curp.consonants-differ': 'la CURP no corresponde a los nombres',
  'curp.birth-differs': 'la CURP dice otra fecha de nacimiento',
  'curp.sex-differs': 'la CURP dice otro sexo',
  'curp.check-digit': 'el último dígito de la CURP no corresponde',
  'curp.synthetic': 'la CURP es de práctica',
}

/**
 * `standing` is the child that the row names in its center, where there is one: who came in at a screen is the same child by
 * CURP, or by names and birth when the row has no folio.
 */
export function judgeChild(
  row: FileRow,
  known: KnownNetwork,
  digest: Digest,
  today: Day,
  standing?: { readonly key: string; readonly by: 'folio' | 'curp' | 'names' },
): Judged {
  const r = readingOf(row)
  const folio = r.text('folio', 60, false)
  const given = r.text('nombre', 100)
  const first = r.text('primer_apellido', 100)
  const second = r.text('segundo_apellido', 100, false)
  const sex = isLoneM(row)
    ? r.wrong('sexo', '«M» puede ser mujer o masculino', SEX_WORDS)
    : r.oneOf('sexo', sexes, SEX_WORDS)
  const birth = r.day('nacimiento')
  const curp = r.text('curp', 24, false)
  const gestationalWeeks = r.whole('semanas_gestacion', 20, 44)
  const code = r.text('centro', 20)
  const roomName = r.text('sala', 200)
  const from = r.day('desde')
  if (birth !== undefined && birth > today)
    r.wrong('nacimiento', `la fecha ${birth} aún no llega`, 'un día hasta hoy')
  if (birth !== undefined && addMonths(birth, OLDEST_MONTHS) < today)
    r.wrong('nacimiento', `nació el ${birth}: tiene más de 7 años`, 'una edad de 0 a 6 años')
  if (birth !== undefined && from !== undefined && from < birth)
    r.wrong('desde', `la fecha ${from} es anterior al nacimiento`, `un día desde ${birth}`)
  const normal = curp === undefined ? undefined : normaliseCurp(curp)
  if (normal !== undefined && normal.length > 18) r.wrong('curp', `tiene ${normal.length} letras`, '18')
  const center = code === undefined ? undefined : known.centers.get(code)
  if (code !== undefined && !center)
    r.wrong('centro', `no hay un centro con la clave «${code}»`, 'la clave de un centro importado')
  const rooms = center && known.rooms.get(center.id)
  const room = roomName === undefined ? undefined : rooms?.get(nameKey(roomName))
  if (center && roomName !== undefined && !room) {
    const names = [...(rooms?.values() ?? [])].map((x) => x.name).join(', ')
    r.wrong(
      'sala',
      `el centro ${code} no tiene una sala «${roomName}»`,
      names === '' ? 'un centro con salas' : `una de: ${names}`,
    )
  }
  if (r.errors.length > 0) return { errors: r.errors }
  const person = { given: given!, first: first!, second: second ?? '', sex: sex!, birth: birth! }
  const told = new Set(
    normal === undefined
      ? []
      : doubtsOfCurp(normal, person).map((d) => curpWords[d.code] ?? 'la CURP no tiene la forma debida'),
  )
  for (const words of told) r.doubt('curp', words)
  const key = folio ?? normal ?? `${nameKey([given, first, second ?? ''].join('|'))}|${birth}`
  const same = standing && (standing.by !== 'names' || folio === undefined) ? standing.key : undefined
  const id = same ?? childId(digest, center!.id, key)
  const place = { about: id, book: center!.id, table: 'child', key: id }
  return {
    drafts: [
      {
        ...place,
        kind: 'children.child-registered',
        fields: { given, first, second, sex, birth, curp: normal, gestationalWeeks },
        as: { changed: 'children.child-changed' },
      },
      { ...place, kind: 'children.child-placed', fields: { room: room!.id, from }, as: 'place' },
    ],
    doubts: r.doubts,
  }
}
