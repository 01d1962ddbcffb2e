// How facts become an agreement with its clauses and versions, and a commitment with its days and what was told of each.
import type { Stamped } from '../../../kernel/fact.ts'
import type { Look } from '../../../kernel/taking.ts'
import type {
  AgreementChanged,
  AgreementOpened,
  CenterNamed,
  Clause,
  CommitmentMade,
  EvidenceJudged,
  EvidencePresented,
} from '../contract/parts.ts'
import type {
  Agreement,
  AgreementCommitment,
  AgreementFile,
  AgreementVersion,
  KeptClause,
  Told,
} from '../contract.ts'
import { datesOf } from './occurrences.ts'

const named = (kind: string) => (s: Stamped) => s.fact.kind === `agreements.${kind}`
const dayOf = (s: Stamped) => s.estAt.slice(0, 10)

/** A clause said again is the same one in new words; what it said before stays beside it. */
function clausesOf(facts: readonly Stamped[]): KeptClause[] {
  const kept = new Map<string, KeptClause>()
  for (const s of facts.filter(named('clause-put'))) {
    const c = s.fact.payload as Clause
    const had = kept.get(c.clause)
    const before = had
      ? had.text === c.text
        ? had.before
        : [{ text: had.text, until: dayOf(s) }, ...had.before]
      : []
    kept.set(c.clause, { ...c, source: c.source ?? null, fact: s.fact.id, before })
  }
  return [...kept.values()].sort((a, b) => a.order - b.order || (a.clause < b.clause ? -1 : 1))
}

export function foldAgreement(book: string, key: string, facts: readonly Stamped[]): Agreement | undefined {
  const opened = facts.findLast(named('opened'))
  if (!opened) return undefined
  const a = opened.fact.payload as AgreementOpened
  let ends = a.ends ?? null
  let ended: Agreement['ended'] = null
  const versions: AgreementVersion[] = [
    {
      ...{ number: 1, what: 'opened', on: a.signed ?? dayOf(opened), ends, why: null },
      ...{ source: a.source ?? null, by: opened.fact.author },
    },
  ]
  for (const s of facts.filter(named('changed'))) {
    const c = s.fact.payload as AgreementChanged
    if (c.what === 'ended') ended = { on: c.on, why: c.why }
    else {
      ends = c.ends ?? ends
      ended = null
    }
    versions.push({
      ...{ number: versions.length + 1, what: c.what, on: c.on, ends: c.what === 'ended' ? c.on : ends },
      ...{ why: c.why, source: c.source ?? null, by: s.fact.author },
    })
  }
  const center = facts.findLast(named('center-named'))?.fact.payload as CenterNamed | undefined
  return {
    ...{ book, key, party: a.party, scope: a.scope, party_name: a.party_name, title: a.title },
    ...{ model: a.model ?? null, signed: a.signed ?? null, starts: a.starts ?? a.signed ?? null, ends },
    ...{ source: a.source ?? null, certainty: a.certainty, owner: a.owner ?? null },
    ...{ center: center?.center ?? null, opened: center?.opened ?? null },
    ...{ party_owner: a.party_owner ?? null, clauses: clausesOf(facts), versions, ended },
  }
}

/** The agreement a commitment is of; evidence names its commitment alone. */
export const agreementOf = (f: Stamped['fact']) => ({
  table: 'agreement',
  key: String(f.payload.agreement ?? ''),
})

function toldOf(facts: readonly Stamped[], bound: 'institute' | 'party'): Told[] {
  // who is bound does not judge itself: the institute judges the party's, the party answers for the institute's
  const judges = bound === 'party' ? 'evidence-judged' : 'evidence-answered'
  return facts.flatMap((s): Told[] => {
    const at = { id: s.fact.id, at: s.estAt, by: s.fact.author }
    if (named('evidence-presented')(s)) {
      const p = s.fact.payload as EvidencePresented
      return [{ ...at, what: 'presented', due: p.due, text: p.told, files: p.files }]
    }
    if (!named(judges)(s)) return []
    const j = s.fact.payload as EvidenceJudged
    return [
      { ...at, what: j.accepted ? 'accepted' : 'returned', due: j.due, text: j.reason ?? null, files: [] },
    ]
  })
}

export function foldCommitment(
  book: string,
  key: string,
  facts: readonly Stamped[],
  look: Look,
): AgreementCommitment | undefined {
  const made = facts.findLast(named('commitment-made'))
  if (!made) return undefined
  const c = made.fact.payload as CommitmentMade
  const agreement = look<Agreement>('agreement', c.agreement)
  if (!agreement) return undefined
  const gone = facts.findLast(named('commitment-dropped'))?.fact.payload as
    | { on: string; why: string }
    | undefined
  const told = toldOf(facts, c.bound)
  const dates = datesOf(c.due, c.every, c.until ?? agreement.ended?.on ?? agreement.ends).map((due) => {
    const of = told.filter((t) => t.due === due)
    const presented = of.some((t) => t.what === 'presented')
    const last = of.at(-1)
    const state = !presented ? 'open' : last!.what
    return { due, state, reason: state === 'returned' ? last!.text : null } as const
  })
  const over = agreement.ended?.on
  const asked = gone
    ? []
    : dates.filter((d) => d.state !== 'accepted' && (over === undefined || d.due <= over))
  return {
    ...{ book, key, party: agreement.party, agreement: c.agreement, clause: c.clause, bound: c.bound },
    ...{ what: c.what, evidence: c.evidence, owner: c.owner, party_owner: c.party_owner, every: c.every },
    ...{ due: c.due, dates, next_due: asked[0]?.due ?? null, told },
    dropped: gone ? { on: gone.on, why: gone.why } : null,
  }
}

export const filesOf = (f: Stamped['fact']): readonly string[] => [
  ...new Set((f.payload as EvidencePresented).files.map((x) => x.file)),
]

/** Evidence of the commitment that named it first: another's word about the same file takes it from nobody. */
export function foldEvidence(
  book: string,
  key: string,
  facts: readonly Stamped[],
  look: Look,
): AgreementFile | undefined {
  for (const { fact } of facts) {
    const commitment = look<AgreementCommitment>('agreement_commitment', fact.about)
    if (!commitment) continue
    const { files } = fact.payload as EvidencePresented
    const name = files.find((x) => x.file === key)?.name ?? key
    return { book, key, party: commitment.party, commitment: commitment.key, name }
  }
  return undefined
}
