// Rows of files about the network: what each says when it is right, and the words when it is not.
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { type FileRow, type Judged, noteWords } from '../../../kernel/import-target.ts'
import { centerId, representationId } from '../../../kernel/told-ids.ts'
import type { KnownNetwork } from '../contract.ts'
import { judgeCenter } from './import-center.ts'
import { judgeMemberships, judgeMunicipality, judgeRepresentation } from './import-places.ts'
import { judgeRoom } from './import-room.ts'

const digest = (text: string) => createHash('sha256').update(text).digest()
const center = centerId(digest, 'C-1')
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
const fieldsOf = (j: Judged, at = 0) => j.errors === undefined && j.drafts[at]!.fields

test('a representation is told by its code', () => {
  const j = judgeRepresentation(row({ clave: '02', nombre: 'Baja California', entidad: '02' }), digest)
  expect(fieldsOf(j)).toEqual({ code: '02', name: 'Baja California', state: '02' })
  expect(words(judgeRepresentation(row({ clave: '2', nombre: '', entidad: '33' }), digest))).toEqual([
    'fila 18, columna clave: «2» no tiene la forma debida; se esperaba la clave de 2 cifras',
    'fila 18, columna nombre: está vacía; se esperaba un texto de hasta 200 letras',
    'fila 18, columna entidad: «33» no tiene la forma debida; se esperaba la clave de estado, 01 a 32',
  ])
})

test('a municipality belongs to the only representation of its state, to another state’s where that was seen, or to nobody known', () => {
  const told = (cvegeo: string) => fieldsOf(judgeMunicipality(row({ cvegeo, nombre: 'X' }), known, digest), 1)
  expect(told('26001')).toMatchObject({
    representation: representationId(digest, '27'),
    confidence: 'observed',
  })
  expect(told('26055')).toMatchObject({
    representation: representationId(digest, '02'),
    confidence: 'observed',
  })
  expect(told('09009')).toMatchObject({
    representation: representationId(digest, '37'),
    confidence: 'unconfirmed',
  })
  expect(told('15001')).toMatchObject({ representation: null, confidence: 'unconfirmed' })
})

test('of two observed representations the one with more nurseries has the municipality, and its source names the other', () => {
  const seen = (cvegeo: string, representacion: string, guarderias: string) =>
    row({ cvegeo, representacion, guarderias })
  const judged = judgeMemberships(
    [seen('09015', '37', '4'), seen('09015', '27', '11'), seen('99999', '36', 'x')],
    known,
    digest,
  )
  expect(judged[0]).toEqual({ drafts: [], doubts: [] })
  expect(fieldsOf(judged[1]!)).toEqual({
    representation: representationId(digest, '27'),
    confidence: 'observed',
    source: 'Lista de guarderías del IMSS, julio de 2009: 11 guarderías (también R37 4)',
  })
  expect(judged[2]!.errors?.length).toBe(3)
})

const nursery = {
  clave: 'U-9',
  nombre: 'Guardería',
  esquema: 'U',
  municipio: '02004',
  representacion: '02',
  lugares: '450',
}

test('a nursery of 2009 is a contracted center with its places in undivided rooms', () => {
  const j = judgeCenter(row(nursery), known, digest, 'open')
  if (j.errors) throw new Error(words(j).join())
  expect(j.drafts.map((d) => d.kind)).toEqual([
    'network.center-registered',
    ...Array.from({ length: 5 }, () => 'network.room-opened'),
  ])
  expect(j.drafts[0]).toMatchObject({
    fields: { scheme: 'contracted', publishedPlaces: 450 },
    first: { status: 'open', timeZone: 'America/Tijuana' },
  })
  expect(j.drafts.slice(1).map((d) => [d.fields.places, d.when])).toEqual([
    [200, undefined],
    [200, undefined],
    [50, undefined],
    [0, { thereOnly: true }],
    [0, { thereOnly: true }],
  ])
})

test('a center under another representation than its municipality is assigned to it by name', () => {
  const j = judgeCenter(row({ ...nursery, representacion: '27', lugares: '' }), known, digest, 'open')
  expect(fieldsOf(j, 1)).toEqual({ representation: representationId(digest, '27') })
})

test('a room is told by its name in its center; rooms that stood for unknown ones give up their places', () => {
  const told = { centro: 'C-1', nombre: 'Maternal B', desde_meses: '19', hasta_meses: '24', lugares: '20' }
  const j = judgeRoom(row(told), known, digest)
  if (j.errors) throw new Error(words(j).join())
  expect(j.drafts[0]).toMatchObject({
    kind: 'network.room-opened',
    book: center,
    fields: { places: 20, fromMonths: 19 },
  })
  expect(j.drafts.slice(1).every((d) => d.fields.places === 0 && d.when && 'thereOnly' in d.when)).toBe(true)
  expect(words(judgeRoom(row({ ...told, hasta_meses: '19', centro: 'Z' }), known, digest))).toEqual([
    'fila 18, columna hasta_meses: 19 no es más que 19; se esperaba una edad mayor que desde_meses',
    'fila 18, columna centro: no hay un centro con la clave «Z»; se esperaba la clave de un centro importado',
  ])
})

test('a list of centers that comes again does not bring back what real rooms replaced', () => {
  const own = {
    ...known,
    rooms: new Map([[center, new Map([['maternal b', { id: center, name: 'Maternal B' }]])]]),
  }
  const j = judgeCenter(row({ ...nursery, clave: 'C-1' }), own, digest, 'open')
  expect(j.errors === undefined && j.drafts.map((d) => d.kind)).toEqual(['network.center-registered'])
})

test('a list that only counts needs no names of municipalities that are known', () => {
  expect(judgeMunicipality(row({ cvegeo: '02004', poblacion: '5' }), known, digest).errors).toBeUndefined()
  expect(words(judgeMunicipality(row({ cvegeo: '02001', poblacion: '5' }), known, digest))).toEqual([
    'fila 18, columna nombre: está vacía; se esperaba un texto de hasta 200 letras',
  ])
})
