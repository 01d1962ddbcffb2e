// Whose a task is today: resolved from posts and leaves when it is read, so that no task is ever without somebody.
import { NATION } from '../../../kernel/ids.ts'
import type { TaskOwner } from '../../../kernel/task.ts'
import type { Away, Holder } from '../contract.ts'

export type Whose = {
  readonly persons: readonly string[]
  /** the level it stands at now */
  readonly level: TaskOwner
  /** `own` of the post it was asked of; `cover`: all who hold it are covered; `vacant`, `leave`: why it passed up */
  readonly why: 'own' | 'cover' | 'vacant' | 'leave'
}

/** To whom a task passes where nobody can take it. */
const above: Readonly<Record<TaskOwner, TaskOwner | undefined>> = {
  educator: 'director',
  nurse: 'director',
  mentor: 'director',
  promoter: 'supervisor',
  'works-supervisor': 'supervisor',
  director: 'supervisor',
  supervisor: 'national',
  national: undefined,
}

/** Who stands in for a person: themselves, or whoever covers, however long the chain; nobody where it ends in the void. */
function standIn(person: string, away: ReadonlyMap<string, string | null>): string | undefined {
  const seen = new Set<string>()
  for (let who: string | null = person; who !== null && !seen.has(who); ) {
    if (!away.has(who)) return who
    seen.add(who)
    who = away.get(who) ?? null
  }
  return undefined
}

/** Books where a post of that level looks after the task's place; a mentor may be of the center or of all centers of a state. */
const booksOf = (level: TaskOwner, book: string, representation: string | undefined): readonly string[] =>
  level === 'national'
    ? [NATION]
    : level === 'supervisor' || level === 'promoter' || level === 'works-supervisor'
      ? [representation ?? book]
      : level === 'mentor'
        ? [book, ...(representation ? [representation] : []), NATION]
        : [book]

/** Of those who hold the post it was asked of, the one it is for where they still do; never the one it is not for. */
function asked<H extends Pick<Holder, 'person'>>(
  posts: readonly H[],
  task: { readonly person?: string | null; readonly not_by?: string | null },
  own: boolean,
): readonly H[] {
  const others = posts.filter((h) => h.person !== task.not_by)
  const only = own ? others.filter((h) => h.person === task.person) : []
  return only.length > 0 ? only : others
}

/**
 * `line` says which representation a center's book is under; a task of a representation or the nation is asked in its own book.
 * `persons` is empty only where nobody holds a post from its owner up to the nation: it then stands with the national unit.
 */
export function whoseTask(
  task: {
    readonly owner: TaskOwner
    readonly book: string
    readonly room: string | null
    readonly person?: string | null
    readonly not_by?: string | null
  },
  representation: string | undefined,
  holders: readonly Holder[],
  leaves: readonly Away[],
): Whose {
  const away = new Map(leaves.map((l) => [l.person, l.cover]))
  let why: Whose['why'] = 'own'
  for (let level: TaskOwner | undefined = task.owner; level; level = above[level]) {
    const books = booksOf(level, task.book, representation)
    const held = holders.filter(
      (h) =>
        h.role === level &&
        books.includes(h.book) &&
        (level !== 'educator' || task.room === null || h.rooms.length === 0 || h.rooms.includes(task.room)),
    )
    const posts = asked(held, task, level === task.owner)
    const persons = [...new Set(posts.flatMap((h) => standIn(h.person, away) ?? []))].filter(
      (p) => p !== task.not_by,
    )
    if (persons.length > 0) {
      const covered = why === 'own' && posts.every((h) => away.has(h.person))
      return { persons, level, why: covered ? 'cover' : why }
    }
    why = posts.length > 0 ? 'leave' : 'vacant'
  }
  return { persons: [], level: 'national', why }
}
