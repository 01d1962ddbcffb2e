// A project from its offer to its opening: any order gives the same row, and what cannot be is refused with its reason.
import { expect, test } from 'vitest'
import { kilometers } from '../../../kernel/distance.ts'
import type { Stamped } from '../../../kernel/fact.ts'
import { NATION } from '../../../kernel/ids.ts'
import type { Look } from '../../../kernel/taking.ts'
import type { PlaceSite } from '../../places/contract.ts'
import type { StageDated } from '../contract/plot.ts'
import type { Stage } from '../contract/stages.ts'
import type { ConstructionProject } from '../contract.ts'
import { foldProject } from './fold-project.ts'
import { funnelOf } from './funnel.ts'
import { judgeTender } from './judge-papers.ts'
import { judgeStage } from './judge-stage.ts'
import { isOutside, outsideMunicipality } from './plot-place.ts'
import { blocking, requirementOf, requirements, resultFits } from './requirements.ts'
import { allPapers, beforeOf, stageLine, stagesOf } from './stage-line.ts'

const TODAY = '2026-11-20'
const project = '00000000-0000-4000-8000-0000000000aa'
const idOf = (n: number) => `019a0000-0000-7000-8000-${String(n).padStart(12, '0')}`
const fact = (n: number, kind: string, payload: object): Stamped => ({
  estAt: `2026-11-20T10:00:${String(n).padStart(2, '0')}.000Z`,
  fact: {
    ...{ id: idOf(n), kind: `construction.${kind}`, kindVersion: 1, about: project, book: NATION },
    ...{ happenedAt: '2026-11-20T10:00:00.000Z', author: NATION, origin: 'desk' as const },
    payload: payload as Record<string, unknown>,
  },
})
const plot = { scheme: 'imss', area: 1382, source: 'visita', certainty: 'confirmed' }
const site: PlaceSite = {
  ...{ book: NATION, key: project, code: 'S-1', name: 'Las Gladiolas', municipality: '08037' },
  ...{ latitude: null, longitude: null, note: null, source: null },
}
const at =
  (of: PlaceSite | undefined): Look =>
  <R>() =>
    of as R | undefined
const dated = (n: number, stage: Stage, on: string | null, of: StageDated['of'] = 'actual', why?: string) =>
  fact(n, 'stage-dated', { stage, of, on, ...(why ? { why } : {}) })
const fold = (...facts: readonly Stamped[]): ConstructionProject =>
  foldProject(NATION, project, facts, at(site))!
const judge = (p: ConstructionProject, said: Omit<StageDated, 'why'>, grave = 0) =>
  judgeStage(p, said, TODAY, grave)?.refused
const offered = fact(1, 'plot-offered', { ...plot, on: '2025-03-01' })

test('the line has no stage that waits for itself, and a scheme hands on what a stage it skips waited for', () => {
  for (const scheme of ['imss', 'empresa', 'municipal'] as const)
    for (const [i, stage] of stagesOf(scheme).entries())
      for (const before of beforeOf(stage, scheme)) {
        expect(stagesOf(scheme)).toContain(before)
        expect(stagesOf(scheme).indexOf(before)).toBeLessThan(i)
      }
  expect(beforeOf('works', 'municipal').toSorted()).toEqual(['deed', 'design'])
  expect(stageLine.flatMap((s) => s.papers ?? [])).toEqual([...new Set(allPapers)])
})

