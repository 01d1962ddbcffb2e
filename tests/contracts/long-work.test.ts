// Long work: started promptly, told as it goes, stopped when asked, nobody else's to see, and mended after a crash.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import * as v from 'valibot'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { keepJobs } from '../../src/app/jobs.ts'
import { modulesWith } from '../../src/app/modules.ts'
import { FILE_HOURS, type Work } from '../../src/kernel/long-work.ts'
import { builtInTables } from '../../src/modules/growth/rules/built-in-tables.ts'
import { houseOf, type LongWork } from '../../src/platform/house.ts'
import { askLongWork, forgetOldWork, safeName, WorkFailed } from '../../src/platform/long-work.ts'
import { personOf } from '../../src/platform/who.ts'
import { type As, call, centers, idOf, NOW, openWorld, people, TODAY, type World } from '../world.ts'

const Input = v.object({ book: v.string(), steps: v.number(), how: v.optional(v.string()) })
type Input = v.InferOutput<typeof Input>
const words = { es: 'Contar', en: 'Count' }
const kind = (name: string, afterCrash: 'resume' | 'say'): LongWork<Input> => ({
  kind: name,
  input: Input,
  words: () => words,
  permission: 'children.write',
  scopeOf: (i) => ({ kind: 'book', book: i.book }),
  afterCrash,
  run: async (w, { steps, how }) => {
    if (how === 'say') throw new WorkFailed({ es: 'No hay qué contar.', en: 'Nothing to count.' })
    if (how === 'break') throw new Error('secret inside')
    const file = w.file('Lista de niñas.csv', 'text/csv; charset=utf-8')
    for (let i = 0; i < steps; i++) {
      w.progress(i, steps, { es: 'contando', en: 'counting' })
      await file.write(Buffer.from(`fila ${i}\r\n`))
      await sleep(20, undefined, { signal: w.signal })
    }
    w.progress(steps, steps)
    await file.close()
    return { counted: steps }
  },
})
const slow = kind('test.slow', 'say')
const again = kind('test.again', 'resume')
const house = houseOf([
  ...modulesWith(builtInTables()),
  { name: 'test', kinds: [], takings: [], indicators: [], works: [slow, again] },
])

let world: World
let folder: string
let stop: () => Promise<void>
let clock = Date.parse(NOW)
const logged: Record<string, unknown>[] = []
const cookies: Record<string, As> = {}
const start = () =>
  keepJobs({
    ...{ db: world.db, house, now: () => new Date(clock), log: (l) => logged.push(l) },
    ...{ databaseUrl: world.url, files: world.files, erasuresFile: join(folder, 'borrados.txt') },
  })
beforeAll(async () => {
  world = await openWorld({ house, clock: () => new Date(clock) })
  folder = mkdtempSync(join(tmpdir(), 'nido-works-'))
  for (const p of [people.director1, people.nurse, people.director2, people.educator])
    cookies[p] = { cookie: await world.cookie(p) }
  stop = await start()
})
afterAll(async () => {
  await stop()
  await world.close()
  rmSync(folder, { recursive: true, force: true })
})

const ask = async (person: string, input: Partial<Input> = {}, of = slow) =>
  (
    await askLongWork(
      {
        ...{ db: world.db, house, now: () => new Date(clock) },
        who: await personOf(world.db, person, new Date(clock)),
      },
      of,
      { book: centers.one, steps: 5, ...input },
    )
  ).work
const look = async (person: string, id: string): Promise<Work> =>
  (await call(world, cookies[person], 'GET', `/v1/works/${id}`)).body
async function until(id: string, holds: (w: Work) => boolean, limitMs = 20_000): Promise<Work> {
  for (const from = Date.now(); ; await sleep(30)) {
    const w = await look(people.director1, id)
    if (holds(w)) return w
    if (Date.now() - from > limitMs) throw new Error(`still ${JSON.stringify(w)}`)
  }
}
const over = (w: Work) => w.state !== 'waiting' && w.state !== 'running'

