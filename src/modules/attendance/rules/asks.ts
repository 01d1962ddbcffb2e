// What the day at the door asks of somebody, from when and by when: the same rule over rows and over what a tablet carries.
import type { Task } from '../../../kernel/task.ts'
import type { AttendanceDay, AttendancePickUp, AttendanceVisit, Mark } from '../contract.ts'
import { medicineWaiting, stopsOf } from './fold-day.ts'

const later = (at: string, minutes: number) => new Date(Date.parse(at) + minutes * 60_000).toISOString()

/** Minutes somebody has, from the moment it is asked. Unconfirmed: a proposal of Nido. */
const PATIENCE = {
  medicine: 60,
  departure: 24 * 60,
  call: 60,
  stopped: 10,
  wrongAdult: 30,
  inside: 30,
  twice: 30,
} as const

/** Minutes after which a stopped pick-up that nobody decided is late. */
export const STOP_MINUTES = PATIENCE.stopped

/** What a child's day asks; ends with its cause, because the day is folded again with every word. */
export function asksOfDay(
  d: Pick<AttendanceDay, 'child' | 'room' | 'imputed' | 'left_at' | 'flags'> & {
    readonly marks: readonly Mark[]
  },
): Task[] {
  const about = { about: d.child, room: d.room }
  const tasks: Task[] = medicineWaiting(d.marks).map((m) => ({
    ...{ key: `medicine:${m.id}`, kind: 'attendance.medicine', ...about, owner: 'nurse' },
    ...{ from: m.at, by: later(m.at, PATIENCE.medicine) },
  }))
  for (const { id, mark, decided } of stopsOf(d.marks))
    if (!decided)
      tasks.push({
        ...{ key: `stop:${id}`, kind: 'attendance.stopped', ...about, owner: 'director' },
        ...{ from: mark.at, by: later(mark.at, PATIENCE.stopped) },
      })
  if (d.imputed && d.left_at)
    tasks.push({
      ...{ key: 'departure', kind: 'attendance.departure', ...about, owner: 'director' },
      ...{ from: d.left_at, by: later(d.left_at, PATIENCE.departure) },
    })
  const silent = d.flags.includes('no-notice') && d.marks.find((m) => m.kind === 'no-notice')
  if (silent)
    tasks.push({
      ...{ key: 'call', kind: 'attendance.call', ...about, owner: 'educator' },
      ...{ from: silent.at, by: later(silent.at, PATIENCE.call) },
    })
  return tasks
}

/**
 * One medicine handed over twice. Asked in the capital alone: it ends when somebody there says what came of it, which a tablet
 * does not hear; on the wall the day's flag says so.
 */
export function asksOfTwice(d: Pick<AttendanceDay, 'child' | 'room' | 'flags' | 'marks'>): Task[] {
  if (!d.flags.includes('medicine-twice')) return []
  const last = d.marks.findLast((m) => m.kind === 'medicine-handed')!
  return [
    {
      ...{ key: 'medicine-twice', kind: 'attendance.medicine-twice', about: d.child, room: d.room },
      ...{ owner: 'nurse', from: last.at, by: later(last.at, PATIENCE.twice) },
    },
  ]
}

export const asksOfPickUp = (p: Pick<AttendancePickUp, 'child' | 'room' | 'alarm' | 'at'>): Task[] =>
  p.alarm
    ? [
        {
          ...{ key: '', kind: 'attendance.wrong-adult', about: p.child, room: p.room, owner: 'director' },
          ...{ from: p.at, by: later(p.at, PATIENCE.wrongAdult) },
        },
      ]
    : []

/** Whoever is inside when the center closes; asked nothing where the closing hour was not said. */
export const asksOfVisit = (visit: Pick<AttendanceVisit, 'book' | 'left_at' | 'closed_at'>): Task[] =>
  visit.left_at === null && visit.closed_at !== null
    ? [
        {
          ...{ key: '', kind: 'attendance.visitor', about: visit.book, owner: 'educator' },
          ...{ from: visit.closed_at, by: later(visit.closed_at, PATIENCE.inside) },
        },
      ]
    : []
