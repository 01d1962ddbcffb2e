// What a file is by its bytes, never by its name: type, size of an image, what it must not hold. Runs on the tablet and on the server.
import { type FileType, LARGEST_AREA, LARGEST_DOCUMENT, LARGEST_IMAGE, LONGEST_SIDE } from './files.ts'
import { type ImageParts, jpegParts, pngParts, webpParts } from './image-parts.ts'
import { activeWordIn, isWholePdf } from './pdf-words.ts'

const starts = (b: Uint8Array, text: string, at = 0) =>
  b.length >= at + text.length && [...text].every((c, i) => b[at + i] === c.charCodeAt(0))

/** By the first bytes; undefined for everything Nido does not keep (SVG, HTML, programs, films…). */
export function typeOf(bytes: Uint8Array): FileType | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg'
  if (starts(bytes, '\x89PNG\r\n\x1a\n')) return 'image/png'
  if (starts(bytes, 'RIFF') && starts(bytes, 'WEBP', 8)) return 'image/webp'
  if (starts(bytes, '%PDF-')) return 'application/pdf'
  return undefined
}

/** The parts of an image; undefined when it is none, or not whole. */
export function imageParts(bytes: Uint8Array): ImageParts | undefined {
  switch (typeOf(bytes)) {
    case 'image/jpeg':
      return jpegParts(bytes)
    case 'image/png':
      return pngParts(bytes)
    case 'image/webp':
      return webpParts(bytes)
    default:
      return undefined
  }
}

export type FileRefusal =
  | 'unknown-type'
  | 'broken-file'
  | 'too-large'
  | 'too-many-pixels'
  | 'holds-metadata'
  | 'active-document'

/**
 * Whether a file may be kept as it is. Refused: a type that is not ours, an image that is not whole, too large, or that
 * still tells where and with what it was taken; a document with something in it that acts by itself.
 */
export function judgeFile(
  bytes: Uint8Array,
): { readonly type: FileType } | { readonly refused: FileRefusal } {
  const type = typeOf(bytes)
  if (!type) return { refused: 'unknown-type' }
  if (type === 'application/pdf') {
    if (bytes.length > LARGEST_DOCUMENT) return { refused: 'too-large' }
    if (!isWholePdf(bytes)) return { refused: 'broken-file' }
    return activeWordIn(bytes) === undefined ? { type } : { refused: 'active-document' }
  }
  if (bytes.length > LARGEST_IMAGE) return { refused: 'too-large' }
  const parts = imageParts(bytes)
  if (!parts) return { refused: 'broken-file' }
  if (parts.width > LONGEST_SIDE || parts.height > LONGEST_SIDE || parts.width * parts.height > LARGEST_AREA)
    return { refused: 'too-many-pixels' }
  return parts.told ? { refused: 'holds-metadata' } : { type }
}

/** The same picture without what it tells beside itself (EXIF, GPS, XMP, IPTC, comments); no pixel is computed anew. */
export function withoutMetadata(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> | undefined {
  return imageParts(bytes)?.bare()
}
