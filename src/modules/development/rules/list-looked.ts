// The list of a center: each child with where the list of its age stands, the longest wait first.
import type { Day } from '../../../kernel/days.ts'
import type { Light, LookedAt } from '../contract.ts'
import { daysLate, developmentDue, type Looked, screeningDue } from './due.ts'

export type ToList = {
  readonly child: string
  readonly name: string
  readonly birth: Day
  readonly weeks: number | null
  readonly room: string | null
  readonly since: Day | null
  readonly looked: readonly Looked[]
  readonly screened: readonly Day[]
  readonly last_day: Day | null
  readonly light: Light | null
}

const RANK = { overdue: 0, due: 1, done: 2, none: 3 } as const

/** `named`: whoever asks works there; else neither names nor lights are told. */
export function listLooked(children: readonly ToList[], today: Day, named: boolean): LookedAt[] {
  return children
    .map((c): LookedAt => {
      const due = developmentDue(c, today)
      const screening = screeningDue(c, today)
      return {
        ...{ child: c.child, name: named ? c.name : null, room: c.room, birth_month: c.birth.slice(0, 7) },
        ...{ months: due?.months ?? null, state: due?.state ?? 'none', from: due?.from ?? null },
        ...{ by: due?.by ?? null, days_late: due && due.state === 'overdue' ? daysLate(due, today) : 0 },
        ...{ last_day: c.last_day, light: named ? (c.light ?? 'none') : 'none' },
        screening: screening ? { months: screening.months, by: screening.by, late: screening.late } : null,
      }
    })
    .sort(
      (a, b) =>
        RANK[a.state] - RANK[b.state] ||
        b.days_late - a.days_late ||
        ((a.by ?? '') < (b.by ?? '') ? -1 : (a.by ?? '') > (b.by ?? '') ? 1 : a.child < b.child ? -1 : 1),
    )
}

/** Of children whose time for the list of their age has passed, or who have it done: how many have it done, by room. */
export function coverageOf(
  children: readonly Omit<ToList, 'name'>[],
  today: Day,
): Map<string, { part: number; whole: number }> {
  const rooms = new Map<string, { part: number; whole: number }>()
  for (const c of children) {
    const due = developmentDue(c, today)
    if (!due || due.state === 'due') continue
    const room = rooms.get(c.room!) ?? { part: 0, whole: 0 }
    room.whole++
    if (due.state === 'done') room.part++
    rooms.set(c.room!, room)
  }
  return rooms
}
