// Six published files, each spoiled in ten ways: nearly every column is recognized, and none is mistaken without a question.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { importTargets } from '../../src/app/modules.ts'
import { plain } from '../../src/modules/exchange/rules/texts.ts'
import type { Country } from '../../src/modules/exchange/rules/value-kinds.ts'
import { columnsFound, fileRead } from '../../src/modules/exchange/work/file-read.ts'
import { NOTHING_SAID, openTable } from '../../src/modules/exchange/work/understanding.ts'
import { type Column, chance, mutations, type Spoiled, spoil, type Table } from '../messy/mutations.ts'
import { type FileTruth, truths } from '../messy/truth.ts'

const shared = process.env.NIDO_REAL_DATA ?? join(import.meta.dirname, '..', '..', '..', 'shared', 'data')
const there = existsSync(join(shared, 'geo', 'municipios.csv'))
if (!there)
  process.stdout.write(
    `skipped: the published files are not in ${shared}; set NIDO_REAL_DATA to their folder\n`,
  )
const SEED = Number(process.env.NIDO_MESSY_SEED ?? 7)
/** Rows of a file that a mutation keeps: a stretch of it, as an office would send. */
const ROWS = 700

const records = (file: string): string[][] =>
  parse(readFileSync(join(shared, file)), { relax_column_count: true })

function tidy(truth: FileTruth, seed: number): Table {
  const [header, ...rows] = records(truth.file)
  const from = chance(seed).whole(Math.max(1, rows.length - ROWS))
  const some = rows.slice(from, from + ROWS)
  const columns = header!.map((h, i): Column => ({ of: h, header: h, cells: some.map((r) => r[i] ?? '') }))
  return { truth, columns }
}

const empty: Country = {
  ...{
    municipalities: new Map(),
    named: new Map(),
    centers: new Map(),
    representations: new Map(),
    today: '2026-11-26',
  },
}
/** A system that has the municipalities and representations. */
function settled(): Country {
  const municipalities = new Map<string, { name: string; seat: string; population: number }>()
  const named = new Map<string, string[]>()
  for (const r of records('geo/municipios.csv').slice(1)) {
    municipalities.set(r[0]!, { name: r[3]!, seat: r[4]!, population: Number(r[8]) })
    for (const n of new Set([plain(r[3]!), plain(r[4]!)])) named.set(n, [...(named.get(n) ?? []), r[0]!])
  }
  const representations = new Map(
    records('imss/ooad.csv')
      .slice(1)
      .map((r) => [r[0]!, { name: r[1]!, state: r[2]! }]),
  )
  return { ...empty, municipalities, named, representations }
}

/** As the demonstration: one municipality in sixty is known, and its name. */
function begun(): Country {
  const whole = settled()
  const kept = new Set([...whole.municipalities.keys()].filter((_, i) => i % 60 === 3))
  const named = [...whole.named].flatMap(([name, keys]): [string, string[]][] => {
    const some = keys.filter((k) => kept.has(k))
    return some.length > 0 ? [[name, some]] : []
  })
  const municipalities = new Map([...whole.municipalities].filter(([key]) => kept.has(key)))
  return { ...whole, municipalities, named: new Map(named) }
}

type Score = { right: number; all: number; wrong: string[]; asked: number; target: string | null }

async function score({ name, bytes, table }: Spoiled, country: Country): Promise<Score> {
  const opened = await openTable({ name, bytes }, {}, importTargets, country, NOTHING_SAID)
  const { understood } = opened
  const found = columnsFound(understood)
  const asked = new Set(understood.questions.flatMap((q) => (q.at === null ? [] : [q.at])))
  const result: Score = {
    right: 0,
    all: 0,
    wrong: [],
    asked: understood.questions.length,
    target: understood.guess?.target.id ?? null,
  }
  expect(found.length, `${table.truth.file}: columnas`).toBe(table.columns.length)
  for (const [at, column] of table.columns.entries()) {
    if (column.of === undefined) {
      // What the mutation brought is nobody's home.
      if (found[at]!.column !== null && !asked.has(at))
        result.wrong.push(`${column.header} (constante) → ${found[at]!.column}`)
      continue
    }
    const truth = table.truth.columns[column.of]!
    const f = found[at]!
    result.all++
    const kind =
      truth.kinds.length === 0 || (truth.kinds as readonly string[]).includes(f.kind) || f.kind === 'empty'
    if (f.column === truth.home && kind) result.right++
    else if (f.column !== truth.home && f.column !== null && f.sure && !asked.has(at))
      result.wrong.push(`${column.of} «${f.header}» → ${f.column}`)
    if (f.column !== truth.home || !kind)
      result.wrong.push(
        ...(process.env.NIDO_MESSY_TELL ? [`· ${column.of} «${f.header}»: ${f.column} (${f.kind})`] : []),
      )
  }
  return result
}

