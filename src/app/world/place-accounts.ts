// The places of the world: those of each center, room by room from plan to opening, and those of a few sites that have no center yet.
import { addDays, COUNTRY_ZONE, type Day } from '../../kernel/days.ts'
import type { Fact } from '../../kernel/fact.ts'
import { NATION } from '../../kernel/ids.ts'
import { siteId } from '../../kernel/told-ids.ts'
import { sha256 } from '../../platform/digest.ts'
import { entityId } from './mix.ts'
import { directorOf, nationalOf, supervisorOf } from './people.ts'
import { layouts, municipalities } from './places.ts'
import { announced } from './published-targets.ts'
import { streams } from './streams.ts'
import { instantMs, representationOf, said, type World, type WorldCenter } from './world.ts'
import { midnightMs } from './zones.ts'

const MORNING = 600
/** Days before opening: planned, works begin, licensed, staffed. */
const AHEAD = { planned: 300, works: 240, authorized: 30, staffed: 10 } as const
/** What is odd in a center of the world, by its index: a room closed for repairs, a licence over, a room that nobody staffed. */
const oddity = (index: number): 'repairs' | 'over' | 'unstaffed' | undefined =>
  index % 9 === 4 ? 'repairs' : index % 13 === 6 ? 'over' : index % 11 === 7 ? 'unstaffed' : undefined

type Word = readonly [kind: string, on: Day, payload: object]

/** Facts of one lot in their order: said at ten in the morning of their day, minutes apart so that no two coincide. */
function wordsOf(
  world: World,
  of: { readonly about: string; readonly book: string; readonly author: string; readonly entity: number },
  at: (day: Day, minutes: number) => number,
  words: readonly Word[],
): Fact[] {
  return words.map(([kind, on, payload], tick) =>
    said(world, {
      ...of,
      ...{ kind: `places.${kind}`, tick, at: at(on, MORNING + tick) },
      payload: { ...payload, on },
    }),
  )
}

/** A center's own: a lot a room, under one licence of three years. */
export function factsOfCenterPlaces(world: World, c: WorldCenter): Fact[] {
  const odd = oddity(c.index)
  const author = directorOf(world, c).id
  const on = {
    planned: addDays(c.opened, -AHEAD.planned),
    works: addDays(c.opened, -AHEAD.works),
    authorized: addDays(c.opened, -AHEAD.authorized),
    staffed: addDays(c.opened, -AHEAD.staffed),
  }
  const licence = {
    number: `PC-${c.code}`,
    issuer: 'Protección Civil (ejemplo)',
    until: odd === 'over' ? addDays(world.until, -15) : addDays(c.opened, 3 * 365),
  }
  const last = c.rooms.length - 1
  return c.rooms.flatMap((room) => {
    const { places } = room
    const entity = c.index * 100 + room.index
    const lot = entityId(streams.lot, entity, world.seed)
    const step = (from: string, to: string, day: Day, reason: string, more: object = {}): Word => [
      ...(['stepped', day] as const),
      { lot, from, to, places, reason, ...more },
    ]
    const band = { fromMonths: room.fromMonths, toMonths: room.toMonths, room: room.id }
    const unstaffed = odd === 'unstaffed' && room.index === last
    const due = { works: on.works, authorized: on.authorized, staffed: on.staffed, open: c.opened }
    const words: Word[] = [
      ['planned', on.planned, { lot, ...band, places, due, reason: 'Proyecto del centro' }],
      step('planned', 'works', on.works, 'Inicio de obra'),
      step('works', 'authorized', on.authorized, 'Licencia otorgada', { licence }),
      ...(unstaffed
        ? []
        : [
            step('authorized', 'staffed', on.staffed, 'Plantilla completa', { people: 2 }),
            step('staffed', 'open', c.opened, 'Apertura'),
          ]),
      ...(odd === 'repairs' && room.index === last
        ? [step('open', 'suspended', addDays(world.until, -40), 'Filtración de agua en el techo')]
        : []),
    ]
    const of = { about: c.id, book: c.id, author, entity }
    return wordsOf(world, of, (day, minutes) => instantMs(c, day, minutes, room.index * 1_000), words)
  })
}

