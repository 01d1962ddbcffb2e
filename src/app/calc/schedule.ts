// `calc schedule`: critical paths, earned value and schedule, and durations between three points, of a JSON file.

import { unreachable } from '../../kernel/unreachable.ts'
import { linkTypes } from '../../modules/construction/contract.ts'
import { criticalPath, type Schedule } from '../../modules/construction/rules/critical-path.ts'
import { earnedSchedule, earnedValue } from '../../modules/construction/rules/earned-value.ts'
import { type NetworkFault, networkOf } from '../../modules/construction/rules/network.ts'
import {
  pertOf,
  quantileOf,
  scheduleRisk,
  type ThreePoints,
} from '../../modules/construction/rules/schedule-risk.ts'
import { calculator, done, type Fault, type Outcome, quoted, wrong } from './frame.ts'
import { answers, readJson } from './json-input.ts'
import { type ListsGiven, type NetworkGiven, ScheduleFile } from './schedule-forms.ts'

const RUNS = 1_000_000
const MOST_RUNS = 10_000_000

export const schedule = calculator({
  summary:
    'schedule: ruta crítica, valor ganado y riesgo de un archivo JSON · critical path, earned value, risk',
  options: ['runs', 'seed'],
  help: `nido calc schedule ARCHIVO.json [--runs N] [--seed N]
Responde las claves que haya en el archivo, cada caso {"id", "result"}; id es el del caso o su lugar desde 0.
  cases, psplib   redes {"tasks": [{"id", "duration"}], "links": [{"from", "to", "type", "lag"}]}: duración, ruta crítica y
                  holguras. type es ${linkTypes.join(', ')}; lag puede ser negativo; sin ellos, FS y 0. Los recursos no se leen.
  cases, edge     {"bac", "pv", "ev", "ac"}: valor ganado; null donde no está definido.
  earnedSchedule  {"plannedCumulative": [por periodo], "ev", "actualPeriods"}: cronograma ganado, en periodos.
  single          {"task": {"dist": "triangular" o "pert", "a", "m", "b"}}: media, desviación y percentiles, simulados.
  parallelMax     {"tasks": [[a, m, b]]}, triangulares: todas a la vez, hasta la última.
  seriesSum       {"tasks": [[a, m, b]]}, triangulares: una tras otra.
  pert            {"abc": [a, m, b]}: media y forma de la beta.
Un archivo que es una sola red se responde {"id", "result"}.
  --runs N   simulaciones, de 100 a ${MOST_RUNS} (${RUNS})      --seed N   semilla, un entero (1)
Termina en 2 si el archivo está mal: dice línea y columna, o el campo, y qué se esperaba; de un ciclo, sus tareas.
English: critical path with every relation and lag, earned value, earned schedule, and Monte Carlo of three-point durations.`,
  compute: async (file, options, io) => {
    const runs = wholeNumber(options.runs ?? String(RUNS), 100, MOST_RUNS)
    const seed = wholeNumber(options.seed ?? '1', Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER)
    if (runs === undefined || seed === undefined) {
      const [name, expected] =
        runs === undefined ? ['--runs', `un entero de 100 a ${MOST_RUNS}`] : ['--seed', 'un entero']
      return wrong({
        file: name,
        expected: `se esperaba ${expected}`,
        found: quoted(options[name.slice(2)]!),
      })
    }
    const read = await readJson(file, ScheduleFile, io)
    if (!read.stands) return read
    const given = read.value
    const solved = 'tasks' in given ? one(file, '', given) : listed(file, given, { runs, seed })
    if (!solved.stands) return solved
    io.out(`${JSON.stringify(solved.value, null, 1)}\n`)
    return done(undefined)
  },
})

function wholeNumber(text: string, least: number, most: number): number | undefined {
  const x = /^-?\d+$/.test(text) ? Number(text) : Number.NaN
  return x >= least && x <= most ? x : undefined
}

type Asked = { readonly runs: number; readonly seed: number }
type WithId = { readonly id?: string | number | undefined }

