// How long a nation takes to be loaded in bulk: made, judged, sealed, chained, folded, copied in, counted above and analyzed.
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { remark } from './fixture.ts'
import { MARK, makeNation, nationFolder } from './parts/nation.ts'
import type { Bench, Measured } from './run.ts'

/** An empty folder for it. What these benches did not make is not thrown away. */
function cleared(folder: string): void {
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    if (!existsSync(join(folder, MARK)))
      throw new Error(`${folder} is not a finished nation of the benches: remove it by hand, or name another`)
    rmSync(folder, { recursive: true })
  }
  mkdirSync(folder, { recursive: true, mode: 0o755 })
}

export const benches: readonly Bench[] = [
  {
    ids: ['nation.load'],
    /** Leaves the nation in its folder: the benches that stand on one find it there. */
    run: async ({ seed, signal }): Promise<Measured[]> => {
      const folder = nationFolder()
      cleared(folder)
      const value = await makeNation(folder, seed, signal)
      if (value === 0) throw new Error(`${folder} was not loaded anew: nothing was measured`)
      remark(`the nation stays in ${folder}`)
      return [{ id: 'nation.load', value, unit: 's' }]
    },
  },
]
