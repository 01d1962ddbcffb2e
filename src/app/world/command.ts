// `nido world`: loads, counts or removes the synthetic network.
import { randomBytes } from 'node:crypto'
import { parseArgs } from 'node:util'
import { COUNTRY_ZONE, civilDay, type Day, dayNumber } from '../../kernel/days.ts'
import { openCommandDatabase } from '../command-database.ts'
import type { CommandRun } from '../command-run.ts'
import { demoAccounts } from './demo-people.ts'
import { AnotherWorld, type LoadOptions, loadEarlier, loadWorld } from './load.ts'
import { findMark, freeSeed, type WorldPreset } from './load-mark.ts'
import { lastOpenDay } from './nation/load-nation.ts'
import { nationWorld } from './nation/nation-centers.ts'
import { type AskedNation, countNation, loadNationCommand, openForLoading } from './nation/nation-command.ts'
import { nationalOf } from './people.ts'
import { countRemoval, removeWorld } from './remove.ts'
import { slicesOf, summaryOf } from './slices.ts'
import { ANY_DAY, worldOf } from './world.ts'

const usage = `Uso: npm run nido -- world [opciones]

Carga una red sintética. La misma semilla y el mismo último día dan los mismos bytes en cualquier equipo. Todo queda marcado
como sintético.

  --preset demo     35 representaciones, 40 centros, unas 6,000 niñas y niños inventados y 60 días
  --preset region   2 representaciones, 200 centros, unas 42,000 niñas y niños, 12 meses
  --preset nation   2,200 centros, unas 500,000 niñas y niños, 12 meses: cerca de 10 minutos y 25 GB de disco
  --seed N          semilla, de 0 a 4294967295 (1)
  --until AAAA-MM-DD  último día (hoy; en region y nation, el último día hábil que ya pasó)
  --days N          días, de 1 a 60 (60); sólo con demo
  --truth ARCHIVO   con region y nation: escribe de qué se sacó todo (NDJSON; comprimido si acaba en .gz)
  --workers N       con region y nation: centros que se hacen a la vez, de 1 a 32
  --dry-run         no carga nada: cuenta y da la suma SHA-256 de todos los hechos
  --remove          dice qué se quitaría; con --yes lo quita entero: libros de centros sintéticos y personas inventadas
  --data DIR        carpeta de los datos, si no se usa DATABASE_URL
  --help            esta ayuda

Ctrl-C cancela entre dos lotes o dos centros: lo cargado queda entero, y la misma orden continúa donde iba.
`

const figures = new Intl.NumberFormat('es-MX')
/** Days that are in before the earlier ones: the same as at first start. */
const FIRST_DAYS = 5

type Asked = {
  readonly preset: WorldPreset
  readonly truth: string | undefined
  readonly workers: number | undefined
  readonly seed: number | undefined
  readonly until: Day
  readonly days: number
  readonly task: 'load' | 'count' | 'remove'
  readonly yes: boolean
  readonly data: string | undefined
}

