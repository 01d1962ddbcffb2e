// Rows of files: what each says when it is right, and the words when it is not.
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { importTargets } from '../contract.ts'
import type { FileRow } from './cells.ts'
import { judgeCenter } from './center-rows.ts'
import { judgeChild } from './child-rows.ts'
import { columnsOf, headerOf, templateOf } from './columns.ts'
import { type Judged, knownOf, noteWords } from './draft.ts'
import { centerId, representationId } from './identities.ts'
import { judgeMemberships, judgeMunicipality, judgeRepresentation } from './network-rows.ts'

const digest = (text: string) => createHash('sha256').update(text).digest()
const today = '2026-11-20'
const representation = (code: string, state: string) => ({
  id: representationId(digest, code),
  code,
  name: `R${code}`,
  state,
})
const center = centerId(digest, 'C-1')
const known = knownOf({
  representations: [
    representation('02', '02'),
    representation('15', '15'),
    representation('16', '15'),
    representation('27', '26'),
    representation('37', '09'),
  ],
  municipalities: ['02004', '09015', '15001', '26055'].map((cvegeo) => ({
    cvegeo,
    representation: representationId(digest, '02'),
  })),
  centers: [{ id: center, code: 'C-1' }],
  rooms: [{ id: '11111111-1111-8111-8111-111111111111', book: center, name: 'Maternal A' }],
})

const row = (cells: Record<string, string>): FileRow => ({
  row: 18,
  cells,
  header: { nacimiento: 'fecha_nacimiento' },
})
const words = (j: Judged): string[] => (j.errors ?? []).map(noteWords)
const fieldsOf = (j: Judged, at = 0) => j.errors === undefined && j.drafts[at]!.fields

test('every template is read by its own header', () => {
  for (const target of importTargets) {
    const [header, example] = templateOf(target).trim().split('\n')
    const found = headerOf(target, header!.split(','))
    expect('places' in found && found.places.size).toBe(columnsOf[target].length)
    expect(example!.split(',').length).toBe(columnsOf[target].length)
  }
})

test('a header may have other words and any order; what is missing is named, another separator recognized', () => {
  const found = headerOf('representations', ['cve_ent', 'Nombre', 'CVE_OOAD', 'x'])
  expect('places' in found && [...found.places]).toEqual([
    ['clave', 2],
    ['nombre', 1],
    ['entidad', 0],
  ])
  expect(headerOf('representations', ['cve_ent', 'Nombre'])).toEqual({
    sentence: 'En el encabezado falta la columna clave (o cve_ooad, code). Se encontró: «cve_ent», «Nombre».',
  })
  expect(headerOf('representations', ['clave;nombre;entidad'])).toMatchObject({
    sentence: expect.stringContaining('separadas por otro signo'),
  })
  expect(headerOf('representations', ['clave', 'nombre', 'entidad', 'Clave'])).toEqual({
    sentence: 'El encabezado tiene dos veces la columna «clave».',
  })
})

test('a representation is told by its code', () => {
  const j = judgeRepresentation(row({ clave: '02', nombre: 'Baja California', entidad: '02' }), known, digest)
  expect(fieldsOf(j)).toEqual({ code: '02', name: 'Baja California', state: '02' })
  expect(words(judgeRepresentation(row({ clave: '2', nombre: '', entidad: '33' }), known, digest))).toEqual([
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
