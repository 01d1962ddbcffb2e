// Work in a thread of its own, so that nobody waits for it: given once, telling how far it is, ended at once when it is cancelled.
import { parentPort, Worker, workerData } from 'node:worker_threads'

type Told<E, A> = { readonly at: A } | { readonly end: E }

/** Runs a file as a thread. `progress` hears how far it is, mostly the share that is done; cancelled, the thread ends and this rejects. */
export function apart<E, A = number>(
  file: URL,
  given: unknown,
  { signal, progress }: { readonly signal: AbortSignal; readonly progress: (at: A) => void },
): Promise<E> {
  const worker = new Worker(file, { workerData: given })
  const stop = () => void worker.terminate()
  if (signal.aborted) stop()
  signal.addEventListener('abort', stop)
  return new Promise<E>((resolve, reject) => {
    worker.on('message', (m: Told<E, A>) => {
      if ('end' in m) resolve(m.end)
      else progress(m.at)
    })
    worker.on('error', reject)
    worker.on('exit', () => reject(new Error('the thread was ended before it had an answer')))
  }).finally(() => {
    signal.removeEventListener('abort', stop)
    stop()
  })
}

/** Inside the thread: what it was given. */
export const givenApart = <G>(): G => workerData as G
/** Inside the thread: tells how far it is, and at last the answer. */
export const tellApart = <E, A = number>(told: Told<E, A>): void => parentPort!.postMessage(told)
