// Running long work: takes what waits, writes how far it is, hears when it should stop, and mends what a crash left.
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Words } from '../kernel/verdict.ts'
import type { Db } from './db.ts'
import type { House, LongWork } from './house.ts'
import { forgetOldWork, openWorkFile, reachOfWork, WORK_CHANNEL, WorkFailed } from './long-work.ts'
import { Refused } from './refused.ts'
import { personOf } from './who.ts'

export type WorkParts = {
  readonly db: Db
  readonly house: House
  readonly now: () => Date
  readonly log: (line: Record<string, unknown>) => void
}

export type WorkRunner = {
  /** Does what waits, one after the other, oldest first, until nothing waits. Never throws. */
  readonly run: () => Promise<void>
  /** stops what runs, so that the next start finds it: resolves when nothing of it uses the database */
  readonly stop: () => Promise<void>
}

/** Progress is written, and a wish to stop is heard, this often. */
const TICK_MS = 500
/** A running work without a sign for so long belongs to nobody any more. By the database's clock. */
const SILENT_SECONDS = 10
const MEND_EVERY_MS = 3_000
const FORGET_EVERY_MS = 10 * 60_000

const words = {
  interrupted: {
    es: 'Se interrumpió porque el servidor se detuvo. No quedó nada a medias que estorbe: se puede pedir otra vez.',
    en: 'It was interrupted because the server stopped. Nothing half-done stands in the way: it can be asked for again.',
  },
  unknown: {
    es: 'Esta versión de Nido ya no sabe hacer este trabajo.',
    en: 'This version of Nido no longer knows how to do this work.',
  },
  reach: {
    es: 'El cargo que se tiene ahora ya no alcanza para esto.',
    en: 'The post held now does not reach this any more.',
  },
} satisfies Record<string, Words>

const faultWords = (id: string): Words => ({
  es: `Falló algo de este lado y quedó anotado (${id.slice(0, 8)}). Se puede pedir otra vez.`,
  en: `Something failed on this side and was written down (${id.slice(0, 8)}). It can be asked for again.`,
})

type Taken = { id: string; kind: string; person: string; input: unknown }
type Ending = { state: 'done' | 'failed' | 'cancelled' | 'waiting'; result?: unknown; error?: Words }

const SYSTEM = { system: true } as const

/**
 * Keeps works going: `call` asks that somebody, here or in another process, calls `run`; asking too often costs nothing. Call
 * `stop` before the database closes.
 */
