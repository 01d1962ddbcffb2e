// Whom a search finds: names with typos, without accents, in any order, half typed, by CURP and birth; nobody of another's book.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { centers, fact, idOf, openWorld, type World } from '../../../tests/world.ts'
import { COUNTED, SHOWN } from './contract.ts'
import { childrenLike } from './reads.ts'
import { askedChild } from './rules/asked-child.ts'

/** CURPs with a day of the month from 41 to 71 can be nobody's. */
const known = {
  guadalupe: ['Ma. Guadalupe', 'Hernández', 'López', '2023-03-12', 'HELG230352MDFRPD09'],
  maria: ['María', 'López', 'Hernández', '2022-08-01', 'LOHM220841MDFPRR08'],
  mariaJose: ['María José', 'de la Cruz', 'Peña', '2023-05-02', null],
  mateo: ['Mateo', 'Martínez', 'Martínez', '2023-01-20', null],
  twinA: ['Ximena', 'Güereña', 'Núñez', '2024-02-02', 'GUNX240242MDFRXM01'],
  twinB: ['Jimena Sofía', 'Güereña', 'Núñez', '2024-02-02', 'GUNJ240242MDFRXM02'],
  xochitl: ['Xóchitl', 'Zúñiga', null, '2023-11-30', null],
  vanessa: ['Vanessa', 'Chávez', 'Quiroz', '2022-12-24', null],
  hugo: ['Víctor Hugo', 'Vázquez', 'Ibarra', '2023-07-07', null],
  laura: ['Laura', 'Santillán', 'Ríos', '2023-07-08', null],
  yahir: ['Yahir', 'Gutiérrez', 'Pech', '2023-09-09', null],
} as const
type Who = keyof typeof known
const queries: readonly (readonly [string, readonly Who[]])[] = [
  ['María López', ['maria']],
  ['lopez maria', ['maria']],
  ['LÓPEZ HERNÁNDEZ MARÍA', ['maria']],
  ['maria', ['maria', 'mariaJose']],
  ['Maria Guadalupe Hernandez', ['guadalupe']],
  ['Gpe Hdz', ['guadalupe']],
  ['ma. guadalupe', ['guadalupe']],
  ['mar', ['maria', 'mariaJose', 'mateo']],
  ['ma', ['mateo', 'maria', 'mariaJose', 'guadalupe']],
  ['maria del', ['maria', 'mariaJose']],
  ['hernan lop', ['guadalupe', 'maria']],
  ['Hernandes Lopes', ['guadalupe', 'maria']],
  ['ernandez', ['guadalupe', 'maria']],
  ['Hernadez', ['guadalupe', 'maria']],
  ['Hrenandez', ['guadalupe', 'maria']],
  ['Hernándezz', ['guadalupe', 'maria']],
  ['Martines Mateo', ['mateo']],
  ['Matteo Martinez', ['mateo']],
  ['María de la Cruz', ['mariaJose']],
  ['mariajose cruz', ['mariaJose']],
  ['delacruz', ['mariaJose']],
  ['maria pena', ['mariaJose']],
  ['Guereña', ['twinA', 'twinB']],
  ['guereña nuñes', ['twinA', 'twinB']],
  ['Güereña 02/02/2024', ['twinA', 'twinB']],
  ['Jimena', ['twinB', 'twinA']],
  ['Ximena', ['twinA', 'twinB']],
  ['sochitl', ['xochitl']],
  ['Xochitl Suñiga', ['xochitl']],
  ['Banesa Chabes', ['vanessa']],
  ['Vanesa Chaves Kiros', ['vanessa']],
  ['Victor Ugo', ['hugo']],
  ['bictor basques', ['hugo']],
  ['la', ['laura']],
  ['santiyan', ['laura']],
  ['Llair', ['yahir']],
  ['Jair Gutierrez', ['yahir']],
  ['Gutierres Pech', ['yahir']],
  ['helg230352mdfrpd09', ['guadalupe']],
  ['HELG23', ['guadalupe']],
  ['HELG', ['guadalupe']],
  ['GUNX240242MDFRXM09', ['twinA']],
  ['hernandez 12 de marzo de 2023', ['guadalupe']],
  ['Laura Santillán Rodríguez', ['laura']],
  ['hernandez 13/03/2023', []],
  ['Zzyzx Qwerty', []],
  ["'); drop table child; --", []],
  ['& | ! :* <->', []],
]

