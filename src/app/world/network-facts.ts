// The network of the world as facts: representations, municipalities with their membership, centers and rooms.
import { addDays, COUNTRY_ZONE } from '../../kernel/days.ts'
import type { Fact } from '../../kernel/fact.ts'
import { NATION } from '../../kernel/ids.ts'
import { ASSIGNED_FROM, municipalityId } from '../../kernel/told-ids.ts'
import { sha256 } from '../../platform/digest.ts'
import { below, draw } from './mix.ts'
import { directorOf, nationalOf } from './people.ts'
import { municipalities, representations } from './places.ts'
import { streams } from './streams.ts'
import { instantMs, representationOf, said, type World, type WorldCenter } from './world.ts'
import { midnightMs } from './zones.ts'

/** Geography is real and is said as such: only centers and people are marked synthetic. */
export function factsOfGeography(world: World): Fact[] {
  const at = midnightMs(addDays(world.until, -731), COUNTRY_ZONE) + 36_000_000
  const author = nationalOf(world).id
  const named = representations.map((r) => {
    const book = representationOf(r.code)
    const { code, name, state } = r
    const payload = { code, name, state }
    return said(world, {
      kind: 'network.representation-named',
      entity: Number(code),
      tick: 0,
      about: book,
      book,
      at,
      author,
      payload,
    })
  })
  const towns = municipalities.flatMap((m) => {
    const { representation, ...payload } = m
    const base = {
      entity: Number(m.cvegeo),
      tick: 0,
      about: municipalityId(sha256, m.cvegeo),
      book: NATION,
      at,
      author,
    }
    return [
      said(world, { ...base, kind: 'network.municipality-named', payload }),
      said(world, {
        ...base,
        kind: 'network.municipality-assigned',
        payload: {
          cvegeo: m.cvegeo,
          representation: representationOf(representation),
          from: ASSIGNED_FROM,
          confidence: 'observed',
          source: 'Lista de guarderías del IMSS, julio de 2009',
        },
      }),
    ]
  })
  return [...named, ...towns]
}

/** The center, in its own book, and its rooms; a few kilometers around the municipality's seat. */
export function factsOfCenter(world: World, c: WorldCenter): Fact[] {
  const author = nationalOf(world).id
  const at = instantMs(c, addDays(c.opened, -2), 600)
  const offset = (tick: number) =>
    below(60_001, draw(streams.centerPlace, c.index, tick, world.seed)) - 30_000
  const moved = (degrees: number, tick: number) => Math.round(degrees * 1_000_000 + offset(tick)) / 1_000_000
  const center = said(world, {
    kind: 'network.center-registered',
    entity: c.index,
    tick: 0,
    about: c.id,
    book: c.id,
    at,
    author,
    payload: {
      code: c.code,
      name: c.name,
      scheme: c.site.scheme,
      zone: c.site.zone,
      municipality: c.municipality.cvegeo,
      latitude: moved(c.municipality.latitude, 0),
      longitude: moved(c.municipality.longitude, 1),
      opens: '07:00',
      closes: '19:00',
      status: 'open',
      timeZone: c.timeZone,
      synthetic: true,
    },
  })
  const rooms = c.rooms.map((r) => {
    const { name, fromMonths, toMonths, places } = r
    return said(world, {
      kind: 'network.room-opened',
      entity: c.index * 100 + r.index,
      tick: 0,
      about: r.id,
      book: c.id,
      at: at + 60_000,
      author: directorOf(world, c).id,
      payload: { name, fromMonths, toMonths, places, order: r.index + 1 },
    })
  })
  return [center, ...rooms]
}
