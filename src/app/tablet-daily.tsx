// The day of the room on the tablet: what its marks and panels read, the story on a child's card, and the note that stops the next shift.
import { lazy, type ReactNode, Suspense, useMemo } from 'react'
import type { Rows } from '../device/carried.ts'
import type { Tell } from '../device/use-saying.ts'
import { type Day, daysBetween } from '../kernel/days.ts'
import type { CarriedDay } from '../modules/attendance/carry.ts'
import type { CarriedChild } from '../modules/children/contract/rows.ts'
import type { CarriedHandover } from '../modules/daily/carry.ts'
import type { CarriedDaily } from '../modules/daily/rules/carried.ts'
import { type DailyAt, DailyContext } from '../modules/daily/screens/daily-context.ts'
import { LoadingFrame } from '../ui/loading-frame.tsx'
import { type RoomSession, useRows } from './tablet-store.ts'

const Stop = lazy(async () => ({
  default: (await import('../modules/daily/screens/handover-stop.tsx')).HandoverStop,
}))
const Story = lazy(async () => ({ default: (await import('../modules/daily/screens/day-card.tsx')).DayCard }))

type At = {
  readonly session: RoomSession
  readonly room: string
  readonly today: Day
  readonly now: number
  readonly timeZone: string
  readonly days: Rows<CarriedDay>
  readonly roster: Rows<CarriedChild>
  readonly tell: Tell
}

export function DailyHere({ children, ...at }: At & { children: ReactNode }) {
  const { session, room, today, now, timeZone, days, roster, tell } = at
  const rows = useRows<CarriedDaily>(session, 'daily_day')
  const value = useMemo((): DailyAt => {
    const doorOf = (child: string, on: Day = today) => {
      const day = days.get(`${child}|${on}`)
      return { arrived: day?.i ?? null, left: day?.s === 'gone' ? (day.o ?? null) : null }
    }
    return { room, today, now, timeZone, rows, doorOf, birthOf: (id) => roster.get(id)?.birth, tell }
  }, [room, today, now, timeZone, rows, days, roster, tell])
  return <DailyContext value={value}>{children}</DailyContext>
}

/** Of a note older than this somebody has spoken. */
const NOTE_DAYS = 3

/** The newest note of the room, while who acts has neither written nor read it. */
export function useHandoverStop(
  session: RoomSession,
  room: string,
  today: Day,
  acting: string | undefined,
  nameOf: (person: string) => string | undefined,
): ReactNode {
  const notes = useRows<CarriedHandover>(session, 'daily_handover')
  if (acting === undefined) return null
  const newest = [...notes.entries()]
    .filter(([, n]) => n.r === room && daysBetween(n.d, today) <= NOTE_DAYS)
    .sort(([, a], [, b]) => (a.at < b.at ? 1 : -1))[0]
  if (!newest) return null
  const [id, note] = newest
  if (note.b === acting || note.seen.includes(acting)) return null
  return (
    <Suspense fallback={null}>
      <Stop key={id} id={id} note={note} who={nameOf(note.b)} />
    </Suspense>
  )
}

export const DayStoryHere = ({ id, child }: { id: string; child: CarriedChild }) => (
  <Suspense
    fallback={
      <LoadingFrame ready={false} height={24}>
        {null}
      </LoadingFrame>
    }
  >
    <Story child={{ id, given: child.given, birth: child.birth }} />
  </Suspense>
)
