// Files that facts name by their SHA-256: how they travel in pieces, how large they may be, and the endpoints that carry them.
import * as v from 'valibot'
import { endpoint } from './endpoint.ts'
import { Uuid } from './ids.ts'
import { Purpose } from './purposes.ts'

/** SHA-256 of a file's bytes, as a fact names it. */
export const FileHash = v.pipe(
  v.string(),
  v.regex(/^[0-9a-f]{64}$/, 'se esperaba la huella SHA-256 del archivo: 64 cifras hexadecimales'),
)

/** A request carries at most so much of a file. */
export const PIECE_BYTES = 256 * 1024
/** Every piece but the last is a multiple of this: a slow line sends one, a good one eight. */
export const STEP_BYTES = 32 * 1024

export const LARGEST_IMAGE = 2 * 1024 * 1024
export const LARGEST_DOCUMENT = 20 * 1024 * 1024
/** Longest side and area of an image, px: more than any screen of Nido shows, less than hurts whoever decodes it. */
export const LONGEST_SIDE = 4096
export const LARGEST_AREA = 12_000_000

export const FileType = v.picklist(['image/jpeg', 'image/png', 'image/webp', 'application/pdf'])
export type FileType = v.InferOutput<typeof FileType>

const Whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const WholeText = v.pipe(
  v.string(),
  v.regex(/^\d{1,9}$/, 'se esperaba un número entero'),
  v.transform(Number),
)

/** How far a file has come. `durable`: it is in a finished backup, and whoever sent it may let go of it. */
export const Arrival = v.object({
  state: v.picklist(['none', 'arriving', 'kept']),
  received: Whole,
  durable: v.boolean(),
})
export type Arrival = v.InferOutput<typeof Arrival>

const piece = { sha256: FileHash, offset: WholeText, bytes: WholeText }
const inBook = { book: Uuid, sha256: FileHash }
const ofBook = (i: { book: string }) => ({ kind: 'book', book: i.book }) as const
const file = { mostBytes: PIECE_BYTES }

/**
 * One piece of a file of `bytes` in all, from `offset`. Answers how much is there: a piece that is there already, or that
 * does not follow on, changes nothing and is told where to go on. The last one is answered `kept` once the whole was
 * checked, written and read again; an empty piece at the end asks for that again. Refusals: 409 no-longer-taken, 413
 * too-large, 422 wrong-hash, unknown-type, too-large, too-many-pixels, holds-metadata, active-document, broken-file,
 * 429 too-many-files, 507 no-room. A retired tablet is taken only files that a fact of its own names: 422 not-named.
 */
export const sendPiece = endpoint({
  id: 'files.send',
  method: 'PUT',
  path: '/v1/blobs/:sha256',
  words: { es: 'Enviar una parte de una foto o documento', en: 'Send a piece of a photo or document' },
  access: { who: 'device' },
  input: v.object(piece),
  answer: Arrival,
  file,
})
export const arrivalOf = endpoint({
  id: 'files.arrival',
  method: 'GET',
  path: '/v1/blobs/:sha256/arrival',
  words: { es: 'Cuánto de un archivo ha llegado', en: 'How much of a file has arrived' },
  access: { who: 'device' },
  input: v.object({ sha256: FileHash }),
  answer: Arrival,
})
/** A file that a row of the device's own book shows. 404 for anything else, whether it exists or not. */
export const pullFile = endpoint({
  id: 'files.pull',
  method: 'GET',
  path: '/v1/blobs/:sha256',
  words: { es: 'Recibir una foto en la tableta', en: 'Receive a photo on the tablet' },
  access: { who: 'device' },
  input: v.object({ sha256: FileHash }),
  answer: v.unknown(),
})

export const sendPieceAtDesk = endpoint({
  id: 'files.send-desk',
  method: 'PUT',
  path: '/v1/books/:book/blobs/:sha256',
  words: { es: 'Subir una parte de una foto o documento', en: 'Upload a piece of a photo or document' },
  access: { who: 'person', permission: 'files.send', scopeOf: ofBook },
  input: v.object({ ...inBook, offset: WholeText, bytes: WholeText }),
  answer: Arrival,
  file,
})
export const arrivalAtDesk = endpoint({
  id: 'files.arrival-desk',
  method: 'GET',
  path: '/v1/books/:book/blobs/:sha256/arrival',
  words: { es: 'Cuánto de un archivo ha llegado', en: 'How much of a file has arrived' },
  access: { who: 'person', permission: 'files.send', scopeOf: ofBook },
  input: v.object(inBook),
  answer: Arrival,
})
const ofSide = {
  who: 'person',
  permission: 'side.write',
  scopeOf: (i: { party: string }) => ({ kind: 'party' as const, party: i.party }),
} as const
/** From the side of an allied organization, into the book where its matters are told; a fact of the organization names the file. */
export const sendPieceFromSide = endpoint({
  id: 'files.send-side',
  method: 'PUT',
  path: '/v1/sides/:party/blobs/:sha256',
  words: {
    es: 'Subir una parte de un documento de la organización',
    en: 'Upload a piece of the organization’s document',
  },
  access: ofSide,
  input: v.object({ party: Uuid, ...piece }),
  answer: Arrival,
  file,
})
export const arrivalFromSide = endpoint({
  id: 'files.arrival-side',
  method: 'GET',
  path: '/v1/sides/:party/blobs/:sha256/arrival',
  words: { es: 'Cuánto de un documento ha llegado', en: 'How much of a document has arrived' },
  access: ofSide,
  input: v.object({ party: Uuid, sha256: FileHash }),
  answer: Arrival,
})
/** A file that a row of the book shows, while it shows it. Whoever reads from afar says what for; that is logged. */
export const readFileOf = endpoint({
  id: 'files.read',
  method: 'GET',
  path: '/v1/books/:book/blobs/:sha256',
  words: { es: 'Ver una foto o abrir un documento', en: 'See a photo or open a document' },
  access: { who: 'person', permission: 'children.read', scopeOf: ofBook },
  input: v.object({ ...inBook, purpose: v.optional(Purpose) }),
  answer: v.unknown(),
})
