// Long work: what a person asks for is written down, found again, stopped, asked again, and leaves a file for a day.
import { FILE_HOURS, isOver, type Work } from '../kernel/long-work.ts'
import type { Words } from '../kernel/verdict.ts'
import type { Db, Read } from './db.ts'
import type { House, LongWork, WorkFile } from './house.ts'
import type { Call } from './http.ts'
import { newId } from './new-id.ts'
import { Refused } from './refused.ts'
import { type Person, reachFor } from './who.ts'

/** A work that ended badly for a reason the person can understand: said to them as it is. */
export class WorkFailed extends Error {
  readonly words: Words
  constructor(words: Words) {
    super(words.es)
    this.words = words
  }
}

/** Works of one person that are not over: more than this and somebody is pressing a button again and again. */
const MOST_OPEN = 6
const SHOWN = 100
/** The channel on which a runner hears that there is something to do, or to stop. */
export const WORK_CHANNEL = 'nido_long_work'

const SYSTEM = { system: true } as const

/** Where a person may do this work now; refuses what their permission does not reach. */
export function reachOfWork<I>(db: Db, house: House, who: Person, kind: LongWork<I>, input: I) {
  const permission = typeof kind.permission === 'function' ? kind.permission(input, house) : kind.permission
  return reachFor(db, who, permission, kind.scopeOf(input, house))
}

/**
 * Writes down what the person asks for and wakes a runner. The same thing asked twice while it is not over is one work, so
 * that a double press costs nothing. Refuses 403 outside the person's reach, 429 with too many works open.
 */
export async function askLongWork<I>(
  call: Pick<Call, 'db' | 'house' | 'who' | 'now'>,
  kind: LongWork<I>,
  input: I,
): Promise<{ work: string }> {
  if (call.who.by !== 'person') throw new Refused(403, 'people-only')
  const who = call.who
  await reachOfWork(call.db, call.house, who, kind, input)
  const text = JSON.stringify(input)
  return call.db.write(SYSTEM, async (tx) => {
    await tx`select pg_advisory_xact_lock(hashtextextended(${`long work ${who.person}`}, 0))`
    const open = await tx<{ id: string; same: boolean }>`
      select id, kind = ${kind.kind} and input = ${text}::jsonb and not cancel_asked as same from long_work
      where person = ${who.person} and state in ('waiting', 'running')`
    const same = open.find((w) => w.same)
    if (same) return { work: same.id }
    if (open.length >= MOST_OPEN) throw new Refused(429, 'too-many-works')
    const id = newId(call.now())
    await tx`
      insert into long_work (id, kind, person, input, words)
      values (${id}, ${kind.kind}, ${who.person}, ${text}, ${JSON.stringify(kind.words(input, call.house))})`
    await tx`select pg_notify(${WORK_CHANNEL}, ${id})`
    return { work: id }
  })
}

type Row = Omit<Work, 'file' | 'stopping'> & {
  input: unknown
  cancel_asked: boolean
  file_name: string | null
  file_bytes: number | null
  file_until: string | null
}

function told(row: Row, now: Date): Work {
  const { input: _input, cancel_asked, file_name, file_bytes, file_until, ...work } = row
  const kept = file_name !== null && file_bytes !== null && file_until !== null
  return {
    ...work,
    stopping: cancel_asked && !isOver(work.state),
    file:
      kept && file_until > now.toISOString()
        ? { name: file_name, bytes: file_bytes, until: file_until }
        : null,
  }
}

const rowsOf = (read: Read, person: string, id: string | null, kind: string | null) =>
  read<Row>`
    select id, kind, input, words, state, cancel_asked, done, total, step, result, error, file_name, file_bytes, file_until, asked_at,
      ended_at from long_work
    where person = ${person} and (${id}::uuid is null or id = ${id}) and (${kind}::text is null or kind = ${kind})
    order by asked_at desc, id desc limit ${SHOWN}`

/** A person's works, newest first; of one kind, if one is named. */
export async function worksOf(db: Db, person: string, kind: string | null, now: Date): Promise<Work[]> {
  const rows = await db.read(SYSTEM, (read) => rowsOf(read, person, null, kind))
  return rows.map((row) => told(row, now))
}

/** One work of the person; another's is as unknown as one that never was. */
export async function workOf(db: Db, person: string, id: string, now: Date): Promise<Work> {
  const [row] = await db.read(SYSTEM, (read) => rowsOf(read, person, id, null))
  if (!row) throw new Refused(404, 'unknown-work')
  return told(row, now)
}

