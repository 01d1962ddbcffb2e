// Loads a region or a nation: geography and offices through the door, centers in bulk by some workers, each center whole or not at all.
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { addDays, type Day } from '../../../kernel/days.ts'
import { LARGEST_BATCH } from '../../../kernel/wire.ts'
import { type Db, runScript } from '../../../platform/db.ts'
import { recountAbove } from '../../../platform/figures.ts'
import type { House } from '../../../platform/house.ts'
import { withoutIndexes } from '../../../platform/indexes-aside.ts'
import { takeBatch } from '../../../platform/intake.ts'
import { isOpen } from '../attendance.ts'
import { AnotherWorld } from '../load.ts'
import { beginMark, type LoadMark, markOpened, markSteps } from '../load-mark.ts'
import { factsOfOffices } from '../people.ts'
import type { World } from '../world.ts'
import { factsOfCountry } from './country.ts'
import { DOOR_DAYS } from './door.ts'
import type { FromWorker, ToWorker } from './load-worker.ts'
import { nationWorld, type Preset } from './nation-centers.ts'

export type NationOptions = {
  readonly preset: Preset
  readonly seed: number
  /** last day of the world: its last working day or before, and before today */
  readonly until: Day
  readonly now: () => Date
  readonly signal: AbortSignal
  /** only the first so many centers; default all */
  readonly centers?: number
  /** centers made and written at the same time; default one a processor: more wait for each other's caches */
  readonly workers?: number
  readonly progress: (what: string, done: number, of: number) => void
}

export type NationLoaded = {
  readonly mark: LoadMark
  /** of this call, without the centers that were there */
  readonly facts: number
  readonly rows: number
  readonly centers: number
  readonly there: number
  readonly seconds: number
}

/** Room for what lives as long as one center's book: it is thrown away whole and need not be looked through. */
const YOUNG_MB = 256

/** Where a nation's rows go and nothing is looked up by anything but the primary key until the last center is in. */
const FILLED = [
  ...['fact', 'page', 'fact_key', 'feed'],
  ...['child', 'child_document', 'attendance_day', 'measurement', 'growth_month', 'figure'],
]
/** Of these nothing is looked up at all: a center's book is made in memory and written once. */
const KEYS = ['fact', 'page', 'fact_key', 'feed', 'figure', 'attendance_day', 'measurement', 'growth_month']

/** The last open day before today, for who gives no last day: everything of it has happened. */
export function lastOpenDay(today: Day): Day {
  let day = addDays(today, -1)
  while (!isOpen(day)) day = addDays(day, -1)
  return day
}

/**
 * Loads what is not there yet; a killed or cancelled load goes on with the centers that are missing. Throws AnotherWorld if
 * the database has another one, and the signal's reason when it was told to stop: then whole centers are left.
 */
export async function loadNation(db: Db, house: House, options: NationOptions): Promise<NationLoaded> {
  const began = performance.now()
  const { preset, seed, until } = options
  const mark = await beginMark(db, { preset, seed, until, days: DOOR_DAYS, first: DOOR_DAYS })
  if (mark.seed !== seed || mark.preset !== preset) throw new AnotherWorld(mark)
  const world = nationWorld(preset, seed, mark.until, options.centers)
  await loadOffices(db, house, world, options)
  const there = await fullBooks(db)
  const missing = world.centers.filter((c) => !there.has(c.id)).map((c) => c.index)
  const counts = { facts: 0, rows: 0 }
  let done = world.centers.length - missing.length
  const of = world.centers.length
  options.progress('Centros', done, of)
  const fill = () =>
    byWorkers(db.url, { ...options, until: mark.until }, missing, (loaded) => {
      counts.facts += loaded.facts
      counts.rows += loaded.rows
      options.progress('Centros', ++done, of)
      if (done === of) options.progress('Índices', 0, 1)
    })
  // Making indexes again reads the whole table: worth it where most of it comes now.
  await (missing.length > there.size ? withoutIndexes(db.url, FILLED, fill, KEYS) : fill())
  options.signal.throwIfAborted()
  options.progress('Cifras de representaciones y nación', 0, 1)
  const bySql = (sql: string) => runScript(db.url, async (run) => void (await run(sql)))
  await Promise.all([recountAbove(db), analyzed(db, bySql)])
  await bySql('checkpoint')
  options.progress('Cifras de representaciones y nación', 1, 1)
  await markOpened(db)
  await markSteps(db, of, true)
  const seconds = (performance.now() - began) / 1_000
  return { mark, ...counts, centers: missing.length, there: of - missing.length, seconds }
}

/** Books of two offices' sort stand already, maybe with people in them: they are told through the door. */
async function loadOffices(db: Db, house: House, world: World, options: NationOptions): Promise<void> {
  const facts = [...factsOfCountry(world), ...factsOfOffices(world)]
  for (let i = 0; i < facts.length; i += LARGEST_BATCH) {
    options.signal.throwIfAborted()
    const results = await takeBatch(
      db,
      house,
      facts.slice(i, i + LARGEST_BATCH),
      { by: 'system' },
      options.now,
      (e) => {
        throw e
      },
    )
    const wrong = results.find((r) => r.answer === 'review' || r.answer === 'quarantined')
    if (wrong) throw new Error(`nation: ${wrong.id} ${wrong.answer}: ${wrong.reason}`)
    options.progress('Municipios y oficinas', Math.min(i + LARGEST_BATCH, facts.length), facts.length)
  }
}

/** Two tables at a time, the largest first: one session alone would leave a processor idle. */
async function analyzed(db: Db, bySql: (sql: string) => Promise<void>): Promise<void> {
  const tables = await db.read(
    { system: true },
    (read) => read<{ name: string }>`
      select quote_ident(c.relname) as name from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      order by (select sum(pg_table_size(t.relid)) from pg_partition_tree(c.oid) t) desc nulls last, c.relname`,
  )
  const session = async () => {
    for (let t = tables.shift(); t !== undefined; t = tables.shift()) await bySql(`analyze ${t.name}`)
  }
  await Promise.all([session(), session()])
}

async function fullBooks(db: Db): Promise<Set<string>> {
  const books = await db.read(
    { system: true },
    (read) => read<{ id: string }>`/* across: books.all */ select id from book where pages > 0`,
  )
  return new Set(books.map((b) => b.id))
}

/** Hands out centers in their order, one at a time, so that a large one holds nobody up. The first that fails stops the rest. */
async function byWorkers(
  url: string,
  options: NationOptions,
  missing: readonly number[],
  loaded: (of: { facts: number; rows: number }) => void,
): Promise<void> {
  const waiting = [...missing]
  let failed: Error | undefined
  const { preset, seed, until, centers } = options
  const run = () =>
    new Promise<void>((done) => {
      const worker = new Worker(new URL('load-worker.ts', import.meta.url), {
        resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
        workerData: { url, preset, seed, until, centers },
      })
      const next = () => {
        const center = failed || options.signal.aborted ? undefined : waiting.shift()
        worker.postMessage((center === undefined ? { end: true } : { center }) satisfies ToWorker)
      }
      worker.on('message', (m: FromWorker) => {
        if ('loaded' in m) loaded(m.loaded)
        next()
      })
      worker.on('error', (e) => {
        failed ??= e as Error
      })
      worker.on('exit', () => done())
    })
  const several = Math.max(1, Math.min(options.workers ?? availableParallelism(), missing.length))
  await Promise.all(Array.from({ length: missing.length === 0 ? 0 : several }, run))
  if (failed) throw failed
}
