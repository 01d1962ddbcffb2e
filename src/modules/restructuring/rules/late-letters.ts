// What was said late of a child that had gone already, and must reach the center where the child is now.
import type { Fact } from '../../../kernel/fact.ts'

export type Follows = {
  readonly id: string
  readonly kind: string
  readonly payload: Readonly<Record<string, unknown>>
  readonly about?: string
}

/** Facts that follow a child as they are; what modules add comes from their own rows. */
const AS_SAID = new Set(['children.alert-noted'])
/** They too, in their order: where the child was, its portrait was put away with the move, and no row of it is left to follow. */
const FACES = new Set(['children.portrait-taken', 'children.portrait-withdrawn'])

type Letter = Follows & { readonly about: string; readonly author: string; readonly happenedAt?: string }

/**
 * Portraits and withdrawals that people said. One from before the move is newer than the one that went along with it, and older
 * than what was said since where the child is now.
 */
function faceLetters(child: string, late: readonly Fact[]): Letter[] {
  const away = late.flatMap((f) =>
    f.origin === 'letter' && f.kind === 'children.portrait-withdrawn' ? [Date.parse(f.happenedAt)] : [],
  )
  let last = Math.max(0, ...away)
  return late
    .filter((f) => f.origin !== 'letter' && FACES.has(f.kind))
    .map((f) => ({ f, at: Date.parse(f.happenedAt) + (f.off?.ms ?? 0) }))
    .sort((a, b) => a.at - b.at)
    .map(({ f, at }) => {
      last = Math.max(last + 1, at)
      const happenedAt = new Date(last).toISOString()
      return { id: f.id, kind: f.kind, payload: f.payload, about: child, author: f.author, happenedAt }
    })
}

/**
 * Letters for one child, of facts about it that came after it had gone: alerts and portraits as they were said, and of what modules add (`further`) only what came late, each made from its
 * own fact: whatever had followed with the decision, or was withdrawn there since, is not told again.
 */
export function lateLetters(child: string, late: readonly Fact[], further: readonly Follows[]): Letter[] {
  const byId = new Map(late.map((f) => [f.id, f]))
  return [
    ...late
      .filter((f) => AS_SAID.has(f.kind))
      .map((f) => ({ id: f.id, kind: f.kind, payload: f.payload, about: child, author: f.author })),
    ...faceLetters(child, late),
    ...further.flatMap((m) => {
      const fact = byId.get(m.id)
      return fact ? [{ about: child, ...m, author: fact.author }] : []
    }),
  ]
}
