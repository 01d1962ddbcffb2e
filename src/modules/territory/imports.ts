// What files may bring of the land and its people, in the order in which an empty system needs them.
import { importColumn as column, type ImportTarget, importTarget } from '../../kernel/import-target.ts'
import { COUNTRY } from '../../kernel/land.ts'
import { knownNetwork } from '../network/reads.ts'
import {
  judgeCensus,
  judgeInsured,
  judgeLocality,
  judgeNursery,
  judgePosts,
  judgePublished,
} from './rules/import-territory.ts'

const must = { required: true } as const
const words = (es: string, en: string) => ({ es, en })
const KEY =
  'clave de municipio | clave municipal | clave geoestadistica | cve geo | clave inegi | cvegeo mun | cvegeo municipio | municipio'
const municipality = column('cvegeo', 'municipality', words('Municipio', 'Municipality'), '01001', KEY, must)
const dated = [
  column(
    'fecha',
    'text',
    words('Fecha de los datos', 'Date of the figures'),
    '',
    'as of | vigencia | fecha de corte',
  ),
  column('fuente', 'text', words('Fuente', 'Source'), '', 'source | origen'),
]
/** Without a range: one negative count among thousands is told in its row, and the column stays what its title says. */
const number = (name: string, es: string, en: string, also = '', more: object = {}) =>
  column(name, 'whole', words(es, en), '120', also, more)
const latitude = (more: object) =>
  column('lat', 'latitude', words('Latitud', 'Latitude'), '21.879823', 'latitud | latitude | y', {
    ...{ range: [COUNTRY.south, COUNTRY.north] as const, ...more },
  })
const longitude = (more: object) =>
  column(
    'lon',
    'longitude',
    words('Longitud', 'Longitude'),
    '-102.296047',
    'longitud | long | lng | longitude | x',
    {
      ...{ range: [COUNTRY.west, COUNTRY.east] as const, ...more },
    },
  )
const choice = (value: string, es: string, en: string, ...also: string[]) => ({
  value,
  words: { es, en },
  also,
})

const common = {
  permission: 'territory.write',
  known: knownNetwork,
  tooEarly: (known: Awaited<ReturnType<typeof knownNetwork>>) =>
    known.municipalities.size > 0 ? undefined : 'Importe antes los municipios: estas filas los nombran.',
} as const

const localities = importTarget({
  ...common,
  id: 'localities',
  words: words('Localidades', 'Localities'),
  about: words(
    'Pueblos y ciudades con sus coordenadas y su población',
    'Towns and cities with coordinates and population',
  ),
  tables: ['locality'],
  columns: [
    column(
      'cvegeo_loc',
      'code',
      words('Clave de localidad', 'Locality key'),
      '010010001',
      'cvegeo localidad | clave localidad | clave inegi localidad',
      {
        ...must,
        key: true,
      },
    ),
    column('cvegeo', 'municipality', words('Municipio', 'Municipality'), '01001', KEY, must),
    column(
      'nombre',
      'text',
      words('Localidad', 'Locality'),
      'Aguascalientes',
      'nombre localidad | nom loc | name',
      must,
    ),
    column(
      'ambito',
      'choice',
      words('Urbana o rural', 'Urban or rural'),
      'U',
      'tipo localidad | urbano rural',
      {
        ...must,
        choices: [choice('U', 'Urbana', 'Urban', 'urbano'), choice('R', 'Rural', 'Rural')],
      },
    ),
    latitude(must),
    longitude(must),
    column('altitud', 'decimal', words('Altitud (m)', 'Altitude (m)'), '1878', 'altitud m | altitude'),
    number('poblacion', 'Población', 'Population', 'pob | pob total | poblacion total | pobtot', must),
    number('mujeres', 'Mujeres', 'Women', 'pob fem | poblacion femenina'),
    number('viviendas', 'Viviendas habitadas', 'Dwellings', 'viviendas habitadas'),
    ...dated,
  ],
  vintage: {
    as_of: '2020-03-15',
    source: 'INEGI, Censo de Población y Vivienda 2020 y catálogo de localidades',
  },
  judge: (rows, known, parts) => rows.map((r) => judgeLocality(r, known, parts)),
})

