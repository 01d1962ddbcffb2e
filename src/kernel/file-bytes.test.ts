// A file is what its bytes are: what tells where a child was never stays in a photo, and nothing that pretends is taken.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { EXIF, jpeg, pdf, png, pngText, tells, webp } from '../../tests/files-for-tests.ts'
import { imageParts, judgeFile, typeOf, withoutMetadata } from './file-bytes.ts'
import { LARGEST_DOCUMENT } from './files.ts'

const bytes = (b: Buffer) => new Uint8Array(b)
const holds = (b: Uint8Array | undefined, text: string) => Buffer.from(b!).includes(text)

describe('photos', () => {
  test.each(['exif', 'xmp', 'iptc', 'comment', 'thumbnails'] as const)(
    '%s is refused, and dropped without touching the picture',
    (what) => {
      const plain = jpeg({}, Buffer.alloc(500, 7))
      const telling = jpeg({ tells: [tells[what]] }, Buffer.alloc(500, 7))
      expect(judgeFile(bytes(telling))).toEqual({ refused: 'holds-metadata' })
      expect(Buffer.from(withoutMetadata(bytes(telling))!).equals(plain)).toBe(true)
      expect(judgeFile(bytes(plain))).toEqual({ type: 'image/jpeg' })
    },
  )
  test('the position of a camera is gone from every form; colors stay', () => {
    for (const photo of [
      jpeg({ tells: [tells.profile, tells.exif] }),
      png({ more: [pngText] }),
      webp({ exif: true }),
    ]) {
      expect(photo.includes(EXIF)).toBe(true)
      const bare = withoutMetadata(bytes(photo))
      expect(holds(bare, 'GPS')).toBe(false)
      expect('type' in judgeFile(bare!)).toBe(true)
      expect(imageParts(bare!)).toMatchObject({ told: false })
    }
    expect(holds(withoutMetadata(bytes(jpeg({ tells: [tells.profile] }))), 'ICC_PROFILE')).toBe(true)
  })
  test('something after the end is dropped: a film, a page, a second picture', () => {
    for (const photo of [jpeg(), png(), webp()]) {
      const more = Buffer.concat([photo, Buffer.from('<script>alert(1)</script>')])
      expect(judgeFile(bytes(more))).toEqual({ refused: 'holds-metadata' })
      expect(Buffer.from(withoutMetadata(bytes(more))!).equals(photo)).toBe(true)
    }
  })
  test('a picture larger than anybody needs is refused by what it says of itself', () => {
    for (const photo of [
      jpeg({ width: 65_000, height: 65_000 }),
      png({ width: 40_000, height: 40_000 }),
      webp({ width: 16_000, height: 16_000 }),
      jpeg({ width: 4000, height: 4000 }),
    ])
      expect(judgeFile(bytes(photo))).toEqual({ refused: 'too-many-pixels' })
    expect(judgeFile(bytes(jpeg({ scan: 2_100_000 })))).toEqual({ refused: 'too-large' })
    expect(judgeFile(bytes(jpeg({ width: 0 })))).toEqual({ refused: 'broken-file' })
  })
  test('cut anywhere, it is no picture', () => {
    for (const photo of [jpeg({ scan: 60 }), png(), webp()]) {
      for (let n = 0; n < photo.length; n += 3) {
        const said = judgeFile(bytes(photo.subarray(0, n)))
        expect('refused' in said && ['broken-file', 'unknown-type'].includes(said.refused), `${n}`).toBe(true)
      }
    }
  })
  test('whatever bytes come, there is an answer', () => {
    const heads = [
      Buffer.from([0xff, 0xd8, 0xff]),
      png().subarray(0, 8),
      webp().subarray(0, 12),
      Buffer.from('%PDF-1.7'),
    ]
    fc.assert(
      fc.property(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 400 }), (head, rest) => {
        const said = judgeFile(new Uint8Array(Buffer.concat([head, rest])))
        return 'type' in said || said.refused.length > 0
      }),
    )
  })
})

describe('documents', () => {
  test('a still one is taken', () => {
    expect(judgeFile(bytes(pdf()))).toEqual({ type: 'application/pdf' })
    expect(judgeFile(bytes(pdf('', LARGEST_DOCUMENT - 1000)))).toEqual({ type: 'application/pdf' })
  })
  test.each([
    '/OpenAction << /S /JavaScript /JS (app.alert(1)) >>',
    '/AA << /O << /S /Launch /F (cmd.exe) >> >>',
    '/Names << /EmbeddedFiles 3 0 R >>',
    '/S /J#61vaScript',
    '/S /#4A#53',
    '/AcroForm << /XFA 4 0 R >>',
    '/A << /S /SubmitForm >>',
  ])('one that acts by itself is refused: %s', (says) => {
    expect(judgeFile(bytes(pdf(says)))).toEqual({ refused: 'active-document' })
  })
  test('words that only look alike are taken', () => {
    expect(judgeFile(bytes(pdf('/JSONLike 1 /Launcher 2 /Title (JavaScript)')))).toEqual({
      type: 'application/pdf',
    })
  })
  test('one byte more than twenty MiB, or one that was cut, is refused', () => {
    const large = Buffer.concat([pdf('', LARGEST_DOCUMENT - 400), Buffer.alloc(401, 32)])
    const grown = Buffer.concat([large, Buffer.alloc(Math.max(0, LARGEST_DOCUMENT + 1 - large.length), 32)])
    expect(judgeFile(bytes(grown))).toEqual({ refused: 'too-large' })
    expect(judgeFile(bytes(pdf().subarray(0, 300)))).toEqual({ refused: 'broken-file' })
  })
})

test('what Nido does not keep has no type', () => {
  for (const text of [
    '<svg xmlns="http://www.w3.org/2000/svg"/>',
    '<!doctype html>',
    'GIF89a',
    'MZ\x90',
    'PK\x03\x04',
    '',
  ])
    expect(typeOf(bytes(Buffer.from(text, 'latin1')))).toBeUndefined()
})
