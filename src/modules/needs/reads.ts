// What the house can be asked of needs studies: lists, one study, its answers while they are there, codes, and the companies they are of.
import { NATION } from '../../kernel/ids.ts'
import type { Asking } from '../../kernel/import-target.ts'
import type { Read } from '../../platform/db.ts'
import { idsOf } from '../../platform/joined.ts'
import type { NurserySupply } from '../territory/contract.ts'
import { supplyWithin } from '../territory/reads.ts'
import type { NeedsResult } from './contract/result.ts'
import { LEAST_GROUP, type SurveyAnswer } from './contract/survey.ts'
import {
  type KnownStudies,
  type NeedsReport,
  type NeedsStudy,
  STUDIES_PAGE,
  type StudyListed,
  type StudyState,
} from './contract.ts'

export async function studyOf(read: Read, book: string, id: string): Promise<NeedsStudy | undefined> {
  const [row] = await read<NeedsStudy>`select * from needs_study where book = ${book} and key = ${id}`
  return row
}

/** What one company sees of its studies, newest first; under the company's own scope or of a book in reach. */
export function studiesOfParty(read: Read, parties: readonly string[]): Promise<NeedsReport[]> {
  return read<NeedsReport>`
    /* across: needs.studies */ select * from needs_report where party = any(${parties}::uuid[]) order by until_day desc, key limit 50`
}

export async function reportOfParty(
  read: Read,
  parties: readonly string[],
  study: string,
): Promise<NeedsReport | undefined> {
  const [row] = await read<NeedsReport>`
    /* across: needs.studies */ select * from needs_report where party = any(${parties}::uuid[]) and study = ${study} order by book limit 1`
  return row
}

export type StudyFilters = {
  readonly q?: string
  readonly state?: StudyState
  readonly party?: string
  readonly after?: string
}
type Listed = StudyListed & { readonly n: number }

/** Studies within reach, what ends last on top; `answered`: of an open one so far. */
export async function studiesWithin(
  read: Read,
  { q, state, party, after }: StudyFilters,
  page: number = STUDIES_PAGE,
): Promise<{ rows: StudyListed[]; next: string | null; total: number }> {
  const [until = null, key = null] = after?.split('|') ?? []
  const words = q?.trim() || null
  const parties = party === undefined ? null : await idsOf(read, party)
  const rows = await read<Listed>`
    /* across: needs.studies */ with found as (
      select s.*, array(select p.name from partner p where p.book = s.book and (s.parties ? p.key or exists (select from person_join j
        where j.book = s.book and j.stands::text = p.key and s.parties ? j.person::text)) order by p.name) as names
      from needs_study s
      where (${state ?? null}::text is null or s.state = ${state ?? null})
        and (${parties}::text[] is null or s.parties ?| ${parties}::text[])
    ), kept as (
      select * from found f where ${words}::text is null
        or nido_plain_name(f.title || ' ' || array_to_string(f.names, ' ')) like '%' || nido_plain_name(${words}) || '%'
    )
    select k.key as id, k.book, k.title, to_jsonb(k.names) as parties, k.state, k.how, k.from_day, k.until_day,
      coalesce((k.tally ->> 'answered')::int, (select count(*) from needs_answer a where a.book = k.book and a.study = k.key::uuid)::int) as answered,
      jsonb_array_length(k.versions) as versions, k.versions -> -1 -> 'result' -> 'demand' as demand,
      k.delivered -> -1 ->> 'on' as delivered_on, r.name as representation, (select count(*) from kept)::int as n
    from kept k left join nido_representations() r on r.key = k.book::text
    where ${until}::date is null or (k.until_day, k.key) < (${until}::date, ${key})
    order by k.until_day desc, k.key desc limit ${page + 1}`
  const shown = rows.slice(0, page)
  const last = shown.at(-1)
  return {
    rows: shown.map(({ n: _n, ...s }) => s),
    next: rows.length > page && last ? `${last.until_day}|${last.id}` : null,
    total: rows[0]?.n ?? 0,
  }
}

export type StudyParty = {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly municipality: string | null
  readonly latitude: number | null
  readonly longitude: number | null
  readonly workers: number | null
  /** its emblem, by the SHA-256 of the file */
  readonly logo: string | null
}
/** Organizations of one book by the ids they were named with, by name; one that was joined to another is that one. */
export function partiesIn(read: Read, book: string, ids: readonly string[]): Promise<StudyParty[]> {
  return read<StudyParty>`
    select x.id, p.name, p.kind, p.municipality, p.latitude, p.longitude, p.workers, p.logo from unnest(${ids}::text[]) x(id)
    left join person_join j on j.book = ${book} and j.person::text = x.id and j.stands is not null
    join partner p on p.book = ${book} and p.key = coalesce(j.stands::text, x.id) order by p.name, x.id`
}

