// What the house can be asked of the adults of children in one center.
import type { Fact } from '../../kernel/fact.ts'
import type { Asking } from '../../kernel/import-target.ts'
import type { Read } from '../../platform/db.ts'
import type {
  Adult,
  AdultPortrait,
  AdultShown,
  ChildCircle,
  CircleAdult,
  PickupCode,
  Proposal,
} from './contract.ts'

export const emptyCircle = (book: string, child: string): ChildCircle => ({
  ...{ book, key: child, adults: [], restrictions: [], consents: [], notices: [] },
})

export async function circleOf(read: Read, book: string, child: string): Promise<ChildCircle | undefined> {
  const [row] = await read<ChildCircle>`select * from child_circle where book = ${book} and key = ${child}`
  return row
}

export type WholeCircle = ChildCircle & {
  readonly people: readonly Adult[]
  readonly faces: readonly AdultPortrait[]
}

/** Circles of several children with the adults in them and their portraits: one statement, whatever the number. */
export const circlesOf = (read: Read, book: string, ids: readonly string[]) =>
  read<WholeCircle>`
    select o.*, a.people, p.faces from child_circle o
    cross join lateral (
      select coalesce(jsonb_agg(to_jsonb(a)), '[]') as people, array_agg(a.key) as keys
      from jsonb_array_elements(o.adults) l join adult a on a.book = o.book and a.key = l->>'adult') a
    cross join lateral (
      select coalesce(jsonb_agg(to_jsonb(p)), '[]') as faces from adult_portrait p where p.book = o.book and p.key = any(a.keys)) p
    where o.book = ${book} and o.key = any(${ids}::text[])`

export const adultsOf = (read: Read, book: string, ids: readonly string[]) =>
  read<Adult>`select * from adult where book = ${book} and key = any(${ids}::text[])`

export async function adultOf(read: Read, book: string, adult: string): Promise<Adult | undefined> {
  return (await adultsOf(read, book, [adult]))[0]
}

/** Adults with their portrait and whether they chose a PIN. */
export function adultsShown(read: Read, book: string, ids: readonly string[]): Promise<AdultShown[]> {
  return read<AdultShown>`
    select a.*, (select to_jsonb(p) from adult_portrait p where p.book = a.book and p.key = a.key) as portrait,
      exists (select from verifier v where v.book = a.book and v.entity = 'adult_pin:' || a.key) as pin
    from adult a where a.book = ${book} and a.key = any(${ids}::text[])`
}

/** Codes of a child that are good today or later. */
export const codesOf = (read: Read, book: string, child: string, today: string) =>
  read<PickupCode>`
    select * from pickup_code where book = ${book} and child = ${child} and day >= ${today}::date and not withdrawn order by day, key`

/** Adults named or changed on a tablet for this child, which nobody has decided on. */
export async function proposalsOf(read: Read, book: string, child: string): Promise<Proposal[]> {
  const rows = await read<{ body: string; at: string }>`
    select f.body, f.est_at as at from fact f join page p on p.book = f.book and p.fact = f.id
    where f.book = ${book} and f.about = ${child} and f.held and f.body is not null and p.answer = 'review'
      and f.kind in ('guardians.adult-named', 'guardians.adult-changed')
      and not exists (select from fact_mark m where m.book = f.book and m.target = f.id and m.mark in ('stands', 'void', 'withdrawn'))
    order by f.est_at`
  return rows.map(({ body, at }) => {
    const f = JSON.parse(body) as Fact
    return { fact: f.id, payload: f.payload, author: f.author, at }
  })
}

export type SiblingAdult = { adult: Adult; of: string[]; link: CircleAdult }

/**
 * Adults of children here who share both surnames with this child, or an adult, and whom this child does not name: to be named
 * for this child too, in one step.
 */
