// What the server answers for the board: figures, the stream that tells when they change, what is pending.
import { answer } from '../../platform/http.ts'
import { jobStanding, jobsHealth } from '../../platform/job-health.ts'
import { Refused } from '../../platform/refused.ts'
import { release } from '../../platform/release.ts'
import { newBell } from '../../platform/streaming.ts'
import { figureStream, listPending, readBoard, systemState } from './contract.ts'
import { boardIn, pendingOf, runningOf } from './reads.ts'

/** One bell for every open board. */
const bell = newBell()

/** Tells every open board that figures changed. */
export const figuresChanged = (): void => bell.ring()

export const oversightAnswers = [
  answer(readBoard, async (input, call) => {
    const board = await boardIn(call, input, call.now().toISOString())
    if (!board) throw new Refused(404, 'unknown-scope')
    return board
  }),
  answer(figureStream, async (_input, call) => bell.stream(call, 'figures')),
  answer(listPending, async (_input, call) => ({
    pending: await call.db.read(call.scope, (read) => pendingOf(read)),
  })),
  answer(systemState, async (_input, call) => {
    const now = call.now()
    return call.db.read({ system: true }, async (read) => {
      const jobs = await jobsHealth(read)
      return {
        release,
        asOf: now.toISOString(),
        ...(await runningOf(read)),
        jobs: jobs.map(({ started_at, ...j }) => ({
          ...j,
          standing: jobStanding({ ...j, started_at }, now.getTime()),
        })),
        backs_up: jobs.some((j) => j.name === 'backup'),
      }
    })
  }),
]
