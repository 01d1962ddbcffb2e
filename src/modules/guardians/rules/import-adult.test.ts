// A file names adults once, shares them between siblings, corrects phones, and brings nobody back who was withdrawn.
import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { FileRow, Judged } from '../../../kernel/import-target.ts'
import type { KnownNetwork } from '../../network/contract.ts'
import type { Adult, ChildCircle } from '../contract.ts'
import { judgeAdult, type KnownCircle } from './import-adult.ts'

const digest = (text: string) => createHash('sha256').update(text).digest()
const book = '00000000-0000-4000-8000-000000000aaa'
const known = { centers: new Map([['C-1', { id: book }]]) } as unknown as KnownNetwork
const child = { key: '00000000-0000-4000-8000-000000000bbb', book }
const row = (cells: Record<string, string>): FileRow => ({
  row: 2,
  header: {},
  cells: {
    ...{ centro: 'C-1', folio: 'A-1', persona_nombre: 'Rosa', persona_primer_apellido: 'Prueba' },
    ...{ parentesco: 'mother', telefono: '55-0000.0001', mayor_de_edad: 'si', ...cells },
  },
})
const judge = (
  cells: Record<string, string> = {},
  there?: KnownCircle,
  of: typeof child | undefined = child,
): Judged => judgeAdult(row(cells), known, digest, of, there)
const drafts = (j: Judged) => (j.errors ? [] : j.drafts)
const adult = (key: string) =>
  ({ key, given: 'Rosa', first: 'Prueba', second: null, phones: [] }) as unknown as Adult
const circle = (more: object = {}): KnownCircle => ({
  circle: { adults: [{ adult: 'x', withdrawn: null }], restrictions: [], ...more } as unknown as ChildCircle,
  people: [adult('x')],
})

describe('a row of adults', () => {
  test('names somebody new, with what the file says they may', () => {
    const [d] = drafts(judge({ recoge: 'no', urgencia: 'si' }))
    expect(d).toMatchObject({ kind: 'guardians.adult-named', about: child.key, book })
    expect(d?.fields).toMatchObject({
      given: 'Rosa',
      relation: 'mother',
      pickUp: false,
      emergency: true,
      order: 1,
    })
    expect(d?.fields.phones).toEqual([{ number: '55-0000 0001', kind: 'mobile' }])
  })
  test('is one person in the rows of two siblings, and two where the phone differs', () => {
    const id = (cells: Record<string, string>, key: string) =>
      drafts(judge(cells, undefined, { ...child, key }))[0]?.fields.adult
    const second = '00000000-0000-4000-8000-000000000ccc'
    expect(id({}, child.key)).toBe(id({}, second))
    expect(id({ telefono: '' }, child.key)).not.toBe(id({ telefono: '' }, second))
    expect(id({ telefono: '55 0000 0002' }, child.key)).not.toBe(id({}, child.key))
  })
  test('corrects the phone of who is named already, and nothing they may', () => {
    const [d] = drafts(judge({ recoge: 'no' }, circle()))
    expect(d).toMatchObject({
      kind: 'guardians.adult-corrected',
      about: 'x',
      as: { changed: 'guardians.adult-corrected' },
    })
    expect(Object.keys(d!.fields).sort()).toEqual(['ofAge', 'phones'])
  })
  test('brings nobody back who was withdrawn, and says so', () => {
    const j = judge({}, circle({ adults: [{ adult: 'x', withdrawn: { ref: 'w' } }] }))
    expect(drafts(j)).toEqual([])
    expect(j.errors ? '' : j.doubts[0]?.reason).toMatch(/retirada/)
  })
  test('under a restriction of that name is taken with a doubt: the restriction wins', () => {
    const j = judge(
      {},
      {
        circle: {
          adults: [],
          restrictions: [{ name: 'ROSA PRUEBA', ended: null }],
        } as unknown as ChildCircle,
        people: [],
      },
    )
    expect(drafts(j)).toHaveLength(1)
    expect(j.errors ? '' : j.doubts[0]?.reason).toMatch(/restricción/)
  })
  test('without child, with a phone that is none, or of an unknown center is refused with what was expected', () => {
    const errors = (j: Judged) => (j.errors ?? []).map((n) => n.field)
    expect(errors(judgeAdult(row({}), known, digest, undefined, undefined))).toEqual(['folio'])
    expect(errors(judge({ telefono: '12' }))).toEqual(['telefono'])
    expect(errors(judge({ centro: 'C-9' }))).toEqual(['centro'])
    expect(errors(judge({ parentesco: 'padrino de bodas' }))).toEqual(['parentesco'])
  })
})
