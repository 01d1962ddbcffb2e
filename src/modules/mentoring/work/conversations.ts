// Notes that a mentor and an educator keep between themselves: who may write with whom, and what of it each may open.
import type { Read } from '../../../platform/db.ts'
import { seal, unseal } from '../../../platform/entry.ts'
import type { Call } from '../../../platform/http.ts'
import { Refused } from '../../../platform/refused.ts'
import { booksWith, type Person, personOf, reaches } from '../../../platform/who.ts'
import type { Conversation } from '../contract.ts'
import { type Accompanying, holdersOf, withAbove } from '../reads.ts'

const USE = 'conversation'
const today = (call: Pick<Call, 'now'>) => call.now().toISOString().slice(0, 10)

export function asking(call: Call): Person {
  if (call.who.by !== 'person') throw new Refused(403, 'people-only')
  return call.who
}

/** Centers where somebody is an educator. */
const roomsOf = (who: Person): string[] => [
  ...new Set(who.posts.filter((p) => p.role === 'educator').map((p) => p.book)),
]

/** Who may be written with now: educators in the mentor's reach, mentors above the educator's center. */
export async function partnersOf(call: Call): Promise<Accompanying[]> {
  const me = asking(call)
  const reach = await booksWith(call.db, me, 'mentoring.write')
  return call.db.read({ system: true }, async (read) => {
    const taught =
      'none' in reach
        ? []
        : await holdersOf(read, 'educator', 'books' in reach ? reach.books : null, today(call))
    const centers = roomsOf(me)
    const mentors =
      centers.length === 0 ? [] : await holdersOf(read, 'mentor', await withAbove(read, centers), today(call))
    const all = new Map([...taught, ...mentors].map((p) => [p.person, p]))
    all.delete(me.person)
    return [...all.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
  })
}

/** Who of the two is the mentor; undefined when neither accompanies the other (any more). */
export async function mentorOf(call: Call, me: Person, other: string): Promise<string | undefined> {
  if (other === me.person) return undefined
  const they = await personOf(call.db, other, call.now())
  const accompanies = async (mentor: Person, educator: Person) => {
    const reach = await booksWith(call.db, mentor, 'mentoring.write')
    return roomsOf(educator).some((book) => reaches(reach, book))
  }
  if (await accompanies(me, they)) return me.person
  return (await accompanies(they, me)) ? other : undefined
}

/** When somebody else last gave each of these a new way in: a password or factors. Read by the owner; moments alone. */
async function givenTo(read: Read, persons: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await read<{ person: string; at: string }>`
    select person, max(at) as at from sign_in_event
    where person = any(${persons}::uuid[]) and by_person <> person and what in ('password-given', 'factors-reset') group by person`
  return new Map(rows.map((r) => [r.person, r.at]))
}

type Note = { id: string; author: string; said_at: string; sealed: Buffer }

/** Notes of a pair as one of them may open them; what was written before a new password stays shut until the other vouches. */
export async function notesWith(
  call: Call,
  other: string,
): Promise<Pick<Conversation, 'notes' | 'hidden' | 'waits'>> {
  const me = asking(call).person
  const given = await call.db.read({ system: true }, (read) => givenTo(read, [me, other]))
  const { notes, vouched } = await call.db.read({ person: me }, async (read) => ({
    notes: await read<Note>`
      select id, author, said_at, sealed from conversation_note
      where (mentor = ${me} and educator = ${other}) or (mentor = ${other} and educator = ${me})
      order by said_at, id limit 2000`,
    vouched: await read<{ person: string; at: string }>`
      select person, at from conversation_vouched
      where (person = ${me} and by_person = ${other}) or (person = ${other} and by_person = ${me})`,
  }))
  const shutBefore = (person: string): string => {
    const since = given.get(person)
    const word = vouched.find((w) => w.person === person)?.at
    return since === undefined || (word !== undefined && word > since) ? '' : since
  }
  const shown = notes.filter((n) => n.said_at > shutBefore(me))
  const theirs = shutBefore(other)
  return {
    hidden: notes.length - shown.length,
    waits: theirs !== '' && notes.some((n) => n.said_at <= theirs),
    notes: shown.map((n) => ({
      ...{ id: n.id, mine: n.author === me, at: n.said_at },
      text: unseal(call.entry, USE, n.id, n.sealed) ?? null,
    })),
  }
}

/** How many notes there are with each, and when the last was written. */
export async function notesByPartner(
  call: Call,
): Promise<ReadonlyMap<string, { notes: number; last: string }>> {
  const me = asking(call).person
  const rows = await call.db.read(
    { person: me },
    (read) => read<{ other: string; notes: number; last: string }>`
      select case when mentor = ${me} then educator else mentor end as other, count(*)::int as notes, max(said_at) as last
      from conversation_note group by 1`,
  )
  return new Map(rows.map((r) => [r.other, r]))
}

/** Writes a note; refuses whoever is no pair with who asks. The same note again changes nothing. */
export async function write(call: Call, other: string, id: string, text: string): Promise<void> {
  const me = asking(call)
  const mentor = await mentorOf(call, me, other)
  if (!mentor) throw new Refused(403, 'no-pair')
  const educator = mentor === me.person ? other : me.person
  const sealed = seal(call.entry, USE, id, text)
  await call.db.write(
    { person: me.person },
    (tx) => tx`
      insert into conversation_note (id, mentor, educator, author, said_at, sealed)
      values (${id}, ${mentor}, ${educator}, ${me.person}, ${call.now().toISOString()}, ${sealed}) on conflict (id) do nothing`,
  )
}

export async function takeBack(call: Call, id: string): Promise<void> {
  const me = asking(call).person
  const gone = await call.db.write(
    { person: me },
    (tx) =>
      tx<{ id: string }>`delete from conversation_note where id = ${id} and author = ${me} returning id`,
  )
  if (gone.length === 0) throw new Refused(404, 'unknown-note')
}

/** Opens the notes of the two to the other again; only where there are any. */
export async function vouch(call: Call, other: string): Promise<void> {
  const me = asking(call).person
  await call.db.write({ person: me }, async (tx) => {
    const [some] = await tx`
      select from conversation_note where (mentor = ${me} and educator = ${other}) or (mentor = ${other} and educator = ${me}) limit 1`
    if (!some) throw new Refused(404, 'no-notes')
    const at = call.now().toISOString()
    await tx`
      insert into conversation_vouched (person, by_person, at) values (${other}, ${me}, ${at})
      on conflict (person, by_person) do update set at = excluded.at`
  })
}
