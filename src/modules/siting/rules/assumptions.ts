// What a plan supposes where nobody has counted: every assumption with its value, its range, its source and how sure it is.
import type { Words } from '../../../kernel/verdict.ts'
import type { Confidence, PlanParameters, PlanYear } from '../contract/plans.ts'
import type { AssumptionShown, SitingAssumption } from '../contract.ts'

type BuiltIn = {
  readonly key: string
  readonly words: Words
  readonly unit: Words
  readonly least: number
  readonly most: number
  readonly value: number
  readonly source: string
  readonly confidence: Confidence
}

const OWN = 'Propuesta de Nido, sin fuente que la fije'
const w = (es: string, en: string): Words => ({ es, en })
const part = w('parte de 1', 'part of 1')
const kmh = w('km por hora', 'km an hour')
const minutes = w('minutos', 'minutes')
const pesos = w('pesos', 'pesos')
const people = w('personas', 'people')
const one = (
  key: string,
  words: Words,
  unit: Words,
  [least, value, most]: readonly [number, number, number],
  source: string = OWN,
  confidence: Confidence = 'unconfirmed',
): BuiltIn => ({ key, words, unit, least, most, value, source, confidence })

const BUILT =
  'Prensa, 30-abr-2025: 46 millones de pesos para el centro de Las Gladiolas, Ciudad Juárez, sin decir su tamaño; repartidos por lugar'

/** Source: see each. What nobody measured says `unconfirmed`, and so does every plan that rests on it. */
export const siteAssumptions: readonly BuiltIn[] = [
  one(
    'uptake',
    w('De las niñas y niños cubiertos, cuántos vendrían', 'Of the children covered, how many would come'),
    part,
    [0, 0.15, 1],
  ),
  one(
    'hours-fit',
    w('De ellos, a cuántos sirve el horario del centro', 'Of them, how many the center’s hours serve'),
    part,
    [0, 1, 1],
  ),
  one(
    'minutes-full',
    w('Traslado que una familia hace sin dudar', 'Travel a family makes without a doubt'),
    minutes,
    [1, 20, 240],
  ),
  one('minutes-none', w('Traslado desde el que nadie viene', 'Travel from which nobody comes'), minutes, [
    ...([1, 20, 240] as const),
  ]),
  one('speed-urban', w('Velocidad en la ciudad', 'Speed in town'), kmh, [1, 20, 120]),
  one('speed-rural', w('Velocidad en el campo', 'Speed in the country'), kmh, [1, 40, 120]),
  one(
    'detour',
    w(
      'Rodeo: cuánto más largo es el camino que la línea recta (no hay red de caminos cargada)',
      'Detour: how much longer the road is than the straight line (no road network is loaded)',
    ),
    w('veces', 'times'),
    [1, 1.3, 3],
  ),
  one(
    'towards-posts',
    w(
      'Peso de los puestos formales de mujeres frente a la necesidad (0: solo niñas y niños)',
      'Weight of women’s formal posts against need (0: children alone)',
    ),
    part,
    [0, 0.5, 1],
  ),
  one(
    'park-posts',
    w(
      'De los puestos de un municipio con parques industriales, cuántos están en ellos',
      'Of the posts of a municipality with industrial parks, how many are in them',
    ),
    part,
    [0, 0.3, 1],
  ),
  one(
    'locality-people',
    w('Personas desde las que una localidad es candidata', 'People from which a locality is a candidate'),
    people,
    [0, 2_500, 5_000_000],
  ),
  one(
    'rural-share',
    w('Parte de los centros que es rural, al menos', 'Part of the centers that is rural, at least'),
    part,
    [0, 0.15, 1],
    'Prensa, 2025: 150 de los mil centros serían rurales',
    'observed',
  ),
  one(
    'least-each-state',
    w('Centros en cada estado, al menos', 'Centers in each state, at least'),
    w('centros', 'centers'),
    [0, 1, 200],
  ),
  ...([110, 150, 200, 250] as const).map((places) =>
    one(
      `cost-${places}`,
      w(`Costo de un centro de ${places} lugares`, `Cost of a center of ${places} places`),
      pesos,
      [0, Math.round((46e6 * places) / 250), 1e10],
      BUILT,
    ),
  ),
]

export const builtInOf = (key: string): BuiltIn | undefined => siteAssumptions.find((a) => a.key === key)

/** Every assumption with the value that holds: what the institute set last, else what is built in. */
export function assumptionsShown(set: readonly SitingAssumption[]): readonly AssumptionShown[] {
  const by = new Map(set.map((s) => [s.key, s]))
  return siteAssumptions.map((a) => {
    const s = by.get(a.key)
    return s
      ? {
          ...a,
          ...{ value: s.value, from_day: s.on_day, source: s.source, confidence: s.confidence },
          ...{ reason: s.reason, by: s.by, versions: [...s.versions] },
        }
      : { ...a, from_day: null, reason: null, by: null, versions: [] }
  })
}

/** Published by year from 2026 on. Source: ceci-metas.csv (notes that do not agree: 200, 250, 200, 200 and, by another one, 200 for 2030). */
const YEARS: readonly PlanYear[] = [200, 250, 200, 200, 150].map((centers, k) => ({
  ...{ year: 2026 + k, centers, budget: null },
}))

/** A whole plan as it would be asked with these values; `years` as the published thousand unless told. */
export function parametersOf(
  values: ReadonlyMap<string, number> = new Map(),
  { scope = 'nation', years = YEARS }: { scope?: string; years?: readonly PlanYear[] } = {},
): PlanParameters {
  const of = (key: string) => values.get(key) ?? builtInOf(key)!.value
  const full = of('minutes-full')
  return {
    ...{ scope, years: years.map((y) => ({ ...y })), objective: 'places' },
    ...{ towards_posts: of('towards-posts'), basis: 'working' },
    ...{ minutes_full: full, minutes_none: Math.max(full, of('minutes-none')) },
    ...{ speed_urban: of('speed-urban'), speed_rural: of('speed-rural'), detour: of('detour') },
    ...{ uptake: of('uptake'), hours_fit: of('hours-fit'), park_posts: of('park-posts') },
    standing: { centers: true, public: true, private: false },
    kinds: ['plot', 'park', 'pole', 'locality'],
    ...{ locality_people: of('locality-people'), rural_share: of('rural-share') },
    ...{ least_each_state: scope === 'nation' ? of('least-each-state') : 0, least_by_state: {} },
    sizes: [110, 150, 200, 250],
    cost: Object.fromEntries([110, 150, 200, 250].map((p) => [String(p), of(`cost-${p}`)])),
    ...{ fixed_in: [], fixed_out: [], seed: 1 },
  }
}

/** The value of an assumption that a plan uses. Throws (a fault) on an unknown one. */
export function usedIn(p: PlanParameters, key: string): number {
  const size = /^cost-(\d+)$/.exec(key)?.[1]
  if (size) return p.cost[size] ?? 0
  const value = p[key.replaceAll('-', '_') as keyof PlanParameters]
  if (typeof value !== 'number') throw new Error(`no parameter of ${key}`)
  return value
}
