// What a photo tells of where and when: read where it is there, nothing invented where it is not, and no broken file throws.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { photoPlace } from './photo-place.ts'

/** A JPEG with an EXIF part that tells a place and a clock, byte by byte. */
function photo(little: boolean, [lat, ns]: [number, string], [lon, ew]: [number, string]): Uint8Array {
  const tiff = new DataView(new ArrayBuffer(200))
  const put16 = (at: number, n: number) => tiff.setUint16(at, n, little)
  const put32 = (at: number, n: number) => tiff.setUint32(at, n, little)
  const words = (at: number, s: string) => {
    for (const [i, c] of [...s].entries()) tiff.setUint8(at + i, c.charCodeAt(0))
  }
  const entry = (at: number, tag: number, type: number, count: number) => {
    put16(at, tag)
    put16(at + 2, type)
    put32(at + 4, count)
  }
  words(0, little ? 'II' : 'MM')
  put16(2, 42)
  put32(4, 8)
  put16(8, 2)
  entry(10, 0x8769, 4, 1)
  put32(18, 38)
  entry(22, 0x8825, 4, 1)
  put32(30, 56)
  put16(38, 1)
  entry(40, 0x9003, 2, 20)
  put32(48, 172)
  words(172, '2026:11:20 10:31:05\0')
  put16(56, 4)
  const side = (at: number, tag: number, letter: string) => {
    entry(at, tag, 2, 2)
    words(at + 8, letter)
  }
  const place = (at: number, tag: number, to: number, value: number) => {
    entry(at, tag, 5, 3)
    put32(at + 8, to)
    const whole = Math.floor(value)
    const minutes = (value - whole) * 60
    ;[
      [whole, 1],
      [Math.floor(minutes), 1],
      [Math.round((minutes - Math.floor(minutes)) * 60 * 10_000), 10_000],
    ].forEach(([n, d], i) => {
      put32(to + 8 * i, n!)
      put32(to + 8 * i + 4, d!)
    })
  }
  side(58, 1, ns)
  place(70, 2, 112, lat)
  side(82, 3, ew)
  place(94, 4, 136, lon)
  const head = [0xff, 0xd8, 0xff, 0xe1, 0, 208, ...[...'Exif\0\0'].map((c) => c.charCodeAt(0))]
  return Uint8Array.from([...head, ...new Uint8Array(tiff.buffer), 0xff, 0xda, 0, 2])
}

test('a place and a clock are read whichever way round the bytes are', () => {
  for (const little of [true, false]) {
    const told = photoPlace(photo(little, [31.7465, 'N'], [106.485, 'W']))
    expect(told.latitude).toBeCloseTo(31.7465, 5)
    expect(told.longitude).toBeCloseTo(-106.485, 5)
    expect(told.clock).toBe('2026-11-20T10:31:05')
  }
})

test('what tells nothing, is no photo or is broken tells nothing', () => {
  expect(photoPlace(Uint8Array.from([0xff, 0xd8, 0xff, 0xda, 0, 2]))).toEqual({})
  expect(photoPlace(new TextEncoder().encode('%PDF-1.7'))).toEqual({})
  const whole = photo(true, [20, 'N'], [100, 'W'])
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(whole.length), (noise, at) => {
      expect(typeof photoPlace(noise)).toBe('object')
      expect(typeof photoPlace(whole.slice(0, at))).toBe('object')
    }),
  )
})