const census = importTarget({
  ...common,
  id: 'census',
  words: words('Censo por municipio', 'Census by municipality'),
  about: words(
    'Niñas y niños, mujeres ocupadas, derechohabiencia y hogares de cada municipio',
    'Children, women at work, insurance and households of each municipality',
  ),
  tables: ['municipality_figures'],
  columns: [
    { ...municipality, key: true },
    number('pob_total', 'Población total', 'Population', 'poblacion | pobtot | total habitantes', must),
    number('pob_fem', 'Mujeres', 'Women', 'poblacion femenina'),
    number('pob_0a2', 'De 0 a 2 años', 'Aged 0–2', 'poblacion 0 2 | p 0a2', must),
    number('pob_3a5', 'De 3 a 5 años', 'Aged 3–5', 'poblacion 3 5 | p 3a5', must),
    number('pob_6a11', 'De 6 a 11 años', 'Aged 6–11', 'p 6a11'),
    number('pob_15a64', 'De 15 a 64 años', 'Aged 15–64'),
    number('pob_60ymas', 'De 60 y más', 'Aged 60 and over', 'p 60ymas'),
    number('con_discapacidad', 'Con discapacidad', 'With a disability', 'pcon disc'),
    number('ocupada', 'Población ocupada', 'People at work', 'pocupada'),
    number('ocupada_fem', 'Mujeres ocupadas', 'Women at work', 'pocupada f'),
    number('desocupada', 'Población desocupada', 'Unemployed', 'pdesocup'),
    number('pe_inactiva', 'Población no activa', 'Inactive', 'pe inac'),
    number('sin_derechohabiencia', 'Sin derechohabiencia', 'Without health cover', 'psinder'),
    number('der_imss', 'Derechohabientes del IMSS', 'Insured by IMSS', 'pder imss'),
    number('hogares', 'Hogares', 'Households', 'tothog'),
    number('hogares_jefa', 'Hogares con jefa', 'Households led by women', 'hogjef f'),
    number('viviendas_total', 'Viviendas', 'Dwellings', 'vivtot'),
    number('viv_electricidad', 'Viviendas con electricidad', 'Dwellings with electricity', 'vph c elec'),
    number('viv_agua_dentro', 'Viviendas con agua dentro', 'Dwellings with water', 'vph aguadv'),
    number('viv_internet', 'Viviendas con internet', 'Dwellings with internet', 'vph inter'),
    number('viv_celular', 'Viviendas con celular', 'Dwellings with a mobile', 'vph cel'),
    ...dated,
  ],
  vintage: { as_of: '2020-03-15', source: 'INEGI, Censo de Población y Vivienda 2020 (ITER)' },
  judge: (rows, known, parts) => rows.map((r) => judgeCensus(r, known, parts)),
})

const period = column(
  'periodo',
  'month',
  words('Mes', 'Month'),
  '2021-01',
  'mes | periodo | month | fecha',
  must,
)
const posts = importTarget({
  ...common,
  id: 'insured-posts',
  words: words('Puestos permanentes del IMSS', 'Permanent posts insured by IMSS'),
  about: words(
    'Puestos permanentes asegurados por municipio, sexo, edad, sector y tamaño del patrón; EE000 y 09000 se conservan',
    'Permanent posts by municipality, sex, age, sector and size of employer; EE000 and 09000 are kept',
  ),
  tables: ['municipality_posts'],
  repeats: true,
  columns: [
    period,
    municipality,
    number('puestos', 'Puestos', 'Posts', 'total puestos', must),
    number('puestos_mujer', 'Puestos de mujeres', 'Women’s posts', '', must),
    number('puestos_hombre', 'Puestos de hombres', 'Men’s posts', '', must),
    number('menores_30', 'Menores de 30', 'Under 30'),
    number('de_30_a_50', 'De 30 a 50', '30 to 50'),
    number('mayores_50', 'Mayores de 50', 'Over 50'),
    number('agro', 'Agropecuario', 'Farming'),
    number('mineria', 'Minería', 'Mining'),
    number('manufactura', 'Manufactura', 'Manufacturing'),
    number('construccion', 'Construcción', 'Building'),
    number('energia', 'Energía', 'Energy'),
    number('comercio', 'Comercio', 'Trade'),
    number('transporte', 'Transporte', 'Transport'),
    number('servicios', 'Servicios', 'Services'),
    number('patron_hasta_5', 'Patrón de hasta 5', 'Employer of up to 5'),
    number('patron_6_50', 'Patrón de 6 a 50', 'Employer of 6 to 50'),
    number('patron_mas_50', 'Patrón de más de 50', 'Employer of over 50'),
    column('fuente', 'text', words('Fuente', 'Source'), '', 'source | origen'),
  ],
  vintage: { source: 'IMSS, datos abiertos de asegurados: puestos permanentes' },
  judge: (rows, known, parts) => rows.map((r) => judgePosts(r, known, parts)),
})

const insured = importTarget({
  ...common,
  id: 'state-insured',
  words: words('Asegurados por estado y mes', 'Insured people by state and month'),
  about: words(
    'Personas aseguradas en puestos, por estado y mes',
    'People insured in posts, by state and month',
  ),
  tables: ['state_insured'],
  repeats: true,
  columns: [
    period,
    column(
      'cve_ent',
      'state',
      words('Estado', 'State'),
      '01',
      'clave entidad | entidad | estado | ent',
      must,
    ),
    number('asegurados', 'Asegurados', 'Insured', 'trabajadores asegurados | insured', must),
    column('fuente', 'text', words('Fuente', 'Source'), '', 'source | origen'),
  ],
  vintage: { source: 'IMSS, puestos de trabajo afiliados (serie mensual)' },
  judge: (rows, _known, parts) => rows.map((r) => judgeInsured(r, parts)),
})

