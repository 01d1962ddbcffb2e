// Works and their money: contracts, schedules, progress and payments that cannot be are refused; the curve adds up.
import { expect, test } from 'vitest'
import type { Stamped } from '../../../kernel/fact.ts'
import { NATION } from '../../../kernel/ids.ts'
import type { Look } from '../../../kernel/taking.ts'
import type { ContractSigned, ScheduleSet } from '../contract/works.ts'
import { foldContract, foldNote } from './fold-parts.ts'
import { foldProject } from './fold-project.ts'
import { judgeChange, judgeContract, judgePayment, judgeProgress, judgeSchedule } from './judge-works.ts'
import { worksCurve } from './works-curve.ts'

const TODAY = '2026-11-20'
const project = '00000000-0000-4000-8000-0000000000aa'
const key = '00000000-0000-4000-8000-0000000000c1'
const idOf = (n: number) => `019a0000-0000-7000-8000-${String(n).padStart(12, '0')}`
const fact = (n: number, kind: string, payload: object): Stamped => ({
  estAt: `2026-11-20T10:00:${String(n).padStart(2, '0')}.000Z`,
  fact: {
    ...{ id: idOf(n), kind: `construction.${kind}`, kindVersion: 1, about: project, book: NATION },
    ...{ happenedAt: '2026-11-20T10:00:00.000Z', author: NATION, origin: 'desk' as const },
    payload: payload as Record<string, unknown>,
  },
})
const signed: ContractSigned = {
  ...{ contract: key, for: 'works', number: 'SICT-1', contractor: 'Obras del Norte', amount: 40e6 },
  ...{ on: '2026-01-10', starts: '2026-02-02', ends: '2026-10-30', retention: 5 },
}
const plan: ScheduleSet = {
  ...{ contract: key, on: '2026-01-20' },
  tasks: [
    { id: 'cimentacion', name: 'Cimentación', duration: 40, amount: 10e6 },
    { id: 'estructura', name: 'Estructura', duration: 80, amount: 20e6 },
    { id: 'acabados', name: 'Acabados', duration: 60, amount: 10e6 },
  ],
  links: [
    { from: 'cimentacion', to: 'estructura', type: 'FS', lag: 0 },
    { from: 'estructura', to: 'acabados', type: 'FS', lag: 0 },
  ],
}
const offered = fact(1, 'plot-offered', {
  ...{ scheme: 'imss', source: 'x', certainty: 'confirmed' },
})
const budget = fact(2, 'budget-approved', {
  ...{ year: 2026, amount: 46e6, on: '2026-01-05', act: 'Acuerdo 1', by: 'HCT' },
})
const site: Look = <R>() =>
  ({
    ...{ book: NATION, key: project, code: 'S-1', name: 'Las Gladiolas', municipality: '08037' },
    ...{ latitude: null, longitude: null, note: null, source: null },
  }) as R
const funded = foldProject(NATION, project, [offered, budget], site)!
const first = fact(3, 'contract-signed', signed)
const works = (...more: readonly Stamped[]) => foldContract(NATION, key, [first, ...more])!
const progress = (n: number, on: string, physical: number, more: object = {}) =>
  fact(n, 'progress-told', { contract: key, on, physical, ...more })

test('no contract goes over budget, has its dates inverted, or lets who builds watch over themselves', () => {
  const say = (more: Partial<ContractSigned>, had = [] as ReturnType<typeof works>[]) =>
    judgeContract(funded, had, { ...signed, ...more }, TODAY)?.refused
  expect(say({})).toBeUndefined()
  expect(say({ amount: 46e6 + 1 })).toBe('over-budget')
  expect(say({ ends: '2026-01-31' })).toBe('dates-inverted')
  expect(say({ starts: '2026-01-09' })).toBe('signed-after-start')
  expect(say({ on: '2026-11-21' })).toBe('day-ahead')
  const second = { contract: project, number: 'SICT-2', amount: 2e6, for: 'supervision' } as const
  expect(say({ ...second, contractor: 'OBRAS DEL NORTE ' }, [works()])).toBe('same-contractor')
  expect(say({ ...second, contractor: 'Otra', amount: 7e6 }, [works()])).toBe('over-budget')
  expect(say({ ...second, contractor: 'Otra', number: 'SICT-1' }, [works()])).toBe('number-taken')
  expect(say({ ...second, contractor: 'Otra' }, [works()])).toBeUndefined()
  expect(judgeContract(foldProject(NATION, project, [offered], site)!, [], signed, TODAY)?.refused).toBe(
    'no-budget',
  )
})

