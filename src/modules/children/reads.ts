// What the house can be asked of the children of one center.
import { canonical } from '../../kernel/canonical.ts'
import type { Fact } from '../../kernel/fact.ts'
import { normaliseCurp } from '../../kernel/identity/curp.ts'
import { type Asking, type FileRow, nameKey } from '../../kernel/import-target.ts'
import { childId, type Digest } from '../../kernel/told-ids.ts'
import type { Read, Tx } from '../../platform/db.ts'
import type { House, Moving } from '../../platform/house.ts'
import type { Child, ChildDocument, ChildPortrait } from './contract/rows.ts'
import { type AskedChild, type ChildFound, COUNTED, SHOWN } from './contract.ts'

export const PAGE = 300

export type ChildQuery = { room?: string; q?: string; after?: string }

/** Children who belong to the center, by surname; `named` false never searches by name. */
export async function childrenOf(
  read: Read,
  book: string,
  f: ChildQuery,
  named: boolean,
  page = PAGE,
): Promise<{ rows: Child[]; total: number }> {
  const q = named ? (f.q ?? null) : null
  const rows = await read<Child & { total: number }>`
    with found as (
      select * from child where book = ${book} and left_on is null
        and (${f.room ?? null}::uuid is null or room = ${f.room ?? null})
        and (${q}::text is null or nido_plain(given || ' ' || first || ' ' || coalesce(second, '')) like '%' || nido_plain(${q}) || '%'
          or curp ilike ${q})
    )
    select *, (select count(*)::int from found) as total from found
    where (first || '|' || given || '|' || key) > ${f.after ?? ''} order by first || '|' || given || '|' || key limit ${page}`
  return { rows: rows.map(({ total: _total, ...r }) => r), total: rows[0]?.total ?? 0 }
}

export async function childOf(read: Read, book: string, child: string): Promise<Child | undefined> {
  const [row] = await read<Child>`select * from child where book = ${book} and key = ${child}`
  return row
}

/**
 * Every book that knows the child under one of its ids: a move leaves its past in the center it left, a joining that of the
 * other file. A declared cross-book read.
 */
export async function booksKnowing(read: Read, ids: readonly string[]): Promise<string[]> {
  const rows = await read<{ book: string }>`
    /* across: children.books */ select book from child where key = any(${ids}::text[])
    union select book from person_join where person = any(${ids}::uuid[]) or into_person = any(${ids}::uuid[]) order by book`
  return rows.map((r) => r.book)
}

/** What was said of the child's identity under any of its ids, oldest first. */
export async function saidOf(
  read: Read,
  book: string,
  ids: readonly string[],
): Promise<{ fact: Fact; at: string }[]> {
  const rows = await read<{ body: string; est_at: string }>`
    select body, est_at from fact where book = ${book} and about = any(${ids}::uuid[]) and body is not null
      and kind in ('children.child-registered', 'children.child-changed', 'children.files-joined', 'children.files-split')
    order by est_at, id`
  return rows.map((r) => ({ fact: JSON.parse(r.body) as Fact, at: r.est_at }))
}

/**
 * Children like what was asked in the books of the transaction, best first, and how many there are (one more than `COUNTED`
 * where there are more). A cross-book read by the index of what children are found by.
 */
export async function childrenLike(
  read: Read,
  asked: AskedChild,
): Promise<{ rows: ChildFound[]; total: number }> {
  const rows = await read<ChildFound & { total: number }>`
    /* across: children.search */
    select f.book, f.key as id, f.given, f.first, f.second, f.birth, c.name as center, r.name as room, f.left_on, f.total
    from nido_children_like(${asked.name}, ${asked.born ?? null}::date, ${asked.curp ?? null}, ${SHOWN}, ${COUNTED}) with ordinality f
    left join center c on c.book = f.book and c.key = f.book::text
    left join room r on r.book = f.book and r.key = f.room::text
    order by f.ordinality`
  return { rows: rows.map(({ total: _total, ...r }) => r), total: rows[0]?.total ?? 0 }
}

/** Keeps that somebody searched, never the words: they are somebody's name. */
export async function noteSearch(
  tx: Tx,
  search: {
    at: string
    person: string
    purpose: string
    by: readonly string[]
    shown: number
    more: boolean
  },
): Promise<void> {
  await tx`
    insert into child_search (at, person, purpose, asked_by, shown, more)
    values (${search.at}, ${search.person}, ${search.purpose}, ${search.by}, ${search.shown}, ${search.more})`
}

