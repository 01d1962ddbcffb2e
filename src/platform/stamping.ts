// Stamping: what intake decides of one fact before any row is looked at — readable? whose? allowed? when? Pure.
import * as v from 'valibot'
import { canonical } from '../kernel/canonical.ts'
import { type Answer, Fact } from '../kernel/fact.ts'
import { NATION } from '../kernel/ids.ts'
import type { FactKind } from '../kernel/kind.ts'
import { type Permission, permissionsOf, type Role } from '../kernel/permission.ts'
import { isPlainEnvelope } from './plain-envelope.ts'

/** Who hands facts in, as the session or the device's own row says it. */
export type Source =
  | {
      readonly by: 'device'
      readonly device: string
      readonly book: string
      /** books it belonged to before its room went to another center */
      readonly formerly?: readonly string[]
      readonly reviewAbove?: number
    }
  | { readonly by: 'person'; readonly person: string }
  /** the same, through the door of decisions */
  | { readonly by: 'decision'; readonly person: string }
  /** the house itself: letters, restores, the first administrator, the synthetic world */
  | { readonly by: 'system' }

export type Post = {
  person: string
  book: string
  role: Role
  from_day: string
  to_day: string | null
  /** an auditor's access ends at an hour */
  until?: string | null
}

/** A book above another, from its first day until before its last; null = still. */
export type Above = { readonly book: string; readonly from_day: string; readonly to_day: string | null }

/** A post held for a party: what it brings holds for the party's own matters, in the one book where they are told. */
export type Side = Omit<Post, 'role' | 'until'> & { readonly party: string }

/** What the book knows for permissions: the books above it, each with its days, and the posts of the authors, their own and for parties. */
export type Authority = {
  readonly above: readonly Above[]
  readonly posts: readonly Post[]
  readonly sides: readonly Side[]
}

const holdsOn = (day: string, o: { readonly from_day: string; readonly to_day: string | null }): boolean =>
  o.from_day <= day && (o.to_day === null || day < o.to_day)

export type Arrived = {
  readonly fact: Fact
  readonly text: string
  readonly kind: FactKind | undefined
  readonly estAt: string
  readonly answer: Answer
  readonly reason?: string
  /** in review and not counting until a person says it stands */
  readonly held: boolean
}

/** The fact that another one corrects, withdraws or resolves; `author` undefined = erased, `answer` undefined = in this batch. */
export type Target = {
  readonly kind: string
  readonly author: string | undefined
  readonly answer: Answer | undefined
  readonly about: string | undefined
}

type Issue = { readonly message: string; readonly path?: readonly unknown[] | undefined }

/** Where a text is wrong and what was expected — never what was received: a reason outlives an erasure. */
function wrongAt(issue: Issue): string {
  const path = issue.path?.map((p) => String((p as { key: unknown }).key)).join('.') ?? ''
  return `${path}: ${issue.message.replace(/ but received .*$/s, '')}`.slice(0, 300)
}

const texts = new WeakMap<Fact, string>()

/** The canonical text of a fact, which must not change afterwards; made once. Throws on what JSON has no text for. */
export function textOf(fact: Fact): string {
  let text = texts.get(fact)
  if (text === undefined) {
    text = canonical(fact)
    texts.set(fact, text)
  }
  return text
}

/** Parses an envelope. A text that does not parse, or has no canonical form, is quarantined as it came. */
export function readEnvelope(value: unknown): { fact: Fact } | { wrong: string } {
  let fact: Fact
  if (isPlainEnvelope(value)) fact = value
  else {
    const parsed = v.safeParse(Fact, value)
    if (!parsed.success) return { wrong: wrongAt(parsed.issues[0]) }
    fact = parsed.output
    const known = texts.get(value as Fact)
    if (known !== undefined) texts.set(fact, known)
  }
  try {
    textOf(fact)
  } catch {
    return { wrong: 'payload: no canonical text' }
  }
  return { fact }
}

/** Server's estimate of when a thing happened: the device's clock plus its last measured error, never after it arrived. */
export function estimate(fact: Fact, receivedAt: string): string {
  const said = Date.parse(fact.happenedAt) + (fact.off?.ms ?? 0)
  const received = Date.parse(receivedAt)
  return new Date(Math.max(0, Math.min(said, received))).toISOString()
}

function allowed(
  permission: Permission,
  fact: Fact,
  person: string,
  day: string,
  authority: Authority,
  source: Source,
): boolean {
  // The center may have moved since: whoever was above it on that day is heard, and nobody else.
  const above = authority.above.filter((a) => holdsOn(day, a)).map((a) => a.book)
  const where = new Set([fact.book, NATION, ...above])
  // Who went along to the new center still tells what happened before the tablet had heard of it.
  if (source.by === 'device' && fact.book !== source.book) where.add(source.book)
  return authority.posts.some(
    (p) =>
      p.person === person &&
      where.has(p.book) &&
      holdsOn(day, p) &&
      permissionsOf[p.role].includes(permission),
  )
}

