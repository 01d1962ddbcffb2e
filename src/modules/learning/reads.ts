// What the house can be asked of learning: a center's weeks, one room's week and what a plan of it is made from.
import { NATION } from '../../kernel/ids.ts'
import type { Read } from '../../platform/db.ts'
import type { ChildCircle } from '../guardians/contract.ts'
import type { PortfolioFollowed, Went } from './contract/kinds.ts'
import type { Topic } from './contract/programme.ts'
import type {
  LearningBank,
  LearningInterest,
  LearningProgramme,
  LearningTransition,
  LearningWeek,
  PortfolioEntry,
  RoomWeek,
  StoryOfWeek,
} from './contract.ts'

/** Open rooms of a center with what they planned for a week, in their order. */
export function roomWeeks(read: Read, book: string, week: string): Promise<RoomWeek[]> {
  return read<RoomWeek>`
    select r.key as room, r.name, coalesce(c.n, 0)::int as children, coalesce(w.activities, 0) > 0 as planned,
      coalesce(w.activities, 0) as activities, coalesce(w.done, 0) as done,
      coalesce(jsonb_array_length(w.happened), 0) as told, w.intent
    from room r
    left join learning_week w on w.book = r.book and w.key = r.key || '|' || ${week}
    left join (select room, count(*) as n from child where book = ${book} and left_on is null and room is not null group by room) c
      on c.room::text = r.key
    where r.book = ${book} and (r.closed_on is null or r.closed_on > ${week}::date)
    order by r."order", r.key`
}

/** Weeks of a room, newest first, back to a Monday. */
export function weeksOf(
  read: Read,
  book: string,
  room: string,
  from: string,
  to: string,
): Promise<LearningWeek[]> {
  return read<LearningWeek>`
    select * from learning_week where book = ${book} and room = ${room} and week >= ${from} and week <= ${to}
    order by week desc, key`
}

/** What children of a room were seen to look for since a day, newest first. */
export function interestsOf(
  read: Read,
  book: string,
  room: string,
  from: string,
): Promise<LearningInterest[]> {
  return read<LearningInterest>`
    select * from learning_interest where book = ${book} and room = ${room} and day >= ${from}
    order by day desc, key desc limit 200`
}

export function childrenOfRoom(
  read: Read,
  book: string,
  room: string,
): Promise<{ id: string; name: string; birth: string }[]> {
  return read<{ id: string; name: string; birth: string }>`
    select key as id, given || ' ' || first as name, birth from child
    where book = ${book} and room = ${room} and left_on is null order by given, first, key`
}

export type PlannedLine = {
  readonly room: string
  readonly day: string
  readonly routine: string
  readonly title: string
  readonly how: string | null
  readonly went: Went | null
  readonly why: string | null
}

/** One line a planned activity of a week and one a thing done without plan, by room, day and title. */
export function linesOfWeek(read: Read, book: string, week: string): Promise<PlannedLine[]> {
  return read<PlannedLine>`
    with w as (
      select r.name as room, r."order" as place, w.lines, w.happened from learning_week w
      join room r on r.book = w.book and r.key = w.room::text
      where w.book = ${book} and w.week = ${week}
    )
    select room, day, routine, title, how, went, why from (
      select w.place, w.room, l->>'day' as day, l->>'routine' as routine, l->>'title' as title,
        h->>'how' as how, h->>'went' as went, h->>'why' as why
      from w cross join jsonb_array_elements(w.lines) l
      left join lateral (
        select x as h from jsonb_array_elements(w.happened) x where x->>'line' = l->>'id' limit 1
      ) t on true
      union all
      select w.place, w.room, x->>'day', x->>'routine', x->>'title', x->>'how', x->>'went', x->>'why'
      from w cross join jsonb_array_elements(w.happened) x where x->>'line' is null
    ) all_lines order by place, room, day, routine, title limit 5000`
}

/** Names of people of this center, by id. */
export async function namesOfStaff(
  read: Read,
  book: string,
  ids: readonly string[],
): Promise<Record<string, string>> {
  const rows = await read<{ id: string; name: string }>`
    select key as id, given || ' ' || first as name from staff_person
    where book = ${book} and key = any(${[...new Set(ids)]}::text[])`
  return Object.fromEntries(rows.map((r) => [r.id, r.name]))
}

export type ChildTold = {
  readonly given: string
  readonly first: string
  readonly second: string | null
  readonly birth: string
  readonly sex: string
  readonly curp: string | null
  readonly room: string | null
  readonly room_name: string | null
  readonly center: string
  readonly code: string
}

/** Who a portfolio is of, where, in one look. */
export async function childTold(read: Read, book: string, child: string): Promise<ChildTold | undefined> {
  const [row] = await read<ChildTold>`
    select c.given, c.first, c.second, c.birth, c.sex, c.curp, c.room, r.name as room_name, x.name as center, x.code
    from child c join center x on x.book = c.book and x.key = c.book::text
    left join room r on r.book = c.book and r.key = c.room::text
    where c.book = ${book} and c.key = ${child}`
  return row
}

