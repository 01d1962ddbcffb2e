// What the house can be asked of partners: organizations within reach, one with its parts, parks and poles, events, materials, what is alike.
import { NATION } from '../../kernel/ids.ts'
import type { Read } from '../../platform/db.ts'
import {
  type EventListed,
  PARTNERS_PAGE,
  type PartnerFilters,
  type PartnerListed,
  type PartnerPoint,
  type PartySide,
} from './contract/asking.ts'
import type { PartnerStage } from './contract/stages.ts'
import type {
  ParkOrPole,
  Partner,
  PartnerAdvice,
  PartnerContact,
  PartnerDistinct,
  PartnerEvent,
  PartnerInterest,
  PartnerMaterial,
  Unanswered,
} from './contract.ts'

export async function partyOf(read: Read, book: string, id: string): Promise<Partner | undefined> {
  const [row] = await read<Partner>`select * from partner where book = ${book} and key = ${id}`
  return row
}

/** Every park and pole within reach of the transaction: some hundreds of short rows. Points of poles are of the nearest town. */
export function parksAndPoles(read: Read): Promise<ParkOrPole[]> {
  return read<ParkOrPole>`
    /* across: partners.list */ select key as id, book, kind, name, municipality, latitude, longitude, "precision", area_ha, status, source
    from partner where kind in ('park', 'pole') order by nido_plain_name(name), key limit 5000`
}

type Named = Pick<Partner, 'book' | 'name' | 'kind' | 'municipality' | 'stage'>
/** Organizations by the id they were named with, wherever within reach they are; one that was joined to another is that one. */
export async function partiesBy(read: Read, ids: readonly string[]): Promise<Map<string, Named>> {
  if (ids.length === 0) return new Map()
  const rows = await read<Named & { key: string }>`
    /* across: partners.list */ select x.id as key, p.book, p.name, p.kind, p.municipality, p.stage from unnest(${[...new Set(ids)]}::text[]) x(id)
    left join person_join j on j.person::text = x.id and j.stands is not null
    join partner p on p.key = coalesce(j.stands::text, x.id) and p.book = coalesce(j.book, p.book)`
  return new Map(rows.map(({ key, ...r }) => [key, r]))
}

/** Organizations that lie in a park or pole, or are establishments of a group, by name. */
export function insideOf(read: Read, id: string): Promise<Partner[]> {
  return read<Partner>`
    /* across: partners.list */ select * from partner where within = ${id} or parent = ${id}
    order by nido_plain_name(name), key limit 500`
}

/** Organizations within reach by name; `after` is the last row's `name|id` as it is searched. */
export async function partnersListed(
  read: Read,
  f: PartnerFilters,
  today: string,
  part: { readonly page?: number; readonly counted?: boolean; readonly byDue?: boolean } = {},
): Promise<{ rows: PartnerListed[]; next: string | null; total: number }> {
  const { page = PARTNERS_PAGE, counted = true, byDue = false } = part
  const which = f.which ?? 'going'
  const cut = f.after?.lastIndexOf('|') ?? -1
  const [name, id] = cut < 0 ? ['', ''] : [f.after!.slice(0, cut), f.after!.slice(cut + 1)]
  const rows = await read<PartnerListed & { place: string; total: number }>`
    /* across: partners.list */
    with found as (
      select p.*, nido_plain_name(p.name) as place, coalesce(p.due < ${today}, false) as late from partner p
      where (${f.q ?? null}::text is null or nido_plain_name(p.name) like '%' || nido_plain_name(${f.q ?? ''}) || '%'
          or p.rfc = upper(${f.q ?? ''}) or exists (select from jsonb_array_elements_text(p.names) n
            where nido_plain_name(n) like '%' || nido_plain_name(${f.q ?? ''}) || '%'))
        and (${f.kind ?? null}::text is null or p.kind = ${f.kind ?? null})
        and (${f.stage ?? null}::text is null or p.stage = ${f.stage ?? null})
        and (${f.within ?? null}::uuid is null or p.within = ${f.within ?? null})
        and (${f.representation ?? null}::uuid is null or p.book = ${f.representation ?? null})
        and case ${which}::text when 'all' then true when 'ended' then p.stage = 'ended' when 'unseen' then p.unseen
          when 'late' then p.stage is distinct from 'ended' and p.due < ${today}
          else p.stage is not null and p.stage <> 'ended' end
    ), listed as (
      select * from found where (place, key) > (${name}, ${id})
      order by case when ${byDue} then coalesce(due, '9999-12-31'::date) end, place, key limit ${page}
    )
    select p.key as id, p.book, p.kind, p.name, p.municipality, p.workers, p.stage, p.since, p.owner, p.next, p.due, p.beyond, p.unseen,
      p.model, p.ended, p."precision", p.status, p.factories, p.late, p.place, m.name as municipality_name, r.name as representation_name,
      null as owner_name, case when ${counted} then (select count(*)::int from found) else 0 end as total
    from listed p
    left join municipality m on m.book = ${NATION} and m.key = p.municipality
    left join nido_representations() r on r.key = p.book::text
    order by case when ${byDue} then coalesce(p.due, '9999-12-31'::date) end, p.place, p.key`
  const last = rows.at(-1)
  return {
    rows: rows.map(({ place: _place, total: _total, ...r }) => r),
    next: rows.length === page && last ? `${last.place}|${last.id}` : null,
    total: rows[0]?.total ?? 0,
  }
}