test('any order and repetition of what was said gives the same project', () => {
  const facts = [
    ...[offered, dated(2, 'visited', '2025-04-01'), dated(3, 'validated', '2025-06-01')],
    ...[dated(4, 'open', '2027-01-15', 'planned'), dated(5, 'file', '2026-12-01', 'forecast')],
    fact(6, 'document-told', { document: 'title', state: 'received', on: '2025-07-01' }),
    fact(7, 'document-told', { document: 'title', state: 'accepted', on: '2025-08-01', folio: '12' }),
    fact(8, 'budget-approved', { year: 2026, amount: 46e6, on: '2026-01-10', act: 'Acuerdo 1', by: 'HCT' }),
    fact(9, 'plot-visited', { on: '2025-04-02', risks: ['flood'], services: ['water'], fit: 'unsure' }),
  ]
  const told = fold(...facts)
  expect(told).toMatchObject({
    ...{ reached: 'validated', stage: 'file', since: '2025-06-01', due: '2026-12-01' },
    ...{ opens_planned: '2027-01-15', opens_forecast: null, approved: 46e6, file_percent: 10 },
  })
  const byTime = (list: readonly Stamped[]) => list.toSorted((a, b) => (a.estAt < b.estAt ? -1 : 1))
  expect(fold(...byTime(facts.toReversed()))).toEqual(told)
  // facts reach a fold sorted; what two devices say in the same second is sorted by id
  const sameSecond = facts.map((f) => ({ ...f, estAt: '2026-11-20T10:00:00.000Z' }))
  expect(fold(...sameSecond)).toMatchObject({ reached: 'validated', stage: 'file' })
})

test('what a source published says by when at the latest, and what was seen outdoes it', () => {
  const published = fact(2, 'standing-published', {
    ...{ at: 'works', over: false, on: '2025-12-14', word: 'obra_por_concluir', source: 'https://x.mx' },
  })
  const only = fold(published)
  expect(only).toMatchObject({ reached: 'contract', reached_on: '2025-12-14', stage: 'works', since: null })
  expect(only).toMatchObject({ name: 'Las Gladiolas', scheme: 'imss', certainty: 'observed' })
  expect(only.stages.find((s) => s.stage === 'deed')).toMatchObject({ actual: null, by: '2025-12-14' })
  const seen = fold(published, dated(3, 'deed', '2025-02-01'))
  expect(seen.stages.find((s) => s.stage === 'deed')).toMatchObject({ actual: '2025-02-01', by: null })
})

test('a project is named by its site, waits for it, and hears to which center its places went', () => {
  expect(foldProject(NATION, project, [offered], at(undefined))).toBeUndefined()
  expect(foldProject(NATION, project, [dated(2, 'visited', '2025-04-01')], at(site))).toBeUndefined()
  const moved = { ...site, name: 'Las Gladiolas II', latitude: 31.7, longitude: -106.4 }
  const handed = fact(3, 'x', { center: idOf(7) })
  const told = { ...handed, fact: { ...handed.fact, kind: 'places.handed' } }
  expect(foldProject(NATION, project, [offered, told], at(moved))).toMatchObject({
    ...{ code: 'S-1', name: 'Las Gladiolas II', latitude: 31.7, longitude: -106.4, center: idOf(7) },
  })
})

test('what a person says of a plot outdoes what sources claim, and a band is one word’s', () => {
  const claim = (n: number, on: string, more: object) =>
    fact(n, 'standing-published', {
      at: 'offered',
      over: true,
      on,
      word: 'x',
      source: 'https://x.mx',
      ...more,
    })
  const first = claim(2, '2025-01-01', { placesLeast: 150, placesMost: 250, area: 1000, announced: 46e6 })
  const later = claim(3, '2026-01-01', { scheme: 'municipal' })
  const published = fold(first, later)
  expect(published).toMatchObject({ places_least: 150, places_most: 250, area: 1000, announced: 46e6 })
  expect(published.scheme).toBe('municipal')
  const own = fact(4, 'plot-offered', { ...plot, placesLeast: 110 })
  expect(fold(first, later, own)).toMatchObject({
    ...{ scheme: 'imss', area: 1382, places_least: 110, places_most: null, announced: 46e6 },
  })
})

