// Digests: now and then, as often as each person chose, what has come up to them is written down as it stands; never sent by mail.

import { instantOfClock } from '../../../kernel/clocks.ts'
import { addDays, COUNTRY_ZONE, civilDay, weekday } from '../../../kernel/days.ts'
import type { Db, Read } from '../../../platform/db.ts'
import type { House } from '../../../platform/house.ts'
import { booksWith, personOf } from '../../../platform/who.ts'
import type { Digest, DueLine, Every } from '../contract.ts'
import type { NormOn } from './day-watches.ts'
import { risenFor } from './today.ts'

/** Ready before centers open. */
const CLOCK = '06:00'
/** Shown at once; older ones go. */
const KEPT = 12
const MONDAY = 1

type Reader = { readonly person: string; readonly every: Every; readonly last: string | null }

/** Who hears of what is late below them, how often, and when they last did. */
const readers = (read: Read, today: string): Promise<Reader[]> =>
  read<Reader>`
    /* across: oversight.today */ select p.person, coalesce(c.every, 'day') as every,
      (select max(d.made_at) from task_digest d where d.person = p.person) as last
    from (select distinct person from staff_post where role in ('director', 'supervisor', 'national') and from_day <= ${today}
      and (to_day is null or ${today} < to_day)) p
    left join task_digest_choice c on c.person = p.person order by p.person`

/** The last moment at which a digest was due: six in the morning of today, or of Monday. */
export function dueSince(every: 'day' | 'week', now: number): number {
  const today = civilDay(new Date(now).toISOString(), COUNTRY_ZONE)
  const six = (day: string) => instantOfClock(day, CLOCK, COUNTRY_ZONE)
  let day = every === 'day' ? today : addDays(today, -((weekday(today) + 7 - MONDAY) % 7))
  if (six(day) > now) day = addDays(day, every === 'day' ? -1 : -7)
  return six(day)
}

/** Makes the digests that are due; resumable, because who has theirs is left out. Answers how many were made. */
export async function makeDigests(
  db: Db,
  house: House,
  normOn: NormOn,
  now: Date,
  stopped: () => boolean = () => false,
): Promise<number> {
  const today = civilDay(now.toISOString(), COUNTRY_ZONE)
  const all = await db.read({ system: true }, (read) => readers(read, today))
  let made = 0
  for (const r of all) {
    if (stopped()) break
    if (r.every === 'never' || (r.last !== null && Date.parse(r.last) >= dueSince(r.every, now.getTime())))
      continue
    const who = await personOf(db, r.person, now)
    const scope = await booksWith(db, who, 'tasks.read')
    const lines = await risenFor({ db, house, who, scope, now, normOn })
    await db.write({ system: true }, async (tx) => {
      await tx`
        insert into task_digest (person, made_at, every, lines) values (${r.person}, ${now.toISOString()}, ${r.every}, ${JSON.stringify(lines)}::jsonb)
        on conflict do nothing`
      await tx`
        delete from task_digest where person = ${r.person} and made_at < (select made_at from task_digest where person = ${r.person}
          order by made_at desc offset ${KEPT} limit 1)`
    })
    made++
  }
  return made
}

const countOf = (lines: readonly DueLine[]) =>
  lines.reduce((sum, l) => sum + l.items.reduce((s, i) => s + i.count, 0), 0)

/** Somebody's own digests, newest first, and how often they want one. */
export async function digestsOf(read: Read, person: string): Promise<{ every: Every; digests: Digest[] }> {
  const [choice] = await read<{ every: Every }>`select every from task_digest_choice where person = ${person}`
  const rows = await read<{ made_at: string; every: Every; lines: DueLine[] }>`
    select made_at, every, lines from task_digest where person = ${person} order by made_at desc limit ${KEPT + 1}`
  const digests = rows.slice(0, KEPT).map((d, i): Digest => {
    const before = rows[i + 1]
    const count = countOf(d.lines)
    return { ...d, count, change: before ? count - countOf(before.lines) : null }
  })
  return { every: choice?.every ?? 'day', digests }
}
