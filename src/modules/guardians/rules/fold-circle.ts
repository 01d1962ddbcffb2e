// How facts become a child's circle: withdrawals win over namings that did not know of them, restrictions stay until ended.
import type { Stamped } from '../../../kernel/fact.ts'
import { foldFields } from '../../../kernel/fields.ts'
import type { LinkFields } from '../contract/adults.ts'
import type { ConsentSaid, ConsentUse, NoticeDelivered, RestrictionNoted } from '../contract/agreed.ts'
import type { ChildCircle, CircleAdult, CircleConsent, CircleNotice, CircleRestriction } from '../contract.ts'

const LINK: readonly (keyof LinkFields)[] = [
  ...(['relation', 'guardian', 'pickUp', 'livesWith', 'emergency', 'order', 'from', 'until'] as const),
]

const said = <T>(s: Stamped) => s.fact.payload as T
const is = (kind: string) => (s: Stamped) => s.fact.kind === `guardians.${kind}`

/** What whoever said it knew of: `supersedes` in this book, `after` in the centers before. */
const known = (s: Stamped): readonly string[] => [
  ...(s.fact.supersedes ?? []),
  ...(said<{ after?: string[] }>(s).after ?? []),
]
/** As the fold of fields reads it: what was known is superseded, in whichever book it was said. */
export const knowing = (s: Stamped): Stamped => ({ ...s, fact: { ...s.fact, supersedes: [...known(s)] } })

/** The name a statement has in every center it is said in. */
const refOf = (s: Stamped): string => said<{ ref?: string }>(s).ref ?? s.fact.id

function linkOf(s: Stamped): Partial<LinkFields> {
  const p = said<Partial<LinkFields>>(s)
  return Object.fromEntries(LINK.flatMap((k) => (p[k] === undefined ? [] : [[k, p[k]]])))
}

type Withdrawn = { why: NonNullable<CircleAdult['withdrawn']>['why']; words?: string }

/**
 * One adult of a child. A withdrawal stands until a naming that knew of it: one said at the same time, or later by somebody
 * who had not heard, brings nobody back. Source: offline.md §4.5 (pick-up authority: withdrawal wins over addition).
 */
function foldLink(adult: string, facts: readonly Stamped[]): CircleAdult | undefined {
  const namings = facts.filter(is('adult-named'))
  const named = namings.at(-1)
  if (!named) return undefined
  const withdrawals = facts.filter(is('adult-withdrawn'))
  const setters = facts.filter((s) => !withdrawals.includes(s))
  const { values, conflicts, setBy } = foldFields<LinkFields>(setters.map(knowing), linkOf)
  const f = values as LinkFields
  const overcome = new Set(namings.flatMap(known))
  const standing = new Set(withdrawals.filter((s) => !overcome.has(refOf(s)) && !overcome.has(s.fact.id)))
  const last = [...standing].at(-1)
  return {
    ...{ adult, relation: f.relation, guardian: f.guardian, pickUp: f.pickUp, livesWith: f.livesWith },
    ...{ emergency: f.emergency, order: f.order, from: f.from ?? null, until: f.until ?? null },
    ...{ by: named.fact.author, at: named.estAt },
    withdrawn: last
      ? {
          ...{ ref: refOf(last), by: last.fact.author, at: last.estAt },
          ...{ why: said<Withdrawn>(last).why, words: said<Withdrawn>(last).words || null },
        }
      : null,
    set_by: setBy as CircleAdult['set_by'],
    conflicts,
    // a withdrawal that stands is told on by itself: a naming that claimed to know of it would undo it
    knows: [
      ...new Set(facts.flatMap((s) => (standing.has(s) ? [] : [s.fact.id, refOf(s), ...known(s)]))),
    ].sort(),
  }
}

