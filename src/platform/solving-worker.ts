// The worker in which a linear model is solved by HiGHS: tells how far it is, and stops when the shared flag says so.
import { parentPort, workerData } from 'node:worker_threads'
import highsPackage from 'highs'
import type { LinearModel } from '../kernel/linear-model.ts'

export type SolveGiven = {
  readonly model: LinearModel
  /** a solution to begin with */
  readonly known?: Float64Array
  readonly seconds: number
  /** ends when the best solution is within this part of the bound */
  readonly gap: number
  /** one cell; 1 asks the worker to stop */
  readonly stop: SharedArrayBuffer
}
export type SolveTold =
  | { readonly begun: true }
  /** a better solution, kept where the worker is ended before its answer */
  | { readonly found: { readonly solution: Float64Array; readonly value: number } }
  | { readonly at: { readonly bound: number; readonly value?: number } }
  | { readonly end: SolveEnd }
export type SolveEnd = {
  readonly state: 'proven' | 'stopped' | 'infeasible'
  /** absent where no solution was found */
  readonly solution?: Float64Array
  readonly value?: number
  readonly bound: number
}

const TELL_MS = 500

const { model: given, known, seconds, gap, stop } = workerData as SolveGiven
const tell = (m: SolveTold) => parentPort!.postMessage(m)
const flag = new Int32Array(stop)

// The package is typed as CommonJS, while its ES module is what is loaded.
const loadHighs = highsPackage as unknown as typeof highsPackage.default
const highs = await loadHighs()
const numCols = given.colCost.length
const numRows = given.rowLower.length
const model = highs.createModel({
  numCols,
  numRows,
  sense:
    given.sense === 'least'
      ? highs.constants.objectiveSense.minimize
      : highs.constants.objectiveSense.maximize,
  colCost: given.colCost,
  colLower: given.colLower,
  colUpper: given.colUpper,
  rowLower: given.rowLower,
  rowUpper: given.rowUpper,
  matrix: {
    format: 'csc',
    numRows,
    numCols,
    starts: given.starts,
    indices: given.indices,
    values: given.values,
  },
  integrality: Int32Array.from(given.isWhole),
})
model.options.set({
  output_flag: false,
  time_limit: seconds,
  mip_rel_gap: gap,
  mip_abs_gap: 1e-6,
  random_seed: 1,
})
const { callbackType } = highs.constants
let last = 0
let handed = false
tell({ begun: true })
const run = model.run({
  [callbackType.mipUserSolution](event) {
    if (!known || handed) return
    handed = true
    event.setSolution(known)
  },
  [callbackType.mipImprovingSolution](event) {
    const { mip_solution: solution, objective_function_value: value } = event.data
    if (solution && value !== undefined) tell({ found: { solution, value } })
  },
  [callbackType.mipInterrupt](event) {
    if (Atomics.load(flag, 0) === 1) event.interrupt()
    const now = performance.now()
    if (now - last < TELL_MS) return
    last = now
    const { mip_dual_bound: bound, mip_primal_bound: value } = event.data
    if (bound !== undefined && Number.isFinite(bound))
      tell({ at: { bound, ...(value !== undefined && Number.isFinite(value) ? { value } : {}) } })
  },
})
const { modelStatus: status, solutionStatus } = highs.constants
// Columns have limits, so what may be unbounded is infeasible.
const infeasible = run.modelStatus === status.infeasible || run.modelStatus === status.unboundedOrInfeasible
const found = model.info.get('primal_solution_status') === solutionStatus.feasible
tell({
  end: {
    state: infeasible ? 'infeasible' : run.modelStatus === status.optimal ? 'proven' : 'stopped',
    bound: Number(model.info.get('mip_dual_bound')),
    ...(found ? { value: model.getObjectiveValue(), solution: model.getSolution().colValue } : {}),
  },
})
model.dispose()