test('a schedule with a circle is refused with its tasks; its money is the contract’s and it fits in its days', () => {
  expect(judgeSchedule(works(), plan)).toBeUndefined()
  const round = { from: 'acabados', to: 'cimentacion', type: 'FS', lag: 0 } as const
  expect(judgeSchedule(works(), { ...plan, links: [...plan.links, round] })).toEqual({
    ...{ refused: 'cycle', field: 'cimentacion → estructura → acabados → cimentacion' },
  })
  const gone = { ...round, to: 'pintura' }
  expect(judgeSchedule(works(), { ...plan, links: [gone] })).toEqual({
    refused: 'unknown-task',
    field: 'pintura',
  })
  expect(judgeSchedule(works(), { ...plan, tasks: plan.tasks.slice(1), links: [] })?.refused).toBe(
    'schedule-amount',
  )
  const long = plan.tasks.map((t) => ({ ...t, duration: t.duration * 2 }))
  expect(judgeSchedule(works(), { ...plan, tasks: long })?.refused).toBe('schedule-long')
})

test('progress never falls, unless an earlier report was wrong and is replaced with why', () => {
  const w = works(progress(4, '2026-04-01', 30), progress(5, '2026-06-01', 55))
  const say = (on: string, physical: number, more: object = {}) =>
    judgeProgress(w, { contract: key, on, physical, ...more }, TODAY)?.refused
  expect(say('2026-07-01', 54)).toBe('progress-falls')
  expect(say('2026-05-01', 60)).toBe('progress-ahead')
  expect(say('2026-05-01', 40)).toBeUndefined()
  expect(say('2026-01-31', 10)).toBe('before-start')
  expect(say('2026-11-21', 90)).toBe('day-ahead')
  expect(say('2026-07-01', 45, { replaces: idOf(5), note: 'se midió otra vez' })).toBeUndefined()
  expect(say('2026-07-01', 45, { replaces: idOf(99), note: 'no está' })).toBe('unknown-report')
  const mended = works(
    ...[4, 5].map((n, i) => progress(n, `2026-0${4 + i}-01`, 30 + 25 * i)),
    progress(6, '2026-06-02', 45, { replaces: idOf(5), note: 'otra vez' }),
  )
  expect(mended.progress.map((p) => p.physical)).toEqual([30, 45])
  expect(mended.physical).toBe(45)
})

test('change orders move money and end; payments stay within the contract, and what was held is given back once', () => {
  const order = (n: number, amount: number, days: number) =>
    fact(n, 'order-changed', {
      contract: key,
      on: '2026-05-01',
      number: `C${n}`,
      amount,
      days,
      why: 'Suelo distinto',
    })
  const w = works(order(4, 2e6, 30))
  expect(w).toMatchObject({ amount_now: 42e6, ends_now: '2026-11-29' })
  const change = { contract: key, on: '2026-06-01', number: 'C9', amount: 5e6, days: 0, why: 'Más obra' }
  expect(judgeChange(funded, [w], w, change, TODAY)?.refused).toBe('over-budget')
  expect(judgeChange(funded, [w], w, { ...change, amount: 4e6 }, TODAY)).toBeUndefined()
  expect(judgeChange(funded, [w], w, { ...change, number: 'C4' }, TODAY)?.refused).toBe('number-taken')
  const pay = (n: number, more: object) =>
    fact(n, 'payment-made', {
      contract: key,
      on: '2026-06-01',
      number: String(n),
      for: 'estimate',
      paid: 9.5e6,
      held: 0.5e6,
      ...more,
    })
  const paid = works(pay(5, {}), pay(6, { for: 'advance', paid: 10e6, held: 0 }))
  expect(paid).toMatchObject({ paid: 19.5e6, held: 0.5e6 })
  const say = (more: object) =>
    judgePayment(
      paid,
      { contract: key, on: '2026-07-01', number: '7', for: 'estimate', paid: 1e6, ...more },
      TODAY,
    )?.refused
  expect(say({})).toBeUndefined()
  expect(say({ paid: 21e6 })).toBe('over-contract')
  expect(say({ number: '5' })).toBe('number-taken')
  expect(say({ for: 'retention', paid: 0.6e6 })).toBe('not-held')
  expect(say({ for: 'retention', paid: 0.5e6 })).toBeUndefined()
  expect(say({ on: '2026-01-09' })).toBe('before-signing')
})

