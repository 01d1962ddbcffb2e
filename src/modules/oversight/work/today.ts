// The list of today: what needs one person now — their own tasks one by one, and what has come up to them, summed by place.
import { COUNTRY_ZONE, civilDay } from '../../../kernel/days.ts'
import { NATION } from '../../../kernel/ids.ts'
import type { TaskOwner, TaskRow } from '../../../kernel/task.ts'
import type { Db, DbScope, Read } from '../../../platform/db.ts'
import type { House } from '../../../platform/house.ts'
import { watchedTasks } from '../../../platform/watches.ts'
import { type Person, reaches } from '../../../platform/who.ts'
import { normsSet } from '../../network/reads.ts'
import type { Away, DueLine, Holder, TaskTold, TaskWay, Today } from '../contract.ts'
import { awayOn, holdersIn } from '../reads.ts'
import { type Delays, delaysOf, isAbove, type RisingLevel, risenBefore } from '../rules/rising.ts'
import { whoseTask } from '../rules/whose-task.ts'
import type { NormOn } from './day-watches.ts'
import {
  allTasksIn,
  centersIn,
  doneIn,
  type Group,
  groupsIn,
  mentorsOver,
  mentorTasks,
  type Placed,
  representationNames,
  tasksIn,
} from './today-reads.ts'

/** A list longer than this is no list for one day: the rest comes as these are done. */
const SHOWN = 400
const IN_CENTER: readonly TaskOwner[] = ['educator', 'nurse', 'director']

export type Asking = {
  readonly db: Db
  readonly house: House
  readonly who: Person
  /** books where `tasks.read` holds for them */
  readonly scope: DbScope
  readonly now: Date
  readonly normOn: NormOn
}

type Moment = { readonly now: string; readonly ms: number; readonly today: string; readonly delays: Delays }
/** A task with the reason it is on somebody's list. */
type Mine = { readonly row: TaskRow; readonly way: TaskWay }

async function momentOf(read: Read, { now, normOn }: Pick<Asking, 'now' | 'normOn'>): Promise<Moment> {
  const today = civilDay(now.toISOString(), COUNTRY_ZONE)
  const set = await normsSet(read)
  return {
    ...{ now: now.toISOString(), ms: now.getTime(), today },
    delays: delaysOf((id) => normOn(set, id, today)),
  }
}

/** What of a center is for somebody who works in it, or covers who does. */
async function ofCenter(a: Asking, book: string): Promise<Mine[]> {
  return a.db.read({ books: [book] }, async (read) => {
    const m = await momentOf(read, a)
    const [zone] = await read<{ timeZone: string }>`
      select time_zone as "timeZone" from center where book = ${book} and key = ${book}::text`
    const watched = zone
      ? await watchedTasks(read, a.house, { book, kind: 'center', timeZone: zone.timeZone }, a.now)
      : []
    const rows = [...(await tasksIn(read, book, m.now)), ...watched.filter((t) => t.from_at <= m.now)]
    const own = await holdersIn(read, [book], IN_CENTER, m.today)
    const mentored = rows.some((t) => t.owner === 'mentor')
    const holders = [...own, ...(mentored ? await mentorsOf(a, [book], m.today) : [])]
    const away = await awayOn(read, m.today)
    const directs = holders.some((h) => h.person === a.who.person && h.role === 'director')
    return rows.flatMap((row): Mine[] => {
      const whose = whoseTask(row, undefined, holders, away)
      if (whose.persons.includes(a.who.person)) {
        const held = holders.some((h) => h.person === a.who.person && h.role === whose.level)
        return [{ row, way: held ? (whose.why === 'cover' ? 'own' : whose.why) : 'cover' }]
      }
      const kind = a.house.tasks.get(row.kind)
      const risen =
        directs &&
        kind &&
        isAbove('director', row.owner) &&
        row.by_at < risenBefore(kind, 'director', m.delays, m.ms)
      return risen ? [{ row, way: 'late' }] : []
    })
  })
}

/** They hold their posts above: who asks sees their tasks, never their posts. */
const mentorsOf = (a: Asking, books: readonly string[], today: string): Promise<Holder[]> =>
  a.db.read({ system: true }, (read) => mentorsOver(read, books, today))

/** What was agreed by a mentor, for them or who covers them; in centers where they hold no post of the center itself. */
async function ofMentor(a: Asking, book: string | null, but: ReadonlySet<string>): Promise<Mine[]> {
  return a.db.read(a.scope, async (read) => {
    const today = civilDay(a.now.toISOString(), COUNTRY_ZONE)
    const rows = (await mentorTasks(read, book, a.now.toISOString())).filter((t) => !but.has(t.book))
    if (rows.length === 0) return []
    const holders = await mentorsOf(a, [...new Set(rows.map((t) => t.book))], today)
    const away = await awayOn(read, today)
    return rows.flatMap((row): Mine[] => {
      const whose = whoseTask(row, undefined, holders, away)
      if (!whose.persons.includes(a.who.person)) return []
      return [{ row, way: row.person === a.who.person ? 'own' : 'cover' }]
    })
  })
}

