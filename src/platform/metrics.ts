// Metrics for whoever watches Nido (Prometheus text): requests, jobs, books, tablets, backups; never a person, a child or a book's name.
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Db } from './db.ts'
import { type JobHealth, jobStanding, jobsHealth } from './job-health.ts'

type Line = Record<string, unknown>
export type Metrics = {
  /** counts a line of the log: requests, jobs and errors are told there already */
  readonly hear: (line: Line) => void
  /** the text of this moment; asks the database once */
  readonly text: () => Promise<string>
  readonly contentType: string
}

type Counted = {
  books: { kind: string; n: number; pages: number }[]
  waiting: number
  devices: { state: string; n: number; pending: number }[]
  oldest_pending: string | null
  alarms: { level: string; n: number }[]
  reviews: number
  backups: { kind: string; made: string; bytes: number }[]
  database_bytes: number
}

/** Everything that is asked of the database, in one statement; reads no fact. */
async function counted(db: Db): Promise<{ row: Counted; jobs: JobHealth[] }> {
  return db.read({ system: true }, async (read) => {
    const [row] = await read<Counted>`
      /* across: oversight.pending */ select
        (select coalesce(json_agg(b), '[]') from (select kind, count(*)::int as n, sum(pages)::float as pages from book group by kind) b) as books,
        (select count(*)::int from (select from figure_delta limit 100000) d) as waiting,
        (select coalesce(json_agg(d), '[]') from (select state, count(*)::int as n, coalesce(sum(pending), 0)::float as pending
          from device group by state) d) as devices,
        (select min(oldest_pending) from device where state = 'paired') as oldest_pending,
        (select coalesce(json_agg(a), '[]') from (select level, count(*)::int as n from alarm where ended_at is null group by level) a) as alarms,
        (select count(*)::int from page p where p.answer in ('review', 'quarantined') and not exists (
          select from fact_mark m where m.book = p.book and m.target = p.fact and m.mark in ('stands', 'void', 'withdrawn'))) as reviews,
        (select coalesce(json_agg(b), '[]') from (select distinct on (kind) kind, made_at as made, bytes::float from backup
          order by kind, made_at desc) b) as backups,
        pg_database_size(current_database())::float as database_bytes`
    return { row: row!, jobs: await jobsHealth(read) }
  })
}

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]

/** One registry a server; `now` in ms. */
export function newMetrics(db: Db, release: string, now: () => number): Metrics {
  const registers = [new Registry()]
  const registry = registers[0]!
  collectDefaultMetrics({ register: registry })
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name: `nido_${name}`, help, labelNames, registers })
  const requests = new Histogram({
    ...{ name: 'nido_request_seconds', help: 'Requests by endpoint and answer', buckets: SECONDS },
    ...{ labelNames: ['endpoint', 'by', 'status'], registers },
  })
  const errors = new Counter({
    ...{ name: 'nido_errors_total', help: 'Lines of the log that tell an error, by where' },
    ...{ labelNames: ['at'], registers },
  })
  gauge('info', 'Release of Nido', ['release']).set({ release }, 1)
  const books = gauge('books', 'Books by kind', ['kind'])
  const pages = gauge('pages', 'Pages in all books of a kind', ['kind'])
  const waiting = gauge('figures_waiting', 'Differences not yet folded into figures (at most 100000)')
  const devices = gauge('devices', 'Tablets by state', ['state'])
  const pending = gauge('device_pending_facts', 'Facts tablets said they have not sent yet')
  const oldest = gauge('device_oldest_pending_seconds', 'Age of the oldest fact a tablet has not sent')
  const alarms = gauge('alarms', 'Open alarms by level', ['level'])
  const reviews = gauge('reviews_open', 'Facts that wait for a person to look at')
  const backupAge = gauge('backup_age_seconds', 'Age of the last finished backup', ['kind'])
  const backupBytes = gauge('backup_bytes', 'Size of the last finished backup', ['kind'])
  const size = gauge('database_bytes', 'Size of the database')
  const jobOk = gauge('job_last_success_timestamp_seconds', 'When a job last ended well', ['job'])
  const jobSeconds = gauge('job_seconds', 'How long a job took when it last ended well', ['job'])
  const jobBad = gauge('job_unhealthy', '1 when a job failed last time or is late', ['job'])

  return {
    contentType: registry.contentType,
    hear(line) {
      if (line.at === 'request' && typeof line.ms === 'number') {
        const { endpoint, by, status } = line as { endpoint: string; by: string; status: number }
        requests.observe({ endpoint, by, status: String(status) }, line.ms / 1000)
      }
      if (line.level === 'error') errors.inc({ at: String(line.at ?? 'other') })
    },
    async text() {
      const { row, jobs } = await counted(db)
      for (const g of [books, pages, devices, alarms, backupAge, backupBytes, jobOk, jobSeconds, jobBad])
        g.reset()
      for (const level of ['attention', 'urgent']) alarms.set({ level }, 0)
      for (const b of row.books) {
        books.set({ kind: b.kind }, b.n)
        pages.set({ kind: b.kind }, b.pages)
      }
      for (const d of row.devices) devices.set({ state: d.state }, d.n)
      pending.set(row.devices.reduce((sum, d) => sum + d.pending, 0))
      oldest.set(row.oldest_pending ? Math.max(0, (now() - Date.parse(row.oldest_pending)) / 1000) : 0)
      for (const a of row.alarms) alarms.set({ level: a.level }, a.n)
      for (const b of row.backups) {
        backupAge.set({ kind: b.kind }, (now() - Date.parse(b.made)) / 1000)
        backupBytes.set({ kind: b.kind }, b.bytes)
      }
      waiting.set(row.waiting)
      reviews.set(row.reviews)
      size.set(row.database_bytes)
      for (const j of jobs) {
        const standing = jobStanding(j, now())
        if (j.ok_at) jobOk.set({ job: j.name }, Date.parse(j.ok_at) / 1000)
        if (j.ms !== null) jobSeconds.set({ job: j.name }, j.ms / 1000)
        jobBad.set({ job: j.name }, standing === 'failed' || standing === 'late' ? 1 : 0)
      }
      return registry.metrics()
    },
  }
}
