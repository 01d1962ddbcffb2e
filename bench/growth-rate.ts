// How many z-scores a second one core computes through the public batch call, six indicators a child.
import { builtInTables } from '../src/modules/growth/rules/built-in-tables.ts'
import {
  AGE_STRIDE,
  DAYS,
  type GrowthTables,
  growthIndicators,
} from '../src/modules/growth/rules/growth-tables.ts'
import { childColumns, zColumns, zScores } from '../src/modules/growth/rules/z-scores.ts'
import type { Bench } from './run.ts'

const CHILDREN = 1_000_000
const ROUNDS = 5

/** Numbers from 0 to 1 by place alone: the same seed gives the same children on every machine. */
function counted(seed: number): (i: number, stream: number) => number {
  return (i, stream) => {
    let h = Math.imul(i ^ seed, 0x9e3779b1) ^ Math.imul(stream + 1, 0x85ebca6b)
    h = Math.imul(h ^ (h >>> 16), 0x21f0aaad)
    h = Math.imul(h ^ (h >>> 15), 0x735a2d97)
    return ((h ^ (h >>> 15)) >>> 0) / 2 ** 32
  }
}

/** The built-in tables have no arm circumference: weight's rows stand in for it, so that six indicators are computed. */
function withArm(tables: GrowthTables): GrowthTables {
  const ac = tables.byAge.ac.slice()
  const wei = tables.byAge.wei
  for (let row = 0; row < 2 * DAYS; row++) {
    for (let k = 0; k < AGE_STRIDE; k++) ac[row * AGE_STRIDE + k] = wei[row * AGE_STRIDE + k]!
  }
  return { ...tables, byAge: { ...tables.byAge, ac } }
}

/** Children of both sexes under five, all measured; some lie beyond three standard deviations, as in any survey with errors. */
function children(seed: number, tables: GrowthTables) {
  const random = counted(seed)
  const rows = childColumns(CHILDREN)
  for (let i = 0; i < CHILDREN; i++) {
    const sex = random(i, 0) < 0.5 ? 1 : 2
    const day = Math.floor(random(i, 1) * DAYS)
    const at = ((sex - 1) * DAYS + day) * AGE_STRIDE
    const around = (table: Float64Array, stream: number, spread: number) =>
      table[at + 1]! * (1 + (random(i, stream) + random(i, stream + 1) - 1) * spread)
    rows.sex[i] = sex
    rows.ageDays[i] = day
    rows.weightKg[i] = around(tables.byAge.wei, 2, 0.45)
    rows.lengthCm[i] = around(tables.byAge.len, 4, 0.15)
    rows.position[i] = day < 731 ? 1 : 2
    rows.headCm[i] = around(tables.byAge.hc, 6, 0.12)
    rows.armCm[i] = around(tables.byAge.ac, 8, 0.45)
  }
  return rows
}

export const benches: readonly Bench[] = [
  {
    ids: ['growth.rate'],
    run: async ({ seed }) => {
      const tables = withArm(builtInTables())
      const rows = children(seed, tables)
      const out = zColumns(CHILDREN)
      zScores(tables, rows, out)
      // Only what came out counts: a length outside its curve is no z.
      const results = growthIndicators.reduce((sum, i) => sum + out[i].filter(Number.isFinite).length, 0)
      const rates: number[] = []
      for (let round = 0; round < ROUNDS; round++) {
        const start = performance.now()
        zScores(tables, rows, out)
        rates.push(results / ((performance.now() - start) / 1000))
      }
      const value = Math.round(rates.sort((a, b) => a - b)[ROUNDS >> 1]!)
      return [{ id: 'growth.rate', value, unit: 'z/s' }]
    },
  },
]
