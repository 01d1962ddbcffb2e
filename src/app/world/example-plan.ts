// The demonstration's plan of where to open centers: invented people of real towns, told as such, and a plan counted over them as any other.
import { COUNTRY_ZONE } from '../../kernel/days.ts'
import type { Fact } from '../../kernel/fact.ts'
import { NATION, uuid7OfDigest } from '../../kernel/ids.ts'
import { plansListed } from '../../modules/siting/reads.ts'
import { assumptionsShown, parametersOf } from '../../modules/siting/rules/assumptions.ts'
import { instanceOf, keepInstance } from '../../modules/siting/work/instance.ts'
import { countPlan, keepPlan } from '../../modules/siting/work/keep-plan.ts'
import type { Db } from '../../platform/db.ts'
import { sha256 } from '../../platform/digest.ts'
import type { House } from '../../platform/house.ts'
import { takeBatch } from '../../platform/intake.ts'
import { municipalities } from './places.ts'
import { midnightMs } from './zones.ts'

const SOURCE = 'Ejemplo de la demostración: población del Censo 2020 por proporciones redondeadas del país'
/** Of all people, so many; rounded from the census of 2020 and the permanent posts of January 2021. */
const PART = {
  ...{ women: 0.51, children_0_2: 0.047, children_3_5: 0.051, people_15_64: 0.66 },
  ...{ working_women: 0.17, insured_imss: 0.39, posts: 0.134, womenPosts: 0.053 },
}
const YEARS = [12, 14, 14].map((centers, k) => ({ year: 2027 + k, centers, budget: null }))

/** A town for each municipality of the demonstration: where nobody brings the published lists, plans have something to stand on. */
export function factsOfExampleLand(until: string, author: string): Fact[] {
  const ms = midnightMs(until, COUNTRY_ZONE) - 300 * 86_400_000
  const dated = { as_of: '2020', source: SOURCE }
  return municipalities.flatMap(({ cvegeo: municipality, name, seat, latitude, longitude, population }) => {
    const of = (part: keyof typeof PART) => Math.round(PART[part] * population)
    const say = (kind: string, payload: Fact['payload']): Fact => ({
      id: uuid7OfDigest(ms, sha256(`example land|${kind}|${municipality}`)),
      ...{ kind, kindVersion: 1, about: NATION, book: NATION, happenedAt: new Date(ms).toISOString() },
      ...{ author, origin: 'world', payload },
    })
    const women = of('womenPosts')
    return [
      say('territory.locality-told', {
        ...{ locality: `${municipality}0001`, municipality, name: seat ?? name, kind: 'U' },
        ...{ latitude, longitude, people: population, ...dated },
      }),
      say('territory.census-told', {
        ...{ municipality, people: population, women: of('women'), children_0_2: of('children_0_2') },
        ...{ children_3_5: of('children_3_5'), people_15_64: of('people_15_64') },
        ...{ working_women: of('working_women'), insured_imss: of('insured_imss'), ...dated },
      }),
      say('territory.posts-told', {
        ...{ municipality, period: '2021-01', posts: of('posts'), women, men: of('posts') - women },
        source: SOURCE,
      }),
    ]
  })
}

/** Once, where nobody has kept a plan and no list of places was brought: what is real is never mixed with an example. */
export async function keepExamplePlan(
  { db, house, now }: { readonly db: Db; readonly house: House; readonly now: () => Date },
  { until, author }: { readonly until: string; readonly author: string },
): Promise<void> {
  const system = { system: true } as const
  const before = await instanceOf(db, 'nation', now)
  const plans = await db.read(system, (read) => plansListed(read))
  if (plans.length > 0 || !before.missing.includes('localities')) return
  const facts = factsOfExampleLand(until, author)
  for (let from = 0; from < facts.length; from += 100)
    await takeBatch(db, house, facts.slice(from, from + 100), { by: 'system' }, now)
  const instance = await instanceOf(db, 'nation', now)
  const parameters = { ...parametersOf(new Map(), { years: YEARS }), least_each_state: 0, rural_share: 0 }
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
      name: 'Plan de ejemplo: cuarenta centros en tres años',
      ...{ parameters, data: { version, sources, assumptions }, ...counted.kept, boundBy: 'prices' },
    },
  })
}
