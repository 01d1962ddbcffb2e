// What files may bring of the network: the lists of it — representations, municipalities, centers, rooms.
import { importColumn as column, type ImportTarget, importTarget } from '../../kernel/import-target.ts'
import { knownNetwork } from './reads.ts'
import { centerStatuses, judgeCenter, schemeChoices, zoneChoices } from './rules/import-center.ts'
import { judgeMemberships, judgeMunicipality, judgeRepresentation } from './rules/import-places.ts'
import { judgeRoom } from './rules/import-room.ts'

const must = { required: true } as const
const words = (es: string, en: string) => ({ es, en })
const needs = (has: boolean, what: string): string | undefined =>
  has ? undefined : `Importe antes ${what}: sin eso, estas filas no pueden decir a quién pertenecen.`

const CVEGEO =
  'clave de municipio | clave municipal | clave geoestadistica | cve geo | clave inegi | clave del municipio inegi | municipio | id municipio | cvegeo municipio'
const LATITUDE = 'lat | latitude | latitud norte | coordenada latitud | coordenada y | latitud decimal | y'
const LONGITUDE =
  'lon | long | lng | longitude | longitud oeste | coordenada longitud | coordenada x | longitud decimal | x'
const latitude = column('latitud', 'latitude', words('Latitud', 'Latitude'), '32.532461', LATITUDE, {
  range: [14, 33.5],
})
const longitude = column('longitud', 'longitude', words('Longitud', 'Longitude'), '-117.018913', LONGITUDE, {
  range: [-119, -86],
})
const representation = (more: object) =>
  column(
    'representacion',
    'representation',
    words('Representación', 'Representation'),
    '02',
    'cve ooad | clave ooad | ooad | representation | clave representacion | delegacion | clave delegacion | delegacion imss',
    more,
  )

const representations = importTarget({
  id: 'representations',
  words: words('Representaciones', 'Representations'),
  about: words(
    'Las oficinas estatales, con su clave de 2 cifras',
    'State-level offices with their 2-digit code',
  ),
  tables: ['representation'],
  columns: [
    column(
      'clave',
      'code',
      words('Clave', 'Code'),
      '02',
      'cve ooad | code | clave ooad | clave representacion | clave delegacion',
      {
        ...must,
        key: true,
      },
    ),
    column(
      'nombre',
      'text',
      words('Nombre', 'Name'),
      'Baja California',
      'name | representacion | nombre representacion | nombre ooad | delegacion | nombre delegacion',
      { ...must, naming: true },
    ),
    column(
      'entidad',
      'state',
      words('Estado', 'State'),
      '02',
      'cve ent | state | clave entidad | entidad federativa | clave estado | estado | nombre entidad | nom ent',
      must,
    ),
  ],
  known: () => Promise.resolve(undefined),
  judge: (rows, _known, { digest }) => rows.map((r) => judgeRepresentation(r, digest)),
})

const municipalities = importTarget({
  id: 'municipalities',
  words: words('Municipios', 'Municipalities'),
  about: words(
    'Clave INEGI, nombre y población; los que ya están pueden traer solo lo que cambia',
    'INEGI key, name and population; known ones may bring only what changes',
  ),
  tables: ['municipality', 'municipality_membership'],
  columns: [
    column('cvegeo', 'municipality', words('Clave INEGI', 'INEGI key'), '02004', `${CVEGEO} | clave`, {
      ...must,
      key: true,
    }),
    column(
      'nombre',
      'text',
      words('Nombre', 'Name'),
      'Tijuana',
      'name | nom mun | nombre municipio | municipio | nombre del municipio | demarcacion | alcaldia',
      { naming: true },
    ),
    column(
      'cabecera',
      'text',
      words('Cabecera', 'Seat'),
      'Tijuana',
      'seat | nom cab | cabecera municipal | nombre cabecera',
    ),
    latitude,
    longitude,
    column(
      'poblacion',
      'whole',
      words('Población', 'Population'),
      '1922523',
      'pob | pob total | poblacion total | population | total population | habitantes | pobtot | total habitantes | numero habitantes',
      { range: [0, 100_000_000] },
    ),
  ],
  known: (read) => knownNetwork(read),
  tooEarly: (known) => needs(known.representations.size > 0, 'las representaciones'),
  judge: (rows, known, { digest }) => rows.map((r) => judgeMunicipality(r, known, digest)),
})

const memberships = importTarget({
  id: 'memberships',
  words: words('Pertenencias', 'Memberships'),
  about: words('Qué municipio atiende qué representación', 'Which representation serves which municipality'),
  tables: ['municipality_membership'],
  columns: [
    column('cvegeo', 'municipality', words('Municipio', 'Municipality'), '26055', CVEGEO, must),
    representation(must),
    column(
      'guarderias',
      'whole',
      words('Guarderías vistas', 'Nurseries seen'),
      '4',
      'nurseries | numero guarderias | total guarderias | unidades',
      { range: [0, 10_000] },
    ),
    column('fuente', 'text', words('Fuente', 'Source'), '', 'source | origen'),
  ],
  known: (read) => knownNetwork(read),
  tooEarly: (known) =>
    needs(known.representations.size > 0, 'las representaciones') ??
    needs(known.municipalities.size > 0, 'los municipios'),
  wholeFile: true,
  repeats: true,
  judge: (rows, known, { digest }) => judgeMemberships(rows, known, digest),
})

