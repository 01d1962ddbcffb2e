// Rows of sites and plans: what is wrong is told by its column with what was expected; what is right becomes one statement.
import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { siteId } from '../../../kernel/told-ids.ts'
import { judgePlan, judgeSite, type KnownPlaces } from './import-places.ts'

const digest = (text: string) => createHash('sha256').update(text).digest()
const rep = { id: 'rep-08', state: '08', name: 'Chihuahua' }
const known: KnownPlaces = {
  representations: new Map([['08', rep]]),
  municipalities: new Map([
    ['08037', { representation: rep.id, name: 'Juárez', seat: null, population: null }],
    ['15104', { representation: null, name: 'Tlalnepantla', seat: null, population: null }],
  ]),
  centers: new Map([['C-1', { id: 'center', name: 'Centro', timeZone: 'America/Mexico_City', opens: '07:00' }]]),
  rooms: new Map(),
  sites: new Map([['S-1', { id: siteId(digest, 'S-1'), book: rep.id }]]),
}
const row = (cells: Record<string, string>) => ({ row: 2, cells, header: {} })
const wrong = (j: ReturnType<typeof judgeSite>) => (j.errors ?? []).map((e) => e.field)

describe('a site', () => {
  const good = { id: 'S-9', cvegeo: '08037', sitio: 'Predio', estatus_publicado: 'obra', capacidad: '110' }
  const judge = (cells: Record<string, string>) => judgeSite(row(cells), known, digest)
  test('goes into the book of the representation that serves its municipality, as a claim', () => {
    const j = judge(good)
    expect(j.errors ?? j.drafts).toMatchObject([
      { book: rep.id, table: 'place_site', fields: { name: 'Predio', publishedPlaces: 110 } },
    ])
    const unnamed = judge({ ...good, sitio: '' })
    expect(unnamed.errors ?? unnamed.drafts[0]!.fields.name).toBe('Juárez (sitio sin nombre en la fuente)')
  })
  test('says what it lacks: no such municipality, nobody known to serve it, no status', () => {
    expect(wrong(judge({ ...good, cvegeo: '08999' }))).toEqual(['cvegeo'])
    expect(wrong(judge({ ...good, cvegeo: '15104' }))).toEqual(['cvegeo'])
    expect(wrong(judge({ ...good, cvegeo: '15104', representacion: '08' }))).toEqual([])
    expect(wrong(judge({ ...good, estatus_publicado: '' }))).toEqual(['estatus_publicado'])
    expect(wrong(judge({ ...good, capacidad: 'muchos' }))).toEqual(['capacidad'])
  })
})

describe('a plan', () => {
  const good = { clave: 'S-1', lugares: '110', planeado_el: '2026-01-15', apertura: '2027-03-01' }
  const judge = (cells: Record<string, string>) => judgePlan(row(cells), known, digest, '2026-11-20')
  test('names its lot by site and ages, so that the same list is the same lot', () => {
    const [one, again, other] = [good, good, { ...good, desde_meses: '2', hasta_meses: '12' }].map((c) => {
      const j = judge(c)
      return j.errors ? undefined : j.drafts[0]!
    })
    expect(one).toMatchObject({ book: rep.id, fields: { places: 110, due: { open: '2027-03-01' } } })
    expect(again!.key).toBe(one!.key)
    expect(other!.key).not.toBe(one!.key)
    const center = judge({ ...good, clave: 'C-1' })
    expect(center.errors ?? center.drafts[0]!.book === center.drafts[0]!.about).toBe(true)
  })
  test('a step before the one it follows, a day ahead, ages that turn back are refused by their column', () => {
    expect(wrong(judge({ ...good, obra: '2027-04-01' }))).toEqual(['apertura'])
    expect(wrong(judge({ ...good, planeado_el: '2026-12-01' }))).toEqual(['planeado_el'])
    expect(wrong(judge({ ...good, desde_meses: '12', hasta_meses: '2' }))).toEqual(['hasta_meses'])
    expect(wrong(judge({ ...good, clave: 'NO' }))).toEqual(['clave'])
    expect(wrong(judge({ ...good, lugares: '' }))).toEqual(['lugares'])
  })
})
