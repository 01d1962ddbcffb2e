// How facts become people and their posts.
import { addDays } from '../../../kernel/days.ts'
import type { Stamped } from '../../../kernel/fact.ts'
import { foldFields } from '../../../kernel/fields.ts'
import type { Role } from '../../../kernel/permission.ts'
import type {
  CertificateNoted,
  LeaveNoted,
  PersonFields,
  StaffCertificate,
  StaffLeave,
  StaffPerson,
  StaffPost,
} from '../contract.ts'

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
    party: f.party ?? null,
    conflicts,
  }
}

/** Facts that end a post: its own end, and the day it went to another center. */
const ENDS = new Set(['staff.post-ended', 'network.center-split', 'network.center-merged'])

/** One post, named by the fact that gave it; of several ends the earliest counts, whatever order they were said in. */
export function foldPost(book: string, key: string, facts: readonly Stamped[]): StaffPost | undefined {
  const held = facts.find((s) => s.fact.kind === 'staff.post-held')?.fact
  if (!held) return undefined
  const p = held.payload as { role: Role; from: string; to?: string; rooms?: string[]; party?: string }
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
    party: p.party ?? null,
  }
}

/** One leave; of several ends the earliest counts. Who came back before it began was never away: no row. */
export function foldLeave(book: string, key: string, facts: readonly Stamped[]): StaffLeave | undefined {
  const noted = facts.find((s) => s.fact.kind === 'staff.leave-noted')?.fact
  if (!noted) return undefined
  const l = noted.payload as LeaveNoted
  const back = facts
    .flatMap((s) => (s.fact.kind === 'staff.leave-ended' ? [s.fact.payload.on as string] : []))
    .sort()[0]
  const last = back === undefined ? l.to : [l.to, addDays(back, -1)].sort()[0]!
  if (last < l.from) return undefined
  return {
    ...{ book, key, person: noted.about, from_day: l.from, to_day: last },
    cover: l.cover === noted.about ? null : (l.cover ?? null),
  }
}

/** One certificate; of several ends the earliest counts. Ended before it began, it never held: no row. */
export function foldCertificate(
  book: string,
  key: string,
  facts: readonly Stamped[],
): StaffCertificate | undefined {
  const noted = facts.find((s) => s.fact.kind === 'staff.certificate-noted')?.fact
  if (!noted) return undefined
  const c = noted.payload as CertificateNoted
  const ended = facts
    .flatMap((s) => (s.fact.kind === 'staff.certificate-ended' ? [s.fact.payload.on as string] : []))
    .sort()[0]
  const last = ended === undefined ? c.to : [c.to, addDays(ended, -1)].sort()[0]!
  if (last < c.from) return undefined
  return {
    ...{ book, key, person: noted.about, instrument: c.instrument, issuer: c.issuer },
    ...{ number: c.number ?? null, from_day: c.from, to_day: last },
  }
}