export async function keepWorks(parts: WorkParts, call: () => Promise<unknown>): Promise<WorkRunner> {
  const { db, house, now, log } = parts
  const runner = randomUUID()
  const running = new Map<string, AbortController>()
  const ends = new Set<Promise<void>>()
  let stopped = false
  const trouble = (e: unknown) => log({ level: 'error', at: 'long-work', error: (e as Error).message })

  const callIfAnyWaits = async () => {
    const waiting = await db.read(
      SYSTEM,
      (read) => read`select id from long_work where state = 'waiting' limit 1`,
    )
    if (waiting.length > 0) await call()
  }

  /** What a process that is gone left as running: waits again, or is said to be interrupted. */
  const mend = async () => {
    const resumable = [...house.works.values()].filter((w) => w.afterCrash === 'resume').map((w) => w.kind)
    await db.write(SYSTEM, async (tx) => {
      const rows = await tx<{ id: string }>`
        update long_work set
          state = case when cancel_asked then 'cancelled' when kind = any(${resumable}) then 'waiting' else 'failed' end,
          error = case when cancel_asked or kind = any(${resumable}) then null else ${JSON.stringify(words.interrupted)}::jsonb end,
          ended_at = case when not cancel_asked and kind = any(${resumable}) then null else now() end, runner = null
        where state = 'running' and (beat_at is null or beat_at < now() - make_interval(secs => ${SILENT_SECONDS}))
        returning id`
      await tx`delete from long_work_file where work = any(${rows.map((r) => r.id)}::uuid[])`
    })
  }

  /** Writes progress; false when the work is not ours any more. A wish to stop aborts it. */
  const beat = async (id: string, at: { done: number; total: number | null; step?: Words }) => {
    const [row] = await db.write(
      SYSTEM,
      (tx) => tx<{ cancel_asked: boolean }>`
        update long_work set beat_at = now(), done = ${at.done}, total = ${at.total}, step = ${at.step ? JSON.stringify(at.step) : null}::jsonb
        where id = ${id} and runner = ${runner} and state = 'running' returning cancel_asked`,
    )
    if (!row) running.get(id)?.abort('lost')
    else if (row.cancel_asked) running.get(id)?.abort('cancel')
  }

  const end = (id: string, { state, result, error }: Ending) =>
    db.write(SYSTEM, async (tx) => {
      await tx`
        update long_work set state = ${state}, result = ${result === undefined ? null : JSON.stringify(result)}::jsonb,
          error = ${error ? JSON.stringify(error) : null}::jsonb, runner = null, step = null,
          ended_at = case when ${state} = 'waiting' then null else now() end
        where id = ${id} and runner = ${runner} and state = 'running'`
      if (state !== 'done') await tx`delete from long_work_file where work = ${id}`
    })

  const endingOf = (kind: LongWork | undefined, e: unknown, signal: AbortSignal): Ending => {
    if (signal.reason === 'cancel') return { state: 'cancelled' }
    if (signal.reason === 'closing')
      return kind?.afterCrash === 'resume'
        ? { state: 'waiting' }
        : { state: 'failed', error: words.interrupted }
    if (e instanceof WorkFailed) return { state: 'failed', error: e.words }
    if (e instanceof Refused) return { state: 'failed', error: words.reach }
    const id = randomUUID()
    log({ level: 'error', at: 'long-work', id, error: (e as Error).message, stack: (e as Error).stack })
    return { state: 'failed', error: faultWords(id) }
  }

  const work = async ({ id, kind: name, person, input }: Taken): Promise<void> => {
    const cancel = new AbortController()
    running.set(id, cancel)
    const at: { done: number; total: number | null; step?: Words } = { done: 0, total: null }
    let over = false
    const ticking = (async () => {
      while (!over) {
        await sleep(TICK_MS)
        if (!over) await beat(id, at).catch(trouble)
      }
    })()
    const kind = house.works.get(name)
    let ending: Ending
    try {
      if (!kind) throw new WorkFailed(words.unknown)
      const who = await personOf(db, person, now())
      const scope = await reachOfWork(db, house, who, kind, input)
      const result = await kind.run(
        {
          ...{ id, db, house, now, log, who, scope, signal: cancel.signal },
          progress: (done, total, step) => Object.assign(at, { done, total, ...(step && { step }) }),
          file: (fileName, type) => openWorkFile(db, id, fileName, type, now),
        },
        input,
      )
      ending = { state: 'done', result }
    } catch (e) {
      ending = endingOf(kind, e, cancel.signal)
    }
    over = true
    if (cancel.signal.reason !== 'lost') {
      await beat(id, at).catch(trouble)
      await end(id, ending).catch(trouble)
    }
    running.delete(id)
    await ticking
  }

  const takeOne = async (): Promise<Taken | undefined> => {
    const [taken] = await db.write(
      SYSTEM,
      (tx) => tx<Taken>`
        update long_work set state = 'running', runner = ${runner}, beat_at = now(), started_at = now(), done = 0, total = null
        where id = (select id from long_work where state = 'waiting' order by asked_at, id limit 1 for update skip locked)
        returning id, kind, person, input`,
    )
    return taken
  }

  const run = async (): Promise<void> => {
    const done = (async () => {
      try {
        for (
          let one = stopped ? undefined : await takeOne();
          one;
          one = stopped ? undefined : await takeOne()
        ) {
          await callIfAnyWaits()
          await work(one)
        }
      } catch (e) {
        // the database is away: what waits is found again when it is back
        trouble(e)
      }
    })()
    ends.add(done)
    await done
    ends.delete(done)
  }

  /** Somebody spoke of a work: one that runs here may have to stop; else one may wait. */
  const heard = async (id: string) => {
    if (!running.has(id)) return call()
    const [row] = await db.read(
      SYSTEM,
      (read) => read<{ stop: boolean }>`select cancel_asked as stop from long_work where id = ${id}`,
    )
    if (row?.stop) running.get(id)?.abort('cancel')
  }
  const hear = await db.listen(WORK_CHANNEL, (id) => void heard(id).catch(trouble))

  let mending: Promise<void> = Promise.resolve()
  let forgotten = 0
  const look = () => {
    mending = mending.then(async () => {
      if (stopped) return
      await mend().catch(trouble)
      await callIfAnyWaits().catch(trouble)
      if (Date.now() - forgotten < FORGET_EVERY_MS) return
      forgotten = Date.now()
      await forgetOldWork(db, now()).catch(trouble)
    })
  }
  look()
  const timer = setInterval(look, MEND_EVERY_MS)
  return {
    run,
    stop: async () => {
      stopped = true
      clearInterval(timer)
      await hear()
      for (const cancel of running.values()) cancel.abort('closing')
      await mending
      await Promise.all(ends)
    },
  }
}
