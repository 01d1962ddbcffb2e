// A child's page: the file with the cards that growth and attendance offer, put together here because they know not each other.
import type { Day } from '../../kernel/days.ts'
import { weekday } from '../../kernel/days.ts'
import { restDayOn } from '../../kernel/holidays.ts'
import { MonthCard } from '../../modules/attendance/screens/month-card.tsx'
import { PlanCard } from '../../modules/attendance/screens/plan-card.tsx'
import { ChildFile } from '../../modules/children/screens/child-file.tsx'
import { ChildDayCard } from '../../modules/daily/screens/child-day.tsx'
import { DevelopmentCard } from '../../modules/development/screens/development-card.tsx'
import { GrowthCard } from '../../modules/growth/screens/growth-card.tsx'
import { CircleCards } from '../../modules/guardians/screens/circle-cards.tsx'
import { PortfolioCard } from '../../modules/learning/screens/portfolio.tsx'
import { centerFile } from '../../modules/network/contract.ts'
import { CasesOfChild } from '../../modules/referrals/screens/cases-of-child.tsx'
import { DoubtOfResult } from '../../modules/referrals/screens/doubt-of-result.tsx'
import { IncidentsOfChild } from '../../modules/safety/screens/incidents-of-child.tsx'
import { useAsk } from '../../ui/asking.tsx'
import { useWords } from '../../ui/language.tsx'

/** `day`: the one whose story is shown first, which a task of that day says. */
export function ChildPage({ id, child, day }: { id: string; child: string; day?: string }) {
  const words = useWords()
  const center = useAsk(centerFile, { book: id })
  const told = center.data
  /** The center's own calendar wins over weekends and rest days of the law. */
  const closed = (day: Day): string | undefined => {
    const own = told?.calendar.find((c) => c.day === day)
    if (own) return own.open ? undefined : own.why
    const rest = restDayOn(day)
    if (rest) return words(rest.words)
    return weekday(day) === 0 || weekday(day) === 6 ? '' : undefined
  }
  return (
    <ChildFile
      key={`${id}/${child}`}
      id={id}
      child={child}
      cards={({ child: row, purpose, rooms }) => (
        <>
          <CircleCards
            book={id}
            child={row}
            purpose={purpose}
            room={row.room ? rooms.get(row.room) : undefined}
          />
          <GrowthCard child={row} purpose={purpose} />
          <DevelopmentCard
            child={row}
            purpose={purpose}
            onDoubt={(round) => (
              <DoubtOfResult
                from={round}
                of={{ book: id, child, room: row.room, birth: row.birth, zone: told?.center.time_zone }}
              />
            )}
          />
          <ChildDayCard
            {...{ book: id, child, purpose }}
            {...(day ? { on: day } : {})}
            given={row.given}
            birth={row.birth}
            timeZone={told?.center.time_zone}
            center={told?.center.name}
          />
          <CasesOfChild
            {...{ book: id, child, room: row.room, birth: row.birth, zone: told?.center.time_zone }}
          />
          <PortfolioCard book={id} child={child} />
          <IncidentsOfChild book={id} child={child} zone={told?.center.time_zone} />
          <MonthCard
            book={id}
            child={child}
            purpose={purpose}
            timeZone={told?.center.time_zone}
            closed={closed}
          />
          <PlanCard book={id} child={child} calendar={told?.calendar ?? []} />
        </>
      )}
    />
  )
}