describe.skipIf(!there)('published files, spoiled', () => {
  for (const [which, country] of [
    ['un sistema vacío', () => empty],
    ['un sistema con municipios', settled],
    ['un sistema con algunos municipios', begun],
  ] as const) {
    test(`at least 95 of 100 columns right, none wrong without a question: ${which}`, async () => {
      const known = country()
      let right = 0
      let all = 0
      const wrong: string[] = []
      const lines: string[] = []
      for (const [f, truth] of truths.entries()) {
        let [fileRight, fileAll, asked] = [0, 0, 0]
        for (const [m, mutation] of mutations.entries()) {
          const seed = SEED * 1000 + f * 100 + m
          const s = await score(await spoil(tidy(truth, seed), mutation, seed), known)
          fileRight += s.right
          fileAll += s.all
          asked += s.asked
          wrong.push(...s.wrong.map((w) => `${truth.file} (${mutation.name}): ${w}`))
          if (s.target !== truth.target) wrong.push(`${truth.file} (${mutation.name}): destino ${s.target}`)
        }
        right += fileRight
        all += fileAll
        lines.push(`  ${truth.file.padEnd(46)} ${fileRight} de ${fileAll} columnas, ${asked} preguntas`)
      }
      process.stdout.write(
        `${which}: ${right} de ${all} columnas (${((100 * right) / all).toFixed(1)} %)\n${lines.join('\n')}\n`,
      )
      expect(wrong).toEqual([])
      expect(right / all).toBeGreaterThanOrEqual(0.95)
    }, 240_000)
  }

  test('with some municipalities it is said first how many are missing; a locality is no municipality', async () => {
    const nurseries = { name: 'lista.csv', path: join(shared, 'oferta/imss-guarderias-subrogadas-2009.csv') }
    for (const [country, said] of [
      [begun(), /^Este país conoce 42 municipios; faltan \d+ de los que nombra la lista: importe antes/],
      [settled(), undefined],
    ] as const) {
      const opened = await openTable(nurseries, {}, importTargets, country, NOTHING_SAID)
      const read = fileRead(opened, country, null)
      if (said === undefined) expect(read.before).toBeNull()
      else expect(read.before).toMatch(said)
      expect([read.target, read.missing]).toEqual(['centers', []])
      const homes = Object.fromEntries(read.columns.map((c) => [c.header, c.column]))
      expect(homes).toMatchObject({ cvegeo: 'municipio', localidad_original: null })
      expect(
        read.questions.filter((q) => q.at !== null && read.columns[q.at]!.header === 'localidad_original'),
      ).toEqual([])
    }
  })

  test('a file of lengths lacks the center and the day; what it has is recognized when it is said what it is', async () => {
    const source = { name: 'talla.csv', path: join(shared, 'desarrollo/talla-nl-200.csv') }
    const { understood } = await openTable(source, {}, importTargets, empty, {
      ...NOTHING_SAID,
      target: 'measurements',
    })
    const homes = Object.fromEntries(columnsFound(understood).map((c) => [c.header, c.sure ? c.column : '?']))
    expect(homes).toMatchObject({
      nino: 'folio',
      talla_cm: 'talla_cm',
      edad_anios: null,
      sexo: null,
      gestacion_semanas: null,
    })
    expect(understood.guess!.missing).toEqual(['centro', 'dia'])
  })
})
