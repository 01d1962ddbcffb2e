// Allied organizations for tests: two companies of one representation, a state government of another, a ministry, and who comes in for each.
import { NATION } from '../src/kernel/ids.ts'
import { fact, idOf, people, reps, type World } from './world.ts'

export type SideOf = { readonly party: string; readonly person: string; readonly book: string }
const sideOf = (name: string, book: string): SideOf => ({
  ...{ party: idOf(`party ${name}`), person: idOf(`represents ${name}`), book },
})
export const sides = {
  company: sideOf('company', reps.north),
  other: sideOf('other company', reps.north),
  state: sideOf('state', reps.south),
  economy: sideOf('economy', NATION),
} as const

/** Says who represents each: what an invitation says. */
export async function tellSides(world: Pick<World, 'said'>): Promise<void> {
  const at = { happenedAt: '2026-02-01T15:00:00.000Z', origin: 'system' as const, author: people.national }
  for (const [name, { party, person, book }] of Object.entries(sides))
    await world.said([
      fact('staff.person-registered', person, book, { given: `Enlace ${name}`, first: 'Aliado', party }, at),
      fact('staff.post-held', person, book, { role: 'party', party, from: '2026-02-01' }, at),
    ])
}