export async function portraitOf(
  read: Read,
  book: string,
  child: string,
): Promise<ChildPortrait | undefined> {
  const [row] =
    await read<ChildPortrait>`select * from child_portrait where book = ${book} and key = ${child}`
  return row
}

/** Documents of a child, newest first, with what is known of the file itself. */
export async function documentsOf(
  read: Read,
  book: string,
  child: string,
): Promise<(ChildDocument & { bytes: number | null; here: boolean })[]> {
  return read<ChildDocument & { bytes: number | null; here: boolean }>`
    select d.*, nullif(b.bytes, 0) as bytes, coalesce(b.state = 'kept' or (b.state = 'following' and b.bytes > 0), false) as here
    from child_document d left join blob b on b.book = d.book and b.sha256 = d.blob
    where d.book = ${book} and d.child = ${child} order by d.at desc, d.key`
}

/** Documents of several children, withdrawn ones too. */
export const papersEver = (read: Read, book: string, ids: readonly string[]) =>
  read<ChildDocument>`
    select * from child_document where book = ${book} and child = any(${ids}::uuid[]) order by child, at, key`

export const childrenNamed = (read: Read, book: string, ids: readonly string[]) =>
  read<Child>`select * from child where book = ${book} and key = any(${ids}::text[]) order by key`

/** Portraits that stand, of several children. */
export const facesOf = (read: Read, book: string, ids: readonly string[]) =>
  read<ChildPortrait>`select * from child_portrait where book = ${book} and key = any(${ids}::text[])`

/** Documents that stand, of several children, oldest first. */
export const papersOf = (read: Read, book: string, ids: readonly string[]) =>
  read<ChildDocument>`
    select * from child_document where book = ${book} and child = any(${ids}::uuid[]) and withdrawn is null order by child, at, key`

/** The name of the letter that puts a portrait away. */
export const FACE_AWAY = 'face put away'

/**
 * What the center that children leave says of their files, so that nobody there sees them any more, and who comes back does not
 * find what the family took back meanwhile. Later than the portrait it puts away, whatever the clock of who decides.
 */
export async function filesPutAway(
  read: Read,
  house: Pick<House, 'leaves'>,
  book: string,
  ids: readonly string[],
  moment: string,
): Promise<Following[]> {
  const faces = (await facesOf(read, book, ids)).map(({ key, at }) => {
    const after = new Date(Date.parse(at) + 1).toISOString()
    const happenedAt = after > moment ? after : moment
    const payload = { reason: 'moved' }
    return { id: FACE_AWAY, kind: 'children.portrait-withdrawn', about: key, payload, happenedAt }
  })
  const papers = (await papersOf(read, book, ids)).map(({ key, child }) => {
    const payload = { document: key, reason: 'Se fue con el expediente a otro centro' }
    return { id: `${key} put away`, kind: 'children.document-withdrawn', about: child, payload }
  })
  const others: Following[] = []
  for (const leaves of house.leaves) others.push(...(await leaves(read, book, ids, moment)))
  return [...faces, ...papers, ...others]
}

/** SHA-256 of what these children's files hold. */
export async function filesHeld(read: Read, book: string, ids: readonly string[]): Promise<string[]> {
  const rows = await read<{ key: string }>`
    select key from child_blob where book = ${book} and child = any(${ids}::uuid[]) and (shown or held) order by key`
  return rows.map((r) => r.key)
}

/** Several children of a book, by id, whether they are still there or not. */
export async function childrenById(
  read: Read,
  book: string,
  ids: readonly string[],
): Promise<Map<string, Child>> {
  const rows = await read<Child>`select * from child where book = ${book} and key = any(${ids}::text[])`
  return new Map(rows.map((r) => [r.key, r]))
}

export type Goes = { readonly child: Child; readonly room: string; readonly there: Child | undefined }

/** What modules add to a child's file and the other center does not have yet, by child. Two looks a module, however many. */
export async function furtherOf(
  read: Read,
  house: Pick<House, 'moves'>,
  from: string,
  to: string,
  ids: readonly string[],
): Promise<Map<string, Moving[]>> {
  const words = (m: Moving) => canonical([m.kind, m.payload])
  const found = new Map<string, Moving[]>()
  for (const follows of house.moves) {
    const there = await follows(read, to, ids)
    for (const [child, list] of await follows(read, from, ids)) {
      const said = new Set((there.get(child) ?? []).map(words))
      const fresh = list.filter((m) => !said.has(words(m)))
      found.set(child, [...(found.get(child) ?? []), ...fresh])
    }
  }
  return found
}