test('a date before its predecessor, after its successor, ahead of today, or of a stage nobody passes is refused', () => {
  const p = fold(offered, dated(2, 'visited', '2025-04-01'), dated(3, 'validated', '2025-06-01'))
  expect(judge(p, { stage: 'staffing', of: 'actual', on: '2025-05-31' })).toBe('before-predecessor')
  expect(judge(p, { stage: 'visited', of: 'actual', on: '2025-06-02' })).toBe('after-successor')
  expect(judge(p, { stage: 'works', of: 'actual', on: '2026-01-01' })).toBe('before-open')
  expect(judge(p, { stage: 'staffing', of: 'actual', on: '2026-11-21' })).toBe('day-ahead')
  expect(judge(p, { stage: 'file', of: 'forecast', on: '2026-11-19' })).toBe('forecast-past')
  expect(judge(p, { stage: 'visited', of: 'forecast', on: '2026-12-19' })).toBe('already-over')
  expect(judge(p, { stage: 'visited', of: 'actual', on: '2025-04-01' })).toBe('nothing-changes')
  expect(judge(p, { stage: 'visited', of: 'actual', on: null })).toBe('after-successor')
  expect(judge(p, { stage: 'file', of: 'actual', on: '2026-11-01' })).toBe('papers-missing')
  expect(judge(p, { stage: 'staffing', of: 'actual', on: '2026-01-02' })).toBeUndefined()
  const own = fold(fact(1, 'plot-offered', { ...plot, scheme: 'municipal', on: '2025-03-01' }))
  expect(judge(own, { stage: 'tender', of: 'planned', on: '2026-12-01' })).toBe('not-of-scheme')
})

test('plans and forecasts keep their own order and do not bind each other', () => {
  const p = fold(
    ...[offered, dated(2, 'visited', '2025-04-01'), dated(3, 'validated', '2025-06-01')],
    ...[dated(4, 'file', '2026-01-01', 'planned'), dated(5, 'file', '2027-03-01', 'forecast')],
  )
  expect(judge(p, { stage: 'accepted', of: 'planned', on: '2025-12-31' })).toBe('before-predecessor')
  expect(judge(p, { stage: 'accepted', of: 'planned', on: '2026-02-01' })).toBeUndefined()
  expect(judge(p, { stage: 'accepted', of: 'forecast', on: '2027-02-28' })).toBe('before-predecessor')
  expect(judge(p, { stage: 'accepted', of: 'forecast', on: '2027-03-01' })).toBeUndefined()
})

test('who falls out says why, moves no more, and may be taken up again', () => {
  const gone = fact(4, 'fell-out', { on: '2026-10-01', reason: 'legal', text: 'El predio está en juicio' })
  const p = fold(offered, dated(2, 'visited', '2025-04-01'), gone)
  expect(p.out).toMatchObject({ reason: 'legal', on: '2026-10-01' })
  expect(judge(p, { stage: 'validated', of: 'actual', on: '2026-11-01' })).toBe('fallen-out')
  const back = fact(5, 'taken-up', { on: '2026-11-01', text: 'Se resolvió el juicio' })
  expect(fold(offered, gone, back).out).toBeNull()
  const other = foldProject(NATION, project, [offered], at({ ...site, municipality: '16053' }))!
  const steps = funnelOf([p, fold(offered), other])
  expect(steps.find((s) => s.state === '' && s.stage === 'validated')).toMatchObject({ out: 1, standing: 0 })
  expect(steps.find((s) => s.state === '08' && s.stage === 'visited')).toMatchObject({ median: 31, timed: 1 })
})

const over = (stages: readonly Stage[]) => stages.map((s, i) => dated(10 + i, s, '2026-09-01'))
const checks = (phase: 'works' | 'opening', but?: string) =>
  requirements
    .filter((r) => r.phases.includes(phase))
    .map((r, i) =>
      fact(40 + i, 'requirement-checked', {
        ...{ requirement: r.id, phase, on: '2026-10-01', result: r.id === but ? 'unmet' : 'met' },
      }),
    )

