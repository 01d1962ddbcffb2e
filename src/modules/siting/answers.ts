// What the server answers about siting: what plans are made from, the plans that were kept, and how they compare.
import { COUNTRY_ZONE, civilDay } from '../../kernel/days.ts'
import { answer, type Call } from '../../platform/http.ts'
import { sitingAssumptions, sitingPlans } from './contract.ts'
import { assumptionsSet, namesOf, plansListed } from './reads.ts'
import { assumptionsShown, parametersOf } from './rules/assumptions.ts'

const todayOf = (call: Pick<Call, 'now'>) => civilDay(call.now().toISOString(), COUNTRY_ZONE)
const named = (call: Call, ids: readonly string[]) =>
  ids.length === 0 ? {} : call.db.read({ system: true }, (read) => namesOf(read, ids))

export const sitingAnswers = [
  answer(sitingAssumptions, async (_input, call) => {
    const assumptions = assumptionsShown(await call.db.read(call.scope, assumptionsSet))
    const by = assumptions.flatMap((a) => a.versions.map((x) => x.by))
    return {
      assumptions: [...assumptions],
      parameters: parametersOf(new Map(assumptions.map((a) => [a.key, a.value]))),
      names: await named(call, by),
    }
  }),
  answer(sitingPlans, async (_input, call) => {
    const plans = await call.db.read(call.scope, (read) => plansListed(read))
    return {
      ...{ today: todayOf(call), plans },
      names: await named(
        call,
        plans.map((p) => p.by),
      ),
    }
  }),
]
