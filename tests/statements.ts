// The statements of the house: read out of its source as they are sent, planned by the database, and asked which book they name.
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import type pg from 'pg'
import ts from 'typescript'

export type Statement = { readonly text: string; readonly where: string }

/** What a transaction is called where it is used; another name is told as odd. */
const TAGS = new Set(['read', 'tx', 'last'])

/** Every tagged statement under `folder`, with `$1…` where values go; `odd` are tags that nobody knows here. */
export function statementsUnder(folder: string): {
  statements: Statement[]
  /** files that build statements from checked names */
  building: string[]
  odd: string[]
} {
  const statements: Statement[] = []
  const building = new Set<string>()
  const odd: string[] = []
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    if (!/\.tsx?$/.test(name) || /\.test\.tsx?$/.test(name)) continue
    const path = join(folder, name)
    const kind = name.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
    const file = ts.createSourceFile(name, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true, kind)
    const visit = (node: ts.Node): void => {
      if (ts.isTaggedTemplateExpression(node)) {
        const tag = node.tag.getText(file)
        const line = file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1
        const where = `${relative(join(folder, '..'), path)}:${line}`
        if (TAGS.has(tag)) statements.push({ text: textOf(node.template), where })
        else odd.push(`${where} ${tag}`)
      }
      if (
        ts.isCallExpression(node) &&
        ts.isPropertyAccessExpression(node.expression) &&
        node.expression.name.text === 'text' &&
        TAGS.has(node.expression.expression.getText(file))
      )
        building.add(relative(join(folder, '..'), path))
      ts.forEachChild(node, visit)
    }
    visit(file)
  }
  return { statements, building: [...building].sort(), odd }
}

function textOf(template: ts.TemplateLiteral): string {
  if (ts.isNoSubstitutionTemplateLiteral(template)) return template.text
  return template.templateSpans.reduce(
    (text, span, i) => `${text}$${i + 1}${span.literal.text}`,
    template.head.text,
  )
}

/** The name in a statement's own word that it reads across books. */
export const acrossOf = (text: string): string | undefined => /\/\* across: ([\w.-]+) \*\//.exec(text)?.[1]

const PLANNED = /^(?:\s|\/\*.*?\*\/)*(?:with|select|insert|update|delete)\b/i

type Plan = Readonly<Record<string, unknown>> & { readonly Plans?: readonly Plan[] }

const CONDITIONS = [
  'Index Cond',
  'Recheck Cond',
  'Filter',
  'Join Filter',
  'Hash Cond',
  'Merge Cond',
  'One-Time Filter',
  'TID Cond',
]

/** The parts of a condition that must all hold: `((a) AND (b))` is a and b, `((a) OR (b))` is one part. */
export function conjuncts(condition: string): string[] {
  const bare = unwrapped(condition.trim())
  const parts: string[] = []
  let depth = 0
  let from = 0
  let quoted = false
  for (let i = 0; i < bare.length; i++) {
    const c = bare[i]!
    if (c === "'") quoted = !quoted
    if (quoted) continue
    if (c === '(') depth++
    else if (c === ')') depth--
    else if (depth === 0 && bare.startsWith(' AND ', i)) {
      parts.push(bare.slice(from, i))
      from = i + 5
    }
  }
  if (parts.length === 0) return [bare]
  parts.push(bare.slice(from))
  return parts.flatMap(conjuncts)
}

function unwrapped(text: string): string {
  if (!text.startsWith('(') || !text.endsWith(')')) return text
  let depth = 0
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '(') depth++
    else if (text[i] === ')' && --depth === 0)
      return i === text.length - 1 ? unwrapped(text.slice(1, -1).trim()) : text
  }
  return text
}

/** A value that is one for the whole statement. */
const ONE = /^\(?(?:\$\d+|'[^']*')\)?(?:::\w+)*\)?$/
const COLUMN = /^\(?"?([\w*]+)"?\."?(\w+)"?\)?$/

/** Of a big table: the column that names the book, and its place among the columns (from 0). */
export type BookColumn = { readonly column: string; readonly at: number }

/** Which big relations a plan touches without naming their one book: what it says of each. */
export function withoutBook(plan: Plan, big: ReadonlyMap<string, BookColumn>): string[] {
  const nodes: Plan[] = []
  const collect = (p: Plan) => {
    nodes.push(p)
    for (const below of p.Plans ?? []) collect(below)
  }
  collect(plan)
  const same: [string, string][] = []
  const pinned = new Set<string>()
  for (const node of nodes)
    for (const key of CONDITIONS)
      for (const part of typeof node[key] === 'string' ? conjuncts(node[key] as string) : []) {
        const sides = part.split(' = ')
        if (sides.length !== 2) continue
        const [left, right] = sides.map((s) => unwrapped(s.trim())) as [string, string]
        if (COLUMN.test(left) && ONE.test(right)) pinned.add(left)
        else if (COLUMN.test(right) && ONE.test(left)) pinned.add(right)
        else if (COLUMN.test(left) && COLUMN.test(right)) same.push([left, right])
      }
  for (let more = true; more; ) {
    more = false
    for (const [a, b] of same)
      for (const [x, y] of [
        [a, b],
        [b, a],
      ] as const)
        if (pinned.has(x) && !pinned.has(y)) {
          pinned.add(y)
          more = true
        }
  }
  const wrong: string[] = []
  for (const node of nodes) {
    const table = String(node['Relation Name'] ?? '')
    const book = big.get(table)
    if (!book) continue
    const alias = String(node.Alias ?? table)
    if (node['Node Type'] === 'ModifyTable') {
      if (node.Operation !== 'Insert') continue
      const source = node.Plans?.find((p) => p['Parent Relationship'] === 'Outer')
      const value = unwrapped(((source?.Output ?? []) as readonly string[])[book.at] ?? 'not shown')
      if (!ONE.test(value) && !pinned.has(value)) wrong.push(`insert into ${table}: its book is ${value}`)
    } else if (!pinned.has(`${alias}.${book.column}`))
      wrong.push(`${String(node['Node Type'])} of ${table} as ${alias}`)
  }
  return wrong
}

/**
 * Plans a statement without its values (EXPLAIN GENERIC_PLAN, PostgreSQL 16 and later) and answers what of it names no one
 * book. What is no SELECT, INSERT, UPDATE or DELETE touches no rows. Throws when the database cannot plan it.
 */
export async function troublesOf(
  client: pg.Client,
  text: string,
  big: ReadonlyMap<string, BookColumn>,
): Promise<string[]> {
  if (!PLANNED.test(text)) return []
  // the simple protocol: no values are bound
  const { rows } = await client.query<{ 'QUERY PLAN': { Plan: Plan }[] }>(
    `explain (generic_plan, verbose, costs off, format json) ${text}`,
  )
  return rows[0]!['QUERY PLAN'].flatMap((q) => withoutBook(q.Plan, big))
}
