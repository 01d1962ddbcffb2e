// A move to another center: decided under both books' locks, told to the new one by letters that are the same each time.
import type { Fact } from '../../kernel/fact.ts'
import type { Decides } from '../../platform/house.ts'
import { letterId } from '../../platform/new-id.ts'
import { astray, childOf, type Following, followingOf } from './reads.ts'

/** A letter of a decision: made from its fact, so that it is the same each time. */
function letterOf(fact: Fact, to: string, f: Following): Fact {
  return {
    id: letterId(fact.id, to, f.id),
    kind: f.kind,
    kindVersion: 1,
    about: f.about,
    book: to,
    happenedAt: fact.happenedAt,
    author: fact.author,
    origin: 'letter',
    payload: f.payload,
    ...(f.supersedes && { supersedes: [...f.supersedes] }),
  }
}

/**
 * Refusals: unknown-child, same-center, unknown-room, earlier-than-leaving (it left the new center after that day), said-later
 * (something said after the moment of this decision keeps the child where it is).
 */
export const transfersChild: Decides = {
  kind: 'children.child-transferred',
  otherBook: (fact) => String(fact.payload.to),
  decide: async (tx, house, fact) => {
    const { to, room, on } = fact.payload as { to: string; room: string; on: string }
    if (to === fact.book) return { refused: 'same-center', field: 'to' }
    const child = await childOf(tx, fact.book, fact.about)
    if (!child || child.left_on) return { refused: 'unknown-child', field: 'about' }
    const [open] = await tx<{
      key: string
    }>`select key from room where book = ${to} and key = ${room} and closed_on is null`
    if (!open) return { refused: 'unknown-room', field: 'room' }
    const there = await childOf(tx, to, fact.about)
    if (there?.left_on && there.left_on > on) return { refused: 'earlier-than-leaving', field: 'on' }
    const going = [{ child, room, there }]
    const letters = (await followingOf(tx, house, fact.book, to, on, going)).map((f) => letterOf(fact, to, f))
    return {
      letters,
      after: async (last) =>
        (await astray(last, [fact.book, to], to, [child.key])) > 0
          ? { refused: 'said-later', field: 'on' }
          : undefined,
    }
  },
}
