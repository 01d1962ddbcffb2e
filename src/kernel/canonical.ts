// One text for one value (RFC 8785), so that a hash taken on a tablet and one taken in the capital agree.

export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [k: string]: Json | undefined }

/**
 * Canonical JSON: keys sorted by UTF-16 code unit, no spaces, ECMAScript numbers; `undefined` members are left out.
 * Refuses (throws) numbers that JSON has no text for. Source: RFC 8785.
 */
export function canonical(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Error('canonical: not a finite number')
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) return `[${value.map((x) => canonical(x === undefined ? null : x)).join(',')}]`
  if (typeof value === 'object') {
    const o = value as Record<string, unknown>
    const parts: string[] = []
    for (const k of Object.keys(o).sort()) {
      if (o[k] !== undefined) parts.push(`${JSON.stringify(k)}:${canonical(o[k])}`)
    }
    return `{${parts.join(',')}}`
  }
  throw new Error(`canonical: ${typeof value} has no JSON text`)
}
