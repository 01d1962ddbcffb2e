// Shapes of a file of boundaries: which municipality each is of, and its outline in whole polygons; what is wrong is told by shape.
import type { Polygons } from '../../../kernel/land.ts'
import { COUNTRY } from '../../../kernel/land.ts'
import { MOST_POINTS } from '../contract/kinds.ts'

/** A feature of GeoJSON, as far as it is looked at. */
export type Feature = {
  readonly id?: string | number | undefined
  readonly properties?: Readonly<Record<string, unknown>> | null
  readonly geometry: { readonly type: string; readonly coordinates?: unknown } | null
}
export type Outlined = { readonly key: string; readonly name: string; readonly polygons: Polygons }
export type WrongShape = { readonly shape: number; readonly key: string | null; readonly reason: string }

/** Names that INEGI's own files and their copies give the key and the name. */
const KEYS = ['cvegeo', 'CVEGEO', 'clave', 'CVE_GEO', 'cve_geo', 'id']
const NAMES = ['n', 'nombre', 'NOMGEO', 'nomgeo', 'NOM_MUN', 'name', 'municipio']
const KEY = /^(0[1-9]|[12]\d|3[0-2])\d{3}$/

function keyOf({ id, properties }: Feature): string | null {
  const p = properties ?? {}
  const parted =
    (p.CVE_ENT ?? p.cve_ent) !== undefined && `${p.CVE_ENT ?? p.cve_ent}${p.CVE_MUN ?? p.cve_mun ?? ''}`
  for (const said of [id, ...KEYS.map((k) => p[k]), parted]) {
    const text = String(said ?? '').trim()
    // a key that lost its zero as a number
    if (/^\d{4,5}$/.test(text)) return text.padStart(5, '0')
  }
  return null
}
const nameOf = ({ properties }: Feature): string => {
  for (const n of NAMES) if (typeof properties?.[n] === 'string') return String(properties[n]).trim()
  return ''
}

/** Five decimals are a meter. */
const fine = (n: number) => Math.round(n * 100_000) / 100_000

/** A closed line without points on top of each other, or why it is none. */
function ringOf(said: unknown): [number, number][] | string {
  if (!Array.isArray(said)) return 'no tiene forma de polígono'
  const ring: [number, number][] = []
  for (const p of said as unknown[]) {
    const [x, y] = Array.isArray(p) ? (p as unknown[]) : []
    if (typeof x !== 'number' || typeof y !== 'number' || !Number.isFinite(x) || !Number.isFinite(y))
      return 'un punto no es un par de números'
    if (y < COUNTRY.south || y > COUNTRY.north || x < COUNTRY.west || x > COUNTRY.east)
      return `el punto ${fine(y)}, ${fine(x)} queda fuera del país (se esperan grados: longitud y latitud, WGS84)`
    const before = ring.at(-1)
    if (!before || before[0] !== fine(x) || before[1] !== fine(y)) ring.push([fine(x), fine(y)])
  }
  const [first, last] = [ring[0], ring.at(-1)]
  if (first && last && (first[0] !== last[0] || first[1] !== last[1])) return 'la línea no cierra'
  return ring
}

function outlineOf(geometry: Feature['geometry']): Polygons | string {
  const said =
    geometry?.type === 'Polygon'
      ? [geometry.coordinates]
      : geometry?.type === 'MultiPolygon'
        ? (geometry.coordinates as unknown[])
        : undefined
  if (!said) return `es ${geometry?.type ?? 'nada'}: se esperaba Polygon o MultiPolygon`
  const polygons: [number, number][][][] = []
  let points = 0
  for (const polygon of said) {
    if (!Array.isArray(polygon)) return 'no tiene forma de polígono'
    const rings: [number, number][][] = []
    for (const [i, line] of (polygon as unknown[]).entries()) {
      const ring = ringOf(line)
      if (typeof ring === 'string') return ring
      points += ring.length
      // an islet or hole of less than a triangle tells nothing; without its outer line neither do its holes
      if (ring.length >= 4) rings.push(ring)
      else if (i === 0) break
    }
    if (rings.length > 0) polygons.push(rings)
  }
  if (polygons.length === 0) return 'su línea encierra nada'
  if (points > MOST_POINTS) return `tiene ${points} puntos: simplifique el archivo (a lo más ${MOST_POINTS})`
  return polygons
}

/** Total. A municipality told twice, or one that nobody knows, is left out with its reason. */
export function readBoundaries(
  features: readonly Feature[],
  known: ReadonlyMap<string, { readonly name: string }>,
): { readonly good: Outlined[]; readonly wrong: WrongShape[] } {
  const good: Outlined[] = []
  const wrong: WrongShape[] = []
  const seen = new Set<string>()
  for (const [i, feature] of features.entries()) {
    const key = keyOf(feature)
    const not = (reason: string) => wrong.push({ shape: i + 1, key, reason })
    if (key === null || !KEY.test(key)) {
      not('no dice la clave INEGI de 5 cifras (id, cvegeo o CVEGEO)')
      continue
    }
    const municipality = known.get(key)
    if (!municipality) {
      not(`no hay un municipio ${key} entre los importados`)
      continue
    }
    if (seen.has(key)) {
      not(`el municipio ${key} ya venía en el archivo`)
      continue
    }
    const polygons = outlineOf(feature.geometry)
    if (typeof polygons === 'string') {
      not(polygons)
      continue
    }
    seen.add(key)
    good.push({ key, name: nameOf(feature) || municipality.name, polygons })
  }
  return { good, wrong }
}
