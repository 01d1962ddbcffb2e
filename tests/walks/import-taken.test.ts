// Lists of days, measurings, staff and rooms are taken, and taken again without a change; one that is stopped leaves whole rows.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { importTargets } from '../../src/app/modules.ts'
import type { ImportReport } from '../../src/modules/exchange/contract.ts'
import { countryOf } from '../../src/modules/exchange/work/country.ts'
import { type Importing, importTable } from '../../src/modules/exchange/work/importing.ts'
import { NOTHING_SAID, openTable } from '../../src/modules/exchange/work/understanding.ts'
import { centers, children, fact, now, openWorld, people, type World } from '../world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(async () => {
  await world?.close()
})

async function take(target: string, lines: readonly string[], more: Partial<Importing> = {}) {
  const { db, house } = world
  const country = await db.read({ all: true }, (read) => countryOf(read, now()))
  const source = { name: 'lista.csv', bytes: new TextEncoder().encode(`${lines.join('\n')}\n`) }
  const said = { ...NOTHING_SAID, target }
  const { looked, understood } = await openTable(source, {}, importTargets, country, said)
  const parts = { db, house, looked, understood, country, answers: {}, author: people.national, now }
  return (await importTable({ ...parts, ...more })).report
}
const counts = ({ rows, good, bad, added, changed, same, facts }: ImportReport) => ({
  ...{ rows, good, bad, added, changed, same, facts },
})
const ask = <T>(sql: string) => world.db.read({ system: true }, (read) => read.text<T>(sql, []))
const facts = async (): Promise<number> => (await ask<{ n: number }>('select count(*) as n from page'))[0]!.n

const [alba, bruno] = children as [(typeof children)[0], (typeof children)[0]]
const told = (c: (typeof children)[0]) => `C-one,${c.given},${c.first},${c.birth}`

/** Takes a list twice: the second time nothing is said. */
async function twice(target: string, lines: readonly string[]): Promise<ImportReport> {
  const first = await take(target, lines)
  expect([target, first.errors]).toEqual([target, []])
  const before = await facts()
  const again = await take(target, lines)
  const rows = first.rows
  expect(counts(again)).toEqual({ rows, good: rows, bad: 0, added: 0, changed: 0, same: rows, facts: 0 })
  expect(await facts()).toBe(before)
  return first
}

test('rooms', async () => {
  const report = await twice('rooms', [
    'Clave centro,Sala,Edad mínima (meses),Edad máxima (meses),Capacidad',
    'C-one,Maternal nueva,19,24,18',
    'C-two,Maternal nueva,19,24,12',
  ])
  expect(report.added).toBe(2)
  const rows = await ask("select places from room where name = 'Maternal nueva' order by places")
  expect(rows).toEqual([{ places: 12 }, { places: 18 }])
})

test('staff', async () => {
  const report = await twice('staff', [
    'Matrícula,Nombre,Apellido paterno,Puesto,Centro,Fecha de ingreso',
    '991,Eva,Rey,educadora,C-one,2026-01-16',
    '992,Luz,Sol,enfermera,C-one,2026-02-16',
  ])
  expect(report.added).toBe(2)
  expect(await ask("select given from staff_person where given in ('Eva', 'Luz') order by given")).toEqual([
    { given: 'Eva' },
    { given: 'Luz' },
  ])
})

