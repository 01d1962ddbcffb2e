// What a project asks of who carries it and of who watches its works: a visit, papers, a date, what is late, findings to be mended.
import { addDays } from '../../../kernel/days.ts'
import type { Task, TaskOwner } from '../../../kernel/task.ts'
import type { Stage } from '../contract/stages.ts'
import { STUCK_AFTER } from '../contract/which.ts'
import type { ConstructionNote, ConstructionProject } from '../contract.ts'

/** Days. Source: house proposals. */
const VISIT_WITHIN = 14
const DATE_WITHIN = 14
const LATE_WITHIN = 7
const PAPERS_WITHIN = 45
const MEND_GRAVE_WITHIN = 7
const MEND_WITHIN = 30
const morning = (day: string) => `${day}T13:00:00.000Z`
const evening = (day: string) => `${day}T23:59:00.000Z`

/** Works and what is put into them are watched; all else is promoted. */
const ownerOf = (stage: Stage): TaskOwner =>
  stage === 'works' || stage === 'equipment' ? 'works-supervisor' : 'promoter'

export function asksOfProject(
  p: Pick<
    ConstructionProject,
    'key' | 'stage' | 'due' | 'since' | 'out' | 'reached_on' | 'documents' | 'file_percent'
  >,
): readonly Task[] {
  if (p.out || p.stage === null) return []
  const { stage } = p
  const ask = (kind: string, owner: TaskOwner, from: string, within: number): Task => ({
    ...{ key: kind, kind: `construction.${kind}`, about: p.key, owner },
    ...{ from: morning(from), by: evening(addDays(from, within)) },
  })
  const began = p.since ?? p.reached_on
  const found: Task[] = []
  if (stage === 'visited' && began)
    found.push(ask('plot-unvisited', 'promoter', addDays(began, 1), VISIT_WITHIN))
  if (stage === 'file' && began) {
    if (p.file_percent < 100) found.push(ask('papers-missing', 'promoter', addDays(began, 1), PAPERS_WITHIN))
    found.push(ask('file-stuck', 'promoter', addDays(began, STUCK_AFTER), LATE_WITHIN))
  }
  if (p.due) found.push(ask('stage-late', ownerOf(stage), addDays(p.due, 1), LATE_WITHIN - 1))
  else if (p.since !== null && stage !== 'visited')
    found.push(ask('stage-undated', ownerOf(stage), addDays(p.since, 1), DATE_WITHIN - 1))
  return found
}

export function asksOfFinding(
  n: Pick<ConstructionNote, 'project' | 'what' | 'grave' | 'mended' | 'on_day'>,
): readonly Task[] {
  if (n.mended || !(n.grave || n.what === 'finding')) return []
  const within = n.grave ? MEND_GRAVE_WITHIN : MEND_WITHIN
  return [
    {
      ...{ key: '', kind: n.grave ? 'construction.finding' : 'construction.finding-minor' },
      ...{ about: n.project, owner: 'works-supervisor' },
      ...{ from: morning(n.on_day), by: evening(addDays(n.on_day, within)) },
    },
  ]
}
