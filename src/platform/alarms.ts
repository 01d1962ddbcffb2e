// Alarms: what the house noticed by itself. Raised once, worsened in place, ended by themselves; told to who looks after the book.
import type { Db } from './db.ts'
import { newId } from './new-id.ts'

export type AlarmKind = 'silent-center'
export type Noticed = {
  readonly book: string
  readonly level: 'attention' | 'urgent'
  /** ISO; null when it was so from the beginning */
  readonly since: string | null
}

/**
 * Makes the open alarms of a kind exactly these: new ones are raised, the others ended. Answers how many of each, and those
 * newly raised or worsened. Costs two statements, whatever the number.
 */
export async function keepAlarms(
  db: Db,
  kind: AlarmKind,
  noticed: readonly Noticed[],
  now: Date,
): Promise<{ raised: readonly Noticed[]; ended: number; open: number }> {
  const at = now.toISOString()
  return db.write({ system: true }, async (tx) => {
    // one round at a time, or two would raise the same alarm
    await tx`select pg_advisory_xact_lock(hashtextextended(${`alarm ${kind}`}, 0))`
    const had = await tx<{ book: string; level: string }>`
      select book, level from alarm where kind = ${kind} and ended_at is null`
    const levels = new Map(had.map((a) => [a.book, a.level]))
    const raised = noticed.filter((n) => levels.get(n.book) !== n.level)
    const still = new Set(noticed.map((n) => n.book))
    const ended = had.filter((a) => !still.has(a.book)).map((a) => a.book)
    if (ended.length > 0)
      await tx`
        update alarm set ended_at = ${at} where kind = ${kind} and ended_at is null and book = any(${ended}::uuid[])`
    if (raised.length > 0)
      await tx`
        insert into alarm (id, kind, book, level, since, raised_at)
        select x.id, ${kind}, x.book, x.level, x.since, ${at} from unnest(${raised.map(() => newId(now))}::uuid[],
          ${raised.map((n) => n.book)}::uuid[], ${raised.map((n) => n.level)}::text[], ${raised.map((n) => n.since)}::timestamptz[])
          as x(id, book, level, since)
        on conflict (kind, book) where ended_at is null do update set level = excluded.level, since = excluded.since`
    return { raised, ended: ended.length, open: noticed.length }
  })
}
