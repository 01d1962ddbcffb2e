// Plans: what a draft comes to, given what stands — a first statement, a correction, or nothing to say.
import { canonical, sameJson } from '../../../kernel/canonical.ts'
import { byEstimatedTime, type Fact, type Stamped } from '../../../kernel/fact.ts'
import { NATION, uuid7OfDigest } from '../../../kernel/ids.ts'
import type { Draft } from '../../../kernel/import-target.ts'
import type { Row } from '../../../kernel/taking.ts'
import type { Digest } from '../../../kernel/told-ids.ts'

export type Plan =
  | { readonly state: 'added' | 'changed'; readonly fact: Fact }
  /** `kept`: a person has said otherwise since the file said this; their word stands */
  | { readonly state: 'same' | 'kept' }

export type PlanParts = {
  readonly author: string
  readonly digest: Digest
  /** instant of this import: when corrections are said */
  readonly now: string
  /** nothing will be said: facts need no identity of their own */
  readonly trial?: boolean
}

/** First statements carry this instant, so that the same row has the same id wherever and whenever it is imported. */
export const FIRST_SAID = '2025-01-01T00:00:00.000Z'

const columnOf = (field: string): string => field.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`)
const equal = (a: unknown, b: unknown): boolean => sameJson(a ?? null, b ?? null)
function without(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const said: Record<string, unknown> = {}
  for (const name in fields) if (fields[name] !== undefined) said[name] = fields[name]
  return said
}

/** Whether the facts of the key are needed to decide: only where something stands and differs. */
export function differs(draft: Draft, row: Row | undefined): boolean {
  if (row !== undefined && happened(draft)) return true
  return row !== undefined && differing(draft, row).length > 0
}

const happened = (draft: Draft): string | undefined =>
  typeof draft.as === 'object' && 'happenedAt' in draft.as ? draft.as.happenedAt : undefined

function differing(draft: Draft, row: Row): string[] {
  const columns = row as unknown as Readonly<Record<string, unknown>>
  if (draft.as === 'place') {
    const rooms = (columns.rooms ?? []) as readonly unknown[]
    return rooms.some((x) => equal(x, draft.fields)) ? [] : ['room']
  }
  if (draft.when && 'unknownOnly' in draft.when && (columns[draft.when.unknownOnly] ?? null) !== null)
    return []
  return Object.keys(without(draft.fields)).filter((f) => !equal(draft.fields[f], columns[columnOf(f)]))
}

/**
 * Compares a draft with the row that stands and the facts behind it (only looked at when they differ). Total; the same file
 * over its own result is `same`. A correction names the facts it supersedes; it is said now, so it is the later word.
 */
export function planDraft(
  draft: Draft,
  row: Row | undefined,
  facts: readonly Stamped[],
  parts: PlanParts,
): Plan {
  const at = happened(draft)
  if (at !== undefined) return planEvent(draft, at, row === undefined ? [] : facts, parts)
  if (row === undefined) {
    if (draft.when && 'thereOnly' in draft.when) return { state: 'same' }
    return {
      state: 'added',
      fact: factOf(draft, draft.kind, { ...draft.first, ...without(draft.fields) }, FIRST_SAID, [], parts),
    }
  }
  const sorted = [...facts].sort(byEstimatedTime)
  const all = differing(draft, row)
  if (all.length === 0) return { state: 'same' }
  if (draft.as === 'place')
    return { state: 'changed', fact: factOf(draft, draft.kind, without(draft.fields), FIRST_SAID, [], parts) }
  const news = all.filter((f) => !keptByPerson(f, draft.fields[f], sorted))
  if (news.length === 0) return { state: 'kept' }
  if (draft.as === 'whole') {
    const last = sorted.findLast((s) => s.fact.kind === draft.kind)?.fact
    const changes = Object.fromEntries(news.map((f) => [f, draft.fields[f]]))
    const payload = { ...draft.first, ...last?.payload, ...changes }
    return {
      state: 'changed',
      fact: factOf(draft, draft.kind, payload, parts.now, last ? [last.id] : [], parts),
    }
  }
  if (!('changed' in draft.as)) return { state: 'same' }
  const payload = Object.fromEntries(news.map((f) => [f, draft.fields[f]]))
  const before = sorted.filter((s) => news.some((f) => s.fact.payload[f] !== undefined)).map((s) => s.fact.id)
  return { state: 'changed', fact: factOf(draft, draft.as.changed, payload, parts.now, before, parts) }
}

/**
 * Something that happened. Said already by a file: the same, or corrected where time or content differ. Said by a person:
 * their word stays, whatever the file says.
 */
function planEvent(draft: Draft, at: string, facts: readonly Stamped[], parts: PlanParts): Plan {
  const payload = { ...draft.first, ...without(draft.fields) }
  const said = facts.filter((s) => s.fact.kind === draft.kind)
  if (said.some((s) => s.fact.happenedAt === at && equal(s.fact.payload, payload))) return { state: 'same' }
  const last = [...said].sort(byEstimatedTime).at(-1)?.fact
  if (last === undefined) {
    // Nobody has said this, but somebody has said of that very day what cannot go with it.
    if (facts.some((s) => s.fact.origin !== 'import')) return { state: 'kept' }
    return { state: 'added', fact: factOf(draft, draft.kind, payload, at, [], parts) }
  }
  if (last.origin !== 'import') return { state: 'kept' }
  const fact = factOf(draft, draft.kind, payload, at, [], parts, last.id)
  return { state: 'changed', fact: { ...fact, corrects: last.id } }
}

/** A file that says again what it said is no news: a person's later word about the field stands. */
function keptByPerson(field: string, value: unknown, sorted: readonly Stamped[]): boolean {
  const setters = sorted.filter((s) => s.fact.payload[field] !== undefined)
  const last = setters.at(-1)?.fact
  if (last === undefined || (last.origin !== 'desk' && last.origin !== 'tablet')) return false
  return setters.some((s) => s.fact.origin === 'import' && equal(s.fact.payload[field], value))
}

function factOf(
  draft: Draft,
  kind: string,
  payload: Fact['payload'],
  happenedAt: string,
  supersedes: readonly string[],
  { author, digest, trial }: PlanParts,
  corrects?: string,
): Fact {
  const idOf = () => {
    // What happened, happened once, whoever brings the file; a correction of a field is somebody's.
    const by = happened(draft) === undefined ? author : null
    const told = [kind, draft.about, payload, by, supersedes, happenedAt, ...(corrects ? [corrects] : [])]
    return uuid7OfDigest(Date.parse(happenedAt), digest(canonical(told)))
  }
  return {
    id: trial ? NATION : idOf(),
    kind,
    kindVersion: 1,
    about: draft.about,
    book: draft.book,
    happenedAt,
    author,
    origin: 'import',
    payload,
    ...(supersedes.length > 0 ? { supersedes: [...supersedes] } : {}),
  }
}
