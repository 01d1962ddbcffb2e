// `calc schedule`: the reference to the digit, other files of its forms, and every way a file can be wrong.
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { schedule } from './schedule.ts'

const FOLDER = resolve('../shared/reference/schedule')
const absent = !existsSync(FOLDER)
const why = absent ? ' (skipped: not on this machine)' : ''

/** Runs the calculator on a text as if it were a file. */
async function ran(text: string, ...more: string[]) {
  let [out, err] = ['', '']
  const code = await schedule.run(['f.json', ...more], {
    readText: async () => text,
    out: (t) => {
      out += t
    },
    err: (t) => {
      err += t
    },
  })
  return { code, out, err }
}
const read = (name: string) => readFileSync(`${FOLDER}/${name}`, 'utf8')
async function answered(text: string, ...more: string[]) {
  const { code, out, err } = await ran(text, ...more)
  expect([code, err]).toEqual([0, ''])
  return JSON.parse(out)
}
const expected = (cases: { expect: unknown }[]) => cases.map((c, id) => ({ id, result: c.expect }))

describe.skipIf(absent)(`files of ${FOLDER}${why}`, () => {
  test('networks', async () => {
    const file = JSON.parse(read('cpm-cases.json'))
    const { cases, psplib } = await answered(read('cpm-cases.json'))
    expect(cases).toEqual(expected(file.cases))
    expect([psplib.id, psplib.result.duration, psplib.result.tasks.length]).toEqual([
      file.psplib.id,
      file.psplib.mpmTime,
      file.psplib.tasks.length,
    ])
    expect(Object.values(psplib.result.float).every((f) => (f as number) > 0)).toBe(true)
  })
  test('earned value and earned schedule', async () => {
    const file = JSON.parse(read('evm-cases.json'))
    expect(await answered(read('evm-cases.json'))).toEqual({
      cases: expected(file.cases),
      edge: expected(file.edge),
      earnedSchedule: expected(file.earnedSchedule),
    })
  })
  test.each(['1', '2', '77'])(
    'three points, within the tolerance of 100,000 samples, seed %s',
    async (seed) => {
      const runs = 100_000
      const file = JSON.parse(read('monte-carlo-cases.json'))
      const answer = await answered(read('monte-carlo-cases.json'), '--runs', String(runs), '--seed', seed)
      expect(answer.pert).toEqual(expected(file.pert))
      for (const key of ['single', 'parallelMax', 'seriesSum']) {
        const { id, result } = answer[key]
        const right = file[key].expect
        expect([id, Object.keys(result).sort()]).toEqual([0, Object.keys(right).sort()])
        // the file gives no spread of the greatest of two: that of one of them is near
        const tolerance = (4 * (right.sd ?? file.single.expect.sd)) / Math.sqrt(runs)
        for (const [name, value] of Object.entries(right)) {
          expect(Math.abs(result[name] - (value as number)), `${key} ${name}`).toBeLessThan(tolerance)
        }
      }
    },
  )
})

