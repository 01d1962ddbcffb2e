// CSV as people really save it: what is read, and what is refused with which sentence.
import { expect, test } from 'vitest'
import { csvRows, WrongFile } from './reading-csv.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

async function read(...chunks: Uint8Array[]): Promise<(readonly [number, ...string[]])[]> {
  const rows: [number, ...string[]][] = []
  for await (const r of csvRows(chunks)) rows.push([r.row, ...r.cells])
  return rows
}

async function sentence(...chunks: Uint8Array[]): Promise<string> {
  const e = await read(...chunks).then(
    () => undefined,
    (e: unknown) => e,
  )
  expect(e).toBeInstanceOf(WrongFile)
  return (e as WrongFile).message
}

test('rows keep their number, blank rows count and are left out', async () => {
  expect(await read(bytes('a,b\r\n1,"x, y"\r\n\r\n3,"dijo ""sí"""\r\n'))).toEqual([
    [1, 'a', 'b'],
    [2, '1', 'x, y'],
    [4, '3', 'dijo "sí"'],
  ])
})

test('a byte-order mark is no part of the first column, and a letter cut between two chunks is whole', async () => {
  const file = bytes('\ufeffclave,nombre\n1,Peña\n')
  for (let at = 0; at < file.length; at++) {
    expect(await read(file.slice(0, at), file.slice(at))).toEqual([
      [1, 'clave', 'nombre'],
      [2, '1', 'Peña'],
    ])
  }
})

test('other kinds of file are named', async () => {
  expect(await sentence(bytes(''))).toBe('El archivo está vacío.')
  expect(await sentence(bytes('\n\n'))).toBe('El archivo está vacío.')
  expect(await sentence(new Uint8Array([0x50, 0x4b, 3, 4, 9]))).toContain('un libro de Excel')
  expect(await sentence(bytes('%PDF-1.7'))).toContain('es un PDF')
  expect(await sentence(new Uint8Array([0xff, 0xfe, 0x61, 0]))).toContain('UTF-16')
  expect(await sentence(bytes('a,b\n1,\u0000\n'))).toContain('bytes que no son texto')
})

test('letters of another encoding are refused with their line, also when another program spoiled them before', async () => {
  const latin1 = new Uint8Array([...bytes('clave,nombre\n1,'), 0xd1, ...bytes('ora\n')])
  expect(await sentence(latin1)).toContain('no está en UTF-8: en la línea 2')
  expect(await sentence(bytes('clave,nombre\n1,Ana\n2,Pe\ufffda\n'))).toContain('en la línea 3')
})

test('quotes that never close and rows without end are told with their row', async () => {
  expect(await sentence(bytes('a,b\n1,"x\n2,y\n'))).toBe(
    'En la fila 2 se abren unas comillas que no se cierran.',
  )
  expect(await sentence(bytes(`a,b\n1,2\n${'x'.repeat(200_000)}\n`))).toContain(
    'La fila 3 pasa de 100 mil letras',
  )
  expect(await sentence(bytes('a,b\n1,x"y"\n'))).toContain('Hacia la fila 2 hay comillas')
})
