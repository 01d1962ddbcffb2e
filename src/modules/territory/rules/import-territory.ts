// Rows of files about the land and its people: each is dated and has its source, and is refused with its field where it cannot be.
import { NATION } from '../../../kernel/ids.ts'
import { type Reading, readingOf } from '../../../kernel/import-cells.ts'
import type { Draft, FileRow, Judged, JudgeParts } from '../../../kernel/import-target.ts'
import { COUNTRY } from '../../../kernel/land.ts'
import { localityId, municipalityId, nurseryId, stateId } from '../../../kernel/told-ids.ts'
import type { KnownNetwork } from '../../network/contract.ts'
import { type SupplyTold, supplyTold } from '../contract/kinds.ts'
import { publishedKey } from './fold-territory.ts'

const MOST = 200_000_000
const AS_OF = /^(19|20)\d{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/
const MONTH = /^(19|20)\d{2}-(0[1-9]|1[0-2])$/
const KEY = /^(0[1-9]|[12]\d|3[0-2])\d{3}$/
const STATE = /^(0[1-9]|[12]\d|3[0-2])$/

type Parts = JudgeParts
type Known = Pick<KnownNetwork, 'municipalities'>

/** Of when and from where: as the row says, as the header says of its year, or as was said of the whole list. */
function datedOf(r: Reading, row: FileRow, { vintage, today }: Parts, yearOf?: string) {
  const told = r.matching('fecha', AS_OF, 'un año, un mes o un día: 2020, 2020-03 o 2020-03-15', false)
  const [year] = /\b(19|20)\d{2}\b/.exec((yearOf && row.header[yearOf]?.replaceAll('_', ' ')) ?? '') ?? []
  const as_of = told ?? year ?? vintage.as_of
  if (as_of === undefined && r.errors.length === 0)
    r.wrong('fecha', 'no dice de cuándo es', 'un año, un mes o un día')
  if (as_of !== undefined && as_of > today) r.wrong('fecha', `${as_of} aún no llega`, 'una fecha hasta hoy')
  return { as_of, source: sourceOf(r, vintage.source) }
}
function sourceOf(r: Reading, supposed: string | undefined): string | undefined {
  const source = r.text('fuente', 300, false) ?? supposed
  if (source === undefined && r.errors.length === 0)
    r.wrong('fuente', 'no dice de dónde viene', 'la fuente de la lista')
  return source
}

/** Negative is not merely out of range: it is no count. */
function count(r: Reading, row: FileRow, column: string, required = false): number | undefined {
  const text = (row.cells[column] ?? '').trim()
  if (text === '' && required) return r.wrong(column, 'está vacía', 'cuántos, o 0')
  if (/^-\d/.test(text)) return r.wrong(column, `${text} es negativo`, 'un número desde 0')
  return r.whole(column, 0, MOST)
}

function municipalityOf(r: Reading, known: Known, unplaced = false): string | undefined {
  const key = r.matching('cvegeo', KEY, 'la clave INEGI de 5 cifras')
  if (key === undefined || known.municipalities.has(key)) return key
  if (unplaced && key.endsWith('000')) return key
  return r.wrong('cvegeo', `no hay un municipio ${key}`, 'uno de los importados')
}

/** Both, or an error in the one that is wrong: a point outside the country is never taken. */
function pointOf(r: Reading, row: FileRow, required: boolean) {
  const side = (column: string, least: number, most: number) => {
    const text = (row.cells[column] ?? '').trim()
    if (text === '') return required ? r.wrong(column, 'está vacía', 'grados con decimales') : undefined
    const n = Number(text)
    if (Number.isFinite(n) && (n < least || n > most))
      return r.wrong(column, `${text} queda fuera del país`, `de ${least} a ${most} grados`)
    return r.decimal(column, least, most)
  }
  const latitude = side('lat', COUNTRY.south, COUNTRY.north)
  const longitude = side('lon', COUNTRY.west, COUNTRY.east)
  if (r.errors.length === 0 && (latitude === undefined) !== (longitude === undefined))
    r.wrong(latitude === undefined ? 'lat' : 'lon', 'una latitud va con su longitud')
  return { latitude, longitude }
}

const drafted = (
  about: string,
  table: string,
  key: string,
  kind: string,
  first: Draft['fields'],
  fields: Draft['fields'],
): Draft => ({ about, book: NATION, table, key, kind, as: 'whole', first, fields })

export function judgeLocality(row: FileRow, known: Known, parts: Parts): Judged {
  const r = readingOf(row)
  const locality = r.matching('cvegeo_loc', /^\d{9}$/, 'la clave INEGI de 9 cifras')
  const municipality = municipalityOf(r, known)
  if (locality && municipality && !locality.startsWith(municipality))
    r.wrong('cvegeo_loc', `la localidad ${locality} no es del municipio ${municipality}`)
  const name = r.text('nombre', 200)
  const kind = r.oneOf('ambito', { U: 'U', R: 'R' } as const, 'urbana o rural')
  const point = pointOf(r, row, true)
  const altitude = r.decimal('altitud', -50, 6000)
  const people = count(r, row, 'poblacion', true)
  const women = count(r, row, 'mujeres')
  const dwellings = count(r, row, 'viviendas')
  const dated = datedOf(r, row, parts, 'poblacion')
  if (women !== undefined && people !== undefined && women > people)
    r.wrong('mujeres', `hay más mujeres (${women}) que personas (${people})`)
  if (r.errors.length > 0) return { errors: r.errors }
  const fields = { municipality, name, kind, ...point, altitude, people, women, dwellings, ...dated }
  const about = localityId(parts.digest, locality!)
  return {
    drafts: [drafted(about, 'locality', locality!, 'territory.locality-told', { locality }, fields)],
    doubts: r.doubts,
  }
}

/** Columns of the list by the figure they are. */
export const censusColumns = {
  people: 'pob_total',
  women: 'pob_fem',
  children_0_2: 'pob_0a2',
  children_3_5: 'pob_3a5',
  children_6_11: 'pob_6a11',
  people_15_64: 'pob_15a64',
  people_60: 'pob_60ymas',
  with_disability: 'con_discapacidad',
  working: 'ocupada',
  working_women: 'ocupada_fem',
  unemployed: 'desocupada',
  inactive: 'pe_inactiva',
  uncovered: 'sin_derechohabiencia',
  insured_imss: 'der_imss',
  households: 'hogares',
  households_women: 'hogares_jefa',
  dwellings: 'viviendas_total',
  with_electricity: 'viv_electricidad',
  with_water: 'viv_agua_dentro',
  with_internet: 'viv_internet',
  with_mobile: 'viv_celular',
} as const
const MUST: ReadonlySet<string> = new Set(['people', 'children_0_2', 'children_3_5'])

export function judgeCensus(row: FileRow, known: Known, parts: Parts): Judged {
  const r = readingOf(row)
  const municipality = municipalityOf(r, known)
  const figures: Record<string, number | undefined> = {}
  for (const [figure, column] of Object.entries(censusColumns))
    figures[figure] = count(r, row, column, MUST.has(figure))
  const dated = datedOf(r, row, parts, 'pob_total')
  const { people } = figures
  for (const figure of ['children_0_2', 'children_3_5', 'working', 'women'] as const)
    if (people !== undefined && (figures[figure] ?? 0) > people)
      r.wrong(censusColumns[figure], `${figures[figure]} son más que toda la población (${people})`)
  if (figures.working !== undefined && (figures.working_women ?? 0) > figures.working)
    r.wrong(censusColumns.working_women, 'hay más mujeres ocupadas que personas ocupadas')
  if (r.errors.length > 0) return { errors: r.errors }
  const key = `${municipality}|${dated.as_of}`
  const first = { municipality, as_of: dated.as_of }
  const fields = { ...figures, source: dated.source }
  const about = municipalityId(parts.digest, municipality!)
  return {
    drafts: [drafted(about, 'municipality_figures', key, 'territory.census-told', first, fields)],
    doubts: r.doubts,
  }
}

const sectorColumns = {
  ...{ farming: 'agro', mining: 'mineria', manufacturing: 'manufactura', building: 'construccion' },
  ...{ energy: 'energia', trade: 'comercio', transport: 'transporte', services: 'servicios' },
} as const
const employerColumns = {
  ...{ up_to_5: 'patron_hasta_5', from_6_to_50: 'patron_6_50', over_50: 'patron_mas_50' },
} as const

/** All of them or none: half of a distribution is no distribution. */
function parted(r: Reading, row: FileRow, columns: Readonly<Record<string, string>>) {
  const told = Object.entries(columns).map(([part, column]) => [part, count(r, row, column)] as const)
  return told.every(([, n]) => n !== undefined) ? Object.fromEntries(told) : undefined
}

export function judgePosts(row: FileRow, known: Known, parts: Parts): Judged {
  const r = readingOf(row)
  const municipality = municipalityOf(r, known, true)
  const period = r.matching('periodo', MONTH, 'un mes como 2021-01')
  const posts = count(r, row, 'puestos', true)
  const women = count(r, row, 'puestos_mujer', true)
  const men = count(r, row, 'puestos_hombre', true)
  const ages = {
    under_30: count(r, row, 'menores_30'),
    from_30_to_50: count(r, row, 'de_30_a_50'),
    over_50: count(r, row, 'mayores_50'),
  }
  const sectors = parted(r, row, sectorColumns)
  const employers = parted(r, row, employerColumns)
  const source = sourceOf(r, parts.vintage.source)
  if (period !== undefined && period > parts.today)
    r.wrong('periodo', `${period} aún no llega`, 'un mes hasta hoy')
  if (r.errors.length === 0 && women! + men! !== posts)
    r.wrong('puestos', `${posts} puestos no son ${women} de mujeres y ${men} de hombres`, 'que sumen')
  if (r.errors.length > 0) return { errors: r.errors }
  const about = municipalityId(parts.digest, municipality!)
  const fields = { posts, women, men, ...ages, sectors, employers, source }
  const first = { municipality, period }
  return {
    drafts: [
      drafted(
        about,
        'municipality_posts',
        `${municipality}|${period}`,
        'territory.posts-told',
        first,
        fields,
      ),
    ],
    doubts: r.doubts,
  }
}

export function judgeInsured(row: FileRow, parts: Parts): Judged {
  const r = readingOf(row)
  const state = r.matching('cve_ent', STATE, 'la clave de estado, 01 a 32')
  const period = r.matching('periodo', MONTH, 'un mes como 2021-01')
  const insured = count(r, row, 'asegurados', true)
  const source = sourceOf(r, parts.vintage.source)
  if (period !== undefined && period > parts.today)
    r.wrong('periodo', `${period} aún no llega`, 'un mes hasta hoy')
  if (r.errors.length > 0) return { errors: r.errors }
  const about = stateId(parts.digest, state!)
  const first = { state, period }
  return {
    drafts: [
      drafted(about, 'state_insured', `${state}|${period}`, 'territory.insured-told', first, {
        insured,
        source,
      }),
    ],
    doubts: r.doubts,
  }
}

const PLACED = {
  ok: 'inside',
  otro_municipio: 'other-municipality',
  otro_estado: 'other-state',
  costa_o_borde: 'edge',
} as const
const PLACED_WORDS = {
  'other-municipality': 'su punto cae en otro municipio, según la propia lista',
  'other-state': 'su punto cae en otro estado, según la propia lista',
} as const

export function judgeNursery(row: FileRow, known: Known, parts: Parts, list: 'denue' | 'imss'): Judged {
  const r = readingOf(row)
  const code = r.text('clave', 30)
  const municipality = municipalityOf(r, known)
  const point = pointOf(r, row, false)
  const name = r.text('nombre', 250, false)
  const sector =
    list === 'imss'
      ? undefined
      : r.oneOf('sector', { public: 'public', private: 'private' } as const, 'público o privado', false)
  const staff_band = r.text('personal_ocupado', 20, false)
  const scheme = r.text('esquema', 40, false)
  const places = r.whole('capacidad', 0, 2000)
  const monthly_fee = r.decimal('cuota', 0, 100_000)
  const placed = r.oneOf('validacion_coord', PLACED, 'ok, otro_municipio, otro_estado o costa_o_borde', false)
  const dated = datedOf(r, row, parts)
  if (placed === 'other-municipality' || placed === 'other-state') r.doubt('lat', PLACED_WORDS[placed])
  if (r.errors.length > 0) return { errors: r.errors }
  const key = `${list}:${code}`
  const fields = {
    name,
    municipality,
    ...point,
    sector,
    staff_band,
    scheme,
    places,
    monthly_fee,
    placed,
    ...dated,
  }
  const about = nurseryId(parts.digest, key)
  return {
    drafts: [drafted(about, 'nursery_supply', key, 'territory.nursery-told', { list, code }, fields)],
    doubts: r.doubts,
  }
}

/** «idem» is the source of the row before it. */
export function judgePublished(rows: readonly FileRow[], parts: Parts): Judged[] {
  let before: string | undefined
  return rows.map((row): Judged => {
    const r = readingOf(row)
    const period = r.matching('periodo', AS_OF, 'un año o un mes')
    const scope = r.oneOf(
      'ambito',
      { nation: 'nation', state: 'state', municipality: 'municipality' } as const,
      'nacional, estado o municipio',
    )
    const place = r.matching('clave', /^\d{2}(\d{3})?$/, 'la clave INEGI de 2 o 5 cifras', false)
    const figure = r.text('indicador', 80)
    const value = r.decimal('valor', 0, 1_000_000_000)
    const written = r.text('fuente', 300)
    const source = written !== undefined && /^(idem|ídem)$/i.test(written) ? before : written
    if (written !== undefined && source === undefined)
      r.wrong('fuente', 'dice «idem» y no hay una antes', 'la fuente')
    before = source
    if (scope !== undefined && (place?.length ?? 0) !== { nation: 0, state: 2, municipality: 5 }[scope])
      r.wrong('clave', 'la clave no es de ese ámbito', 'nada para la nación, 2 cifras para un estado')
    if (value === undefined && r.errors.length === 0) r.wrong('valor', 'está vacía', 'un número')
    if (r.errors.length > 0) return { errors: r.errors }
    const told = { period, scope, figure, source, ...(place !== undefined && { place }) } as SupplyTold
    const about = place === undefined ? NATION : stateOrTown(place, parts)
    const draft = drafted(about, 'supply_published', publishedKey(told), supplyTold.kind, told, { value })
    return { drafts: [draft], doubts: r.doubts }
  })
}
const stateOrTown = (place: string, { digest }: Parts) =>
  place.length === 2 ? stateId(digest, place) : municipalityId(digest, place)
