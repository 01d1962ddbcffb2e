// `nido world --preset region|nation`: counts or loads a large network, and writes down what it was drawn from.
import { resolve } from 'node:path'
import type { Day } from '../../../kernel/days.ts'
import { type CommandDatabase, openCommandDatabase } from '../../command-database.ts'
import type { CommandRun } from '../../command-run.ts'
import { findMark, freeSeed } from '../load-mark.ts'
import { nationalOf } from '../people.ts'
import { ANY_DAY } from '../world.ts'
import { centerBook } from './center-book.ts'
import { loadNation } from './load-nation.ts'
import { nationWorld, type Preset } from './nation-centers.ts'
import { writeTruth } from './truth.ts'

export type AskedNation = {
  readonly preset: Preset
  readonly seed: number | undefined
  readonly until: Day
  readonly truth: string | undefined
  readonly workers: number | undefined
}

const figures = new Intl.NumberFormat('es-MX')

async function tellTruth(run: CommandRun, asked: AskedNation, seed: number, until: Day, signal: AbortSignal) {
  if (asked.truth === undefined) return
  const path = resolve(run.from, asked.truth)
  const world = nationWorld(asked.preset, seed, until)
  await writeTruth(
    world,
    { preset: asked.preset, seed },
    path,
    (done, of) => run.progress('Verdad de fondo', done, of),
    signal,
  )
  run.out(`Verdad de fondo en ${path}\n`)
}

/** Makes every center and counts what it says; writes nothing but the truth, if asked for. */
export async function countNation(run: CommandRun, asked: AskedNation): Promise<number> {
  const signal = run.cancellation()
  const seed = asked.seed ?? 1
  const world = nationWorld(asked.preset, seed, asked.until)
  const counts = { children: 0, files: 0, facts: 0, handings: 0 }
  for (const [i, c] of world.centers.entries()) {
    if (signal.aborted) return 130
    const book = centerBook(world, c)
    counts.children += book.children.length
    counts.files += book.second.length
    counts.handings += book.handings.length
    for (const h of book.handings) counts.facts += h.facts.length
    run.progress('Contando', i + 1, world.centers.length)
    await new Promise((done) => setImmediate(done))
  }
  run.out(
    `semilla ${seed}, hasta ${asked.until}; no se cargó nada\n` +
      `  centros            ${figures.format(world.centers.length).padStart(11)}\n` +
      `  niñas y niños      ${figures.format(counts.children).padStart(11)}\n` +
      `  segundos expedientes ${figures.format(counts.files).padStart(9)}\n` +
      `  envíos             ${figures.format(counts.handings).padStart(11)}\n` +
      `  hechos enviados    ${figures.format(counts.facts).padStart(11)}\n`,
  )
  await tellTruth(run, asked, seed, asked.until, signal)
  return 0
}

/**
 * Settings of an embedded database that this command starts: few checkpoints and a log that does not push the tables out of
 * memory, nothing looked after while everything is new, and no log of indexes that are flushed anyway. Whole pages are still
 * logged: a power cut must not tear what was there.
 */
export const LOAD_SETTINGS = {
  max_wal_size: '4GB',
  checkpoint_timeout: '1h',
  shared_buffers: '512MB',
  wal_compression: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  wal_buffers: '64MB',
  wal_init_zero: 'off',
  autovacuum: 'off',
} as const

export async function loadNationCommand(
  run: CommandRun,
  { db, house }: CommandDatabase,
  asked: AskedNation,
  now: () => Date,
  signal: AbortSignal,
): Promise<number> {
  const mark = await findMark(db)
  const nationalId = (seed: number) => nationalOf(nationWorld(asked.preset, seed, ANY_DAY, 0)).id
  const seed =
    mark && asked.seed === undefined ? mark.seed : (asked.seed ?? (await freeSeed(db, 1, nationalId)))
  if (!mark && (await freeSeed(db, seed, nationalId)) !== seed) {
    run.err(
      `El mundo de la semilla ${seed} ya se quitó de esta base y sus personas no vuelven; elija otra semilla.\n`,
    )
    return 2
  }
  const { preset, until, workers } = asked
  const loaded = await loadNation(db, house, {
    ...{ preset, seed, until, now, signal, workers },
    progress: run.progress,
  })
  const perSecond = Math.round(loaded.facts / loaded.seconds)
  run.out(
    `semilla ${seed}, hasta ${loaded.mark.until}: ${figures.format(loaded.centers)} centros, ` +
      `${figures.format(loaded.facts)} hechos y ${figures.format(loaded.rows)} filas en ${loaded.seconds.toFixed(1)} s ` +
      `(${figures.format(perSecond)} hechos por segundo)` +
      `${loaded.there > 0 ? `; ${figures.format(loaded.there)} centros ya estaban` : ''}\n`,
  )
  if (loaded.mark.until !== until) run.out(`El último día es el de la primera carga, ${loaded.mark.until}.\n`)
  await tellTruth(run, asked, seed, loaded.mark.until, signal)
  return 0
}

/** Opened so that an embedded database this command starts is set for loading. */
export const openForLoading = (run: CommandRun, data: string | undefined): Promise<CommandDatabase> =>
  openCommandDatabase(run.from, data, (line) => run.err(`${line}\n`), LOAD_SETTINGS)
