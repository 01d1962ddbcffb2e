// Dialogue events and materials out of all that was said of them.
import type { Fact, Stamped } from '../../../kernel/fact.ts'
import type {
  CommitmentFollowed,
  EventCancelled,
  EventHeld,
  EventPlanned,
  MaterialAdded,
} from '../contract/dialogue.ts'
import type { Advised } from '../contract/told.ts'
import type { Commitment, PartnerEvent, PartnerFile, PartnerMaterial } from '../contract.ts'

const PLANNED = 'partners.event-planned'
export const eventKinds = [
  PLANNED,
  'partners.event-cancelled',
  'partners.event-held',
  'partners.commitment-followed',
]
export const eventOf = (f: Fact): readonly string[] => [f.about]

type Said<P> = { readonly fact: Fact; readonly p: P }
const ofKind = <P>(facts: readonly Stamped[], kind: string): Said<P>[] =>
  facts.flatMap(({ fact }) =>
    fact.kind === `partners.${kind}` ? [{ fact, p: fact.payload as unknown as P }] : [],
  )

/** What is said of an event that nobody planned waits in its facts. Held, it is no longer cancelled. */
export function foldEvent(book: string, key: string, facts: readonly Stamped[]): PartnerEvent | undefined {
  const planned = ofKind<EventPlanned>(facts, 'event-planned')
  const last = planned.at(-1)
  if (!last) return undefined
  const held = ofKind<EventHeld>(facts, 'event-held').at(-1)
  const cancelled = ofKind<EventCancelled>(facts, 'event-cancelled').at(-1)
  const at = (fact: Fact) => facts.findIndex((s) => s.fact === fact)
  const stands = cancelled && !held && at(cancelled.fact) > at(last.fact) ? cancelled.p : null
  const { title, on, starts, ends, place, agenda, organizations } = last.p
  return {
    ...{ book, key, title, on_day: on, starts, ends, place, agenda: [...agenda] },
    ...{ organizations: [...new Set(organizations)], sequence: planned.length - 1 + (stands ? 1 : 0) },
    cancelled: stands ? { on: stands.on, reason: stands.reason } : null,
    ...{
      held_on: held?.p.on ?? null,
      attendance: [...(held?.p.attendance ?? [])],
      told: held?.p.told ?? null,
    },
    commitments: commitmentsOf(facts, held?.p),
    by: last.fact.author,
  }
}

function commitmentsOf(facts: readonly Stamped[], held: EventHeld | undefined): Commitment[] {
  const followed = ofKind<CommitmentFollowed>(facts, 'commitment-followed')
  return (held?.commitments ?? []).map((c) => {
    const of = followed.filter((x) => x.p.commitment === c.id)
    const outcome = of.at(-1)?.p.outcome
    return {
      ...{ id: c.id, text: c.text, organization: c.organization ?? null, owner: c.owner ?? null },
      due: of.findLast((x) => x.p.outcome === 'moved')?.p.due ?? c.due,
      outcome: outcome === undefined || outcome === 'moved' ? null : outcome,
      followed: of.map(({ fact, p }) => ({ on: p.on, outcome: p.outcome, note: p.note, by: fact.author })),
    }
  })
}

export const materialOf = (f: Fact): readonly string[] => [f.about]
/** A version told again is corrected; the newest one by its day stands first. */
export function foldMaterial(
  book: string,
  key: string,
  facts: readonly Stamped[],
): PartnerMaterial | undefined {
  const versions = new Map<string, MaterialAdded>()
  for (const { p } of ofKind<MaterialAdded>(facts, 'material-added'))
    versions.set(`${p.version}|${p.language}`, p)
  const all = [...versions.values()].toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
  const last = all.at(-1)
  if (!last) return undefined
  const { title, about, version, language, on } = last
  return {
    ...{ book, key, title, about, version, language, on_day: on, file: last.file ?? null },
    versions: all.map((x) => ({ version: x.version, language: x.language, on: x.on, file: x.file ?? null })),
  }
}

export const fileKinds = ['partners.advised', 'partners.material-added', 'partners.logo-given']
export const filesOf = (f: Fact): readonly string[] =>
  f.kind === 'partners.advised'
    ? ((f.payload as Advised).files ?? [])
    : [(f.payload as { file?: string | null }).file ?? []].flat()
export function foldFile(book: string, key: string, facts: readonly Stamped[]): PartnerFile | undefined {
  const fact = facts.at(-1)?.fact
  return fact ? { book, key, of: fact.about, material: fact.kind === 'partners.material-added' } : undefined
}
