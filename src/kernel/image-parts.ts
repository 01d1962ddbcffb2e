// The parts an image file is made of: which of them draw the picture, and which only tell where, when and with what it was taken.

export type ImageParts = {
  /** px, as stored */
  readonly width: number
  readonly height: number
  /** true: there is a part that draws nothing (EXIF, XMP, IPTC, a comment, something after the end) */
  readonly told: boolean
  /** the file of the drawing parts alone */
  readonly bare: () => Uint8Array<ArrayBuffer>
}

const ascii = (b: Uint8Array, at: number, length: number) =>
  String.fromCharCode(...b.subarray(at, at + length))
const u16 = (b: Uint8Array, at: number) => (b[at]! << 8) | b[at + 1]!
const u32 = (b: Uint8Array, at: number) => ((b[at]! << 24) >>> 0) + (b[at + 1]! << 16) + u16(b, at + 2)
const u24le = (b: Uint8Array, at: number) => b[at]! | (b[at + 1]! << 8) | (b[at + 2]! << 16)
const u32le = (b: Uint8Array, at: number) => (u24le(b, at) + b[at + 3]! * 0x1000000) >>> 0

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((n, p) => n + p.length, 0))
  let at = 0
  for (const p of parts) {
    all.set(p, at)
    at += p.length
  }
  return all
}

/** Application segments that change how the picture is drawn: JFIF's density, the color profile, Adobe's color transform. */
const drawsInJpeg = (b: Uint8Array, marker: number, at: number) =>
  (marker === 0xe0 && ascii(b, at + 4, 5) === 'JFIF\0' && u16(b, at + 2) === 16) ||
  (marker === 0xe2 && ascii(b, at + 4, 12) === 'ICC_PROFILE\0') ||
  (marker === 0xee && ascii(b, at + 4, 5) === 'Adobe')

/** Start-of-frame markers; C4, C8 and CC between them are tables. */
const isFrame = (m: number) => m >= 0xc0 && m <= 0xcf && m !== 0xc4 && m !== 0xc8 && m !== 0xcc

/** Source: ITU-T T.81 §B. Undefined when a segment runs out of the file, or there is no frame, scan or end. */
export function jpegParts(b: Uint8Array): ImageParts | undefined {
  const drawn: Uint8Array[] = [b.subarray(0, 2)]
  let told = false
  let size: { width: number; height: number } | undefined
  let scans = 0
  for (let at = 2; at + 1 < b.length; ) {
    if (b[at] !== 0xff) return undefined
    const marker = b[at + 1]!
    if (marker === 0xff) {
      at++
      continue
    }
    if (marker === 0xd9) {
      if (!size || scans === 0 || size.width === 0 || size.height === 0) return undefined
      drawn.push(b.subarray(at, at + 2))
      return { ...size, told: told || at + 2 < b.length, bare: () => joined(drawn) }
    }
    if (at + 4 > b.length) return undefined
    const length = u16(b, at + 2)
    let end = at + 2 + length
    if (length < 2 || end > b.length) return undefined
    if (isFrame(marker)) {
      if (length < 8) return undefined
      size = { height: u16(b, at + 5), width: u16(b, at + 7) }
    }
    if (marker === 0xda) {
      scans++
      // the compressed picture itself, to the next marker that is neither stuffing nor a restart
      while (end + 1 < b.length && !(b[end] === 0xff && b[end + 1] !== 0 && (b[end + 1]! & 0xf8) !== 0xd0))
        end++
    }
    const tells = (marker >= 0xe0 && marker <= 0xef && !drawsInJpeg(b, marker, at)) || marker === 0xfe
    if (tells) told = true
    else drawn.push(b.subarray(at, end))
    at = end
  }
  return undefined
}

const DRAWS_IN_PNG = new Set([
  'IHDR',
  'PLTE',
  'IDAT',
  'IEND',
  'tRNS',
  'gAMA',
  'cHRM',
  'sRGB',
  'iCCP',
  'sBIT',
  'bKGD',
  'pHYs',
])

/** Source: W3C PNG, third edition, §5. An animation loses all but its first picture. */
export function pngParts(b: Uint8Array): ImageParts | undefined {
  const drawn: Uint8Array[] = [b.subarray(0, 8)]
  let told = false
  let size: { width: number; height: number } | undefined
  let data = false
  for (let at = 8; at + 12 <= b.length; ) {
    const end = at + 12 + u32(b, at)
    const name = ascii(b, at + 4, 4)
    if (end > b.length || (at === 8) !== (name === 'IHDR')) return undefined
    if (name === 'IHDR') size = { width: u32(b, at + 8), height: u32(b, at + 12) }
    data ||= name === 'IDAT'
    if (DRAWS_IN_PNG.has(name)) drawn.push(b.subarray(at, end))
    else told = true
    if (name === 'IEND') {
      if (!size || !data || size.width === 0 || size.height === 0) return undefined
      return { ...size, told: told || end < b.length, bare: () => joined(drawn) }
    }
    at = end
  }
  return undefined
}

const DRAWS_IN_WEBP = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ICCP'])

function webpSize(b: Uint8Array, name: string, at: number): { width: number; height: number } | undefined {
  switch (name) {
    case 'VP8X':
      return { width: 1 + u24le(b, at + 4), height: 1 + u24le(b, at + 7) }
    case 'VP8L': {
      const bits = u32le(b, at + 1)
      return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) }
    }
    case 'VP8 ':
      return { width: u24le(b, at + 6) & 0x3fff, height: (b[at + 8]! | (b[at + 9]! << 8)) & 0x3fff }
    default:
      return undefined
  }
}

/** Source: RFC 9649. An animation is no photo: undefined. */
export function webpParts(b: Uint8Array): ImageParts | undefined {
  const drawn: Uint8Array[] = []
  const whole = 8 + u32le(b, 4)
  let told = whole < b.length
  let size: { width: number; height: number } | undefined
  let data = false
  if (whole > b.length || whole < 20) return undefined
  let at = 12
  while (at + 8 <= whole) {
    const name = ascii(b, at, 4)
    const length = u32le(b, at + 4)
    const end = at + 8 + length + (length & 1)
    if (end > whole || name === 'ANIM' || name === 'ANMF') return undefined
    const here = length >= 10 || name === 'VP8L' ? webpSize(b, name, at + 8) : undefined
    // the canvas is what is drawn on: the first size told, whatever the picture in it says
    if (here)
      size = {
        width: Math.max(size?.width ?? 0, here.width),
        height: Math.max(size?.height ?? 0, here.height),
      }
    data ||= name === 'VP8 ' || name === 'VP8L'
    if (!DRAWS_IN_WEBP.has(name)) told = true
    else if (name !== 'VP8X') drawn.push(b.subarray(at, end))
    else {
      const flags = b.slice(at, end)
      // EXIF 0x08, XMP 0x04, animation 0x02: what is not there any more
      if ((flags[8]! & 0x0e) !== 0) told = true
      flags[8]! &= ~0x0e
      drawn.push(flags)
    }
    at = end
  }
  if (at !== whole || !size || !data) return undefined
  return {
    ...size,
    told,
    bare: () => {
      const body = joined(drawn)
      const head = b.slice(0, 12)
      new DataView(head.buffer).setUint32(4, 4 + body.length, true)
      return joined([head, body])
    },
  }
}
