// How the taps at the door become a child's day: the same fold on the tablet and in the capital.
import type { Stamped } from '../../../kernel/fact.ts'
import type { AttendanceDay, DayFlag, Mark } from '../contract.ts'

/** A tap as the day remembers it. */
export function markOf(s: Stamped): Mark {
  const p = s.fact.payload as { room?: string; reason?: Mark['reason'] }
  const kind = s.fact.kind.slice('attendance.'.length) as Mark['kind']
  return {
    id: s.fact.id,
    kind,
    at: s.estAt,
    ...(p.room ? { room: p.room } : {}),
    ...(p.reason ? { reason: p.reason } : {}),
  }
}

export type FoldedDay = Pick<
  AttendanceDay,
  'state' | 'room' | 'arrived_at' | 'left_at' | 'reason' | 'flags' | 'marks'
>

/** Two arrivals further apart than this are told to a person. Source: offline.md §4.5. */
const SECOND_ARRIVAL_MS = 15 * 60_000

/**
 * One presence interval from the earliest arrival; a departure ends it, a later arrival opens it again. Order: estimated
 * time, then id. Two arrivals far apart or in different rooms, a departure without arrival, an absence of a child who is
 * here are flagged, never refused. Total: any marks in any order give a day; none give undefined.
 */
export function foldDay(given: readonly Mark[]): FoldedDay | undefined {
  const marks = [...given].sort((a, b) =>
    a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0,
  )
  if (marks.length === 0) return undefined
  const flags = new Set<DayFlag>()
  let state: AttendanceDay['state'] | undefined
  let room: string | null = null
  let arrivedAt: string | null = null
  let leftAt: string | null = null
  let reason: Mark['reason'] | null = null
  for (const m of marks) {
    switch (m.kind) {
      case 'arrived':
        if (state === 'absent') flags.add('absent-but-here')
        if (state === 'present') {
          if (m.room && room && m.room !== room) flags.add('other-room')
          if (arrivedAt && Date.parse(m.at) - Date.parse(arrivedAt) > SECOND_ARRIVAL_MS)
            flags.add('two-arrivals')
        } else {
          room = m.room ?? room
          if (state === 'gone' && arrivedAt === null) flags.add('left-before-arrival')
        }
        arrivedAt ??= m.at
        state = 'present'
        leftAt = null
        break
      case 'moved-room':
        room = m.room ?? room
        break
      case 'left':
        if (arrivedAt === null) flags.add('left-before-arrival')
        if (state === 'gone') flags.add('left-twice')
        else leftAt = m.at
        state = 'gone'
        break
      case 'absent':
        reason = m.reason ?? 'unknown'
        if (arrivedAt !== null) flags.add('absent-but-here')
        else state = 'absent'
        break
    }
  }
  if (state === undefined) return undefined
  return {
    state,
    room,
    arrived_at: arrivedAt,
    left_at: leftAt,
    reason: reason ?? null,
    flags: [...flags].sort(),
    marks,
  }
}

export function foldAttendanceDay(
  book: string,
  key: string,
  facts: readonly Stamped[],
): AttendanceDay | undefined {
  const folded = foldDay(facts.map(markOf))
  if (!folded) return undefined
  const [child, day] = key.split('|')
  return { book, key, child: child!, day: day!, ...folded }
}
