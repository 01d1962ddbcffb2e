// Files that follow a child to another center: a row there at once, and the bytes copied behind it, sealed anew under a name of their own.
import { createHash } from 'node:crypto'
import { type Blob, markDamaged, readKept } from './blobs.ts'
import type { Db, Tx } from './db.ts'
import { type FilePlace, newFileName } from './file-place.ts'
import { openStretches, sealStretches } from './file-sealing.ts'
import type { House } from './house.ts'

/**
 * Says in the transaction that moves a child that these files are `to`'s as well: bytes that have not arrived yet follow once
 * they have. What is whole there or on its way there stays as it is.
 */
export async function followFiles(
  tx: Tx,
  to: string,
  from: string,
  sha256s: readonly string[],
  at: string,
): Promise<void> {
  if (sha256s.length === 0) return
  await tx`
    insert into blob (book, sha256, name, bytes, state, from_book, begun_at)
    select ${to}, x.sha, x.name, coalesce(o.bytes, 0), 'following', case when o.state = 'following' then o.from_book else ${from}::uuid end, ${at}
    from unnest(${sha256s}::text[], ${sha256s.map(newFileName)}::text[]) as x(sha, name)
    left join blob o on o.book = ${from} and o.sha256 = x.sha
    on conflict (book, sha256) do update set name = excluded.name, bytes = excluded.bytes, received = 0, type = null, state = 'following',
      from_book = excluded.from_book, by_person = null, by_device = null, begun_at = excluded.begun_at, kept_at = null, checked_at = null,
      durable_at = null, let_go_at = null
    where blob.state not in ('kept', 'arriving')`
}

/** What goes along with persons who come to `to` and lies outside the books, each module its own. */
export async function goAlong(
  tx: Tx,
  house: Pick<House, 'follows'>,
  from: string,
  to: string,
  persons: readonly string[],
  receivedAt: string,
): Promise<void> {
  for (const follows of house.follows) await follows(tx, from, to, persons, receivedAt)
}

type Follower = Pick<Blob, 'book' | 'sha256' | 'name'> & { readonly from_book: string }

/** Copies one file that follows; false when it is not whole where it comes from. Done twice or killed between, it is there once. */
export async function copyFollower(db: Db, place: FilePlace, f: Follower, now: Date): Promise<boolean> {
  const [origin] = await db.read(
    { books: [f.from_book] },
    (read) => read<Blob>`
      select book, sha256, name, bytes, received, type, state, durable_at from blob
      where book = ${f.from_book} and sha256 = ${f.sha256} and state = 'kept'`,
  )
  if (!origin) return false
  const bytes = await readKept(place, origin)
  if (!bytes) {
    await markDamaged(db, origin)
    return false
  }
  await place.store.put(f.name, sealStretches(place.key, f.name, bytes.length, 0, bytes))
  const back = await place.store.get(f.name)
  const opened = back && openStretches(place.key, f.name, bytes.length, back)
  if (!opened || createHash('sha256').update(opened).digest('hex') !== f.sha256)
    throw new Error('a file that was copied does not read back as it was written')
  const at = now.toISOString()
  const [row] = await db.write(
    { books: [f.book] },
    (tx) => tx<{ state: string }>`
      update blob set state = 'kept', from_book = null, bytes = ${bytes.length}, received = ${bytes.length}, type = ${origin.type},
        kept_at = ${at}, checked_at = ${at}
      where book = ${f.book} and sha256 = ${f.sha256} and name = ${f.name} and state in ('following', 'kept') returning state`,
  )
  // forgotten or let go while it was copied
  if (!row) await place.store.remove(f.name)
  return row !== undefined
}

/** Who opens a file that has not followed yet need not wait for its turn. */
export async function copyIfFollowing(
  db: Db,
  place: FilePlace,
  book: string,
  sha256: string,
  now: Date,
): Promise<boolean> {
  const [f] = await db.read(
    { books: [book] },
    (read) => read<Follower>`
      select book, sha256, name, from_book from blob where book = ${book} and sha256 = ${sha256} and state = 'following'`,
  )
  return f !== undefined && copyFollower(db, place, f, now)
}

/** How many are taken up at a time. */
const AT_ONCE = 200

/** Copies what follows and is whole where it comes from, oldest first. Answers how many came. */
export async function copyFollowers(
  db: Db,
  place: FilePlace,
  now: Date,
  stopped: () => boolean = () => false,
): Promise<number> {
  let came = 0
  for (;;) {
    const due = await db.read(
      { all: true },
      (read) => read<Follower>`
        /* across: files.following */ select f.book, f.sha256, f.name, f.from_book from blob f
        join blob o on o.book = f.from_book and o.sha256 = f.sha256 and o.state = 'kept'
        where f.state = 'following' order by f.begun_at, f.name limit ${AT_ONCE}`,
    )
    let copied = 0
    for (const f of due) {
      if (stopped()) return came + copied
      if (await copyFollower(db, place, f, now)) copied++
    }
    came += copied
    if (due.length < AT_ONCE || copied === 0) return came
  }
}
