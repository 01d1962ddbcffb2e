// What the house can be asked of agreements: one, those within reach, what is due, a party's own, and until when the national one holds.
import { NATION } from '../../kernel/ids.ts'
import type { Read } from '../../platform/db.ts'
import { idsOf } from '../../platform/joined.ts'
import { NATIONAL_AGREEMENT } from './contract/national-agreement.ts'
import type {
  Agreement,
  AgreementBaseline,
  AgreementCommitment,
  AgreementListed,
  AgreementReport,
  DueListed,
} from './contract.ts'

export async function agreementBy(read: Read, book: string, key: string): Promise<Agreement | undefined> {
  const [row] = await read<Agreement>`select * from agreement where book = ${book} and key = ${key}`
  return row
}

export function commitmentsOf(read: Read, book: string, agreement: string): Promise<AgreementCommitment[]> {
  return read<AgreementCommitment>`
    select * from agreement_commitment where book = ${book} and agreement = ${agreement}::uuid order by next_due nulls last, due, key limit 1000`
}

export async function commitmentBy(
  read: Read,
  book: string,
  key: string,
): Promise<AgreementCommitment | undefined> {
  const [row] = await read<AgreementCommitment>`
    select * from agreement_commitment where book = ${book} and key = ${key}`
  return row
}

/** `parties`: every id by which the organization is known, as `idsOf` tells them. */
export function reportsOf(read: Read, book: string, parties: readonly string[]): Promise<AgreementReport[]> {
  return read<AgreementReport>`
    select * from agreement_report where book = ${book} and party = any(${parties}::uuid[]) order by month limit 240`
}

export async function baselineOf(
  read: Read,
  book: string,
  parties: readonly string[],
): Promise<AgreementBaseline | undefined> {
  const [row] =
    await read<AgreementBaseline>`select * from agreement_baseline where book = ${book} and key = any(${parties}::text[]) limit 1`
  return row
}

/** Whether a book knows an organization: it has an agreement there. */
export async function knowsParty(read: Read, book: string, party: string): Promise<boolean> {
  const [row] = await read<{ known: boolean }>`
    select exists (select from agreement where book = ${book} and party = ${party}::uuid) as known`
  return row!.known
}

/** Until when the agreement with the Ministry of Economy holds: as it is kept, else as published. For any date to be compared with. */
export async function nationalEnd(read: Read): Promise<{ ends: string; source: string; kept: boolean }> {
  const [row] = await read<{ ends: string | null; source: string | null }>`
    select coalesce((ended ->> 'on')::date, ends) as ends, source from agreement
    where book = ${NATION} and scope = 'national' order by signed desc nulls last, key limit 1`
  return row?.ends
    ? { ends: row.ends, source: row.source ?? NATIONAL_AGREEMENT.source, kept: true }
    : { ends: NATIONAL_AGREEMENT.ends, source: NATIONAL_AGREEMENT.source, kept: false }
}

export type AgreementFilters = {
  readonly q?: string | undefined
  readonly kind?: string | undefined
  readonly which?: 'late' | 'ended' | 'all' | undefined
  readonly party?: string | undefined
}

/** Agreements within reach by the name of who they are with, 500 at the most; commitments counted by their days. */
export async function agreementsWithin(
  read: Read,
  f: AgreementFilters,
  today: string,
  nationalEnds: string,
): Promise<AgreementListed[]> {
  const which = f.which ?? 'going'
  const parties = f.party === undefined ? null : await idsOf(read, f.party)
  return read<AgreementListed>`
    /* across: agreements.list */ with days as (
      select c.book, c.agreement, count(distinct c.key)::int as commitments,
        count(*) filter (where d ->> 'state' in ('open', 'returned'))::int as open,
        count(*) filter (where d ->> 'state' in ('open', 'returned') and d ->> 'due' < ${today})::int as late,
        count(*) filter (where d ->> 'state' = 'presented')::int as presented,
        min(d ->> 'due') filter (where d ->> 'state' in ('open', 'returned')) as next_due,
        bool_or(d ->> 'due' > ${nationalEnds}) as beyond
      from agreement_commitment c cross join jsonb_array_elements(c.dates) d where c.dropped is null group by c.book, c.agreement
    )
    select a.key as id, a.book, a.party, a.scope, a.party_name, a.title, a.model, a.signed, a.starts, a.ends, a.ended ->> 'on' as ended,
      r.name as representation, coalesce(p.state, s.state) as state, jsonb_array_length(a.clauses) as clauses, coalesce(d.commitments, 0) as commitments,
      coalesce(d.open, 0) as open, coalesce(d.late, 0) as late, coalesce(d.presented, 0) as presented, d.next_due,
      (coalesce(a.ends > ${nationalEnds}::date, false) or coalesce(d.beyond, false)) as beyond
    from agreement a left join days d on d.book = a.book and d.agreement::text = a.key
    left join representation r on r.book = a.book and r.key = a.book::text
    left join nido_representations() s on s.key = a.book::text
    left join partner p on p.book = a.book and p.key = a.party::text
    where (${f.kind ?? null}::text is null or a.scope = ${f.kind ?? null})
      and (${f.q ?? ''} = '' or nido_plain(a.party_name || ' ' || a.title) like '%' || nido_plain(${f.q ?? ''}) || '%')
      and (${which} = 'all' or (${which} = 'ended') = (a.ended is not null))
      and (${parties}::uuid[] is null or a.party = any(${parties}::uuid[]))
      and (${which} <> 'late' or coalesce(d.late, 0) > 0)
    order by a.scope = 'national' desc, nido_plain(a.party_name), a.key limit 500`
}

