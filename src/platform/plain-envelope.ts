// Plain envelopes: a look that recognizes what nearly every envelope is, so that only the others pay for a full reading.
import { Fact } from '../kernel/fact.ts'

const KNOWN: ReadonlySet<string> = new Set(Object.keys(Fact.entries))
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const UUID7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
const KIND = /^[a-z]+\.[a-z][a-z-]*$/
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/
const ORIGINS: ReadonlySet<unknown> = new Set(['tablet', 'desk', 'import', 'world', 'letter', 'system'])
/** Names of members that a full reading leaves out of a payload. */
const LEFT_OUT: ReadonlySet<string> = new Set(['__proto__', 'prototype', 'constructor'])

const isUuid = (x: unknown): boolean => typeof x === 'string' && UUID.test(x)
const isCount = (x: unknown): boolean => Number.isSafeInteger(x) && (x as number) >= 1
const isShort = (x: unknown, most: number): boolean => typeof x === 'string' && x.length <= most

/** An object as JSON makes them: of no class, and not a list. */
function isPlain(x: unknown): x is Record<string, unknown> {
  return typeof x === 'object' && x !== null && Object.getPrototypeOf(x) === Object.prototype
}

function hasOnly(o: object, ...names: readonly string[]): boolean {
  for (const k in o) if (!names.includes(k)) return false
  return true
}

/**
 * Whether a value certainly is a fact, just as it stands: then the full reading (`Fact`) takes it too and gives back the same.
 * Of what it does not recognize — whatever is wrong, and the rare members of a fact — it says nothing.
 */
export function isPlainEnvelope(x: unknown): x is Fact {
  if (!isPlain(x)) return false
  for (const k in x) if (!KNOWN.has(k)) return false
  const { id, kind, happenedAt, payload, mono, off } = x
  if (typeof id !== 'string' || !UUID7.test(id)) return false
  if (!isShort(kind, 64) || !KIND.test(kind as string)) return false
  if (!isCount(x.kindVersion) || !ORIGINS.has(x.origin)) return false
  if (!isUuid(x.about) || !isUuid(x.book) || !isUuid(x.author)) return false
  if (typeof happenedAt !== 'string' || !INSTANT.test(happenedAt) || happenedAt < '0001') return false
  if (Number.isNaN(Date.parse(happenedAt))) return false
  if (!isPlain(payload)) return false
  for (const k in payload) if (LEFT_OUT.has(k)) return false
  if (x.room !== undefined && !isUuid(x.room)) return false
  if (x.device !== undefined && !isUuid(x.device)) return false
  if (x.corrects !== undefined && !isUuid(x.corrects)) return false
  if (x.dseq !== undefined && !isCount(x.dseq)) return false
  if (x.prev !== undefined && !isShort(x.prev, 64)) return false
  if (x.salt !== undefined && !isShort(x.salt, 64)) return false
  if (x.reason !== undefined && !isShort(x.reason, 500)) return false
  if (mono !== undefined) {
    if (!isPlain(mono) || !hasOnly(mono, 'boot', 'ms')) return false
    if (!isUuid(mono.boot) || !Number.isFinite(mono.ms)) return false
  }
  if (off !== undefined && off !== null) {
    if (!isPlain(off) || !hasOnly(off, 'ms', 'ageMs')) return false
    if (!Number.isFinite(off.ms) || !Number.isFinite(off.ageMs)) return false
  }
  return x.witness === undefined && x.supersedes === undefined
}