function foldLinks(facts: readonly Stamped[]): CircleAdult[] {
  const kinds = ['adult-named', 'adult-changed', 'adult-withdrawn'].map(is)
  const links = Map.groupBy(
    facts.filter((s) => kinds.some((k) => k(s))),
    (s) => String(said<{ adult: string }>(s).adult),
  )
  return [...links]
    .flatMap(([adult, of]) => foldLink(adult, of) ?? [])
    .sort((a, b) => a.order - b.order || (a.at < b.at ? -1 : a.at > b.at ? 1 : a.adult < b.adult ? -1 : 1))
}

/** By the name it had where it was first noted: a center it came back to knows it again. The end holds, whenever it was said. */
function foldRestrictions(facts: readonly Stamped[]): CircleRestriction[] {
  const noted = Map.groupBy(facts.filter(is('restriction-noted')), refOf)
  const ends = facts.filter(is('restriction-ended'))
  return [...noted].map(([id, of]) => {
    const s = of.at(-1)!
    const p = said<RestrictionNoted>(s)
    const ids = new Set([id, ...of.map((x) => x.fact.id)])
    const end = ends.find((e) => ids.has(said<{ restriction: string }>(e).restriction))
    const ended = end && said<{ why: string; document?: string }>(end)
    return {
      ...{ id, adult: p.adult ?? null, name: p.name, look: p.look || null, basis: p.basis },
      ...{ order: p.order || null, words: p.words || null, document: p.document ?? null },
      ...{ from: p.from, until: p.until ?? null, by: of[0]!.fact.author, at: of[0]!.estAt },
      ended:
        end && ended
          ? { by: end.fact.author, at: end.estAt, why: ended.why, document: ended.document ?? null }
          : null,
    }
  })
}

/** The answer that holds comes first: of the last day said, a no before a yes, unless whoever said yes knew of it. */
function foldConsent(use: ConsentUse, of: readonly Stamped[]): CircleConsent {
  const day = (s: Stamped) => said<ConsentSaid>(s).on
  const byDay = [...of].sort((a, b) =>
    day(a) > day(b) ? -1 : day(a) < day(b) ? 1 : of.indexOf(b) - of.indexOf(a),
  )
  const last = byDay.filter((s) => day(s) === day(byDay[0]!))
  const superseded = new Set(last.flatMap(known))
  const heads = last.filter((s) => !superseded.has(s.fact.id))
  const open = heads.length > 0 ? heads : last
  const holds = open.find((s) => said<ConsentSaid>(s).answer !== 'given') ?? open[0]!
  return {
    use,
    said: [holds, ...byDay.filter((s) => s !== holds)].map((s) => {
      const p = said<ConsentSaid>(s)
      return {
        ...{ id: s.fact.id, answer: p.answer, adult: p.adult ?? null, who: p.who, how: p.how, on: p.on },
        ...{ limits: p.limits || null, document: p.document ?? null, by: s.fact.author, at: s.estAt },
      }
    }),
  }
}

function foldConsents(facts: readonly Stamped[]): CircleConsent[] {
  const uses = Map.groupBy(facts.filter(is('consent-said')), (s) => said<ConsentSaid>(s).use)
  return [...uses].sort(([a], [b]) => (a < b ? -1 : 1)).map(([use, of]) => foldConsent(use, of))
}

/** Newest first. */
function foldNotices(facts: readonly Stamped[]): CircleNotice[] {
  const all = facts.filter(is('notice-delivered')).map((s): CircleNotice => {
    const p = said<NoticeDelivered>(s)
    return {
      ...{ id: s.fact.id, controller: p.controller, version: p.version, adult: p.adult ?? null, who: p.who },
      ...{ on: p.on, how: p.how, document: p.document ?? null, by: s.fact.author, at: s.estAt },
    }
  })
  return all.sort((a, b) => (a.on > b.on ? -1 : a.on < b.on ? 1 : a.id > b.id ? -1 : 1))
}

/** Facts come by estimated time, then id. */
export const foldCircle = (book: string, key: string, facts: readonly Stamped[]): ChildCircle => ({
  book,
  key,
  adults: foldLinks(facts),
  restrictions: foldRestrictions(facts),
  consents: foldConsents(facts),
  notices: foldNotices(facts),
})