/** How many organizations within reach stand at each stage, and how many interests wait for an answer. */
export async function stagesCounted(
  read: Read,
  representation: string | undefined,
  today: string,
): Promise<{
  stages: { stage: PartnerStage; count: number; workers: number; late: number }[]
  waiting: number
}> {
  const stages = await read<{ stage: PartnerStage; count: number; workers: number; late: number }>`
    /* across: partners.list */ select stage, count(*)::int as count, coalesce(sum(workers), 0)::int as workers,
      (count(*) filter (where stage <> 'ended' and due < ${today}))::int as late
    from partner where stage is not null and (${representation ?? null}::uuid is null or book = ${representation ?? null})
    group by stage`
  const [row] = await read<{ n: number }>`
    /* across: partners.list */ select count(*)::int as n from partner_interest
    where answered_on is null and (${representation ?? null}::uuid is null or book = ${representation ?? null})`
  return { stages, waiting: row!.n }
}

type OwnWay = Omit<PartySide, 'owner_name' | 'project_name' | 'center_name'> &
  Pick<Partner, 'owner' | 'project' | 'center'>
/** What its own side tells of an organization; under row security by party. */
/** `parties`: every id of the organization. */
export async function sideOf(
  read: Read,
  book: string,
  parties: readonly string[],
): Promise<OwnWay | undefined> {
  const [row] = await read<OwnWay>`
    select key, name, kind, stage, since, next, due, beyond, asked_on, model, owner, project, center
    from partner where book = ${book} and key = any(${parties}::text[]) limit 1`
  return row
}

/** Newest first, 100 at the most. */
export function interestsOf(read: Read, book: string, party: string): Promise<PartnerInterest[]> {
  return read<PartnerInterest>`
    select * from partner_interest where book = ${book} and party = ${party} order by on_day desc, key desc limit 100`
}
export async function interestBy(read: Read, book: string, id: string): Promise<PartnerInterest | undefined> {
  const [row] = await read<PartnerInterest>`
    select * from partner_interest where book = ${book} and key = ${id}`
  return row
}
/** By the folio alone, wherever it is: read as the owner, for whoever holds the folio. */
export async function interestByFolio(
  read: Read,
  folio: string,
): Promise<Pick<PartnerInterest, 'book' | 'on_day' | 'answered_on' | 'party'> | undefined> {
  const [row] = await read<Pick<PartnerInterest, 'book' | 'on_day' | 'answered_on' | 'party'>>`
    /* across: partners.folio */ select book, on_day, answered_on, party from partner_interest where folio = ${folio} limit 1`
  return row
}

export function contactsOf(read: Read, book: string, party: string): Promise<PartnerContact[]> {
  return read<PartnerContact>`
    select * from partner_contact where book = ${book} and party = ${party}
    order by withdrawn_on is not null, name, key limit 200`
}
export async function contactBy(read: Read, book: string, id: string): Promise<PartnerContact | undefined> {
  const [row] = await read<PartnerContact>`select * from partner_contact where book = ${book} and key = ${id}`
  return row
}

/** Organizations of a book with a contact that agreed to nothing and whose last interest has waited since a day or before it. */
export function contactsWaiting(read: Read, book: string, until: string): Promise<Unanswered[]> {
  return read<Unanswered>`
    select i.party, max(i.on_day) as since from partner_interest i
    where i.book = ${book} and i.answered_on is null and exists (select from partner_contact c
      where c.book = i.book and c.party = i.party and c.consent is null and c.withdrawn_on is null)
    group by i.party having max(i.on_day) <= ${until}::date order by 2, 1 limit 200`
}

/** Contacts that agreed to nothing and for which no interest waits that is younger than a day: whose term is over. */
export function contactsOver(read: Read, until: string): Promise<{ book: string; contact: string }[]> {
  return read<{ book: string; contact: string }>`
    /* across: partners.terms */ select c.book, c.key as contact from partner_contact c
    where c.consent is null and c.withdrawn_on is null and not exists (select from partner_interest i
      where i.book = c.book and i.party = c.party and i.answered_on is null and i.on_day > ${until}::date)
    order by c.book, c.key limit 500`
}

/** Newest first, 300 at the most. */
export function adviceOf(read: Read, book: string, party: string): Promise<PartnerAdvice[]> {
  return read<PartnerAdvice>`
    select * from partner_advice where book = ${book} and party = ${party} order by on_day desc, key desc limit 300`
}

