// One text for one value (RFC 8785), so that a hash taken on a tablet and one taken in the capital agree.

export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [k: string]: Json | undefined }

/** What does not stand between quotes as it is: quote, backslash, control characters, and characters of two halves (one may be missing). */
const NEEDS_ESCAPING = /[^ !#-[\]-\ud7ff\ue000-\uffff]/
const quoted = (text: string): string => (NEEDS_ESCAPING.test(text) ? JSON.stringify(text) : `"${text}"`)

/**
 * Canonical JSON: keys sorted by UTF-16 code unit, no spaces, ECMAScript numbers; `undefined` members are left out.
 * Refuses (throws) numbers that JSON has no text for. Source: RFC 8785.
 */
export function canonical(value: unknown): string {
  if (typeof value === 'string') return quoted(value)
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Error('canonical: not a finite number')
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) {
    let text = '['
    for (let i = 0; i < value.length; i++)
      text += (i === 0 ? '' : ',') + canonical(value[i] === undefined ? null : value[i])
    return `${text}]`
  }
  if (typeof value === 'object') {
    const o = value as Record<string, unknown>
    let text = '{'
    for (const k of sortedKeys(o)) {
      const member = o[k]
      if (member !== undefined) text += `${text.length === 1 ? '' : ','}${quoted(k)}:${canonical(member)}`
    }
    return `${text}}`
  }
  throw new Error(`canonical: ${typeof value} has no JSON text`)
}

function sortedKeys(o: object): string[] {
  const keys = Object.keys(o)
  for (let i = 1; i < keys.length; i++) if (keys[i - 1]! > keys[i]!) return keys.sort()
  return keys
}

/** Whether two values have the same canonical text, without writing it. For values that have one. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false
    return a.every((x, i) => sameJson(x ?? null, b[i] ?? null))
  }
  const [x, y] = [a as Record<string, unknown>, b as Record<string, unknown>]
  for (const k of Object.keys(x)) if (!sameJson(x[k], y[k])) return false
  for (const k of Object.keys(y)) if (y[k] !== undefined && x[k] === undefined) return false
  return true
}
