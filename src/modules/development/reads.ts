// What the house can be asked of development: a child's observations and rounds, who is to be looked at, which instruments there are.
import { NATION } from '../../kernel/ids.ts'
import type { Asking } from '../../kernel/import-target.ts'
import type { Read } from '../../platform/db.ts'
import type { CohortAnswer } from './contract/cohort.ts'
import type {
  ChildDevelopment,
  CohortItem,
  CohortVisit,
  DomainResult,
  LoadedInstrument,
  Observation,
  SecondLook,
  VisitReading,
} from './contract.ts'

export function observationsOf(read: Read, book: string, child: string): Promise<Observation[]> {
  return read<Observation>`select * from observation where book = ${book} and child = ${child} order by day, key`
}

/** The same of several children, asked at once. */
export function observationsOfAll(
  read: Read,
  book: string,
  children: readonly string[],
): Promise<Observation[]> {
  return read<Observation>`
    select * from observation where book = ${book} and child = any(${children}::uuid[]) order by child, day, key`
}

export async function childDevelopment(
  read: Read,
  book: string,
  child: string,
): Promise<ChildDevelopment | undefined> {
  const [row] = await read<ChildDevelopment>`
    select * from child_development where book = ${book} and key = ${child}`
  return row
}

/** Visits of every child of a center that was seen at least once, by child: what signals are judged from, in one statement. */
export function readingsOf(
  read: Read,
  book: string,
): Promise<{ child: string; readings: VisitReading[]; room: string | null }[]> {
  return read<{ child: string; readings: VisitReading[]; room: string | null }>`
    select d.key as child, d.readings, c.room from child_development d join child c on c.book = d.book and c.key = d.key
    where d.book = ${book} and c.left_on is null and d.readings <> '[]' order by d.key`
}

export type Looking = {
  child: string
  name: string
  birth: string
  weeks: number | null
  room: string | null
  since: string | null
  looked: { day: string; items: number }[]
  screened: string[]
  last_day: string | null
  light: ChildDevelopment['light'] | null
  entry: number | null
  level: number | null
  began: string | null
  /** of the open milestones */
  rounds: { months: number; domains: DomainResult[] }[]
}

/** Days in which a center that came to Nido is to begin to observe: then the clock of its first round runs by itself. House rule. */
const DAYS_TO_BEGIN = 30

/** Every child of the center with the days it was looked at. One statement, whatever the number. */
export function lookingOf(read: Read, book: string, room: string | null): Promise<Looking[]> {
  return read<Looking>`
    select c.key as child, c.given || ' ' || c.first as name, c.birth, c.gestational_weeks as weeks, c.room, c.rooms -> 0 ->> 'from' as since,
      d.entry, d.level,
      coalesce((select json_agg(json_build_object('months', (r ->> 'group')::int, 'domains', r -> 'domains'))
        from jsonb_array_elements(d.rounds) r where r ->> 'instrument' = 'milestones'), '[]') as rounds,
      coalesce(o.looked, '[]') as looked, coalesce(o.screened, '[]') as screened, d.last_day, d.light, b.began
    from (select least((select min(day) from observation where book = ${book} and not moved),
        (select received_at::date + ${DAYS_TO_BEGIN}::int from page where book = ${book} and n = 1))::text as began) b
    cross join child c left join child_development d on d.book = c.book and d.key = c.key
    left join (
      select child, json_agg(json_build_object('day', day, 'items',
          (select count(*) from jsonb_each(answers) a where a.value <> 'null'::jsonb and not jsonb_exists(strange, a.key)))) as looked,
        json_agg(day) filter (where certificate is not null) as screened
      from observation where book = ${book} group by child
    ) o on o.child = c.key::uuid
    where c.book = ${book} and c.left_on is null and c.room is not null and (${room}::uuid is null or c.room = ${room})`
}

/** Loaded instruments, the newest validity first; those of the nation, whoever asks. */
export function loadedInstruments(read: Read): Promise<LoadedInstrument[]> {
  return read<LoadedInstrument>`
    select * from loaded_instrument where book = ${NATION} order by id, instrument -> 'validity' ->> 'from' desc, version`
}

/** Who is known by name in a place, by id. */
export async function peopleOf(
  read: Read,
  book: string,
  ids: readonly string[],
): Promise<Record<string, string>> {
  const rows = await read<{ key: string; name: string }>`
    select key, given || ' ' || first as name from staff_person where book = ${book} and key = any(${ids}::text[])`
  return Object.fromEntries(rows.map((r) => [r.key, r.name]))
}

