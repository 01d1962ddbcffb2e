// Solves a linear model in a worker of its own, so that nobody waits for it: with progress, a time limit and a way to cancel.
import { Worker } from 'node:worker_threads'
import type { LinearModel } from '../kernel/linear-model.ts'
import type { SolveEnd, SolveGiven, SolveTold } from './solving-worker.ts'

export type Solving = {
  /** a solution to begin with: the solver then looks only for better ones */
  readonly known?: Float64Array
  readonly seconds: number
  /** part of the objective within which a solution counts as proven */
  readonly gap: number
  /** cancels: what was found until then is answered */
  readonly signal?: AbortSignal
  /** told about twice a second: nothing is better than `bound`, `value` is the best so far */
  readonly progress?: (bound: number, value: number | undefined) => void
}

/** A worker that does not hear within this time (a long piece between two looks at the flag) is ended. */
const PATIENCE_MS = 5_000

/** Answers the best solution with its bound. Throws where the solver itself fails, or nothing came of it when it was ended. */
export function solve(
  model: LinearModel,
  { known, seconds, gap, signal, progress }: Solving,
): Promise<SolveEnd> {
  const stop = new SharedArrayBuffer(4)
  const workerData: SolveGiven = { model, known, seconds, gap, stop }
  const worker = new Worker(new URL('solving-worker.ts', import.meta.url), { workerData })
  let patience: NodeJS.Timeout | undefined
  const cancel = () => {
    Atomics.store(new Int32Array(stop), 0, 1)
    patience ??= setTimeout(() => void worker.terminate(), PATIENCE_MS)
  }
  if (signal?.aborted) cancel()
  signal?.addEventListener('abort', cancel)
  return new Promise<SolveEnd>((resolve, reject) => {
    worker.on('message', (m: SolveTold) => {
      if ('end' in m) resolve(m.end)
      else progress?.(m.at.bound, m.at.value)
    })
    worker.on('error', reject)
    worker.on('exit', () => reject(new Error('the solver was ended before it had an answer')))
  }).finally(() => {
    clearTimeout(patience)
    signal?.removeEventListener('abort', cancel)
  })
}
