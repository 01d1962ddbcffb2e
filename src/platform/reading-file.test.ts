// Files as people really save them: what is read, what is refused with which sentence, and that no bytes break the reader.
import { crc32, deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readFileAs } from './reading-file.ts'
import { WrongFile } from './reading-source.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
async function read(file: Uint8Array, name = 'lista.csv') {
  const found = await readFileAs({ name, bytes: file })
  const rows: string[][] = []
  for await (const r of found.grids[0]!.rows()) rows.push([String(r.row), ...r.cells])
  return { how: found.how, rows, sheets: found.grids.map((g) => g.name) }
}
const sentence = async (file: Uint8Array, name?: string): Promise<string> => {
  const e = await read(file, name).then(
    () => undefined,
    (x: unknown) => x,
  )
  expect(e).toBeInstanceOf(WrongFile)
  return (e as WrongFile).message
}

test('every sign and encoding is told from the bytes, and rows keep their number', async () => {
  const wanted = [
    ['1', 'a', 'b'],
    ['2', 'x, y', 'Peña'],
  ]
  for (const sign of [';', '\t', '|']) {
    const text = `a${sign}b\n"x, y"${sign}Peña\n`
    expect((await read(bytes(text))).rows).toEqual(wanted)
    expect((await read(bytes(`\ufeff${text}`))).rows).toEqual(wanted)
    expect((await read(Buffer.from(text, 'latin1'))).rows).toEqual(wanted)
    expect((await read(Buffer.from(`\ufeff${text}`, 'utf16le'))).rows).toEqual(wanted)
  }
  expect((await read(bytes('sep=;\na;b\n1;2\n'))).rows[0]).toEqual(['2', 'a', 'b'])
})

test('JSON, lines of JSON and YAML are tables with their fields as titles; scalars keep their zeros', async () => {
  const json = await read(
    bytes('{"meta":1,"datos":[{"clave":"02004","lugar":{"lat":1}},{"clave":"x","y":true}]}'),
    'l.json',
  )
  expect(json.rows).toEqual([
    ['1', 'clave', 'lugar.lat', 'y'],
    ['2', '02004', '1', ''],
    ['3', 'x', '', 'sí'],
  ])
  expect((await read(bytes('{"a":1}\n{"a":2,"b":3}\n'), 'l.ndjson')).rows).toEqual([
    ['1', 'a', 'b'],
    ['2', '1', ''],
    ['3', '2', '3'],
  ])
  expect((await read(bytes('- clave: 02004\n  n: 007\n'), 'l.yaml')).rows[1]).toEqual(['2', '02004', '007'])
})

test('what is no list is told in a sentence', async () => {
  expect(await sentence(bytes(''))).toBe('El archivo está vacío.')
  expect(await sentence(bytes('%PDF-1.7'))).toContain('es un PDF')
  expect(await sentence(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1]))).toContain('antes de 2007')
  expect(await sentence(new Uint8Array([0x50, 0x4b, 3, 4, 9]))).toContain('no se deja abrir')
  expect(await sentence(bytes('<!doctype html><p>no'))).toContain('una página')
  expect(await sentence(bytes('a,b\n1,\u0000\n'))).toContain('no es de texto')
  expect(await sentence(bytes('a,b\n1,"x\n2,y\n'))).toContain('comillas que no se cierran')
  expect(await sentence(bytes('{"a":'), 'x.json')).toContain('JSON está mal escrito')
  expect(await sentence(bytes('a: &a [*a, *a]\nb: [1'), 'x.yaml')).toContain('YAML está mal escrito')
})

test('whatever the bytes, the answer is rows or a sentence', async () => {
  const names = fc.constantFrom('x.csv', 'x.json', 'x.yaml', 'x.xlsx', 'x.ndjson')
  const begins = fc.constantFrom<number[]>(
    [],
    [0x50, 0x4b, 3, 4],
    [0xff, 0xfe],
    [0x5b],
    [0x7b],
    [0xef, 0xbb, 0xbf],
  )
  const file = fc.tuple(
    begins,
    fc.uint8Array({ maxLength: 300 }),
    fc.string({ unit: 'binary', maxLength: 200 }),
  )
  await fc.assert(
    fc.asyncProperty(names, file, async (name, [first, middle, text]) => {
      try {
        await read(Buffer.concat([Buffer.from(first), middle, Buffer.from(text)]), name)
      } catch (e) {
        if (!(e instanceof WrongFile)) throw e
      }
    }),
    { numRuns: 400, seed: 5 },
  )
}, 60_000)

/** A zip of one deflated part, whose header says `said` bytes where that is given. */
function zipped(name: string, content: Buffer, said = content.length): Buffer {
  const packed = deflateRawSync(content, { level: 9 })
  const shared = Buffer.alloc(26)
  for (const [at, n] of [
    [0, 20],
    [4, 8],
    [22, name.length],
  ] as const)
    shared.writeUInt16LE(n, at)
  for (const [at, n] of [
    [10, crc32(content)],
    [14, packed.length],
    [18, said],
  ] as const)
    shared.writeUInt32LE(n, at)
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), shared, Buffer.from(name), packed])
  const entry = Buffer.concat([
    Buffer.from('PK\x01\x02\x14\x00'),
    shared,
    Buffer.alloc(14),
    Buffer.from(name),
  ])
  const end = Buffer.alloc(18)
  for (const at of [4, 6]) end.writeUInt16LE(1, at)
  end.writeUInt32LE(entry.length, 8)
  end.writeUInt32LE(local.length, 12)
  return Buffer.concat([local, entry, Buffer.from('PK\x05\x06'), end])
}

test('a small workbook that unfolds to a huge one is refused before it is opened, also when it lies about its size', async () => {
  const zeros = Buffer.alloc(160 * 1024 * 1024)
  const bomb = zipped('xl/worksheets/sheet1.xml', zeros)
  expect(bomb.length).toBeLessThan(1024 * 1024)
  expect(await sentence(bomb, 'x.xlsx')).toContain('demasiado grande')
  expect(await sentence(zipped('xl/worksheets/sheet1.xml', zeros, 1000), 'x.xlsx')).toMatch(
    /demasiado grande|no se deja abrir/,
  )
}, 30_000)
