// What a tablet carries of a child's adults, and how facts still in its outbox change that.
import type { Fact, Stamped } from '../../kernel/fact.ts'
import type { Carrying } from '../../kernel/taking.ts'
import type {
  Adult,
  AdultNamed,
  AdultPortrait,
  CarriedAdult,
  CarriedAdultPortrait,
  CarriedCircle,
  CarriedCode,
  CarriedLink,
  CarriedRestriction,
  ChildCircle,
  PickupCode,
  RestrictionNoted,
} from './contract.ts'

export const carryAdult = (r: Adult): CarriedAdult | undefined =>
  r.here
    ? {
        given: r.given,
        first: r.first,
        ...(r.second ? { second: r.second } : {}),
        phones: r.phones,
        ...(r.language && r.language !== 'es' ? { language: r.language } : {}),
        ...(r.of_age ? {} : { minor: true as const }),
      }
    : undefined

const some = <T>(list: readonly T[]) => (list.length > 0 ? list : undefined)
const only = <T extends object>(fields: T): T =>
  Object.fromEntries(Object.entries(fields).filter(([, x]) => x !== undefined)) as T
const yes = (x: boolean | undefined) => (x ? (true as const) : undefined)

const linkOf = (a: AdultNamed | ChildCircle['adults'][number]): CarriedLink =>
  only({
    adult: a.adult,
    relation: a.relation,
    guardian: yes(a.guardian),
    pickUp: yes(a.pickUp),
    livesWith: yes(a.livesWith),
    emergency: yes(a.emergency),
    from: a.from ?? undefined,
    until: a.until ?? undefined,
  }) as CarriedLink

/** Undefined where there is nothing a tablet needs. */
export function carryCircle(r: ChildCircle): CarriedCircle | undefined {
  const answered = (given: boolean) =>
    some(r.consents.flatMap((c) => ((c.said[0]!.answer === 'given') === given ? [c.use] : [])))
  const circle = only({
    adults: r.adults.map((a) => (a.withdrawn ? { ...linkOf(a), withdrawn: a.withdrawn.at } : linkOf(a))),
    restrictions: some(
      r.restrictions.flatMap((x) =>
        x.ended
          ? []
          : [
              only({
                ...{ id: x.id, adult: x.adult ?? undefined, name: x.name, look: x.look ?? undefined },
                ...{ from: x.from, until: x.until ?? undefined },
              }) as CarriedRestriction,
            ],
      ),
    ),
    yes: answered(true),
    no: answered(false),
  }) as CarriedCircle
  return circle.adults.length + Object.keys(circle).length > 1 ? circle : undefined
}

export const carryAdultPortrait = (r: AdultPortrait): CarriedAdultPortrait => ({ b: r.blob, t: r.thumb })
export const carryCode = (r: PickupCode): CarriedCode => ({ child: r.child, adult: r.adult, day: r.day })

function apply(circle: CarriedCircle, fact: Fact): CarriedCircle {
  const p = fact.payload
  switch (fact.kind) {
    case 'guardians.adult-named': {
      // An addition waits: the tablet only proposes it.
      if (circle.adults.some((a) => a.adult === p.adult)) return circle
      return { ...circle, adults: [...circle.adults, { ...linkOf(p as AdultNamed), proposed: true }] }
    }
    case 'guardians.adult-withdrawn':
      return {
        ...circle,
        adults: circle.adults.map((a) => (a.adult === p.adult ? { ...a, withdrawn: fact.happenedAt } : a)),
      }
    case 'guardians.restriction-noted': {
      const { adult, name, look, from, until } = p as RestrictionNoted
      const added = only({ id: fact.id, adult, name, look: look || undefined, from, until })
      return {
        ...circle,
        restrictions: [
          ...(circle.restrictions ?? []).filter((r) => r.id !== fact.id),
          added as CarriedRestriction,
        ],
      }
    }
    default:
      return circle
  }
}

/** What protects shows at once where it was said; what allows waits until the office has it. */
export const circleCarrying: Carrying<CarriedCircle> = {
  table: 'child_circle',
  kinds: [
    'guardians.adult-named',
    'guardians.adult-changed',
    'guardians.adult-withdrawn',
    'guardians.restriction-noted',
    'guardians.restriction-ended',
    'guardians.consent-said',
    'guardians.notice-delivered',
  ],
  keysOf: (f) => [f.about],
  overlay: (_key, carried, pending: readonly Stamped[]) =>
    pending.reduce<CarriedCircle>((c, s) => apply(c, s.fact), carried ?? { adults: [] }),
}

/** The name of an adult who was proposed here. */
export const adultCarrying: Carrying<CarriedAdult> = {
  table: 'adult',
  kinds: ['guardians.adult-named'],
  keysOf: (f) => [String(f.payload.adult)],
  overlay: (_key, carried, pending) => {
    if (carried) return carried
    const p = pending[pending.length - 1]!.fact.payload as AdultNamed
    return {
      ...{ given: p.given, first: p.first, phones: p.phones },
      ...(p.second ? { second: p.second } : {}),
      ...(p.ofAge ? {} : { minor: true as const }),
    }
  },
}