/** What is due from long ago until a day, the earliest first. */
export async function dueUntil(read: Read, until: string, party?: string): Promise<DueListed[]> {
  const parties = party === undefined ? null : await idsOf(read, party)
  return read<DueListed>`
    /* across: agreements.list */ select c.book, c.agreement, a.party_name, c.key as commitment, c.what, d ->> 'due' as due, c.bound, d ->> 'state' as state
    from agreement_commitment c join agreement a on a.book = c.book and a.key = c.agreement::text
    cross join jsonb_array_elements(c.dates) d
    where c.dropped is null and c.next_due is not null and c.next_due <= ${until} and d ->> 'due' <= ${until} and d ->> 'state' <> 'accepted'
      and (${parties}::uuid[] is null or c.party = any(${parties}::uuid[]))
    order by d ->> 'due', a.party_name, c.key limit 500`
}

/** Days that have come in one book, and of them those without evidence. */
export async function daysCome(
  read: Read,
  book: string,
  today: string,
): Promise<{ late: number; come: number }> {
  const [n] = await read<{ late: number; come: number }>`
    select count(*)::int as come, count(*) filter (where d ->> 'state' in ('open', 'returned'))::int as late
    from agreement_commitment c cross join jsonb_array_elements(c.dates) d
    where c.book = ${book} and c.dropped is null and d ->> 'due' < ${today}`
  return n!
}

/** Everything of one organization, in a transaction of its own side: row security by party cuts it. */
export async function sideRows(read: Read, parties: readonly string[]) {
  return {
    agreements: await read<Agreement>`
      /* across: agreements.side */ select * from agreement where party = any(${parties}::uuid[]) order by signed desc nulls last, key`,
    commitments: await read<AgreementCommitment>`
      /* across: agreements.side */ select * from agreement_commitment where party = any(${parties}::uuid[]) order by next_due nulls last, due, key limit 1000`,
    reports: await read<AgreementReport>`
      /* across: agreements.side */ select * from agreement_report where party = any(${parties}::uuid[]) order by month limit 240`,
    baselines: await read<AgreementBaseline>`
      /* across: agreements.side */ select * from agreement_baseline where party = any(${parties}::uuid[]) limit 1`,
  }
}

/** Places of one center and how many are occupied, out of its figures; undefined before anything was counted. */
export async function placesOfCenter(
  read: Read,
  center: string,
): Promise<{ name: string | null; open: number; occupied: number } | undefined> {
  const [row] = await read<{ name: string | null; open: number | null; occupied: number | null }>`
    select (select name from center where book = ${center} and key = ${center}::text) as name,
      (select sum(whole)::int from figure where book = ${center} and indicator = 'places.occupied' and period = 'now') as open,
      (select sum(part)::int from figure where book = ${center} and indicator = 'places.occupied' and period = 'now') as occupied`
  return row?.open === null || row?.open === undefined
    ? undefined
    : { name: row.name, open: row.open, occupied: row.occupied ?? 0 }
}

export type SidePerson = { person: string; post: string; name: string; from: string; to: string | null }
/** Who comes in for an organization of a book. */
export function peopleOfSide(read: Read, book: string, parties: readonly string[]): Promise<SidePerson[]> {
  return read<SidePerson>`
    select o.person, o.key as post, coalesce(p.given || ' ' || p.first, '—') as name, o.from_day as "from", o.to_day as "to"
    from staff_post o left join staff_person p on p.book = o.book and p.key = o.person::text
    where o.book = ${book} and o.party = any(${parties}::uuid[]) order by o.from_day, o.key limit 200`
}

/** Names of who said what, by the key alone; read by the owner for ids already in reach. */
export async function namesOf(read: Read, ids: readonly string[]): Promise<Record<string, string>> {
  const rows = await read<{ id: string; name: string }>`
    /* across: people.names */ select distinct on (key) key as id, given || ' ' || first as name from staff_person
    where key = any(${[...new Set(ids)]}::text[]) order by key, book`
  return Object.fromEntries(rows.map((r) => [r.id, r.name]))
}
