// Jobs: work that outlives a request and a restart — long work people ask for, gauges, partitions, days loaded behind.
import { PgBoss } from 'pg-boss'
import { COUNTRY_ZONE, civilDay } from '../kernel/days.ts'
import { closeDays } from '../modules/attendance/work/closing-days.ts'
import { findLikely, lookWaits } from '../modules/children/work/find-likely.ts'
import { keepForecast } from '../modules/construction/work/forecasting.ts'
import { forgetOldImports } from '../modules/exchange/work/drafts.ts'
import { sweepVerifiers } from '../modules/guardians/work/sweep-verifiers.ts'
import { normsSet } from '../modules/network/reads.ts'
import { normOn } from '../modules/network/rules/norms.ts'
import { makeDigests } from '../modules/oversight/work/digests.ts'
import { forgetContacts } from '../modules/partners/work/forget-contacts.ts'
import { sweepTerms } from '../modules/protection/work/sweep-terms.ts'
import { sendLateEverywhere } from '../modules/restructuring/decides.ts'
import type { Db, Read } from '../platform/db.ts'
import { keepErasures } from '../platform/erasures.ts'
import { recountAbove } from '../platform/figures.ts'
import type { FilePlace } from '../platform/file-place.ts'
import { gaugeChanged } from '../platform/gauging.ts'
import type { House } from '../platform/house.ts'
import { expectJob, forgetJob, runJob } from '../platform/job-health.ts'
import { keepFilesSwept, recheckFiles, sweepAll } from '../platform/keeping-files.ts'
import { migrate } from '../platform/migrate.ts'
import { refoldChanged } from '../platform/refolding.ts'
import { keepWorks } from '../platform/running-works.ts'
import { dailyHead } from '../platform/verifying.ts'
import { watchChanged } from '../platform/watches.ts'
import { type BackupPlace, backUpNext } from './scheduled-backup.ts'
import { hearSilence } from './silence.ts'

export type JobParts = {
  db: Db
  house: House
  now: () => Date
  log: (line: Record<string, unknown>) => void
  databaseUrl: string
  /** file outside the database that remembers who must stay forgotten */
  erasuresFile: string
  /** where photos and documents lie */
  files: FilePlace
  /** where backups go by themselves; none without it */
  backup?: BackupPlace
  /** loads the demonstration's earlier days; resumable, so that a killed start goes on where it was */
  earlier?: (cancelled: () => boolean) => Promise<void>
}

const GAUGE_EVERY_MS = 15_000
/** What the clock asks is for those who look after several centers: their lists may be a minute behind. */
const WATCH_EVERY_MS = 60_000
const DAY = 1440
/** Long works that run at the same time; the others wait their turn. */
const WORKS_AT_ONCE = 2
const LONG_WORK = 'long-work'
/** Longer than any work: who runs it says so itself, twice a second. */
const WORK_SECONDS = 12 * 3600

/** Norms as they are set now, by day. */
const normsOf = async (read: Read) => {
  const set = await normsSet(read)
  return (norm: string, day: string) => normOn(set, norm, day)
}

