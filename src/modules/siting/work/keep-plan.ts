// Keeps a plan: counted anew over the data that stand, with a bound by prices of users, and said by the house in the name of who asked.
import type { Fact } from '../../../kernel/fact.ts'
import { NATION } from '../../../kernel/ids.ts'
import { apart } from '../../../platform/apart.ts'
import type { Db } from '../../../platform/db.ts'
import type { House } from '../../../platform/house.ts'
import { takeBatch } from '../../../platform/intake.ts'
import { newId } from '../../../platform/new-id.ts'
import type { SitingInstance } from '../contract/instance.ts'
import { type PlanKept, planKept } from '../contract/kinds.ts'
import type { PlanParameters } from '../contract/plans.ts'
import type { UnfeasibleTold } from '../contract.ts'
import type { CountEnd, CountJob } from './plan-worker.ts'

/** Seconds that search and bound may take while somebody waits. */
const SECONDS = 6

export type Counted =
  | { readonly kept: Pick<PlanKept, 'outcome' | 'bound'> }
  | { readonly unfeasible: UnfeasibleTold }

/** In a thread of its own. `open`: the sites somebody chose; null: found here. */
export async function countPlan(
  instance: SitingInstance,
  parameters: PlanParameters,
  open: readonly string[] | null,
  signal: AbortSignal = new AbortController().signal,
): Promise<Counted> {
  const job: CountJob = { instance, parameters, open, seconds: SECONDS }
  const told = await apart<CountEnd>(new URL('plan-worker.ts', import.meta.url), job, {
    ...{ signal, progress: () => {} },
  })
  return 'unfeasible' in told ? told : { kept: told }
}

type Saying = { readonly db: Db; readonly house: House; readonly now: () => Date }

/** A fact of the house about a plan, by who asked for it. Throws (a fault) where intake does not take it: nothing is kept then. */
export async function sayOfPlan(
  { db, house, now }: Saying,
  by: string,
  said: {
    readonly id?: string
    readonly kind: string
    readonly plan: string
    readonly payload: object
    /** `world` of a demonstration's example */
    readonly origin?: 'system' | 'world'
  },
): Promise<void> {
  const at = now()
  const fact: Fact = {
    id: said.id ?? newId(at),
    ...{ kind: said.kind, kindVersion: 1, about: said.plan, book: NATION, happenedAt: at.toISOString() },
    ...{ author: by, origin: said.origin ?? 'system', payload: { ...said.payload } },
  }
  const [told] = await takeBatch(db, house, [fact], { by: 'system' }, now)
  if (told && !['taken', 'duplicate', 'flagged'].includes(told.answer))
    throw new Error(`a plan was not kept: ${told.answer} ${told.reason ?? ''}`)
}

export async function keepPlan(
  saying: Saying,
  by: string,
  plan: {
    readonly id: string
    readonly fact?: string
    readonly origin?: 'system' | 'world'
    readonly payload: PlanKept
  },
): Promise<void> {
  await sayOfPlan(saying, by, {
    ...(plan.fact === undefined ? {} : { id: plan.fact }),
    ...(plan.origin === undefined ? {} : { origin: plan.origin }),
    ...{ kind: planKept.kind, plan: plan.id, payload: plan.payload },
  })
}
