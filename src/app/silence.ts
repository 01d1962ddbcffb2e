// Listens for centers that fell silent, keeps their alarms, and tells the log, which whoever runs Nido watches.
import { COUNTRY_ZONE, civilDay } from '../kernel/days.ts'
import { normsSet } from '../modules/network/reads.ts'
import { normOn } from '../modules/network/rules/norms.ts'
import { type ListenedCenter, listenedCenters } from '../modules/oversight/reads.ts'
import { judgeSilence } from '../modules/oversight/rules/judge-silence.ts'
import { keepAlarms, type Noticed } from '../platform/alarms.ts'
import type { Db } from '../platform/db.ts'

const calendarOf = (c: ListenedCenter) => new Map(c.calendar.map((d) => [d.day, d.open]))

/** One round: every open center with tablets is judged, alarms are raised, worsened or ended. Five statements in all. */
export async function hearSilence(
  db: Db,
  now: Date,
  log: (line: Record<string, unknown>) => void,
): Promise<{ raised: number; ended: number; open: number }> {
  const { centers, set } = await db.read({ system: true }, async (read) => ({
    centers: await listenedCenters(read),
    set: await normsSet(read),
  }))
  const today = civilDay(now.toISOString(), COUNTRY_ZONE)
  const patience = {
    urban: normOn(set, 'silence.urban', today),
    rural: normOn(set, 'silence.rural', today),
    urgent: normOn(set, 'silence.urgent', today),
  }
  const noticed = centers.flatMap((c): Noticed[] => {
    const level = judgeSilence(
      { ...c, timeZone: c.time_zone, calendar: calendarOf(c) },
      patience,
      now.getTime(),
    )
    return level ? [{ book: c.book, level, since: c.heard }] : []
  })
  const { raised, ended, open } = await keepAlarms(db, 'silent-center', noticed, now)
  for (const a of raised)
    log({ level: 'warn', at: 'alarm', alarm: 'silent-center', book: a.book, grade: a.level, since: a.since })
  if (ended > 0) log({ level: 'info', at: 'alarm', alarm: 'silent-center', ended })
  return { raised: raised.length, ended, open }
}