/** How a group has come to a level: all of it, or only what is late. */
function comesTo(
  level: 'supervisor' | 'national',
  g: Group,
  representation: string | undefined,
  holders: readonly Holder[],
  away: readonly Away[],
): { way: TaskWay; count: number; since: string } | undefined {
  const whose = whoseTask(g, representation, holders, away)
  if (whose.level === level)
    return { way: g.owner === level ? 'own' : whose.why, count: g.count, since: g.since }
  if (isAbove(level, g.owner) && g.risen > 0 && g.risen_since)
    return { way: 'late', count: g.risen, since: g.risen_since }
  return undefined
}

type Above = { readonly level: 'supervisor' | 'national'; readonly book: string }

/** Groups below somebody that need them, each with its center. */
async function comingUp(read: Read, a: Asking, m: Moment, of: Above, centers: readonly Placed[]) {
  const away = await awayOn(read, m.today)
  const reps = [...new Set(centers.flatMap((c) => c.representation ?? []))]
  const books = centers.map((c) => c.book)
  const heads = await holdersIn(
    read,
    [...books, ...reps, NATION],
    ['mentor', 'director', 'supervisor', 'national'],
    m.today,
  )
  const seated = (role: TaskOwner, book: string) =>
    whoseTask({ owner: role, book, room: null }, book, heads, away).level === role
  const repsOpen = new Set(reps.filter((r) => !seated('supervisor', r)))
  // where the one below is missing, every task must be asked whose it is
  const open = centers
    .filter((c) =>
      of.level === 'supervisor'
        ? !seated('director', c.book)
        : c.representation === null || repsOpen.has(c.representation),
    )
    .map((c) => c.book)
  const staff = open.length > 0 ? await holdersIn(read, open, ['educator', 'nurse'], m.today) : []
  const holders = [...heads, ...staff]
  const kinds = [...a.house.tasks.values()].map((k) => ({
    kind: k.id,
    before: risenBefore(k, of.level, m.delays, m.ms),
  }))
  const groups = await groupsIn(read, of.level === 'national' ? null : books, of.level, kinds, open, m.now)
  const centerOf = new Map(centers.map((c) => [c.book, c]))
  const openSet = new Set(open)
  return groups.flatMap((g) => {
    const center = centerOf.get(g.book)
    if (!center) return []
    // what nobody is missing for stays where it was asked, but for what is late
    const comes =
      openSet.has(g.book) || g.owner === of.level
        ? comesTo(of.level, g, center.representation ?? undefined, holders, away)
        : isAbove(of.level as RisingLevel, g.owner) && g.risen > 0 && g.risen_since
          ? { way: 'late' as const, count: g.risen, since: g.risen_since }
          : undefined
    return comes ? [{ center, kind: g.kind, ...comes }] : []
  })
}

type Coming = Awaited<ReturnType<typeof comingUp>>[number]

/** Sums by place, in the order of names. */
function linesOf(
  coming: readonly Coming[],
  placeOf: (c: Placed) => { book: string; name: string; kind: DueLine['kind'] },
): DueLine[] {
  const lines = new Map<string, DueLine & { seen: Set<string> }>()
  for (const c of coming) {
    const place = placeOf(c.center)
    const line = lines.get(place.book) ?? { ...place, centers: 0, items: [], seen: new Set<string>() }
    lines.set(place.book, line)
    line.seen.add(c.center.book)
    const at = line.items.findIndex((i) => i.kind === c.kind && i.way === c.way)
    const had = line.items[at]
    const item = {
      ...{ kind: c.kind, way: c.way, count: c.count + (had?.count ?? 0) },
      since: had && had.since < c.since ? had.since : c.since,
    }
    if (had) line.items[at] = item
    else line.items.push(item)
  }
  return [...lines.values()]
    .map(({ seen, ...l }) => ({
      ...l,
      centers: seen.size,
      items: l.items.sort((x, y) => (x.since < y.since ? -1 : 1)),
    }))
    .sort((x, y) => x.name.localeCompare(y.name, 'es'))
}

/** Where somebody looks after several centers. */
const aboveOf = (who: Person): Above[] =>
  who.posts.flatMap((p): Above[] =>
    p.role === 'national' || p.role === 'supervisor' ? [{ level: p.role, book: p.book }] : [],
  )