const people = Object.entries(known).map(([name, [given, first, second, birth, curp]]) => ({
  id: idOf(`found ${name}`),
  fields: {
    given,
    first,
    ...(second ? { second } : {}),
    birth,
    ...(curp ? { curp } : {}),
    sex: 'F',
    synthetic: true,
  },
}))
const nameOf = new Map(Object.keys(known).map((name) => [idOf(`found ${name}`), name as Who]))

let world: World
beforeAll(async () => {
  world = await openWorld({ empty: true })
  await world.said(people.map((p) => fact('children.child-registered', p.id, centers.one, p.fields)))
})
afterAll(() => world.close())
const asked = (typed: string, books: readonly string[] = [centers.one]) =>
  world.db.read({ books }, (read) => childrenLike(read, askedChild(typed)))

describe('what is typed finds whom it must', () => {
  test.each(queries)('%s', async (typed, wanted) => {
    const { rows } = await asked(typed)
    const found = rows.map((r) => nameOf.get(r.id)!)
    // those that must be found come before whoever is only alike
    expect(found.slice(0, wanted.length).sort()).toEqual([...wanted].sort())
    if (wanted.length === 1) expect(found[0]).toBe(wanted[0])
    if (wanted.length === 0) expect(found).toEqual([])
  })

  test('nothing is found in another book, nor without any', async () => {
    expect((await asked('maria', [centers.two])).total).toBe(0)
    const none = await world.db.read({ none: true }, (read) => childrenLike(read, askedChild('maria')))
    expect(none.total).toBe(0)
    const every = await world.db.read({ all: true }, (read) => childrenLike(read, askedChild('maria')))
    expect(every.rows.map((r) => r.book)).toContain(centers.one)
  })

  test('who changes name, is moved away or forgotten is found as they are now', async () => {
    const id = idOf('found changing')
    await world.said([
      fact('children.child-registered', id, centers.two, {
        ...{ given: 'Bartola', first: 'Arizmendi', sex: 'F', birth: '2023-01-01', synthetic: true },
      }),
    ])
    expect((await asked('bartola', [centers.two])).total).toBe(1)
    await world.said([fact('children.child-changed', id, centers.two, { given: 'Casimira' })])
    expect((await asked('bartola arizmendi', [centers.two])).total).toBe(0)
    expect((await asked('casimira', [centers.two])).rows[0]).toMatchObject({ id, left_on: null })
    await world.said([fact('children.child-left', id, centers.two, { on: '2026-11-19', why: 'age' })])
    expect((await asked('casimira', [centers.two])).rows[0]).toMatchObject({ id, left_on: '2026-11-19' })
    await world.said([fact('book.person-erased', id, centers.two, { reason: 'lo pide la familia' })])
    expect((await asked('casimira', [centers.two])).total).toBe(0)
  })

  test('of many, a first page is shown and the rest is counted, up to a number', async () => {
    const many = Array.from({ length: COUNTED + 20 }, (_, i) =>
      fact('children.child-registered', idOf(`many ${i}`), centers.three, {
        ...{ given: 'Soledad', first: `Uc${i % 7}`, sex: 'F', birth: '2023-01-01', synthetic: true },
      }),
    )
    for (let i = 0; i < many.length; i += 260) await world.said(many.slice(i, i + 260))
    const { rows, total } = await asked('Soledad', [centers.three])
    expect(rows.length).toBe(SHOWN)
    expect(total).toBe(COUNTED + 1)
    world.statements.length = 0
    await asked('Soledad', [centers.three])
    expect(world.statements).toEqual([3])
  })
})
