// The hidden truth of a nation: what its facts were drawn from, one line a thing, for the tests of what must be found in them.
import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { EDITION, type World, type WorldCenter } from '../world.ts'
import { doorDays, tabletOf } from './door.ts'
import { type NationChild, ownChildren, secondFiles } from './files.ts'
import { channelOf, evaluatorOf, falteringOf } from './growing.ts'
import type { Preset } from './nation-centers.ts'
import { habitOf, presenceIn } from './presence.ts'

/** What is known of one center and its children, as lines of the file. */
export function truthOfCenter(world: World, c: WorldCenter): object[] {
  const p = presenceIn(world, c)
  const own = ownChildren(world, c)
  const idOf = new Map(own.map((child) => [child.entity, child.id]))
  const families = Map.groupBy(own, (child) => child.family)
  const child = (x: NationChild) => {
    const h = habitOf(p, x)
    const siblings = families.get(x.family)!.filter((s) => s !== x && s.entity !== x.twin)
    const falters = falteringOf(world, x)
    return {
      child: x.id,
      center: c.id,
      comes: h.comes,
      kind: h.kind,
      dayOff: h.dayOff,
      susceptible: h.susceptible,
      channel: channelOf(world, x),
      ...(x.weeks === undefined ? {} : { weeks: x.weeks }),
      ...(falters ? { falters } : {}),
      ...(siblings.length > 0 ? { siblings: siblings.map((s) => s.id) } : {}),
      ...(x.twin === undefined ? {} : { twin: idOf.get(x.twin) }),
    }
  }
  return [
    {
      center: c.id,
      code: c.code,
      municipality: c.site.municipality,
      level: p.level,
      evaluator: evaluatorOf(world, c),
      tablets: c.rooms.map((r) => {
        const { id, skewMs, knows, syncs } = tabletOf(world, c, r.index)
        return { id, skewMs, knows, syncs }
      }),
      door: doorDays(p).map((d) => d.day),
    },
    ...p.outbreaks.map((o) => ({ outbreak: c.id, ...o })),
    ...own.map(child),
    ...secondFiles(world, c, own).map((x) => ({ secondFile: x.id, center: c.id, ...x.second! })),
  ]
}

/**
 * Writes the truth as NDJSON, center by center in their order: first what world it is, then each center, its outbreaks, its
 * children, the second files that stand in it. Chances and levels per ten thousand. Compressed when the name ends in `.gz`.
 */
export async function writeTruth(
  world: World,
  of: { preset: Preset; seed: number },
  path: string,
  progress: (done: number, of: number) => void,
  signal: AbortSignal,
): Promise<void> {
  function* lines() {
    yield `${JSON.stringify({ nido: 'truth', edition: EDITION, ...of, until: world.until, centers: world.centers.length })}\n`
    for (const [i, c] of world.centers.entries()) {
      yield truthOfCenter(world, c)
        .map((line) => `${JSON.stringify(line)}\n`)
        .join('')
      progress(i + 1, world.centers.length)
    }
  }
  const file = createWriteStream(path, { mode: 0o600 })
  const text = Readable.from(lines())
  if (path.endsWith('.gz')) await pipeline(text, createGzip({ level: 4 }), file, { signal })
  else await pipeline(text, file, { signal })
}
