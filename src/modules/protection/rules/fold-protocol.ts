// How facts become persons of the protocol: named, relieved, and the key they made last.
import type { Stamped } from '../../../kernel/fact.ts'
import type { ProtocolPerson } from '../contract.ts'

type Naming = { place: number; from: string; phone?: string }

/** One person of one book. Only a key that is their own word counts; the latest naming holds, until the first end after it. */
export function foldProtocolPerson(
  book: string,
  key: string,
  facts: readonly Stamped[],
): ProtocolPerson | undefined {
  const naming = facts.findLast((s) => s.fact.kind === 'protection.person-named')
  if (!naming) return undefined
  const { place, from, phone } = naming.fact.payload as Naming
  const ends = facts
    .filter((s) => s.fact.kind === 'protection.person-ended')
    .map((s) => s.fact.payload.on as string)
    .filter((on) => on >= from)
    .sort()
  const made = facts.findLast((s) => s.fact.kind === 'protection.key-made' && s.fact.author === key)
  const point = made?.fact.payload as { x: string; y: string } | undefined
  return {
    ...{ book, key, place, from_day: from, to_day: ends[0] ?? null, phone: phone ?? null },
    ...{ x: point?.x ?? null, y: point?.y ?? null },
  }
}