test('a gas installation blocks opening whatever else is in order, and so does a grave finding', () => {
  const all = over(stagesOf('imss').filter((s) => s !== 'offered' && s !== 'open'))
  const open = { stage: 'open', of: 'actual', on: '2026-11-01' } as const
  expect(judge(fold(offered, ...all), open)).toBe('gas')
  expect(judge(fold(offered, ...all, ...checks('opening', 'gas-free')), open)).toBe('gas')
  expect(judge(fold(offered, ...all, ...checks('opening', 'corridor')), open)).toBe('building-unmet')
  // what does not block is told, and does not stop anybody
  expect(judge(fold(offered, ...all, ...checks('opening', 'cameras')), open)).toBeUndefined()
  expect(judge(fold(offered, ...all, ...checks('opening')), open, 1)).toBe('grave-open')
  expect(blocking(fold(offered), 'opening').map((r) => r.id)).toContain('gas-free')
})

test('a measure that is not enough is not called met; every requirement says where it comes from', () => {
  const corridor = requirementOf('corridor')!
  expect(resultFits(corridor, { result: 'met', value: 1.19 })).toBe(false)
  expect(resultFits(corridor, { result: 'met', value: 1.2 })).toBe(true)
  expect(resultFits(corridor, { result: 'unmet', value: 1.19 })).toBe(true)
  expect(requirements.every((r) => r.source.length > 5 && r.phases.length > 0)).toBe(true)
  expect(new Set(requirements.map((r) => r.id)).size).toBe(requirements.length)
})

test('a tender keeps its order under its number, and ends when it is void', () => {
  const number = 'LO-09-217-009217002-N-110-2026'
  const step = (n: number, s: string, on: string) =>
    fact(n, 'tender-told', { number, for: 'works', step: s, on })
  const p = fold(offered, step(2, 'call', '2026-09-01'), step(3, 'opening', '2026-09-18'))
  const say = (s: 'clarifications' | 'award' | 'void', on: string, as: 'works' | 'supervision' = 'works') =>
    judgeTender(p, { number, for: as, step: s, on }, TODAY)?.refused
  expect(say('clarifications', '2026-09-08')).toBeUndefined()
  expect(say('clarifications', '2026-09-19')).toBe('after-successor')
  expect(say('award', '2026-09-17')).toBe('before-predecessor')
  expect(say('award', '2026-10-01', 'supervision')).toBe('tender-other')
  const gone = fold(offered, step(2, 'call', '2026-09-01'), step(3, 'void', '2026-09-18'))
  expect(judgeTender(gone, { number, for: 'works', step: 'award', on: '2026-10-01' }, TODAY)?.refused).toBe(
    'tender-void',
  )
})

test('a plot far from its seat with many nearer seats lies elsewhere; a large municipality keeps its own', () => {
  const seat = { latitude: 19.7, longitude: -101.19 }
  const near = [1, 2, 3, 4, 5].map((i) => ({ latitude: 31.6 + i / 100, longitude: -106.4 }))
  expect(kilometers(seat, { latitude: 19.8, longitude: -101.19 })).toBeCloseTo(11.1, 1)
  expect(outsideMunicipality({ latitude: 31.6, longitude: -106.4 }, seat, near)).toBe(true)
  expect(outsideMunicipality({ latitude: 19.75, longitude: -101.2 }, seat, near)).toBe(false)
  expect(
    outsideMunicipality({ latitude: 30.5, longitude: -116 }, { latitude: 31.8, longitude: -116.6 }, []),
  ).toBe(false)
  expect(outsideMunicipality({ latitude: 31.6, longitude: -106.4 }, undefined, near)).toBe(false)
})

test('with its boundary a plot is outside of it, but not for the width of a simplified line', () => {
  const square = [
    [-100, 20],
    [-100, 21],
    [-99, 21],
    [-99, 20],
    [-100, 20],
  ] as const
  const hole = [
    [-99.6, 20.4],
    [-99.6, 20.6],
    [-99.4, 20.6],
    [-99.4, 20.4],
    [-99.6, 20.4],
  ] as const
  const at = (latitude: number, longitude: number) => isOutside({ latitude, longitude }, [[square, hole]])
  expect(at(20.2, -99.2)).toBe(false)
  expect(at(20.5, -99.5)).toBe(true)
  expect(at(21.005, -99.5)).toBe(false)
  expect(at(21.05, -99.5)).toBe(true)
})
