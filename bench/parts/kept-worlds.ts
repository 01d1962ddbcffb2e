// Forecasts of simulated programmes that were made before with the same rules: a bench that was stopped goes on where it was.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PastForecast } from '../../src/modules/construction/rules/score-forecast.ts'

export type WorldForecast = { readonly seed: number; readonly forecast: PastForecast; readonly plan: number }

const rules = join(import.meta.dirname, '../../src/modules/construction/rules')
/** Whatever a forecast is made by, and what is asked of it: changed, nothing that was kept counts. */
function rulesHash(asked: object): string {
  const hash = createHash('sha256').update(JSON.stringify(asked))
  for (const folder of [rules, import.meta.dirname])
    for (const name of readdirSync(folder).sort())
      if (name.endsWith('.ts') && !name.endsWith('.test.ts')) hash.update(readFileSync(join(folder, name)))
  return hash.digest('hex').slice(0, 16)
}

export type KeptWorlds = {
  readonly before: readonly WorldForecast[]
  readonly keep: (all: readonly WorldForecast[]) => void
}

/** In the machine's folder for passing things; what cannot be read is made again. */
export function keptWorlds(seed: number, asked: object): KeptWorlds {
  const file = join(tmpdir(), `nido-forecast-${rulesHash(asked)}-${seed}.json`)
  let before: WorldForecast[] = []
  try {
    if (existsSync(file)) before = JSON.parse(readFileSync(file, 'utf8')) as WorldForecast[]
  } catch {
    before = []
  }
  return {
    before,
    keep: (all) => {
      writeFileSync(`${file}.new`, JSON.stringify(all))
      renameSync(`${file}.new`, file)
    },
  }
}