const centers = importTarget({
  id: 'centers',
  words: words('Centros', 'Centers'),
  about: words(
    'Centros y guarderías, con su municipio y sus lugares',
    'Centers with their municipality and places',
  ),
  tables: ['center', 'center_membership', 'room'],
  columns: [
    column(
      'clave',
      'code',
      words('Clave', 'Code'),
      'C-001',
      'id | code | clave guarderia | clave centro | clave unidad | clave ceci | id centro | id guarderia | identificador | numero guarderia',
      { ...must, key: true },
    ),
    column(
      'nombre',
      'text',
      words('Nombre', 'Name'),
      'CECI Ejemplo',
      'name | nombre centro | nombre guarderia | nombre de la guarderia | denominacion | centro | guarderia | razon social | nombre unidad | nombre establecimiento',
      { ...must, naming: true },
    ),
    column(
      'esquema',
      'choice',
      words('Esquema', 'Scheme'),
      'imss',
      'scheme | modalidad | tipo guarderia | tipo centro | modelo',
      {
        ...must,
        choices: schemeChoices,
      },
    ),
    column(
      'municipio',
      'municipality',
      words('Municipio', 'Municipality'),
      '02004',
      `cvegeo | municipality | ${CVEGEO}`,
      must,
    ),
    representation({}),
    column(
      'lugares',
      'whole',
      words('Lugares', 'Places'),
      '150',
      'capacidad | places | capacity | capacidad instalada | cupo | lugares autorizados | numero lugares',
      { range: [0, 1000] },
    ),
    column(
      'prestador',
      'text',
      words('Prestador', 'Partner'),
      '',
      'partner | prestador servicio | proveedor | operador | asociacion civil | provider',
    ),
    column('zona', 'choice', words('Zona', 'Zone'), 'urbana', 'zone | ambito | tipo zona | urbana rural', {
      choices: zoneChoices,
    }),
    latitude,
    longitude,
    column(
      'abre',
      'clock',
      words('Abre', 'Opens'),
      '07:00',
      'apertura | opens | hora apertura | hora entrada | horario apertura',
    ),
    column(
      'cierra',
      'clock',
      words('Cierra', 'Closes'),
      '19:00',
      'cierre | closes | hora cierre | hora salida | horario cierre',
    ),
    column(
      'estado',
      'choice',
      words('Situación', 'Status'),
      'abierto',
      'estatus | status | situacion | estado operativo',
      {
        choices: centerStatuses,
      },
    ),
  ],
  known: (read) => knownNetwork(read, { rooms: true }),
  tooEarly: (known) => needs(known.municipalities.size > 0, 'los municipios'),
  judge: (rows, known, { digest, status }) => rows.map((r) => judgeCenter(r, known, digest, status)),
})

const months = { ...must, range: [0, 84] } as const
const rooms = importTarget({
  id: 'rooms',
  words: words('Salas', 'Rooms'),
  about: words('Salas de cada centro, con sus edades y lugares', 'Rooms of each center with ages and places'),
  tables: ['room'],
  columns: [
    column(
      'centro',
      'center',
      words('Centro', 'Center'),
      'C-001',
      'center | clave centro | clave guarderia | guarderia | unidad | clave unidad',
      must,
    ),
    column(
      'nombre',
      'text',
      words('Sala', 'Room'),
      'Maternal A',
      'sala | room | nombre sala | grupo | salon | nombre grupo | name',
      must,
    ),
    column(
      'desde_meses',
      'whole',
      words('Desde (meses)', 'From (months)'),
      '19',
      'edad minima | meses desde | from months | edad minima meses | desde',
      months,
    ),
    column(
      'hasta_meses',
      'whole',
      words('Hasta (meses)', 'To (months)'),
      '24',
      'edad maxima | meses hasta | to months | edad maxima meses | hasta',
      months,
    ),
    column(
      'lugares',
      'whole',
      words('Lugares', 'Places'),
      '20',
      'capacidad | places | cupo | capacity | numero lugares',
      {
        ...must,
        range: [0, 200],
      },
    ),
    column('orden', 'whole', words('Orden', 'Order'), '3', 'order | numero orden | consecutivo', {
      range: [0, 1000],
    }),
  ],
  known: (read) => knownNetwork(read, { rooms: true }),
  tooEarly: (known) => needs(known.centers.size > 0, 'los centros'),
  judge: (rows, known, { digest }) => rows.map((r) => judgeRoom(r, known, digest)),
})

/** In the order in which an empty system needs them. */
export const networkImports: readonly ImportTarget[] = [
  representations,
  municipalities,
  memberships,
  centers,
  rooms,
]
