// Rows of a file of children: who each is, and every fault told at once.
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { type FileRow, type Judged, noteWords } from '../../../kernel/import-target.ts'
import { centerId, representationId } from '../../../kernel/told-ids.ts'
import type { KnownNetwork } from '../../network/contract.ts'
import { judgeChild } from './import-child.ts'

const digest = (text: string) => createHash('sha256').update(text).digest()
const center = centerId(digest, 'C-1')
const today = '2026-11-20'
const representation = (code: string, state: string) =>
  [code, { id: representationId(digest, code), name: `R${code}`, state }] as const
const known: KnownNetwork = {
  representations: new Map([
    representation('02', '02'),
    representation('15', '15'),
    representation('16', '15'),
    representation('27', '26'),
    representation('37', '09'),
  ]),
  municipalities: new Map(
    ['02004', '09015', '15001', '26055'].map((cvegeo) => [
      cvegeo,
      { representation: representationId(digest, '02'), name: 'X', seat: null, population: null },
    ]),
  ),
  centers: new Map([['C-1', { id: center, name: 'Uno', timeZone: 'America/Tijuana', opens: '07:00' }]]),
  rooms: new Map([
    [center, new Map([['maternal a', { id: '11111111-1111-8111-8111-111111111111', name: 'Maternal A' }]])],
  ]),
}

const row = (cells: Record<string, string>): FileRow => ({
  row: 18,
  cells,
  header: { nacimiento: 'fecha_nacimiento' },
})
const words = (j: Judged): string[] => (j.errors ?? []).map(noteWords)
const _fieldsOf = (j: Judged, at = 0) => j.errors === undefined && j.drafts[at]!.fields

const child = {
  nombre: 'Ximena',
  primer_apellido: 'Peña',
  sexo: 'mujer',
  nacimiento: '2024-03-09',
  centro: 'C-1',
  sala: 'MATERNAL  a',
  desde: '2026-09-01',
}

test('a child is who it is by folio, else CURP, else names and birth, in its center', () => {
  const id = (cells: Record<string, string>) => {
    const j = judgeChild(row({ ...child, ...cells }), known, digest, today)
    if (j.errors) throw new Error(words(j).join())
    return j.drafts[0]!.about
  }
  expect(id({ nombre: 'XIMENA', primer_apellido: 'pena' })).toBe(id({}))
  expect(id({ nombre: 'Jimena' })).not.toBe(id({}))
  expect(id({ folio: 'A-1', nombre: 'Jimena' })).toBe(id({ folio: 'A-1' }))
})

test('every fault of a child’s row is told at once, with its column and what was expected', () => {
  const bad = {
    ...child,
    nacimiento: '31/02/2025',
    sexo: 'M',
    semanas_gestacion: '50',
    centro: 'C-2',
    desde: '01/09/2026',
  }
  expect(words(judgeChild(row(bad), known, digest, today))).toEqual([
    'fila 18, columna sexo: «M» puede ser mujer o masculino; se esperaba F o mujer, H u hombre',
    'fila 18, columna fecha_nacimiento: la fecha 31/02/2025 no existe; se esperaba AAAA-MM-DD',
    'fila 18, columna semanas_gestacion: 50 está fuera de lo posible; se esperaba un entero de 20 a 44',
    'fila 18, columna desde: la fecha 01/09/2026 está escrita día/mes/año; se esperaba AAAA-MM-DD',
    'fila 18, columna centro: no hay un centro con la clave «C-2»; se esperaba la clave de un centro importado',
  ])
  expect(
    words(judgeChild(row({ ...child, sala: 'B', nacimiento: '2027-01-01' }), known, digest, today)),
  ).toEqual([
    'fila 18, columna fecha_nacimiento: la fecha 2027-01-01 aún no llega; se esperaba un día hasta hoy',
    'fila 18, columna desde: la fecha 2026-09-01 es anterior al nacimiento; se esperaba un día desde 2027-01-01',
    'fila 18, columna sala: el centro C-1 no tiene una sala «B»; se esperaba una de: Maternal A',
  ])
})

test('a CURP that does not fit is a doubt, never an error', () => {
  const j = judgeChild(row({ ...child, curp: 'PAXA250301MDFZXN09' }), known, digest, today)
  expect(j.errors).toBeUndefined()
  expect('doubts' in j && j.doubts.length).toBeGreaterThan(0)
})