function askedOf(args: readonly string[], today: Day): Asked | { wrong: string } | 'help' {
  const string = { type: 'string' } as const
  const boolean = { type: 'boolean' } as const
  let values: Record<string, string | boolean | undefined>
  try {
    const options = {
      ...{ preset: string, seed: string, until: string, days: string, data: string },
      ...{ truth: string, workers: string },
      ...{ 'dry-run': boolean, remove: boolean, yes: boolean, help: { ...boolean, short: 'h' } },
    }
    values = parseArgs({ args: [...args], options, strict: true, allowPositionals: false }).values
  } catch (e) {
    const word = /'([^']+)'/.exec((e as Error).message)?.[1] ?? args.join(' ')
    return { wrong: `No entiendo «${word}».` }
  }
  if (values.help) return 'help'
  const text = (name: string) => values[name] as string | undefined
  const preset = text('preset') ?? 'demo'
  if (!isPreset(preset)) return { wrong: `No hay un tamaño «${preset}»: hay demo, region y nation.` }
  const whole = (name: string, most: number) => {
    const given = text(name)
    return given === undefined || (/^\d{1,10}$/.test(given) && Number(given) <= most) ? given : null
  }
  const seed = whole('seed', 4_294_967_295)
  const [days, workers] = [whole('days', 60), whole('workers', 32)]
  const until = text('until') ?? (preset === 'demo' ? today : lastOpenDay(today))
  if (seed === null) return { wrong: `--seed «${text('seed')}»: se esperaba un entero de 0 a 4294967295.` }
  if (days === null || days === '0')
    return { wrong: `--days «${text('days')}»: se esperaba un entero de 1 a 60.` }
  if (Number.isNaN(dayNumber(until)))
    return { wrong: `--until «${until}»: se esperaba un día que exista, como 2026-11-20.` }
  if (workers === null || workers === '0')
    return { wrong: `--workers «${text('workers')}»: se esperaba un entero de 1 a 32.` }
  for (const [given, fits] of [
    ['days', preset === 'demo'],
    ['truth', preset !== 'demo'],
    ['workers', preset !== 'demo'],
  ] as const)
    if (text(given) !== undefined && !fits) return { wrong: `--${given} no va con --preset ${preset}.` }
  if (preset !== 'demo' && until >= today)
    return { wrong: `--until «${until}»: con ${preset} se esperaba un día que ya pasó.` }
  return {
    preset,
    truth: text('truth'),
    workers: workers === undefined ? undefined : Number(workers),
    seed: seed === undefined ? undefined : Number(seed),
    until,
    days: Number(days ?? 60),
    task: values.remove ? 'remove' : values['dry-run'] ? 'count' : 'load',
    yes: values.yes === true,
    data: text('data'),
  }
}

/** Answers the exit code: 0 done, 1 the database holds another world, 2 a wrong call, 130 cancelled. */
export async function world(run: CommandRun): Promise<number> {
  const now = () => new Date()
  const asked = askedOf(run.args, civilDay(now().toISOString(), COUNTRY_ZONE))
  if (asked === 'help') {
    run.out(usage)
    return 0
  }
  if ('wrong' in asked) {
    run.err(`${asked.wrong}\nVea las opciones con: npm run nido -- world --help\n`)
    return 2
  }
  const large = largeOf(asked)
  if (asked.task === 'count') return large ? countNation(run, large) : count(run, asked)
  const signal = run.cancellation()
  const base = await (large && asked.task === 'load'
    ? openForLoading(run, asked.data)
    : openCommandDatabase(run.from, asked.data, (line) => run.err(`${line}\n`)))
  try {
    if (asked.task === 'remove') return await remove(run, base, asked, signal)
    return await (large
      ? loadNationCommand(run, base, large, now, signal)
      : load(run, base, asked, now, signal))
  } catch (e) {
    if (signal.aborted) {
      run.err('Cancelado: lo hecho hasta aquí está entero. La misma orden continúa donde iba.\n')
      return 130
    }
    if (!(e instanceof AnotherWorld)) throw e
    run.err(
      `Esta base ya tiene un mundo (${e.mark.preset}, semilla ${e.mark.seed}, hasta ${e.mark.until}). Quítelo antes: npm run nido -- world --remove\n`,
    )
    return 1
  } finally {
    await base.close()
  }
}

const isPreset = (text: string): text is WorldPreset => ['demo', 'region', 'nation'].includes(text)

function largeOf({ preset, ...asked }: Asked): AskedNation | undefined {
  return preset === 'demo' ? undefined : { ...asked, preset }
}

