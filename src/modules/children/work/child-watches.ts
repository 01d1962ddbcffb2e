// What the clock asks of children's files: pairs that may be one child's, documents that did not arrive whole.
import type { TaskOwner } from '../../../kernel/task.ts'
import type { Watch } from '../../../platform/house.ts'
import { OVERDUE_DAYS } from '../contract/joining.ts'
import { papersMissing } from '../reads.ts'
import { likelyTask, paperMissing } from '../tasks.ts'
import { pairsAsked } from './likely-pairs.ts'

const DAY_MS = 86_400_000
const later = (at: string, days: number) => new Date(Date.parse(at) + days * DAY_MS).toISOString()

/** Files that may be one child's, asked of the level that reaches both. */
const likelyWatch = (of: Watch['of'], owner: TaskOwner): Watch => ({
  id: 'likely',
  of,
  look: async (read, book) =>
    (await pairsAsked(read, of, book)).map((p) => ({
      ...{ key: `${p.first}|${p.second}`, kind: likelyTask.id, about: book, room: null, owner },
      ...{ from: p.found_at, by: later(p.found_at, OVERDUE_DAYS) },
    })),
})

/** Days a file may take to arrive, and to be sent again. House rule. */
const [ARRIVES, SENT_AGAIN] = [1, 7]

const paperWatch: Watch = {
  id: 'paper',
  of: 'center',
  look: async (read, book, { now }) =>
    (await papersMissing(read, book, later(now, -ARRIVES))).map((d) => ({
      ...{ key: d.key, kind: paperMissing.id, about: d.child, room: d.room, owner: 'director' as const },
      ...{ from: later(d.at, ARRIVES), by: later(d.at, ARRIVES + SENT_AGAIN) },
    })),
}

export const childrenWatches: readonly Watch[] = [
  likelyWatch('center', 'director'),
  likelyWatch('representation', 'supervisor'),
  likelyWatch('nation', 'national'),
  paperWatch,
]