/** Every key that the file has, answered in its form; a network that is none is told before anything is simulated. */
function listed(file: string, given: ListsGiven, asked: Asked): Outcome<Record<string, unknown>> {
  const networks = new Map<object, unknown>()
  for (const key of ['cases', 'psplib'] as const) {
    const list = given[key]
    for (const [i, c] of many(list).entries()) {
      if (!('tasks' in c)) continue
      const solved = one(file, `${key}${Array.isArray(list) ? `[${i}]` : ''}.`, c)
      if (!solved.stands) return solved
      networks.set(c, solved.value.result)
    }
  }
  const risk = (points: readonly ThreePoints[], series: boolean, sd: boolean) =>
    riskFigures(points, series, sd, asked)
  const value = {
    cases:
      given.cases && answers(given.cases, (c) => ('tasks' in c ? networks.get(c) : rounded(earnedValue(c)))),
    psplib: inForm(given.psplib, (c) => networks.get(c)),
    edge: given.edge && answers(given.edge, (c) => rounded(earnedValue(c))),
    earnedSchedule: given.earnedSchedule && answers(given.earnedSchedule, (c) => rounded(earnedSchedule(c))),
    single: inForm(given.single, (c) => risk([c.task], true, true)),
    parallelMax: inForm(given.parallelMax, (c) => risk(c.tasks, false, false)),
    seriesSum: inForm(given.seriesSum, (c) => risk(c.tasks, true, true)),
    pert: given.pert && answers(given.pert, (c) => rounded(pertOf(c.abc), 4)),
  }
  return done(value)
}

const many = <C>(given: C | readonly C[] | undefined): readonly C[] =>
  given === undefined ? [] : Array.isArray(given) ? given : [given as C]

function inForm<C extends WithId>(given: C | readonly C[] | undefined, solve: (c: C) => unknown): unknown {
  if (given === undefined) return undefined
  const answered = answers(many(given), solve)
  return Array.isArray(given) ? answered : answered[0]
}

function one(
  file: string,
  at: string,
  { id, tasks, links }: NetworkGiven,
): Outcome<{ id: unknown; result: unknown }> {
  const solved = criticalPath(tasks, links)
  if (!solved.stands) return wrong({ file, ...faultOf(solved.fault, at, { tasks, links }) })
  return done({ id: id ?? 0, result: networkFigures(solved.schedule) })
}

function networkFigures({ duration, tasks }: Schedule) {
  const shown = tasks.map((t) => rounded(t))
  return {
    duration: short(duration, 6),
    critical: shown.filter((t) => t.critical).map((t) => t.id),
    float: Object.fromEntries(shown.filter((t) => !t.critical).map((t) => [t.id, t.float])),
    tasks: shown,
  }
}

function faultOf(
  fault: NetworkFault,
  at: string,
  { tasks, links }: Pick<NetworkGiven, 'tasks' | 'links'>,
): Omit<Fault, 'file'> {
  switch (fault.code) {
    case 'task-twice': {
      const found = quoted(tasks[fault.task]!.id)
      return { path: `${at}tasks[${fault.task}].id`, expected: 'se esperaba cada tarea una vez', found }
    }
    case 'unknown-task': {
      const found = quoted(links[fault.link]![fault.end])
      return {
        path: `${at}links[${fault.link}].${fault.end}`,
        expected: 'se esperaba una tarea de tasks',
        found,
      }
    }
    case 'cycle': {
      const found = `un ciclo: ${fault.path.join(' → ')}`
      return {
        path: `${at}links`,
        expected: 'se esperaba una red en la que ninguna tarea se espere a sí misma',
        found,
      }
    }
    case 'duration':
      return { path: `${at}tasks[${fault.task}].duration`, expected: 'se esperaba un número desde 0' }
    case 'lag':
      return { path: `${at}links[${fault.link}].lag`, expected: 'se esperaba un número' }
    default:
      return unreachable(fault)
  }
}

/** Simulated end of tasks one after another, or of all at once. */
function riskFigures(points: readonly ThreePoints[], series: boolean, withSd: boolean, asked: Asked) {
  const tasks = points.map((_, i) => ({ id: String(i), duration: 0 }))
  const chain = tasks.slice(1).map((t, i) => ({ from: String(i), to: t.id, type: 'FS' as const, lag: 0 }))
  const read = networkOf(tasks, series ? chain : [])
  if (!read.stands) throw new Error('a chain is a network')
  const { mean, sd, ends } = scheduleRisk(read.network, points, asked)
  const percentiles = [10, 50, 80, 90, 95].map((p) => [`p${p}`, quantileOf(ends, p / 100)])
  return rounded({ mean, ...(withSd ? { sd } : {}), ...Object.fromEntries(percentiles) }, 4)
}

const short = (x: number, decimals: number): number => Number(x.toFixed(decimals)) + 0

/** The same object, its numbers with few decimals. */
function rounded<T extends object>(figures: T, decimals = 6): T {
  const entries = Object.entries(figures).map(([k, x]) => [k, typeof x === 'number' ? short(x, decimals) : x])
  return Object.fromEntries(entries) as T
}