async function count(run: CommandRun, asked: Asked): Promise<number> {
  const made = worldOf(asked.seed ?? 1, asked.until)
  const summary = await summaryOf(slicesOf(made, asked.days), (done, of) =>
    run.progress('Contando', done, of),
  )
  run.out(`semilla ${made.seed}, hasta ${made.until}, ${asked.days} días; no se cargó nada\n`)
  for (const [kind, n] of [...summary.kinds].sort())
    run.out(`  ${kind.padEnd(34)} ${figures.format(n).padStart(9)}\n`)
  run.out(
    `  ${'hechos'.padEnd(34)} ${figures.format(summary.facts).padStart(9)}\nsha256 ${summary.checksum}\n`,
  )
  return 0
}

type Base = Awaited<ReturnType<typeof openCommandDatabase>>

async function load(
  run: CommandRun,
  { db, house }: Base,
  asked: Asked,
  now: () => Date,
  signal: AbortSignal,
): Promise<number> {
  const mark = await findMark(db)
  const nationalId = (seed: number) => nationalOf(worldOf(seed, ANY_DAY)).id
  const seed =
    mark && asked.seed === undefined ? mark.seed : (asked.seed ?? (await freeSeed(db, 1, nationalId)))
  if (!mark && (await freeSeed(db, seed, nationalId)) !== seed) {
    run.err(
      `El mundo de la semilla ${seed} ya se quitó de esta base y sus personas no vuelven; elija otra semilla.\n`,
    )
    return 2
  }
  const options: LoadOptions = {
    seed,
    until: asked.until,
    days: asked.days,
    first: Math.min(FIRST_DAYS, asked.days),
    now,
    signal,
    atOnce: 3,
  }
  const opened = await loadWorld(db, house, options, (p) =>
    run.progress('Centros, niñas y niños, últimos días', p.done, p.of),
  )
  const earlier = await loadEarlier(db, house, options, (p) => run.progress('Días anteriores', p.done, p.of))
  const facts = opened.facts + earlier.facts
  const seconds = opened.seconds + earlier.seconds
  const again = opened.duplicates + earlier.duplicates
  run.out(
    `semilla ${opened.mark.seed}, hasta ${opened.mark.until}: ${figures.format(facts)} hechos en ${seconds.toFixed(1)} s` +
      `${facts > 0 ? ` (${figures.format(Math.round(facts / seconds))} por segundo)` : ''}` +
      `${again > 0 ? `; ${figures.format(again)} ya estaban` : ''}\n`,
  )
  if (opened.mark.until !== asked.until)
    run.out(`El último día es el de la primera carga, ${opened.mark.until}.\n`)
  run.out(
    `Centro de demostración: P-01; sus personas: ${demoAccounts(seed)
      .map((a) => a.roleWords)
      .join(', ')}.\n`,
  )
  return 0
}

async function remove(
  run: CommandRun,
  { db, house }: Base,
  asked: Asked,
  signal: AbortSignal,
): Promise<number> {
  const mark = await findMark(db)
  const n = await countRemoval(db)
  const words =
    `${figures.format(n.centers)} centros sintéticos con ${figures.format(n.children)} niñas y niños, ` +
    `${figures.format(n.staff)} personas y ${figures.format(n.facts)} hechos, y ${n.people} personas inventadas de otras oficinas`
  if (n.centers + n.people === 0 && !mark) {
    run.out('No hay nada sintético en esta base.\n')
    return 0
  }
  if (!asked.yes) {
    run.out(
      `Se quitarían ${words}.\nPara quitarlos, con todo lo que se registró en esos centros: npm run nido -- world --remove --yes\n`,
    )
    return 0
  }
  const seed = mark?.seed ?? 1
  const author = nationalOf(
    !mark || mark.preset === 'demo' ? worldOf(seed, ANY_DAY) : nationWorld(mark.preset, seed, ANY_DAY, 0),
  ).id
  const random = () => randomBytes(10)
  await removeWorld(db, house, {
    now: () => new Date(),
    author,
    random,
    signal,
    progress: (_, done, of) => run.progress('Quitando centros', done, of),
  })
  run.out(`Se quitaron ${words}.\nSe conservan la geografía y las representaciones, que son reales.\n`)
  return 0
}
