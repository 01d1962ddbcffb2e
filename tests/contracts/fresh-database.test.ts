// The database that tests stand on: real, empty, complete, and of nobody else.
import pg from 'pg'
import { expect, test } from 'vitest'
import { freshDatabase } from '../postgres-for-tests.ts'

async function rows(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

test('many fresh databases can be asked for at once, and none sees what another wrote', async () => {
  const all = await Promise.all(Array.from({ length: 6 }, () => freshDatabase()))
  try {
    expect(new Set(all.map((d) => d.url)).size).toBe(6)
    await rows(all[0]!.url, 'create table only_here ()')
    const seen = await rows(all[1]!.url, `select 1 from pg_tables where tablename = 'only_here'`)
    expect(seen).toEqual([])
    const migrated = await rows(all[1]!.url, 'select name from migration')
    expect(migrated.length).toBeGreaterThan(0)
  } finally {
    await Promise.all(all.map((d) => d.drop()))
  }
})

test('Spanish sorts as people expect: ñ after n, accents beside their letter', async () => {
  const database = await freshDatabase()
  try {
    const sorted = await rows(
      database.url,
      `select x from unnest(array['z','ñ','n','o','á','a','b']) x order by x`,
    )
    expect(sorted.map((r) => (r as { x: string }).x).join('')).toBe('aábnñoz')
  } finally {
    await database.drop()
  }
})
