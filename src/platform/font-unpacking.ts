// Unpacks a web font, whose tables are each compressed, for programs that read only the font itself.
import { inflateSync } from 'node:zlib'

const HEADER = 44
const ENTRY = 20

/** Source: W3C, WOFF File Format 1.0, §3–5. The font as TrueType or OpenType bytes. Throws on what is no WOFF 1.0 file. */
export function unpackWoff(woff: Buffer): Buffer {
  if (woff.subarray(0, 4).toString('latin1') !== 'wOFF') throw new Error('not a WOFF 1.0 font')
  const count = woff.readUInt16BE(12)
  const tables = Array.from({ length: count }, (_, i) => {
    const at = HEADER + ENTRY * i
    const [offset, packed, whole] = [
      woff.readUInt32BE(at + 4),
      woff.readUInt32BE(at + 8),
      woff.readUInt32BE(at + 12),
    ]
    const bytes = woff.subarray(offset, offset + packed)
    return {
      tag: woff.readUInt32BE(at),
      sum: woff.readUInt32BE(at + 16),
      bytes: packed < whole ? inflateSync(bytes) : bytes,
    }
  })
  const log = Math.floor(Math.log2(count))
  const head = Buffer.alloc(12 + 16 * count)
  head.writeUInt32BE(woff.readUInt32BE(4), 0)
  head.writeUInt16BE(count, 4)
  head.writeUInt16BE(16 * 2 ** log, 6)
  head.writeUInt16BE(log, 8)
  head.writeUInt16BE(16 * (count - 2 ** log), 10)
  const parts: Buffer[] = [head]
  let offset = head.length
  for (const [i, t] of tables.entries()) {
    const at = 12 + 16 * i
    head.writeUInt32BE(t.tag, at)
    head.writeUInt32BE(t.sum, at + 4)
    head.writeUInt32BE(offset, at + 8)
    head.writeUInt32BE(t.bytes.length, at + 12)
    const padding = Buffer.alloc((4 - (t.bytes.length % 4)) % 4)
    parts.push(t.bytes, padding)
    offset += t.bytes.length + padding.length
  }
  return Buffer.concat(parts)
}
