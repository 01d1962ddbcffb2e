// What the server answers for the board: figures, the stream that tells when they change, what is pending.
import { answer, type Call } from '../../platform/http.ts'
import { jobStanding, jobsHealth } from '../../platform/job-health.ts'
import { Refused } from '../../platform/refused.ts'
import { release } from '../../platform/release.ts'
import { newBell } from '../../platform/streaming.ts'
import {
  chooseDigests,
  figureStream,
  listPending,
  myDigests,
  readBoard,
  readToday,
  systemState,
} from './contract.ts'
import { boardIn, pendingOf, runningOf } from './reads.ts'
import type { NormOn } from './work/day-watches.ts'
import { digestsOf } from './work/digests.ts'
import { todayOf } from './work/today.ts'

/** One bell for every open board. */
const bell = newBell()

/** Tells every open board that figures changed. */
export const figuresChanged = (): void => bell.ring()

const self = (call: Call): string => {
  if (call.who.by !== 'person') throw new Refused(403, 'people-only')
  return call.who.person
}

/** Over the norms of the network. */
export const oversightAnswers = (normOn: NormOn) => [
  answer(myDigests, async (_input, call) => {
    const person = self(call)
    return call.db.read({ system: true }, (read) => digestsOf(read, person))
  }),
  answer(chooseDigests, async ({ every }, call) => {
    const person = self(call)
    await call.db.write(
      { system: true },
      (tx) => tx`
        insert into task_digest_choice (person, every) values (${person}, ${every})
        on conflict (person) do update set every = excluded.every`,
    )
    return {}
  }),
  answer(readToday, async ({ place }, call) => {
    if (call.who.by !== 'person') throw new Refused(403, 'people-only')
    const { db, house, who, scope } = call
    return todayOf({ db, house, who, scope, now: call.now(), normOn }, place)
  }),
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
