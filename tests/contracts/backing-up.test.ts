// A backup is whole or is none; put back with what came after it, it gives the same rows, the same erasures and a new epoch.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { backUpNext } from '../../src/app/scheduled-backup.ts'
import { backUp } from '../../src/platform/backing-up.ts'
import { readBackupFile } from '../../src/platform/backup-file.ts'
import { keepErasures } from '../../src/platform/erasures.ts'
import { putBack } from '../../src/platform/putting-back.ts'
import { rebuildAll } from '../../src/platform/rebuilding.ts'
import { verifyAll } from '../../src/platform/verifying.ts'
import {
  bookState,
  call,
  centers,
  children,
  fact,
  now,
  openWorld,
  people,
  rooms,
  type World,
} from '../world.ts'

const SECRET = Buffer.from('una llave de prueba que nadie usa')
const folder = mkdtempSync(join(tmpdir(), 'nido-backups-'))
const quiet = { progress: () => {}, signal: new AbortController().signal }
let world: World
let full: string
let pages: string
let before: Record<string, unknown>
const [kid, gone] = children.filter((c) => c.book === centers.one)
const come = (about: string, day: string) =>
  fact('attendance.arrived', about, centers.one, { day, room: rooms.one[0] })

let hours = 0
const backedUp = async (base?: string) =>
  backUp(world.db, world.house, {
    ...{ folder, secret: SECRET, release: '0.1.0', ...quiet },
    now: new Date(now().getTime() + 3_600_000 * hours++),
    ...(base !== undefined && { base }),
  })
const put = (into: World, files: readonly string[], secret = SECRET, signal = quiet.signal) =>
  putBack(into.db, into.house, files, secret, now, () => {}, signal)

beforeAll(async () => {
  world = await openWorld()
  const tablet = await world.tablet(centers.one)
  const push = (dseq: number, day: string) =>
    call(world, { tablet }, 'POST', '/v1/facts', {
      facts: [{ ...come(kid!.id, day), origin: 'tablet', device: tablet.id, dseq, author: people.educator }],
    })
  await push(1, '2026-11-02')
  await push(2, '2026-11-03')
  full = (await backedUp()).file
  await push(3, '2026-11-04')
  await push(5, '2026-11-05')
  await world.said([
    fact('children.child-changed', kid!.id, centers.one, { birth: '2025-03-09' }),
    fact('book.person-erased', gone!.id, centers.one, { reason: 'Lo pidió la familia' }),
  ])
  pages = (await backedUp(full)).file
  before = await bookState(world, centers.one)
})
afterAll(async () => {
  await world.close()
  rmSync(folder, { recursive: true, force: true })
})

test('a tablet may forget what a finished backup holds without a hole, and nothing else', async () => {
  const rows = await world.db.read(
    { system: true },
    (read) =>
      read<{ through: number }>`select durable_through as through from device where book = ${centers.one}`,
  )
  expect(rows).toEqual([{ through: 3 }])
})

test('full and pages put back give every row again, erased persons stay erased, and the chain holds', async () => {
  const other = await openWorld({ empty: true })
  try {
    const epochs = () =>
      other.db.read({ system: true }, (read) => read<{ e: string }>`select epoch as e from book order by id`)
    await put(other, [full, pages])
    expect(await epochs()).not.toEqual(
      await world.db.read(
        { system: true },
        (read) => read<{ e: string }>`select epoch as e from book order by id`,
      ),
    )
    const after = await bookState(other, centers.one)
    expect({ ...after, feed: [] }).toEqual({ ...before, feed: [] })
    expect((await verifyAll(other.db, other.house, () => {})).bad).toBeUndefined()
    expect(await rebuildAll(other.db, other.house, () => {})).toEqual([])
    const bodies = await other.db.read(
      { system: true },
      (read) => read<{ n: number }>`
        select count(*)::int as n from fact where body is not null and about = ${gone!.id} and kind like 'children.%'`,
    )
    expect(bodies).toEqual([{ n: 0 }])
    const said = await other.db.read(
      { system: true },
      (read) => read<{ n: number }>`select count(*)::int as n from fact where kind = 'book.restored'`,
    )
    expect(said[0]!.n).toBeGreaterThan(3)
  } finally {
    await other.close()
  }
})

