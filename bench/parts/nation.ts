// The nation of the benches: made once in a folder that stays, measured on a copy that goes, so that every run finds the same.
import { generateKeyPairSync } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { houseWith } from '../../src/app/modules.ts'
import { lastOpenDay, loadNation } from '../../src/app/world/nation/load-nation.ts'
import { LOAD_SETTINGS } from '../../src/app/world/nation/nation-command.ts'
import { NATION } from '../../src/kernel/ids.ts'
import { builtInTables } from '../../src/modules/growth/rules/built-in-tables.ts'
import { type Db, openDb, runScript } from '../../src/platform/db.ts'
import { migrate } from '../../src/platform/migrate.ts'
import { type Postgres, startPostgres } from '../../src/platform/postgres.ts'
import { hashPassword } from '../../src/platform/secrets.ts'
import { databaseSeconds, type Ground, inFolder, remark } from '../fixture.ts'
import { chanceOf } from './chance.ts'
import type { Account, BenchCenter } from './country.ts'
import { atRest } from './rest.ts'

const COPY = 'nido_bench_copy'
/** The file that says that a folder holds a nation of the benches, and which. */
export const MARK = 'bench-nation.json'
/** The file that says that a server has looked at every book of it once, as one that runs since yesterday has. */
const LOOKED = 'bench-nation-looked.json'

/** Where it lies, unless `NIDO_BENCH_NATION` names a data folder. */
export const nationFolder = (): string => process.env.NIDO_BENCH_NATION ?? join(tmpdir(), 'nido-bench-nation')

export type NationGround = Ground & { readonly centers: number; readonly children: number }

const named = (url: string, database: string) =>
  Object.assign(new URL(url), { pathname: `/${database}` }).href

/** `NIDO_BENCH_CENTERS` makes a smaller one, for whoever tries the benches themselves; its figures say nothing. */
const size = () => (process.env.NIDO_BENCH_CENTERS ? Number(process.env.NIDO_BENCH_CENTERS) : undefined)

/**
 * Makes it where there is none, on a database set for loading as the command sets it, and closes it; answers how long the load
 * took, in seconds, 0 where it was there.
 */
export async function makeNation(folder: string, seed: number, signal: AbortSignal): Promise<number> {
  const mark = join(folder, MARK)
  const whole = JSON.stringify({ seed, centers: size() ?? null })
  const there = existsSync(mark) ? readFileSync(mark, 'utf8') : undefined
  if (there === whole) return 0
  if (there !== undefined)
    throw new Error(`${folder} holds another nation (${there}): remove it, or name another folder`)
  remark(`making the nation in ${folder}, once`)
  const postgres = await startPostgres({ dataDir: folder, say: () => undefined, settings: LOAD_SETTINGS })
  try {
    await migrate(postgres.url)
    const took = await loadInto(postgres, seed, signal)
    await runScript(postgres.url, async (run) => {
      await run('vacuum analyze')
    })
    writeFileSync(mark, whole)
    return took
  } finally {
    await postgres.stop()
  }
}

/** Loads it and says what it took: a machine that does other things too tells little by its clock, more by its processors. */
async function loadInto({ url, where }: Postgres, seed: number, signal: AbortSignal): Promise<number> {
  const db = openDb(url, { timeoutMs: 3_600_000 })
  try {
    const today = new Date().toISOString().slice(0, 10)
    const own = process.cpuUsage()
    const others = () => databaseSeconds(join(where, 'postgres'))
    const before = others()
    const { seconds, facts, rows } = await loadNation(db, houseWith(builtInTables()), {
      ...{
        preset: 'nation',
        seed,
        until: lastOpenDay(today),
        now: () => new Date(),
        signal,
        centers: size(),
      },
      progress: (what, done, of) =>
        done % 200 === 0 || done === of ? remark(`${what} ${done} of ${of}`) : undefined,
    })
    const { user, system } = process.cpuUsage(own)
    const told = (name: string, took: number) =>
      `${name} ${took.toFixed(0)} s of a processor (${((took * 1e6) / facts).toFixed(0)} µs a fact)`
    remark(
      `made in ${seconds.toFixed(0)} s: ${facts} facts, ${rows} rows, ${Math.round(facts / seconds)} facts/s; ` +
        `${told('node', (user + system) / 1e6)}, ${told('PostgreSQL', others() - before)}`,
    )
    return seconds
  } finally {
    await db.close()
  }
}

