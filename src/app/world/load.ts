// Loads the synthetic world through the one door: first what screens need to open, then the days before, behind.
import { setTimeout as pause } from 'node:timers/promises'
import { addDays, type Day } from '../../kernel/days.ts'
import type { Fact } from '../../kernel/fact.ts'
import { LARGEST_BATCH } from '../../kernel/wire.ts'
import type { Db } from '../../platform/db.ts'
import type { House } from '../../platform/house.ts'
import { takeBatch } from '../../platform/intake.ts'
import { daysBack } from './attendance.ts'
import { GROWTH_MONTHS } from './growth.ts'
import { beginMark, isOfThisEdition, type LoadMark, markOpened, markSteps } from './load-mark.ts'
import { type Slice, sliceOfCenter, sliceOfDay, sliceOfGrowth, slicesOfNation } from './slices.ts'
import { type World, worldOf } from './world.ts'
import { midnightMs } from './zones.ts'

export type LoadOptions = {
  readonly seed: number
  /** last day of the world; facts of it that lie after `now` are not said yet and are left out */
  readonly until: Day
  readonly days: number
  /** days loaded before screens open */
  readonly first: number
  /** only the first so many centers; default all. The same for both steps */
  readonly centers?: number
  readonly now: () => Date
  readonly signal?: AbortSignal
  /** books written at the same time; default 3 */
  readonly atOnce?: number
  /** milliseconds of rest after each batch, for those who are working meanwhile; default 0 */
  readonly restMs?: number
  /** the second step goes on through the last day, saying each minute what has happened by then */
  readonly live?: boolean
}

export type LoadProgress = (p: { what: string; done: number; of: number; seconds: number }) => void

export type Loaded = {
  /** the world this database holds: the one begun first, if it was another call's */
  readonly mark: LoadMark
  readonly facts: number
  readonly duplicates: number
  readonly seconds: number
}

/** Where the day ends last. */
const LAST_ZONE = 'America/Tijuana'
/** How often a live world says what has happened since. */
const EVERY_MS = 60_000

/** Months of measurings that come with the first step: this one and the one before. */
const FIRST_MONTHS = 2

/** Thrown when the database already holds another world. */
export class AnotherWorld extends Error {
  readonly mark: LoadMark
  constructor(mark: LoadMark) {
    super(`another world: seed ${mark.seed} until ${mark.until}`)
    this.mark = mark
  }
}

type Counts = { facts: number; duplicates: number }

/** Hands in facts of one or more books, 500 at most a time. Throws (a fault) when one is not taken: the world is made to be. */
async function handIn(
  db: Db,
  house: House,
  facts: readonly Fact[],
  options: LoadOptions,
  counts: Counts,
): Promise<void> {
  const now = options.now().toISOString()
  const due = facts.filter((f) => f.happenedAt <= now && house.kinds.has(f.kind))
  for (let i = 0; i < due.length; i += LARGEST_BATCH) {
    options.signal?.throwIfAborted()
    const batch = due.slice(i, i + LARGEST_BATCH)
    const results = await takeBatch(db, house, batch, { by: 'system' }, options.now, (e) => {
      throw e
    })
    for (const r of results) {
      if (r.answer === 'duplicate') counts.duplicates++
      else if (r.answer === 'quarantined' || r.answer === 'review')
        throw new Error(`world: ${r.id} ${r.answer}: ${r.reason}`)
    }
    counts.facts += batch.length
    if (options.restMs) await pause(options.restMs)
  }
}

/** Runs works some at a time; the first that fails stops the rest from beginning. */
async function someAtOnce<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = [...items]
  const one = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) {
      try {
        await work(item)
      } catch (e) {
        waiting.length = 0
        throw e
      }
    }
  }
  const ended = await Promise.allSettled(Array.from({ length: atOnce }, one))
  for (const e of ended) if (e.status === 'rejected') throw e.reason
}

/** Begins the world or finds the one begun. Throws AnotherWorld for a different seed. */
async function markOf(db: Db, options: LoadOptions): Promise<LoadMark> {
  const mark = await beginMark(db, options)
  if (mark.seed !== options.seed || mark.preset !== 'demo') throw new AnotherWorld(mark)
  return mark
}

/**
 * First step: network, people, children, their last measurings and the last days. Resolves when screens may open.
 * Called again after a kill it goes on: what is there already answers "duplicate". The last day is the one first given.
 */
