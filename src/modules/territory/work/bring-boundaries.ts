// Brings a file of municipal boundaries in: TopoJSON or GeoJSON, read whole, said municipality by municipality in the nation's book.
import { feature } from 'topojson-client'
import { canonical } from '../../../kernel/canonical.ts'
import type { Fact } from '../../../kernel/fact.ts'
import { NATION, uuid7OfDigest } from '../../../kernel/ids.ts'
import { municipalityId } from '../../../kernel/told-ids.ts'
import type { Db } from '../../../platform/db.ts'
import { sha256, sha256Stream } from '../../../platform/digest.ts'
import type { House } from '../../../platform/house.ts'
import { takeBatch } from '../../../platform/intake.ts'
import { Refused } from '../../../platform/refused.ts'
import { knownNetwork } from '../../network/reads.ts'
import { boundaryTold } from '../contract/kinds.ts'
import type { BoundariesBrought } from '../contract.ts'
import { boundaryFiles } from '../reads.ts'
import { type Feature, readBoundaries } from '../rules/read-boundaries.ts'

/** Outlines are large: so many in one transaction. */
const AT_ONCE = 200
/** At most so many shapes are told with their trouble; all are counted. */
const MOST_TOLD = 100

type Topology = {
  readonly type: 'Topology'
  readonly objects: Readonly<Record<string, { readonly type: string }>>
}

/** Features of a file, whichever of both kinds it is. Refusals: not-json, not-boundaries, broken-topology. */
export function featuresOf(bytes: Uint8Array): readonly Feature[] {
  let told: unknown
  try {
    told = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new Refused(422, 'not-json', 'file')
  }
  const file = (told ?? {}) as { type?: unknown; features?: unknown; objects?: unknown }
  if (file.type === 'FeatureCollection' && Array.isArray(file.features)) return file.features as Feature[]
  if (file.type !== 'Topology' || typeof file.objects !== 'object' || file.objects === null)
    throw new Refused(422, 'not-boundaries', 'file')
  try {
    const topology = file as unknown as Topology
    // states may lie in the same file: the object with most shapes is the municipalities
    const lists = Object.values(topology.objects).map((object) => {
      const made = feature(topology as never, object as never) as unknown as {
        features?: Feature[]
      } & Feature
      return made.features ?? [made]
    })
    return lists.sort((a, b) => b.length - a.length)[0] ?? []
  } catch {
    throw new Refused(422, 'broken-topology', 'file')
  }
}

export type Bringing = {
  readonly db: Db
  readonly house: House
  readonly author: string
  readonly now: () => Date
  readonly as_of: string
  readonly source: string
}

/**
 * Good shapes are taken and bad ones told; the same file again says nothing. A boundary that is told anew stands in the place of
 * the one before. Throws Refused when nothing of the file can be read, or municipalities are not there yet.
 */
export async function bringBoundaries(i: Bringing, bytes: Uint8Array): Promise<BoundariesBrought> {
  const features = featuresOf(bytes)
  const { known, standing } = await i.db.read({ all: true }, async (read) => ({
    known: (await knownNetwork(read)).municipalities,
    standing: new Map((await boundaryFiles(read)).map((r) => [r.key, r])),
  }))
  if (known.size === 0) throw new Refused(409, 'municipalities-first', 'file')
  const { good, wrong } = readBoundaries(features, known)
  if (good.length === 0 && wrong.length === 0) throw new Refused(422, 'not-boundaries', 'file')
  const digest = sha256Stream()
  digest.add(bytes)
  const file = digest.hex()
  const at = i.now()
  let [added, changed, same] = [0, 0, 0]
  const facts: Fact[] = []
  for (const { key, name, polygons } of good) {
    const had = standing.get(key)
    if (had && had.file === file && had.as_of === i.as_of && had.source === i.source) {
      same++
      continue
    }
    if (had) changed++
    else added++
    const payload = { municipality: key, name, polygons, file, as_of: i.as_of, source: i.source }
    const happenedAt = at.toISOString()
    facts.push({
      id: uuid7OfDigest(at.getTime(), sha256(canonical([boundaryTold.kind, key, file, happenedAt]))),
      ...{ kind: boundaryTold.kind, kindVersion: 1, about: municipalityId(sha256, key), book: NATION },
      ...{ happenedAt, author: i.author, origin: 'import', payload },
    })
  }
  for (let from = 0; from < facts.length; from += AT_ONCE) {
    const some = facts.slice(from, from + AT_ONCE)
    const taken = await takeBatch(i.db, i.house, some, { by: 'system' }, i.now)
    const not = taken.find((t) => t.answer !== 'taken' && t.answer !== 'duplicate')
    if (not) throw new Error(`a boundary was not taken: ${not.reason ?? not.answer}`)
  }
  const has = new Set([...standing.keys(), ...good.map((g) => g.key)])
  return {
    ...{ rows: features.length, added, changed, same, bad: wrong.length },
    errors: wrong.slice(0, MOST_TOLD),
    without: [...known.keys()].filter((k) => !has.has(k)).sort(),
  }
}
