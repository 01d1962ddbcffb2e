// What a project asks: a date for the stage it stands at, that what is late is said or dated anew, and that grave findings are mended.
import { addDays } from '../../../kernel/days.ts'
import type { Task } from '../../../kernel/task.ts'
import type { ConstructionNote, ConstructionProject } from '../contract.ts'

/** So long after a stage began it must have a day; so long a grave finding may stay open. Source: house proposals. */
const DATE_IT_DAYS = 14
const MEND_DAYS = 7
const morning = (day: string) => `${day}T13:00:00.000Z`
const evening = (day: string) => `${day}T23:59:00.000Z`

/** Owner: a post that tasks are asked of; promoters see theirs in the portfolio. */
export function asksOfProject(
  p: Pick<ConstructionProject, 'book' | 'stage' | 'due' | 'since' | 'out'>,
): readonly Task[] {
  if (p.out || p.stage === null) return []
  const at = { key: '', about: p.book, owner: 'supervisor' } as const
  if (p.due)
    return [
      {
        ...at,
        kind: 'construction.stage-late',
        from: morning(addDays(p.due, 1)),
        by: evening(addDays(p.due, 7)),
      },
    ]
  return p.since === null
    ? []
    : [
        {
          ...{ ...at, kind: 'construction.stage-undated', from: morning(addDays(p.since, 1)) },
          by: evening(addDays(p.since, DATE_IT_DAYS)),
        },
      ]
}

export function asksOfFinding(
  n: Pick<ConstructionNote, 'book' | 'grave' | 'mended' | 'on_day'>,
): readonly Task[] {
  if (!n.grave || n.mended) return []
  return [
    {
      ...{ key: '', kind: 'construction.finding', about: n.book, owner: 'supervisor' },
      ...{ from: morning(n.on_day), by: evening(addDays(n.on_day, MEND_DAYS)) },
    },
  ]
}