describe('a long work', () => {
  test('starts promptly, tells how far it is, and leaves a file for who asked', async () => {
    const id = await ask(people.director1, { steps: 120 })
    const began = Date.now()
    await until(id, (w) => w.state === 'running')
    expect(Date.now() - began).toBeLessThan(1_500)
    const midway = await until(id, (w) => w.done > 0)
    expect(midway).toMatchObject({ total: 120, step: { es: 'contando' }, file: null, words })
    const done = await until(id, over)
    expect(done).toMatchObject({ state: 'done', done: 120, total: 120, result: { counted: 120 }, step: null })
    expect(done.file).toMatchObject({ name: 'Lista-de-ninas.csv' })
    const file = await call(world, cookies[people.director1], 'GET', `/v1/works/${id}/file`)
    expect(file.status).toBe(200)
    expect(file.body).toBe(Array.from({ length: 120 }, (_, i) => `fila ${i}\r\n`).join(''))
    expect(file.headers.get('content-disposition')).toBe('attachment; filename="Lista-de-ninas.csv"')
    expect(file.headers.get('x-content-type-options')).toBe('nosniff')
    expect(file.headers.get('cache-control')).toBe('no-store')
    const mine = await call(world, cookies[people.director1], 'GET', '/v1/works?kind=test.slow')
    expect(mine.body.works.map((w: Work) => w.id)).toContain(id)
  })

  test('is nobody else’s: not seen, stopped, repeated or fetched; a tablet has none', async () => {
    const id = await ask(people.director1, { steps: 2 })
    await until(id, over)
    for (const other of [people.nurse, people.director2]) {
      for (const [method, path] of [
        ['GET', ''],
        ['POST', '/cancel'],
        ['POST', '/again'],
        ['GET', '/file'],
      ] as const) {
        const r = await call(
          world,
          cookies[other],
          method,
          `/v1/works/${id}${path}`,
          method === 'POST' ? {} : undefined,
        )
        expect([r.status, r.body.refusal?.code], `${method} ${path}`).toEqual([404, 'unknown-work'])
      }
      expect((await call(world, cookies[other], 'GET', '/v1/works')).body.works).toEqual([])
    }
    const tablet = await world.tablet(centers.one)
    expect((await call(world, { tablet }, 'GET', '/v1/works')).status).toBe(403)
    expect((await call(world, cookies[people.director1], 'GET', '/v1/works/no-id')).status).toBe(400)
    expect((await call(world, cookies[people.director1], 'GET', `/v1/works/${idOf('x')}`)).status).toBe(404)
  })

  test('is refused outside the reach of who asks, and so is its file once their post is over', async () => {
    await expect(ask(people.director2)).rejects.toMatchObject({ status: 403, code: 'out-of-scope' })
    await expect(ask(people.educator)).rejects.toMatchObject({ status: 403, code: 'no-permission' })
    const id = await ask(people.director1, { steps: 2 })
    await until(id, over)
    await world.db.write(
      { system: true },
      (tx) => tx`update staff_post set to_day = ${TODAY} where person = ${people.director1}`,
    )
    const r = await call(world, cookies[people.director1], 'GET', `/v1/works/${id}/file`)
    expect(r.status).toBe(403)
    await world.db.write(
      { system: true },
      (tx) => tx`update staff_post set to_day = null where person = ${people.director1}`,
    )
    expect((await call(world, cookies[people.director1], 'GET', `/v1/works/${id}/file`)).status).toBe(200)
  })

  test('asked twice while it is not over is one; too many at once are refused', async () => {
    const id = await ask(people.director1, { steps: 100 })
    expect(await ask(people.director1, { steps: 100 })).toBe(id)
    const others: string[] = []
    for (let i = 0; i < 5; i++) others.push(await ask(people.director1, { steps: 101 + i }))
    await expect(ask(people.director1, { steps: 200 })).rejects.toMatchObject({ code: 'too-many-works' })
    for (const one of [id, ...others])
      await call(world, cookies[people.director1], 'POST', `/v1/works/${one}/cancel`, {})
    for (const one of [id, ...others]) expect((await until(one, over)).state).toBe('cancelled')
  })

  test('stops within a second when it is cancelled, and leaves no file', async () => {
    const id = await ask(people.director1, { steps: 2_000 })
    await until(id, (w) => w.done > 0)
    const at = Date.now()
    const told = await call(world, cookies[people.director1], 'POST', `/v1/works/${id}/cancel`, {})
    expect(told.body.stopping || told.body.state === 'cancelled').toBe(true)
    const ended = await until(id, over)
    expect(Date.now() - at).toBeLessThan(1_500)
    expect(ended).toMatchObject({ state: 'cancelled', file: null, error: null })
    expect(
      (await call(world, cookies[people.director1], 'GET', `/v1/works/${id}/file`)).body.refusal.code,
    ).toBe('file-gone')
    const pieces = await world.db.read(
      { system: true },
      (read) => read<{ n: number }>`select count(*)::int as n from long_work_file where work = ${id}`,
    )
    expect(pieces[0]!.n).toBe(0)
    // what is over stays as it is
    await call(world, cookies[people.director1], 'POST', `/v1/works/${id}/cancel`, {})
    expect((await look(people.director1, id)).state).toBe('cancelled')
    const more = await call(world, cookies[people.director1], 'POST', `/v1/works/${id}/again`, {})
    expect(more.status).toBe(200)
    await call(world, cookies[people.director1], 'POST', `/v1/works/${more.body.work}/cancel`, {})
    await until(more.body.work, over)
  })

  test('fails in words its owner understands; a fault tells a reference and nothing of the inside', async () => {
    const told = await until(await ask(people.director1, { how: 'say' }), over)
    expect(told).toMatchObject({ state: 'failed', error: { es: 'No hay qué contar.' } })
    const fault = await until(await ask(people.director1, { how: 'break' }), over)
    expect(fault.state).toBe('failed')
    expect(JSON.stringify(fault)).not.toContain('secret inside')
    const line = logged.find((l) => l.at === 'long-work' && l.error === 'secret inside')
    expect(fault.error!.es).toContain((line!.id as string).slice(0, 8))
  })

  test('its file is gone after a day, and so are its pieces', async () => {
    const id = await ask(people.director1, { steps: 3 })
    await until(id, over)
    clock += (FILE_HOURS * 60 + 1) * 60_000
    try {
      cookies[people.director1] = { cookie: await world.cookie(people.director1) }
      const r = await call(world, cookies[people.director1], 'GET', `/v1/works/${id}/file`)
      expect([r.status, r.body.refusal.code]).toEqual([409, 'file-gone'])
      expect((await look(people.director1, id)).file).toBeNull()
      await forgetOldWork(world.db, new Date(clock))
      const left = await world.db.read(
        { system: true },
        (read) => read<{ n: number }>`select count(*)::int as n from long_work_file where work = ${id}`,
      )
      expect(left[0]!.n).toBe(0)
    } finally {
      clock = Date.parse(NOW)
    }
  })
})

