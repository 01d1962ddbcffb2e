// Job health: how each job ended, kept in the database, so that a job that fails or no longer runs is seen by a person.
import type { Db, Read } from './db.ts'

export type JobHealth = {
  readonly name: string
  readonly every_minutes: number | null
  readonly started_at: string | null
  readonly ok_at: string | null
  readonly ms: number | null
  readonly failed_at: string | null
  readonly error: string | null
}

/** `late`: due twice over and not done; `failed`: its last end was a failure; `new`: it has not been due yet. */
export type JobStanding = 'good' | 'failed' | 'late' | 'new'

/** A job may be late by one turn and ten minutes: a restart or a busy night is no alarm. */
const GRACE_MINUTES = 10

export function jobStanding(job: JobHealth, now: number): JobStanding {
  const ok = job.ok_at === null ? undefined : Date.parse(job.ok_at)
  if (job.failed_at !== null && (ok === undefined || Date.parse(job.failed_at) > ok)) return 'failed'
  const from = ok ?? (job.started_at === null ? undefined : Date.parse(job.started_at))
  if (job.every_minutes !== null && from !== undefined) {
    if (now - from > (2 * job.every_minutes + GRACE_MINUTES) * 60_000) return 'late'
  }
  return ok === undefined ? 'new' : 'good'
}

/** Says that a job exists and how often it is due, before it ran for the first time. */
export async function expectJob(db: Db, name: string, everyMinutes: number | null, now: Date): Promise<void> {
  await db.write(
    { system: true },
    (tx) => tx`
      insert into job_health (name, every_minutes, started_at) values (${name}, ${everyMinutes}, ${now.toISOString()})
      on conflict (name) do update set every_minutes = excluded.every_minutes`,
  )
}

/** Forgets a job that this copy no longer runs: it would be late for ever. */
export async function forgetJob(db: Db, name: string): Promise<void> {
  await db.write({ system: true }, (tx) => tx`delete from job_health where name = ${name}`)
}

/** Runs a job and keeps how it ended. A failure is kept and thrown on. Answers the milliseconds it took. */
export async function runJob(
  db: Db,
  name: string,
  run: () => Promise<void>,
  now: () => Date,
): Promise<number> {
  const began = performance.now()
  const started = now().toISOString()
  try {
    await run()
  } catch (e) {
    await db.write(
      { system: true },
      (tx) => tx`
        insert into job_health (name, started_at, failed_at, error)
        values (${name}, ${started}, ${now().toISOString()}, ${String((e as Error).message).slice(0, 500)})
        on conflict (name) do update set started_at = excluded.started_at, failed_at = excluded.failed_at, error = excluded.error`,
    )
    throw e
  }
  const ms = Math.round(performance.now() - began)
  await db.write(
    { system: true },
    (tx) => tx`
      insert into job_health (name, started_at, ok_at, ms) values (${name}, ${started}, ${now().toISOString()}, ${ms})
      on conflict (name) do update set started_at = excluded.started_at, ok_at = excluded.ok_at, ms = excluded.ms, error = null`,
  )
  return ms
}

export const jobsHealth = (read: Read): Promise<JobHealth[]> =>
  read<JobHealth>`select name, every_minutes, started_at, ok_at, ms, failed_at, error from job_health order by name`