export async function observationIn(read: Read, book: string, key: string): Promise<Observation | undefined> {
  const [row] = await read<Observation>`select * from observation where book = ${book} and key = ${key}::text`
  return row
}

export async function secondLookIn(read: Read, book: string, key: string): Promise<SecondLook | undefined> {
  const [row] = await read<SecondLook>`select * from second_look where book = ${book} and key = ${key}::text`
  return row
}

/** The one asked for an observation, made or not. */
export async function secondLookOf(
  read: Read,
  book: string,
  observation: string,
): Promise<SecondLook | undefined> {
  const [row] = await read<SecondLook>`
    select * from second_look where book = ${book} and observation = ${observation}::uuid`
  return row
}

export type SecondLookListed = SecondLook & { readonly name: string; readonly birth: string }

/** Second looks of a center that wait, the soonest first, then those made in the last three months. */
export function secondLooksOf(read: Read, book: string, today: string): Promise<SecondLookListed[]> {
  return read<SecondLookListed>`
    select s.*, c.given || ' ' || c.first as name, c.birth from second_look s
    join child c on c.book = s.book and c.key = s.child::text
    where s.book = ${book} and c.left_on is null and (s.second is null or s.second_day > ${today}::date - 90)
    order by s.second is not null, s.by_day, s.key`
}

export type SheetRow = Pick<
  Observation,
  | 'key'
  | 'author'
  | 'child'
  | 'room'
  | 'day'
  | 'answers'
  | 'said_at'
  | 'instrument'
  | 'version'
  | 'asked'
  | 'frame'
> & {
  readonly birth: string
  readonly weeks: number | null
  readonly weight_kg: number | null
  readonly length_cm: number | null
}

/** Sheets of a center since a day, of whatever instrument: one child observed by one person, with what scale and board said that day. */
export function sheetsOf(read: Read, book: string, from: string): Promise<SheetRow[]> {
  return read<SheetRow>`
    select o.key, o.author, o.child, o.room, o.day, o.answers, o.said_at, o.instrument, o.version, o.asked, o.frame, c.birth, c.gestational_weeks as weeks,
      m.weight_kg, m.length_cm
    from observation o join child c on c.book = o.book and c.key = o.child::text
    left join (select child, day, author, max(weight_kg) as weight_kg, max(length_cm) as length_cm
      from measurement where book = ${book} and day >= ${from} group by child, day, author) m
      on m.child = o.child and m.day = o.day and m.author = o.author
    where o.book = ${book} and o.day >= ${from} and o.mode = 'child' and o.said_by = 'educator' and not o.moved
    order by o.day, o.key`
}

export type SeenTwiceRow = {
  readonly book: string
  readonly center: string
  readonly evaluator: string
  readonly late: boolean
  readonly first: Observation['answers']
  readonly second: Observation['answers'] | null
}

/** Second looks of a year in every center the transaction reaches, with both answers where there are both. */
export function seenTwice(read: Read, today: string): Promise<SeenTwiceRow[]> {
  return read<SeenTwiceRow>`
    /* across: development.second-looks */ select s.book, c.name as center, s.evaluator, s.second is null and s.by_day < ${today} as late,
      o.answers as first, s.answers as second
    from second_look s join observation o on o.book = s.book and o.key = s.observation::text
    join center c on c.book = s.book and c.key = s.book::text
    where s.by_day > ${today}::date - 365 order by c.name, s.book, s.evaluator, s.key`
}

export type CenterMoments = {
  readonly id: string
  readonly name: string
  readonly representation: string | null
  readonly representation_name: string | null
  readonly n: number
  readonly sums: readonly number[]
  readonly products: readonly number[]
}

/**
 * What the children of each center add up to (see `Moments`), of every center the transaction reaches: levels of the last year.
 * One statement; no child leaves it.
 */
