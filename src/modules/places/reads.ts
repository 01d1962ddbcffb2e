// What the house can be asked of places: an account, the accounts of a scope, sites, targets, and how many children are enrolled.
import { NATION } from '../../kernel/ids.ts'
import type { Asking } from '../../kernel/import-target.ts'
import type { Read } from '../../platform/db.ts'
import { placeEnds } from './contract/kinds.ts'
import type { LedgerScope, PlaceAccount, PlaceMove, PlaceSite, PlaceTarget } from './contract.ts'

/** Whatever of it is named. */
type Under<T> = { readonly [K in keyof T]?: T[K] | null }

export async function accountOf(read: Read, book: string, key: string): Promise<PlaceAccount | undefined> {
  const [row] = await read<PlaceAccount>`select * from place_account where book = ${book} and key = ${key}`
  return row
}

export async function siteOf(read: Read, book: string, key: string): Promise<PlaceSite | undefined> {
  const [row] = await read<PlaceSite>`select * from place_site where book = ${book} and key = ${key}`
  return row
}

/** All published targets, those of the nation's book, whoever asks. */
export function targetsPublished(read: Read): Promise<PlaceTarget[]> {
  return read<PlaceTarget>`
    select * from place_target where book = ${NATION} 
    order by array_position(array['nation', 'state', 'municipality'], scope), place nulls first, period, published_on nulls first, source`
}

export type Held = Pick<PlaceAccount, 'book' | 'key' | 'lots' | 'licences'> & {
  readonly entries: readonly PlaceMove[]
  readonly name: string
  /** its name, and INEGI's key */
  readonly municipality: string | null
  readonly cvegeo: string | null
  readonly representation: string | null
}

/**
 * Sites and centers within reach that have an account, and sites that have none yet: one statement, as little of each as counting
 * needs. A center counts under the representation it has on the day; a site under the one whose book it is in.
 */
export function accountsOf(
  read: Read,
  day: string,
  { representation = null, state = null, municipality = null }: Under<LedgerScope>,
): Promise<Held[]> {
  return read<Held>`
    /* across: places.ledger */ with held as (
      select coalesce(a.book, s.book) as book, coalesce(a.key, s.key) as key, coalesce(a.lots, '[]') as lots,
        coalesce(a.entries, '[]') as entries, coalesce(a.licences, '[]') as licences, s.name, s.municipality
      from place_account a full join place_site s on s.book = a.book and s.key = a.key
    ), placed as (
      select h.book, h.key, h.lots, h.entries, h.licences, coalesce(c.name, h.name, '—') as name,
        coalesce(c.municipality, h.municipality) as cvegeo,
        case when h.key = h.book::text then m.representation when h.book = ${NATION} then null else h.book end as representation
      from held h
      left join center c on c.book = h.book and c.key = h.key
      left join nido_representations_of(array(select book from place_account where key = book::text), ${day}::date) m
        on m.center = h.book
    )
    select p.book, p.key, p.lots, p.licences, p.name, p.cvegeo, p.representation, coalesce(n.name, p.cvegeo) as municipality,
      coalesce((select jsonb_agg(e - '{id,kind,reason,by,at}'::text[] order by i)
        from jsonb_array_elements(p.entries) with ordinality as t(e, i)), '[]') as entries
    from placed p left join municipality n on n.book = ${NATION} and n.key = p.cvegeo
    where (${representation}::uuid is null or p.representation = ${representation})
      and (${state}::text is null or left(p.cvegeo, 2) = ${state}) and (${municipality}::text is null or p.cvegeo = ${municipality})
    order by p.name, p.key`
}

export type OfSite = {
  readonly book: string
  /** not lost, not handed to a center */
  readonly places: number
  /** the last day on which some of them are expected open; null where nobody said when */
  readonly due: string | null
  /** the center they were handed to last */
  readonly center: string | null
}

