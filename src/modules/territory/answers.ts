// What the server answers about the land: its lists, boundaries to be drawn, figures of municipalities, and boundaries brought in.
import { COUNTRY_ZONE, civilDay } from '../../kernel/days.ts'
import { pathOf } from '../../kernel/land.ts'
import type { Read } from '../../platform/db.ts'
import { answer, type Call, wholeOf } from '../../platform/http.ts'
import { Refused } from '../../platform/refused.ts'
import {
  boundaryTold,
  censusTold,
  insuredTold,
  localityTold,
  nurseryTold,
  postsTold,
  supplyTold,
} from './contract/kinds.ts'
import {
  bringBoundaries,
  type Dataset,
  datasets,
  type LandDrawn,
  landOf,
  landPoints,
  municipalValues,
  territoryLists,
  townSheet,
} from './contract.ts'
import {
  allFigures,
  allPosts,
  boundariesWithin,
  boundaryOf,
  insuredOf,
  landVersion,
  lastSaid,
  listsOf,
  localitiesWithin,
  municipalitiesKnown,
  municipalitiesShown,
  namesOf,
  postsOf,
  publishedOf,
  supplyWithin,
  townOf,
} from './reads.ts'
import { bringBoundaries as bring } from './work/bring-boundaries.ts'

const KIND: Readonly<Record<Dataset['id'], readonly [kind: string, list?: string]>> = {
  boundaries: [boundaryTold.kind],
  localities: [localityTold.kind],
  census: [censusTold.kind],
  posts: [postsTold.kind],
  insured: [insuredTold.kind],
  denue: [nurseryTold.kind, 'denue'],
  imss: [nurseryTold.kind, 'imss'],
  published: [supplyTold.kind],
}

async function told(call: Call): Promise<{ datasets: Dataset[]; municipalities: number }> {
  const { lists, last, municipalities } = await call.db.read(call.scope, async (read) => {
    const lists = new Map((await listsOf(read)).map((l) => [l.id, l]))
    const last = new Map<string, { at: string; author: string | null }>()
    const kinds = [...new Set(datasets.flatMap((id) => (lists.has(id) ? KIND[id][0] : [])))]
    for (const said of kinds.length === 0 ? [] : await lastSaid(read, kinds)) {
      const id = datasets.find((d) => KIND[d][0] === said.kind && (KIND[d][1] ?? null) === said.list)
      if (id) last.set(id, said)
    }
    return { lists, last, municipalities: await municipalitiesKnown(read) }
  })
  const authors = [...last.values()].flatMap((l) => l.author ?? [])
  const names =
    authors.length === 0 ? new Map() : await call.db.read({ system: true }, (read) => namesOf(read, authors))
  const none = { rows: 0, municipalities: 0, oldest: null, newest: null, sources: [] }
  return {
    municipalities,
    datasets: datasets.map((id) => {
      const said = last.get(id)
      return {
        id,
        ...(lists.get(id) ?? none),
        at: said?.at ?? null,
        by: names.get(said?.author ?? '') ?? null,
      }
    }),
  }
}

/** One kilometer in the nation's drawing; fifty meters in a state's. */
const GRID = { nation: 100, state: 5 } as const
/** Drawings that were made, by version and state: the country is drawn once. */
const drawn = new Map<string, LandDrawn>()
const MOST_DRAWN = 40

async function drawnLand(read: Read, state: string | undefined): Promise<LandDrawn> {
  const { version, as_of, source } = await landVersion(read)
  const name = `${version}|${state ?? ''}`
  const had = drawn.get(name)
  if (had) return had
  const grid = state === undefined ? GRID.nation : GRID.state
  const shapes = (await boundariesWithin(read, { state })).map((b) => ({
    ...{ id: b.key, name: b.name, path: pathOf(b.polygons, grid) },
  }))
  const land = { as_of, source, shapes }
  if (drawn.size >= MOST_DRAWN) drawn.clear()
  drawn.set(name, land)
  return land
}

export const territoryAnswers = [
  answer(territoryLists, async (_input, call) => ({
    today: civilDay(call.now().toISOString(), COUNTRY_ZONE),
    ...(await told(call)),
  })),
  answer(landOf, ({ state }, call) => call.db.read(call.scope, (read) => drawnLand(read, state))),
  answer(municipalValues, ({ state }, call) =>
    call.db.read(call.scope, async (read) => {
      const rows = await municipalitiesShown(read, { state })
      const lists = new Map((await listsOf(read)).map((l) => [l.id, l.newest]))
      const unplaced = (await postsOf(read, { state }))
        .filter((p) => p.municipality.endsWith('000'))
        .map((p) => ({ key: p.municipality, posts: p.posts, women: p.women }))
      return { rows, unplaced, dates: Object.fromEntries(datasets.map((id) => [id, lists.get(id) ?? null])) }
    }),
  ),
  answer(landPoints, ({ of, state }, call) =>
    call.db.read(call.scope, async (read) => {
      const points =
        of === 'localities'
          ? (await localitiesWithin(read, { state })).map((l) => ({ ...l, size: l.people }))
          : (await supplyWithin(read, { state, list: 'denue' })).flatMap((n) =>
              n.latitude === null || n.longitude === null || n.sector === null
                ? []
                : [{ ...n, latitude: n.latitude, longitude: n.longitude, kind: n.sector, size: n.places }],
            )
      return {
        id: points.map((p) => p.key),
        name: points.map((p) => p.name ?? ''),
        kind: points.map((p) => p.kind),
        latitude: points.map((p) => p.latitude),
        longitude: points.map((p) => p.longitude),
        size: points.map((p) => p.size),
      }
    }),
  ),
  answer(townSheet, ({ municipality }, call) =>
    call.db.read(call.scope, async (read) => {
      const state = municipality.slice(0, 2)
      const day = civilDay(call.now().toISOString(), COUNTRY_ZONE)
      const town = await townOf(read, municipality, day)
      if (!town) throw new Refused(404, 'not-found', 'municipality')
      const own = await allPosts(read, municipality)
      // the institute does not divide Mexico City
      const city = own.length === 0 && state === '09' ? '09000' : null
      const boundary = await boundaryOf(read, municipality)
      return {
        ...{ cvegeo: municipality, state, ...town },
        figures: await allFigures(read, municipality),
        posts: city === null ? own : await allPosts(read, city),
        posts_of: city,
        supply: await supplyWithin(read, { municipality }),
        localities: await localitiesWithin(read, { municipality }),
        insured: (await insuredOf(read, state)).map(({ period, insured }) => ({ period, insured })),
        published: [...(await publishedOf(read, municipality)), ...(await publishedOf(read, state))],
        boundary: boundary ? { as_of: boundary.as_of, source: boundary.source } : null,
      }
    }),
  ),
  answer(bringBoundaries, async ({ as_of, source }, call) => {
    if (call.who.by !== 'person') throw new Refused(403, 'no-permission')
    const { db, house, now } = call
    if (as_of > civilDay(now().toISOString(), COUNTRY_ZONE)) throw new Refused(422, 'day-ahead', 'as_of')
    return bring({ db, house, now, author: call.who.person, as_of, source }, await wholeOf(call.file))
  }),
]
