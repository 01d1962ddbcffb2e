// Requests nobody should send: made from each endpoint's own words, then bent; by strangers, tablets and people of every post.
import type { Endpoint } from '../../src/kernel/endpoint.ts'
import { random } from '../toys/toy-book.ts'

export type Hostile = {
  readonly endpoint: Endpoint
  readonly who: number
  readonly input: Record<string, unknown>
  readonly headers: Readonly<Record<string, string>>
  /** sent instead of the input, where the body itself is bent */
  readonly raw?: string | Buffer
}

// biome-ignore lint/suspicious/noExplicitAny: schemas of any shape are looked into
type Schema = any
type Draw = () => number

const LONG = 'x'.repeat(5000)
const texts = [
  ...['', ' ', 'x', '\u0000', 'a\u0000b', '\ud800', '\u202e', "'; drop table fact; --", '%', '_', '\\', '{}'],
  ...[
    '../..',
    '..%2f..%2f',
    '/etc/passwd',
    'file:///etc/passwd',
    'C:\\',
    '<script>alert(1)</script>',
    '#{7*7}',
  ],
  ...[
    'null',
    'NaN',
    'Infinity',
    '0',
    '-1',
    '1e400',
    '9'.repeat(15),
    '9'.repeat(400),
    LONG,
    '🧒🏽'.repeat(50),
  ],
  ...['0000-00-00', '0000-01-01T00:00:00.000Z', '9999-12-31', '2026-02-30', '2026-13', '2026-11-20', '24:61'],
  ...[
    '__proto__',
    'constructor',
    'toString',
    'a'.repeat(64),
    'A'.repeat(43),
    '0'.repeat(64),
    'aaaaaaaaaaaaaaaaaaaa!',
  ],
]
const others: readonly unknown[] = [
  ...[0, -1, 1.5, 1e308, 2 ** 53, -0, true, false, null, [], {}, [null], [[]], [[[[]]]]],
  ...[
    { a: { b: {} } },
    { length: 5 },
    { toString: 1 },
    JSON.parse('{"then":1}'),
    JSON.parse('{"__proto__":{"admin":true}}'),
  ],
  Array.from({ length: 600 }, () => 0),
]
/** Names a caller may hope that the server copies into a row. */
const assigned = [
  'role',
  'author',
  'book',
  'state',
  'answer',
  'held',
  'person',
  'demo',
  'permissions',
  'id',
  'by',
  'key',
]

export type Pools = {
  /** values that exist, by the name of the field or `*` for any identifier */
  readonly ids: Readonly<Record<string, readonly string[]>>
  readonly whos: number
}

