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
  /** milliseconds that a worker which was told to stop, or whose time is over, may take to hear it (5 s if absent) */
  readonly patience?: number
  /** told about twice a second: nothing is better than `bound`, `value` is the best so far */
  readonly progress?: (bound: number, value: number | undefined) => void
}

/** A worker that does not hear within this time (a long piece between two looks at the flag) is ended. */
const PATIENCE_MS = 5_000

/**
 * Answers the best solution with its bound. A worker that is ended because it does not hear leaves what it has told: the last bound
 * (infinite where it told none) and the last solution. Throws where the solver itself fails.
 */
export function solve(
  model: LinearModel,
  { known, seconds, gap, signal, progress, patience = PATIENCE_MS }: Solving,
): Promise<SolveEnd> {
  const stop = new SharedArrayBuffer(4)
  const workerData: SolveGiven = { model, known, seconds, gap, stop }
  const worker = new Worker(new URL('solving-worker.ts', import.meta.url), { workerData })
  const most = model.sense === 'most'
  let bound = most ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY
  let best: Pick<SolveEnd, 'solution' | 'value'> = {}
  let waiting: NodeJS.Timeout | undefined
  let ended = false
  const cancel = () => {
    Atomics.store(new Int32Array(stop), 0, 1)
    waiting ??= setTimeout(() => {
      ended = true
      void worker.terminate()
    }, patience)
  }
  let over: NodeJS.Timeout | undefined
  if (signal?.aborted) cancel()
  signal?.addEventListener('abort', cancel)
  return new Promise<SolveEnd>((resolve, reject) => {
    worker.on('message', (m: SolveTold) => {
      if ('end' in m) return resolve(m.end)
      if ('begun' in m) {
        // its own clock starts here; a long piece may let it pass unseen
        over = setTimeout(cancel, Math.min(1000 * seconds, LONGEST_MS))
        return
      }
      if ('found' in m) {
        best = m.found
        return
      }
      bound = most ? Math.min(bound, m.at.bound) : Math.max(bound, m.at.bound)
      progress?.(m.at.bound, m.at.value)
    })
    worker.on('error', reject)
    worker.on('exit', () =>
      ended
        ? resolve({ state: 'stopped', bound, ...best })
        : reject(new Error('the solver was ended before it had an answer')),
    )
  }).finally(() => {
    clearTimeout(waiting)
    clearTimeout(over)
    signal?.removeEventListener('abort', cancel)
  })
}

/** The longest a timer of Node can wait. */
const LONGEST_MS = 2 ** 31 - 1