/** What the ledger holds of each site within reach, by site; sites without an account have no places. */
export async function placesOfSites(read: Read): Promise<ReadonlyMap<string, OfSite>> {
  const rows = await read<OfSite & { key: string }>`
    /* across: places.ledger */ select s.key, s.book, coalesce((select sum(case when e ->> 'from' is null then (e ->> 'places')::int
        when e ->> 'to' in ('lost', 'converted', 'handed') then -(e ->> 'places')::int else 0 end)
      from jsonb_array_elements(a.entries) e), 0)::int as places,
      (select max(l -> 'due' ->> 'open') from jsonb_array_elements(a.lots) l) as due, a.center
    from place_site s left join place_account a on a.book = s.book and a.key = s.key`
  return new Map(rows.map(({ key, ...s }) => [key, s]))
}

/**
 * The step by which places of a site were lost together, if nobody said that it was none; none where places were planned
 * anew since: they stand in the place of the lost ones, and both would be counted twice.
 */
export async function lastLossOf(read: Read, book: string, site: string): Promise<string | undefined> {
  const entries = (await accountOf(read, book, site))?.entries ?? []
  const ends: ReadonlySet<string> = new Set(placeEnds)
  const standing = entries.reduce(
    (n, e) => n + (e.from === null ? e.places : ends.has(e.to) ? -e.places : 0),
    0,
  )
  // a loss takes all that stands: what stands now was planned after it
  return standing > 0 ? undefined : entries.findLast((e) => e.kind === 'places.lost')?.id
}

/** Children with a room now, by center, out of the figures of these books; who has none is left out. */
export async function enrolledIn(read: Read, books: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await read<{ book: string; n: number }>`
    /* across: places.enrolled */ select book, sum(part)::int as n from figure
    where book = any(${books}::uuid[]) and indicator = 'children.enrolled' and period = 'now' group by book`
  return new Map(rows.map((r) => [r.book, r.n]))
}

/** Names of who said what, by the key alone; read by the owner for ids already in reach. */
export async function namesOf(read: Read, ids: readonly string[]): Promise<Record<string, string>> {
  const rows = await read<{ id: string; name: string }>`
    /* across: people.names */ select distinct on (key) key as id, given || ' ' || first as name from staff_person
    where key = any(${[...new Set(ids)]}::text[]) order by key, book`
  return Object.fromEntries(rows.map((r) => [r.id, r.name]))
}

/** Names of municipalities by INEGI's key. */
export async function municipalityNames(
  read: Read,
  keys: readonly string[],
): Promise<Record<string, string>> {
  const rows = await read<{ key: string; name: string }>`
    select key, name from municipality where book = ${NATION} and key = any(${[...new Set(keys)]}::text[])`
  return Object.fromEntries(rows.map((r) => [r.key, r.name]))
}

/** The state a representation is in, by INEGI's key. */
export async function statesOf(read: Read, representation: string): Promise<string[]> {
  const rows = await read<{ state: string }>`
    select state from nido_representations() where key = ${representation}::text`
  return rows.map((r) => r.state)
}

/** Educators on a post in a center on a day. */
export async function educatorsOn(read: Read, book: string, day: string): Promise<number> {
  const [row] = await read<{ n: number }>`
    select count(*)::int as n from staff_post where book = ${book} and role = 'educator' and from_day <= ${day}
      and (to_day is null or ${day} < to_day)`
  return row?.n ?? 0
}

/** Sites by their code, wherever they are: what files name. A declared cross-book read. */
export async function sitesByCode(
  read: Asking,
): Promise<ReadonlyMap<string, { readonly id: string; readonly book: string }>> {
  const rows = await read<{ id: string; book: string; code: string }>`
    /* across: exchange.places */ select key as id, book, code from place_site`
  return new Map(rows.map(({ code, ...s }) => [code, s]))
}

/** Accounts of a representation's sites, of one book alone. */
export function accountsInBook(read: Read, book: string): Promise<PlaceAccount[]> {
  return read<PlaceAccount>`select * from place_account where book = ${book} order by key`
}