/** Stops a work: at once when it waits; one that runs hears of it within a second. One that is over stays as it is. */
export async function stopWork(db: Db, person: string, id: string, now: Date): Promise<Work> {
  await db.write(SYSTEM, async (tx) => {
    await tx`
      update long_work set cancel_asked = true,
        state = case when state = 'waiting' then 'cancelled' else state end,
        ended_at = case when state = 'waiting' then now() else ended_at end
      where id = ${id} and person = ${person} and state in ('waiting', 'running')`
    await tx`select pg_notify(${WORK_CHANNEL}, ${id})`
  })
  return workOf(db, person, id, now)
}

/** Asks again for what failed, was cancelled, or whose file is gone; as a new work with the same words. */
export async function askAgain(
  call: Pick<Call, 'db' | 'house' | 'who' | 'now'>,
  id: string,
): Promise<{ work: string }> {
  if (call.who.by !== 'person') throw new Refused(403, 'people-only')
  const person = call.who.person
  const [row] = await call.db.read(SYSTEM, (read) => rowsOf(read, person, id, null))
  if (!row) throw new Refused(404, 'unknown-work')
  const kind = call.house.works.get(row.kind)
  if (!kind) throw new Refused(409, 'unknown-kind-of-work')
  if (!isOver(row.state)) return { work: id }
  return askLongWork(call, kind, row.input)
}

/** Bytes of one stored piece. */
const PIECE = 1024 * 1024

/** Letters, figures, dot, dash and underscore, so that a name means the same everywhere; never a path, never empty. */
export function safeName(name: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[.-]+|-+(?=\.|$)/g, '')
    .slice(0, 120)
  return plain === '' ? 'archivo' : plain
}

/** Opens the file of a work. Pieces are stored in order; until it is closed nobody can fetch it. */
export function openWorkFile(db: Db, work: string, name: string, type: string, now: () => Date): WorkFile {
  let waiting: Uint8Array[] = []
  let size = 0
  let total = 0
  let n = 0
  const flush = async () => {
    if (size === 0) return
    const bytes = Buffer.concat(waiting)
    waiting = []
    size = 0
    total += bytes.length
    await db.write(
      SYSTEM,
      (tx) => tx`insert into long_work_file (work, n, bytes) values (${work}, ${n++}, ${bytes})`,
    )
  }
  return {
    write: async (piece) => {
      waiting.push(piece)
      size += piece.length
      if (size >= PIECE) await flush()
    },
    close: async () => {
      await flush()
      const until = new Date(now().getTime() + FILE_HOURS * 3_600_000).toISOString()
      await db.write(
        SYSTEM,
        (tx) => tx`
          update long_work set file_name = ${safeName(name)}, file_type = ${type}, file_bytes = ${total}, file_until = ${until}
          where id = ${work}`,
      )
    },
  }
}

/**
 * The file of a person's work, piece by piece. Refuses 404 for another's or none, 403 when the person's post no longer
 * reaches what is in it, 409 `file-gone` when its day is over.
 */
export async function fileOfWork(
  call: Pick<Call, 'db' | 'house' | 'now'>,
  who: Person,
  id: string,
): Promise<{ name: string; type: string; bytes: number; pieces: AsyncGenerator<Uint8Array> }> {
  const { db, house } = call
  const [row] = await db.read(
    SYSTEM,
    (read) => read<Row & { file_type: string; kept: number }>`
      select w.*, (select coalesce(sum(length(f.bytes)), 0) from long_work_file f where f.work = w.id) as kept
      from long_work w where w.id = ${id} and w.person = ${who.person}`,
  )
  if (!row) throw new Refused(404, 'unknown-work')
  const kind = house.works.get(row.kind)
  if (kind) await reachOfWork(db, house, who, kind, row.input)
  const gone = row.state !== 'done' || told(row, call.now()).file === null || row.kept !== row.file_bytes
  if (gone || !kind) throw new Refused(409, 'file-gone')
  return { name: row.file_name!, type: row.file_type, bytes: row.file_bytes!, pieces: piecesOf(db, id) }
}

async function* piecesOf(db: Db, work: string): AsyncGenerator<Uint8Array> {
  for (let n = 0; ; n++) {
    const [piece] = await db.read(
      SYSTEM,
      (read) => read<{ bytes: Buffer }>`select bytes from long_work_file where work = ${work} and n = ${n}`,
    )
    if (!piece) return
    yield piece.bytes
  }
}

/** Deletes files whose day is over, pieces of works that did not end well, and works of long ago. */
export async function forgetOldWork(db: Db, now: Date): Promise<void> {
  const at = now.toISOString()
  await db.write(SYSTEM, async (tx) => {
    await tx`
      delete from long_work_file f using long_work w where w.id = f.work
        and (w.file_until < ${at} or w.state in ('failed', 'cancelled'))`
    await tx`delete from long_work where state not in ('waiting', 'running') and asked_at < ${at}::timestamptz - interval '90 days'`
  })
}
