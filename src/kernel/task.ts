// Tasks: what is due — something a row asks of whoever holds a post, from when and by when; the same rule on tablet and server.
import * as v from 'valibot'
import { Instant } from './fact.ts'
import { Uuid } from './ids.ts'
import type { Permission } from './permission.ts'
import type { Words } from './verdict.ts'

/** Posts a task may be asked of, low to high: where nobody holds one, it passes to the next. */
export const taskOwners = [
  'educator',
  'nurse',
  'mentor',
  'promoter',
  'works-supervisor',
  'director',
  'supervisor',
  'national',
] as const
export type TaskOwner = (typeof taskOwners)[number]

/**
 * How fast somebody must act: `now` within the hour, `day` before the center closes, `week` within days. From it follows after
 * how long a task that is late rises to the next level; those delays are norms (`rise.*`), dated and shown on the screen Normas.
 */
export const Pace = v.picklist(['now', 'day', 'week'])
export type Pace = v.InferOutput<typeof Pace>

/** One thing somebody must do. Without a clock: whoever shows it compares `from` and `by` with theirs. */
export type Task = {
  /** names it among those of its row; '' where a row asks one thing only */
  readonly key: string
  /** a declared `TaskKind` */
  readonly kind: string
  /** the child, person, room or center it is about: as the kind's `subject` says */
  readonly about: string
  /** the room whose educators it is for; without it, every educator's of the center */
  readonly room?: string | null
  readonly owner: TaskOwner
  /** of those who hold the post, this one alone; once they hold it no more, it is the others' */
  readonly person?: string
  /** of those who hold the post, anybody but this one */
  readonly except?: string
  /** ISO instants: not shown before `from`; late after `by` */
  readonly from: string
  readonly by: string
}

/** What a task of a kind is called, why it is asked, and the one tap that does it. Lives in the module's `tasks.ts`. */
export type TaskKind = {
  /** `growth.weigh` */
  readonly id: string
  /** an order, in few words: "Pesar y medir" */
  readonly words: Words
  /** the reason, as whoever must do it would say it */
  readonly why: Words
  /** norm or reference it follows, and how sure it is; a rule of the house says so itself */
  readonly source: string
  readonly confidence: 'confirmed' | 'unconfirmed'
  readonly subject: 'child' | 'person' | 'room' | 'place' | 'project'
  readonly pace: Pace
  /** no fact ends it: whoever has it says that it is done, with what was done; without it, it ends with its cause alone */
  readonly ends?: 'by-hand'
  readonly act: {
    /** what the button says: "Medir" */
    readonly words: Words
    /** address on the desk, with `$book`, `$about`, `$room`, `$day` (the civil day on which it began) and `$row` (key of the row that asks, its parts as steps) filled in */
    readonly desk?: string
    /** what that page needs, where who has the task may lack it: they do it on the tablet */
    readonly needs?: Permission
    /** on the tablet: `child` (the card), `weigh`, `room` (chosen on the wall), or the id of a gesture, opened with `about` chosen */
    readonly tablet?: string
  }
}

/** A task as it is kept; `key` is `table:key of the row:key of the task`, or `watch:` and what the watch calls it. */
export const TaskRow = v.object({
  book: Uuid,
  key: v.string(),
  kind: v.string(),
  about: Uuid,
  room: v.nullable(Uuid),
  owner: v.picklist(taskOwners),
  person: v.nullable(Uuid),
  not_by: v.nullable(Uuid),
  from_at: Instant,
  by_at: Instant,
  /** asked by the clock, not by a row: made anew by each watch, not by a rebuild */
  watched: v.boolean(),
})
export type TaskRow = v.InferOutput<typeof TaskRow>

/** The name of a row's task, wherever it is made. */
export const taskName = (table: string, rowKey: string, key: string) =>
  key === '' ? `${table}:${rowKey}` : `${table}:${rowKey}:${key}`

/** The key of the row that asks a task, out of its name; a watch's task has none. */
export const rowOfTask = (name: string): string =>
  name.startsWith('watch:') ? '' : (name.split(':')[1] ?? '')

export const taskRow = (book: string, key: string, task: Task, watched: boolean): TaskRow => ({
  ...{ book, key, kind: task.kind, about: task.about, room: task.room ?? null, owner: task.owner },
  ...{ person: task.person ?? null, not_by: task.except ?? null },
  ...{ from_at: task.from, by_at: task.by, watched },
})
