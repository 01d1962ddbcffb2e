// Rows of a file of adults: whose adult each is, who they are, and what they may; what was withdrawn is never brought back by a file.
import { readingOf } from '../../../kernel/import-cells.ts'
import {
  type Draft,
  type FileRow,
  type ImportChoice,
  type Judged,
  nameKey,
} from '../../../kernel/import-target.ts'
import { adultId, type Digest } from '../../../kernel/told-ids.ts'
import type { KnownNetwork } from '../../network/contract.ts'
import type { Phone, Relation } from '../contract/adults.ts'
import type { Adult, ChildCircle } from '../contract.ts'

const relation = (value: Relation, es: string, en: string, ...also: string[]): ImportChoice => ({
  ...{ value, words: { es, en }, also },
})
export const relationChoices: readonly ImportChoice[] = [
  relation('mother', 'Mamá', 'Mother', 'madre', 'mama'),
  relation('father', 'Papá', 'Father', 'padre', 'papa'),
  relation('grandparent', 'Abuela o abuelo', 'Grandparent', 'abuela', 'abuelo', 'abuelita', 'abuelito'),
  relation('aunt-uncle', 'Tía o tío', 'Aunt or uncle', 'tia', 'tio'),
  relation('sibling', 'Hermana o hermano mayor', 'Older sibling', 'hermana', 'hermano'),
  relation('step-parent', 'Pareja de mamá o papá', 'Parent’s partner', 'padrastro', 'madrastra', 'pareja'),
  relation('legal-guardian', 'Tutora o tutor legal', 'Legal guardian', 'tutor', 'tutora', 'tutor legal'),
  relation('caregiver', 'Persona cuidadora', 'Caregiver', 'cuidadora', 'cuidador', 'ninera'),
  relation('neighbor', 'Vecina o vecino', 'Neighbor', 'vecina', 'vecino'),
  relation('friend', 'Amistad de la familia', 'Friend of the family', 'amiga', 'amigo', 'conocido'),
  relation('other', 'Otra relación', 'Other relation', 'otro', 'otra'),
]
const RELATIONS = Object.fromEntries(relationChoices.map((c) => [c.value, c.value as Relation]))

export const yesNoChoices: readonly ImportChoice[] = [
  { value: 'si', words: { es: 'Sí', en: 'Yes' }, also: ['si', 'x', 'yes', 'y', '1', 'verdadero', 'true'] },
  { value: 'no', words: { es: 'No', en: 'No' }, also: ['n', '0', 'falso', 'false'] },
]
const YES_NO = { si: true, no: false } as const

export type KnownCircle = { readonly circle: ChildCircle | undefined; readonly people: readonly Adult[] }

/** "55-1234.5678 " → "55-1234 5678"; undefined where there are too few or too many digits. */
function phoneOf(text: string): string | undefined {
  const number = text.replace(/[^\d+() -]/g, ' ').trim()
  const digits = number.replace(/\D/g, '').length
  return digits >= 7 && digits <= 15 && number.length <= 20 ? number : undefined
}

/**
 * A naming for somebody new to the child; for who is named already only what is known of them as a person is corrected: what
 * they may is the office's word, not a file's. The same name and phone in two children's rows is one person.
 */
export function judgeAdult(
  row: FileRow,
  known: KnownNetwork,
  digest: Digest,
  child: { readonly key: string; readonly book: string } | undefined,
  there: KnownCircle | undefined,
): Judged {
  const r = readingOf(row)
  const code = r.text('centro', 20)
  const given = r.text('persona_nombre', 100)
  const first = r.text('persona_primer_apellido', 100)
  const second = r.text('persona_segundo_apellido', 100, false)
  const relation = r.oneOf(
    'parentesco',
    RELATIONS,
    relationChoices.map((c) => c.words.es.toLowerCase()).join(', '),
  )
  const yes = (column: string) => r.oneOf(column, YES_NO, 'sí o no', false)
  const may = {
    ...{ pickUp: yes('recoge') ?? true, emergency: yes('urgencia') ?? true },
    ...{ livesWith: yes('vive_con') ?? false, guardian: yes('patria_potestad') ?? false },
  }
  const ofAge = yes('mayor_de_edad') ?? false
  const phones: Phone[] = []
  for (const column of ['telefono', 'telefono_2']) {
    const text = r.text(column, 40, false)
    if (text === undefined) continue
    const number = phoneOf(text)
    if (number === undefined) r.wrong(column, `«${text}» no es un teléfono`, 'de 7 a 15 cifras')
    else phones.push({ number, kind: 'mobile' })
  }
  if (code !== undefined && !known.centers.has(code))
    r.wrong('centro', `no hay un centro con la clave «${code}»`, 'la clave de un centro importado')
  else if (!child)
    r.wrong('folio', 'no se encontró a la niña o el niño de la fila', 'folio, CURP, o nombre y nacimiento')
  if (r.errors.length > 0 || !child) return { errors: r.errors }
  if (!ofAge && may.pickUp)
    r.doubt('mayor_de_edad', 'no dice que es mayor de edad: en la puerta decide la dirección')
  const name = nameKey([given, first, second ?? ''].join('|'))
  const named = (a: Adult) => nameKey([a.given, a.first, a.second ?? ''].join('|')) === name
  const same = there?.people.find(named)
  const link = there?.circle?.adults.find((a) => a.adult === same?.key)
  if (same && link) {
    if (link.withdrawn) {
      r.doubt('persona_nombre', 'fue retirada: el archivo no la trae de vuelta')
      return { drafts: [], doubts: r.doubts }
    }
    const person = { ...(phones.length > 0 && { phones }), ...(ofAge && { ofAge }) }
    const kind = 'guardians.adult-corrected'
    const draft: Draft = {
      ...{ about: same.key, book: child.book, table: 'adult', key: same.key, kind, fields: person },
      as: { changed: kind },
    }
    return { drafts: [draft], doubts: r.doubts }
  }
  const restricted = there?.circle?.restrictions.some(
    (x) => !x.ended && nameKey(x.name) === name.replaceAll('|', ' ').trim(),
  )
  if (restricted)
    r.doubt('persona_nombre', 'hay una restricción de entrega con ese nombre: gana a la autorización')
  const adult = adultId(digest, child.book, `${name}|${phones[0]?.number.replace(/\D/g, '') ?? child.key}`)
  return {
    drafts: [
      {
        ...{ about: child.key, book: child.book, table: 'child_circle', key: `${child.key}|${adult}` },
        kind: 'guardians.adult-named',
        fields: {
          ...{ adult, given, first, second, phones, ofAge, relation, ...may },
          order: Math.min(20, (there?.circle?.adults.length ?? 0) + 1),
        },
        as: 'whole',
      },
    ],
    doubts: r.doubts,
  }
}