/** Studies that stand, by the key of their link: what rows of a file name. A declared cross-book read. */
export async function studiesByLink(read: Asking): Promise<KnownStudies['studies']> {
  const rows = await read<{
    id: string
    book: string
    link: string
    parties: { id: string; name: string; rfc: string | null; told: boolean }[]
  }>`
    /* across: needs.studies */ select s.key as id, s.book, s.link, coalesce((select jsonb_agg(jsonb_build_object('id', p.key, 'name', p.name, 'rfc', p.rfc, 'told',
        s.rosters @> jsonb_build_array(jsonb_build_object('party', p.key)) and not exists (select from needs_roster r
          where r.book = s.book and r.key = s.key || '|' || p.key)) order by p.key)
      from partner p where p.book = s.book and s.parties ? p.key), '[]') as parties
    from needs_study s where s.state <> 'withdrawn' order by s.book, s.key`
  return new Map(rows.map(({ link, ...s }) => [link, s]))
}

/** Organizations within reach by a part of their name, those that begin with it first. */
export function companiesLike(
  read: Read,
  q: string,
): Promise<{ id: string; book: string; name: string; kind: string; municipality: string | null }[]> {
  return read`
    /* across: needs.studies */ select p.key as id, p.book, p.name, p.kind, m.name as municipality
    from partner p left join municipality m on m.book = ${NATION} and m.key = p.municipality
    where nido_plain_name(p.name) like '%' || nido_plain_name(${q}) || '%'
    order by (nido_plain_name(p.name) like nido_plain_name(${q}) || '%') desc, p.name, p.key limit 20`
}

/** In no order that means anything: their keys are random. */
export async function answersOf(read: Read, book: string, study: string): Promise<SurveyAnswer[]> {
  const rows = await read<{ body: SurveyAnswer }>`
    select body from needs_answer where book = ${book} and study = ${study} order by slot`
  return rows.map((r) => r.body)
}

export async function progressOf(
  read: Read,
  book: string,
  study: string,
): Promise<{ answered: number; made: number; used: number }> {
  const [row] = await read<{ answered: number; made: number; used: number }>`
    select (select count(*) from needs_answer where book = ${book} and study = ${study})::int as answered, count(*)::int as made,
      count(receipt)::int as used from needs_code where book = ${book} and study = ${study}`
  return row!
}

export type SurveyFound = Pick<
  NeedsStudy,
  'book' | 'key' | 'title' | 'parties' | 'how' | 'daily' | 'from_day' | 'until_day' | 'state'
>

/** A survey by its link, wherever it is. */
export async function surveyByLink(read: Read, link: string): Promise<SurveyFound | undefined> {
  const [row] = await read<SurveyFound>`
    /* across: needs.survey */ select book, key, title, parties, how, daily, from_day, until_day, state
    from needs_study where link = ${link} order by book, key limit 1`
  return row
}

/** A survey by the trace of a one-time code, and whether somebody used it. */
export async function surveyByCode(
  read: Read,
  trace: Uint8Array,
): Promise<(SurveyFound & { readonly used: boolean }) | undefined> {
  const [row] = await read<SurveyFound & { used: boolean }>`
    /* across: needs.survey */ select s.book, s.key, s.title, s.parties, s.how, s.daily, s.from_day, s.until_day, s.state,
      c.receipt is not null as used
    from needs_code c join needs_study s on s.book = c.book and s.key = c.study::text where c.trace = ${trace}`
  return row
}

/** Surveys that end within so many days with fewer than ten answers, of one book. */
export function silentStudies(
  read: Read,
  book: string,
  today: string,
  until: string,
  least: number,
): Promise<{ key: string; until_day: string }[]> {
  return read<{ key: string; until_day: string }>`
    select s.key, s.until_day from needs_study s
    where s.book = ${book} and s.state = 'open' and s.how <> 'none' and s.from_day <= ${today} and s.until_day between ${today} and ${until}
      and (select count(*) from needs_answer a where a.book = s.book and a.study = s.key::uuid) < ${least} order by s.until_day, s.key limit 50`
}

/** Names of who said what, by the key alone; read by the owner for ids already in reach. */
export async function namesOf(read: Read, ids: readonly string[]): Promise<Record<string, string>> {
  const rows = await read<{ id: string; name: string }>`
    /* across: people.names */ select distinct on (key) key as id, given || ' ' || first as name from staff_person
    where key = any(${[...new Set(ids)]}::text[]) order by key, book`
  return Object.fromEntries(rows.map((r) => [r.id, r.name]))
}

