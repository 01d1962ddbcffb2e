// Duplicates are found and twins kept apart: named cases, and thousands of planted pairs whose truth is known.
import { describe, expect, test } from 'vitest'
import { random } from '../../../../tests/toys/toy-book.ts'
import { addDays } from '../../../kernel/days.ts'
import { composeCurp, markSynthetic } from '../../../kernel/identity/curp.ts'
import { type Likeness, likeness, type Told } from './likeness.ts'
import { blocksOf } from './likeness-blocks.ts'

const child = (more: Partial<Told>): Told => ({
  ...{ book: 'one', key: 'a', given: 'Nora Luz', first: 'Inventada', second: 'Ejemplo', sex: 'F' },
  ...{ birth: '2025-03-04', curp: null, ...more },
})
const of = (a: Partial<Told>, b: Partial<Told>) => likeness(child(a), child({ key: 'b', ...b })).outcome

describe('one child', () => {
  test.each<[string, Partial<Told>, Partial<Told>]>([
    ['the same in one center', {}, {}],
    ['accents and capitals', { given: 'Inés', first: 'Núñez' }, { given: 'INES', first: 'NÚÑEZ' }],
    ['surnames swapped', {}, { first: 'Ejemplo', second: 'Inventada' }],
    ['day and month swapped', {}, { birth: '2025-04-03' }],
    ['one digit of the birth', {}, { birth: '2025-03-14' }],
    ['no second surname', {}, { second: null }],
    ['a slip in a surname', {}, { first: 'Inbentada' }],
    ['a short form', { given: 'Ma. Guadalupe' }, { given: 'María Lupita' }],
    ['only one of two names', {}, { given: 'Nora' }],
    ['the same, in another center', {}, { book: 'two' }],
    ['sex typed wrong', {}, { sex: 'M' }],
    ['a letter left out of a short name', { given: 'Iker', sex: 'M' }, { given: 'Ikr', sex: 'M' }],
    ['a letter left out of a short surname', { first: 'Gómez' }, { first: 'Góez' }],
    ['two names written as one', { given: 'María José' }, { given: 'Mariajosé' }],
  ])('%s', (_what, a, b) => expect(of(a, b)).not.toBe('no'))
})

describe('two children', () => {
  test.each<[string, Partial<Told>, Partial<Told>]>([
    ['twins', { given: 'Nora' }, { given: 'Elsa' }],
    ['twins who share a first name', { given: 'María José' }, { given: 'María Fernanda' }],
    ['a boy and a girl', { given: 'Luis', sex: 'M' }, { given: 'Luisa' }],
    ['brother and sister', { given: 'Nora' }, { given: 'Hugo', sex: 'M', birth: '2023-01-01' }],
    ['namesakes of another day', {}, { birth: '2024-11-20', book: 'two' }],
    ['one letter other in a short name', { given: 'Alma' }, { given: 'Alba' }],
    ['sisters a letter apart', { given: 'Dana' }, { given: 'Diana', birth: '2023-03-04' }],
    ['cousins', { given: 'Nora' }, { given: 'Nora', second: 'Distinta', birth: '2025-03-19', book: 'two' }],
  ])('%s', (_what, a, b) => expect(of(a, b)).toBe('no'))
})

test('twins a letter apart are shown to a person until they were seen side by side', () => {
  const [a, b] = [child({ given: 'Dana' }), child({ key: 'b', given: 'Diana' })]
  expect(likeness(a, b).outcome).toBe('likely')
  const both = ['2026-11-03', '2026-11-04', '2026-11-05']
  const stays = { from: '2026-01-05', until: null }
  expect(likeness(a, b, { stays, both, seen: [20, 20] }).outcome).toBe('no')
})

const GIVEN = {
  F: 'Alba,Celia,Dana,Diana,Elisa,Fernanda,Guadalupe,Inés,Jimena,Karla,Luz,María,Noemí,Paola,Renata,Sofía,Valeria,Ximena'.split(
    ',',
  ),
  M: 'Adrián,Bruno,Carlos,Daniel,Emilio,Francisco,Gael,Hugo,Iker,José,Leonardo,Mateo,Nicolás,Óscar,Pablo,Rafael,Santiago,Tomás'.split(
    ',',
  ),
}
const SURNAMES =
  'García,Hernández,Martínez,López,González,Pérez,Rodríguez,Sánchez,Ramírez,Cruz,Flores,Gómez,Morales,Vázquez,Jiménez,Reyes,Díaz,Torres,Gutiérrez,Ruiz,Mendoza,Aguilar,Ortiz,Castillo,Moreno,Romero,Álvarez,Chávez,Rivera,Juárez,Núñez,Zavala'.split(
    ',',
  )

