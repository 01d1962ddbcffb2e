// How what was said of an incident becomes the incident, and what of it is one child’s.
import type { Fact, Stamped } from '../../../kernel/fact.ts'
import type { Look } from '../../../kernel/taking.ts'
import type {
  ChildSeen,
  FamilyTold,
  FirstAid,
  IncidentNoted,
  Injury,
  PaperSigned,
} from '../contract/kinds.ts'
import type { Incident, IncidentBlob, IncidentChild, IncidentFlag } from '../contract.ts'
import { mustKnow } from './asks.ts'
import { incidentOf } from './incident-of.ts'
import { after, isGrave } from './thresholds.ts'

const NOTED = 'safety.incident-noted'
const SEEN = 'safety.child-seen'
const TOLD = 'safety.family-told'
const SIGNED = 'safety.paper-signed'

/** Kinds that bear on the incident as a whole. */
export const incidentKinds = [
  NOTED,
  'safety.incident-described',
  TOLD,
  SIGNED,
  'safety.incident-reviewed',
  'safety.incident-closed',
] as const
/** Kinds that bear on one child of it. */
export const incidentChildKinds = [NOTED, SEEN, TOLD, SIGNED] as const

/** `incident|child` of each child a fact tells of. */
export const incidentChildrenOf = (f: Fact): readonly string[] =>
  f.kind === NOTED
    ? (f.payload as IncidentNoted).children.map((c) => `${f.about}|${c.child}`)
    : [`${incidentOf(f)}|${f.about}`]

/** More than this between happening and saying is said late. Source: house rule, the paper is filled on the same day. */
const LATE_MS = 24 * 3_600_000

const of = <T>(s: Stamped) => s.fact.payload as T
const lastOf = (facts: readonly Stamped[], kind: string) => facts.findLast((s) => s.fact.kind === kind)

/** Told, not tried: when and to whom counts, each time. Earliest first. */
const answered = (facts: readonly Stamped[], child: string) =>
  facts
    .filter((s) => s.fact.kind === TOLD && s.fact.about === child && of<FamilyTold>(s).outcome === 'told')
    .map((s) => of<FamilyTold>(s).at)
    .sort()

/** Nothing until somebody notes it: what is said of an unknown incident waits in its facts. */
export function foldIncident(book: string, key: string, facts: readonly Stamped[]): Incident | undefined {
  const note = lastOf(facts, NOTED)
  if (!note) return undefined
  const first = facts.find((s) => s.fact.kind === NOTED)!
  const n = of<IncidentNoted>(note)
  const children = n.children.map(({ child, part }) => ({
    ...{ child, part, told: answered(facts, child)[0] ?? null },
    signed: facts.some((s) => s.fact.kind === SIGNED && s.fact.about === child),
  }))
  const done = (kind: string, words: 'words' | 'change') => {
    const s = lastOf(facts, kind)
    const said = s?.fact.payload[words]
    return s ? { by: s.fact.author, at: s.estAt, words: said === undefined ? null : String(said) } : null
  }
  const flags: IncidentFlag[] = []
  if (n.at > first.estAt) flags.push('said-before-it-happened')
  if (children.some((c) => c.told !== null && c.told < n.at)) flags.push('told-before-it-happened')
  if (Date.parse(first.estAt) - Date.parse(n.at) > LATE_MS) flags.push('said-late')
  const head = n.head ?? false
  const grave = isGrave(n.kind, head)
  const due = children.filter(mustKnow)
  const by = after(n.at, grave ? 'tell-grave' : 'tell')
  return {
    ...{ book, key, noted: note.fact.id, day: n.day, at: n.at, said_at: first.estAt, by: first.fact.author },
    ...{ room: note.fact.room ?? null, kind: n.kind, place: n.place ?? null, children },
    ...{ aid: n.aid ?? [], witnesses: n.witnesses ?? [], unseen: n.unseen ?? false },
    ...{ head, grave },
    accounts: facts.flatMap(({ fact, estAt }) =>
      fact.kind === 'safety.incident-described'
        ? [{ id: fact.id, by: fact.author, at: estAt, words: String(fact.payload.words) }]
        : [],
    ),
    reviewed: done('safety.incident-reviewed', 'words'),
    closed: done('safety.incident-closed', 'change'),
    families_due: due.length,
    families_in_time: due.filter((c) => c.told !== null && c.told <= by).length,
    flags,
  }
}

/** All injuries that were seen, each once, in the order in which they were said; that nothing was seen holds while nothing is. */
function injuriesOf(seen: readonly ChildSeen[]): Injury[] {
  const said: Injury[] = seen.flatMap((s) => s.injuries ?? [])
  const all = new Map(said.map((x) => [`${x.body}|${x.seen}`, x]))
  const found = [...all.values()].filter((x) => x.seen !== 'nothing-seen')
  return found.length > 0 ? found : [...all.values()]
}

/** First aid said of one child holds for it; said of the incident, for who was hurt. */
const aidOf = (n: IncidentNoted, part: string, seen: ChildSeen | undefined): FirstAid[] =>
  seen?.aid ?? (part === 'hurt' ? (n.aid ?? []) : [])

export function foldIncidentChild(
  book: string,
  key: string,
  facts: readonly Stamped[],
  look: Look,
): IncidentChild | undefined {
  const [incident, child] = key.split('|') as [string, string]
  const note = lastOf(facts, NOTED)
  const n = note && of<IncidentNoted>(note)
  const part = n?.children.find((c) => c.child === child)?.part
  if (!n || !part) return undefined
  const seen = facts.flatMap((s) => (s.fact.kind === SEEN ? [of<ChildSeen>(s)] : []))
  const signedLast = lastOf(facts, SIGNED)
  const signed = signedLast && of<PaperSigned>(signedLast)
  const told = facts.flatMap((s) => {
    if (s.fact.kind !== TOLD) return []
    const t = of<FamilyTold>(s)
    return [
      {
        ...{ id: s.fact.id, by: s.fact.author, at: t.at, how: t.how, outcome: t.outcome },
        ...{ adult: t.adult ?? null, relation: t.relation ?? null, who: t.who ?? null },
        words: t.words ?? null,
      },
    ]
  })
  return {
    ...{ book, key, incident, child, part, day: n.day, at: n.at, kind: n.kind, place: n.place ?? null },
    said_at: facts.find((s) => s.fact.kind === NOTED)!.estAt,
    head: part === 'hurt' && (n.head ?? false),
    known: look('child', child) !== undefined,
    ...{
      injuries: injuriesOf(seen),
      aid: aidOf(
        n,
        part,
        seen.findLast((s) => s.aid),
      ),
    },
    words: seen.findLast((s) => s.words !== undefined)?.words ?? null,
    told: told.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1)),
    signed:
      signedLast && signed
        ? {
            ...{ id: signedLast.fact.id, by: signedLast.fact.author, at: signedLast.estAt },
            ...{ on: signed.on, how: signed.how, adult: signed.adult ?? null },
            ...{ relation: signed.relation ?? null, who: signed.who ?? null, blob: signed.blob ?? null },
          }
        : null,
  }
}

export const paperOf = (f: Fact): readonly string[] =>
  typeof f.payload.blob === 'string' ? [f.payload.blob] : []

/** The last paper that names the file says whose it is. */
export function foldIncidentBlob(
  book: string,
  key: string,
  facts: readonly Stamped[],
): IncidentBlob | undefined {
  const last = lastOf(facts, SIGNED)
  return last && { book, key, incident: incidentOf(last.fact), child: last.fact.about, shown: true }
}
