// The world in slices: each can be made alone and in any order; together they are the world, and have one checksum.
import { canonical } from '../../kernel/canonical.ts'
import { addMonths, type Day, monthOf } from '../../kernel/days.ts'
import type { Fact } from '../../kernel/fact.ts'
import { sha256Stream } from '../../platform/digest.ts'
import { factsOfAllies } from './allies.ts'
import { daysBack, factsOfCenterDay } from './attendance.ts'
import { factsOfCases } from './cases.ts'
import { childrenOf, factsOfChild } from './children.ts'
import { factsOfRoomsDay } from './daily.ts'
import { factsOfRounds } from './development.ts'
import { factsOfGrowthMonth, GROWTH_MONTHS } from './growth.ts'
import { factsOfAdults, hasAdults } from './guardians.ts'
import { factsOfIncidentsDay } from './incidents.ts'
import { factsOfLearning } from './learning.ts'
import { factsOfMentoring } from './mentoring.ts'
import { factsOfNeeds } from './needs.ts'
import { factsOfCenter, factsOfGeography } from './network-facts.ts'
import { factsOfPartners } from './partners.ts'
import { factsOfOffices, factsOfPromoters, factsOfStaff } from './people.ts'
import { factsOfCenterPlaces, factsOfSites, factsOfTargets } from './place-accounts.ts'
import { factsOfProjects, promotedIn } from './projects.ts'
import type { World, WorldCenter } from './world.ts'

export type Slice = {
  readonly name: string
  readonly center?: WorldCenter
  readonly facts: () => Fact[]
}

/** Representations, municipalities and the people of the offices; sites without a center, what was announced, and projects. */
export const slicesOfNation = (world: World): Slice[] => [
  { name: 'geography', facts: () => factsOfGeography(world) },
  { name: 'offices', facts: () => factsOfOffices(world) },
  { name: 'sites', facts: () => [...factsOfSites(world), ...factsOfTargets(world)] },
  { name: 'promoters', facts: () => factsOfPromoters(world, promotedIn) },
  { name: 'projects', facts: () => factsOfProjects(world) },
  { name: 'partners', facts: () => factsOfPartners(world) },
  { name: 'needs', facts: () => factsOfNeeds(world) },
  { name: 'allies', facts: () => factsOfAllies(world) },
]

/** Before any day. */
const ALWAYS: Day = '2000-01-01'
/** The first center is there with all its months at once: whoever comes in for the first time sees what grows with time. */
const toldWhole = hasAdults

/** Elsewhere rounds of development come month by month, with the last of these months all that are older. */
function roundsOfMonth(world: World, c: WorldCenter, back: number): Fact[] {
  if (toldWhole(c)) return []
  const from = addMonths(`${monthOf(world.until)}-01`, -back)
  return factsOfRounds(world, c, back === GROWTH_MONTHS - 1 ? ALWAYS : from, addMonths(from, 1))
}

/** A center with its rooms, people and children, and of the first one all that is told of months. */
export const sliceOfCenter = (world: World, c: WorldCenter): Slice => ({
  name: `center ${c.code}`,
  center: c,
  facts: () => [
    ...factsOfCenter(world, c),
    ...factsOfStaff(world, c),
    ...factsOfCenterPlaces(world, c),
    ...childrenOf(world, c).flatMap((child) => factsOfChild(world, c, child)),
    ...factsOfAdults(world, c),
    ...(toldWhole(c) ? factsOfRounds(world, c, ALWAYS, world.until) : []),
    ...factsOfCases(world, c),
    ...factsOfLearning(world, c),
    ...factsOfMentoring(world, c),
  ],
})

export const sliceOfGrowth = (world: World, c: WorldCenter, back: number): Slice => ({
  name: `growth ${c.code} ${back}`,
  center: c,
  facts: () => [...factsOfGrowthMonth(world, c, back), ...roundsOfMonth(world, c, back)],
})

export const sliceOfDay = (world: World, c: WorldCenter, day: Day): Slice => ({
  name: `day ${c.code} ${day}`,
  center: c,
  facts: () => [
    ...factsOfCenterDay(world, c, day),
    ...factsOfRoomsDay(world, c, day),
    ...factsOfIncidentsDay(world, c, day),
  ],
})

/** Every slice of a world of so many days. */
export function slicesOf(world: World, days: number): Slice[] {
  const months = Array.from({ length: GROWTH_MONTHS }, (_, back) => back)
  return [
    ...slicesOfNation(world),
    ...world.centers.flatMap((c) => [
      sliceOfCenter(world, c),
      ...months.map((back) => sliceOfGrowth(world, c, back)),
      ...daysBack(world, days).map((day) => sliceOfDay(world, c, day)),
    ]),
  ]
}

export type Summary = {
  readonly facts: number
  readonly kinds: ReadonlyMap<string, number>
  /** SHA-256 over the canonical text of every fact, slice by slice; the order in which slices were made does not matter */
  readonly checksum: string
}

/** Counts facts and takes their checksum; `tell` hears how many slices are done. Stops between slices when asked to. */
export async function summaryOf(
  slices: readonly Slice[],
  tell?: (done: number, of: number) => void,
  signal?: AbortSignal,
): Promise<Summary> {
  const kinds = new Map<string, number>()
  const digests: string[] = []
  let facts = 0
  for (const [i, slice] of slices.entries()) {
    signal?.throwIfAborted()
    const hash = sha256Stream()
    hash.add(slice.name)
    for (const fact of slice.facts()) {
      hash.add(`\n${canonical(fact)}`)
      kinds.set(fact.kind, (kinds.get(fact.kind) ?? 0) + 1)
      facts++
    }
    digests.push(hash.hex())
    tell?.(i + 1, slices.length)
    // Ctrl-C and progress have their turn.
    if (i % 50 === 49) await new Promise((done) => setImmediate(done))
  }
  const whole = sha256Stream()
  whole.add(digests.sort().join('\n'))
  return { facts, kinds, checksum: whole.hex() }
}
