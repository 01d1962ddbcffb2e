// Learning on the tablet, fetched when it is opened: the activity bank and the week of the room come with it.
import type { Tell } from '../device/use-saying.ts'
import type { Day } from '../kernel/days.ts'
import type { CarriedChild } from '../modules/children/contract/rows.ts'
import type { CarriedCircle } from '../modules/guardians/contract/carried.ts'
import { bank } from '../modules/learning/rules/bank/bank.ts'
import type {
  CarriedBank,
  CarriedInterest,
  CarriedProgramme,
  CarriedWeek,
} from '../modules/learning/rules/carried.ts'
import { holdingOn } from '../modules/learning/rules/loaded.ts'
import { mondayOf } from '../modules/learning/rules/week-of.ts'
import { LearnToday } from '../modules/learning/screens/learn-today.tsx'
import { type RoomSession, useRows } from './tablet-store.ts'

export function LearnHere({
  session,
  room,
  today,
  present,
  chosen,
  tell,
  onBack,
}: {
  session: RoomSession
  room: string
  today: Day
  /** who is present in the room */
  present: readonly (readonly [string, CarriedChild])[]
  chosen: readonly string[]
  tell: Tell
  onBack: () => void
}) {
  const weeks = useRows<CarriedWeek>(session, 'learning_week')
  const interests = useRows<CarriedInterest>(session, 'learning_interest')
  const banks = useRows<CarriedBank>(session, 'learning_bank')
  const loaded = holdingOn(
    [...banks.values()].map((b) => ({ from_day: b.f, signed_at: b.s, activities: b.a })),
    today,
  )
  const programmes = useRows<CarriedProgramme>(session, 'learning_programme')
  const programme = holdingOn(
    [...programmes.values()].map((p) => ({ from_day: p.f, signed_at: p.s, contents: p.c })),
    today,
  )
  const circles = useRows<CarriedCircle>(session, 'child_circle')
  return (
    <LearnToday
      at={{
        agreesToPhotos: (child) => circles.get(child)?.yes?.includes('photos-room') ?? false,
        photos: session.photos,
        ...{ room, today, tell, week: weeks.get(`${room}|${mondayOf(today)}`) },
        weeks: [...weeks.entries()].filter(([key]) => key.startsWith(room)).map(([, w]) => w),
        bank: loaded?.activities ?? bank,
        contents: programme?.contents,
        interests: [...interests.values()].filter((i) => i.r === room),
        here: present
          .map(([id, c]) => ({ id, given: c.given, birth: c.birth }))
          .sort((a, b) => a.given.localeCompare(b.given, 'es')),
      }}
      {...{ chosen, onBack }}
    />
  )
}
