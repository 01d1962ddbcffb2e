// Rows of files about places: published targets with their source, and what is planned for sites and centers.
import { NATION } from '../../../kernel/ids.ts'
import { readingOf } from '../../../kernel/import-cells.ts'
import type { Draft, FileRow, ImportChoice, Judged } from '../../../kernel/import-target.ts'
import { centerId, type Digest, lotId } from '../../../kernel/told-ids.ts'
import type { KnownNetwork } from '../../network/contract.ts'
import type { TargetPublished } from '../contract/kinds.ts'
import { targetKey } from './fold-places.ts'

export type KnownPlaces = KnownNetwork & {
  /** by code */
  readonly sites: ReadonlyMap<string, { readonly id: string; readonly book: string }>
}

const choice = (value: string, es: string, en: string, ...also: string[]): ImportChoice => ({
  value,
  words: { es, en },
  also,
})
export const scopeChoices: readonly ImportChoice[] = [
  choice('nation', 'Nacional', 'Nation', 'pais', 'mexico', 'national'),
  choice('state', 'Estado', 'State', 'estatal', 'entidad'),
  choice('municipality', 'Municipio', 'Municipality', 'municipal'),
]
const SCOPES = { nation: 'nation', state: 'state', municipality: 'municipality' } as const
const KEY = /^\d{2}(\d{3})?$/
const PERIOD = /^(20\d{2}|total)$/i
const CODE = /^.{1,30}$/

/** Every source is a row of its own: they are not made to agree. */
export function judgeTarget(row: FileRow): Judged {
  const r = readingOf(row)
  const scope = r.oneOf('ambito', SCOPES, 'nacional, estado o municipio')
  const place = r.matching('clave', KEY, 'la clave INEGI de 2 o 5 cifras', false)
  const period = r.matching('periodo', PERIOD, 'un año como 2027, o «total»')?.toLowerCase()
  const centers = r.whole('centros', 0, 100_000)
  const places = r.whole('lugares', 0, 10_000_000)
  const publishedOn = r.day('fecha', false)
  const note = r.text('nota', 500, false)
  const source = r.text('fuente', 500)
  if (scope !== undefined && (place?.length ?? 0) !== { nation: 0, state: 2, municipality: 5 }[scope])
    r.wrong(
      'clave',
      'la clave no es de ese ámbito',
      'nada para la nación, 2 cifras para un estado, 5 para un municipio',
    )
  if (centers === undefined && places === undefined && r.errors.length === 0)
    r.wrong('centros', 'no dice cuántos', 'un número de centros o de lugares')
  if (r.errors.length > 0) return { errors: r.errors }
  const name = { scope: scope!, period: period!, source: source! }
  const key = targetKey({
    ...name,
    ...(place && { place }),
    ...(publishedOn && { publishedOn }),
  } as TargetPublished)
  const draft: Draft = {
    ...{ about: NATION, book: NATION, table: 'place_target', key },
    kind: 'places.target-published',
    as: 'whole',
    fields: { ...name, place, centers, places, publishedOn, note },
  }
  return { drafts: [draft], doubts: r.doubts }
}

/**
 * What is planned for a site or a center. A lot is named by its site or center and its ages, so that the same list again is the same
 * lots; another number is the later word.
 */
export function judgePlan(row: FileRow, known: KnownPlaces, digest: Digest, today: string): Judged {
  const r = readingOf(row)
  const code = r.matching('clave', CODE, 'la clave de un sitio o de un centro')
  const places = r.whole('lugares', 1, 2000)
  const fromMonths = r.whole('desde_meses', 0, 84)
  const toMonths = r.whole('hasta_meses', 0, 84)
  const on = r.day('planeado_el')
  const due = {
    works: r.day('obra', false),
    authorized: r.day('licencia', false),
    staffed: r.day('personal', false),
    open: r.day('apertura', false),
  }
  const reason = r.text('motivo', 500, false)
  const source = r.text('fuente', 500, false)
  if (places === undefined && r.errors.length === 0) r.wrong('lugares', 'está vacía', 'cuántos lugares')
  if (on !== undefined && on > today) r.wrong('planeado_el', `el día ${on} aún no llega`, 'un día hasta hoy')
  if (fromMonths !== undefined && toMonths !== undefined && fromMonths >= toMonths)
    r.wrong('hasta_meses', 'la edad final no va después de la inicial', `más de ${fromMonths}`)
  const steps = (['works', 'authorized', 'staffed', 'open'] as const).filter((s) => due[s] !== undefined)
  const columns = { works: 'obra', authorized: 'licencia', staffed: 'personal', open: 'apertura' } as const
  for (const [i, s] of steps.entries())
    if (i > 0 && due[s]! < due[steps[i - 1]!]!)
      r.wrong(
        columns[s],
        `el día ${due[s]} es anterior al paso de antes`,
        `un día desde ${due[steps[i - 1]!]}`,
      )
  const site = code === undefined ? undefined : known.sites.get(code)
  const center = code === undefined ? undefined : known.centers.get(code)
  if (code !== undefined && !site && !center)
    r.wrong('clave', `no hay un sitio ni un centro con la clave «${code}»`, 'uno de los importados')
  if (r.errors.length > 0) return { errors: r.errors }
  const about = site?.id ?? centerId(digest, code!)
  const book = site?.book ?? about
  const lot = lotId(digest, about, `${fromMonths ?? ''}-${toMonths ?? ''}`)
  const expected = Object.fromEntries(steps.map((s) => [s, due[s]]))
  const draft: Draft = {
    ...{ about, book, table: 'place_plan', key: lot },
    kind: 'places.planned',
    as: 'whole',
    fields: {
      ...{ places, fromMonths, toMonths, on, source },
      ...(steps.length > 0 && { due: expected }),
    },
    first: { lot, reason: reason ?? 'Lista de lugares planeados' },
  }
  return { drafts: [draft], doubts: r.doubts }
}
