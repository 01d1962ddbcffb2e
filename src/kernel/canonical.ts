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
    return String(value)
  }
  if (Array.isArray(value)) {
    let text = '['
    for (let i = 0; i < value.length; i++)
      text += (i === 0 ? '' : ',') + canonical(value[i] === undefined ? null : value[i])
    return `${text}]`
  }
  if (typeof value === 'object') {
    const o = value as Record<string, unknown>
    const { sorted, heads } = shapeOf(Object.keys(o))
    let text = ''
    for (let i = 0; i < sorted.length; i++) {
      const member = o[sorted[i]!]
      if (member !== undefined) text += (text === '' ? '{' : ',') + heads[i]! + canonical(member)
    }
    return text === '' ? '{}' : `${text}}`
  }
  throw new Error(`canonical: ${typeof value} has no JSON text`)
}

/** The names of an object's members as they come, in order, and as they begin a member's text. */
type Shape = {
  readonly keys: readonly string[]
  readonly sorted: readonly string[]
  readonly heads: readonly string[]
}

/** Shapes met last, a place each: objects are written by the thousand and are of few shapes. */
const shapes: (Shape | undefined)[] = new Array(256).fill(undefined)
/** What is kept has a bound, whoever sent it. */
const [MOST_KEYS, LONGEST_KEY] = [32, 64]

function shapeOf(keys: readonly string[]): Shape {
  const n = keys.length
  if (n === 0 || n > MOST_KEYS) return shaped(keys)
  const [first, middle, last] = [keys[0]!, keys[n >> 1]!, keys[n - 1]!]
  const place = (n * 61 + first.length * 31 + middle.length * 17 + last.length * 7 + last.charCodeAt(0)) & 255
  const known = shapes[place]
  if (known !== undefined && known.keys.length === n) {
    let i = 0
    while (i < n && known.keys[i] === keys[i]) i++
    if (i === n) return known
  }
  const shape = shaped(keys)
  if (keys.every((k) => k.length <= LONGEST_KEY)) shapes[place] = shape
  return shape
}

function shaped(keys: readonly string[]): Shape {
  const sorted = [...keys].sort()
  return { keys, sorted, heads: sorted.map((k) => `${quoted(k)}:`) }
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