export type Following = Moving & {
  readonly about: string
  readonly supersedes?: readonly string[]
  /** where it is another moment than that of the decision */
  readonly happenedAt?: string
}

/**
 * What the other center must hear of children who come: identity, room, alerts and what modules add. A child that comes back
 * finds there what it left: only what is new follows.
 */
export async function followingOf(
  read: Read,
  house: Pick<House, 'moves'>,
  from: string,
  to: string,
  on: string,
  going: readonly Goes[],
): Promise<Following[]> {
  const further = await furtherOf(
    read,
    house,
    from,
    to,
    going.map((g) => g.child.key),
  )
  return going.flatMap(({ child, room, there }) => {
    const known = (a: Child['alerts'][number]) =>
      there?.alerts.some((x) => x.alert === a.alert && x.text === a.text && x.grave === a.grave)
    return [
      {
        id: 'identity',
        kind: 'children.child-registered',
        payload: {
          given: child.given,
          first: child.first,
          ...(child.second ? { second: child.second } : {}),
          sex: child.sex,
          birth: child.birth,
          ...(child.curp ? { curp: child.curp } : {}),
          ...(child.gestational_weeks ? { gestationalWeeks: child.gestational_weeks } : {}),
          ...(child.synthetic ? { synthetic: true } : {}),
        },
        about: child.key,
        ...(there && { supersedes: [...new Set(Object.values(there.set_by))].sort() }),
      },
      { id: 'room', kind: 'children.child-placed', payload: { room, from: on }, about: child.key },
      ...child.alerts
        .filter((a) => !known(a))
        .map((a) => ({
          id: a.id,
          kind: 'children.alert-noted',
          payload: { alert: a.alert, text: a.text, grave: a.grave },
          about: child.key,
        })),
      ...(further.get(child.key) ?? []).map((m) => ({ about: child.key, ...m })),
    ]
  })
}

/** Children of these who are not in exactly the one center they should be in. */
export async function astray(
  read: Read,
  books: readonly string[],
  right: string,
  ids: readonly string[],
): Promise<number> {
  const [r] = await read<{ n: number }>`
    /* across: moves.two-books */ select count(*)::int as n from unnest(${ids}::text[]) as x(id)
    where (select coalesce(array_agg(c.book), '{}') from child c where c.book = any(${books}::uuid[]) and c.key = x.id and c.left_on is null)
      <> array[${right}::uuid]`
  return r!.n
}

/** Who opened a child's file, newest first. People of every place: read by the owner, for a book already in reach. */
/** Who opened the file, last first; of whoever was joined from two files, who opened any of the `others`, wherever it stood. */
export function readsOf(
  read: Read,
  book: string,
  child: string,
  others: readonly string[],
  most: number,
): Promise<{ at: string; person: string; name: string | null; purpose: string }[]> {
  return read`
    /* across: people.names */ select l.at, l.person, l.purpose, (select s.given || ' ' || s.first from staff_person s where s.key = l.person::text limit 1) as name
    from read_log l where (l.book = ${book} and l.about = ${child}) or l.about = any(${others}::uuid[]) order by l.at desc limit ${most}`
}

export async function isOpenRoom(read: Read, book: string, room: string): Promise<boolean> {
  const rows = await read<{
    key: string
  }>`select key from room where book = ${book} and key = ${room} and closed_on is null`
  return rows.length > 0
}

/** The fact that joined two files, while it stands. */
export async function joinOf(read: Read, book: string, join: string): Promise<Fact | undefined> {
  const [row] = await read<{ body: string }>`
    select f.body from person_join j join fact f on f.book = j.book and f.id = j.by_fact
    where j.book = ${book} and j.by_fact = ${join} and j.stands is not null and f.body is not null`
  return row && (JSON.parse(row.body) as Fact)
}

export async function factsIn(read: Read, book: string, ids: readonly string[]): Promise<Fact[]> {
  const rows = await read<{ body: string }>`
    select body from fact where book = ${book} and id = any(${ids}::uuid[]) and body is not null order by id`
  return rows.map((r) => JSON.parse(r.body) as Fact)
}

/** The letters that a joining brought of another center's file: said in its name, at its moment, by its author. */
export async function lettersAbout(read: Read, book: string, file: string, join: Fact): Promise<string[]> {
  const rows = await read<{ id: string; body: string }>`
    select id, body from fact where book = ${book} and about = ${file} and body is not null`
  return rows
    .filter(({ body }) => {
      const f = JSON.parse(body) as Fact
      return f.origin === 'letter' && f.author === join.author && f.happenedAt === join.happenedAt
    })
    .map((r) => r.id)
}

