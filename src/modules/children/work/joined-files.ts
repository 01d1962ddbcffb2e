// The files that stand joined into a child's, and what was said of the child since: what splitting them again must ask about.
import type { Fact } from '../../../kernel/fact.ts'
import { namesOf } from '../../../kernel/joined.ts'
import { marksOn, standing } from '../../../platform/book-store.ts'
import type { Read } from '../../../platform/db.ts'
import type { House } from '../../../platform/house.ts'
import type { Joined } from '../contract/joining.ts'

/** More than this is not shown one by one: what stands longest stays with the kept file. */
export const MOST_SINCE = 500

/**
 * The joinings that hold together under one child, newest first. Of each, what was said since under the names that stay with
 * the child — a correction with what it corrects is one line — and whether some of it was left out. Files of another center
 * are told without: what was said in one center cannot become another's.
 */
export async function joiningsOf(
  read: Read,
  house: Pick<House, 'kinds'>,
  book: string,
  child: string,
): Promise<Joined[]> {
  const joinings = await read<{
    id: string
    person: string
    into: string
    body: string
    at: string
    name: string | null
  }>`
    /* across: people.names */ select j.by_fact as id, j.person, j.into_person as into, f.body, f.est_at as at,
      (select s.given || ' ' || s.first from staff_person s where s.key = f.body::jsonb->>'author' limit 1) as name
    from person_join j join fact f on f.book = j.book and f.id = j.by_fact
    where j.book = ${book} and j.stands = ${child} and f.body is not null order by f.est_at desc, f.id desc`
  if (joinings.length === 0) return []
  const ids = [child, ...joinings.map((j) => j.person)]
  const first = joinings.at(-1)!.at
  const said = await read<{ id: string; held: boolean; body: string; at: string; name: string | null }>`
    /* across: people.names */ select f.id, f.held, f.body, f.est_at as at,
      (select s.given || ' ' || s.first from staff_person s where s.key = f.body::jsonb->>'author' limit 1) as name
    from fact f where f.book = ${book} and f.about = any(${ids}::uuid[]) and f.est_at > ${first} and f.body is not null
    order by f.est_at desc, f.id desc limit ${MOST_SINCE + 1}`
  const marks = await marksOn(
    read,
    book,
    said.map((s) => s.id),
  )
  const upright = standing(said, marks)
  const facts = new Map(said.map((s) => [s.id, JSON.parse(s.body) as Fact]))
  const chain = (id: string): string[] => {
    const before = facts.get(id)?.corrects
    return before !== undefined && facts.has(before) ? [id, ...chain(before)] : [id]
  }
  return joinings.map((j) => {
    const fact = JSON.parse(j.body) as Fact
    const from = fact.payload.from as string | undefined
    // who stays with the child once this joining is gone
    const rest = namesOf(joinings.filter((x) => x.id !== j.id))
    const stays = (about: string) => (rest.get(about) ?? about) === child
    const since = from
      ? []
      : said.slice(0, MOST_SINCE).filter((s) => {
          const f = facts.get(s.id)!
          const kind = house.kinds.get(f.kind)
          const movable = kind?.subject === 'child' && kind.door === 'any'
          return movable && s.at > j.at && stays(f.about) && upright.has(s.id)
        })
    return {
      ...{ join: j.id, file: j.person, into: j.into, from: from ?? null },
      ...{ at: j.at, by: j.name, reason: fact.reason ?? null, more: said.length > MOST_SINCE },
      identity: fact.payload.identity as Record<string, unknown>,
      since: since.map((s) => {
        const f = facts.get(s.id)!
        const { es, en } = house.kinds.get(f.kind)!.words
        return { facts: chain(s.id), words: { es, en }, at: s.at, by: s.name, payload: f.payload }
      }),
    }
  })
}
