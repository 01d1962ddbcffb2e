// A programme or a bank from a file: what is sound is taken whole, what is not is told by row and field, and nothing is thrown.
import { expect, test } from 'vitest'
import { readDelimited } from '../../../kernel/delimited.ts'
import { bank } from './bank/bank.ts'
import { builtInProgramme } from './programme.ts'
import { headsOf, readObject, readTable } from './read-loadable.ts'

const contents = new Set(builtInProgramme.contents.map((c) => c.id))
const words = { routines: { play: 'Juego' }, domains: { language: 'lenguaje' } }
const row = (over: Record<string, string> = {}) => {
  const cells: Record<string, string> = {
    ...{ clave: 'torre-alta', titulo: 'Torre alta', momento: 'juego', contenido: bank[0]!.content },
    que_se_hace:
      '"Se ponen cajas en el piso, cerca de una persona adulta; se espera a que alguien las apile y se nombra lo que hace."',
    ...{
      areas: 'Lenguaje; fine-motor',
      intereses: 'building',
      desde_meses: '10',
      hasta_meses: '24',
      minutos: '15',
    },
    ...{ lugar: 'in', grupo: 'few', materiales: 'cajas grandes; tela' },
    mirar: 'Cómo busca que la torre no caiga.',
    ajustar: 'Cajas más ligeras o con velcro para quien lo necesita.',
    ...over,
  }
  return headsOf('bank')
    .split(',')
    .map((h) => cells[h] ?? '')
    .join(',')
}
const table = (...rows: string[]) =>
  readTable(readDelimited([headsOf('bank'), ...rows].join('\n')), words, contents)

test('a sheet of activities is read, by codes or by the words of the screens', () => {
  const read = table(row())
  expect(read.troubles).toEqual([])
  expect(read.what === 'bank' && read.bank.activities[0]).toMatchObject({
    ...{
      routine: 'play',
      domains: ['language', 'fine-motor'],
      from: 10,
      to: 24,
      materials: ['cajas grandes', 'tela'],
    },
  })
})

test('every trouble is told at once, with its row and field', () => {
  const read = table(
    row(),
    row({ titulo: 'Otra' }),
    row({ clave: 'sin-numero', desde_meses: 'diez', mirar: '' }),
    row({ clave: 'lugar', contenido: 'human.nowhere' }),
    row({ clave: 'al-reves', desde_meses: '30', hasta_meses: '12' }),
    row({ clave: 'chica', materiales: 'canicas de vidrio' }),
    row({ clave: 'vacia', mirar: '' }),
  )
  expect(read.troubles.map((t) => [t.row, t.code])).toEqual([
    [4, 'not-number'],
    [4, 'shape'],
    [6, 'shape'],
    [8, 'shape'],
    [3, 'twice'],
    [5, 'unknown-content'],
    [7, 'hazard'],
  ])
})

test('a field is called as the sheet calls it', () => {
  expect(table(row({ clave: 'vacia', mirar: '' })).troubles).toMatchObject([{ row: 2, field: 'mirar' }])
})

test('a missing column, an empty sheet and what is no list are told, never thrown', () => {
  const none = readTable(readDelimited('clave,titulo\na,b'), words, contents)
  expect(none.troubles.every((t) => t.code === 'missing-column')).toBe(true)
  for (const value of [
    null,
    3,
    'x',
    [],
    {},
    { activities: 'x' },
    { activities: [null, 4] },
    { contents: {} },
  ])
    expect(readObject(value, contents).troubles.length).toBeGreaterThan(0)
  expect(readTable([], words, contents).troubles).toHaveLength(1)
})

test('what comes along, taken away as JSON, is read back whole; processes of a sheet are gathered by content', () => {
  const back = readObject(
    JSON.parse(JSON.stringify({ version: '1', source: 'x y z', activities: bank })),
    contents,
  )
  expect(back.troubles).toEqual([])
  expect(back.what === 'bank' && back.bank.activities).toEqual(bank)
  const sheet = [
    headsOf('programme'),
    ...builtInProgramme.contents.flatMap((c) =>
      c.processes.map((p) => `${c.id},"${c.title}",${p.from},${p.to},"${p.words}"`),
    ),
  ]
  const read = readTable(readDelimited(sheet.join('\n')), words, contents)
  expect(read.troubles).toEqual([])
  expect(read.what === 'programme' && read.programme.contents).toEqual(builtInProgramme.contents)
})