/** Events of a book to which an organization was invited or came. */
export function eventsOf(read: Read, party: string): Promise<PartnerEvent[]> {
  return read<PartnerEvent>`
    /* across: partners.list */ select * from partner_event
    where organizations @> to_jsonb(${party}::text) order by on_day desc, key limit 100`
}
export async function eventBy(read: Read, book: string, id: string): Promise<PartnerEvent | undefined> {
  const [row] = await read<PartnerEvent>`select * from partner_event where book = ${book} and key = ${id}`
  return row
}
export function eventsListed(read: Read, today: string): Promise<EventListed[]> {
  return read<EventListed>`
    /* across: partners.list */ select e.key as id, e.book, e.title, e.on_day, e.starts, e.ends, e.place, e.held_on, e.cancelled,
      jsonb_array_length(e.organizations) as invited, jsonb_array_length(e.attendance) as came, r.name as representation_name,
      (select count(*)::int from jsonb_array_elements(e.commitments) c where c ->> 'outcome' is null) as open,
      (select count(*)::int from jsonb_array_elements(e.commitments) c where c ->> 'outcome' is null and c ->> 'due' < ${today}) as overdue
    from partner_event e left join nido_representations() r on r.key = e.book::text
    order by e.on_day < ${today}, case when e.on_day >= ${today} then e.on_day end, e.on_day desc, e.key limit 300`
}

export function materialsListed(read: Read): Promise<PartnerMaterial[]> {
  return read<PartnerMaterial>`
    /* across: partners.list */ select * from partner_material order by nido_plain_name(title), key limit 500`
}
/** To whom materials were sent, newest first. */
export function materialsSent(
  read: Read,
): Promise<
  { material: string; party: string; book: string; name: string; on: string; version: string | null }[]
> {
  return read`
    /* across: partners.list */ select a.material, a.party, a.book, p.name, a.on_day as on, a.version from partner_advice a
    join partner p on p.book = a.book and p.key = a.party::text where a.material is not null
    order by a.on_day desc, a.key limit 2000`
}

/** Joinings that stand in an organization's record, as they were said. */
export function mergesOf(
  read: Read,
  book: string,
  id: string,
): Promise<{ id: string; on: string; by: string; reason: string }[]> {
  return read`
    select f.id, left(f.est_at::text, 10) as on, f.body::jsonb ->> 'author' as by, f.body::jsonb -> 'payload' ->> 'reason' as reason
    from person_join j join fact f on f.book = ${book} and f.id = j.by_fact
    where j.book = ${book} and j.into_person = ${id} and j.stands is not null and f.body is not null
    order by f.est_at desc limit 50`
}

/** Every organization within reach as twins are looked for. */
export type Likeness = Pick<
  Partner,
  | 'book'
  | 'key'
  | 'kind'
  | 'name'
  | 'rfc'
  | 'municipality'
  | 'stage'
  | 'workers'
  | 'factories'
  | 'source'
  | 'unseen'
  | 'match'
> & { municipality_name: string | null }
export function likenesses(read: Read): Promise<Likeness[]> {
  return read<Likeness>`
    /* across: partners.list */ select p.book, p.key, p.kind, p.name, p.rfc, p.municipality, p.stage, p.workers, p.factories, p.source,
      p.unseen, p.match, m.name as municipality_name
    from partner p left join municipality m on m.book = ${NATION} and m.key = p.municipality order by p.key limit 20000`
}
export function distinctPairs(read: Read): Promise<Pick<PartnerDistinct, 'key'>[]> {
  return read`/* across: partners.list */ select key from partner_distinct limit 20000`
}

export function partnerPoints(
  read: Read,
): Promise<(Omit<PartnerPoint, 'places'> & { project: string | null })[]> {
  return read`
    /* across: partners.list */ select book, key as id, kind, name, municipality, latitude, longitude, "precision", stage, workers, status, project
    from partner where kind in ('park', 'pole') or (stage is not null and stage <> 'ended')
    order by nido_plain_name(name), key limit 20000`
}

/** Who holds a post that looks after partners, in a book or above it. */
export function ownersIn(read: Read, book: string, today: string): Promise<{ id: string; name: string }[]> {
  return read<{ id: string; name: string }>`
    /* across: people.names */ select distinct on (p.key) p.key as id, p.given || ' ' || p.first as name
    from staff_post s join staff_person p on p.book = s.book and p.key = s.person::text
    where s.book = any(${[book, NATION]}::uuid[]) and s.role in ('promoter', 'national') and s.from_day <= ${today}
      and (s.to_day is null or ${today} < s.to_day) order by p.key limit 200`
}

export async function municipalityNames(
  read: Read,
  keys: readonly string[],
): Promise<Record<string, string>> {
  const rows = await read<{ key: string; name: string }>`
    select key, name from municipality where book = ${NATION} and key = any(${[...new Set(keys)]}::text[])`
  return Object.fromEntries(rows.map((r) => [r.key, r.name]))
}