/** What was seen of a child between two days, newest first; whether its photo is here and may be shown. */
export function entriesOf(
  read: Read,
  book: string,
  child: string,
  from: string,
  to: string,
): Promise<PortfolioEntry[]> {
  return read<PortfolioEntry>`
    select o.key as id, o.day, o.by, o.text, o.fields, o.family, jsonb_array_length(o.children) - 1 as others, o.blob,
      coalesce(p.shown and b.state = 'kept', false) as photo
    from learning_observation o
    left join learning_photo p on p.book = o.book and p.key = o.blob
    left join blob b on b.book = o.book and b.sha256 = o.blob
    where o.book = ${book} and o.children @> ${JSON.stringify([child])}::jsonb and o.day >= ${from} and o.day <= ${to}
    order by o.day desc, o.key desc limit 500`
}

export function interestsOfChild(
  read: Read,
  book: string,
  child: string,
  from: string,
  to: string,
): Promise<{ id: string; day: string; topic: Topic; text: string | null; others: number }[]> {
  return read<{ id: string; day: string; topic: Topic; text: string | null; others: number }>`
    select key as id, day, topic, text, jsonb_array_length(children) - 1 as others from learning_interest
    where book = ${book} and children @> ${JSON.stringify([child])}::jsonb and day >= ${from} and day <= ${to}
    order by day desc, key desc limit 500`
}

export async function transitionOf(
  read: Read,
  book: string,
  child: string,
): Promise<LearningTransition | undefined> {
  const [row] = await read<LearningTransition>`
    select * from learning_transition where book = ${book} and key = ${child}`
  return row
}

/** Programmes and banks that were loaded; those of the nation, whoever asks. */
export function loadedProgrammes(read: Read): Promise<LearningProgramme[]> {
  return read<LearningProgramme>`
    select * from learning_programme where book = ${NATION} order by from_day desc, signed_at desc, key`
}
export function loadedBanks(read: Read): Promise<LearningBank[]> {
  return read<LearningBank>`
    select * from learning_bank where book = ${NATION} order by from_day desc, signed_at desc, key`
}

/** What follows each of several children, asked at once: observations of that child alone, by day, and the report that stands. */
export async function portfoliosOf(
  read: Read,
  book: string,
  children: readonly string[],
): Promise<{ child: string; told: PortfolioFollowed }[]> {
  const seen = await read<{ child: string; told: PortfolioFollowed }>`
    select o.children->>0 as child, jsonb_build_object('what', 'seen', 'said', o.key, 'by', o.by, 'at', o.at, 'day', o.day, 'text', o.text,
      'fields', o.fields, 'family', o.family) || case when o.blob is null then '{}'::jsonb else jsonb_build_object('photo', jsonb_build_object('blob', o.blob)) end as told
    from learning_observation o
    where o.book = ${book} and jsonb_array_length(o.children) = 1 and o.children->>0 = any(${children}::text[])
    order by o.day, o.key`
  const reports = await read<{ child: string; told: PortfolioFollowed }>`
    select key as child, jsonb_build_object('what', 'transition', 'said', said, 'by', by, 'at', at, 'day', day, 'parts', parts, 'agreed', agreed) as told
    from learning_transition where book = ${book} and key = any(${children}::text[]) order by key`
  return [...seen, ...reports]
}

/** Photos that observations of these children name in a book. */
export async function photosOfChildren(
  read: Read,
  book: string,
  children: readonly string[],
): Promise<string[]> {
  const rows = await read<{ key: string }>`
    select key from learning_photo where book = ${book} and child = any(${children}::uuid[]) order by key`
  return rows.map((r) => r.key)
}

/** What a family agreed to, as `guardians` keeps it. */
export async function consentsOf(
  read: Read,
  book: string,
  child: string,
): Promise<Pick<ChildCircle, 'consents'> | undefined> {
  const [row] = await read<Pick<ChildCircle, 'consents'>>`
    select consents from child_circle where book = ${book} and key = ${child}`
  return row
}

/** Days of a week on which the child was there, and the rooms they were spent in. */
export function daysThere(
  read: Read,
  book: string,
  child: string,
  from: string,
  to: string,
): Promise<{ day: string; room: string | null }[]> {
  return read<{ day: string; room: string | null }>`
    select day, room from attendance_day
    where book = ${book} and key >= ${`${child}|${from}`} and key <= ${`${child}|${to}`} and arrived_at is not null order by day`
}

/** What rooms did on days of a week: activities of the bank that happened for everybody or for this child. */
export function doneWith(
  read: Read,
  book: string,
  child: string,
  week: string,
): Promise<(StoryOfWeek['activities'][number] & { room: string })[]> {
  return read<StoryOfWeek['activities'][number] & { room: string }>`
    select w.room, h->>'day' as day, h->>'routine' as routine, h->>'activity' as activity, h->>'title' as title, h->>'went' as went
    from learning_week w cross join jsonb_array_elements(w.happened) h
    where w.book = ${book} and w.week = ${week} and h->>'how' <> 'not' and h->>'activity' is not null
      and (jsonb_array_length(h->'children') = 0 or h->'children' @> ${JSON.stringify([child])}::jsonb)
    order by day, title limit 500`
}
