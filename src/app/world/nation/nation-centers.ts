// The centers of a region or a nation: how many, where, how large, with which rooms; heavy-tailed in cities and in size.
import { addDays, type Day, dayNumber } from '../../../kernel/days.ts'
import { zoneRuleOf } from '../../../kernel/time-zones.ts'
import { below, chance, draw, entityId, seedOf } from '../mix.ts'
import { centerNames } from '../names.ts'
import type { RoomPlan } from '../places.ts'
import { streams } from '../streams.ts'
import { EDITION, type World, type WorldCenter } from '../world.ts'
import { type CountryMunicipality, countryMunicipalities } from './country.ts'

export type Preset = 'region' | 'nation'

type Size = { readonly centers: number; readonly representations?: readonly string[] }

/** A region is Jalisco and Nuevo León: about a tenth of the nation. */
export const presets: Readonly<Record<Preset, Size>> = {
  region: { centers: 200, representations: ['14', '20'] },
  nation: { centers: 2_200 },
}

/** Parts of a hundred centers that stand in small places, whatever their population. */
const RURAL = 1_200
const SMALL_TOWN = 15_000
const SMALLEST_TOWN = 2_500

/** Places of an urban center, by the ten-thousandth drawn: up to it, from, to. One in thirty is larger than two others together. */
const PLACES: readonly (readonly [upTo: number, from: number, to: number])[] = [
  [1_200, 42, 96],
  [4_000, 110, 190],
  [7_200, 200, 312],
  [9_000, 320, 470],
  [9_700, 490, 670],
  [10_000, 700, 1_120],
]

/** Bands in completed months with their share of a hundred places, by how many places a center has. */
const BANDS: readonly (readonly [
  below: number,
  bands: readonly (readonly [string, number, number, number])[],
])[] = [
  [
    60,
    [
      ['Lactantes', 1, 18, 40],
      ['Maternal', 19, 48, 60],
    ],
  ],
  [
    100,
    [
      ['Lactantes', 1, 12, 25],
      ['Maternal A', 13, 24, 30],
      ['Maternal B', 25, 48, 45],
    ],
  ],
  [
    Number.POSITIVE_INFINITY,
    [
      ['Lactantes A', 1, 6, 8],
      ['Lactantes B', 7, 12, 11],
      ['Lactantes C', 13, 18, 12],
      ['Maternal A', 19, 24, 14],
      ['Maternal B1', 25, 30, 14],
      ['Maternal B2', 31, 36, 14],
      ['Maternal C1', 37, 42, 14],
      ['Maternal C2', 43, 48, 13],
    ],
  ],
]
/** A room larger than this is two. */
const LARGEST_ROOM = 36

function roomsOf(places: number): RoomPlan[] {
  const bands = BANDS.find(([below]) => places < below)![1]
  return bands.flatMap(([name, fromMonths, toMonths, share]) => {
    const own = Math.max(6, Math.round((places * share) / 100))
    const rooms = Math.ceil(own / LARGEST_ROOM)
    return Array.from({ length: rooms }, (_, i) => ({
      name: rooms === 1 ? name : `${name} · ${i + 1}`,
      fromMonths,
      toMonths,
      places: Math.ceil(own / rooms),
    }))
  })
}

/** Draws a municipality: mostly by population, so that a few cities have most; some among the small ones. */
function townsOf(size: Size): (bits: number, more: number) => CountryMunicipality {
  const all = countryMunicipalities().filter(
    (m) => m.latitude !== undefined && (size.representations?.includes(m.representation) ?? true),
  )
  const large = all.filter((m) => (m.population ?? 0) >= SMALL_TOWN)
  const small = all.filter((m) => (m.population ?? 0) < SMALL_TOWN && (m.population ?? 0) >= SMALLEST_TOWN)
  const upTo: number[] = []
  let sum = 0
  // in hundreds of people, so that a draw of 32 bits tells them apart
  for (const m of large) {
    sum += Math.round(m.population! / 100)
    upTo.push(sum)
  }
  return (bits, more) => {
    if (chance(RURAL, bits)) return small[below(small.length, more)]!
    const at = Math.floor((more * sum) / 4294967296)
    let [low, high] = [0, upTo.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if (upTo[middle]! > at) high = middle
      else low = middle + 1
    }
    return large[low]!
  }
}

const SCHEMES = [
  'imss',
  'imss',
  'contracted',
  'contracted',
  'contracted',
  'contracted',
  'mixed',
  'empresa',
] as const

/** Where and how a center of the country stands; alike for the two of a pair, whose children may have moved between them. */
function siteOf(seed: number, index: number, town: ReturnType<typeof townsOf>) {
  const bits = (stream: number, tick: number, of = index) => draw(stream, of, tick, seed)
  const near = index % 2 === 1 && chance(6_500, bits(streams.nationSite, 3))
  const from = near ? index - 1 : index
  const municipality = town(bits(streams.nationSite, 0, from), bits(streams.nationSite, 1, from))
  const small = (municipality.population ?? 0) < SMALL_TOWN
  const at = below(10_000, bits(streams.nationPlaces, 0))
  const [, least, most] = PLACES.find(([upTo]) => at < upTo)!
  const places = small
    ? 36 + below(60, bits(streams.nationPlaces, 1))
    : least + below(most - least + 1, bits(streams.nationPlaces, 1))
  return {
    municipality,
    places,
    zone: small ? ('rural' as const) : ('urban' as const),
    scheme: SCHEMES[below(SCHEMES.length, bits(streams.nationScheme, 0))]!,
  }
}

/** The world of a preset. Ids of centers, rooms and people depend on the seed alone; days and ages on the last day too. */
export function nationWorld(
  preset: Preset,
  seed: number,
  until: Day,
  most: number = presets[preset].centers,
): World {
  const size = presets[preset]
  const town = townsOf(size)
  // Another preset is another network, even with the same seed: nobody of one is somebody of the other.
  const own = seedOf(seed, size.centers)
  const centers = Array.from({ length: Math.min(most, size.centers) }, (_, index): WorldCenter => {
    const site = siteOf(own, index, town)
    const bits = (tick: number) => draw(streams.nationOpening, index, tick, own)
    // One in twelve opened within the year.
    const age = chance(830, bits(0)) ? 60 + below(320, bits(1)) : 380 + below(2_600, bits(1))
    return {
      index,
      id: entityId(streams.center, index, own),
      code: `${preset === 'nation' ? 'N' : 'R'}-${String(index + 1).padStart(4, '0')}`,
      name: `CECI ${centerNames[below(centerNames.length, bits(2))]!} de ${site.municipality.name}`.slice(
        0,
        100,
      ),
      site: { municipality: site.municipality.cvegeo, zone: site.zone, scheme: site.scheme },
      municipality: {
        ...site.municipality,
        latitude: site.municipality.latitude!,
        longitude: site.municipality.longitude!,
        population: site.municipality.population ?? 0,
      },
      timeZone: zoneRuleOf(site.municipality.cvegeo)!.timeZone,
      opened: addDays(until, -age),
      rooms: roomsOf(site.places).map((plan, i) => ({
        ...plan,
        index: i,
        id: entityId(streams.room, index * 100 + i, own),
      })),
    }
  })
  return { seed: own, until, saying: seedOf(own, dayNumber(until), EDITION), centers }
}

/** The center with which children are exchanged: families move, and somebody opens a second file. */
export const partnerOf = (world: World, c: WorldCenter): WorldCenter | undefined => world.centers[c.index ^ 1]