/** A stream of requests, the same for the same seed. */
export function* hostileRequests(
  endpoints: readonly Endpoint[],
  pools: Pools,
  seed: number,
): Generator<Hostile> {
  const next: Draw = random(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!
  const anyId = () => pick(pools.ids['*']!)
  const odd = (): unknown => (next() < 0.7 ? pick(texts) : pick(others))

  /** A value its schema would take, as far as that can be read from it. */
  function fitting(schema: Schema, name: string, depth = 0): unknown {
    const known = pools.ids[name]
    if (known && next() < 0.9) return pick(known)
    if (depth > 6) return null
    switch (schema?.type) {
      case 'optional':
      case 'nullable':
      case 'nullish':
      case 'exact_optional':
        return next() < 0.5 ? undefined : fitting(schema.wrapped, name, depth)
      case 'string':
        return stringFor(schema, name)
      case 'number':
        return pick([0, 1, 7, 42])
      case 'boolean':
        return next() < 0.5
      case 'picklist':
        return pick(schema.options as unknown[])
      case 'literal':
        return schema.literal
      case 'array':
        return Array.from({ length: 1 + Math.floor(next() * 2) }, () => fitting(schema.item, name, depth + 1))
      case 'tuple':
        return (schema.items as Schema[]).map((s) => fitting(s, name, depth + 1))
      case 'record':
        return { [anyId()]: fitting(schema.value, name, depth + 1) }
      case 'union':
      case 'variant':
        return fitting(pick(schema.options as Schema[]), name, depth + 1)
      default:
        if (schema?.entries)
          return Object.fromEntries(
            Object.entries(schema.entries as Record<string, Schema>).flatMap(([key, s]) => {
              const value = fitting(s, key, depth + 1)
              return value === undefined ? [] : [[key, value]]
            }),
          )
        return odd()
    }
  }

  function stringFor(schema: Schema, name: string): string {
    const steps = (schema.pipe ?? []) as { type: string; requirement?: unknown }[]
    if (steps.some((s) => s.type === 'uuid' || (s.type === 'regex' && String(s.requirement).includes('{3}'))))
      return anyId()
    if (/^(day|from|on|until|to|birth)$/i.test(name)) return '2026-11-20'
    if (/month/i.test(name)) return '2026-11'
    if (/(^at$|Now$|At$)/.test(name)) return '2026-11-20T18:00:00.000Z'
    return pick(['prueba', 'A', '01', '12345678', 'ABCDEF', 'una clave larga'])
  }

  /** Bends one thing somewhere in a value: its type, its length, its being there, or something too many. */
  function bend(value: unknown, depth = 0): unknown {
    if (Array.isArray(value) && value.length > 0 && next() < 0.7) {
      const at = Math.floor(next() * value.length)
      return value.map((x, i) => (i === at ? bend(x, depth + 1) : x))
    }
    if (typeof value === 'object' && value !== null && next() < 0.85) {
      const keys = Object.keys(value)
      const roll = next()
      if (roll < 0.15 || keys.length === 0) return { ...value, [pick(assigned)]: odd() }
      const key = pick(keys)
      if (roll < 0.3) {
        const { [key]: _, ...rest } = value as Record<string, unknown>
        return rest
      }
      return { ...value, [key]: bend((value as Record<string, unknown>)[key], depth + 1) }
    }
    return odd()
  }

  const bodies: readonly (() => string | Buffer)[] = [
    () => '',
    () => '{',
    () => '[]',
    () => '"x"',
    () => 'null',
    () => '['.repeat(20_000),
    () => `{"a":${'{"a":'.repeat(5000)}`,
    () => `{"facts":[${'{},'.repeat(700)}{}]}`,
    () => Buffer.from([0xff, 0xfe, 0x00, 0x01]),
    () => Buffer.from('{"book":"\xff"}', 'latin1'),
    () => `{"__proto__":{"role":"administrator"},"constructor":{"prototype":{}}}`,
    () => `{"a":1e999,"b":-1e999}`,
    () => 'a=1&b=2',
  ]
  const heads: readonly Record<string, string>[] = [
    { origin: 'https://a.b' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { 'content-encoding': 'gzip' },
    { 'content-encoding': 'br' },
    { 'content-type': 'text/plain' },
    { 'content-type': 'multipart/form-data; boundary=x' },
    { 'x-http-method-override': 'DELETE' },
    { 'x-forwarded-for': '127.0.0.1' },
    { accept: LONG },
    { cookie: 'nido=../../etc/passwd' },
    { authorization: 'Bearer x' },
    { signature: 'sig=:x:', 'signature-input': 'sig=()' },
    { range: 'bytes=0-,-1' },
    { 'if-none-match': '*' },
  ]

  for (let i = 0; ; i++) {
    const endpoint = endpoints[i % endpoints.length]!
    let input = fitting(endpoint.input, '') as Record<string, unknown>
    for (const [, name] of endpoint.path.matchAll(/:(\w+)/g)) input[name!] ??= anyId()
    for (let bends = Math.floor(next() * 3) + (next() < 0.9 ? 1 : 0); bends > 0; bends--) {
      const bent = bend(input)
      if (typeof bent === 'object' && bent !== null && !Array.isArray(bent))
        input = bent as Record<string, unknown>
    }
    yield {
      endpoint,
      input,
      who: Math.floor(next() * pools.whos),
      headers: next() < 0.15 ? pick(heads) : {},
      ...(next() < 0.05 && { raw: pick(bodies)() }),
    }
  }
}