/** A network of children with twins, brothers and sisters, and second files of some, spoiled in every way that is known. */
function planted(seed: number, many: number) {
  const next = random(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() ** 1.6 * list.length)]!
  const files: Told[] = []
  const same = new Set<string>()
  const twins = new Set<string>()
  const nameOf = (a: Told, b: Told) => [a.key, b.key].sort().join('|')
  const curpOf = (c: Told): string =>
    markSynthetic(
      composeCurp(
        { given: c.given, first: c.first, second: c.second ?? '', sex: c.sex, birth: c.birth as never },
        'CH',
      ),
    )
  const add = (c: Told): Told => {
    files.push(c)
    return c
  }
  const typo = (w: string): string => {
    const at = 1 + Math.floor(next() * (w.length - 2))
    return next() < 0.5
      ? w.slice(0, at) + w.slice(at + 1)
      : `${w.slice(0, at)}${w[at + 1]}${w[at]}${w.slice(at + 2)}`
  }
  for (let i = 0; i < many; i++) {
    const sex = next() < 0.5 ? 'F' : 'M'
    const given = next() < 0.4 ? `${pick(GIVEN[sex])} ${pick(GIVEN[sex])}` : pick(GIVEN[sex])
    const birth = addDays('2022-06-01', Math.floor(next() * 1400))
    const base: Told = {
      ...{ book: `center ${Math.floor(next() * (many / 100))}`, key: `k${i}`, given, sex, birth, curp: null },
      ...{ first: pick(SURNAMES), second: pick(SURNAMES) },
    }
    const one = add({ ...base, curp: next() < 0.7 ? curpOf(base) : null })
    if (next() < 0.03) {
      let other = pick(GIVEN[sex])
      while (given.split(' ').includes(other)) other = GIVEN[sex][Math.floor(next() * GIVEN[sex].length)]!
      const shared = next() < 0.4 && given.includes(' ') ? `${given.split(' ')[0]} ${other}` : other
      const twin = { ...base, key: `t${i}`, given: shared }
      twins.add(nameOf(one, add({ ...twin, curp: one.curp ? curpOf(twin) : null })))
    }
    if (next() > 0.05) continue
    const elsewhere = next() < 0.5
    const second: Told = { ...one, key: `d${i}`, ...(elsewhere ? { book: `center ${i % 7}` } : {}) }
    const spoiled = [
      { curp: null },
      { first: typo(one.first), curp: next() < 0.5 ? one.curp : null },
      { first: one.second!, second: one.first },
      { second: null },
      { birth: one.birth.replace(/\d$/, (d) => String((Number(d) + 1) % 9 || 1)) },
      {
        given: one.given
          .toUpperCase()
          .normalize('NFD')
          .replace(/[\u0300-\u036f]/g, ''),
      },
      { given: one.given.split(' ')[0]! },
      ...(one.curp ? [{ curp: `${one.curp.slice(0, 12)}X${one.curp.slice(13)}` }] : []),
    ]
    same.add(nameOf(one, add({ ...second, ...spoiled[Math.floor(next() * spoiled.length)] })))
  }
  return { files, same, twins, nameOf }
}

/** Pairs of files that share a block of no more than sixty, judged: what the night's work does in the database. */
function pairsAmong(files: readonly Told[]) {
  const blocks = new Map<string, Told[]>()
  for (const f of files) for (const b of new Set(blocksOf(f))) blocks.set(b, [...(blocks.get(b) ?? []), f])
  const judged = new Map<string, Likeness & { first: Told; second: Told }>()
  const fair = [...blocks.values()].filter((list) => list.length <= 60)
  for (const list of fair)
    for (const [i, first] of list.entries())
      for (const second of list.slice(i + 1)) {
        const name = [first.key, second.key].sort().join('|')
        if (!judged.has(name)) judged.set(name, { ...likeness(first, second), first, second })
      }
  const pairs = [...judged.values()].filter((p) => p.outcome !== 'no')
  return { pairs, crowded: blocks.size - fair.length }
}

test('of planted pairs nearly all are found, and no twins are called one child', () => {
  const { files, same, twins, nameOf } = planted(20261126, 10_000)
  const { pairs, crowded } = pairsAmong(files)
  const found = new Map(pairs.map((p) => [nameOf(p.first, p.second), p.outcome]))
  const right = [...found.keys()].filter((n) => same.has(n))
  const sure = [...found].filter(([, o]) => o === 'sure').map(([n]) => n)
  const recall = right.length / same.size
  const precision = right.length / found.size
  const sureRight = sure.filter((n) => same.has(n)).length / sure.length
  console.log(
    `likeness: ${files.length} files, ${same.size} pairs planted, ${twins.size} twins; recall ${recall.toFixed(3)}, precision ${precision.toFixed(3)}, of the sure ${sureRight.toFixed(3)} right; twins shown ${[...twins].filter((n) => found.has(n)).length}, crowded blocks ${crowded}`,
  )
  expect(recall).toBeGreaterThan(0.9)
  // the invented names are few: namesakes are some ten times as frequent as in a real network
  expect(precision).toBeGreaterThan(0.65)
  expect(sureRight).toBeGreaterThan(0.98)
  expect(twins.size).toBeGreaterThan(250)
  expect([...twins].filter((n) => found.get(n) === 'sure')).toEqual([])
}, 120_000)

test('likeness is the same from either side', () => {
  const { files } = planted(7, 400)
  for (const [i, a] of files.entries())
    for (const b of files.slice(i + 1, i + 20)) {
      const [x, y] = [likeness(a, b), likeness(b, a)]
      expect([x.outcome, x.score]).toEqual([y.outcome, y.score])
    }
})
