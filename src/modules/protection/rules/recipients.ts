// To whom a report is sealed: the persons of its representation and of the nation who hold a key, never one whom it names.
import { NATION } from '../../../kernel/ids.ts'
import { MOST_PERSONS, type Named } from '../contract.ts'

export type Recipients = {
  readonly to: readonly Named[]
  /** left out because the report names them */
  readonly without: readonly Named[]
  /** named, and no key yet: nothing can be sealed to them, they are called */
  readonly keyless: readonly Named[]
}

/** Those of the representation first, each office in its order; four of each at the most, as many as a record has places. */
export function recipientsOf(persons: readonly Named[], suspects: readonly string[]): Recipients {
  const named = new Set(suspects)
  const ordered = [...persons].sort(
    (a, b) =>
      Number(a.book === NATION) - Number(b.book === NATION) ||
      a.place - b.place ||
      (a.person < b.person ? -1 : a.person > b.person ? 1 : 0),
  )
  const once = ordered.filter((p, i) => ordered.findIndex((o) => o.person === p.person) === i)
  const clear = once.filter((p) => !named.has(p.person))
  const holding = clear.filter((p) => p.x !== null && p.y !== null)
  const of = (national: boolean) =>
    holding.filter((p) => (p.book === NATION) === national).slice(0, MOST_PERSONS)
  return {
    to: [...of(false), ...of(true)],
    without: once.filter((p) => named.has(p.person)),
    keyless: clear.filter((p) => p.x === null || p.y === null),
  }
}
