// What a tablet is told of a row: whom it may go home with, whom it must not, and never why.

import type { AdultNamed } from '../contract/adults.ts'
import type {
  CarriedAdult,
  CarriedAdultPortrait,
  CarriedCircle,
  CarriedCode,
  CarriedLink,
  CarriedRestriction,
} from '../contract/carried.ts'
import type { Adult, AdultPortrait, ChildCircle, PickupCode } from '../contract.ts'

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
export const only = <T extends object>(fields: T): T =>
  Object.fromEntries(Object.entries(fields).filter(([, x]) => x !== undefined)) as T
const yes = (x: boolean | undefined) => (x ? (true as const) : undefined)

export const linkOf = (a: AdultNamed | ChildCircle['adults'][number]): CarriedLink =>
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