/** Runs `work` on a copy of the nation; makes the nation where there is none. The copy goes, whatever becomes of the work. */
export async function onNation<T>(
  seed: number,
  signal: AbortSignal,
  work: (ground: NationGround) => Promise<T>,
): Promise<T> {
  const folder = nationFolder()
  mkdirSync(folder, { recursive: true, mode: 0o755 })
  await makeNation(folder, seed, signal)
  return inFolder(folder, signal, async (ground) => {
    await migrate(ground.url)
    if (!existsSync(join(folder, LOOKED))) {
      remark('a server looks at every book of it, once')
      const server = await ground.openServer()
      await atRest(ground.url, ground.databaseSeconds, signal)
      await server.stop()
      writeFileSync(join(folder, LOOKED), '{}')
    }
    const desk = named(ground.url, 'postgres')
    const original = new URL(ground.url).pathname.slice(1)
    const away = () =>
      runScript(desk, async (run) => void (await run(`drop database if exists ${COPY} with (force)`)))
    await away()
    const from = performance.now()
    await runScript(
      desk,
      async (run) => void (await run(`create database ${COPY} template ${original} strategy file_copy`)),
    )
    const url = named(ground.url, COPY)
    const db = openDb(url, { max: 1 })
    const [size] = await db
      .read(
        { system: true },
        (read) => read<{ centers: number; children: number; bytes: number }>`
        select (select count(*) from center) as centers, (select count(*) from child where left_on is null) as children,
          pg_database_size(current_database()) as bytes`,
      )
      .finally(() => db.close())
    remark(
      `the nation: ${size!.centers} centers, ${size!.children} children, ${(size!.bytes / 1e9).toFixed(1)} GB; copied in ${((performance.now() - from) / 1000).toFixed(0)} s`,
    )
    try {
      return await work({
        ...ground,
        url,
        openServer: async (other = url) => {
          const server = await ground.openServer(other)
          await atRest(other, ground.databaseSeconds, signal)
          return server
        },
        centers: size!.centers,
        children: size!.children,
      })
    } finally {
      await away()
    }
  })
}

/** Centers of the nation with at least `children` children, each with a paired tablet of the bench's own; spread over the country. */
export async function nationCenters(
  url: string,
  seed: number,
  count: number,
  children: number,
): Promise<BenchCenter[]> {
  const chance = chanceOf(seed + 5)
  const db = openDb(url, { max: 2 })
  try {
    const rows = await db.read(
      { system: true },
      (read) => read<Omit<BenchCenter, 'tablet'>>`
        select c.book, nido_representation_of(c.book, current_date) as representation,
          array(select r.key from room r where r.book = c.book and r.closed_on is null order by r."order") as rooms,
          (select json_agg(json_build_object('id', k.key, 'birth', k.birth, 'room', k.room) order by k.key)
            from child k where k.book = c.book and k.left_on is null and k.room is not null) as children,
          (select p.person from staff_post p where p.book = c.book and p.role = 'educator' and p.to_day is null order by p.key limit 1) as educator,
          (select p.person from staff_post p where p.book = c.book and p.role = 'director' and p.to_day is null order by p.key limit 1) as director
        from center c where c.status = 'open'
          and (select count(*) from child k where k.book = c.book and k.left_on is null and k.room is not null) >= ${children}
        order by md5(c.book::text) limit ${count}`,
    )
    if (rows.length < count)
      throw new Error(`the nation has ${rows.length} centers of ${children} children, not ${count}`)
    return await pairAll(db, rows, chance.id)
  } finally {
    await db.close()
  }
}

/** A tablet for each room that has children, speaking for them alone. */
export async function roomTablets(
  url: string,
  seed: number,
  centers: readonly BenchCenter[],
): Promise<BenchCenter[]> {
  const rooms = centers.flatMap((center) =>
    [...new Set(center.children.map((c) => c.room))].map((room) => ({
      ...center,
      children: center.children.filter((c) => c.room === room),
    })),
  )
  const db = openDb(url, { max: 1 })
  try {
    return await pairAll(db, rooms, chanceOf(seed + 6).id)
  } finally {
    await db.close()
  }
}

/** Pairs a tablet with each, as pairing leaves it. */
async function pairAll(
  db: Db,
  places: readonly Omit<BenchCenter, 'tablet'>[],
  newId: () => string,
): Promise<BenchCenter[]> {
  const spkis: Buffer[] = []
  const paired = places.map((place): BenchCenter => {
    const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    spkis.push(pair.publicKey.export({ format: 'der', type: 'spki' }))
    const privateKey = pair.privateKey.export({ format: 'pem', type: 'pkcs8' }) as string
    return { ...place, tablet: { id: newId(), privateKey } }
  })
  await db.write(
    { system: true },
    (tx) => tx`
      insert into device (id, book, label, public_key, state)
      select x.id, x.book, 'Tableta del banco', x.key, 'paired' from unnest(${paired.map((c) => c.tablet.id)}::uuid[],
        ${paired.map((c) => c.book)}::uuid[], ${spkis}::bytea[]) as x(id, book, key)`,
  )
  return paired
}

/** Accounts of some people who hold a post: `count` of them, each another person. */
export async function accountsOf(
  url: string,
  role: 'national' | 'supervisor' | 'director',
  count: number,
  book?: string,
): Promise<Account[]> {
  const db = openDb(url, { max: 1 })
  const password = 'solo-para-el-banco'
  try {
    const people = await db.read(
      { system: true },
      (read) => read<{ person: string }>`
        select distinct person from staff_post where role = ${role} and to_day is null
          and (${book ?? null}::uuid is null or book = ${book ?? null}) and (role <> 'national' or book = ${NATION})
        order by person limit ${count}`,
    )
    if (people.length === 0) throw new Error(`nobody holds a post as ${role} there`)
    const accounts: Account[] = []
    for (const { person } of people) {
      const login = `banco-${person.slice(-12)}`
      await db.write(
        { system: true },
        (tx) => tx`
          insert into account (person, login, password) values (${person}, ${login}, ${hashPassword(password)})
          on conflict (person) do update set login = excluded.login, password = excluded.password`,
      )
      accounts.push({ login, password })
    }
    return accounts
  } finally {
    await db.close()
  }
}
