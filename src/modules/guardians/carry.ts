// What a tablet carries of a child's adults, and how facts still in its outbox change that.
import type { Fact, Stamped } from '../../kernel/fact.ts'
import type { Carrying } from '../../kernel/taking.ts'
import type { AdultNamed } from './contract/adults.ts'
import type { RestrictionNoted } from './contract/agreed.ts'
import type { CarriedAdult, CarriedCircle, CarriedRestriction } from './contract/carried.ts'
import { linkOf, only } from './rules/carried.ts'

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
