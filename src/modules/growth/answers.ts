// What the server answers about growth: a child's measurings with their purpose, and who is overdue.
import { ageInMonths, COUNTRY_ZONE, civilDay } from '../../kernel/days.ts'
import type { Contribution } from '../../kernel/indicator.ts'
import type { Gauge, Moves } from '../../platform/house.ts'
import { answer } from '../../platform/http.ts'
import { logRead } from '../../platform/read-log.ts'
import { worksIn } from '../../platform/who.ts'
import { growthOfChild, type Measurement, overdueGrowth } from './contract.ts'
import { lastWeighed, measurementsOf, measurementsOfAll } from './reads.ts'
import type { GrowthTables } from './rules/growth-tables.ts'
import { hasIndicator } from './rules/growth-tables.ts'
import { overdueOf, whenDue } from './rules/weighing-schedule.ts'

export const growthAnswers = (tables: GrowthTables) => [
  answer(growthOfChild, async ({ book, child, purpose }, call) => {
    await logRead(call, book, child, growthOfChild.id, purpose)
    const measurements = await call.db.read(call.scope, (read) => measurementsOf(read, book, child))
    return { measurements, tables: tables.source, arm: hasIndicator(tables, 'ac') }
  }),
  answer(overdueGrowth, async ({ book, room }, call) => {
    const today = civilDay(call.now().toISOString(), COUNTRY_ZONE)
    const named = worksIn(call.who, book)
    const rows = await call.db.read(call.scope, (read) => lastWeighed(read, book, room ?? null))
    const overdue = overdueOf(rows, today).map(({ birth: _birth, since: _since, name, ...o }) => ({
      ...o,
      name: named ? name : null,
    }))
    return { today, overdue }
  }),
]

/** A moved child's measurings follow as letters; they count where they were made. */
export const growthMoves: Moves = async (read, book, persons) => {
  const rows = await measurementsOfAll(read, book, persons)
  return new Map([...Map.groupBy(rows, (m) => m.child)].map(([child, list]) => [child, list.map(movingOf)]))
}

const movingOf = (m: Measurement) => ({
  id: m.key,
  kind: 'growth.measured',
  payload: {
    day: m.day,
    ...(m.weight_kg === null ? {} : { weightKg: m.weight_kg }),
    ...(m.length_cm === null ? {} : { lengthCm: m.length_cm }),
    ...(m.position === null ? {} : { position: m.position }),
    ...(m.head_cm === null ? {} : { headCm: m.head_cm }),
    ...(m.arm_cm === null ? {} : { armCm: m.arm_cm }),
    ...(m.oedema ? { oedema: true } : {}),
    ...(m.seen ? { seen: m.seen } : {}),
  },
})

/** How many are overdue today, by room: depends on the date, so it is counted anew for books that changed and each night. */
export const growthGauge: Gauge = {
  indicators: ['growth.overdue'],
  count: async (read, book, today) => {
    const rooms = new Map<string, { part: number; whole: number }>()
    for (const r of await lastWeighed(read, book, null)) {
      const room = rooms.get(r.room!) ?? { part: 0, whole: 0 }
      room.whole++
      if (whenDue(ageInMonths(r.birth, today), r.last_day ?? undefined, today)?.state === 'overdue')
        room.part++
      rooms.set(r.room!, room)
    }
    return [...rooms].map(
      ([room, sum]): Contribution => ({ indicator: 'growth.overdue', room, period: 'now', ...sum }),
    )
  },
}