/** Everything that has come up to somebody: by center under a supervisor, by representation under the national unit. */
export async function linesFor(a: Asking, under: string | null = null): Promise<DueLine[]> {
  const lines: DueLine[] = []
  for (const of of aboveOf(a.who)) {
    if (under !== null && of.level === 'supervisor' && of.book !== under) continue
    lines.push(
      ...(await a.db.read(a.scope, async (read) => {
        const m = await momentOf(read, a)
        const centers = await centersIn(read, of.level === 'supervisor' ? of.book : under)
        const coming = await comingUp(read, a, m, of, centers)
        if (of.level === 'supervisor' || under !== null)
          return linesOf(coming, (c) => ({ book: c.book, name: c.name, kind: 'center' }))
        const names = new Map((await representationNames(read)).map((r) => [r.book, r.name]))
        return linesOf(coming, (c) =>
          c.representation
            ? { book: c.representation, name: names.get(c.representation) ?? '—', kind: 'representation' }
            : { book: c.book, name: c.name, kind: 'center' },
        )
      })),
    )
  }
  return lines
}

/** Tasks of one center that have come up to somebody, one by one. */
async function fromCenter(a: Asking, book: string): Promise<Mine[]> {
  return a.db.read(a.scope, async (read) => {
    const m = await momentOf(read, a)
    const center = (await centersIn(read, null)).find((c) => c.book === book)
    if (!center) return []
    const above = aboveOf(a.who)
    const of =
      above.find((x) => x.book === center.representation) ?? above.find((x) => x.level === 'national')
    if (!of) return []
    const rows = await allTasksIn(read, book, m.now, 2000)
    const line = [book, ...(center.representation ? [center.representation] : []), NATION]
    const holders = await holdersIn(read, line, [...IN_CENTER, 'mentor', 'supervisor', 'national'], m.today)
    const away = await awayOn(read, m.today)
    return rows.flatMap((row): Mine[] => {
      const kind = a.house.tasks.get(row.kind)
      if (!kind) return []
      const late = row.by_at < risenBefore(kind, of.level, m.delays, m.ms)
      const group = { ...row, count: 1, since: row.by_at, risen: late ? 1 : 0, risen_since: row.by_at }
      const comes = comesTo(of.level, group, center.representation ?? undefined, holders, away)
      return comes ? [{ row, way: comes.way }] : []
    })
  })
}

/** Posts of a representation whose tasks are asked in its own book. */
const OF_OFFICE: readonly TaskOwner[] = ['promoter', 'works-supervisor', 'supervisor']

/** Tasks asked in the book of a representation or the nation itself: one's own, those one covers or that pass up, and what is late below. */
async function ofOffice(a: Asking, book: string): Promise<Mine[]> {
  return a.db.read(a.scope, async (read) => {
    const m = await momentOf(read, a)
    const rows = await allTasksIn(read, book, m.now, 500)
    if (rows.length === 0) return []
    const holders = await holdersIn(read, [book, NATION], [...OF_OFFICE, 'national'], m.today)
    const away = await awayOn(read, m.today)
    const top = aboveOf(a.who).find((x) => x.book === book)?.level
    return rows.flatMap((row): Mine[] => {
      const whose = whoseTask(row, undefined, holders, away)
      if (whose.persons.includes(a.who.person)) {
        const held = holders.some((h) => h.person === a.who.person && h.role === whose.level)
        return [{ row, way: held ? (whose.why === 'cover' ? 'own' : whose.why) : 'cover' }]
      }
      const kind = a.house.tasks.get(row.kind)
      const risen =
        top && kind && isAbove(top, row.owner) && row.by_at < risenBefore(kind, top, m.delays, m.ms)
      return risen ? [{ row, way: 'late' }] : []
    })
  })
}

/** With names, for those who work where it is. */
async function told(a: Asking, mine: readonly Mine[]): Promise<TaskTold[]> {
  const works = new Set(a.who.posts.map((p) => p.book))
  const names = new Map<string, string>()
  const bySubject = Map.groupBy(mine, ({ row }) => a.house.tasks.get(row.kind)?.subject)
  await a.db.read(a.scope, async (read) => {
    for (const [subject, list] of bySubject) {
      const of = subject && a.house.names.get(subject)
      const ids = list.flatMap(({ row }) =>
        works.has(row.book) || subject === 'place' || subject === 'room' || subject === 'project'
          ? [{ book: row.book, about: row.about }]
          : [],
      )
      if (of && ids.length > 0) for (const [id, name] of await of(read, ids)) names.set(id, name)
    }
    const rooms = mine.flatMap(({ row }) => (row.room ? [{ book: row.book, about: row.room }] : []))
    const roomsOf = a.house.names.get('room')
    if (roomsOf && rooms.length > 0) for (const [id, name] of await roomsOf(read, rooms)) names.set(id, name)
  })
  return mine.map(({ row, way }) => ({
    ...{ book: row.book, task: row.key, kind: row.kind, about: row.about, owner: row.owner, way },
    ...{ name: names.get(row.about) ?? null, room: row.room, from: row.from_at, by: row.by_at },
    room_name: row.room ? (names.get(row.room) ?? null) : null,
  }))
}

