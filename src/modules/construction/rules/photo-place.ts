// Where and when a photo says that it was taken: its GPS place and its clock, read before both are taken out of the file.
export type PhotoPlace = {
  readonly latitude?: number
  readonly longitude?: number
  /** the camera's clock, without a zone: 2026-11-20T10:31:05 */
  readonly clock?: string
}

type View = { readonly data: DataView; readonly little: boolean; readonly start: number }

const SIZES: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 9: 4, 10: 8 }
const EXIF = 'Exif\0\0'

const u16 = (v: View, at: number) => v.data.getUint16(v.start + at, v.little)
const u32 = (v: View, at: number) => v.data.getUint32(v.start + at, v.little)

/** Entries of a directory by tag: where the value lies and how many there are. */
function directory(
  v: View,
  at: number,
): ReadonlyMap<number, { readonly at: number; readonly count: number; readonly type: number }> {
  const found = new Map<number, { at: number; count: number; type: number }>()
  const entries = u16(v, at)
  for (let i = 0; i < entries; i++) {
    const entry = at + 2 + 12 * i
    const type = u16(v, entry + 2)
    const count = u32(v, entry + 4)
    const inside = (SIZES[type] ?? 1) * count <= 4
    found.set(u16(v, entry), { type, count, at: inside ? entry + 8 : u32(v, entry + 8) })
  }
  return found
}

const text = (v: View, at: number, count: number) =>
  Array.from({ length: count }, (_, i) => String.fromCharCode(v.data.getUint8(v.start + at + i)))
    .join('')
    .replace(/\0.*$/s, '')

/** Degrees, minutes and seconds as fractions. */
function degrees(v: View, at: number): number {
  const part = (i: number) => u32(v, at + 8 * i) / (u32(v, at + 8 * i + 4) || 1)
  return part(0) + part(1) / 60 + part(2) / 3600
}

/** Of a JPEG; {} for what says nothing, is no JPEG or is broken: total. Source: JEITA CP-3451 (EXIF 2.32), §4.6.6. */
export function photoPlace(bytes: Uint8Array): PhotoPlace {
  try {
    const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    if (data.getUint16(0) !== 0xffd8) return {}
    for (
      let at = 2;
      at + 4 < data.byteLength && data.getUint8(at) === 0xff;
      at += 2 + data.getUint16(at + 2)
    ) {
      const marker = data.getUint8(at + 1)
      if (marker === 0xda) return {}
      const named = Array.from({ length: EXIF.length }, (_, i) =>
        String.fromCharCode(data.getUint8(at + 4 + i)),
      ).join('')
      if (marker === 0xe1 && named === EXIF) return placeIn(data, at + 4 + EXIF.length)
    }
    return {}
  } catch {
    return {}
  }
}

function placeIn(data: DataView, start: number): PhotoPlace {
  const little = data.getUint16(start) === 0x4949
  const v = { data, little, start }
  const first = directory(v, u32(v, 4))
  const pointer = (tag: number) => {
    const entry = first.get(tag)
    return entry ? directory(v, u32(v, entry.at)) : undefined
  }
  const told = pointer(0x8769)?.get(0x9003)
  const clock = told && /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)/.exec(text(v, told.at, told.count))
  const gps = pointer(0x8825)
  const of = (ref: number, tag: number, back: string) => {
    const [side, value] = [gps?.get(ref), gps?.get(tag)]
    if (!side || !value || value.count !== 3) return undefined
    const found = Math.round(degrees(v, value.at) * 1e6) / 1e6
    return text(v, side.at, 1) === back ? -found : found
  }
  const latitude = of(1, 2, 'S')
  const longitude = of(3, 4, 'W')
  return {
    ...(latitude !== undefined && longitude !== undefined ? { latitude, longitude } : {}),
    ...(clock ? { clock: `${clock[1]}-${clock[2]}-${clock[3]}T${clock[4]}` } : {}),
  }
}
