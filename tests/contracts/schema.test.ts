// One shape from table to screen: every row's words are its table's columns, every table says what it is, printed documents are current.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answersWith } from '../../src/app/answers.ts'
import { house } from '../../src/app/modules.ts'
import { apiText, glossaryText } from '../../src/app/printed.ts'
import { schemaText } from '../../src/app/schema-text.ts'
import { glossary } from '../../src/kernel/glossary.ts'
import { builtInTables } from '../../src/modules/growth/rules/built-in-tables.ts'
import { openWorld, type World } from '../world.ts'

const root = join(import.meta.dirname, '..', '..')
let world: World
beforeAll(async () => {
  world = await openWorld({ empty: true })
})
afterAll(() => world.close())
const query = <T>(sql: string, values: unknown[] = []) =>
  world.db.read({ system: true }, (read) => read.text<T>(sql, values))

// biome-ignore lint/suspicious/noExplicitAny: schemas of any shape are looked into
type Schema = any

/** The files of a module's contract: the one it opens with, and its parts where it has some. One that is rules only so far has none. */
function contractFiles(module: string): string[] {
  const folder = join(root, 'src', 'modules', module)
  const parts = join(folder, 'contract')
  return [
    ...(existsSync(join(folder, 'contract.ts')) ? ['contract.ts'] : []),
    ...(existsSync(parts) ? readdirSync(parts).map((file) => `contract/${file}`) : []),
  ].map((file) => join(folder, file))
}

/** Every schema a contract exports that has `book` and `key`: the shape of a derived row. */
async function rowSchemas(): Promise<Map<string, Schema>> {
  const found = new Map<string, Schema>()
  for (const file of readdirSync(join(root, 'src', 'modules')).flatMap(contractFiles)) {
    const contract = (await import(file)) as Record<string, Schema>
    for (const [name, schema] of Object.entries(contract)) {
      const entries = schema?.entries
      if (schema?.kind === 'schema' && entries?.book && entries?.key) {
        const table = name.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase()
        found.set(table, schema)
      }
    }
  }
  return found
}

/** What a column may be for a schema to read it as it comes from the driver. */
function fits(schema: Schema, type: string): boolean {
  const inner = schema.type === 'nullable' || schema.type === 'optional' ? schema.wrapped : schema
  switch (inner.type) {
    case 'string':
    case 'picklist':
    case 'literal':
      return ['text', 'uuid', 'date'].includes(type)
    case 'number':
      return ['integer', 'bigint', 'double precision', 'numeric'].includes(type)
    case 'boolean':
      return type === 'boolean'
    default:
      return type === 'jsonb'
  }
}

describe('rows and tables', () => {
  test('every derived table has a schema in its module’s contract, column by column', async () => {
    const schemas = await rowSchemas()
    const tables = house.takings.map((t) => t.table)
    expect([...schemas.keys()].sort()).toEqual([...tables].sort())
    for (const table of tables) {
      const columns = await query<{ name: string; type: string; nullable: boolean }>(
        `select column_name as name, data_type as type, is_nullable = 'YES' as nullable
         from information_schema.columns where table_schema = 'public' and table_name = $1`,
        [table],
      )
      const { entries } = schemas.get(table) as { entries: Record<string, Schema> }
      expect(columns.map((c) => c.name).sort(), table).toEqual(Object.keys(entries).sort())
      for (const c of columns) {
        const schema = entries[c.name]
        expect(fits(schema, c.type), `${table}.${c.name} is ${c.type}`).toBe(true)
        expect(schema.type === 'nullable', `${table}.${c.name} may be null`).toBe(c.nullable)
      }
      const key = await query<{ def: string }>(
        `select pg_get_constraintdef(oid) as def from pg_constraint where conrelid = $1::regclass and contype = 'p'`,
        [table],
      )
      expect(key[0]?.def, table).toBe('PRIMARY KEY (book, key)')
    }
  })

  test('what a book becomes reads as its contract says', async () => {
    const full = await openWorld()
    const schemas = await rowSchemas()
    let rows = 0
    for (const { table } of house.takings) {
      for (const row of await full.db.read({ system: true }, (read) =>
        read.text(`select * from ${table}`, []),
      )) {
        const parsed = v.safeParse(schemas.get(table), row)
        expect(parsed.success, `${table}: ${JSON.stringify(parsed.issues?.[0]?.message)}`).toBe(true)
        rows++
      }
    }
    expect(rows).toBeGreaterThan(40)
    await full.close()
  })

  test('every table and every function of ours says what it is for', async () => {
    const silent = await query<{ what: string }>(`
      select c.relname as what from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
        and not c.relispartition and obj_description(c.oid) is null
      union all select p.proname from pg_proc p where p.pronamespace = 'public'::regnamespace and obj_description(p.oid) is null
        and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e') order by 1`)
    expect(silent).toEqual([])
  })
})

describe('the glossary', () => {
  const of = (what: string) => glossary.filter((t) => t.what === what).map((t) => t.code)
  test('has every module, fact kind and figure, and none that is gone', () => {
    expect(of('module').sort()).toEqual(readdirSync(join(root, 'src', 'modules')).sort())
    expect(of('fact').sort()).toEqual([...house.kinds.keys()].sort())
    expect(of('figure').sort()).toEqual([...house.indicators.keys()].sort())
  })
  test('says each once, in both languages', () => {
    const names = glossary.map((t) => `${t.what} ${t.code}`)
    expect(new Set(names).size).toBe(names.length)
    for (const t of glossary)
      for (const words of [t.es, t.en]) expect(words.trim().length, t.code).toBeGreaterThan(2)
  })
})

describe('printed documents are current (node src/app/print-docs.ts prints them)', () => {
  const printed = (name: string) => readFileSync(join(root, 'docs', name), 'utf8')
  test('docs/schema.sql', async () => {
    expect(printed('schema.sql')).toBe(await schemaText(world.db))
  })
  test('docs/api.json', () => {
    expect(printed('api.json')).toBe(apiText(answersWith(builtInTables())))
  })
  test('docs/glosario.md', () => {
    expect(printed('glosario.md')).toBe(glossaryText())
  })
})
