// Files made by hand for tests: photos with and without what cameras add, documents still and active, and things that pretend.
import { createHash, randomBytes } from 'node:crypto'
import { crc32, deflateSync } from 'node:zlib'

export const shaOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

const segment = (marker: number, content: Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(content.length + 2, 2)
  return Buffer.concat([head, content])
}

/** A GPS position as a camera writes it: TIFF, big endian, one GPS directory. */
export const EXIF = Buffer.concat([
  Buffer.from('Exif\0\0MM\0*'),
  Buffer.from('000000080001882500040000000100000014000000000001000100020000000257000000', 'hex'),
  Buffer.from('GPS 32.5149 N 117.0382 W'),
])

/** A frame and a scan of `scan` random bytes around what `tells`; a decoder would see noise. */
export function jpeg(
  { width = 640, height = 480, scan = 2000, tells = [] as Buffer[] } = {},
  seed?: Buffer,
): Buffer {
  const frame = Buffer.from([8, 0, 0, 0, 0, 1, 1, 0x11, 0])
  frame.writeUInt16BE(height, 1)
  frame.writeUInt16BE(width, 3)
  const noise = Buffer.from((seed ?? randomBytes(scan)).map((b) => (b === 0xff ? 0 : b)))
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1')),
    ...tells,
    segment(0xdb, Buffer.alloc(65, 1)),
    segment(0xc0, frame),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    noise,
    Buffer.from([0xff, 0x00, 0xff, 0xd0]),
    noise.subarray(0, 10),
    Buffer.from([0xff, 0xd9]),
  ])
}

export const tells = {
  exif: segment(0xe1, EXIF),
  xmp: segment(0xe1, Buffer.from('http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>')),
  iptc: segment(0xed, Buffer.from('Photoshop 3.0\x008BIM')),
  comment: segment(0xfe, Buffer.from('tomada en casa')),
  thumbnails: segment(0xe2, Buffer.from('MPF\0MM\0*')),
  profile: segment(0xe2, Buffer.from('ICC_PROFILE\0\x01\x01colores')),
}

const chunk = (name: string, content: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(name), content])
  const out = Buffer.alloc(body.length + 8)
  out.writeUInt32BE(content.length, 0)
  body.copy(out, 4)
  out.writeUInt32BE(crc32(body), body.length + 4)
  return out
}

export function png({ width = 8, height = 8, more = [] as Buffer[] } = {}): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 0, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    ...more,
    chunk('IDAT', deflateSync(Buffer.alloc(Math.min(1 << 20, (width + 1) * height)))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
export const pngText = chunk('eXIf', EXIF)

export function webp({ width = 64, height = 64, exif = false } = {}): Buffer {
  const part = (name: string, content: Buffer) => {
    const head = Buffer.alloc(8)
    head.write(name)
    head.writeUInt32LE(content.length, 4)
    return Buffer.concat([head, content, Buffer.alloc(content.length & 1)])
  }
  const size = Buffer.alloc(10)
  size[0] = exif ? 0x08 : 0
  size.writeUIntLE(width - 1, 4, 3)
  size.writeUIntLE(height - 1, 7, 3)
  const frame = Buffer.concat([Buffer.from([0x10, 0, 0, 0x9d, 1, 0x2a, 0, 0, 0, 0]), randomBytes(200)])
  frame.writeUInt16LE(width, 6)
  frame.writeUInt16LE(height, 8)
  const body = Buffer.concat([
    Buffer.from('WEBP'),
    part('VP8X', size),
    part('VP8 ', frame),
    ...(exif ? [part('EXIF', EXIF)] : []),
  ])
  const head = Buffer.alloc(8)
  head.write('RIFF')
  head.writeUInt32LE(body.length, 4)
  return Buffer.concat([head, body])
}

/** A document of about `bytes`; `says` stands in its catalog. */
export function pdf(says = '', bytes = 600): Buffer {
  const filler = randomBytes(Math.max(0, bytes - 160 - says.length))
  return Buffer.concat([
    Buffer.from(
      `%PDF-1.7\n1 0 obj\n<< /Type /Catalog ${says} >>\nendobj\n2 0 obj\n<< /Length ${filler.length} >>\nstream\n`,
    ),
    filler,
    Buffer.from('\nendstream\nendobj\ntrailer << /Root 1 0 R >>\nstartxref\n0\n%%EOF\n'),
  ])
}
