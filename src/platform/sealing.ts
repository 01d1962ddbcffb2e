// Seals: salted commitments of what a fact says of each person, and the hashes that chain a book's pages.
import { hash, randomBytes } from 'node:crypto'
import { canonical } from '../kernel/canonical.ts'
import type { Fact } from '../kernel/fact.ts'
import type { FactKind } from '../kernel/kind.ts'

/** p: person concerned, '' for what concerns nobody; s: salt (base64, gone once erased); d: digest (base64). */
export type Seal = { readonly p: string; readonly s?: string; readonly d: string }

const commit = (salt: string, text: string) => hash('sha256', `${salt}\n${text}`, 'base64')

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Who a fact concerns: the kind's word, or the one it is about. Total: a payload its kind cannot read tells of nobody else. */
export function personsOf(fact: Fact, kind: FactKind | undefined): readonly string[] {
  if (!kind?.persons) return [fact.about]
  try {
    const persons = [...new Set(kind.persons(fact))]
    if (persons.every((p) => UUID.test(p))) return persons
  } catch {
    return [fact.about]
  }
  return [fact.about]
}

/** The fact as its kind tells it without these persons; its own salt goes, because it covers all of them. */
function omitted(fact: Fact, omit: NonNullable<FactKind['omit']>, who: readonly string[]): Fact {
  let rest: Fact = { ...fact, salt: undefined }
  for (const p of who) rest = Object.assign({}, rest, { payload: omit(rest, p) })
  return rest
}

/** A fact without some of the persons it concerns; undefined when nothing of it can stay. */
export function withoutPersons(
  fact: Fact,
  kind: FactKind | undefined,
  gone: readonly string[],
): Fact | undefined {
  const rest = personsOf(fact, kind).filter((p) => !gone.includes(p))
  if (!kind?.omit || rest.length === 0) return undefined
  try {
    return omitted(fact, kind.omit, gone)
  } catch {
    return undefined
  }
}

/** Seals once persons are forgotten: their salts go. */
export const sealsWithout = (seals: readonly Seal[], gone: readonly string[] | 'all'): Seal[] =>
  seals.map((s) =>
    gone === 'all' ? { p: s.p ? '-' : s.p, d: s.d } : gone.includes(s.p) ? { p: '-', d: s.d } : s,
  )

/** What each person's commitment covers: their part of the fact, or all of it when it cannot be told apart. */
function partsOf(
  fact: Fact,
  text: string,
  kind: FactKind | undefined,
  persons: readonly string[],
  several: boolean,
): Map<string, string> {
  if (persons.length === 0) return new Map([['', text]])
  const omit = kind?.omit
  if (!several || !omit) return new Map(persons.map((p) => [p, text]))
  const without = (who: readonly string[]) => canonical(omitted(fact, omit, who))
  try {
    const parts = new Map([['', without(persons)]])
    for (const p of persons) parts.set(p, without(persons.filter((x) => x !== p)))
    return parts
  } catch {
    // A payload its kind cannot take apart concerns everybody whole.
    return new Map(persons.map((p) => [p, text]))
  }
}

/** Makes the salt (base64) of one person's commitment to one fact. Always random, but where two runs are compared. */
export type Salt = (fact: string, person: string) => string
export const randomSalt: Salt = () => {
  if (left === 0) {
    pool = randomBytes(SALT * POOL)
    left = POOL
  }
  left--
  return pool.toString('base64', left * SALT, (left + 1) * SALT)
}
/** Bytes of a salt, and how many are drawn at once: asking costs more than the bytes. */
const [SALT, POOL] = [16, 256]
let pool: Buffer = Buffer.alloc(0)
let left = 0

/** Seals a fact as it arrived. `text` is its canonical text. */
export function sealsOf(fact: Fact, text: string, kind: FactKind | undefined, salt: Salt): Seal[] {
  const persons = [...personsOf(fact, kind)].sort()
  return [...partsOf(fact, text, kind, persons, persons.length > 1)].map(([p, part]) => {
    const s = salt(fact.id, p)
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
  // How it was taken apart is read from the seals: of two persons one may be forgotten by now.
  const parts = partsOf(fact, text, kind, [...personsOf(fact, kind)].sort(), seals.length > 1)
  for (const seal of seals) {
    if (seal.s === undefined) continue
    const part = parts.get(seal.p)
    if (part === undefined || commit(seal.s, part) !== seal.d) return false
  }
  return true
}

/** A fact's hash covers its identity and its commitments, never the words themselves: erasing them keeps the chain whole. */
export function factHash(fact: { id: string; kind: string; book: string }, seals: readonly Seal[]): Buffer {
  let text = `${fact.id}\n${fact.kind}\n${fact.book}`
  for (const s of seals) text += `\n${s.d}`
  return hash('sha256', text, 'buffer')
}

/** A page's hash covers the page before, the fact's hash and what intake stamped. */
export function pageHash(prev: Uint8Array, fact: Uint8Array, stamp: string): Buffer {
  const before = prev.length + fact.length
  const all = Buffer.allocUnsafe(before + Buffer.byteLength(stamp))
  all.set(prev)
  all.set(fact, prev.length)
  all.write(stamp, before)
  return hash('sha256', all, 'buffer')
}
