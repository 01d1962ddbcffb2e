// What a carried day in the room asks on the tablet, by the server's rule; apart from its overlay, because only Hoy needs it.
import type { Asking } from '../../../kernel/taking.ts'
import { tasksOf } from './asks.ts'
import type { CarriedDaily } from './carried.ts'

export const dailyAsking: Asking<CarriedDaily> = {
  table: 'daily_day',
  asks: (key, { e }, look) => {
    const [child, day] = key.split('|') as [string, string]
    const known = look<{ birth: string }>('child', child)
    if (!e || !known) return []
    const door = look<{ s: string; i?: string; o?: string }>('attendance_day', key)
    return tasksOf({
      ...{ child, day, birth: known.birth, room: e.at(-1)?.room ?? null, entries: e },
      ...{ arrived: door?.i ?? null, left: door?.s === 'gone' ? (door.o ?? null) : null },
    })
  },
}
