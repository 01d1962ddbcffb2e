// What files may bring of partners: industrial parks, development poles, and lists of organizations.
import { importColumn as column, type ImportColumn, importTarget } from '../../kernel/import-target.ts'
import { knownNetwork } from '../network/reads.ts'
import { likenesses } from './reads.ts'
import { judgePartner, kindChoices, precisionChoices, statusChoices } from './rules/import-partners.ts'

const must = { required: true } as const
const words = (es: string, en: string) => ({ es, en })
const cvegeo = column(
  'cvegeo',
  'municipality',
  words('Clave INEGI', 'INEGI key'),
  '01001',
  'clave municipio | clave municipal | clave inegi',
  must,
)
const point: readonly ImportColumn[] = [
  column('lat', 'latitude', words('Latitud', 'Latitude'), '21.83306', 'latitud | latitude', {
    range: [14, 33.5],
  }),
  column('lon', 'longitude', words('Longitud', 'Longitude'), '-102.28556', 'longitud | longitude', {
    range: [-119, -86],
  }),
]
const source = column('fuente', 'text', words('Fuente', 'Source'), '', 'source | url | liga')
const precision = column(
  'precision_coord',
  'choice',
  words('Precisión del punto', 'Precision of the point'),
  'localidad_de_referencia',
  'precision | precision coordenada',
  { choices: precisionChoices },
)
const area = column(
  'superficie_ha',
  'decimal',
  words('Superficie (ha)', 'Area (ha)'),
  '342',
  'hectareas | superficie hectareas',
  { range: [0, 100_000] },
)

const about = {
  permission: 'partners.write',
  tables: ['partner'],
  tooEarly: (known: { municipalities: ReadonlyMap<string, unknown> }) =>
    known.municipalities.size > 0
      ? undefined
      : 'Importe antes los municipios: sin eso, estas filas no pueden decir a quién pertenecen.',
} as const
const known = async (read: Parameters<typeof knownNetwork>[0]) => ({
  ...(await knownNetwork(read)),
  partners: await likenesses(read as Parameters<typeof likenesses>[0]),
})

const parks = importTarget({
  ...about,
  id: 'industrial-parks',
  words: words('Parques industriales', 'Industrial parks'),
  about: words(
    'Parques industriales con su municipio, un punto en medio y cuántas fábricas los nombran',
    'Industrial parks with their municipality, a point in the middle and how many factories name them',
  ),
  columns: [
    cvegeo,
    column(
      'nombre',
      'text',
      words('Nombre', 'Name'),
      'CIUDAD INDUSTRIAL',
      'parque | parque industrial | nombre parque',
      {
        ...must,
        naming: true,
      },
    ),
    column(
      'clave_nombre',
      'text',
      words('Nombre simple', 'Plain name'),
      'CIUDAD INDUSTRIAL',
      'nombre clave',
      {
        key: true,
      },
    ),
    column(
      'establecimientos',
      'whole',
      words('Establecimientos', 'Factories'),
      '4',
      'fabricas | numero establecimientos',
      {
        range: [0, 100_000],
      },
    ),
    ...point,
    source,
  ],
  known,
  judge: (rows, k, { digest }) => rows.map((r) => judgePartner(r, k, digest, 'retc')),
})

const poles = importTarget({
  ...about,
  id: 'development-poles',
  words: words('Polos de desarrollo', 'Development poles'),
  about: words(
    'Polos de desarrollo para el bienestar (PODECOBI) con su municipio, superficie y estatus',
    'Development poles (PODECOBI) with their municipality, area and status',
  ),
  columns: [
    column(
      'num_proyectos_mexico',
      'code',
      words('Número en Proyectos México', 'Number in Proyectos México'),
      '1001',
      'numero proyecto',
    ),
    column('nombre', 'text', words('Nombre', 'Name'), 'Seybaplaya I', 'polo | nombre polo', {
      ...must,
      naming: true,
    }),
    cvegeo,
    column(
      'municipio_confirmado',
      'whole',
      words('Municipio confirmado', 'Municipality confirmed'),
      '1',
      'confirmado',
      {
        range: [0, 1],
      },
    ),
    ...point,
    precision,
    area,
    column(
      'estatus_en_fuente',
      'choice',
      words('Estatus', 'Status'),
      'declarado',
      'estatus polo | estatus fuente',
      {
        choices: statusChoices,
      },
    ),
    source,
  ],
  known,
  judge: (rows, k, { digest }) => rows.map((r) => judgePartner(r, k, digest, 'podecobi')),
})

const organizations = importTarget({
  ...about,
  id: 'partners',
  words: words('Organizaciones aliadas', 'Partner organizations'),
  about: words(
    'Empresas, cámaras, gobiernos y otras organizaciones con quienes se promueve un centro',
    'Companies, chambers, governments and other organizations with whom a center is promoted',
  ),
  columns: [
    column(
      'nombre',
      'text',
      words('Nombre o razón social', 'Name'),
      'Manufacturas del Norte, S.A. de C.V.',
      'razon social | empresa | organizacion | nombre empresa',
      {
        ...must,
        naming: true,
      },
    ),
    column('tipo', 'choice', words('Tipo', 'Kind'), 'empresa', 'tipo organizacion | kind', {
      ...must,
      choices: kindChoices,
    }),
    cvegeo,
    column('rfc', 'code', words('RFC', 'RFC'), 'MNO010203AB9', 'registro federal de contribuyentes'),
    column(
      'giro',
      'text',
      words('Giro', 'Sector'),
      'Autopartes',
      'sector | actividad economica | giro empresa',
    ),
    column(
      'personal',
      'whole',
      words('Personal', 'Workers'),
      '850',
      'trabajadores | plantilla personal | personal ocupado | numero de trabajadores',
      {
        range: [0, 500_000],
      },
    ),
    column('mujeres', 'whole', words('Mujeres', 'Women'), '410', 'trabajadoras | mujeres trabajadoras', {
      range: [0, 500_000],
    }),
    ...point,
    precision,
    area,
    source,
  ],
  known,
  judge: (rows, k, { digest }) => rows.map((r) => judgePartner(r, k, digest, 'lista')),
})

export const partnersImports = [parks, poles, organizations]
