// One small invented center on a real server: rooms, children, two educators with PINs, and what a director does about tablets.
import { spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { houseWith } from '../../src/app/modules.ts'
import type { Fact } from '../../src/kernel/fact.ts'
import { uuid7 } from '../../src/kernel/ids.ts'
import { builtInTables } from '../../src/modules/growth/rules/built-in-tables.ts'
import { putPin } from '../../src/platform/answers.ts'
import { type Db, openDb } from '../../src/platform/db.ts'
import { takeBatch } from '../../src/platform/intake.ts'
import { confirmPairing, openPairing } from '../../src/platform/paired-devices.ts'
import { type FreshDatabase, filledDatabase } from '../postgres-for-tests.ts'
import { idOf } from '../world.ts'

export type SmallCenter = Awaited<ReturnType<typeof smallCenter>>

export const PIN = '246810'
/** Stands in a child's name: must never be found on the tablet's disk. */
export const MARKER = 'Zyxmarcador'

const ROOT = join(import.meta.dirname, '../..')

/** A data folder of its own for each database: photos lie there, and a server that was killed finds them again. */
export const dataFolderOf = (databaseUrl: string): string =>
  join(tmpdir(), `nido-data-${createHash('sha256').update(databaseUrl).digest('hex').slice(0, 12)}`)

/** Nido itself in a process of its own, which can be killed. */
export async function startNido(databaseUrl: string, port: number) {
  const child = spawn(process.execPath, [join(ROOT, 'src/app/start/main.ts'), '--port', String(port)], {
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      NIDO_DATA: dataFolderOf(databaseUrl),
      NIDO_LOG: 'error',
      // what is tried here is the day; coming in has tests of its own
      NIDO_SECOND_FACTOR: 'none',
    },
    // a channel to us: when this process is gone, Nido closes by itself
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let said = ''
  child.stdout!.on('data', (b: Buffer) => (said += b.toString()))
  child.stderr!.on('data', (b: Buffer) => (said += b.toString()))
  const ended = once(child, 'exit')
  const end = () => child.kill('SIGKILL')
  process.once('exit', end)
  for (let i = 0; !said.includes('Nido está en'); i++) {
    if (child.exitCode !== null || i > 600) throw new Error(`Nido does not start: ${said}`)
    await sleep(50)
  }
  return {
    kill: async () => {
      process.off('exit', end)
      child.kill('SIGKILL')
      await ended
    },
    said: () => said,
  }
}

/** Who and what a center of `count` children is; the same in every database of a run. */
function namesOf(count: number) {
  const id = (what: string) => idOf(`small center of ${count}: ${what}`)
  const several = (what: string, n: number) => Array.from({ length: n }, (_, i) => id(`${what} ${i}`))
  return {
    ...{ book: id('book'), rooms: several('room', 2), director: id('director') },
    ...{ educators: several('educator', 2), children: several('child', count) },
  }
}

const house = houseWith(builtInTables())
const now = () => new Date()

/** How facts of such a center are said and handed in; `tick`: the second after its beginning at which it goes on. */
function speaking(db: Db, names: ReturnType<typeof namesOf>, tick: number) {
  const start = Date.now() - 40 * 86_400_000
  let at = start + tick * 1000
  const fact = (kind: string, about: string, payload: Fact['payload'], author = names.director): Fact => {
    at += 1000
    return {
      ...{ id: uuid7(at, randomBytes(10)), kind, kindVersion: 1, about, book: names.book, author, payload },
      ...{ origin: 'world', happenedAt: new Date(at).toISOString() },
    }
  }
  async function hand(facts: readonly Fact[]): Promise<void> {
    for (let i = 0; i < facts.length; i += 500) {
      const results = await takeBatch(db, house, facts.slice(i, i + 500), { by: 'system' }, now, (e) => {
        throw e
      })
      const bad = results.find((r) => r.answer !== 'taken' && r.answer !== 'flagged')
      if (bad) throw new Error(`fixture: ${bad.id} ${bad.answer} ${bad.reason}`)
    }
  }
  return { start, fact, hand }
}

/** Everything in it came in through the one door. */
async function fill(url: string, count: number): Promise<void> {
  const db = openDb(url, { max: 3 })
  const names = namesOf(count)
  const { book, rooms, director, educators, children } = names
  const { start, fact, hand } = speaking(db, names, 0)
  const from = new Date(start).toISOString().slice(0, 10)
  await hand([
    fact('network.center-registered', book, {
      ...{ code: 'T-0001', name: 'Centro de prueba', scheme: 'imss', zone: 'urban', municipality: '02004' },
      ...{ opens: '07:00', closes: '19:00', status: 'open', timeZone: 'America/Tijuana' },
    }),
    ...rooms.map((room, i) =>
      fact('network.room-opened', room, {
        ...{ name: `Sala ${'AB'[i]}`, fromMonths: 6 + 12 * i, toMonths: 18 + 12 * i, places: 20 },
        order: i + 1,
      }),
    ),
    ...[director, ...educators].flatMap((person, i) => [
      fact('staff.person-registered', person, {
        ...{ given: ['Dora', 'Elena', 'Rosa'][i]!, first: 'Prueba', synthetic: true },
      }),
      fact('staff.post-held', person, {
        ...{ role: i === 0 ? 'director' : 'educator', from, rooms: [rooms[i % 2]!] },
      }),
    ]),
    ...children.flatMap((child, i) => [
      fact('children.child-registered', child, {
        ...{ given: `${MARKER}${i}`, first: 'Prueba', sex: i % 2 ? 'M' : 'F', synthetic: true },
        birth: new Date(start - (400 + i) * 86_400_000).toISOString().slice(0, 10),
      }),
      fact('children.child-placed', child, { room: rooms[i % 2]!, from }),
    ]),
  ])
  for (const person of [director, ...educators]) await putPin({ db, now }, book, person, PIN)
  await db.close()
}

/** A center of `count` children in two rooms, in a database of its own: a copy of one filled once in a run. */
export async function smallCenter(count = 24) {
  const database: FreshDatabase = await filledDatabase(`center_${count}`, (url) => fill(url, count))
  const db: Db = openDb(database.url, { max: 3 })
  const names = namesOf(count)
  const { book, rooms, director, educators, children } = names
  const { fact, hand } = speaking(db, names, 3_600)

  return {
    ...{ url: database.url, db, house, book, rooms, director, educators, children, fact, hand },

    /** What the director does on the desk: a code, then the six letters the tablet shows. */
    async pair(confirm: (code: string) => Promise<string>): Promise<void> {
      const { pairing, code } = await openPairing(db, book, rooms[0], director, now())
      const letters = await confirm(code)
      const done = await confirmPairing(db, book, pairing, letters, now())
      if ('refused' in done) throw new Error(`pairing refused: ${done.refused}`)
    },

    async order(device: string, what: 'drain' | 'wipe'): Promise<void> {
      await db.write(
        { books: [book] },
        (tx) => tx`
        update device set order_given = ${what}, state = case when ${what} = 'wipe' then 'revoked' else state end,
          review_above = case when ${what} = 'wipe' then coalesce((select max(dseq) from device_seq where device = ${device}::uuid), 0) else review_above end
        where id = ${device}`,
      )
    },

    /** What the book holds of a device: every fact with its number, its answer and why. */
    async pagesOf(
      device: string,
    ): Promise<{ id: string; dseq: number; prev?: string; answer: string; reason?: string; text: string }[]> {
      const rows = await db.read(
        { system: true },
        (read) => read<{ fact: string; body: string; verdict: string; reason: string | null }>`
        select p.fact, f.body, p.answer as verdict, p.reason from page p join fact f on f.book = p.book and f.id = p.fact
        where p.book = ${book} order by p.n`,
      )
      return rows.flatMap((r) => {
        const said = JSON.parse(r.body) as Fact
        if (said.device !== device) return []
        return [
          {
            ...{ id: r.fact, dseq: said.dseq!, answer: r.verdict, text: r.body },
            ...(said.prev !== undefined && { prev: said.prev }),
            ...(r.reason !== null && { reason: r.reason }),
          },
        ]
      })
    },

    async close(): Promise<void> {
      await db.close()
      await database.drop()
      rmSync(dataFolderOf(database.url), { recursive: true, force: true })
    },
  }
}
