// What the house can be asked of audits: accesses, samples, the frame of a draw, and the records that were drawn.
import type { Read } from '../../platform/db.ts'
import type {
  AuditGrant,
  Drawn,
  Mark,
  Picked,
  RecordContent,
  RecordKind,
  Sample,
  Stratum,
} from './contract.ts'

type Asking = {
  readonly by: string
  readonly person?: string
  readonly posts?: readonly { readonly role: string }[]
}
/** The person whose papers alone are shown: who holds nothing but accesses of an auditor. Null: everything within reach. */
export const onlyTheirs = (who: Asking): string | null =>
  who.person !== undefined && who.posts?.every((p) => p.role === 'auditor') ? who.person : null

/** Accesses within reach, latest first; `person`: only theirs. */
export function grantsOf(
  read: Read,
  person: string | null,
): Promise<(AuditGrant & { name: string; place: string })[]> {
  return read`
    /* across: audit.lists */ select g.*, coalesce((select s.given || ' ' || s.first from staff_person s where s.key = g.person::text limit 1), '') as name,
      coalesce((select c.name from center c where c.book = g.book limit 1), (select r.name from representation r where r.book = g.book limit 1), 'México') as place
    from audit_grant g where ${person}::uuid is null or g.person = ${person} order by g.until_at desc, g.key limit 500`
}

export type SampleRow = Sample & { person: string }
/** Samples within reach, latest first; `person`: only theirs; `id`: that one. */
export function samplesOf(read: Read, person: string | null, id: string | null = null): Promise<SampleRow[]> {
  return read<SampleRow>`
    /* across: audit.lists */ select s.*, coalesce((select p.given || ' ' || p.first from staff_person p where p.key = s.person::text limit 1), '') as auditor,
      coalesce((select c.name from center c where c.book = s.book limit 1), (select r.name from representation r where r.book = s.book limit 1), 'México') as place,
      (select count(opened_at)::int from audit_record r where r.sample = s.id) as opened,
      (select count(mark)::int from audit_record r where r.sample = s.id) as marked
    from audit_sample s where (${person}::uuid is null or s.person = ${person}) and (${id}::uuid is null or s.id = ${id})
    order by s.drawn_at desc limit 200`
}

export function drawnOf(read: Read, sample: string): Promise<Drawn[]> {
  return read<Drawn>`
    /* across: audit.lists */ select r.n, r.book, coalesce((select c.name from center c where c.book = r.book limit 1), '') as center, r.opened_at, r.mark, r.note
    from audit_record r where r.sample = ${sample} order by r.n`
}

export type RecordRow = { book: string; key: string; child: string | null; opened_at: string | null }
export async function recordOf(read: Read, sample: string, n: number): Promise<RecordRow | undefined> {
  const [row] = await read<RecordRow>`
    select book, key, child, opened_at from audit_record where sample = ${sample} and n = ${n}`
  return row
}

/** What audits opened in a book. */
export function openedIn(
  read: Read,
  book: string,
): Promise<{ at: string; sample: string; mark: Mark | null }[]> {
  return read`
    select opened_at as at, sample, mark from audit_record where book = ${book} and opened_at is not null
    order by opened_at desc limit 500`
}

type Frame = { readonly records: RecordKind; readonly from: string | null; readonly to: string | null }

/** How many records of a kind each center in reach has. A declared cross-book read. */
export function frameOf(read: Read, f: Frame): Promise<Stratum[]> {
  switch (f.records) {
    case 'children':
      return read`/* across: audit.frame */ select book, count(*)::int as count from child where left_on is null group by book order by book`
    case 'attendance':
      return read`/* across: audit.frame */ select book, count(*)::int as count from attendance_day where day between ${f.from} and ${f.to} group by book order by book`
    case 'measurements':
      return read`/* across: audit.frame */ select book, count(*)::int as count from measurement where day between ${f.from} and ${f.to} group by book order by book`
    case 'centers':
      return read`/* across: audit.frame */ select book, count(*)::int as count from center group by book order by book`
  }
}

export type PickedRecord = { book: string; key: string; child: string | null }
/** The records of one center at some places of its sorted list. */
export function pickedIn(
  read: Read,
  f: Frame,
  book: string,
  picks: readonly Picked[],
): Promise<PickedRecord[]> {
  const at = picks.map((p) => p.index)
  switch (f.records) {
    case 'children':
      return read`select book, key, key::uuid as child from (select book, key, row_number() over (order by key) - 1 as i
        from child where book = ${book} and left_on is null) x where i = any(${at}::int[]) order by i`
    case 'attendance':
      return read`select book, key, child from (select book, key, child, row_number() over (order by key) - 1 as i
        from attendance_day where book = ${book} and day between ${f.from} and ${f.to}) x where i = any(${at}::int[]) order by i`
    case 'measurements':
      return read`select book, key, child from (select book, key, child, row_number() over (order by key) - 1 as i
        from measurement where book = ${book} and day between ${f.from} and ${f.to}) x where i = any(${at}::int[]) order by i`
    case 'centers':
      return read`select book, key, null::uuid as child from center where book = ${book} and 0 = any(${at}::int[])`
  }
}

export type CenterLooked = RecordContent['center']
export async function centerOf(read: Read, book: string): Promise<CenterLooked | undefined> {
  const [row] = await read<CenterLooked>`
    select name, code, status, published_places as places, time_zone from center where book = ${book} limit 1`
  return row
}
export async function countsOf(
  read: Read,
  book: string,
): Promise<{ rooms: number; children: number; staff: number }> {
  const [row] = await read<{ rooms: number; children: number; staff: number }>`
    select (select count(*)::int from room where book = ${book} and closed_on is null) as rooms,
      (select count(*)::int from child where book = ${book} and left_on is null) as children,
      (select count(*)::int from staff_person where book = ${book}) as staff`
  return row!
}
