// Rows of files of sites as sources publish them: a site, and where it stood on a day.
import { NATION } from '../../../kernel/ids.ts'
import { readingOf } from '../../../kernel/import-cells.ts'
import type { Draft, FileRow, ImportChoice, Judged } from '../../../kernel/import-target.ts'
import { type Digest, siteId } from '../../../kernel/told-ids.ts'
import type { KnownNetwork } from '../../network/contract.ts'
import type { BuildScheme, Stage } from '../contract/stages.ts'

type Standing = { readonly at: Stage; readonly over: boolean }
/** `word` as lists write it, what people call it, and the stage it tells of. Source: ceci.md §1.6, status words of 2025 and 2026. */
const standings: readonly (readonly [word: string, es: string, en: string, is: Standing])[] = [
  ['terreno_propuesto', 'terreno propuesto', 'plot proposed', { at: 'offered', over: true }],
  ['en_gestion', 'en gestión', 'being arranged', { at: 'offered', over: true }],
  ['terreno_en_revision', 'terreno en revisión', 'plot under review', { at: 'visited', over: true }],
  ['terreno_visitado', 'terreno visitado', 'plot visited', { at: 'visited', over: true }],
  ['recalificacion', 'recalificación', 'looked at again', { at: 'validated', over: false }],
  ['autorizado', 'autorizado', 'authorized', { at: 'validated', over: true }],
  ['aprobado', 'aprobado', 'approved', { at: 'validated', over: true }],
  ['terreno_validado', 'terreno validado', 'plot validated', { at: 'validated', over: true }],
  ['expediente', 'expediente en integración', 'property file', { at: 'file', over: false }],
  ['donacion_aprobada', 'donación aprobada', 'donation accepted', { at: 'accepted', over: true }],
  ['terreno_escriturado', 'terreno escriturado', 'deed signed', { at: 'deed', over: true }],
  ['contratacion_aprobada', 'contratación aprobada', 'contracting approved', { at: 'tender', over: false }],
  ['licitacion_publicada', 'licitación publicada', 'tender called', { at: 'tender', over: false }],
  [
    'licitacion_supervision',
    'licitación de la supervisión',
    'supervision tendered',
    { at: 'tender', over: false },
  ],
  ['contratado', 'contratado', 'contracted', { at: 'contract', over: true }],
  ['obra', 'en obra', 'under works', { at: 'works', over: false }],
  ['obra_por_concluir', 'obra por concluir', 'works about to end', { at: 'works', over: false }],
  ['obra_concluida', 'obra concluida', 'works over', { at: 'works', over: true }],
  ['equipamiento', 'equipamiento', 'being equipped', { at: 'equipment', over: false }],
  ['en_operacion', 'en operación', 'open', { at: 'open', over: true }],
]
const choice = (value: string, es: string, en: string, ...also: string[]): ImportChoice => ({
  ...{ value, words: { es, en }, also },
})
export const standingChoices = standings.map(([word, es, en]) => choice(word, es, en))
const standingOf: Readonly<Record<string, readonly [string, Standing]>> = Object.fromEntries(
  standings.flatMap(([word, es, , is]): (readonly [string, readonly [string, Standing]])[] => [
    [word, [word, is]],
    [es, [word, is]],
  ]),
)
export const buildSchemeChoices: readonly ImportChoice[] = [
  choice('imss', 'IMSS', 'IMSS', 'imss'),
  choice('empresa', 'Empresa', 'Company', 'maquila', 'sector maquilador'),
  choice('municipal', 'Municipio o DIF', 'Municipality or DIF', 'municipio', 'dif', 'sndif'),
]
const schemes: Readonly<Record<string, BuildScheme>> = Object.fromEntries(
  buildSchemeChoices.flatMap((c) => [c.value, c.words.es, ...c.also].map((w) => [w, c.value as BuildScheme])),
)

const BUILT_BY_OTHERS = /\blo construye el (dif|sndif|municipio)\b/i
const BAND = /capacidad prevista (\d{2,3})\s*[-–a]\s*(\d{2,3})/i

export type KnownSites = KnownNetwork & {
  /** sites known by their code keep their book */
  readonly sites: ReadonlyMap<string, { readonly id: string; readonly book: string }>
}

/** One row tells two things: the site, which is the places module's word, and where it stood on a day, which is construction's. */
export function judgeSite(row: FileRow, known: KnownSites, digest: Digest): Judged {
  const r = readingOf(row)
  const code = r.text('id', 30)
  const municipality = r.matching('cvegeo', /^\d{5}$/, 'la clave INEGI de 5 cifras')
  const name = r.text('sitio', 160, false)
  const status = r.oneOf('estatus_publicado', standingOf, 'uno de los estatus de la plantilla')
  const on = r.day('fecha_fuente')
  const places = r.whole('capacidad', 1, 1000)
  const area = r.decimal('superficie_m2', 1, 1_000_000)
  const announced = r.decimal('inversion_mxn', 0, 999_999_999)
  const demand = r.whole('demanda_potencial_publicada', 0, 10_000_000)
  const latitude = r.decimal('latitud', 14, 33.5)
  const longitude = r.decimal('longitud', -119, -86)
  const said = r.oneOf('esquema', schemes, 'imss, empresa o municipal', false)
  const asked = r.matching('representacion', /^\d{2}$/, 'la clave de 2 cifras', false)
  const note = r.text('nota', 500, false)
  const source = r.text('fuente', 500)
  const where = municipality === undefined ? undefined : known.municipalities.get(municipality)
  if (municipality !== undefined && !where)
    r.wrong('cvegeo', `no hay un municipio ${municipality}`, 'uno de los importados')
  if (asked !== undefined && !known.representations.has(asked))
    r.wrong('representacion', `no hay una representación ${asked}`, 'una de las importadas')
  if ((latitude === undefined) !== (longitude === undefined))
    r.wrong('latitud', 'va sin la otra coordenada', 'latitud y longitud juntas')
  if (r.errors.length > 0) return { errors: r.errors }
  const standing = known.sites.get(code!)
  const served = asked === undefined ? where!.representation : known.representations.get(asked)!.id
  const book = standing?.book ?? served ?? NATION
  if (!standing && served === null)
    r.doubt('cvegeo', 'nadie ha dicho qué representación atiende este municipio: queda en el libro nacional')
  const others = BUILT_BY_OTHERS.test(note ?? '')
  if (said === undefined && others) r.doubt('nota', 'el esquema se tomó de la nota: lo construye otro')
  const band = BAND.exec(note ?? '')
  const id = standing?.id ?? siteId(digest, code!)
  const [word, stood] = status!
  const drafts: Draft[] = [
    {
      ...{ about: id, book, table: 'place_site', key: id, kind: 'places.site-registered' },
      fields: { code, name: name ?? where!.name, municipality, latitude, longitude, source },
      as: 'whole',
    },
    {
      ...{ about: id, book, table: 'construction_published', key: `${id}|${on}|${word}` },
      kind: 'construction.standing-published',
      fields: {
        ...{
          ...stood,
          scheme: said ?? (others ? 'municipal' : undefined),
          area,
          demand,
          announced,
          note,
          source,
        },
        placesLeast: places ?? (band ? Number(band[1]) : undefined),
        placesMost: places ?? (band ? Number(band[2]) : undefined),
      },
      first: { on, word },
      as: 'whole',
    },
  ]
  return { drafts, doubts: r.doubts }
}