export function momentsOfCenters(read: Read, today: string): Promise<CenterMoments[]> {
  return read<CenterMoments>`
    /* across: development.compare */
    with x as (
      select book, level_age_days / 365.25 - 2 as a, girl::int::float8 as g, entry as e, level as y from child_development
      where level is not null and level_day > ${today}::date - 365
    ), m as (
      select book, count(*)::int as n, array[sum(a), sum(a^2), sum(a^3), sum(g), sum(e), sum(y)] as sums,
        array[sum(a^2), sum(a^3), sum(a^4), sum(a*g), sum(a*e), sum(a*y), sum(a^4), sum(a^5), sum(a^2*g), sum(a^2*e), sum(a^2*y),
          sum(a^6), sum(a^3*g), sum(a^3*e), sum(a^3*y), sum(g), sum(g*e), sum(g*y), sum(e*e), sum(e*y), sum(y*y)] as products
      from x group by book
    )
    select c.book as id, c.name, b.representation, r.name as representation_name, coalesce(m.n, 0) as n,
      coalesce(m.sums, array_fill(0::float8, array[6])) as sums, coalesce(m.products, array_fill(0::float8, array[21])) as products
    from center c left join m on m.book = c.book
    left join nido_representations_of(array(select book from center), current_date) b on b.center = c.book
    left join representation r on r.book = b.representation and r.key = b.representation::text
    where c.status <> 'closed' order by c.name, c.book`
}

/**
 * In how many children of a room something of a domain is not yet there, by the last round of each since a day; domains as their
 * instrument names them. Nobody is named: it says what to play, never who.
 */
export function stillOnTheirWay(
  read: Read,
  book: string,
  room: string,
  since: string,
): Promise<{ domain: string; children: number }[]> {
  return read<{ domain: string; children: number }>`
    select d->>'domain' as domain, count(*)::int as children
    from child c join child_development x on x.book = c.book and x.key = c.key
    cross join lateral (select r from jsonb_array_elements(x.rounds) r where r->>'last_day' >= ${since} order by r->>'last_day' desc limit 1) last
    cross join jsonb_array_elements(last.r->'domains') d
    where c.book = ${book} and c.room = ${room} and c.left_on is null and (d->>'not_yet')::int > 0
    group by 1 order by 1`
}

/** Of the research cohort: the items there are. */
export const cohortItemKeys = async (read: Asking): Promise<ReadonlySet<string>> =>
  new Set((await read<{ key: string }>`select key from cohort_item where book = ${NATION}`).map((r) => r.key))

export const hasCohortChildren = async (read: Asking): Promise<boolean> =>
  (await read`select key from cohort_child where book = ${NATION} limit 1`).length > 0

export const cohortChildrenAmong = async (read: Asking, keys: readonly string[]): Promise<string[]> =>
  (
    await read<{
      key: string
    }>`select key from cohort_child where book = ${NATION} and key = any(${keys}::text[])`
  ).map((r) => r.key)

export const cohortVisitsAmong = (
  read: Asking,
  keys: readonly string[],
): Promise<Pick<CohortVisit, 'key' | 'answers'>[]> =>
  read`select key, answers from cohort_visit where book = ${NATION} and key = any(${keys}::text[])`

/**
 * Items with the number of their answers and what they tell, by the age at which they were asked. `tells`: answers of a month times
 * the share that can and the share that cannot, over all months: the information of as many yes and no. One statement.
 */
export const cohortItemsAsked = (read: Read): Promise<(CohortItem & { answers: number; tells: number })[]> =>
  read`
    select i.*, coalesce(a.answers, 0) as answers, coalesce(a.tells, 0) as tells from cohort_item i left join (
      select study, key, sum(n)::int as answers, sum(n * age) / sum(n) as age, sum(n * p * (1 - p))::float8 as tells from (
        select v.study, e.key, count(*) as n, avg(v.age_days) as age, avg((e.value)::int) as p
        from cohort_visit v cross join lateral jsonb_each(v.answers) e where v.book = ${NATION} group by v.study, e.key, v.age_days / 30
      ) m group by study, key
    ) a on a.study = i.study and a.key = i.item
    where i.book = ${NATION} order by i.study, a.age nulls last, i.key`

export const cohortStudies = (read: Read): Promise<{ study: string; children: number }[]> =>
  read`select study, count(*)::int as children from cohort_child where book = ${NATION} group by study order by study`

export async function cohortItem(read: Read, item: string): Promise<CohortItem | undefined> {
  const [row] = await read<CohortItem>`select * from cohort_item where book = ${NATION} and key = ${item}`
  return row
}

/** Every answer to one item, with the age of that day and the gestation to correct it by. */
export const cohortAnswersTo = (
  read: Read,
  { study, item }: Pick<CohortItem, 'study' | 'item'>,
): Promise<CohortAnswer[]> =>
  read`
    select v.child, v.age_days as age, c.gestation_days as gestation, (v.answers ->> ${item})::int as achieved
    from cohort_visit v left join cohort_child c on c.book = v.book and c.study = v.study and c.child = v.child
    where v.book = ${NATION} and v.study = ${study} and v.answers -> ${item} is not null order by v.child, v.age_days`
