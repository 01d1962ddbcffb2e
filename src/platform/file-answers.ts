// What the server answers about files: pieces in, whole files out, to whoever may see what the book shows at that moment.
import {
  arrivalAtDesk,
  arrivalFromSide,
  arrivalOf,
  pullFile,
  readFileOf,
  sendPiece,
  sendPieceAtDesk,
  sendPieceFromSide,
} from '../kernel/files.ts'
import type { ShownFile } from '../kernel/taking.ts'
import { arrival, isNamedBy, type Opened, openBlob, type Sender, shownBy, takePiece } from './blobs.ts'
import { rowName } from './deriving.ts'
import { copyIfFollowing } from './following-files.ts'
import { answer, type Bound, type Call, wholeOf } from './http.ts'
import { logRead } from './read-log.ts'
import { Refused } from './refused.ts'
import { readRows } from './rows.ts'
import { bookOfSide, booksWith, type PairedDevice, reaches } from './who.ts'

function deviceOf(call: Call): PairedDevice {
  if (call.who.by !== 'device') throw new Refused(403, 'devices-only')
  if (call.who.state !== 'paired')
    throw new Refused(403, call.who.state === 'claimed' ? 'not-confirmed-yet' : 'revoked')
  return call.who
}

/**
 * The tablet that sends. A retired one hands in the photos that its facts name, and nothing else; they follow their fact into
 * review, or complete one that was taken before.
 */
async function senderOf(call: Call, sha256: string): Promise<Sender & { readonly device: string }> {
  if (call.who.by !== 'device' || call.who.state !== 'revoked') {
    const { book, device } = deviceOf(call)
    return { book, device }
  }
  const { book, device } = call.who
  const named = await call.db.read({ books: [book] }, (r) =>
    isNamedBy(r, call.house, { book, device }, sha256),
  )
  if (!named) throw new Refused(422, 'not-named', 'sha256')
  return { book, device, late: true }
}

function personOf(call: Call) {
  if (call.who.by !== 'person') throw new Refused(403, 'people-only')
  return call.who
}

const EXTENSION = { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp', 'application/pdf': 'pdf' }

/** A name for the browser's folder of downloads: no path, no control character, an ending that is the type's own. */
function disposition({ bytes: _, type }: Opened, shown: ShownFile): string {
  const base = (shown.name ?? 'archivo')
    .replace(/[\p{Cc}\p{Cf}/\\:*?"<>|]/gu, ' ')
    .replace(/\.[a-z0-9]{1,5}$/i, '')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '')
    .slice(0, 80)
  const name = `${base === '' ? 'archivo' : base}.${EXTENSION[type]}`
  const how = type === 'application/pdf' ? 'attachment' : 'inline'
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${how}; filename="${name.normalize('NFD').replace(/[^\w .-]/g, '')}"; filename*=UTF-8''${encoded}`
}

function handedOver(file: Opened, shown: ShownFile): Response {
  return new Response(new Uint8Array(file.bytes), {
    headers: {
      'content-type': file.type,
      'content-length': String(file.bytes.length),
      'content-disposition': disposition(file, shown),
    },
  })
}

/** One refusal for what is not there, not shown, or another book's: nobody learns which. */
const absent = () => new Refused(404, 'unknown-file')

/** The bytes; of a child that came just now they are copied first. */
async function opened(call: Call, book: string, sha256: string): Promise<Opened | undefined> {
  const file = await openBlob(call.db, call.files, book, sha256)
  if (file || !(await copyIfFollowing(call.db, call.files, book, sha256, call.now()))) return file
  return openBlob(call.db, call.files, book, sha256)
}

const read = answer(readFileOf, async ({ book, sha256, purpose }, call) => {
  const who = personOf(call)
  const shown = await call.db.read(call.scope, (r) => shownBy(r, call.house, book, sha256))
  if (!shown) throw absent()
  if (!reaches(await booksWith(call.db, who, shown.needs), book)) throw new Refused(403, 'no-permission')
  // the face on a list is seen by who works there without opening a file
  const here = who.posts.some((p) => p.book === book)
  if (!(shown.plain && here)) {
    if (purpose === undefined) throw new Refused(422, 'purpose-needed', 'purpose')
    await logRead(call, book, shown.about, readFileOf.id, purpose)
  }
  const file = await opened(call, book, sha256)
  if (!file) throw absent()
  return handedOver(file, shown)
})

/**
 * For a module's own files that hold no child's data: whoever has the permission the row shows them to, and the book in reach,
 * which the endpoint looked at. Anything else is absent: nobody learns of another module's files here.
 */
export async function fileShownTo(
  call: Call,
  book: string,
  sha256: string,
  needs: ShownFile['needs'],
): Promise<Response> {
  const shown = await call.db.read(call.scope, (r) => shownBy(r, call.house, book, sha256))
  if (shown?.needs !== needs) throw absent()
  const file = await opened(call, book, sha256)
  if (!file) throw absent()
  return handedOver(file, shown)
}

/**
 * A file of an organization, for who represents it: one that a row of `table` shows under the organization's id, in the book
 * where its matters are told. Anything else is absent.
 */
export async function fileOfSide(
  call: Call,
  party: string,
  table: string,
  sha256: string,
): Promise<Response> {
  const book = bookOfSide(call.who, party)
  const rows = await call.db.read(call.scope, (r) => readRows(r, book, [{ table, key: sha256 }]))
  const row = rows.get(rowName(table, sha256))
  const shown = row && call.house.byTable.get(table)?.shows?.(row as never)
  if (typeof shown !== 'object') throw absent()
  const file = await opened(call, book, sha256)
  if (!file) throw absent()
  return handedOver(file, shown)
}

const pull = answer(pullFile, async ({ sha256 }, call) => {
  const { book } = deviceOf(call)
  const shown = await call.db.read(call.scope, (r) => shownBy(r, call.house, book, sha256))
  // a tablet carries faces, never documents
  if (!shown?.plain) throw absent()
  const file = await opened(call, book, sha256)
  if (!file) throw absent()
  return handedOver(file, shown)
})

export const fileAnswers: readonly Bound[] = [
  answer(sendPiece, async (said, call) => {
    const by = await senderOf(call, said.sha256)
    return takePiece(call.db, call.files, by, said, await wholeOf(call.file), call.now())
  }),
  answer(arrivalOf, async ({ sha256 }, call) =>
    arrival(call.db, (await senderOf(call, sha256)).book, sha256),
  ),
  answer(sendPieceAtDesk, async ({ book, ...said }, call) =>
    takePiece(
      call.db,
      call.files,
      { book, person: personOf(call).person },
      said,
      await wholeOf(call.file),
      call.now(),
    ),
  ),
  answer(sendPieceFromSide, async ({ party, ...said }, call) => {
    const by = { book: bookOfSide(call.who, party), person: personOf(call).person }
    return takePiece(call.db, call.files, by, said, await wholeOf(call.file), call.now())
  }),
  answer(arrivalFromSide, async ({ party, sha256 }, call) =>
    arrival(call.db, bookOfSide(call.who, party), sha256),
  ),
  answer(arrivalAtDesk, async ({ book, sha256 }, call) => arrival(call.db, book, sha256)),
  pull,
  read,
]
