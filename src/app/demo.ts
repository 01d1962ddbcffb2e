// The demonstration: a synthetic network, one account per role, PINs for the tablet; loaded once, the earlier days behind.

import { NATION } from '../kernel/ids.ts'
import { putPin } from '../platform/answers.ts'
import type { Db } from '../platform/db.ts'
import type { House } from '../platform/house.ts'
import { hashPassword } from '../platform/secrets.ts'
import { putVerifiers } from '../platform/verifiers.ts'
import type { ServeOptions } from './start/serving.ts'

export type Demo = { accounts: string[]; earlier?: (cancelled: () => boolean) => Promise<void> }

const SEED = 1
const DAYS = 60
const FIRST = 5

/** Loads what is missing and tells who may come in. An operator's own data (any account that is not ours) is left alone. */
export async function prepareDemo(parts: {
  db: Db
  house: House
  now: () => Date
  options: ServeOptions
}): Promise<Demo | undefined> {
  const { db, house, now, options } = parts
  const [r] = await db.read(
    { system: true },
    (read) => read<{ real: number }>`select count(*)::int as real from account where not demo`,
  )
  if (r!.real > 0) return undefined
  const { loadDemo } = await import('./world/load-demo.ts')
  const world = await loadDemo({
    db,
    house,
    now,
    seed: SEED,
    days: DAYS,
    first: FIRST,
    progress: options.progress,
    signal: options.signal,
  })
  const [have] = await db.read(
    { system: true },
    (read) => read<{ n: number }>`select count(*)::int as n from account where demo`,
  )
  // a demonstration of an earlier release has not all of these people
  const known = await db.read(
    { system: true },
    (read) => read<{ key: string }>`
      /* across: people.names */ select distinct key from staff_person where key = any(${world.accounts.map((a) => a.person)}::text[])`,
  )
  const accounts = world.accounts.filter((a) => known.some((k) => k.key === a.person))
  if (have!.n < accounts.length) {
    for (const a of accounts) {
      await db.write(
        { system: true },
        (tx) => tx`
        insert into account (person, login, password, demo) values (${a.person}, ${a.login}, ${hashPassword(a.password)}, true)
        on conflict do nothing`,
      )
    }
    for (const p of world.pins) await putPin({ db, now }, p.book, p.person, p.pin)
    const { book, adults, pin } = world.adults
    const fresh = adults.map((a) => ({ entity: `adult_pin:${a}`, persons: [a], digits: pin, by: NATION }))
    await db.write({ books: [book] }, (tx) => putVerifiers(tx, book, fresh, now().toISOString()))
  }
  return {
    accounts: [
      'Cuentas de demostración (personas inventadas):',
      ...accounts.map((a) => `  ${a.roleWords.padEnd(32)} ${a.login.padEnd(22)} ${a.password}`),
      `  PIN en la tableta: ${world.pins[0]?.pin ?? '—'} · de quien recoge: ${world.adults.pin}`,
    ],
    earlier: world.earlier,
  }
}
