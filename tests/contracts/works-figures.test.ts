// Figures of works on the board against the lists they open: of an invented portfolio each says as many as are listed, at every scope.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays } from '../../src/kernel/days.ts'
import type { Fact } from '../../src/kernel/fact.ts'
import { NATION } from '../../src/kernel/ids.ts'
import { type Which, whichOf } from '../../src/modules/construction/contract/which.ts'
import { stagesOf } from '../../src/modules/construction/rules/stage-line.ts'
import { foldFigures } from '../../src/platform/figures.ts'
import { gaugeBook, gaugeChanged } from '../../src/platform/gauging.ts'
import { call, fact, idOf, now, openWorld, people, reps, TODAY, type World } from '../world.ts'

let w: World
let national: { cookie: string }
let supervisor: { cookie: string }
const PROJECTS = 140

/** The same portfolio for a seed; days around today, so that some stages are late, stuck or of this month. */
function drawn(seed: number): Fact[] {
  let x = seed
  const draw = (below: number) => {
    x = (x * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((x / 2_147_483_648) * below)
  }
  const facts: Fact[] = []
  for (let i = 0; i < PROJECTS; i++) {
    const [book, municipality] = (
      [
        [reps.north, '08001'],
        [reps.south, '30001'],
        [NATION, '08001'],
      ] as const
    )[draw(3)]!
    const about = idOf(`drawn ${seed} ${i}`)
    const site = { code: `D-${i}`, name: `Predio ${i}`, municipality }
    let tick = 0
    const say = (kind: string, payload: Record<string, unknown>) =>
      facts.push(
        fact(kind, about, book, payload, {
          happenedAt: new Date(Date.parse('2026-11-01T12:00:00Z') + 1000 * (i * 100 + tick++)).toISOString(),
          ...{ author: people.national },
        }),
      )
    const line = stagesOf('imss')
    const reached = draw(line.length)
    let on = addDays(TODAY, -draw(80) - 5 * reached)
    say('places.site-registered', site)
    say('construction.plot-offered', {
      ...{
        site,
        scheme: 'imss',
        on,
        placesLeast: 60 + draw(90),
        source: 'inventado',
        certainty: 'confirmed',
      },
    })
    for (const [k, stage] of line.entries()) {
      if (k === 0) continue
      if (k <= reached) {
        on = addDays(on, 5)
        say('construction.stage-dated', { stage, of: 'actual', on: [on, TODAY].sort()[0]! })
      } else if (draw(2) === 0)
        say('construction.stage-dated', {
          ...{ stage, of: draw(2) === 0 ? 'planned' : 'forecast', on: addDays(TODAY, draw(900) - 60) },
        })
    }
    if (draw(7) === 0)
      say('construction.fell-out', {
        ...{ on: addDays(TODAY, -draw(50)), reason: 'money', text: 'Sin recursos' },
      })
  }
  return facts
}

beforeAll(async () => {
  w = await openWorld()
  national = { cookie: await w.cookie(people.national) }
  supervisor = { cookie: await w.cookie(people.supervisor) }
  await w.said(drawn(7))
})
afterAll(() => w.close())

type Told = {
  readonly indicators: { id: string; period: string; opens?: { nation?: string; representation?: string } }[]
  readonly headlines: { indicator: string; now: { part: number; whole: number; period: string } | null }[]
}

test('every figure of works on a board is the number of projects in the list it opens', async () => {
  // what the clock counts is counted in the books of representations and of the nation too
  expect(await gaugeChanged(w.db, w.house, TODAY, undefined, now())).toBeGreaterThan(0)
  for (const book of [reps.north, reps.south, NATION])
    expect(await gaugeBook(w.db, w.house, book, TODAY)).toBe(0)
  while ((await foldFigures(w.db)) > 0);
  const listed = async (as: { cookie: string }, address: string) => {
    const [, , , word, ...rest] = address.split('/')
    const which = whichOf(word)
    expect(which, address).toBeDefined()
    const of = rest.indexOf('de')
    const filters = new URLSearchParams({
      ...(which === 'going' ? {} : { which: which! }),
      ...(rest[0] && rest[0] !== 'de' ? { month: rest[0] } : {}),
      ...(of >= 0 ? { representation: rest[of + 1]! } : {}),
    })
    const { status, body } = await call(w, as, 'GET', `/v1/construction/projects?${filters}`)
    expect(status).toBe(200)
    return body as { total: number; projects: { places_least: number | null }[] }
  }
  const seen = new Map<string, number>()
  for (const [as, kind, id] of [
    [national, 'nation', undefined],
    [national, 'representation', reps.north],
    [national, 'representation', reps.south],
    [supervisor, 'representation', reps.north],
  ] as const) {
    const { body } = await call(w, as, 'GET', `/v1/board?kind=${kind}${id ? `&id=${id}` : ''}`)
    const board = body as Told
    for (const i of board.indicators.filter((x) => x.id.startsWith('construction.') && x.opens)) {
      const figure = board.headlines.find((h) => h.indicator === i.id)?.now
      const period = figure?.period ?? TODAY.slice(0, 7)
      const address = i.opens![kind]!.replace('$id', id ?? '').replace('$period', period)
      const list = await listed(as, address)
      const counted =
        i.id === 'construction.places-opened'
          ? list.projects.reduce((sum, p) => sum + (p.places_least ?? 0), 0)
          : list.total
      expect([i.id, kind, figure?.part ?? 0]).toEqual([i.id, kind, counted])
      seen.set(i.id, (seen.get(i.id) ?? 0) + counted)
      if (i.id === 'construction.late' || i.id === 'construction.in-works')
        expect(figure?.whole).toBe((await listed(as, address.replace(/vencidas|en-obra/, 'en-camino'))).total)
    }
  }
  // nothing was compared with nothing
  for (const [id, n] of seen) expect(n, id).toBeGreaterThan(0)
  expect([...seen.keys()].sort()).toEqual([
    ...[
      'construction.built',
      'construction.fell-out',
      'construction.file-stuck',
      'construction.forecast-year',
    ],
    ...['construction.in-works', 'construction.late', 'construction.opened', 'construction.places-opened'],
    'construction.validated',
  ])
})

test('what is asked of somebody as stuck or late is what is counted as such', async () => {
  const at = `${TODAY}T20:00:00.000Z`
  const asked = (kind: string) =>
    w.db.read({ system: true }, async (read) => {
      const [row] = await read<{ n: number }>`
        select count(distinct about)::int as n from task where kind = ${kind} and from_at <= ${at}`
      return row!.n
    })
  const total = async (which: Which) =>
    (await call(w, national, 'GET', `/v1/construction/projects?which=${which}`)).body.total
  expect(await asked('construction.file-stuck')).toBe(await total('stuck'))
  expect(await asked('construction.stage-late')).toBe(await total('late'))
})
