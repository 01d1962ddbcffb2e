// Waits until a server that has just begun does next to nothing any more: what a bench measures is the day, not the start.
import { setTimeout as sleep } from 'node:timers/promises'
import { openDb } from '../../src/platform/db.ts'
import { remark } from '../fixture.ts'

/** A server that has just begun counts the gauges and the watches of every book it never looked at; measured is what comes after. */
const REST = { share: 0.1, everyMs: 4_000, times: 3, patienceMs: 900_000 } as const

/** Waits until no difference waits and the database does next to nothing, three looks in a row; says how long that took. */
export async function atRest(url: string, databaseSeconds: () => number, signal: AbortSignal): Promise<void> {
  const db = openDb(url, { max: 1 })
  try {
    const from = Date.now()
    let calm = 0
    while (calm < REST.times) {
      if (signal.aborted) return
      if (Date.now() - from > REST.patienceMs) throw new Error('the server does not come to rest')
      const before = databaseSeconds()
      await sleep(REST.everyMs)
      const busy = ((databaseSeconds() - before) * 1000) / REST.everyMs
      const [r] = await db.read(
        { system: true },
        (read) => read<{ waiting: number }>`select count(*) as waiting from figure_delta`,
      )
      calm = busy < REST.share && r!.waiting === 0 ? calm + 1 : 0
    }
    remark(`at rest ${((Date.now() - from) / 1000).toFixed(0)} s after its start`)
  } finally {
    await db.close()
  }
}
