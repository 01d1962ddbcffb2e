// An instrument as it is written: the same out as in, and every trouble with its table, row and field.
import { expect, test } from 'vitest'
import type { Instrument } from '../contract/instrument.ts'
import { ediStructure, milestones } from './built-in.ts'
import { draftOf, emptyDraft, instrumentFrom, readDraft } from './instrument-draft.ts'
import { readItems } from './load-instrument.ts'

const sound: Instrument = {
  ...{ id: 'juego', version: '1', title: { es: 'Juego', en: 'Play' }, kind: 'surveillance' },
  domains: [{ id: 'len', words: { es: 'Lenguaje' } }],
  groups: [
    { id: 'a', fromDays: 0, toDays: 365, months: { from: 0, below: 12 } },
    { id: 'b', fromDays: 365, toDays: 1461, months: { from: 12, below: 48 } },
  ],
  items: [
    { id: 'a1', domain: 'len', group: 'a', words: { es: 'Inventado' } },
    { id: 'b1', domain: 'len', group: 'b', words: { es: 'Inventado' } },
  ],
  rule: { kind: 'milestones', enough: 0.5, source: 'inventada', confidence: 'unconfirmed' },
  ...{ source: 'inventada', license: 'propia', validity: { from: '2026-01-01' } },
}
const told = (i: Instrument) =>
  readDraft(draftOf(i)).troubles.map((t) =>
    [t.code, t.part, t.row, t.field].filter((x) => x !== null).join(' '),
  )

test('what is read from an instrument is the instrument', () => {
  expect(readDraft(draftOf(sound))).toEqual({ instrument: sound, troubles: [] })
  const bank: Instrument = {
    ...sound,
    ...{ rule: { kind: 'rasch', source: 'inventada', confidence: 'confirmed' } },
    items: sound.items.map((x, n) => ({ ...x, difficulty: n * 1.5 })),
    score: {
      ...{ called: 'Puntaje', scale: 2.1, grid: { from: -10, to: 100, by: 1 } },
      ages: [{ months: 6, mean: 30, sd: 5 }],
    },
  }
  expect(readDraft(draftOf(bank))).toEqual({ instrument: bank, troubles: [] })
  expect(instrumentFrom(JSON.parse(JSON.stringify(bank)))).toEqual({ draft: draftOf(bank), troubles: [] })
})

test('each trouble says its table, row and field', () => {
  const [a, b] = sound.groups
  const late = { ...b!, months: { from: 9, below: 48 }, fromDays: 274 }
  expect(told({ ...sound, groups: [a!, late] })).toEqual(['ages-overlap groups 2 age'])
  expect(told({ ...sound, groups: [b!, a!] })).toEqual(['ages-order groups 2 age'])
  expect(told({ ...sound, groups: [{ ...a!, months: { from: 12, below: 3 } }, b!] })).toContain(
    'bad-age groups 1 age',
  )
  expect(told({ ...sound, items: [sound.items[0]!] })).toEqual(['no-items groups 2 id'])
  expect(told({ ...sound, items: [] })).toContain('no-rows items items')
  const [one, two] = sound.items
  expect(told({ ...sound, items: [one!, two!, one!] })).toEqual(['twice items 3 id'])
  expect(told({ ...sound, items: [one!, { ...two!, group: 'z' }] })).toContain('unknown-group items 2 group')
  expect(told({ ...sound, items: [one!, { ...two!, domain: 'z' }] })).toContain(
    'unknown-domain items 2 domain',
  )
  expect(told({ ...sound, id: milestones.id })).toEqual(['built-in instrument id'])
  expect(told({ ...sound, id: ediStructure.id })).toContain('edi-whole instrument rule')
  const rasch = { kind: 'rasch', source: 'x', confidence: 'unconfirmed' } as const
  expect(told({ ...sound, rule: rasch })).toContain('no-difficulty items 1 difficulty')
})

test('an empty form says what it lacks; what is no number is told as it was typed', () => {
  const empty = readDraft(emptyDraft).troubles.filter((t) => t.part === 'instrument' && t.code === 'empty')
  expect(empty.map((t) => t.field)).toEqual([
    'id',
    'version',
    'es',
    'source',
    'license',
    'from',
    'ruleSource',
  ])
  const typed = { ...draftOf(sound), groups: [{ id: 'a', unit: 'months' as const, from: 'x', below: '' }] }
  expect(readDraft(typed).troubles).toMatchObject([
    { code: 'bad-number', part: 'groups', row: 1, field: 'from', found: 'x' },
    { code: 'empty', part: 'groups', row: 1, field: 'below' },
    { code: 'unknown-group', part: 'items', row: 2 },
  ])
})

test('a file of another shape says where; a CSV of items is held against the areas and ages there are', () => {
  expect(instrumentFrom([]).troubles.length).toBeGreaterThan(0)
  const items = sound.items.map((x, n) => (n === 1 ? { ...x, words: {} } : x))
  expect(instrumentFrom({ ...sound, items }).troubles).toMatchObject([
    { code: 'form', part: 'items', row: 2 },
  ])
  const places = { domains: ['len'], groups: ['a', 'b'], edi: false }
  const read = readItems('item,eje,grupo,texto,dificultad\na1,len,a,Uno,"3,5"\na2,mot,c,Dos,x', places)
  expect(read.items).toEqual([{ id: 'a1', domain: 'len', group: 'a', words: { es: 'Uno' }, difficulty: 3.5 }])
  expect(read.troubles.map((t) => [t.code, t.row, t.field])).toEqual([
    ['unknown-domain', 3, 'eje'],
    ['unknown-group', 3, 'grupo'],
    ['bad-number', 3, 'dificultad'],
  ])
})
