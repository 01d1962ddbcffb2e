// A phone of an office on the real stack: who pairs it, what it carries and never carries, and visits that arrive once, whole or set aside.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Fact } from '../../src/kernel/fact.ts'
import { NATION } from '../../src/kernel/ids.ts'
import { rebuildBook } from '../../src/platform/rebuilding.ts'
import {
  call,
  centers,
  fact,
  idOf,
  NOW,
  openWorld,
  people,
  reps,
  type Tablet,
  TODAY,
  type World,
} from '../world.ts'

const promoter = idOf('promoter in the field')
const watcher = idOf('works supervisor in the field')
const project = idOf('project in the field')
const contract = idOf('contract in the field')
const { north, south } = reps
const site = { code: 'F-1', name: 'Las Gladiolas', municipality: '08001', latitude: 31.7, longitude: -106.4 }
let w: World
let phone: Tablet
let tablet: Tablet
let n = 0
beforeAll(async () => {
  w = await openWorld()
  const of = (kind: string, payload: object, author = promoter) =>
    fact(`construction.${kind}`, project, north, payload as Record<string, unknown>, { author })
  for (const [person, role] of [
    [promoter, 'promoter'],
    [watcher, 'works-supervisor'],
  ] as const)
    await w.said([
      fact('staff.person-registered', person, north, { given: role, first: 'Prueba' }),
      fact('staff.post-held', person, north, { role, from: '2026-01-01' }),
    ])
  await w.said([
    fact('places.site-registered', project, north, site),
    of('plot-offered', {
      site,
      scheme: 'imss',
      source: 'oficio 1',
      certainty: 'confirmed',
      on: '2026-01-10',
    }),
    of('contract-signed', {
      ...{ contract, for: 'works', number: 'SICT-7', contractor: 'Obras del Norte', amount: 40e6 },
      ...{ on: '2026-02-01', starts: '2026-02-02', ends: '2027-02-01' },
    }),
    of('progress-told', { contract, on: '2026-10-01', physical: 40 }, watcher),
  ])
  phone = await w.tablet(north)
  tablet = await w.tablet(centers.one)
})
afterAll(() => w.close())

const push = async (kind: string, payload: object, author = watcher, more: Partial<Fact> = {}) => {
  const f = fact(`construction.${kind}`, project, north, payload as Record<string, unknown>, {
    ...{ author, device: phone.id, dseq: ++n, origin: 'tablet' },
    ...more,
  })
  const { body } = await call(w, { tablet: phone }, 'POST', '/v1/facts', { facts: [f] })
  return { ...body.results[0], fact: f }
}
const pulled = async (by: Tablet, book: string) => {
  const { body } = await call(w, { tablet: by }, 'GET', `/v1/feeds/${book}?since=0&limit=5000`)
  return body.changes as { e: string; b: Record<string, unknown> }[]
}
const tables = async (by: Tablet, book: string) =>
  [...new Set((await pulled(by, book)).map((c) => c.e.slice(0, c.e.indexOf(':'))))].sort()
const ask = <T>(sql: string, values: unknown[] = []) =>
  w.db.read({ system: true }, (read) => read.text<T>(sql, values))
const photo = (more: object = {}) => ({
  file: 'ab'.repeat(32),
  at: NOW,
  latitude: 31.7,
  longitude: -106.4,
  ...more,
})

describe('an office and its phone', () => {
  test('is paired by that office, and by no other', async () => {
    const open = async (person: string, book: string) =>
      (await call(w, { cookie: await w.cookie(person) }, 'POST', `/v1/books/${book}/pairings`, {})).status
    expect(await open(people.supervisor, north)).toBe(200)
    expect(await open(people.supervisor, centers.one)).toBe(403)
    expect(await open(people.director1, centers.one)).toBe(200)
    expect(await open(people.director1, north)).toBe(403)
    expect(await open(promoter, north)).toBe(403)
  })

  test('everybody sets their own PIN, in the office of their post alone', async () => {
    const set = async (book: string) =>
      (
        await call(w, { cookie: await w.cookie(promoter) }, 'POST', '/v1/session/pin', {
          book,
          pin: '246810',
        })
      ).status
    expect(await set(south)).toBe(403)
    expect(await set(north)).toBe(200)
    expect((await pulled(phone, north)).some((c) => c.e === `staff_pin:${promoter}`)).toBe(true)
  })

  test('it carries projects and no child; a tablet of a center carries no project', async () => {
    for (const book of [north, NATION])
      for (const table of await tables(phone, book))
        expect(table).toMatch(
          /^(construction_|staff_|representation$|norm$|programme|activity|learning_|protocol)/,
        )
    expect(await tables(phone, north)).toEqual(
      expect.arrayContaining([
        'construction_contract',
        'construction_project',
        'representation',
        'staff_person',
      ]),
    )
    const row = (await pulled(phone, north)).find((c) => c.e === `construction_project:${project}`)
    expect(row?.b).toMatchObject({ name: 'Las Gladiolas', stage: 'visited', latitude: 31.7 })
    expect(await tables(tablet, north)).toEqual(expect.not.arrayContaining(['construction_project']))
    expect((await tables(tablet, north)).filter((x) => x.startsWith('construction'))).toEqual([])
    expect((await call(w, { tablet: phone }, 'GET', `/v1/feeds/${centers.one}?since=0`)).status).toBe(403)
    expect((await call(w, { tablet: phone }, 'GET', `/v1/feeds/${south}?since=0`)).status).toBe(403)
  })
})

