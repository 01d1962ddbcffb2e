// What files may bring of children: the list of them.
import { importColumn as column, type ImportTarget, importTarget } from '../../kernel/import-target.ts'
import { knownNetwork } from '../network/reads.ts'
import { childrenOfRows } from './reads.ts'
import { judgeChild, sexChoices } from './rules/import-child.ts'

const must = { required: true } as const
const words = (es: string, en: string) => ({ es, en })

const children = importTarget({
  id: 'children',
  words: words('Niñas y niños', 'Children'),
  about: words(
    'Quiénes son, en qué centro y sala están, y desde cuándo',
    'Who they are, their center and room, and since when',
  ),
  tables: ['child'],
  columns: [
    column(
      'folio',
      'code',
      words('Folio', 'File number'),
      'A-17',
      'id | folio nino | numero expediente | expediente | matricula | clave nino | no expediente | folio inscripcion | nino | clave menor',
      { key: true },
    ),
    column(
      'nombre',
      'text',
      words('Nombre', 'Given name'),
      'Ximena',
      'given | nombres | nombre nino | nombre menor | nombre pila',
      must,
    ),
    column(
      'primer_apellido',
      'text',
      words('Primer apellido', 'First surname'),
      'Peña',
      'first | apellido paterno | paterno | apellido 1 | ap paterno | apellido1 | first surname',
      must,
    ),
    column(
      'segundo_apellido',
      'text',
      words('Segundo apellido', 'Second surname'),
      'Muñoz',
      'second | apellido materno | materno | apellido 2 | ap materno | apellido2 | second surname',
    ),
    column('sexo', 'sex', words('Sexo', 'Sex'), 'F', 'sex | genero | sexo nino | sexo menor', {
      ...must,
      choices: sexChoices,
    }),
    column(
      'nacimiento',
      'day',
      words('Nacimiento', 'Birth'),
      '2024-03-09',
      'birth | fecha nacimiento | fec nac | fecha nac | f nacimiento | date of birth | birth date | dia nacimiento',
      must,
    ),
    column(
      'curp',
      'curp',
      words('CURP', 'CURP'),
      '',
      'curp nino | curp menor | clave unica registro poblacion',
    ),
    column(
      'semanas_gestacion',
      'whole',
      words('Semanas de gestación', 'Weeks of gestation'),
      '39',
      'gestational weeks | gestacion | semanas gestacion nacer | edad gestacional | sdg | gestacion semanas',
      { range: [20, 44] },
    ),
    column(
      'centro',
      'center',
      words('Centro', 'Center'),
      'C-001',
      'center | clave centro | guarderia | clave guarderia | unidad | clave unidad | ceci | clave ceci',
      must,
    ),
    column(
      'sala',
      'text',
      words('Sala', 'Room'),
      'Maternal A',
      'room | salon | nombre sala | grupo | sala asignada',
      must,
    ),
    column(
      'desde',
      'day',
      words('En la sala desde', 'In the room since'),
      '2026-09-01',
      'from | fecha ingreso | ingreso | fecha alta | alta | fecha inscripcion | inscripcion | fecha desde | since',
      must,
    ),
  ],
  known: (read) => knownNetwork(read, { rooms: true }),
  tooEarly: (known) =>
    known.centers.size > 0
      ? undefined
      : 'Importe antes los centros: sin eso, estas filas no pueden decir a quién pertenecen.',
  found: (read, rows, known, { digest }) => childrenOfRows(read, rows, known.centers, digest),
  judge: (rows, known, { digest, today }, found) =>
    rows.map((r) => judgeChild(r, known, digest, today, found.get(r.row))),
})

export const childrenImports: readonly ImportTarget[] = [children]
