// The demonstration's plan of where to open centers: the land of five states as it was published, and a plan counted over it as any other.
import { COUNTRY_ZONE } from '../../kernel/days.ts'
import { uuid7OfDigest } from '../../kernel/ids.ts'
import { LARGEST_BATCH } from '../../kernel/wire.ts'
import { plansListed } from '../../modules/siting/reads.ts'
import { assumptionsShown, parametersOf } from '../../modules/siting/rules/assumptions.ts'
import { instanceOf, keepInstance } from '../../modules/siting/work/instance.ts'
import { countPlan, keepPlan } from '../../modules/siting/work/keep-plan.ts'
import type { Db } from '../../platform/db.ts'
import { sha256 } from '../../platform/digest.ts'
import type { House } from '../../platform/house.ts'
import { takeBatch } from '../../platform/intake.ts'
import { factsOfExampleLand } from './example-land/facts.ts'
import { midnightMs } from './zones.ts'

const YEARS = [12, 14, 14].map((centers, k) => ({ year: 2027 + k, centers, budget: null }))

/** In each of the five states: without it the fullest centers would all stand in two cities. */
const LEAST = 6

/** Once, where nobody has kept a plan and no list of places was brought: what somebody brought is never mixed with it. */
export async function keepExamplePlan(
  { db, house, now }: { readonly db: Db; readonly house: House; readonly now: () => Date },
  { until, author }: { readonly until: string; readonly author: string },
): Promise<void> {
  const system = { system: true } as const
  const before = await instanceOf(db, 'nation', now)
  const plans = await db.read(system, (read) => plansListed(read))
  if (plans.length > 0 || !before.missing.includes('localities')) return
  const facts = factsOfExampleLand(until, author)
  for (let from = 0; from < facts.length; from += LARGEST_BATCH)
    await takeBatch(db, house, facts.slice(from, from + LARGEST_BATCH), { by: 'system' }, now)
  const instance = await instanceOf(db, 'nation', now)
  const parameters = { ...parametersOf(new Map(), { years: YEARS }), least_each_state: LEAST }
  const counted = await countPlan(instance, parameters, null)
  if ('unfeasible' in counted) throw new Error(`the example is no plan: ${counted.unfeasible.limit}`)
  await keepInstance(db, instance)
  const { version, sources } = instance
  const assumptions = assumptionsShown([]).map(({ key, value, source, confidence }) => ({
    ...{ key, value, source, confidence },
  }))
  const id = uuid7OfDigest(midnightMs(until, COUNTRY_ZONE), sha256('example plan'))
  await keepPlan({ db, house, now }, author, {
    ...{ id, origin: 'world' },
    payload: {
      name: 'Plan de ejemplo: cuarenta centros en cinco estados',
      ...{ parameters, data: { version, sources, assumptions }, ...counted.kept, boundBy: 'prices' },
    },
  })
}