/** Starts the queue and its schedules; returns how to stop them in order. A job that fails is tried again and logged. */
export async function keepJobs(parts: JobParts): Promise<() => Promise<void>> {
  const { db, house, now, log } = parts
  let stopped = false
  const boss = new PgBoss({
    connectionString: parts.databaseUrl,
    max: 3,
    schema: 'pgboss',
    useListenNotify: true,
  })
  boss.on('error', (e) => log({ level: 'error', at: 'jobs', error: (e as Error).message }))
  await boss.start()
  const work = async (name: string, run: () => Promise<void>, cron: string, everyMinutes: number) => {
    await boss.createQueue(name)
    await expectJob(db, name, everyMinutes, now())
    await boss.work(name, async () => {
      try {
        log({ level: 'info', at: 'job', job: name, ms: await runJob(db, name, run, now) })
      } catch (e) {
        // a close that was asked for is no failure to be told of
        if (!stopped) log({ level: 'error', at: 'job', job: name, error: (e as Error).message })
        throw e
      }
    })
    await boss.schedule(name, cron, {}, { tz: COUNTRY_ZONE })
  }
  await work(
    'daily-head',
    async () => log({ level: 'info', at: 'head', head: await dailyHead(db) }),
    '10 0 * * *',
    DAY,
  )
  // A center that changed its representation takes along what it has now: counted again once a night.
  await work('recount', () => recountAbove(db), '40 0 * * *', DAY)
  // what nobody said at the door by its hour is supposed, and asked of a person
  const closing = async () => {
    const supposed = await closeDays(db, house, now, normsOf, (e) =>
      log({ level: 'error', at: 'closing-days', error: (e as Error).message }),
    )
    if (supposed.imputed + supposed.noNotice > 0) log({ level: 'info', at: 'closing-days', ...supposed })
  }
  await work('closing-days', closing, '*/5 * * * *', 5)
  const partitions = async () => void (await migrate(parts.databaseUrl, now().getTime()))
  await work('partitions', partitions, '20 0 * * *', DAY)
  await work('silence', async () => void (await hearSilence(db, now(), log)), '*/30 * * * *', 30)
  await work(
    'files',
    async () => {
      const gone = await sweepAll(db, house, parts.files, now())
      const { read, damaged } = await recheckFiles(db, parts.files, now(), () => stopped)
      const level = damaged.length > 0 ? 'error' : 'info'
      log({ level, at: 'files', gone, read, damaged: damaged.length, which: damaged.slice(0, 20) })
    },
    '5 2 * * *',
    DAY,
  )
  // which files of the country may be one child's; at once where nobody has looked yet, or a search was cut
  const likely = async () =>
    log({ level: 'info', at: 'likely-files', ...(await findLikely(db, house, now(), () => stopped)) })
  await work('likely-files', likely, '15 3 * * *', DAY)
  if (await lookWaits(db)) await boss.send('likely-files', {})
  const digests = async () =>
    log({ level: 'info', at: 'digests', made: await makeDigests(db, house, normOn, now(), () => stopped) })
  await work('digests', digests, '5 * * * *', 60)
  const verifiers = async () =>
    log({
      level: 'info',
      at: 'verifiers',
      gone: await sweepVerifiers(db, civilDay(now().toISOString(), COUNTRY_ZONE)),
    })
  await work('verifiers', verifiers, '30 1 * * *', DAY)
  const contacts = async () =>
    log({
      ...{ level: 'info', at: 'contacts' },
      forgotten: await forgetContacts(db, house, civilDay(now().toISOString(), COUNTRY_ZONE), now),
    })
  await work('contacts', contacts, '35 1 * * *', DAY)
  // whether there is a term, never what or how much had one
  const terms = async () =>
    log({
      ...{ level: 'info', at: 'sealed-terms' },
      term: await sweepTerms(db, civilDay(now().toISOString(), COUNTRY_ZONE), () => stopped),
    })
  await work('sealed-terms', terms, '45 1 * * *', DAY)
  await work('imports', () => forgetOldImports(db, parts.files, now()), '50 * * * *', 60)
  const aborting = new AbortController()
  // on the first of each month, so that there is something to be held against what comes
  const forecast = async () => {
    const kept = await keepForecast({ db, house, now, log, signal: aborting.signal, progress: () => {} })
    log({ level: 'info', at: 'forecast', scopes: kept?.scopes ?? 0 })
  }
  await work('forecast', forecast, '30 4 1 * *', 31 * DAY)
  const { backup } = parts
  if (backup)
    await work(
      'backup',
      () => backUpNext(db, house, parts.files, backup, now(), log, aborting.signal),
      '25 * * * *',
      60,
    )
  else {
    await boss.unschedule('backup').catch(() => {})
    await forgetJob(db, 'backup')
  }
  await boss.createQueue(LONG_WORK, {
    policy: 'short',
    notify: true,
    retryLimit: 0,
    expireInSeconds: WORK_SECONDS,
  })
  // one turn at a time waits in the queue; whoever takes it does what waits and calls the next
  const works = await keepWorks(parts, () => boss.send(LONG_WORK, {}))
  const turns = { localConcurrency: WORKS_AT_ONCE, notifyPollingIntervalSeconds: 5 }
  await boss.work(LONG_WORK, turns, works.run)
  let watchedAt = 0
  let gauging: Promise<unknown> = Promise.resolve()
  const lettersSeen = new Map<string, number>()
  const gauge = () => {
    gauging = gauging.then(async () => {
      if (stopped) return
      try {
        await sendLateEverywhere(db, house, now, lettersSeen)
        if (Date.now() - watchedAt > WATCH_EVERY_MS) {
          await watchChanged(db, house, now(), () => stopped)
          watchedAt = Date.now()
        }
        const at = now()
        await gaugeChanged(db, house, civilDay(at.toISOString(), COUNTRY_ZONE), () => stopped, at)
        await keepErasures(db, house, parts.erasuresFile, now)
      } catch (e) {
        log({ level: 'error', at: 'gauges', error: (e as Error).message })
      }
    })
  }
  await keepErasures(db, house, parts.erasuresFile, now)
  gauge()
  const stopSweeping = keepFilesSwept(db, house, parts.files, now, log)
  const timer = setInterval(gauge, GAUGE_EVERY_MS)
  const behind = parts
    .earlier?.(() => stopped)
    .catch((e: unknown) => log({ level: 'error', at: 'earlier-days', error: (e as Error).message }))
  // rows that an earlier release folded by other rules: behind, and gone on with at the next start
  const refolding = refoldChanged(
    db,
    house,
    () => stopped,
    (done, of) => {
      if (done % 50 === 0 || done === of) log({ level: 'info', at: 'refolding', books: done, of })
    },
  )
    .then((rows) => {
      if (rows > 0) log({ level: 'info', at: 'refolding', rows })
    })
    .catch((e: unknown) => log({ level: 'error', at: 'refolding', error: (e as Error).message }))
  return async () => {
    stopped = true
    aborting.abort()
    clearInterval(timer)
    await works.stop()
    await boss.stop({ graceful: true, timeout: 4000 })
    await gauging
    await stopSweeping()
    await behind
    await refolding
  }
}