test('adults of children: one person for two siblings, a phone that changed, nobody who was withdrawn', async () => {
  const head =
    'Centro,Nombre,Apellido paterno,Fecha de nacimiento,Persona autorizada,Apellido autorizado,Parentesco,Teléfono,Mayor de edad'
  const rosa = (phone: string) => `Rosa,Prueba,mamá,${phone},sí`
  const report = await twice('adults', [
    head,
    `${told(alba)},${rosa('55 0000 0001')}`,
    `${told(bruno)},${rosa('55 0000 0001')}`,
    `${told(alba)},Saúl,Prueba,tío,55 0000 0002,`,
  ])
  expect([report.added, report.facts, report.doubtful]).toEqual([3, 3, 1])
  const people = () =>
    ask<{ given: string; children: string[]; phones: { number: string }[] }>(
      'select given, children, phones from adult order by given',
    )
  expect((await people()).map((a) => [a.given, a.children.length])).toEqual([
    ['Rosa', 2],
    ['Saúl', 1],
  ])
  const corrected = await take('adults', [head, `${told(alba)},${rosa('55 0000 0009')}`])
  expect([corrected.changed, corrected.facts]).toEqual([1, 1])
  expect((await people())[0]?.phones[0]?.number).toBe('55 0000 0009')
  const [saul] = await ask<{ key: string }>("select key from adult where given = 'Saúl'")
  const gone = fact('guardians.adult-withdrawn', alba.id, centers.one, { adult: saul!.key, why: 'court' })
  await world.said([gone])
  const again = await take('adults', [head, `${told(alba)},Saúl,Prueba,tío,55 0000 0002,sí`])
  expect([again.facts, again.doubts[0]?.reason]).toEqual([0, 'fue retirada: el archivo no la trae de vuelta'])
  const bad = await take('adults', [head, `C-one,Nadie,Nadie,2025-01-01,${rosa('55 0000 0001')}`])
  expect([bad.bad, bad.errors[0]?.reason]).toEqual([1, 'no se encontró a la niña o el niño de la fila'])
})

test('past days', async () => {
  const report = await twice('attendance', [
    'Centro,Nombre,Apellido paterno,Fecha de nacimiento,Fecha,Hora entrada,Hora salida,Motivo',
    `${told(alba)},2026-11-17,08:05,16:10,`,
    `${told(alba)},2026-11-18,08:15,16:00,`,
    `${told(bruno)},2026-11-17,,,enfermedad`,
  ])
  expect([report.added, report.facts]).toEqual([3, 5])
  const rows = await ask(
    `select count(*) as n from attendance_day where book = '${centers.one}' and day in ('2026-11-17', '2026-11-18')`,
  )
  expect(rows).toEqual([{ n: 3 }])
})

test('a new center in one sitting: itself, its rooms, its staff, its children and their days', async () => {
  const [near] = await ask<{ municipality: string }>('select key as municipality from municipality limit 1')
  expect(near).toBeDefined()
  const lists: readonly (readonly [string, readonly string[]])[] = [
    ['centers', ['Clave,Nombre,Esquema,Municipio', `C-nuevo,Los Girasoles,imss,${near!.municipality}`]],
    [
      'rooms',
      ['Clave centro,Sala,Edad mínima (meses),Edad máxima (meses),Capacidad', 'C-nuevo,Maternal A,13,18,12'],
    ],
    [
      'staff',
      [
        'Matrícula,Nombre,Apellido paterno,Puesto,Centro,Fecha de ingreso',
        '771,Inés,Lara,educadora,C-nuevo,2026-11-02',
      ],
    ],
    [
      'children',
      [
        'Folio,Nombre,Apellido paterno,Sexo,Fecha de nacimiento,Centro,Sala,Fecha de ingreso',
        'N-1,Teo,Lara,M,2025-06-09,C-nuevo,Maternal A,2026-11-03',
        'N-2,Mila,Rey,F,2025-07-21,C-nuevo,Maternal A,2026-11-03',
      ],
    ],
    [
      'attendance',
      [
        'Centro,Nombre,Apellido paterno,Fecha de nacimiento,Fecha,Hora entrada,Hora salida,Motivo',
        'C-nuevo,Teo,Lara,2025-06-09,2026-11-17,08:05,16:10,',
        'C-nuevo,Mila,Rey,2025-07-21,2026-11-17,,,enfermedad',
      ],
    ],
  ]
  for (const [target, lines] of lists) await twice(target, lines)
  const rows = await ask(`
    select k.given, r.name as room, d.state from center c join child k on k.book = c.book join room r on r.book = c.book and r.key = k.room::text
    join attendance_day d on d.book = c.book and d.child = k.key::uuid where c.name = 'Los Girasoles' order by 1`)
  expect(rows).toEqual([
    { given: 'Mila', room: 'Maternal A', state: 'absent' },
    { given: 'Teo', room: 'Maternal A', state: 'gone' },
  ])
})

