// Projects of the demonstration: a dozen in different stages, six of them around its first center, with who carries and watches them.
import { COUNTRY_ZONE } from '../../kernel/days.ts'
import type { Fact } from '../../kernel/fact.ts'
import { siteId } from '../../kernel/told-ids.ts'
import type { BuildScheme, Stage } from '../../modules/construction/contract/stages.ts'
import { sha256 } from '../../platform/digest.ts'
import { draw, entityId } from './mix.ts'
import { nationalOf, promoterOf, worksSupervisorOf } from './people.ts'
import { type WorldSite, worldSites } from './place-accounts.ts'
import { municipalities } from './places.ts'
import { streams } from './streams.ts'
import { type ToldProject, tellProject } from './telling-projects.ts'
import { representationOf, said, type World } from './world.ts'
import { midnightMs } from './zones.ts'

type Written = {
  readonly name: string
  readonly municipality: string
  readonly scheme: BuildScheme
  readonly places: number
  readonly reached: Stage
  readonly slip: number
  /** of a site that is told with its places elsewhere */
  readonly site?: WorldSite
  readonly out?: 'risk'
  readonly finding?: string
}
const onSite = (
  index: number,
  reached: Stage,
  slip: number,
  more: Pick<Written, 'out' | 'finding'> = {},
): Written => {
  const site = worldSites[index]!
  const { name, municipality, places } = site
  return { site, name, municipality, places, scheme: 'imss', reached, slip, ...more }
}
const of = (
  municipality: string,
  name: string,
  scheme: BuildScheme,
  places: number,
  reached: Stage,
  slip: number,
): Written => ({ municipality, name: `Predio de ejemplo ${name}`, scheme, places, reached, slip })

/** Twelve, six of them around the first center; what became of each agrees with what is told of its places. */
const written: readonly Written[] = [
  onSite(0, 'contract', 1.3, { finding: 'La segunda salida de emergencia está tapiada' }),
  onSite(1, 'deed', 1.4),
  onSite(2, 'contract', 1),
  onSite(3, 'tender', 1.6),
  onSite(4, 'visited', 1.2, { out: 'risk' }),
  onSite(5, 'validated', 1),
  of('02001', 'Punta Banda', 'empresa', 110, 'accepted', 1.5),
  of('02006', 'Vicente Guerrero', 'municipal', 110, 'file', 1.2),
  of('26055', 'Industrial', 'imss', 110, 'equipment', 1.1),
  of('02002', 'Valle Puebla', 'imss', 200, 'works', 1.2),
  of('19006', 'Huinalá', 'empresa', 250, 'contract', 1),
  of('14120', 'Santa Ana', 'imss', 150, 'validated', 1.3),
]
const municipalityOf = new Map(municipalities.map((m) => [m.cvegeo, m]))
const represented = (w: Written) => municipalityOf.get(w.municipality)!.representation

/** Representations that have somebody who carries projects. */
export const promotedIn: readonly string[] = [...new Set(written.map(represented))]

export function factsOfProjects(world: World): Fact[] {
  const facts: Fact[] = []
  for (const [i, w] of written.entries()) {
    const { site, ...told } = w
    const m = municipalityOf.get(w.municipality)!
    const code = site?.code ?? `P-O${i + 1}`
    const id = site?.id ?? siteId(sha256, code)
    const own = (nth: number) => entityId(streams.project, i * 10 + nth, world.seed)
    const moved = (degrees: number, tick: number) =>
      Math.round((degrees + ((draw(streams.project, i, tick, world.seed) % 4_001) - 2_000) / 100_000) * 1e6) /
      1e6
    const project: ToldProject = {
      ...{ ...told, id, code, nth: i + 1, contracts: [own(1), own(2)] },
      ...(site ? {} : { lot: own(3) }),
      ...{ latitude: moved(m.latitude, 1), longitude: moved(m.longitude, 2) },
    }
    const voices = {
      promoter: promoterOf(world, m.representation).id,
      watcher: worksSupervisorOf(world, m.representation).id,
      national: nationalOf(world).id,
    }
    let tick = 0
    tellProject(project, voices, world.until, (kind, about, day, author, payload) => {
      const at = midnightMs(day, COUNTRY_ZONE) + 37_000_000 + tick * 1_000
      const book = representationOf(m.representation)
      facts.push(said(world, { kind, entity: 700_000 + i, tick: tick++, about, book, at, author, payload }))
    })
  }
  return facts
}