/** Who represents the party whose matter it is says it at a desk, in the party's book, while the post holds. */
const speaksFor = (party: string | undefined, fact: Fact, day: string, authority: Authority): boolean =>
  party !== undefined &&
  permissionsOf.party.includes('side.write') &&
  authority.sides.some(
    (s) => s.person === fact.author && s.party === party && s.book === fact.book && holdsOn(day, s),
  )

/** A municipality assigned in a center's book, a center registered in another's: said where it means nothing. */
function inItsBook(kind: FactKind, fact: Fact): boolean {
  if (kind.only === 'nation') return fact.book === NATION
  return kind.only === undefined || fact.book === fact.about
}

/** A clock error beyond this puts a grey clock on the fact. Source: offline.md §4.6. */
export const CLOCK_TOLERANCE_MS = 5 * 60_000

/** Text that JSON allows and no database keeps: NUL and halves of a character. */
const UNREADABLE = /\\u(0000|d[89ab][0-9a-f]{2}|d[c-f][0-9a-f]{2})/i

/** Facts that nobody takes back through a mark: forgetting and restoring happened, and a decision concerns two books. */
const LASTING = new Set(['book.person-erased', 'book.restored'])

/** Why a fact may not mark its target: marking is doing, so it needs what the target's own kind needs. */
function marksWrongly(
  fact: Fact,
  target: Target,
  kinds: ReadonlyMap<string, FactKind>,
  may: (permission: Permission) => boolean,
): string | undefined {
  if (fact.corrects !== undefined && target.kind !== fact.kind) return 'corrects-another-kind'
  const kind = kinds.get(target.kind)
  if (fact.kind === 'book.review-resolved')
    return target.answer === undefined || target.answer === 'review' || target.answer === 'quarantined'
      ? undefined
      : 'not-in-review'
  if (fact.kind !== 'book.withdrawn') return undefined
  if (LASTING.has(target.kind) || kind?.door === 'online') return 'needs-decision'
  return target.author === fact.author || (kind && may(kind.permission)) ? undefined : 'not-yours'
}

/** Decides what can be decided from the fact alone, from what it marks, and from who handed it in. */
export function stamp(
  fact: Fact,
  kinds: ReadonlyMap<string, FactKind>,
  source: Source,
  authority: Authority,
  receivedAt: string,
  target?: Target,
  /** whose matter it is, of a kind that a party may say (`FactKind.side`) */
  party?: string,
): Arrived {
  const text = textOf(fact)
  const kind = kinds.get(fact.kind)
  const estAt = estimate(fact, receivedAt)
  const base = { fact, text, kind, estAt }
  if (text.includes('\\u') && UNREADABLE.test(text))
    return { ...base, answer: 'quarantined', reason: 'unreadable-text', held: true }
  if (!kind) return { ...base, answer: 'quarantined', reason: 'unknown-kind', held: true }
  if (fact.kindVersion > kind.version)
    return { ...base, answer: 'quarantined', reason: 'unknown-version', held: true }
  if (!inItsBook(kind, fact)) return { ...base, answer: 'quarantined', reason: 'wrong-book', held: true }
  const payload = v.safeParse(kind.payload, fact.payload)
  if (!payload.success) {
    return { ...base, answer: 'quarantined', reason: `payload ${wrongAt(payload.issues[0])}`, held: true }
  }
  const review = (reason: string, held = !kind.physical): Arrived => ({
    ...base,
    answer: 'review',
    reason,
    held,
  })
  if (source.by === 'device') {
    if (fact.device !== source.device) return review('another-device', true)
    if (fact.book !== source.book && !source.formerly?.includes(fact.book))
      return review('out-of-scope', true)
    if (source.reviewAbove !== undefined && !(fact.dseq !== undefined && fact.dseq <= source.reviewAbove))
      return review('after-revocation', true)
  }
  if (source.by === 'person' || source.by === 'decision') {
    if (fact.author !== source.person) return review('not-the-author', true)
    if (fact.device !== undefined) return review('another-device', true)
  }
  if (source.by !== 'system') {
    if (kind.door === 'online' && source.by !== 'decision') return review('needs-decision', true)
    const day = estAt.slice(0, 10)
    const may = (permission: Permission) => allowed(permission, fact, fact.author, day, authority, source)
    const further = kind.further?.(fact)
    if (!may(kind.permission) || (further !== undefined && !may(further))) {
      if (source.by !== 'person' || !kind.side || !speaksFor(party, fact, day, authority))
        return review('no-permission', source.by !== 'device' || !kind.physical)
      // a party takes back what was said of its own matter, and nothing that has not arrived
      if (fact.corrects !== undefined && target?.about !== fact.about) return review('not-yours', true)
    }
    const wrong = target && marksWrongly(fact, target, kinds, may)
    if (wrong) return review(wrong, true)
  }
  return { ...base, answer: 'taken', held: false }
}
