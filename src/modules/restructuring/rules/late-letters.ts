// What was said late of a child that had gone already, and must reach the center where the child is now.
import type { Fact } from '../../../kernel/fact.ts'

export type Follows = {
  readonly id: string
  readonly kind: string
  readonly payload: Readonly<Record<string, unknown>>
}

/** Facts that follow a child as they are; what modules add comes from their own rows. */
const AS_SAID = new Set(['children.alert-noted'])

/**
 * Letters for one child, of facts about it that came after it had gone: alerts as they were said, and of what modules add (`further`) only what came late, each made from its
 * own fact: whatever had followed with the decision, or was withdrawn there since, is not told again.
 */
export function lateLetters(
  child: string,
  late: readonly Fact[],
  further: readonly Follows[],
): (Follows & { about: string; author: string })[] {
  const byId = new Map(late.map((f) => [f.id, f]))
  return [
    ...late
      .filter((f) => AS_SAID.has(f.kind))
      .map((f) => ({ id: f.id, kind: f.kind, payload: f.payload, about: child, author: f.author })),
    ...further.flatMap((m) => {
      const fact = byId.get(m.id)
      return fact ? [{ ...m, about: child, author: fact.author }] : []
    }),
  ]
}