const DONE_MS = 7 * 86_400_000

/** What was said to be done where somebody works, with names. */
async function doneAt(a: Asking, book: string): Promise<Today['done']> {
  const since = new Date(a.now.getTime() - DONE_MS).toISOString()
  return a.db.read({ books: [book] }, async (read) => {
    const done = await doneIn(read, book, since)
    const names = new Map<string, string>()
    for (const [subject, list] of Map.groupBy(done, (d) => a.house.tasks.get(d.kind)?.subject)) {
      const of = subject && a.house.names.get(subject)
      if (!of) continue
      const ids = list.map(({ about }) => ({ book, about }))
      for (const [id, name] of await of(read, ids)) names.set(id, name)
    }
    return done.map((d) => ({ ...d, name: names.get(d.about) ?? null }))
  })
}

/** What needs one person: everything, or what of one place. */
export async function todayOf(a: Asking, place?: string): Promise<Today> {
  const centersHeld = new Set(
    a.who.posts.flatMap((p) => (IN_CENTER.includes(p.role as TaskOwner) ? [p.book] : [])),
  )
  const mentors = a.who.posts.some((p) => p.role === 'mentor')
  const { kind, name, covered } = await a.db.read(a.scope, async (read) => {
    const today = civilDay(a.now.toISOString(), COUNTRY_ZONE)
    const found = place
      ? await read<{ kind: 'center' | 'representation'; name: string | null }>`
          select b.kind, coalesce(c.name, r.name) as name from book b left join center c on c.book = ${place} and c.key = b.id::text
          left join nido_representations() r on r.key = b.id::text where b.id = ${place}`
      : []
    const away = await awayOn(read, today)
    return {
      ...{ kind: found[0]?.kind, name: found[0]?.name ?? '—' },
      covered: away.flatMap((x) => (x.cover === a.who.person ? [x.book] : [])),
    }
  })
  const mine: Mine[] = []
  let lines: DueLine[] = []
  if (place === undefined) {
    const above = aboveOf(a.who)
    const centers = new Set([...centersHeld, ...covered.filter((b) => reaches(a.scope, b))])
    const offices = a.who.posts.flatMap((p) => (OF_OFFICE.includes(p.role as TaskOwner) ? [p.book] : []))
    for (const book of new Set([...above.map((x) => x.book), ...offices])) {
      centers.delete(book)
      mine.push(...(await ofOffice(a, book)))
    }
    for (const book of centers) mine.push(...(await ofCenter(a, book)))
    if (mentors || covered.length > 0) mine.push(...(await ofMentor(a, null, centers)))
    lines = await linesFor(a)
  } else if (kind === 'representation') lines = await linesFor(a, place)
  else if (centersHeld.has(place)) mine.push(...(await ofCenter(a, place)))
  else if (mentors) mine.push(...(await ofMentor(a, place, centersHeld)))
  else mine.push(...(await fromCenter(a, place)))
  const shownHere = place === undefined ? [...centersHeld] : centersHeld.has(place) ? [place] : []
  const done: Today['done'] = []
  for (const book of shownHere) done.push(...(await doneAt(a, book)))
  mine.sort((x, y) => (x.row.by_at < y.row.by_at ? -1 : x.row.by_at > y.row.by_at ? 1 : 0))
  const shown = mine.slice(0, SHOWN)
  return {
    asOf: a.now.toISOString(),
    kinds: [...a.house.tasks.values()].map((k) => ({ ...k, words: { ...k.words }, why: { ...k.why } })),
    tasks: await told(a, shown),
    more: mine.length > shown.length,
    lines,
    done,
    place: place && kind ? { book: place, name, kind: kind === 'representation' ? kind : 'center' } : null,
  }
}

/** What is late enough to have risen to somebody, by place: a director's own center, and all that comes up to who is above. */
export async function risenFor(a: Asking): Promise<DueLine[]> {
  const own: DueLine[] = []
  for (const book of new Set(a.who.posts.flatMap((p) => (p.role === 'director' ? [p.book] : [])))) {
    const late = (await ofCenter(a, book)).filter((m) => m.way === 'late')
    if (late.length === 0) continue
    const name = await a.db.read(
      { books: [book] },
      async (read) => (await centersIn(read, null))[0]?.name ?? '—',
    )
    own.push({
      ...{ book, name, kind: 'center', centers: 1 },
      items: [...Map.groupBy(late, (m) => m.row.kind)].map(([kind, list]) => ({
        ...{ kind, way: 'late' as const, count: list.length },
        since: list.map((m) => m.row.by_at).sort()[0]!,
      })),
    })
  }
  return [...own, ...(await linesFor(a))]
}
