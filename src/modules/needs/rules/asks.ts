// What a study asks: to be closed once its survey is over, to be worked out once it is closed, to be delivered once there is a result.
import { addDays } from '../../../kernel/days.ts'
import type { Task } from '../../../kernel/task.ts'
import type { NeedsStudy } from '../contract.ts'

/** Days to close, to work out and to deliver. Source: house proposal. */
const CLOSE = 5
const WORK_OUT = 7
const DELIVER = 10
const morning = (day: string) => `${day}T13:00:00.000Z`
const evening = (day: string) => `${day}T23:59:00.000Z`

export function asksOfStudy(
  s: Pick<NeedsStudy, 'book' | 'state' | 'until_day' | 'closed_on' | 'versions'>,
): readonly Task[] {
  const at = { key: '', about: s.book, owner: 'promoter' } as const
  const last = s.versions.at(-1)
  switch (s.state) {
    case 'open':
      return [
        {
          ...{ ...at, kind: 'needs.close', from: morning(addDays(s.until_day, 1)) },
          by: evening(addDays(s.until_day, CLOSE)),
        },
      ]
    case 'closed':
      return s.closed_on
        ? [
            {
              ...{ ...at, kind: 'needs.work-out', from: morning(s.closed_on) },
              by: evening(addDays(s.closed_on, WORK_OUT)),
            },
          ]
        : []
    case 'result':
      return last
        ? [
            {
              ...{ ...at, kind: 'needs.deliver', from: morning(last.on) },
              by: evening(addDays(last.on, DELIVER)),
            },
          ]
        : []
    case 'delivered':
    case 'withdrawn':
      return []
  }
}