describe('other files of these forms', () => {
  test('a network alone, names that are numbers, relations without kind and lag', async () => {
    const text = '{"tasks":[{"id":1,"duration":2.5},{"id":2,"duration":1}],"links":[{"from":1,"to":2}]}'
    expect(await answered(text)).toMatchObject({
      id: 0,
      result: { duration: 3.5, critical: ['1', '2'], float: {} },
    })
    expect((await answered('{"id":"x","tasks":[]}')).result).toEqual({
      duration: 0,
      critical: [],
      float: {},
      tasks: [],
    })
  })
  test('a list where the reference has one, and ids of the file', async () => {
    const text = `{"single":[{"id":"k","task":{"dist":"pert","a":2,"m":2,"b":2}},{"task":[1,1,1]}],
      "psplib":[{"id":"n","tasks":[]}],"parallelMax":{"tasks":[{"a":3,"m":3,"b":3},[4,4,4],[1,1,1]]}}`
    const { single, psplib, parallelMax } = await answered(text, '--runs', '100')
    expect(single[0]).toEqual({ id: 'k', result: { mean: 2, sd: 0, p10: 2, p50: 2, p80: 2, p90: 2, p95: 2 } })
    expect([single[1].id, psplib[0].id, parallelMax.result.p50]).toEqual([1, 'n', 4])
  })
  test('what is not defined is null, and nothing is less than nothing', async () => {
    const periods = (planned: string, ev: number, at: number) =>
      `{"plannedCumulative":${planned},"ev":${ev},"actualPeriods":${at}}`
    const list = [periods('[10,10,30]', 10, 0), periods('[10,20]', 0, 3), periods('[10,20]', 90, 1)].join(',')
    const { earnedSchedule, cases } = await answered(
      `{"earnedSchedule":[${list}],"cases":[{"bac":0,"pv":0,"ev":0,"ac":0}]}`,
    )
    expect(earnedSchedule.map((a: { result: unknown }) => a.result)).toEqual([
      { es: 2, svT: 2, spiT: null, forecastDuration: null },
      { es: 0, svT: -3, spiT: 0, forecastDuration: null },
      { es: 2, svT: 1, spiT: 2, forecastDuration: 1 },
    ])
    expect(cases[0].result).toMatchObject({ percentComplete: null, tcpiBac: null, cv: 0 })
  })
  const net = (links: string, tasks = '{"id":"A","duration":1},{"id":"B","duration":1}') =>
    `{"cases":[{"tasks":[${tasks}],"links":[${links}]}]}`
  test.each([
    [
      net('{"from":"A","to":"B"},{"from":"B","to":"A","type":"SS"}'),
      'campo cases[0].links: se esperaba una red en la que ninguna tarea se espere a sí misma; hay un ciclo: A → B → A',
    ],
    [net('{"from":"A","to":"Z"}'), 'campo cases[0].links[0].to: se esperaba una tarea de tasks; hay «Z»'],
    [net('{"to":"B"}'), 'campo cases[0].links[0].from: se esperaba "from"; hay nada'],
    [
      net('{"from":"A","to":"B","type":"XX"}'),
      'campo cases[0].links[0].type: se esperaba FS, SS, FF, SF; hay «"XX"»',
    ],
    [net('{"from":"A","to":"B","lag":"1"}'), 'campo cases[0].links[0].lag: se esperaba un número; hay «"1"»'],
    [
      net('', '{"id":"A","duration":-1}'),
      'campo cases[0].tasks[0].duration: se esperaba un número desde 0; hay «-1»',
    ],
    [
      net('', '{"id":"A","duration":1},{"id":"A","duration":1}'),
      'campo cases[0].tasks[1].id: se esperaba cada tarea una vez',
    ],
    [
      '{"psplib":{"tasks":[],"links":[{"from":"a","to":"b"}]}}',
      'campo psplib.links[0].from: se esperaba una tarea',
    ],
    [
      '{"tasks":[{"id":"A","duration":1}],"links":[{"from":"A","to":"A"}]}',
      'campo links: se esperaba una red',
    ],
    ['{"cases":[{"bac":1,"pv":1,"ev":1}]}', 'campo cases[0].ac: se esperaba "ac"; hay nada'],
    [
      '{"earnedSchedule":[{"plannedCumulative":[5,4],"ev":1,"actualPeriods":1}]}',
      'campo earnedSchedule[0].plannedCumulative: se esperaba un valor planeado acumulado que no baje',
    ],
    ['{"seriesSum":{"tasks":[[1,2]]}}', 'campo seriesSum.tasks[0]'],
    ['{"seriesSum":{"tasks":[[3,2,9]]}}', 'campo seriesSum.tasks[0]: se esperaba a ≤ m ≤ b'],
    [
      '{"single":{"task":{"dist":"normal","a":1,"m":2,"b":3}}}',
      'campo single.task.dist: se esperaba triangular o pert',
    ],
    ['{}', 'se esperaba un objeto con alguna de cases, psplib'],
    ['[]', 'se esperaba un objeto; hay una lista'],
  ])('%s', async (text, words) => {
    const { code, out, err } = await ran(text)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(`f.json: ${words}`)
  })
  test.each([
    ['--runs', '5'],
    ['--runs', 'many'],
    ['--seed', '1.5'],
  ])('%s %s', async (name, value) => {
    const { code, err } = await ran('{"pert":[]}', name, value)
    expect([code, err.startsWith(`${name}: se esperaba un entero`)]).toEqual([2, true])
  })
})