/** A child that a row of a file is about, with what a judgement of the row needs. */
export type ChildOfRow = {
  readonly book: string
  readonly key: string
  readonly birth: string
  readonly rooms: readonly { room: string; from: string }[]
  readonly by: 'folio' | 'curp' | 'names'
}
type ChildRow = Omit<ChildOfRow, 'by'> & {
  given: string
  first: string
  second: string | null
  curp: string | null
}

/**
 * The children that rows name, by row number: by folio, else CURP, else names and birth, each in the center of its row. A
 * name that two children have finds neither. One statement, whatever the number of rows.
 */
export async function childrenOfRows(
  read: Asking,
  rows: readonly FileRow[],
  centers: ReadonlyMap<string, { readonly id: string }>,
  digest: Digest,
): Promise<Map<number, ChildOfRow>> {
  const wanted = rows.flatMap((r) => {
    const said = (column: string) => (r.cells[column] ?? '').trim()
    const book = centers.get(said('centro'))?.id
    if (book === undefined) return []
    const names =
      said('nombre') === '' ? '' : nameOf(said('nombre'), said('primer_apellido'), said('segundo_apellido'))
    const folio = said('folio')
    return [
      {
        ...{ row: r.row, book, key: folio === '' ? '' : childId(digest, book, folio) },
        ...{ curp: normaliseCurp(said('curp')), names, birth: said('nacimiento') },
      },
    ]
  })
  const found = new Map<number, ChildOfRow>()
  const births = wanted.map((w) => (w.names === '' ? '' : w.birth))
  const rowsOf = await read<ChildRow>`
    /* across: exchange.behind */ select distinct c.book, c.key, c.birth, c.rooms, c.given, c.first, c.second, c.curp
    from unnest(${wanted.map((w) => w.book)}::uuid[], ${wanted.map((w) => w.key)}::text[], ${wanted.map((w) => w.curp)}::text[],
      ${births}::text[]) w(book, key, curp, birth)
    join child c on c.book = w.book and (c.key = w.key or c.curp = w.curp or c.birth::text = w.birth)`
  const byKey = new Map(rowsOf.map((c) => [`${c.book}|${c.key}`, c]))
  const byCurp = new Map(
    rowsOf.flatMap((c) => (c.curp ? [[`${c.book}|${normaliseCurp(c.curp)}`, c] as const] : [])),
  )
  const byName = new Map<string, ChildRow | undefined>()
  for (const c of rowsOf) {
    const name = `${c.book}|${nameOf(c.given, c.first, c.second ?? '')}|${c.birth}`
    byName.set(name, byName.has(name) ? undefined : c)
  }
  for (const w of wanted) {
    const told = [
      ['folio', byKey.get(`${w.book}|${w.key}`)],
      ['curp', w.curp === '' ? undefined : byCurp.get(`${w.book}|${w.curp}`)],
      ['names', byName.get(`${w.book}|${w.names}|${w.birth}`)],
    ] as const
    const [by, child] = told.find(([, c]) => c !== undefined) ?? []
    if (by && child) found.set(w.row, { ...child, by })
  }
  return found
}

const nameOf = (given: string, first: string, second: string): string =>
  nameKey([given, first, second].join('|'))

/** Names of those that tasks are about. */
export async function childNames(
  read: Read,
  ids: readonly { readonly book: string; readonly about: string }[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await read<{ id: string; name: string }>`
    /* across: names.tasks */ select p.key as id, p.given || ' ' || p.first as name
    from unnest(${ids.map((i) => i.book)}::uuid[], ${ids.map((i) => i.about)}::text[]) w(book, key)
    join child p on p.book = w.book and p.key = w.key`
  return new Map(rows.map((r) => [r.id, r.name]))
}

/** Documents that stand and whose file is not here whole, said before an instant. */
export function papersMissing(
  read: Read,
  book: string,
  before: string,
): Promise<{ key: string; child: string; room: string | null; at: string }[]> {
  return read`
    select d.key, d.child, c.room, d.at from child_document d join child c on c.book = ${book} and c.key = d.child::text and c.left_on is null
    left join blob b on b.book = ${book} and b.sha256 = d.blob
    where d.book = ${book} and d.withdrawn is null and d.at < ${before}
      and not coalesce(b.state = 'kept' or (b.state = 'following' and b.bytes > 0), false) order by d.at, d.key limit 200`
}
