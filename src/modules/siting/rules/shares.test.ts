// The real country: a thousand centers divided by women's permanent posts and by children, beside the targets that were published.
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { apportioned, underFour } from './shares.ts'

const SHARED = resolve('../shared/data')
const absent = !existsSync(SHARED)
const why = absent ? ' (skipped: not on this machine)' : ''
const rows = (file: string): Record<string, string>[] =>
  parse(readFileSync(`${SHARED}/${file}`, 'utf8'), { columns: true })

describe.skipIf(absent)(`figures of ${SHARED}${why}`, () => {
  const sums = (
    file: string,
    key: (row: Record<string, string>) => string | undefined,
    of: (r: Record<string, string>) => number,
  ) => {
    const sum = new Map<string, number>()
    for (const row of rows(file)) {
      const k = key(row)
      if (k !== undefined) sum.set(k, (sum.get(k) ?? 0) + of(row))
    }
    return sum
  }
  const posts = 'imss/imss-puestos-permanentes-municipio.csv'
  const census = 'demanda/censo-2020-municipio.csv'
  const children = (r: Record<string, string>) => underFour(Number(r.pob_0a2), Number(r.pob_3a5))
  const latest = (r: Record<string, string>) => r.periodo === '2021-01'
  const targets = () =>
    rows('ceci/ceci-metas.csv').filter((r) => r.periodo === 'total' && r.ambito !== 'nacional')

  test('the thousand by posts and by children, state by state and for the published municipalities', () => {
    const state = (r: Record<string, string>) => r.cvegeo!.slice(0, 2)
    const byPosts = apportioned(
      1_000,
      sums(
        posts,
        (r) => (latest(r) ? state(r) : undefined),
        (r) => Number(r.puestos_mujer),
      ),
    )
    const byChildren = apportioned(1_000, sums(census, state, children))
    const townPosts = apportioned(
      1_000,
      sums(
        posts,
        (r) => (latest(r) ? r.cvegeo : undefined),
        (r) => Number(r.puestos_mujer),
      ),
    )
    const townChildren = apportioned(
      1_000,
      sums(census, (r) => r.cvegeo, children),
    )
    for (const shares of [byPosts, byChildren, townPosts, townChildren])
      expect([...shares.values()].reduce((a, b) => a + b)).toBe(1_000)
    expect([byPosts.size, byChildren.size]).toEqual([32, 32])

    const table = targets().map((t) => {
      const [p, c] = t.ambito === 'estado' ? [byPosts, byChildren] : [townPosts, townChildren]
      return { key: t.clave!, target: Number(t.centros), posts: p.get(t.clave!)!, children: c.get(t.clave!)! }
    })
    for (const t of table)
      process.stdout.write(
        `  ${t.key}: meta ${t.target}, por puestos ${t.posts}, por niñas y niños ${t.children}\n`,
      )
    const misses = (by: 'posts' | 'children') => table.reduce((sum, t) => sum + Math.abs(t[by] - t.target), 0)
    process.stdout.write(
      `  distancia a las metas: por puestos ${misses('posts')}, por niñas y niños ${misses('children')}\n`,
    )
    // What was published for the north follows formal jobs more than children.
    expect(misses('posts')).toBeLessThan(misses('children'))
  })
})
