// What files may bring of construction: sites as sources publish them, each with where it stood on a day.
import { importColumn as column, type ImportTarget, importTarget } from '../../kernel/import-target.ts'
import { knownNetwork } from '../network/reads.ts'
import { sitesByCode } from '../places/reads.ts'
import { buildSchemeChoices, judgeSite, standingChoices } from './rules/import-site.ts'

const must = { required: true } as const
const words = (es: string, en: string) => ({ es, en })

const sites = importTarget({
  id: 'sites',
  words: words('Sitios del programa', 'Sites of the programme'),
  about: words(
    'Predios y obras con el estatus que publicó una fuente y su fecha',
    'Plots and works with the status a source published and its day',
  ),
  tables: ['place_site', 'construction_published'],
  columns: [
    column(
      'id',
      'code',
      words('Identificador del sitio', 'Site identifier'),
      'CECI-PUB-001',
      'identificador | clave sitio | id sitio | site',
      { ...must, key: true },
    ),
    column(
      'cvegeo',
      'municipality',
      words('Clave INEGI', 'INEGI key'),
      '08037',
      'clave de municipio | clave municipal | clave inegi',
      must,
    ),
    column('municipio', 'text', words('Municipio', 'Municipality'), 'Juárez', 'nombre municipio'),
    column(
      'sitio',
      'text',
      words('Sitio', 'Site'),
      'Col. Las Gladiolas',
      'predio | colonia | nombre sitio | domicilio predio',
    ),
    column(
      'estatus_publicado',
      'choice',
      words('Estatus publicado', 'Published status'),
      'terreno_escriturado',
      'estatus obra | estatus sitio | estatus predio | avance publicado',
      { ...must, choices: standingChoices },
    ),
    column(
      'fecha_fuente',
      'day',
      words('Fecha de la fuente', 'Day of the source'),
      '2026-01-15',
      'fecha publicacion | fecha nota',
      must,
    ),
    column(
      'esquema',
      'choice',
      words('Quién construye', 'Who builds'),
      'imss',
      'esquema obra | constructor',
      {
        choices: buildSchemeChoices,
      },
    ),
    column(
      'capacidad',
      'whole',
      words('Lugares previstos', 'Places planned'),
      '250',
      'capacidad prevista | lugares previstos',
      { range: [1, 1000] },
    ),
    column(
      'superficie_m2',
      'decimal',
      words('Superficie (m²)', 'Area (m²)'),
      '2000',
      'superficie | m2 | metros cuadrados | superficie predio',
      { range: [1, 1_000_000] },
    ),
    column(
      'inversion_mxn',
      'decimal',
      words('Inversión anunciada (pesos)', 'Announced money (pesos)'),
      '46000000',
      'inversion | inversion anunciada',
      { range: [0, 999_999_999] },
    ),
    column(
      'demanda_potencial_publicada',
      'whole',
      words('Demanda publicada', 'Published demand'),
      '8788',
      'demanda potencial | demanda publicada',
      { range: [0, 10_000_000] },
    ),
    column('latitud', 'latitude', words('Latitud', 'Latitude'), '', 'lat', { range: [14, 33.5] }),
    column('longitud', 'longitude', words('Longitud', 'Longitude'), '', 'lon', { range: [-119, -86] }),
    column(
      'representacion',
      'representation',
      words('Representación', 'Representation'),
      '',
      'ooad | clave ooad | clave representacion',
    ),
    column('nota', 'text', words('Nota', 'Note'), '', 'observaciones'),
    column('fuente', 'text', words('Fuente', 'Source'), 'https://…', 'source | origen', must),
  ],
  known: async (read) => ({ ...(await knownNetwork(read)), sites: await sitesByCode(read) }),
  permission: 'places.site',
  tooEarly: (known) =>
    known.municipalities.size > 0
      ? undefined
      : 'Importe antes los municipios: sin eso, estas filas no pueden decir a quién pertenecen.',
  judge: (rows, known, { digest }) => rows.map((r) => judgeSite(r, known, digest)),
})

export const constructionImports: readonly ImportTarget[] = [sites]