describe('after a crash', () => {
  /** As a process that was killed leaves it: running, of a runner that gives no sign. */
  const orphan = (id: string, cancel = false) =>
    world.db.write(
      { system: true },
      (tx) => tx`
        update long_work set state = 'running', runner = ${idOf('gone')}, beat_at = now() - interval '1 minute', cancel_asked = ${cancel}
        where id = ${id}`,
    )
  test('what may be resumed runs again, what may not says so, what was to be stopped is stopped', async () => {
    await stop()
    const resumed = await ask(people.director1, { steps: 4 }, again)
    const told = await ask(people.director1, { steps: 4 })
    const cancelled = await ask(people.director1, { steps: 5 }, again)
    const waiting = await ask(people.director1, { steps: 6 })
    await orphan(resumed)
    await orphan(told)
    await orphan(cancelled, true)
    stop = await start()
    expect(await until(resumed, over)).toMatchObject({ state: 'done', result: { counted: 4 } })
    const interrupted = await until(told, over)
    expect(interrupted.state).toBe('failed')
    expect(interrupted.error!.es).toContain('Se interrumpió')
    expect((await until(cancelled, over)).state).toBe('cancelled')
    expect((await until(waiting, over)).state).toBe('done')
    const more = await call(world, cookies[people.director1], 'POST', `/v1/works/${told}/again`, {})
    expect(await until(more.body.work, over)).toMatchObject({ state: 'done' })
  })

  test('a server that closes in order stops what runs and goes on with it at the next start', async () => {
    const resumed = await ask(people.director1, { steps: 60 }, again)
    const told = await ask(people.director1, { steps: 2_000 })
    await until(resumed, (w) => w.state === 'running')
    await until(told, (w) => w.state === 'running')
    const from = Date.now()
    await stop()
    expect(Date.now() - from).toBeLessThan(5_000)
    expect((await look(people.director1, resumed)).state).toBe('waiting')
    expect((await look(people.director1, told)).state).toBe('failed')
    stop = await start()
    expect(await until(resumed, over)).toMatchObject({ state: 'done', result: { counted: 60 } })
  })
})

test('a file’s name is made safe and never empty', () => {
  expect(safeName('Niñas y niños de «Sala A».csv')).toBe('Ninas-y-ninos-de-Sala-A.csv')
  expect(safeName('../../etc/passwd')).toBe('etc-passwd')
  expect(safeName('"; filename=x.exe\r\nSet-Cookie: a')).not.toMatch(/["\r\n;: ]/)
  expect(safeName('…')).toBe('archivo')
})
