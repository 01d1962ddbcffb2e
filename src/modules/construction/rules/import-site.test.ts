// Rows of published sites: what a status tells, whose book it goes to, and what is refused with its field.
import { expect, test } from 'vitest'
import { NATION } from '../../../kernel/ids.ts'
import type { Draft, FileRow } from '../../../kernel/import-target.ts'
import { judgeSite, type KnownSites } from './import-site.ts'

const digest = (text: string) => new TextEncoder().encode(text.padEnd(32, '.')).slice(-32)
const rep = '00000000-0000-4000-8000-0000000000f1'
const municipality = (name: string, representation: string | null) => ({
  ...{ representation, name, seat: null, population: null },
})
const known: KnownSites = {
  ...{ representations: new Map(), centers: new Map(), rooms: new Map(), sites: new Map() },
  municipalities: new Map([
    ['08037', municipality('Juárez', rep)],
    ['15025', municipality('Chalco', null)],
  ]),
}
const row = (cells: Record<string, string>): FileRow => ({ row: 2, cells, header: {} })
const site = {
  ...{ id: 'CECI-PUB-002', cvegeo: '08037', sitio: 'Col. Las Gladiolas', estatus_publicado: 'obra' },
  ...{ fecha_fuente: '2025-04-30', fuente: 'https://x.mx' },
}
const judged = (more: Record<string, string>) => judgeSite(row({ ...site, ...more }), known, digest)

test('a site is told in its representation’s book with where it stood; without one, in the nation’s, and a doubt says so', () => {
  const told = judged({ superficie_m2: '1382', nota: 'capacidad prevista 150-250' })
  expect(told.errors).toBeUndefined()
  const drafts: readonly Draft[] = told.errors ? [] : told.drafts
  const [place, standing] = drafts
  expect(place).toMatchObject({
    ...{ book: rep, kind: 'places.site-registered' },
    fields: { code: 'CECI-PUB-002', name: 'Col. Las Gladiolas', municipality: '08037' },
  })
  expect(standing).toMatchObject({
    fields: { at: 'works', over: false, area: 1382, placesLeast: 150, placesMost: 250 },
    first: { on: '2025-04-30', word: 'obra' },
  })
  const nowhere = judged({ cvegeo: '15025', sitio: '', estatus_publicado: 'terreno escriturado' })
  expect(nowhere).toMatchObject({
    drafts: [{ book: NATION, fields: { name: 'Chalco' } }, { fields: { at: 'deed', over: true } }],
    doubts: [{ field: 'cvegeo' }],
  })
})

test('who builds is taken from the note with a doubt, and from its column without one', () => {
  expect(judged({ nota: 'Lo construye el DIF; lo operará el IMSS' })).toMatchObject({
    drafts: [{}, { fields: { scheme: 'municipal' } }],
    doubts: [{ field: 'nota' }],
  })
  expect(judged({ esquema: 'empresa' })).toMatchObject({
    drafts: [{}, { fields: { scheme: 'empresa' } }],
    doubts: [],
  })
})

test('an unknown status, municipality or day is refused with its field', () => {
  const wrong = (more: Record<string, string>) => judged(more).errors?.map((e) => e.field)
  expect(wrong({ estatus_publicado: 'casi lista' })).toEqual(['estatus_publicado'])
  expect(wrong({ cvegeo: '99999' })).toEqual(['cvegeo'])
  expect(wrong({ fecha_fuente: '2025-02-31' })).toEqual(['fecha_fuente'])
  expect(wrong({ latitud: '31.7' })).toEqual(['latitud'])
})

test('a site that is known keeps its book, and a file may say which representation serves it', () => {
  const here = { id: '00000000-0000-4000-8000-0000000000aa', book: NATION }
  const again = judgeSite(row(site), { ...known, sites: new Map([['CECI-PUB-002', here]]) }, digest)
  expect(again).toMatchObject({
    drafts: [
      { about: here.id, book: NATION },
      { about: here.id, book: NATION },
    ],
  })
  const other = {
    ...known,
    representations: new Map([['15', { id: rep, name: 'x' }]]),
  } as unknown as KnownSites
  const said = judgeSite(row({ ...site, cvegeo: '15025', representacion: '15' }), other, digest)
  expect(said).toMatchObject({ drafts: [{ book: rep }, { book: rep }], doubts: [] })
  expect(judged({ representacion: '99' }).errors).toMatchObject([{ field: 'representacion' }])
})
