// How soon Hoy answers for a supervisor and for the national unit, over a network in which every center has things that are late.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Today } from '../src/modules/oversight/contract.ts'
import { openDb, runScript } from '../src/platform/db.ts'
import { hashPassword } from '../src/platform/secrets.ts'
import { type Ground, onGround, quantile, remark } from './fixture.ts'
import { type Account, settleCountry } from './parts/country.ts'
import { signIn } from './parts/signing-in.ts'
import { addYear } from './parts/year.ts'
import type { Bench } from './run.ts'

const CENTERS = 2_200
const REQUESTS = 100
/** Of the children of each room, those who were never weighed have waited for months: one in so many stays so. */
const NEVER_WEIGHED = 8
const PASSWORD = 'solo-para-el-banco'

/** A director in each center, a supervisor in each representation, and most children weighed last week. Answers the account of one. */
async function people(ground: Ground): Promise<Account> {
  await runScript(ground.url, async (run) => {
    await run(
      `insert into staff_post (book, key, person, role, from_day, rooms)
       select book, 'd' || book, md5('d' || book)::uuid, 'director', date '2025-01-01', '[]'::jsonb from center where code like 'Y%'
       union all select book, 's' || book, md5('s' || book)::uuid, 'supervisor', date '2025-01-01', '[]'::jsonb from representation where book::text = key`,
    )
    await run(
      `insert into measurement (book, key, child, day, weight_kg, oedema, author, z, flags, rule)
       select book, md5('m' || key)::uuid, key::uuid, current_date - 7, 9, false, book, '{}', '[]', 'bench'
       from child where second = 'Del Banco' and hashtext(key) % $1 <> 0`,
      [NEVER_WEIGHED],
    )
    await run('vacuum analyze')
  })
  const db = openDb(ground.url, { max: 1 })
  try {
    const [most] = await db.read(
      { system: true },
      (read) => read<{ person: string; centers: number }>`
        select p.person, count(*)::int as centers from staff_post p
        join nido_representations_of(array(select book from center), current_date) b on b.representation = p.book
        where p.role = 'supervisor' group by 1 order by abs(count(*) - 40) limit 1`,
    )
    remark(`a supervisor of ${most!.centers} centers`)
    const account = { login: 'banco-supervision', password: PASSWORD }
    await db.write(
      { system: true },
      (tx) =>
        tx`insert into account (person, login, password) values (${most!.person}, ${account.login}, ${hashPassword(PASSWORD)})`,
    )
    return account
  } finally {
    await db.close()
  }
}

/** Waits until the clock's own tasks stand for every center. */
async function watched(ground: Ground, signal: AbortSignal): Promise<void> {
  const db = openDb(ground.url, { max: 1 })
  try {
    for (const from = Date.now(); !signal.aborted; await sleep(1000)) {
      const [r] = await db.read(
        { system: true },
        (read) => read<{ books: number; tasks: number }>`
          select count(distinct book)::int as books, count(*)::int as tasks from task where kind = 'growth.weigh'`,
      )
      if (r!.books >= CENTERS * 0.95) return remark(`${r!.tasks} tasks in ${r!.books} centers`)
      if (Date.now() - from > 900_000) throw new Error(`tasks of ${r!.books} centers only`)
    }
  } finally {
    await db.close()
  }
}

async function ask(address: string, account: Account, what: string): Promise<number> {
  const cookie = await signIn(address, account)
  const ms: number[] = []
  let lines = 0
  for (let i = 0; i < REQUESTS; i++) {
    const from = performance.now()
    const response = await fetch(`${address}/v1/today`, { headers: { cookie } })
    const text = await response.text()
    ms.push(performance.now() - from)
    if (!response.ok) throw new Error(`today: ${response.status} ${text}`)
    lines = (JSON.parse(text) as Today).lines.length
    await sleep(20)
  }
  if (lines === 0) throw new Error(`nothing has come up to ${what}: what was measured is an empty list`)
  const p95 = quantile(ms, 0.95)
  remark(
    `Hoy of ${what} (${lines} places): median ${quantile(ms, 0.5).toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`,
  )
  return p95
}

export const benches: readonly Bench[] = [
  {
    ids: ['today.supervisor.p95', 'today.p95'],
    run: ({ seed, signal }) =>
      onGround(signal, async (ground) => {
        const country = await settleCountry(ground.url, seed, { centers: 20, childrenPerRoom: 5 })
        await addYear(ground.url, country, CENTERS)
        const supervisor = await people(ground)
        const server = await ground.openServer()
        await watched(ground, signal)
        return [
          {
            id: 'today.supervisor.p95',
            value: await ask(server.address, supervisor, 'a supervisor'),
            unit: 'ms',
          },
          {
            id: 'today.p95',
            value: await ask(server.address, country.national, 'the national unit'),
            unit: 'ms',
          },
        ]
      }),
  },
]