export async function loadWorld(
  db: Db,
  house: House,
  options: LoadOptions,
  progress: LoadProgress = () => {},
): Promise<Loaded> {
  const began = performance.now()
  const seconds = () => (performance.now() - began) / 1_000
  const mark = await markOf(db, options)
  const counts: Counts = { facts: 0, duplicates: 0 }
  if (mark.opened) return { mark, ...counts, seconds: seconds() }
  const world = worldOf(mark.seed, mark.until, options.centers)
  for (const slice of slicesOfNation(world))
    await someAtOnce(byBook(slice.facts()), options.atOnce ?? 3, (facts) =>
      handIn(db, house, facts, options, counts),
    )
  let done = 0
  progress({ what: 'network', done, of: world.centers.length, seconds: seconds() })
  await someAtOnce(world.centers, options.atOnce ?? 3, async (c) => {
    const days = daysBack(world, mark.first).reverse()
    const slices: Slice[] = [
      sliceOfCenter(world, c),
      ...Array.from({ length: FIRST_MONTHS }, (_, i) => sliceOfGrowth(world, c, FIRST_MONTHS - 1 - i)),
      ...days.map((day) => sliceOfDay(world, c, day)),
    ]
    // One list a center, so that every batch but the last is full.
    await handIn(
      db,
      house,
      slices.flatMap((s) => s.facts()),
      options,
      counts,
    )
    progress({ what: 'centers', done: ++done, of: world.centers.length, seconds: seconds() })
  })
  await markOpened(db)
  return { mark: { ...mark, opened: true }, ...counts, seconds: seconds() }
}

/** Steps of the earlier days: the latest first, a month of measurings now and then. */
function earlierSteps(world: World, mark: LoadMark): ((centerIndex: number) => Slice)[] {
  const days = daysBack(world, mark.days).slice(mark.first)
  const steps = days.map((day) => (i: number) => sliceOfDay(world, world.centers[i]!, day))
  for (let back = FIRST_MONTHS; back < GROWTH_MONTHS; back++) {
    const at = Math.min(steps.length, (back - FIRST_MONTHS + 1) * 3)
    steps.splice(at, 0, (i: number) => sliceOfGrowth(world, world.centers[i]!, back))
  }
  return steps
}

/**
 * Second step: the days before, behind; and what was still ahead on the last day when it was loaded. Goes on after a kill
 * at the step it was in, stops between batches when the signal says so (rejects with its reason), and may run beside people
 * who work: give it `atOnce: 1` and some `restMs`. `mark.finished` is false while the last day is not over.
 */
export async function loadEarlier(
  db: Db,
  house: House,
  options: LoadOptions,
  progress: LoadProgress = () => {},
): Promise<Loaded> {
  const began = performance.now()
  const seconds = () => (performance.now() - began) / 1_000
  const mark = await markOf(db, options)
  const counts: Counts = { facts: 0, duplicates: 0 }
  // what an earlier release began stays as it is: its days are not told twice
  if (mark.finished || !isOfThisEdition(mark)) return { mark, ...counts, seconds: seconds() }
  const world = worldOf(mark.seed, mark.until, options.centers)
  const steps = earlierSteps(world, mark)
  const everyCenter = (slice: (centerIndex: number) => Slice, from = '') =>
    someAtOnce(world.centers, options.atOnce ?? 1, (c) => {
      const facts = slice(c.index)
        .facts()
        .filter((f) => f.happenedAt > from)
      return handIn(db, house, facts, options, counts)
    })
  for (let step = mark.steps; step < steps.length; step++) {
    await everyCenter(steps[step]!)
    await markSteps(db, step + 1, false)
    progress({ what: 'earlier days', done: step + 1, of: steps.length, seconds: seconds() })
  }
  const lastDay = (i: number) => sliceOfDay(world, world.centers[i]!, world.until)
  let saidUntil = ''
  for (;;) {
    const now = options.now().toISOString()
    await everyCenter(lastDay, saidUntil)
    saidUntil = now
    const over = Date.parse(now) >= midnightMs(addDays(world.until, 1), LAST_ZONE)
    if (over) await markSteps(db, steps.length, true)
    if (over || !options.live)
      return { mark: { ...mark, steps: steps.length, finished: over }, ...counts, seconds: seconds() }
    await pause(EVERY_MS, undefined, { signal: options.signal })
  }
}

function byBook(facts: readonly Fact[]): Fact[][] {
  const books = new Map<string, Fact[]>()
  for (const f of facts) {
    const list = books.get(f.book)
    if (list) list.push(f)
    else books.set(f.book, [f])
  }
  return [...books.values()]
}
