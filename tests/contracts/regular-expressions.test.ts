// Regular expressions meet what strangers type: none of ours can take time that grows faster than the text.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { filesUnder } from './rooms.ts'

// its own JavaScript, the same on every machine, instead of a program it brings for some
process.env.RECHECK_BACKEND = 'pure'
const { checkSync } = await import('recheck')

const root = join(import.meta.dirname, '..', '..')

/** Every literal and every `new RegExp('…')` of a source text. */
function expressionsOf(path: string, text: string): { source: string; flags: string }[] {
  const found: { source: string; flags: string }[] = []
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX)
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const at = node.text.lastIndexOf('/')
      found.push({ source: node.text.slice(1, at), flags: node.text.slice(at + 1) })
    }
    if (ts.isNewExpression(node) && node.expression.getText() === 'RegExp') {
      const [source, flags] = node.arguments ?? []
      if (source && ts.isStringLiteralLike(source))
        found.push({ source: source.text, flags: flags && ts.isStringLiteralLike(flags) ? flags.text : '' })
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

/** Looked at by a person, because the analysis calls it slow: where, how it begins, why it does no harm. */
const lookedAt: readonly (readonly [file: string, begins: string, why: string])[] = [
  [
    'src/app/calc/json-input.ts',
    '-?(?:0|[1-9]',
    'sticky, and each step is told apart by its first character',
  ],
  ['src/app/calc/json-input.ts', '"(?:[^', 'sticky, and no character fits two of its branches'],
  ['src/platform/long-work.ts', '^[.-]+', 'the name of a list of our own'],
  ['src/app/calc/growth.ts', '[/', 'a folder typed on the console by who runs it'],
  ['src/app/files-in.ts', '^https?', 'a setting of who runs it'],
  ['src/modules/exchange/rules/numbers.ts', '\\.?0+$', 'the digits of one number as the machine writes it'],
  ['src/platform/file-answers.ts', '^[\\s.]+', 'a name that was cut to 120 characters before'],
]

const told = new Map<string, string>()
/** `safe`, `vulnerable (2nd degree polynomial)`, `unknown` …: what an analysis of its automaton says; the same one is asked once. */
function verdict({ source, flags: all }: { source: string; flags: string }): string {
  const flags = all.replace(/[yd]/g, '')
  const had = told.get(`${flags}/${source}`)
  if (had) return had
  // the largest take seconds; a busy machine must not decide what is safe
  const found = checkSync(source, flags, { timeout: 60_000 })
  const said = found.status === 'vulnerable' ? `vulnerable (${found.complexity.summary})` : found.status
  told.set(`${flags}/${source}`, said)
  return said
}

test('no regular expression of the product can be made slow', () => {
  const files = filesUnder(root, 'src').filter((f) => /\.tsx?$/.test(f) && !/\.test\.tsx?$/.test(f))
  const all = files.flatMap((f) =>
    expressionsOf(f, readFileSync(join(root, f), 'utf8')).map((e) => ({ ...e, f })),
  )
  expect(all.length).toBeGreaterThan(50)
  const bad = all.flatMap((e) => {
    if (lookedAt.some(([file, begins]) => file === e.f && e.source.startsWith(begins))) return []
    const said = verdict(e)
    return said === 'safe' ? [] : [`${e.f}: /${e.source}/${e.flags}: ${said}`]
  })
  expect(bad).toEqual([])
  const idle = lookedAt.filter(
    ([file, begins]) => !all.some((e) => e.f === file && e.source.startsWith(begins)),
  )
  expect(idle).toEqual([])
}, 300_000)

test('the look finds one that does', () => {
  const planted = expressionsOf(
    'x.ts',
    'const a = /^(a+)+$/; const b = new RegExp("(x*)*y", "u"); const c = /^[a-z]+$/',
  )
  expect(planted.map(verdict)).toEqual(['vulnerable (exponential)', 'vulnerable (exponential)', 'safe'])
})
