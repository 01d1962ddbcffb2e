// How facts become people and their posts.
import type { Stamped } from '../../../kernel/fact.ts'
import { foldFields } from '../../../kernel/fields.ts'
import type { Role } from '../../../kernel/permission.ts'
import type { PersonFields, StaffPerson, StaffPost } from '../contract.ts'

export function foldPerson(book: string, key: string, facts: readonly Stamped[]): StaffPerson | undefined {
  if (!facts.some((s) => s.fact.kind === 'staff.person-registered')) return undefined
  const { values, conflicts } = foldFields<PersonFields>(
    facts,
    (s) => s.fact.payload as Partial<PersonFields>,
  )
  const f = values as PersonFields
  return {
    book,
    key,
    given: f.given,
    first: f.first,
    second: f.second ?? null,
    synthetic: f.synthetic ?? false,
    conflicts,
  }
}

/** Facts that end a post: its own end, and the day it went to another center. */
const ENDS = new Set(['staff.post-ended', 'network.center-split', 'network.center-merged'])

/** One post, named by the fact that gave it; of several ends the earliest counts, whatever order they were said in. */
export function foldPost(book: string, key: string, facts: readonly Stamped[]): StaffPost | undefined {
  const held = facts.find((s) => s.fact.kind === 'staff.post-held')?.fact
  if (!held) return undefined
  const p = held.payload as { role: Role; from: string; to?: string; rooms?: string[] }
  const ends = facts.filter((s) => ENDS.has(s.fact.kind)).map((s) => s.fact.payload.on as string)
  const to = [...ends, ...(p.to ? [p.to] : [])].sort()[0]
  return {
    book,
    key,
    person: held.about,
    role: p.role,
    from_day: p.from,
    to_day: to ?? null,
    rooms: p.rooms ?? [],
  }
}
