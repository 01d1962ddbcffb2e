// The answers of one round as they stand, and apart what the family said in it.

import type { ItemAnswer } from '../contract/instrument.ts'
import type { Observation, Round } from '../contract.ts'

export type FamilySaid = {
  readonly key: string
  readonly day: string
  readonly note: string | null
  /** what they said it does */
  readonly items: readonly string[]
}

/** `observations` by day then id, as they are read: a later answer holds, not observed and of another age say nothing. */
export function answersOfRound(
  observations: readonly Observation[],
  round: Pick<Round, 'instrument' | 'version' | 'group'>,
): { answers: Record<string, ItemAnswer>; family: FamilySaid[] } {
  const answers: Record<string, ItemAnswer> = {}
  const family: FamilySaid[] = []
  for (const o of observations) {
    if (o.instrument !== round.instrument || o.version !== round.version || o.age_group !== round.group)
      continue
    const counted = Object.entries(o.answers).filter(([item]) => !o.strange.includes(item))
    for (const [item, answer] of counted) if (answer !== null) answers[item] = answer
    if (o.said_by !== 'family') continue
    const items = counted.flatMap(([item, answer]) => (answer === 1 ? [item] : []))
    if (o.note !== null || items.length > 0) family.push({ key: o.key, day: o.day, note: o.note, items })
  }
  return { answers, family }
}