export async function siblingAdults(read: Read, book: string, child: string): Promise<SiblingAdult[]> {
  const rows = await read<{ name: string; adults: CircleAdult[] }>`
    with me as (select * from child where book = ${book} and key = ${child}),
    mine as (select coalesce(jsonb_path_query_array(adults, '$[*].adult'), '[]') as ids from child_circle where book = ${book} and key = ${child})
    select c.given || ' ' || c.first as name, o.adults
    from child c join child_circle o on o.book = c.book and o.key = c.key cross join me
    where c.book = ${book} and c.key <> me.key and c.left_on is null and (
      (nido_plain(c.first) = nido_plain(me.first) and coalesce(me.second, '') <> '' and nido_plain(c.second) = nido_plain(me.second))
      or exists (select from mine, jsonb_array_elements(mine.ids) m where o.adults @> jsonb_build_array(jsonb_build_object('adult', m))))
    order by c.given limit 12`
  const own = new Set((await circleOf(read, book, child))?.adults.map((a) => a.adult) ?? [])
  const found = new Map<string, { link: CircleAdult; of: string[] }>()
  for (const { name, adults } of rows)
    for (const link of adults) {
      if (own.has(link.adult) || link.withdrawn) continue
      const known = found.get(link.adult)
      if (known) known.of.push(name)
      else found.set(link.adult, { link, of: [name] })
    }
  const adults = await adultsOf(read, book, [...found.keys()])
  return adults.map((adult) => ({ adult, ...found.get(adult.key)! }))
}

/** Every book that knows the adult. A declared cross-book read. */
export async function booksOfAdult(read: Read, adult: string): Promise<string[]> {
  const rows = await read<{ book: string }>`
    /* across: guardians.books */ select book from adult where key = ${adult} order by book`
  return rows.map((r) => r.book)
}

/** Circles of the children that rows of a file name, with who is in them, by `book|child`. One statement, whatever the number. */
export async function circlesOfRows(
  read: Asking,
  children: readonly { readonly book: string; readonly key: string }[],
): Promise<Map<string, { circle: ChildCircle; people: Adult[] }>> {
  const rows = await read<ChildCircle & { people: Adult[] }>`
    /* across: exchange.behind */ select o.*, coalesce((
      select jsonb_agg(to_jsonb(a)) from jsonb_array_elements(o.adults) l join adult a on a.book = o.book and a.key = l->>'adult'), '[]') as people
    from (select distinct book, key from unnest(${children.map((c) => c.book)}::uuid[], ${children.map((c) => c.key)}::text[]) w(book, key)) w
    join child_circle o on o.book = w.book and o.key = w.key`
  return new Map(rows.map(({ people, ...circle }) => [`${circle.book}|${circle.key}`, { circle, people }]))
}

/** A line of the list of adults: one for each child who names them. */
export type AdultLine = {
  child: string
  child_name: string
  room: string | null
  adult: Adult
  link: CircleAdult
  pin: boolean
}

/** Adults of the children who are here, by child and in the order of calls. */
export async function adultLines(read: Read, book: string): Promise<AdultLine[]> {
  return read<AdultLine>`
    select c.key as child, c.given || ' ' || c.first || coalesce(' ' || nullif(c.second, ''), '') as child_name, r.name as room,
      to_jsonb(a) as adult, l as link,
      exists (select from verifier v where v.book = a.book and v.entity = 'adult_pin:' || a.key) as pin
    from child c join child_circle o on o.book = c.book and o.key = c.key
    cross join lateral jsonb_array_elements(o.adults) l
    join adult a on a.book = o.book and a.key = l->>'adult'
    left join room r on r.book = c.book and r.key = c.room::text
    where c.book = ${book} and c.left_on is null order by c.first, c.given, c.key, (l->>'order')::int`
}

export type ConsentLine = {
  child: string
  child_name: string
  room: string | null
  consents: ChildCircle['consents']
  notices: number
}

/** What families agreed to: every child who is here, whether anything was asked or not. */
export async function consentLines(read: Read, book: string): Promise<ConsentLine[]> {
  return read<ConsentLine>`
    select c.key as child, c.given || ' ' || c.first || coalesce(' ' || nullif(c.second, ''), '') as child_name, r.name as room,
      coalesce(o.consents, '[]') as consents, coalesce(jsonb_array_length(o.notices), 0) as notices
    from child c left join child_circle o on o.book = c.book and o.key = c.key
    left join room r on r.book = c.book and r.key = c.room::text
    where c.book = ${book} and c.left_on is null order by c.first, c.given, c.key`
}
