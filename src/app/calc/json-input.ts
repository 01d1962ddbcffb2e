// JSON files of calculators: the place of a broken sign, the path of a wrong field, and one result per case.
import * as v from 'valibot'
import { type CalcIo, done, type Outcome, quoted, readFileText, wrong } from './frame.ts'

/** A case's own `id`, or its place in the list from 0. */
export const CaseId = v.optional(v.union([v.string(), v.number()]))
export type Answered = { readonly id: string | number; readonly result: unknown }

/** Answers each case of a list in its order. */
export function answers<C extends { readonly id?: string | number | undefined }>(
  cases: readonly C[],
  solve: (c: C) => unknown,
): readonly Answered[] {
  return cases.map((c, i) => ({ id: c.id ?? i, result: solve(c) }))
}

/** Reads a file of a given shape; unknown fields are left alone. */
export async function readJson<S extends v.GenericSchema>(
  file: string,
  schema: S,
  io: CalcIo,
): Promise<Outcome<v.InferOutput<S>>> {
  const read = await readFileText(file, io)
  if (!read.stands) return read
  let value: unknown
  try {
    value = JSON.parse(read.value)
  } catch {
    // The engine's own message names no place for half of the faults.
    return wrong({ file, expected: 'se esperaba JSON', ...jsonFault(read.value) })
  }
  const parsed = v.safeParse(schema, value, { abortEarly: true })
  if (parsed.success) return done(parsed.output)
  const issue = parsed.issues[0]
  const path = (issue.path ?? []).reduce((p, at) => p + step(at.key), '').replace(/^\./, '')
  return wrong({ file, path, expected: expectedOf(issue), found: foundOf(issue.path ? issue.input : value) })
}

const step = (key: unknown): string => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)

function expectedOf(issue: v.BaseIssue<unknown>): string {
  const said = issue.message.startsWith('se esperaba') ? issue.message : undefined
  const kind = issue.expected === null ? undefined : (KINDS[issue.expected] ?? issue.expected)
  return said ?? `se esperaba ${kind ?? issue.message}`
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'un texto',
  number: 'un número',
  boolean: 'true o false',
  Object: 'un objeto',
  Array: 'una lista',
  '(string | number)': 'un texto o un número',
}

function foundOf(input: unknown): string {
  if (input === undefined) return 'nada'
  return Array.isArray(input) ? 'una lista' : quoted(JSON.stringify(input))
}

/** An object and no list: a list would pass as an object whose fields are all absent. */
export function objectOf<E extends v.ObjectEntries>(entries: E) {
  const isObject = (x: unknown) => typeof x === 'object' && x !== null && !Array.isArray(x)
  return v.pipe(v.custom<Record<string, unknown>>(isObject, 'se esperaba un objeto'), v.object(entries))
}

/** The first place where a text stops being JSON (RFC 8259): line and column from 1, and what was expected. */
export function jsonFault(
  text: string,
): { line: number; column: number; expected: string; found: string } | undefined {
  let at = 0
  const open: ('{' | '[')[] = []
  const fail = (expected: string) => {
    const before = text.slice(0, at).split('\n')
    const found = at >= text.length ? 'el fin del archivo' : quoted(text[at]!)
    return {
      line: before.length,
      column: before.at(-1)!.length + 1,
      expected: `se esperaba ${expected}`,
      found,
    }
  }
  const skip = (pattern: RegExp): boolean => {
    pattern.lastIndex = at
    const found = pattern.test(text)
    if (found) at = pattern.lastIndex
    return found
  }
  const space = () => skip(/[ \t\r\n]*/y)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids exactly these inside a text
  const string = () => skip(/"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y)
  const key = () => {
    space()
    if (!string()) return fail('un nombre entre comillas')
    space()
    return skip(/:/y) ? undefined : fail('dos puntos')
  }
  // One value per turn of the loop; what is open waits on the stack, so that depth costs no call.
  for (;;) {
    space()
    if (skip(/\{/y)) {
      space()
      if (!skip(/\}/y)) {
        open.push('{')
        const fault = key()
        if (fault !== undefined) return fault
        continue
      }
    } else if (skip(/\[/y)) {
      space()
      if (!skip(/\]/y)) {
        open.push('[')
        continue
      }
    } else if (!string() && !skip(/-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y)) {
      return fail(text[at] === '"' ? 'un texto bien cerrado' : 'un valor')
    }
    // After a value: close what ends here, or go on after a comma.
    for (;;) {
      space()
      const inside = open.at(-1)
      if (inside === undefined) return at < text.length ? fail('el fin del archivo') : undefined
      if (skip(/,/y)) {
        if (inside === '[') break
        const fault = key()
        if (fault !== undefined) return fault
        break
      }
      if (!skip(inside === '{' ? /\}/y : /\]/y)) return fail(inside === '{' ? 'una coma o }' : 'una coma o ]')
      open.pop()
    }
  }
}
