// When two files may be joined: both are here, nothing was said of them meanwhile, and the child has a room afterwards.
import type { Fact } from '../../../kernel/fact.ts'
import type { Child } from '../contract/rows.ts'

/** The facts behind a file's identity, heads of a conflict included: what whoever joins it must have seen. */
export const headsOf = (c: Pick<Child, 'set_by' | 'conflicts'>): string[] =>
  [...new Set([...Object.values(c.set_by), ...c.conflicts.flatMap((x) => x.facts)])].sort()

export type JoinRefusal = { readonly refused: string; readonly field?: string }

/**
 * Refusals: moved-away (a file whose child went to another center stands there now), changed-meanwhile (its identity is not
 * the one that was compared), place-missing, place-too-early (a leave said of either would end the stay again).
 * `together`: both files are in one book, so the fact supersedes the identity of both.
 */
export function refusesJoining(
  kept: Child,
  other: Child,
  together: boolean,
  place: { readonly room: string; readonly from: string } | undefined,
  supersedes: Fact['supersedes'],
): JoinRefusal | undefined {
  if (kept.left_to || other.left_to) return { refused: 'moved-away', field: kept.left_to ? 'about' : 'file' }
  const seen = new Set(supersedes)
  const heads = [...headsOf(kept), ...(together ? headsOf(other) : [])]
  if (!heads.every((id) => seen.has(id))) return { refused: 'changed-meanwhile' }
  const here = !kept.left_on || !other.left_on
  if (here && !place) return { refused: 'place-missing', field: 'place' }
  const lastLeave = [kept.left_on, other.left_on]
    .filter((d) => d !== null)
    .sort()
    .at(-1)
  if (place && lastLeave && place.from < lastLeave) return { refused: 'place-too-early', field: 'place' }
  return undefined
}

/** A fact said again of another child: the same words at the same time, without what named its device. */
export function saidAgainOf(fact: Fact, about: string, id: string): Fact {
  const { kind, kindVersion, book, room, happenedAt, author, payload } = fact
  return {
    ...{ id, kind, kindVersion, about, book, happenedAt, author, origin: 'letter', payload },
    ...(room === undefined ? {} : { room }),
  }
}
