// What a tablet carries of an observation, and how one still in its outbox looks until the server has it.
import { withdrawn } from '../../kernel/book-kinds.ts'
import { daysBetween } from '../../kernel/days.ts'
import type { Fact, Stamped } from '../../kernel/fact.ts'
import type { Carrying } from '../../kernel/taking.ts'
import type { Observed } from './contract/kinds.ts'
import type { Observation, SecondLook } from './contract.ts'
import type { CarriedLook, CarriedObservation } from './rules/carried.ts'

type Told = Pick<Observation, 'day' | 'instrument' | 'version' | 'answers'>

/** In order of their names: what the database gives back has another order of fields than what was said. */
const itemsWith = (o: Told, answer: 0 | 1) =>
  Object.keys(o.answers)
    .filter((i) => o.answers[i] === answer)
    .sort()

const short = (child: string, o: Told, family: boolean, moved: boolean): CarriedObservation => ({
  ...{ c: child, d: o.day, i: `${o.instrument}|${o.version}` },
  ...{ y: itemsWith(o, 1), n: itemsWith(o, 0) },
  ...(family ? { f: 1 as const } : {}),
  ...(moved ? { m: 1 as const } : {}),
})

/** A screening is the desk's, with its certificate: the room carries what the room sees. */
export const carryObservation = (r: Observation): CarriedObservation | undefined =>
  r.asked ? undefined : short(r.child, r, r.said_by === 'family', r.moved)

/** What waits to be looked at again, blind: the items that were seen, and who must not be the one. */
export const carryLook = (s: SecondLook): CarriedLook => ({
  ...{ c: s.child, r: s.room, i: s.items, x: s.evaluator, f: s.asked_at, u: s.by_day },
})

/** Longer than the longest interval of the lists below three years; older rounds are the desk's. */
const CARRIED_DAYS = 400

export const fadeObservation = (
  _key: string,
  body: CarriedObservation,
  today: string,
): CarriedObservation | undefined => (daysBetween(body.d, today) > CARRIED_DAYS ? undefined : body)

function pending(fact: Fact): CarriedObservation {
  const o = fact.payload as Observed
  return short(fact.about, o, o.by === 'family', false)
}

/** A correction takes the corrected one away; what is withdrawn is gone at once. */
export const observationCarrying: Carrying<CarriedObservation> = {
  table: 'observation',
  kinds: ['development.observed'],
  keysOf: (f) => (f.corrects ? [f.id, f.corrects] : [f.id]),
  overlay: (key, carried, waiting: readonly Stamped[]) => {
    const gone = (s: Stamped) =>
      s.fact.corrects === key || (s.fact.kind === withdrawn.kind && s.fact.about === key)
    if (waiting.some(gone)) return undefined
    const said = waiting.find((s) => s.fact.id === key)
    return said ? pending(said.fact) : carried
  },
}

/** Made on this tablet by somebody else than who saw it first: it waits no more. */
export const lookCarrying: Carrying<CarriedLook> = {
  table: 'second_look',
  kinds: ['development.second-look-seen'],
  keysOf: (f) => [String(f.payload.asked)],
  overlay: (_key, carried, waiting) =>
    carried && waiting.some((s) => s.fact.author !== carried.x) ? undefined : carried,
}