export async function municipalityNames(
  read: Read,
  keys: readonly string[],
): Promise<Record<string, string>> {
  const rows = await read<{ key: string; name: string }>`
    select key, name from municipality where book = ${NATION} and key = any(${[...new Set(keys)]}::text[])`
  return Object.fromEntries(rows.map((r) => [r.key, r.name]))
}

/** By the beginning of their names, those of `near` first: what a worker picks their home from. */
export function homesLike(
  read: Read,
  q: string,
  near: string | null,
): Promise<{ cvegeo: string; name: string }[]> {
  return read<{ cvegeo: string; name: string }>`
    select key as cvegeo, name from municipality
    where book = ${NATION} and nido_plain_name(name) like '%' || nido_plain_name(${q}) || '%'
    order by (left(key, 2) = left(${near ?? ''}, 2)) desc, (nido_plain_name(name) like nido_plain_name(${q}) || '%') desc, name, key limit 8`
}

/** Kilometers within which nurseries count as near. [unconfirmed: own proposal] */
const NEAR_KM = 5

/**
 * Nurseries near any of the companies, in the lists that were imported, each counted once; null where no list is, or no company has a place.
 * The newest list of them all counts, because two lists name the same nurseries.
 */
export async function supplyNear(read: Read, parties: readonly StudyParty[]): Promise<NeedsResult['supply']> {
  const placed = parties.filter((p) => p.latitude !== null && p.longitude !== null)
  const states = [...new Set(placed.flatMap((p) => (p.municipality ? [p.municipality.slice(0, 2)] : [])))]
  if (placed.length === 0 || states.length === 0) return null
  const all: NurserySupply[] = []
  for (const state of states) all.push(...(await supplyWithin(read, { state })))
  const newest = all.reduce<NurserySupply | undefined>(
    (a, b) => (a === undefined || b.as_of > a.as_of ? b : a),
    undefined,
  )
  if (!newest) return null
  const near = all.filter(
    (n) =>
      n.list === newest.list &&
      n.latitude !== null &&
      n.longitude !== null &&
      placed.some((p) => flatKm(p.latitude!, p.longitude!, n.latitude!, n.longitude!) <= NEAR_KM),
  )
  const places = near.flatMap((n) => (n.places === null ? [] : [n.places]))
  const away = (n: NurserySupply) =>
    Math.min(...placed.map((p) => flatKm(p.latitude!, p.longitude!, n.latitude!, n.longitude!)))
  // a list without names nor places says of each no more than that it is there
  const nearest = near
    .filter((n) => n.name !== null || n.places !== null)
    .map((n) => ({ name: n.name ?? n.code, km: tenth(away(n)), places: n.places }))
    .sort((a, b) => a.km - b.km || a.name.localeCompare(b.name))
  return {
    ...{ km: NEAR_KM, nurseries: near.length, source: newest.source, as_of: newest.as_of },
    nearest: nearest.slice(0, NEAREST),
    places: places.length === near.length && near.length > 0 ? places.reduce((a, b) => a + b, 0) : null,
  }
}

/** Shown of each kind, the nearest first. */
const NEAREST = 12
const tenth = (km: number) => Math.round(km * 10) / 10

/** Centers of the network near any of the companies with places open today; null where no company has a place. */
export async function centersNear(
  read: Read,
  parties: readonly StudyParty[],
): Promise<NonNullable<NeedsResult['centers_near']> | null> {
  const placed = parties.filter((p) => p.latitude !== null && p.longitude !== null)
  if (placed.length === 0) return null
  const rows = await read<{ name: string; km: number; open: number; occupied: number }>`
    select name, km, open, occupied from nido_centers_near(
      ${placed.map((p) => p.latitude!)}::double precision[], ${placed.map((p) => p.longitude!)}::double precision[], ${NEAR_KM}) limit ${NEAREST}`
  const small = (n: number) => n > 0 && n < LEAST_GROUP
  return {
    km: NEAR_KM,
    centers: rows.map((c) => ({
      ...{ name: c.name, km: tenth(c.km), open: c.open },
      // a group under ten, and one whose rest is under ten, could point at somebody
      occupied: small(c.occupied) || small(c.open - c.occupied) ? null : c.occupied,
    })),
  }
}

/** Straight line over some kilometers, where the earth is flat enough. */
const flatKm = (aLat: number, aLon: number, bLat: number, bLon: number): number =>
  Math.hypot(bLat - aLat, (bLon - aLon) * Math.cos((aLat * Math.PI) / 180)) * 111.2
