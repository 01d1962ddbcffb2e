// Rows of plans and targets: what is wrong is told by its column with what was expected; what is right becomes one statement.
import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { siteId } from '../../../kernel/told-ids.ts'
import { judgePlan, judgeTarget, type KnownPlaces } from './import-places.ts'

const digest = (text: string) => createHash('sha256').update(text).digest()
const rep = { id: 'rep-08', state: '08', name: 'Chihuahua' }
const known: KnownPlaces = {
  representations: new Map([['08', rep]]),
  municipalities: new Map([
    ['08037', { representation: rep.id, name: 'Juárez', seat: null, population: null }],
    ['15104', { representation: null, name: 'Tlalnepantla', seat: null, population: null }],
  ]),
  centers: new Map([
    ['C-1', { id: 'center', name: 'Centro', timeZone: 'America/Mexico_City', opens: '07:00' }],
  ]),
  rooms: new Map(),
  sites: new Map([['S-1', { id: siteId(digest, 'S-1'), book: rep.id }]]),
}
const row = (cells: Record<string, string>) => ({ row: 2, cells, header: {} })
const wrong = (j: ReturnType<typeof judgePlan>) => (j.errors ?? []).map((e) => e.field)

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

describe('a published target', () => {
  const good = { ambito: 'state', clave: '08', periodo: '2027', centros: '12', fuente: 'nota' }
  const judge = (cells: Record<string, string>) => judgeTarget(row(cells))
  test('stands beside those of other sources and other days', () => {
    const key = (cells: object) => {
      const j = judge({ ...good, ...cells })
      return j.errors ? undefined : j.drafts[0]!.key
    }
    expect(new Set([key({}), key({}), key({ centros: '13' })]).size).toBe(1)
    expect(new Set([key({}), key({ fuente: 'otra' }), key({ fecha: '2026-01-01' })]).size).toBe(3)
  })
  test('a key of another scope, no number, no source are refused by their column', () => {
    expect(wrong(judge({ ...good, ambito: 'nation' }))).toEqual(['clave'])
    expect(wrong(judge({ ...good, centros: '' }))).toEqual(['centros'])
    expect(wrong(judge({ ...good, fuente: '' }))).toEqual(['fuente'])
    expect(wrong(judge({ ...good, periodo: 'pronto' }))).toEqual(['periodo'])
  })
})
