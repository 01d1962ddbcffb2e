// The schedule of a works contract as it is drawn: each task on calendar days with its float, each link, and which of them may not slip.
import type { ConstructionContract, ScheduleLink } from '../contract.ts'
import { criticalPath, type ScheduledTask } from './critical-path.ts'

/** Calendar days after the contract starts; `slack` = until which it may be over without moving the end. */
export type DrawnTask = {
  readonly id: string
  readonly name: string
  readonly from: number
  readonly to: number
  readonly slack: number
  /** working days */
  readonly float: number
  readonly critical: boolean
  /** in working days, what it waits for */
  readonly waits: readonly ScheduleLink[]
}
/** Between places of tasks in the list. `critical`: it holds its task back, and neither may slip. */
export type DrawnLink = Pick<ScheduleLink, 'type'> & {
  readonly from: number
  readonly to: number
  readonly critical: boolean
}
export type DrawnSchedule = {
  readonly tasks: readonly DrawnTask[]
  readonly links: readonly DrawnLink[]
  /** calendar days, and working days */
  readonly days: number
  readonly working: number
}

/** Calendar days for working days: five of seven. */
export const calendarDays = (working: number): number => (working * 7) / 5

/** Working days by which a link lets its task begin at the earliest. */
const bound = (link: ScheduleLink, from: ScheduledTask, to: ScheduledTask): number =>
  (link.type === 'FS' || link.type === 'FF' ? from.ef : from.es) +
  link.lag -
  (link.type === 'FF' || link.type === 'SF' ? to.ef - to.es : 0)

/** In the order in which tasks begin; undefined without a schedule, or where it cannot be one. */
export function scheduleDrawn(
  works: Pick<ConstructionContract, 'tasks' | 'links'>,
): DrawnSchedule | undefined {
  const path = works.tasks.length > 0 ? criticalPath(works.tasks, works.links) : undefined
  if (!path?.stands) return undefined
  const { duration } = path.schedule
  const told = path.schedule.tasks
    .map((at, i) => ({ at, name: works.tasks[i]!.name }))
    .toSorted((a, b) => a.at.es - b.at.es || a.at.ef - b.at.ef)
  const place = new Map(told.map(({ at }, i) => [at.id, i]))
  const nothing = 1e-9 * Math.max(1, duration)
  return {
    ...{ working: duration, days: calendarDays(duration) },
    tasks: told.map(({ at, name }) => ({
      ...{ id: at.id, name, float: at.float, critical: at.critical },
      ...{ from: calendarDays(at.es), to: calendarDays(at.ef), slack: calendarDays(at.lf) },
      waits: works.links.filter((l) => l.to === at.id),
    })),
    links: works.links.flatMap((l): DrawnLink[] => {
      const [from, to] = [place.get(l.from), place.get(l.to)]
      if (from === undefined || to === undefined) return []
      const [a, b] = [told[from]!.at, told[to]!.at]
      const critical = a.critical && b.critical && Math.abs(bound(l, a, b) - b.es) <= nothing
      return [{ from, to, type: l.type, critical }]
    }),
  }
}
