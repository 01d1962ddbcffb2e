// Who asks: a person with posts or a device with a book, and whether that reaches the scope they ask for.
import type { Wanted } from '../kernel/endpoint.ts'
import { NATION } from '../kernel/ids.ts'
import { type Permission, permissionsOf, type Role } from '../kernel/permission.ts'
import type { Me } from '../kernel/sign-in.ts'
import type { Db, DbScope } from './db.ts'
import { Refused } from './refused.ts'
import { eventsOf } from './sign-in-events.ts'
import type { Post, Side } from './stamping.ts'

export type Person = {
  readonly by: 'person'
  readonly person: string
  readonly posts: readonly Post[]
  /** posts held for a party: never among `posts`, so that nothing that asks for a book finds them; `ids`: all by which it is known */
  readonly sides: readonly (Side & { readonly ids: readonly string[] })[]
  /** of a request with a cookie */
  readonly session?: {
    readonly id: string
    /** when they last proved who they are */
    readonly provedAt: string
    /** a post of theirs needs a second factor */
    readonly must: boolean
    /** and there is none yet: nothing but setting one is open */
    readonly mustEnroll: boolean
  }
}
export type PairedDevice = {
  readonly by: 'device'
  readonly device: string
  readonly book: string
  readonly formerly: readonly string[]
  readonly room: string | null
  readonly label: string
  readonly state: 'claimed' | 'paired' | 'revoked'
  readonly order: 'drain' | 'wipe' | null
  readonly reviewAbove: number | null
}
export type Who = Person | PairedDevice | { readonly by: 'nobody' }

/** Posts that hold at an instant. */
export async function personOf(db: Db, person: string, at: Date): Promise<Person> {
  const day = at.toISOString().slice(0, 10)
  const held = await db.read(
    { system: true },
    (read) => read<Post & { party: string | null; ids: string[] | null }>`
    /* across: persons.joined */ select *, null as until, null::uuid as party, null::uuid[] as ids
      from nido_posts_of(${[person]}::uuid[]) where from_day <= ${day} and (to_day is null or ${day} < to_day)
    union all select person, book, 'auditor', left(from_at, 10)::date, null, until_at, null, null
      from nido_audits_of(${[person]}::uuid[], ${at.toISOString()})
    union all select s.person, s.book, 'party', s.from_day, s.to_day, null, s.party, array(select r.id union select j.person
        from person_join j where j.book = s.book and j.stands = r.id union select s.party)
      from nido_sides_of(${[person]}::uuid[]) s
      cross join lateral (select coalesce((select j.stands from person_join j
        where j.book = s.book and j.person = s.party and j.stands is not null limit 1), s.party) as id) r
      where s.from_day <= ${day} and (s.to_day is null or ${day} < s.to_day)`,
  )
  return {
    ...{ by: 'person', person },
    posts: held.flatMap(({ party, ids: _, ...post }) => (party === null ? [post] : [])),
    sides: held.flatMap(({ party, ids, until: _, role: __, ...side }) =>
      party === null ? [] : [{ ...side, party, ids: ids ?? [party] }],
    ),
  }
}

/** Books where the person holds the permission: `all` for a national post, else their own and those under them. */
export async function booksWith(db: Db, who: Person, permission: Permission): Promise<DbScope> {
  const mine = who.posts.filter((p) => permissionsOf[p.role].includes(permission)).map((p) => p.book)
  if (mine.length === 0) return { none: true }
  if (mine.includes(NATION)) return { all: true }
  const rows = await db.read(
    { system: true },
    (read) => read<{ book: string }>`select nido_books_under(${mine}::uuid[]) as book`,
  )
  return { books: rows.map((r) => r.book) }
}

/** The parties whose side somebody may read or speak for; `none` without any. No book, whatever else they hold. */
export function sidesWith(who: Person, permission: Permission): DbScope {
  if (who.sides.length === 0 || !permissionsOf.party.includes(permission)) return { none: true }
  return { parties: [...new Set(who.sides.map((s) => s.party))] }
}

/** Every id of the side a request is about. */
export function sidesIn(scope: DbScope): readonly string[] {
  if (!('parties' in scope)) throw new Error('not on a side of its own')
  return scope.parties
}

