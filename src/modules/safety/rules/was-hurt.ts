// Notes of a child's day that may tell of an incident, and what settles them: an incident beside them, or why it was none.
import type { Fact, Stamped } from '../../../kernel/fact.ts'
import type { Task } from '../../../kernel/task.ts'
import type { IncidentNoted, WhyNoIncident } from '../contract/kinds.ts'
import type { IncidentQuestion } from '../contract.ts'

export const questionKinds = [
  'daily.noted',
  'daily.struck',
  'safety.incident-noted',
  'safety.not-an-incident',
] as const

/**
 * Beginnings of words that tell of a hurt, without accents. A word only asks, it judges nobody: what it takes for a hurt and is
 * none is answered with one tap. Source: house rule.
 */
const HURT =
  /(^|[^a-z])(mord|cayo|caida|se cae|golp|pego|sangr|raspo|raspad|lastim|chichon|moret|quemad|cortad|rasgun|aranaz|hincha|tropez|herid|fractur|ahog|atragant|convuls)/

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Whether a note of the day says that somebody was hurt: by its mark, or by its words. */
export function tellsOfHurt(payload: { readonly hurt?: unknown; readonly text?: unknown }): boolean {
  if (payload.hurt === true) return true
  return typeof payload.text === 'string' && HURT.test(plain(payload.text))
}

type OfDay = { readonly day: string; readonly children?: readonly string[]; readonly of?: string }

/** `child|day` of each child a fact asks or answers for; a note that tells of no hurt bears on nothing here. */
export function questionsOf(f: Fact): readonly string[] {
  const { day, children } = f.payload as OfDay
  const of = (ids: readonly string[]) => [...new Set(ids)].map((child) => `${child}|${day}`)
  switch (f.kind) {
    case 'daily.noted':
      return tellsOfHurt(f.payload) ? of(children ?? []) : []
    case 'daily.struck':
      return of(children ?? [])
    case 'safety.incident-noted':
      return of((f.payload as IncidentNoted).children.flatMap((c) => (c.part === 'there' ? [] : [c.child])))
    case 'safety.not-an-incident':
      return of([f.about])
    default:
      return []
  }
}

/** What was said of one child's day, without what the row adds. */
export type Said = Pick<IncidentQuestion, 'incidents' | 'answers'> & {
  readonly notes: readonly { readonly id: string; readonly at: string; readonly by: string }[]
}

/** A note after an incident is of that incident for so long. Source: house rule. */
const SAME_MS = 2 * 3_600_000

/** An incident said after the note, or that happened shortly before it; or an answer that names the note. */
export function isSettled(note: Said['notes'][number], s: Said): boolean {
  if (s.answers.some((a) => a.notes.includes(note.id))) return true
  return s.incidents.some((i) => {
    const since = Date.parse(note.at) - Date.parse(i.at)
    return i.said_at >= note.at || (since >= 0 && since <= SAME_MS)
  })
}

export const openNotes = (s: Said): Said['notes'] => s.notes.filter((n) => !isSettled(n, s))

/** Adds facts of the key, in their order, to what is known. Free of repetition; of one incident noted again the last note stands. */
export function withFacts(known: Said, key: string, facts: readonly Stamped[]): Said {
  const notes = new Map(known.notes.map((n) => [n.id, n]))
  const incidents = new Map(known.incidents.map((i) => [i.id, i]))
  const answers = new Map(known.answers.map((a) => [a.id, a]))
  const struck = new Set<string>()
  for (const { fact, estAt } of facts) {
    // a note taken from one child, or whose words are gone, tells nothing more
    if (!questionsOf(fact).includes(key)) continue
    const { of, at } = fact.payload as { of?: string; at?: string }
    const happened = at !== undefined && at < estAt ? at : estAt
    if (fact.kind === 'daily.struck' && of !== undefined) struck.add(of)
    if (fact.kind === 'daily.noted') {
      if (of !== undefined) struck.add(of)
      notes.set(fact.id, { id: fact.id, at: happened, by: fact.author })
    }
    if (fact.kind === 'safety.incident-noted')
      incidents.set(fact.about, {
        ...{ id: fact.about, at: (fact.payload as IncidentNoted).at },
        said_at: incidents.get(fact.about)?.said_at ?? estAt,
      })
    if (fact.kind === 'safety.not-an-incident') {
      const { notes: named, why } = fact.payload as { notes: string[]; why: WhyNoIncident }
      answers.set(fact.id, { id: fact.id, by: fact.author, at: estAt, why, notes: named })
    }
  }
  return {
    notes: [...notes.values()].filter((n) => !struck.has(n.id)),
    incidents: [...incidents.values()],
    answers: [...answers.values()],
  }
}

const NOTHING: Said = { notes: [], incidents: [], answers: [] }

export function foldQuestion(
  book: string,
  key: string,
  facts: readonly Stamped[],
): IncidentQuestion | undefined {
  const said = withFacts(NOTHING, key, facts)
  if (said.notes.length === 0 && said.incidents.length === 0) return undefined
  const [child, day] = key.split('|') as [string, string]
  const last = facts.findLast((s) => s.fact.kind === 'daily.noted')
  return {
    ...{ book, key, child, day, room: last?.fact.about ?? null },
    ...said,
    notes: said.notes.map((n) => ({ ...n, settled: isSettled(n, said) })),
  }
}

/** The whole of a working day: until then somebody who was there remembers. Source: house rule. */
const ASKED_MS = 8 * 3_600_000

/** One question a day and child, however many notes ask it. */
export function asksWhether(child: string, room: string | null, s: Said): readonly Task[] {
  const [first] = openNotes(s)
  if (!first) return []
  const by = new Date(Date.parse(first.at) + ASKED_MS).toISOString()
  return [{ key: '', kind: 'safety.was-it', about: child, room, owner: 'educator', from: first.at, by }]
}
