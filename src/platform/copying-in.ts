// Copying in: rows as the text the database copies them from, and a stream that is waited for.
import { finished } from 'node:stream/promises'
import type { CopyIn } from './db.ts'

/** `Buffer` is bytes, an object or array is JSON; undefined and null are NULL. */
export type CopyValue = string | number | boolean | null | undefined | Buffer | object

const SPECIAL = /[\\\t\n\r]/
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }
const escaped = (text: string): string =>
  SPECIAL.test(text) ? text.replaceAll(/[\\\t\n\r]/g, (c) => escapes[c]!) : text

function field(value: CopyValue): string {
  switch (typeof value) {
    case 'string':
      return escaped(value)
    case 'number':
      return String(value)
    case 'boolean':
      return value ? 't' : 'f'
    case 'undefined':
      return '\\N'
    default:
      if (value === null) return '\\N'
      return Buffer.isBuffer(value) ? `\\\\x${value.toString('hex')}` : escaped(JSON.stringify(value))
  }
}

/** One row in PostgreSQL's text form. Source: PostgreSQL, COPY, «Text Format». */
export function copyLine(values: readonly CopyValue[]): string {
  let line = field(values[0])
  for (let i = 1; i < values.length; i++) line += `\t${field(values[i])}`
  return `${line}\n`
}

/** How much is handed over at a time: enough to be worth a write, little enough to keep no second copy of a book. */
const CHUNK = 1 << 18

/** Copies lines into `target` (`table (column, …)`) and waits until the database has all of them. */
export async function copyAll(copyIn: CopyIn, target: string, lines: readonly string[]): Promise<void> {
  if (lines.length === 0) return
  const into = copyIn(target)
  const whole = finished(into)
  whole.catch(() => {})
  let chunk = ''
  const hand = async () => {
    if (!into.write(chunk)) await Promise.race([new Promise((done) => into.once('drain', done)), whole])
    chunk = ''
  }
  for (const line of lines) {
    chunk += line
    if (chunk.length >= CHUNK) await hand()
  }
  if (chunk !== '') await hand()
  into.end()
  await whole
}