/** The book in which a party's matters are told, for who represents it. */
export function bookOfSide(who: Who, party: string): string {
  const side = who.by === 'person' ? who.sides.find((s) => s.party === party) : undefined
  if (!side) throw new Refused(403, 'out-of-scope', party)
  return side.book
}

/** Every place somebody holds something in, for a party or not: who opens their account anew must reach all of them. */
export const placesOf = (who: Person): string[] => [...who.posts, ...who.sides].map((p) => p.book)

/** Whether a post of theirs needs a second factor. */
export const mustProveTwice = (who: Person, mustHave: readonly Role[]): boolean =>
  who.posts.some((p) => mustHave.includes(p.role)) || (who.sides.length > 0 && mustHave.includes('party'))

/** Whether a scope holds a book. */
export function reaches(scope: DbScope, book: string): boolean {
  return 'all' in scope || 'system' in scope || ('books' in scope && scope.books.includes(book))
}

/** Whether somebody works in the book itself: names of children are for them alone. */
export const worksIn = (who: Who, book: string): boolean =>
  who.by === 'person' && who.posts.some((p) => p.book === book)

/** Books a person's permission gives for what they ask; refuses what it does not reach. */
export async function reachFor(
  db: Db,
  who: Person,
  permission: Permission,
  wanted: Wanted,
): Promise<DbScope> {
  if (wanted.kind === 'party') {
    const sides = sidesWith(who, permission)
    if (!('parties' in sides)) throw new Refused(403, 'no-permission')
    if (wanted.party === undefined) return sides
    if (!sides.parties.includes(wanted.party)) throw new Refused(403, 'out-of-scope', wanted.party)
    // an organization joined to another one is known by both ids: what was said of either is of this side
    return { parties: who.sides.find((x) => x.party === wanted.party)!.ids }
  }
  const scope = await booksWith(db, who, permission)
  if ('none' in scope) throw new Refused(403, 'no-permission')
  if (wanted.kind === 'own') return scope
  if (wanted.kind === 'nation') {
    if (!('all' in scope)) throw new Refused(403, 'no-permission')
    return scope
  }
  if (!reaches(scope, wanted.book)) throw new Refused(403, 'out-of-scope', wanted.book)
  return { books: [wanted.book] }
}

/** What a screen needs to know of the one in front of it. */
export async function describe(db: Db, who: Person): Promise<Me> {
  return db.read({ system: true }, async (read) => {
    const [name] = await read<{ given: string; first: string; second: string | null }>`
      /* across: people.names */ select given, first, second from staff_person where key = ${who.person} limit 1`
    const books = await read<{ id: string; kind: string; name: string | null }>`
      /* across: people.posts */ select b.id, b.kind, coalesce(c.name, r.name) as name from book b
      left join center c on c.book = b.id and c.key = b.id::text
      left join representation r on r.book = b.id and r.key = b.id::text
      where b.id = any(${who.posts.map((p) => p.book)}::uuid[])`
    const told = await eventsOf(read, who.person, true)
    const byId = new Map(books.map((b) => [b.id, b]))
    return {
      person: who.person,
      name: name ? [name.given, name.first, name.second].filter(Boolean).join(' ') : '',
      posts: [
        ...who.posts.map((p) => {
          const b = byId.get(p.book)
          const scope: 'nation' | 'representation' | 'center' =
            p.book === NATION ? 'nation' : b?.kind === 'representation' ? 'representation' : 'center'
          return {
            book: p.book,
            role: p.role,
            scope,
            name: b?.name ?? 'México',
            ...(p.until && { until: p.until }),
          }
        }),
        ...who.sides.map(({ book, party }) => ({
          ...{ book, party, role: 'party' as const, scope: 'party' as const, name: '' },
        })),
      ],
      permissions: [
        ...new Set([
          ...who.posts.flatMap((p) => permissionsOf[p.role]),
          ...(who.sides.length > 0 ? permissionsOf.party : []),
        ]),
      ].sort(),
      ...(who.session?.mustEnroll && { mustEnroll: true }),
      ...(told.length > 0 && { notices: told }),
    }
  })
}
