// Whether a child may be handed over to who stands at the door: one rule for the tablet without a network and for the capital.
import type { CarriedAdult, CarriedCircle, CarriedLink, CarriedRestriction } from '../contract/carried.ts'

/** How the adult was told to be who they say. `pin` and `code` are checked by the caller, against the verifier. */
export type PickUpEvidence = {
  readonly pin?: 'right' | 'wrong' | 'locked' | 'none'
  /** a one-day code as it was found among those carried; `right`: the digits fit */
  readonly code?: {
    readonly id: string
    readonly right: boolean
    readonly adult: string
    readonly child: string
    readonly day: string
  }
  /** the face compared with the portrait by the educator */
  readonly face?: 'alike' | 'unlike'
  /** an official document with a photo was seen */
  readonly document?: 'seen' | 'other-name'
}

/** Who stands there: an adult who is named in the child's file, or somebody who says a name. */
export type PickUpPerson = { readonly adult: string } | { readonly says: string }

export type DirectorWhy =
  | 'unknown'
  | 'proposed'
  | 'withdrawn'
  | 'not-authorized'
  | 'not-yet'
  | 'expired'
  | 'minor'
  | 'unverified'
  | 'pin-wrong'
  | 'face-unlike'
  | 'document-other-name'
  | 'code-wrong'
  | 'code-other-person'
  | 'code-other-day'
  | 'code-used'
  | 'resembles-restricted'

/** `right`: hand over. `needs-director`: under the written protocol, with reasons. `restricted`: never, whoever says otherwise. */
export type PickUpVerdict =
  | { readonly verdict: 'right'; readonly by: 'pin' | 'code' | 'face' | 'document' }
  | { readonly verdict: 'needs-director'; readonly why: readonly DirectorWhy[] }
  | { readonly verdict: 'restricted'; readonly restriction: string }

const holds = (r: { readonly from?: string | undefined; readonly until?: string | undefined }, day: string) =>
  (r.from === undefined || r.from <= day) && (r.until === undefined || day <= r.until)

/** Words of a name without accents or case: "José PÉREZ" and "jose perez" are one. */
const wordsOf = (name: string): string[] =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((w) => w.length > 1)

/** Every word of the shorter name is in the longer one, two at least: a hint for a person, never a proof. */
export function resembles(a: string, b: string): boolean {
  const [x, y] = [new Set(wordsOf(a)), new Set(wordsOf(b))]
  const [short, long] = x.size <= y.size ? [x, y] : [y, x]
  return short.size >= 2 && [...short].every((w) => long.has(w))
}

const nameOf = (a: CarriedAdult) => [a.given, a.first, a.second ?? ''].join(' ')

/** The restriction that forbids it for certain, or one the name only resembles. */
function restrictionOn(
  person: PickUpPerson,
  name: string,
  restrictions: readonly CarriedRestriction[],
  day: string,
): { sure?: CarriedRestriction; like?: CarriedRestriction } {
  const now = restrictions.filter((r) => holds(r, day))
  const sure = 'adult' in person ? now.find((r) => r.adult === person.adult) : undefined
  if (sure) return { sure }
  // somebody described has no id to be known by
  const like = now.find((r) => resembles(r.name, name))
  if (like && wordsOf(like.name).sort().join(' ') === wordsOf(name).sort().join(' ')) return { sure: like }
  return like ? { like } : {}
}

function troubleWithLink(
  link: CarriedLink | undefined,
  adult: CarriedAdult | undefined,
  day: string,
): DirectorWhy[] {
  if (!link || !adult) return ['unknown']
  if (link.withdrawn !== undefined) return ['withdrawn']
  if (link.proposed) return ['proposed']
  const why: DirectorWhy[] = []
  if (!link.pickUp) why.push('not-authorized')
  if (link.from !== undefined && day < link.from) why.push('not-yet')
  if (link.until !== undefined && link.until < day) why.push('expired')
  if (adult.minor) why.push('minor')
  return why
}

function troubleWithEvidence(
  e: PickUpEvidence,
  child: string,
  adult: string,
  day: string,
  used: ReadonlySet<string>,
): DirectorWhy[] {
  const why: DirectorWhy[] = []
  if (e.pin === 'wrong' || e.pin === 'locked') why.push('pin-wrong')
  if (e.face === 'unlike') why.push('face-unlike')
  if (e.document === 'other-name') why.push('document-other-name')
  if (e.code) {
    if (!e.code.right) why.push('code-wrong')
    else if (e.code.adult !== adult || e.code.child !== child) why.push('code-other-person')
    else if (e.code.day !== day) why.push('code-other-day')
    else if (used.has(e.code.id)) why.push('code-used')
  }
  return why
}

const proofOf = (e: PickUpEvidence) =>
  e.pin === 'right'
    ? 'pin'
    : e.code?.right
      ? 'code'
      : e.face === 'alike'
        ? 'face'
        : e.document === 'seen'
          ? 'document'
          : undefined

/**
 * Judges one pick-up. Pure: `day` is the civil day of the center; `used` are codes known to be used already. A restriction wins
 * over every authorization, evidence and code. Anything that does not fit is for the director, who decides under the written
 * protocol; nothing is ever let through by default. Source: offline.md §4.5 (pick-up authority); ceci.md §2.6 (adults only [M]);
 * LGDNNA arts. 22-24 and Código Civil Federal arts. 411-420, 444 (patria potestad ends or is limited by a judge alone) [M].
 */
export function judgePickUp(
  child: { readonly id: string; readonly circle: CarriedCircle | undefined },
  person: PickUpPerson,
  adult: CarriedAdult | undefined,
  evidence: PickUpEvidence,
  day: string,
  used: ReadonlySet<string> = new Set(),
): PickUpVerdict {
  const said = 'says' in person ? person.says : adult ? nameOf(adult) : ''
  const found = restrictionOn(person, said, child.circle?.restrictions ?? [], day)
  if (found.sure) return { verdict: 'restricted', restriction: found.sure.id }
  const link = 'adult' in person ? child.circle?.adults.find((a) => a.adult === person.adult) : undefined
  const why = [
    ...(found.like ? (['resembles-restricted'] as const) : []),
    ...troubleWithLink(link, adult, day),
    ...('adult' in person ? troubleWithEvidence(evidence, child.id, person.adult, day, used) : []),
  ]
  const by = proofOf(evidence)
  if (by === undefined && why.length === 0) why.push('unverified')
  return by === undefined || why.length > 0 ? { verdict: 'needs-director', why } : { verdict: 'right', by }
}

/**
 * Uses of one-day codes as they were told of, each with its moment: the first stands, every further one is a fact all the same
 * and named here, so that a person looks at it.
 */
export function usedTwice<U extends { readonly code: string; readonly at: string; readonly id: string }>(
  uses: readonly U[],
): U[] {
  const first = new Map<string, U>()
  const earlier = (a: U, b: U) => a.at < b.at || (a.at === b.at && a.id < b.id)
  for (const u of uses) {
    const before = first.get(u.code)
    if (!before || earlier(u, before)) first.set(u.code, u)
  }
  return uses.filter((u) => first.get(u.code) !== u)
}
