// Paired devices: who signed a request, the two-way pairing, hello, and the feed a device pulls.
import { createHash, createPublicKey, type KeyObject, randomUUID, verify } from 'node:crypto'
import { NATION } from '../kernel/ids.ts'
import {
  type Hello,
  type Pulled,
  pairingResponse,
  type Signing,
  signatureBase,
  type Welcome,
} from '../kernel/wire.ts'
import type { Db } from './db.ts'
import type { House } from './house.ts'
import { newCode, tokenHash } from './secrets.ts'
import type { PairedDevice } from './who.ts'

type DeviceRow = {
  id: string
  book: string
  formerly: string[]
  room: string | null
  label: string
  public_key: Buffer
  state: PairedDevice['state']
  order_given: PairedDevice['order']
  review_above: number | null
}

const keys = new Map<string, KeyObject>()
function keyOf(spki: Buffer): KeyObject {
  const name = spki.toString('base64')
  let key = keys.get(name)
  if (!key) {
    key = createPublicKey({ key: spki, format: 'der', type: 'spki' })
    if (keys.size > 10_000) keys.clear()
    keys.set(name, key)
  }
  return key
}

/** The device whose key made the signature. A wrong clock is no reason to refuse: facts are idempotent, reads are scoped. */
export async function deviceOfRequest(
  db: Db,
  signing: Signing,
  signature: string,
): Promise<PairedDevice | undefined> {
  const [row] = await db.read(
    { system: true },
    (read) => read<DeviceRow>`
    select d.id, d.book, array(select b.book::text from device_book b where b.device = d.id) as formerly, d.room, d.label,
      d.public_key, d.state, d.order_given, d.review_above
    from device d where d.id = ${signing.device}`,
  )
  if (!row) return undefined
  const right = verify(
    'sha256',
    Buffer.from(signatureBase(signing)),
    { key: keyOf(row.public_key), dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64'),
  )
  if (!right) return undefined
  return {
    by: 'device',
    device: row.id,
    book: row.book,
    formerly: row.formerly,
    room: row.room,
    label: row.label,
    state: row.state,
    order: row.order_given,
    reviewAbove: row.review_above,
  }
}

const PAIRING_MINUTES = 60
const PAIRING_TRIES = 10

/** Prepares a code. It is answered once and stored only as a hash. */
export async function openPairing(db: Db, book: string, room: string | undefined, by: string, now: Date) {
  const code = newCode()
  const pairing = randomUUID()
  const expires = new Date(now.getTime() + PAIRING_MINUTES * 60_000).toISOString()
  await db.write(
    { books: [book] },
    (tx) => tx`
    insert into pairing (id, book, room, code_hash, expires_at, created_by)
    values (${pairing}, ${book}, ${room ?? null}, ${tokenHash(code)}, ${expires}, ${by})`,
  )
  return { pairing, code, expires }
}

/** A tablet presents its key with the code; it is nobody yet. Refusals: unknown or expired code, key that is not P-256. */
export async function claimPairing(
  db: Db,
  code: string,
  publicKey: string,
  label: string,
  now: Date,
): Promise<string | undefined> {
  let spki: Buffer
  try {
    spki = Buffer.from(publicKey, 'base64')
    if (keyOf(spki).asymmetricKeyDetails?.namedCurve !== 'prime256v1') return undefined
  } catch {
    return undefined
  }
  return db.write({ system: true }, async (tx) => {
    const [pairing] = await tx<{ id: string; book: string; room: string | null; device: string | null }>`
      select id, book, room, device from pairing
      where code_hash = ${tokenHash(code)} and expires_at > ${now.toISOString()} and tries < ${PAIRING_TRIES} for update`
    if (!pairing || pairing.device) return undefined
    const device = randomUUID()
    await tx`insert into device (id, book, room, label, public_key, state) values (${device}, ${pairing.book}, ${pairing.room}, ${label}, ${spki}, 'claimed')`
    await tx`update pairing set device = ${device} where id = ${pairing.id}`
    return device
  })
}

/** The director types back what the tablet shows: only the key that claimed this code gives those letters. */
export async function confirmPairing(db: Db, book: string, pairing: string, response: string, now: Date) {
  return db.write({ books: [book] }, async (tx) => {
    const [row] = await tx<{
      device: string | null
      code_hash: Buffer
      tries: number
      public_key: Buffer | null
    }>`
      select p.device, p.code_hash, p.tries, d.public_key from pairing p left join device d on d.id = p.device
      where p.id = ${pairing} and p.expires_at > ${now.toISOString()}`
    if (!row || row.tries >= PAIRING_TRIES) return { refused: 'expired' as const }
    await tx`update pairing set tries = tries + 1 where id = ${pairing}`
    if (!row.device || !row.public_key) return { refused: 'not-claimed' as const }
    const expected = responseOf(row.code_hash, row.public_key)
    if (expected !== response) return { refused: 'wrong-response' as const }
    await tx`update device set state = 'paired' where id = ${row.device}`
    await tx`update pairing set expires_at = ${now.toISOString()} where id = ${pairing}`
    return { device: row.device }
  })
}

/** The six letters, from the code's hash and the key: the tablet makes the same from the code it was given. */
export function responseOf(codeHash: Uint8Array, spki: Uint8Array): string {
  return pairingResponse(createHash('sha256').update(codeHash).update(spki).digest())
}

/** Hello: what the device must send again, what it may forget, where its feeds stand, what it is ordered to do. */
export async function hello(
  db: Db,
  device: PairedDevice,
  h: Hello,
  now: Date,
  leaseDays: number,
): Promise<Welcome> {
  const serverNow = now.toISOString()
  return db.write({ system: true }, async (tx) => {
    const missing = await tx<{ a: number; b: number }>`
      select last + 1 as a, dseq - 1 as b from (
        select dseq, lag(dseq, 1, 0) over (order by dseq) as last from (
          select dseq from device_seq where device = ${device.device} and dseq <= ${h.maxDseq}
          union all select ${h.maxDseq}::bigint + 1
        ) s
      ) g where dseq > last + 1 order by a limit 1000`
    const [top] = await tx<{
      top: number | null
    }>`select max(dseq) as top from device_seq where device = ${device.device}`
    const lost = (top?.top ?? 0) > h.maxDseq
    const [kept] = await tx<{ through: number; asked: string | null; done: string | null }>`
      select durable_through as through, phrase_asked as asked, phrase_done as done from device where id = ${device.device}`
    const asked = kept?.asked ?? null
    const done = h.phraseDone !== undefined && h.phraseDone === asked ? asked : (kept?.done ?? null)
    await tx`update device set last_seen = ${serverNow}, app_version = ${h.appVersion}, pending = ${h.pending},
      oldest_pending = ${h.oldestPending ?? null}, free_bytes = ${h.freeBytes ?? null}, durable = ${h.durable},
      clock_off_ms = ${now.getTime() - Date.parse(h.deviceNow)}, max_dseq = greatest(max_dseq, ${h.maxDseq}::bigint),
      photos_waiting = coalesce(${h.photos?.waiting ?? null}, photos_waiting),
      photos_refused = coalesce(${h.photos?.refused ?? null}, photos_refused),
      lost_data = lost_data or ${lost}, phrase_done = ${done},
      state = case when order_given = 'drain' and ${h.drained ?? false} then 'revoked' else state end,
      review_above = case when order_given = 'drain' and ${h.drained ?? false}
        then coalesce(review_above, ${top?.top ?? 0}::bigint) else review_above end
      where id = ${device.device}`
    // A device that heard more of its own book than the book now tells: the server went back to an older state.
    const heard = h.feeds[device.book]
    if (heard)
      await tx`
        update book set epoch = gen_random_uuid() where id = ${device.book} and epoch = ${heard.epoch} and feed < ${heard.seq}::bigint`
    const feeds = await tx<{ book: string; epoch: string; head: number }>`
      /* across: device.feeds */ select id as book, epoch, feed as head from book
      where id = ${device.book} or id = ${NATION} or id in (select nido_books_above(${device.book}::uuid)) order by id`
    return {
      serverNow,
      missing: missing.map((m): [number, number] => [m.a, m.b]),
      durableThrough: kept?.through ?? 0,
      feeds,
      lease: new Date(now.getTime() + leaseDays * 86_400_000).toISOString(),
      ...(device.order ? { order: device.order } : {}),
      ...(asked !== null && asked !== done ? { phraseAsked: asked } : {}),
      lostData: lost,
      minApp: '0.1.0',
      book: device.book,
      room: device.room,
      label: device.label,
    }
  })
}

function faded(house: House, entity: string, text: string, today: string): unknown {
  const at = entity.indexOf(':')
  const body = JSON.parse(text) as never
  const fade = house.byTable.get(entity.slice(0, at))?.fade
  return fade ? fade(entity.slice(at + 1), body, today) : body
}

export type PullRequest = {
  book: string
  epoch?: string
  since: number
  after?: string
  limit: number
  /** of a device of another book: rows that only the book's own devices carry are left out */
  from?: 'below'
}

/**
 * A page of a feed. First download (`since` 0 or another epoch): by entity, so that it compresses and can go on where it
 * was cut; it ends with the head it began at. Then: by number. Only puts are sent the first time.
 */
export async function pull(db: Db, house: House, r: PullRequest, today: string): Promise<Pulled> {
  const kept =
    r.from === 'below' ? house.takings.flatMap((t) => (t.carriedBy === 'own' ? [t.table] : [])) : []
  return db.read({ books: [r.book] }, async (read) => {
    const [book] = await read<{
      epoch: string
      feed: number
    }>`select epoch, feed from book where id = ${r.book}`
    if (!book)
      return { book: r.book, epoch: r.epoch ?? r.book, reset: false, changes: [], cursor: 0, more: false }
    const first = r.epoch !== book.epoch || r.since === 0 || r.since > book.feed || r.after !== undefined
    if (first) {
      const begun = r.epoch === book.epoch && r.after !== undefined
      const cursor = begun ? r.since : book.feed
      const rows = await read<{ entity: string; seq: number; body: string }>`
        select entity, seq, body from feed
        where book = ${r.book} and op = 'put' and entity > ${begun ? r.after! : ''}
          and split_part(entity, ':', 1) <> all(${kept}::text[]) order by entity limit ${r.limit + 1}`
      const more = rows.length > r.limit
      const page = more ? rows.slice(0, r.limit) : rows
      return {
        book: r.book,
        epoch: book.epoch,
        reset: !begun,
        changes: page.flatMap((f) => {
          const b = faded(house, f.entity, f.body, today)
          return b === undefined ? [] : [{ e: f.entity, s: f.seq, o: 'put' as const, b }]
        }),
        cursor,
        ...(more ? { after: page[page.length - 1]!.entity } : {}),
        more,
      }
    }
    const rows = await read<{
      entity: string
      seq: number
      op: 'put' | 'delete' | 'evict'
      body: string | null
    }>`
      select entity, seq, op, body from feed where book = ${r.book} and seq > ${r.since}
        and split_part(entity, ':', 1) <> all(${kept}::text[]) order by seq limit ${r.limit + 1}`
    const more = rows.length > r.limit
    const page = more ? rows.slice(0, r.limit) : rows
    return {
      book: r.book,
      epoch: book.epoch,
      reset: false,
      changes: page.map((f) => ({
        e: f.entity,
        s: f.seq,
        o: f.op,
        ...(f.body ? { b: JSON.parse(f.body) as unknown } : {}),
      })),
      cursor: more ? page[page.length - 1]!.seq : book.feed,
      more,
    }
  })
}
