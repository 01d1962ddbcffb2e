// What an incident asks of whom: tell each family, look at it, get the paper signed, close it; the same rule on tablet and server.
import type { Task } from '../../../kernel/task.ts'
import type { ChildPart, IncidentKind } from '../contract/kinds.ts'
import { after, isGrave } from './thresholds.ts'

/** What the rule needs to know; `room` is the book where the incident belongs to no room. */
export type AskedIncident = {
  readonly at: string
  readonly said_at: string
  readonly kind: IncidentKind
  readonly head: boolean
  readonly room: string
  readonly children: readonly {
    readonly child: string
    readonly part: ChildPart
    readonly told: string | null
    readonly signed: boolean
  }[]
  readonly reviewed: string | null
  readonly closed: boolean
}

/** Who only was there needs no telling. */
export const mustKnow = (c: { readonly part: ChildPart }): boolean => c.part !== 'there'
export const untoldOf = <C extends AskedIncident['children'][number]>(children: readonly C[]): readonly C[] =>
  children.filter((c) => mustKnow(c) && c.told === null)
/** Whose family signs: the child that was hurt, once it knows. */
export const unsignedOf = <C extends AskedIncident['children'][number]>(
  children: readonly C[],
): readonly C[] => children.filter((c) => c.part === 'hurt' && !c.signed)

export function asksOf(i: AskedIncident): readonly Task[] {
  if (i.closed) return []
  const tell = untoldOf(i.children).map(
    ({ child }): Task => ({
      ...{ key: `tell:${child}`, kind: 'safety.tell', about: child, room: i.room, owner: 'educator' },
      ...{ from: i.at, by: after(i.at, isGrave(i.kind, i.head) ? 'tell-grave' : 'tell') },
    }),
  )
  const sign = unsignedOf(i.children).flatMap(({ child, told }): Task[] =>
    told === null
      ? []
      : [
          {
            ...{ key: `sign:${child}`, kind: 'safety.sign', about: child, room: i.room, owner: 'director' },
            ...{ from: told, by: after(told, 'sign') },
          },
        ],
  )
  const look: Task = i.reviewed
    ? {
        ...{ key: 'close', kind: 'safety.close', about: i.room, room: i.room, owner: 'director' },
        ...{ from: i.reviewed, by: after(i.reviewed, 'close') },
      }
    : {
        ...{ key: 'review', kind: 'safety.review', about: i.room, room: i.room, owner: 'director' },
        ...{ from: i.said_at, by: after(i.said_at, 'review') },
      }
  return [...tell, ...sign, look]
}