describe('visits', () => {
  const seen = { on: TODAY, risks: ['flood'], services: ['water'], fit: 'unsure', area: 1290 }

  test('to a plot: who may, near its site, with m² and the margin of the place', async () => {
    const stoodAt = { latitude: 31.7001, longitude: -106.4, accuracy: 12 }
    expect(await push('plot-visited', { ...seen, stoodAt, photos: [photo()] }, promoter)).toMatchObject({
      answer: 'taken',
    })
    expect(
      await push('plot-visited', { ...seen, stoodAt: { ...stoodAt, latitude: 31.9 } }, promoter),
    ).toMatchObject({
      ...{ answer: 'flagged', reason: expect.stringContaining('far-from-site') },
    })
    expect(await push('plot-visited', seen, watcher)).toMatchObject({
      answer: 'review',
      reason: 'no-permission',
    })
    expect(await push('plot-visited', { ...seen, on: '2026-11-21' }, promoter)).toMatchObject({
      answer: 'review',
    })
    const { latitude: _nowhere, ...nowhere } = photo()
    expect(await push('plot-visited', { ...seen, photos: [nowhere] }, promoter)).toMatchObject({
      answer: 'quarantined',
    })
    const [row] = await ask<{ visits: object[] }>('select visits from construction_project where key = $1', [
      project,
    ])
    expect(row?.visits[0]).toMatchObject({
      area: 1290,
      stood_at: stoodAt,
      photos: [{ file: 'ab'.repeat(32) }],
    })
  })

  test('to works: one fact is a note, its findings, its progress and what was looked at; twice is once', async () => {
    const finding = { id: idOf('finding of the field'), text: 'Sin barandal en la rampa', grave: true }
    const said = {
      ...{ on: TODAY, contract, physical: 55, people: 40, local: 31, text: 'Cimentación terminada' },
      findings: [{ ...finding, photos: [photo({ file: 'cd'.repeat(32), typed: true })] }],
      checks: [{ requirement: 'corridor', phase: 'works', result: 'met', value: 1.1 }],
    }
    const first = await push('works-visited', said)
    expect(first).toMatchObject({ answer: 'taken' })
    const again = await call(w, { tablet: phone }, 'POST', '/v1/facts', { facts: [first.fact] })
    expect(again.body.results[0]).toMatchObject({ answer: 'duplicate' })
    const notes = await ask<{ key: string; what: string; grave: boolean }>(
      'select key, what, grave from construction_note where project = $1 order by what',
      [project],
    )
    expect(notes).toEqual([
      { key: finding.id, what: 'finding', grave: true },
      { key: first.fact.id, what: 'visit', grave: false },
    ])
    expect((await ask('select 1 from construction_file where project = $1', [project])).length).toBe(2)
    const [c] = await ask<{ physical: number; progress: object[] }>(
      'select physical::float8 as physical, progress from construction_contract where key = $1',
      [contract],
    )
    expect(c).toMatchObject({
      physical: 55,
      progress: [{ physical: 40 }, { physical: 55, people: 40, local: 31 }],
    })
    expect(
      (await pulled(phone, north)).find((x) => x.e === `construction_note:${finding.id}`)?.b,
    ).toMatchObject({ grave: true })

    // told on another phone before, and arrived after: both stay, works do not fall
    expect(
      await push('works-visited', { on: TODAY, contract, physical: 35, findings: [], checks: [] }, watcher, {
        happenedAt: '2026-11-20T17:00:00.000Z',
      }),
    ).toMatchObject({ answer: 'taken' })
    const [fallen] = await ask<{ physical: number; progress: { falls: boolean }[] }>(
      'select physical::float8 as physical, progress from construction_contract where key = $1',
      [contract],
    )
    expect(fallen?.physical).toBe(55)
    expect(fallen?.progress.map((x) => x.falls)).toEqual([false, false, true])

    expect(await push('works-visited', { on: TODAY, findings: [], checks: [] })).toMatchObject({
      answer: 'quarantined',
    })
    expect(await push('works-visited', { on: TODAY, physical: 60, findings: [], checks: [] })).toMatchObject({
      answer: 'quarantined',
    })
    expect(await push('works-visited', { ...said, contract, local: 41 })).toMatchObject({
      answer: 'quarantined',
    })

    const mended = {
      note: finding.id,
      on: TODAY,
      text: 'Barandal puesto',
      photos: [photo({ file: 'ef'.repeat(32) })],
    }
    expect(await push('finding-mended', mended)).toMatchObject({ answer: 'taken' })
    expect((await pulled(phone, north)).some((x) => x.e === `construction_note:${finding.id}`)).toBe(false)
  })

  test('a measure outside its requirement is not met, whoever says it is', async () => {
    const { body } = await call(
      w,
      { cookie: await w.cookie(watcher) },
      'GET',
      `/v1/books/${north}/construction/${project}`,
    )
    const { standingIn, requirementOf } = await import('../../src/modules/construction/rules/requirements.ts')
    expect(standingIn(body.project, requirementOf('corridor')!, 'works')).toBe('unmet')
  })

  test('its book can be rebuilt to the same rows', async () => {
    expect(await rebuildBook(w.db, w.house, north)).toEqual([])
  })
})