/** Bands of people who work there, as INEGI's directory has them. */
const staffBands = ['0-5', '6-10', '11-30', '31-50', '51-100', '101-250', '251+'] as const
const bandWords = (band: string): [string, string, string] => {
  const [from, to] = band.split(/[-+]/)
  return to
    ? [`${from} a ${to} personas`, `${from} to ${to} people`, `${from} a ${to}`]
    : [`${from} y más personas`, `${from} and over`, `${from} y mas`]
}

const directory = importTarget({
  ...common,
  id: 'nursery-directory',
  words: words('Guarderías del directorio de negocios', 'Nurseries of the business directory'),
  about: words(
    'Guarderías públicas y privadas del DENUE, con su punto y su personal',
    'Public and private nurseries of INEGI’s directory, with their point and staff',
  ),
  tables: ['nursery_supply'],
  columns: [
    column('clave', 'code', words('Clave DENUE', 'DENUE id'), '1819', 'id denue | id | clee', {
      ...must,
      key: true,
    }),
    municipality,
    column('sector', 'choice', words('Sector', 'Sector'), 'publico', 'tipo sector', {
      ...must,
      choices: [
        choice('public', 'Público', 'Public', 'publica', 'sector publico', '624412'),
        choice('private', 'Privado', 'Private', 'privada', 'sector privado', '624411'),
      ],
    }),
    column(
      'personal_ocupado',
      'choice',
      words('Personal ocupado', 'Staff'),
      '11-30',
      'per ocu | estrato personal',
      {
        ...must,
        choices: staffBands.map((band) => choice(band, ...bandWords(band))),
      },
    ),
    column(
      'nombre',
      'text',
      words('Nombre', 'Name'),
      '',
      'nom estab | nombre establecimiento | razon social',
    ),
    latitude({}),
    longitude({}),
    column(
      'validacion_coord',
      'text',
      words('Revisión del punto', 'Check of the point'),
      'ok',
      'validacion coordenada',
    ),
    ...dated,
  ],
  vintage: { as_of: '2022', source: 'INEGI, DENUE 2022 (SCIAN 624411 y 624412)' },
  judge: (rows, known, parts) => rows.map((r) => judgeNursery(r, known, parts, 'denue')),
})

const contracted = importTarget({
  ...common,
  id: 'contracted-nurseries',
  onlySaid: true,
  words: words('Guarderías del IMSS que existen', 'Existing nurseries of IMSS'),
  about: words(
    'Lista de guarderías del IMSS con sus lugares y cuotas, como oferta que ya existe: no crea centros',
    'List of IMSS nurseries with places and fees, as supply that exists: makes no centers',
  ),
  tables: ['nursery_supply'],
  columns: [
    column('clave', 'code', words('Clave', 'Code'), 'C-0021', 'id | clave guarderia | identificador', {
      ...must,
      key: true,
    }),
    municipality,
    column('nombre', 'text', words('Nombre', 'Name'), 'Guardería ejemplo', 'nombre guarderia'),
    column('esquema', 'text', words('Esquema', 'Scheme'), 'U', 'modalidad | tipo guarderia'),
    column('capacidad', 'whole', words('Lugares', 'Places'), '120', 'capacidad instalada | lugares | cupo', {
      range: [0, 2000],
    }),
    column(
      'cuota',
      'decimal',
      words('Cuota mensual', 'Monthly fee'),
      '1689.70',
      'cuota mensual por nino mxn | cuota mensual',
      {
        range: [0, 100_000],
      },
    ),
    latitude({}),
    longitude({}),
    ...dated,
  ],
  vintage: { as_of: '2009-07', source: 'IMSS, lista de guarderías subrogadas de julio de 2009' },
  judge: (rows, known, parts) => rows.map((r) => judgeNursery(r, known, parts, 'imss')),
})

const published = importTarget({
  ...common,
  id: 'supply-figures',
  words: words('Cifras publicadas de guarderías', 'Published figures of nurseries'),
  about: words(
    'Capacidad, inscripción y ocupación como las imprimieron informes y prensa',
    'Capacity, enrolment and occupancy as reports and press printed them',
  ),
  tables: ['supply_published'],
  repeats: true,
  columns: [
    column('periodo', 'text', words('Periodo', 'Period'), '2023', 'ano | anio | period', must),
    column('ambito', 'choice', words('Ámbito', 'Scope'), 'nacional', 'nivel | scope', {
      ...must,
      choices: [
        choice('nation', 'Nacional', 'Nation', 'pais'),
        choice('state', 'Estado', 'State', 'estatal'),
        choice('municipality', 'Municipio', 'Municipality', 'municipal'),
      ],
    }),
    column('clave', 'code', words('Clave INEGI', 'INEGI key'), '', 'cvegeo'),
    column('indicador', 'text', words('Indicador', 'Figure'), 'capacidad', 'cifra | figure', must),
    column('valor', 'decimal', words('Valor', 'Value'), '5842', 'value', must),
    column('fuente', 'text', words('Fuente', 'Source'), 'https://ejemplo.mx', 'source', must),
  ],
  judge: (rows, _known, parts) => judgePublished(rows, parts),
})

export const territoryImports: readonly ImportTarget[] = [
  ...[localities, census, posts, insured, directory, contracted, published],
]
