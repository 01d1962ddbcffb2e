// What files may bring of staff: the list of people and their posts.
import { importColumn as column, type ImportTarget, importTarget } from '../../kernel/import-target.ts'
import { knownNetwork } from '../network/reads.ts'
import { postsOf } from './reads.ts'
import { judgePerson, personTold, postName, roleChoices } from './rules/import-person.ts'

const must = { required: true } as const
const words = (es: string, en: string) => ({ es, en })

const staff = importTarget({
  id: 'staff',
  words: words('Personal', 'Staff'),
  about: words(
    'Quién trabaja, con qué puesto, dónde y desde cuándo; cuentas y PIN se dan después',
    'Who works, with which post, where and since when; accounts and PINs come later',
  ),
  // A post brings rights: who may import children may not make administrators.
  permission: 'staff.write',
  tables: ['staff_person', 'staff_post'],
  columns: [
    column(
      'matricula',
      'code',
      words('Matrícula', 'Employee number'),
      '99123456',
      'numero empleado | no empleado | clave empleado | matricula imss | employee number | id empleado',
      { key: true },
    ),
    column('curp', 'curp', words('CURP', 'CURP'), '', 'curp empleado | curp trabajador'),
    column(
      'nombre',
      'text',
      words('Nombre', 'Given name'),
      'Elena',
      'given | nombres | nombre trabajador | nombre empleado',
      must,
    ),
    column(
      'primer_apellido',
      'text',
      words('Primer apellido', 'First surname'),
      'Robles',
      'first | apellido paterno | paterno | ap paterno',
      must,
    ),
    column(
      'segundo_apellido',
      'text',
      words('Segundo apellido', 'Second surname'),
      '',
      'second | apellido materno | materno | ap materno',
    ),
    column(
      'puesto',
      'choice',
      words('Puesto', 'Post'),
      'educadora',
      'role | cargo | categoria | funcion | plaza | post | position',
      { ...must, choices: roleChoices },
    ),
    column(
      'centro',
      'center',
      words('Centro', 'Center'),
      'C-001',
      'center | clave centro | guarderia | clave guarderia | unidad | clave unidad | adscripcion',
    ),
    column(
      'representacion',
      'representation',
      words('Representación', 'Representation'),
      '',
      'cve ooad | ooad | clave ooad | delegacion | representation',
    ),
    column(
      'desde',
      'day',
      words('Desde', 'Since'),
      '2026-01-16',
      'from | fecha ingreso | ingreso | fecha alta | alta | since | inicio',
      must,
    ),
    column('hasta', 'day', words('Hasta', 'Until'), '', 'to | fecha baja | baja | until | termino | fin'),
  ],
  known: (read) => knownNetwork(read),
  tooEarly: (known) =>
    known.centers.size > 0 || known.representations.size > 0
      ? undefined
      : 'Importe antes las representaciones y los centros: sin eso, estas filas no pueden decir dónde es el puesto.',
  found: (read, rows, known, { digest }) =>
    postsOf(
      read,
      rows.flatMap((r) => personTold(r, known, digest) ?? []),
    ),
  judge: (rows, known, { digest }, found) => {
    const posts = new Map(found.map((p) => [postName(p.person, p.role), { key: p.key }]))
    return rows.map((r) => judgePerson(r, known, digest, posts))
  },
})

export const staffImports: readonly ImportTarget[] = [staff]