export type WorldSite = {
  readonly index: number
  readonly id: string
  readonly code: string
  readonly name: string
  readonly municipality: string
  readonly book: string
  /** code of its representation */
  readonly representation: string
  readonly places: keyof typeof layouts
}
/** The first two stand in the representation of the demonstration's accounts. */
const SITES: readonly (readonly [municipality: string, name: string, places: keyof typeof layouts])[] = [
  ['02004', 'Predio de ejemplo El Florido', 250],
  ['02002', 'Predio de ejemplo Los Pinos', 200],
  ['08037', 'Predio de ejemplo Las Torres', 250],
  ['19039', 'Predio de ejemplo La Estanzuela', 150],
  ['21114', 'Predio de ejemplo Río Seco', 150],
  ['14039', 'Predio de ejemplo Oblatos', 200],
]

/** Invented sites, named as such: no center stands there yet. */
export const worldSites: readonly WorldSite[] = SITES.map(([municipality, name, places], index) => {
  const code = `P-S${index + 1}`
  const { representation } = municipalities.find((m) => m.cvegeo === municipality)!
  return {
    ...{ index, code, name, municipality, places, representation },
    ...{ id: siteId(sha256, code), book: representationOf(representation) },
  }
})

/** What became of each site by the last day: days from it, back where below nothing. */
const becameOf = (world: World): readonly { due?: object; words: (places: number) => readonly Word[] }[] => {
  const day = (days: number) => addDays(world.until, days)
  const step = (from: string, to: string, days: number, reason: string) => (places: number) =>
    [['stepped', day(days), { from, to, places, reason }]] as readonly Word[]
  const none = () => []
  return [
    {
      due: { works: day(-150), authorized: day(90), staffed: day(110), open: day(120) },
      words: step('planned', 'works', -148, 'Inicio de obra'),
    },
    { due: { works: day(60), authorized: day(380), staffed: day(400), open: day(420) }, words: none },
    {
      due: { works: day(-90), authorized: day(170), staffed: day(190), open: day(200) },
      words: step('planned', 'works', -82, 'Inicio de obra'),
    },
    { due: { works: day(-30), open: day(330) }, words: none },
    { words: step('planned', 'lost', -60, 'El predio se inunda: se descarta') },
    { words: none },
  ]
}

/** Sites with two lots each, those who walk and those who do not yet; said by the supervisor of their representation. */
export function factsOfSites(world: World): Fact[] {
  const became = becameOf(world)
  const at = (day: Day, minutes: number) => midnightMs(day, COUNTRY_ZONE) + minutes * 60_000
  return worldSites.flatMap((s) => {
    const registered = said(world, {
      ...{ kind: 'places.site-registered', entity: s.index, tick: 0, about: s.id, book: s.book },
      ...{ at: at(addDays(world.until, -420), MORNING), author: nationalOf(world).id },
      payload: {
        ...{ code: s.code, name: s.name, municipality: s.municipality },
        source: 'Ejemplo de la demostración',
      },
    })
    const rooms = layouts[s.places]
    const bands = [
      { fromMonths: 1, toMonths: 18, of: rooms.filter((r) => r.toMonths <= 18) },
      { fromMonths: 19, toMonths: 48, of: rooms.filter((r) => r.toMonths > 18) },
    ]
    const { due, words } = became[s.index]!
    const lots = bands.flatMap(({ of, ...band }, i) => {
      const places = of.reduce((n, r) => n + r.places, 0)
      const entity = 1_000_000 + s.index * 10 + i
      const lot = entityId(streams.lot, entity, world.seed)
      const plan = { lot, ...band, places, reason: `Módulo de ${s.places} lugares`, ...(due && { due }) }
      const told: Word[] = [
        ['planned', addDays(world.until, -400), plan],
        ...words(places).map(([kind, on, more]): Word => [kind, on, { lot, ...more }]),
      ]
      const whose = { about: s.id, book: s.book, author: supervisorOf(world, s.representation).id, entity }
      return wordsOf(world, whose, at, told)
    })
    return [registered, ...lots]
  })
}

/** What was announced of the programme is real, with its source: it stays when the world is removed. */
export function factsOfTargets(world: World): Fact[] {
  const at = midnightMs(addDays(world.until, -300), COUNTRY_ZONE) + 36_000_000
  return announced.map((payload, entity) =>
    said(world, {
      ...{ kind: 'places.target-published', entity, tick: 0, about: NATION, book: NATION, at },
      ...{ author: nationalOf(world).id, payload },
    }),
  )
}