test('a day that somebody came without an hour is refused, and says what to do', async () => {
  const report = await take('attendance', [
    'Centro,Nombre,Apellido paterno,Fecha de nacimiento,Fecha,Asistencia',
    `${told(alba)},2026-11-16,asistió`,
  ])
  expect(report).toMatchObject({ good: 0, bad: 1 })
  expect(report.errors[0]).toMatchObject({ row: 2, reason: 'asistió y no dice a qué hora' })
  expect(report.errors[0]!.expected).toContain('la hora en que abre el centro')
})

test('measurings', async () => {
  const report = await twice('measurements', [
    'Centro,Nombre,Apellido paterno,Fecha de nacimiento,Fecha medición,Peso (kg),Talla (cm)',
    `${told(alba)},2026-11-17,9.4,75.5`,
    `${told(bruno)},2026-11-17,10.1,78`,
  ])
  expect(report.added).toBe(2)
})

const many = (n: number, center = 'C-three') => [
  'Folio,Nombre,Apellido paterno,Sexo,Nacimiento,Centro,Sala,Desde',
  ...Array.from(
    { length: n },
    (_, i) => `M-${i},Niña ${i},Inventada,F,2024-03-0${1 + (i % 9)},${center},Sala 1,2026-10-01`,
  ),
]

test('stopped in the middle it leaves whole rows, and the same list again takes the rest and nothing twice', async () => {
  const list = many(1000)
  const stop = new AbortController()
  const onRows = (r: ImportReport) => {
    if (r.good >= 500) stop.abort()
  }
  await expect(take('children', list, { signal: stop.signal, onRows })).rejects.toThrow()
  const standing = () =>
    ask<{ n: number; placed: number }>(
      "select count(*) as n, count(*) filter (where jsonb_array_length(rooms) = 1) as placed from child where first = 'Inventada'",
    )
  const [half] = await standing()
  expect(half!.n).toBeGreaterThanOrEqual(500)
  expect(half!.n).toBeLessThan(1000)
  // Nobody is registered without the room that the same row says.
  expect(half!.placed).toBe(half!.n)
  const rest = await take('children', list)
  expect(rest).toMatchObject({ good: 1000, bad: 0, added: 1000 - half!.n, same: half!.n })
  expect((await standing())[0]).toEqual({ n: 1000, placed: 1000 })
  expect(await take('children', list)).toMatchObject({ same: 1000, facts: 0 })
}, 60_000)

test('judging costs the same few statements for each group of rows, however many there are', async () => {
  const costs = async (rows: number) => {
    const list = many(rows, 'C-two')
    world.statements.length = 0
    await take('children', list, { dryRun: true })
    return world.statements.reduce((sum, n) => sum + n, 0)
  }
  const [one, three] = [await costs(500), await costs(1500)]
  // Begin, the children of the group, the rows that stand, the facts that differ, commit.
  expect((three - one) / 2).toBeLessThanOrEqual(5)
})

test('a town in capitals is offered as the municipality people mean', async () => {
  const { rankPlaces } = await import('../../src/modules/exchange/rules/places.ts')
  const m = (name: string, seat: string, population: number) => ({ name, seat, population })
  const municipalities = new Map([
    ['05016', m('Juárez', 'Juárez', 1_600)],
    ['07048', m('Juárez', 'Juárez', 23_000)],
    ['08037', m('Juárez', 'Juárez', 1_512_450)],
    ['19031', m('Juárez', 'Ciudad Benito Juárez', 471_523)],
    ['20005', m('Asunción Ixtaltepec', 'Ciudad Ixtepec', 14_000)],
  ])
  const country = {
    municipalities,
    named: new Map(),
    centers: new Map(),
    representations: new Map(),
    today: '',
  }
  const [first] = rankPlaces('CIUDAD JUAREZ', undefined, country)
  expect([first!.key, first!.label]).toEqual(['08037', 'Juárez, Chihuahua (08037)'])
})
