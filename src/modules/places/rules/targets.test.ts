// Published targets: what does not agree is named, in a fixed order, and nothing is made to agree.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { judgeTarget } from './import-places.ts'
import { disagreementsOf, latestOf } from './targets.ts'

const target = (
  period: string,
  centers: number,
  more: { scope?: 'nation' | 'state' | 'municipality'; place?: string; source?: string; on?: string } = {},
) => ({
  ...{ scope: more.scope ?? 'nation', place: more.place ?? null, period, centers, places: null },
  ...{ source: more.source ?? 'a', published_on: more.on ?? null },
})

describe('published targets', () => {
  test('years that add up to something else than the total, and sources that differ, are told', () => {
    const targets = [
      ...[target('2026', 200), target('2026', 203, { source: 'b' }), target('2027', 250)],
      ...[target('total', 1000), target('total', 62, { scope: 'state', place: '08' })],
      target('total', 70, { scope: 'municipality', place: '08037' }),
    ]
    const found = disagreementsOf(targets)
    expect(found).toEqual([
      { kind: 'sources', scope: 'nation', place: null, what: 'centers', period: '2026', numbers: [200, 203] },
      ...[
        {
          kind: 'sum',
          scope: 'nation',
          place: null,
          what: 'centers',
          years: ['2026', '2027'],
          sum: 453,
          total: 1000,
        },
      ],
      { kind: 'parts', scope: 'state', place: '08', what: 'centers', sum: 70, total: 62 },
    ])
    expect(disagreementsOf([...targets].reverse())).toEqual(found)
    expect(disagreementsOf([target('total', 5), target('2026', 5)])).toEqual([])
    expect(disagreementsOf([])).toEqual([])
  })

  test('of one source the version published last holds', () => {
    const versions = [target('2027', 250, { on: '2026-02-01' }), target('2027', 200, { on: '2025-10-01' })]
    expect(latestOf(versions).map((t) => t.centers)).toEqual([250])
    expect(disagreementsOf(versions)).toEqual([])
  })

  const file = join(import.meta.dirname, '../../../../../shared/data/ceci/ceci-metas.csv')
  const there = existsSync(file)
  if (!there) process.stdout.write(`skipped: ${file} is not there\n`)
  test.skipIf(!there)(
    'the 13 published ones come in whole, and their years add up to 1,062, not to 1,000',
    () => {
      const [head, ...lines] = readFileSync(file, 'utf8').trim().split('\n')
      const columns = head!.trim().split(',')
      const rows = lines.map((line, i) => {
        const cells = line.trim().split(',')
        // notes hold no comma but in sources none either: the last column takes the rest
        const entries = columns.map((c, k) => [
          c,
          k === columns.length - 1 ? cells.slice(k).join(',') : cells[k]!,
        ])
        const row = Object.fromEntries(entries) as Record<string, string>
        const ambito = { nacional: 'nation', estado: 'state', municipio: 'municipality' }[row.ambito!]!
        return { row: i + 2, cells: { ...row, ambito }, header: {} }
      })
      expect(rows).toHaveLength(13)
      const judged = rows.map(judgeTarget)
      expect(judged.filter((j) => j.errors)).toEqual([])
      const drafts = judged.flatMap((j) => (j.errors ? [] : j.drafts))
      expect(new Set(drafts.map((d) => d.key)).size).toBe(13)
      const found = disagreementsOf(
        drafts.map(({ fields: f }) => ({
          ...(f as ReturnType<typeof target>),
          ...{ place: (f.place as string | undefined) ?? null, places: null, published_on: null },
        })),
      )
      expect(found).toContainEqual(
        expect.objectContaining({ kind: 'sum', place: null, sum: 1062, total: 1000 }),
      )
    },
  )
})

describe('a row of targets', () => {
  const row = (cells: Record<string, string>) => ({ row: 2, cells, header: {} })
  const reasons = (cells: Record<string, string>) =>
    (judgeTarget(row(cells)).errors ?? []).map((e) => [e.field, e.reason])
  test('says what it lacks, and by which column', () => {
    const good = { ambito: 'state', clave: '08', periodo: 'total', centros: '62', fuente: 'nota' }
    expect(reasons(good)).toEqual([])
    expect(reasons({ ...good, clave: '08037' })).toEqual([['clave', 'la clave no es de ese ámbito']])
    expect(reasons({ ...good, centros: '' })).toEqual([['centros', 'no dice cuántos']])
    expect(reasons({ ...good, fuente: '' })[0]![0]).toBe('fuente')
    expect(reasons({ ...good, periodo: 'pronto' })[0]![0]).toBe('periodo')
  })
})
