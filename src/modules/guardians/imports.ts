// What files may bring of the adults of children: who they are, what they may, and their phones.
import { columnsOfChild } from '../../kernel/import-child.ts'
import { importColumn as column, type ImportTarget, importTarget } from '../../kernel/import-target.ts'
import { childrenOfRows } from '../children/reads.ts'
import { knownNetwork } from '../network/reads.ts'
import { circlesOfRows } from './reads.ts'
import { judgeAdult, relationChoices, yesNoChoices } from './rules/import-adult.ts'

const must = { required: true } as const
const words = (es: string, en: string) => ({ es, en })
const yesNo = (name: string, es: string, en: string, also: string) =>
  column(name, 'choice', words(es, en), 'sí', also, { choices: yesNoChoices })

const adults = importTarget({
  id: 'adults',
  words: words('Personas adultas', 'Adults of children'),
  about: words(
    'Quién recoge a cada niña y niño, qué es suyo y cómo se le llama; PIN y retratos se dan después',
    'Who picks up each child, what they are to them and how they are called; PINs and portraits come later',
  ),
  tables: ['adult', 'child_circle'],
  repeats: true,
  columns: [
    ...columnsOfChild,
    column(
      'persona_nombre',
      'text',
      words('Nombre de la persona adulta', 'Adult’s given name'),
      'Rosa',
      'nombre persona autorizada | persona autorizada | nombre autorizado | autorizado | nombre adulto | nombre tutor | nombre madre | nombre padre | nombre contacto | nombre familiar | adult given',
      must,
    ),
    column(
      'persona_primer_apellido',
      'text',
      words('Su primer apellido', 'Adult’s first surname'),
      'Prueba',
      'apellido persona autorizada | primer apellido autorizado | apellido paterno autorizado | apellido paterno tutor | primer apellido tutor | apellido autorizado | apellido tutor | adult first',
      must,
    ),
    column(
      'persona_segundo_apellido',
      'text',
      words('Su segundo apellido', 'Adult’s second surname'),
      '',
      'segundo apellido autorizado | apellido materno autorizado | apellido materno tutor | segundo apellido tutor | adult second',
    ),
    column(
      'parentesco',
      'choice',
      words('Parentesco', 'Relation'),
      'mamá',
      'relacion | vinculo | tipo relacion | relationship | relation',
      { ...must, choices: relationChoices },
    ),
    column(
      'telefono',
      'code',
      words('Teléfono', 'Phone'),
      '55 0000 0001',
      'tel | celular | telefono celular | telefono 1 | telefono contacto | numero telefono | phone | movil',
    ),
    column(
      'telefono_2',
      'code',
      words('Otro teléfono', 'Other phone'),
      '',
      'telefono casa | segundo telefono | tel 2 | telefono trabajo | otro telefono | phone 2',
    ),
    yesNo('recoge', 'Puede recoger', 'May pick up', 'autorizado recoger | puede recoger | recoger | pick up'),
    yesNo(
      'patria_potestad',
      'Patria potestad o tutela',
      'Parental authority',
      'tutela | tutor legal | patria potestad tutela | guardian',
    ),
    yesNo('vive_con', 'Vive con', 'Lives with', 'vive con nino | vive con menor | lives with'),
    yesNo(
      'urgencia',
      'Contacto de urgencia',
      'Emergency contact',
      'contacto emergencia | emergencia | emergency',
    ),
    yesNo(
      'mayor_de_edad',
      'Mayor de edad',
      'Of age',
      'mayor edad | identificacion vista | ine vista | of age | identificacion',
    ),
  ],
  known: (read) => knownNetwork(read),
  tooEarly: (known) =>
    known.centers.size > 0
      ? undefined
      : 'Importe antes los centros y sus niñas y niños: estas filas hablan de ellos.',
  found: async (read, rows, known, { digest }) => {
    const children = await childrenOfRows(read, rows, known.centers, digest)
    return { children, circles: await circlesOfRows(read, [...children.values()]) }
  },
  judge: (rows, known, { digest }, found) =>
    rows.map((r) => {
      const child = found.children.get(r.row)
      return judgeAdult(r, known, digest, child, child && found.circles.get(`${child.book}|${child.key}`))
    }),
})

export const guardiansImports: readonly ImportTarget[] = [adults]