test('the curve begins at nothing, ends at everything, and its value is that of earned value', () => {
  const w = works(fact(4, 'schedule-set', plan), progress(5, '2026-06-01', 30))
  const curve = worksCurve(w, TODAY)!
  expect(curve.points[0]).toMatchObject({ day: '2026-02-02', planned: 0 })
  expect(curve.points.at(-1)!.planned).toBeCloseTo(100, 6)
  for (const [i, p] of curve.points.entries())
    if (i > 0) expect(p.planned).toBeGreaterThanOrEqual(curve.points[i - 1]!.planned)
  expect(curve.value).toMatchObject({ percentComplete: 30 })
  expect(curve.critical).toEqual(['cimentacion', 'estructura', 'acabados'])
  // 120 days in, the first 40 working days and more than half of the next 80 were planned: 30 % is late
  expect(curve.value.spi!).toBeLessThan(1)
  expect(curve.schedule.spiT!).toBeLessThan(1)
  expect(curve.ends! > w.ends_now).toBe(true)
  expect(worksCurve({ ...w, amount_now: 0 }, TODAY)).toBeUndefined()
  // of an advance of 10 million 3 are spent when 30 % is built: what was earned costs what was certified and these
  const advance = fact(8, 'payment-made', {
    contract: key,
    on: '2026-02-03',
    for: 'advance',
    number: '1',
    paid: 10e6,
  })
  const estimate = fact(9, 'payment-made', {
    contract: key,
    on: '2026-06-02',
    for: 'estimate',
    number: '1',
    paid: 8.5e6,
    held: 0.5e6,
  })
  const paid = worksCurve(works(progress(5, '2026-06-01', 30), advance, estimate), TODAY)!
  expect(paid.value.cpi).toBeCloseTo(12 / 12, 9)
  // and between reports the line rises, as far as anybody knows evenly
  const rising = curve.points.flatMap((p) => (p.earned === null ? [] : [p.earned]))
  expect(rising.length).toBeGreaterThan(5)
  for (const [i, x] of rising.entries()) if (i > 0) expect(x).toBeGreaterThan(rising[i - 1]!)
})

test('any order of what was said of a contract or a note gives the same row', () => {
  const facts = [
    first,
    progress(4, '2026-04-01', 30),
    fact(5, 'schedule-set', plan),
    progress(6, '2026-03-01', 10),
  ]
  expect(foldContract(NATION, key, facts.toReversed())).toEqual(foldContract(NATION, key, facts))
  const noted = fact(7, 'log-noted', {
    on: '2026-05-01',
    what: 'finding',
    text: 'Falta una salida',
    grave: true,
  })
  const mended = fact(8, 'finding-mended', { note: idOf(7), on: '2026-06-01', text: 'Se abrió' })
  expect(foldNote(NATION, idOf(7), [mended, noted])).toEqual(foldNote(NATION, idOf(7), [noted, mended]))
  expect(foldNote(NATION, idOf(7), [mended])).toBeUndefined()
})
