// Seals: salted commitments of what a fact says of each person, and the hashes that chain a book's pages.
import { createHash, randomBytes } from 'node:crypto'
import { canonical } from '../kernel/canonical.ts'
import type { Fact } from '../kernel/fact.ts'
import type { FactKind } from '../kernel/kind.ts'

/** p: person concerned, '' for what concerns nobody; s: salt (base64, gone once erased); d: digest (base64). */
export type Seal = { readonly p: string; readonly s?: string; readonly d: string }

const commit = (salt: string, text: string) =>
  createHash('sha256').update(salt).update('\n').update(text).digest('base64')

/** Who a fact concerns: the kind's word, or the one it is about. */
export function personsOf(fact: Fact, kind: FactKind | undefined): readonly string[] {
  return kind?.persons ? kind.persons(fact) : [fact.about]
}

/** What each person's commitment covers: their part of the fact, or all of it when it cannot be told apart. */
function partsOf(fact: Fact, text: string, kind: FactKind | undefined): Map<string, string> {
  const persons = [...new Set(personsOf(fact, kind))].sort()
  if (persons.length === 0) return new Map([['', text]])
  if (persons.length === 1) return new Map([[persons[0]!, text]])
  const omit = kind?.omit
  if (!omit) return new Map(persons.map((p) => [p, text]))
  const without = (who: readonly string[]) =>
    who.reduce<Fact>((f, p) => ({ ...f, payload: omit(f, p) }), { ...fact, salt: undefined })
  const parts = new Map([['', canonical(without(persons))]])
  for (const p of persons) parts.set(p, canonical(without(persons.filter((x) => x !== p))))
  return parts
}

/** Seals a fact as it arrived. `text` is its canonical text. */
export function sealsOf(fact: Fact, text: string, kind: FactKind | undefined): Seal[] {
  const salts = randomBytes(16)
  return [...partsOf(fact, text, kind)].map(([p, part], i) => {
    const s = i === 0 ? salts.toString('base64') : randomBytes(16).toString('base64')
    return { p, s, d: commit(s, part) }
  })
}

/** Whether what is stored still is what was sealed. Erased persons (no salt) have nothing left to compare. */
export function sealsHold(
  fact: Fact,
  text: string,
  kind: FactKind | undefined,
  seals: readonly Seal[],
): boolean {
  const parts = partsOf(fact, text, kind)
  for (const seal of seals) {
    if (seal.s === undefined) continue
    const part = parts.get(seal.p)
    if (part === undefined || commit(seal.s, part) !== seal.d) return false
  }
  return true
}

/** A fact's hash covers its identity and its commitments, never the words themselves: erasing them keeps the chain whole. */
export function factHash(fact: { id: string; kind: string; book: string }, seals: readonly Seal[]): Buffer {
  const h = createHash('sha256').update(`${fact.id}\n${fact.kind}\n${fact.book}`)
  for (const s of seals) h.update(`\n${s.d}`)
  return h.digest()
}

/** A page's hash covers the page before, the fact's hash and what intake stamped. */
export function pageHash(prev: Uint8Array, fact: Uint8Array, stamp: string): Buffer {
  return createHash('sha256').update(prev).update(fact).update(stamp).digest()
}
