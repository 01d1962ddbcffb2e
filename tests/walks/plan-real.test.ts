// From the published lists of one state to a plan proven the best, and from its plan to a construction project.
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { importTargets } from '../../src/app/modules.ts'
import { countryOf } from '../../src/modules/exchange/work/country.ts'
import { importTable } from '../../src/modules/exchange/work/importing.ts'
import { NOTHING_SAID, openTable } from '../../src/modules/exchange/work/understanding.ts'
import { proveWork } from '../../src/modules/siting/work/proving.ts'
import type { Working } from '../../src/platform/house.ts'
import { newId } from '../../src/platform/new-id.ts'
import { booksWith, personOf } from '../../src/platform/who.ts'
import { call, now, openWorld, people, type World } from '../world.ts'

const shared = process.env.NIDO_REAL_DATA ?? join(import.meta.dirname, '..', '..', '..', 'shared', 'data')
const there = existsSync(join(shared, 'geo', 'localidades-1000.csv'))
if (!there) process.stdout.write(`skipped: the published lists are not in ${shared}\n`)

/** Chihuahua: its own rows of each list, and whole lists where they are short. */
const STATE = '08'
const lists = [
  ['geo/municipios.csv', 'municipalities', 0],
  ['geo/localidades-1000.csv', 'localities', 1],
  ['demanda/censo-2020-municipio.csv', 'census', 0],
  ['imss/imss-puestos-permanentes-municipio.csv', 'insured-posts', 1],
  ['oferta/denue-guarderias-2022.csv', 'nursery-directory', 1],
] as const
let w: World
let cookie: string
beforeAll(async () => {
  if (!there) return
  w = await openWorld()
  cookie = await w.cookie(people.national)
}, 60_000)
afterAll(() => w?.close())
const ask = (method: string, path: string, body?: object) =>
  call(w, { cookie }, method, `/v1/siting${path}`, body)

async function bring(file: string, target: string, column: number) {
  const [head, ...rows] = (await readFile(join(shared, file), 'utf8')).split('\n')
  const own = rows.filter((row) => row.split(',')[column]?.startsWith(STATE))
  const bytes = new TextEncoder().encode([head, ...own].join('\n'))
  const country = await w.db.read({ all: true }, (read) => countryOf(read, now()))
  const said = { ...NOTHING_SAID, target }
  const opened = await openTable({ name: 'lista.csv', bytes }, {}, importTargets, country, said)
  const given = { country, ...opened, db: w.db, house: w.house, answers: {}, author: people.national, now }
  const { report } = await importTable(given)
  expect(report.bad, file).toBe(0)
  expect(report.rows, file).toBe(own.length)
}

describe.skipIf(!there)('one state, from its lists to a project', () => {
  test('is imported, planned, proven, and built', async () => {
    for (const [file, target, column] of lists) await bring(file, target, column)
    const { body: instance } = await ask('GET', `/instance?scope=${STATE}`)
    // parks come with the partners' lists
    expect(instance.missing).toEqual(['parks'])
    const sum = (list: number[]) => list.reduce((a, b) => a + b, 0)
    expect(sum(instance.points.people)).toBeGreaterThan(3_700_000)
    const { parameters } = (await ask('GET', '/assumptions')).body
    const years = [2026, 2027].map((year) => ({ year, centers: 12, budget: null }))
    const asked = { ...parameters, scope: STATE, years, least_each_state: 0 }
    const kept = await ask('POST', '/plans', { name: 'Chihuahua', parameters: asked, open: null })
    expect(kept, JSON.stringify(kept.body)).toMatchObject({ status: 200, body: { unfeasible: null } })
    const id = kept.body.plan as string
    const who = await personOf(w.db, people.national, now())
    const working = {
      ...{ id: newId(now()), db: w.db, house: w.house, who, now, log: () => {} },
      ...{ scope: await booksWith(w.db, who, 'siting.write'), signal: new AbortController().signal },
      ...{ progress: () => {}, file: () => expect.unreachable() },
    } as unknown as Working
    const done = await proveWork.run(working, { plan: id, seconds: 120 })
    expect(done).toMatchObject({ ended: 'proven', gap: 0 })
    const best = (done as { better: string | null }).better ?? id
    const { plan } = (await ask('GET', `/plans/${best}`)).body
    expect(plan.sites).toHaveLength(24)
    expect(plan.bound).toBeCloseTo(plan.value, 3)
    expect(plan.sites.every((s: { expected: number; places: number }) => s.expected <= s.places + 0.1)).toBe(
      true,
    )
    expect(plan.states).toMatchObject([{ state: STATE, centers: 24 }])
    const site = plan.sites[0].id
    const first = await ask('POST', `/plans/${best}/project`, { site })
    expect(first, JSON.stringify(first.body)).toMatchObject({ status: 200 })
    expect((await ask('POST', `/plans/${best}/project`, { site })).body).toEqual(first.body)
    const shown = (await ask('GET', `/plans/${best}`)).body
    expect(shown.projects).toMatchObject([{ site, project: first.body.project }])
  }, 240_000)
})
