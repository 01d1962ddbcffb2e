// Joined persons: two files turned out to be one person's. What is said under either name bears on the rows of the one kept.
import type { Fact } from './fact.ts'

/** `person`’s facts are from now on those of `into`. */
export type Joining = { readonly person: string; readonly into: string }

/** Each joined person and the one whose rows hold its facts. Whoever is not in it stands for itself. */
export type Names = ReadonlyMap<string, string>

export const nobodyJoined: Names = new Map()

/**
 * Who stands for whom once all joinings hold. Chains end at their last one; of several ends, or of a circle — what two
 * people decided without knowing of each other — the lowest id stands. Free of order and repetition.
 */
export function namesOf(joinings: readonly Joining[]): Names {
  const parent = new Map<string, string>()
  const rootOf = (p: string): string => {
    let root = p
    for (let next = parent.get(root); next !== undefined && next !== root; next = parent.get(root))
      root = next
    return root
  }
  const left = new Set<string>()
  for (const { person, into } of joinings) {
    if (person === into) continue
    left.add(person)
    for (const p of [person, into]) if (!parent.has(p)) parent.set(p, p)
    parent.set(rootOf(person), rootOf(into))
  }
  const groups = new Map<string, string[]>()
  for (const p of parent.keys()) {
    const group = groups.get(rootOf(p))
    if (group) group.push(p)
    else groups.set(rootOf(p), [p])
  }
  const names = new Map<string, string>()
  for (const group of groups.values()) {
    const ends = group.filter((p) => !left.has(p))
    const stands = (ends.length > 0 ? ends : group).sort()[0]!
    for (const p of group) if (p !== stands) names.set(p, stands)
  }
  return names
}

/** Ids anywhere in a payload, names of fields included; of two fields that become one, the last in order of text holds. */
function renamed(value: unknown, names: Names): unknown {
  if (typeof value === 'string') return names.get(value) ?? value
  if (Array.isArray(value)) return value.map((x) => renamed(x, names))
  if (typeof value !== 'object' || value === null) return value
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(fields.map(([k, x]) => [names.get(k) ?? k, renamed(x, names)]))
}

/** The fact in the names that stand. `several`: its payload names persons too. The fact as it was said is never changed. */
export function inNames(fact: Fact, names: Names, several: boolean): Fact {
  if (names.size === 0) return fact
  const about = names.get(fact.about) ?? fact.about
  if (!several) return about === fact.about ? fact : { ...fact, about }
  return { ...fact, about, payload: renamed(fact.payload, names) as Fact['payload'] }
}