test('an older backup, with the list of the erased beside it, brings nobody back', async () => {
  const other = await openWorld({ empty: true })
  try {
    await put(other, [full])
    const list = join(folder, 'borrados.txt')
    writeFileSync(list, `${centers.one} ${gone!.id}\n`)
    expect(await keepErasures(other.db, other.house, list, now)).toBe(1)
    const left = await bookState(other, centers.one)
    expect(JSON.stringify(left)).not.toContain(gone!.given)
  } finally {
    await other.close()
  }
})

test('another key, a changed byte, a cut end, a wrong order, a place that is not empty: refused, and nothing is written', async () => {
  const other = await openWorld({ empty: true })
  const bytes = readFileSync(full)
  const spoiled = (name: string, text: Buffer) => {
    const path = join(folder, name)
    writeFileSync(path, text)
    return path
  }
  const middle = Math.floor(bytes.length / 2)
  const changed = Buffer.from(bytes)
  changed[middle] = changed[middle]! ^ 1
  try {
    await expect(put(other, [full], Buffer.from('otra llave cualquiera'))).rejects.toThrow('no se abre')
    await expect(put(other, [spoiled('changed.nido', changed)])).rejects.toThrow(/dañado|no se abre/)
    await expect(put(other, [spoiled('cut.nido', bytes.subarray(0, bytes.length - 40))])).rejects.toThrow(
      'incompleto',
    )
    await expect(put(other, [spoiled('text.nido', Buffer.from('hola\n'))])).rejects.toThrow(
      'no es un respaldo',
    )
    await expect(put(other, [join(folder, 'nothing.nido')])).rejects.toThrow('No se puede leer')
    await expect(put(other, [pages])).rejects.toThrow('indique primero')
    await expect(put(other, [full, full])).rejects.toThrow('no sigue')
    const empty = await other.db.read(
      { system: true },
      (read) =>
        read<{
          n: number
        }>`select (select count(*) from fact)::int + (select count(*) from account)::int as n`,
    )
    expect(empty).toEqual([{ n: 0 }])
    await expect(put(world, [full])).rejects.toThrow('Aquí ya hay datos')
  } finally {
    await other.close()
  }
})

test('a backup that is cancelled leaves no file, and tells no tablet to forget', async () => {
  const there = readdirSync(folder).sort()
  await expect(
    backUp(world.db, world.house, {
      ...{ folder, secret: SECRET, release: '0.1.0', progress: () => {} },
      now: new Date(now().getTime() + 90_000_000),
      signal: AbortSignal.abort(),
    }),
  ).rejects.toThrow()
  expect(readdirSync(folder).sort()).toEqual(there)
})

test('nothing readable stands in the file', async () => {
  const text = readFileSync(full, 'latin1')
  for (const word of [kid!.given, kid!.id, 'attendance.arrived']) expect(text).not.toContain(word)
  let rows = 0
  await readBackupFile(full, SECRET, async (part) => {
    for await (const chunk of part.rows) rows += chunk.length
  })
  expect(rows).toBeGreaterThan(1000)
})

test('by itself it goes on where it was, and begins anew when a file of the chain is gone or the week is over', async () => {
  const place = { folder: join(folder, 'own'), secret: SECRET }
  const at = (hour: number) => new Date(now().getTime() + 20 * 3_600_000 + hour * 3_600_000)
  const next = async (hour: number) => {
    await backUpNext(world.db, world.house, world.files, place, at(hour), () => {}, quiet.signal)
    const [last] = await world.db.read(
      { system: true },
      (read) => read<{ kind: string; file: string }>`select kind, file from backup order by id desc limit 1`,
    )
    return last!
  }
  const kinds = [(await next(0)).kind, (await next(1)).kind, (await next(2)).kind]
  const gone = await next(3)
  rmSync(gone.file)
  kinds.push(gone.kind, (await next(4)).kind, (await next(5)).kind)
  expect(kinds).toEqual(['pages', 'pages', 'pages', 'pages', 'full', 'pages'])
  await world.db.write({ system: true }, (tx) => tx`update backup set made_at = made_at - interval '8 days'`)
  expect((await next(6)).kind).toBe('full')
})
