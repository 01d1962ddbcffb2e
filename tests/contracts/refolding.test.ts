// Rows that an earlier release folded otherwise are folded again by themselves: stopped anywhere it goes on, and says nothing twice.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rebuildBook } from '../../src/platform/rebuilding.ts'
import { refoldChanged } from '../../src/platform/refolding.ts'
import { bookState, centers, children, fact, openWorld, people, rooms, TODAY, type World } from '../world.ts'

const { one, two } = centers
let w: World
beforeAll(async () => {
  w = await openWorld()
  for (const c of children.filter((k) => k.book === one || k.book === two))
    await w.said([
      fact('development.observed', c.id, c.book, {
        ...{ day: TODAY, instrument: 'milestones', version: '2022', by: 'educator', mode: 'child' },
        answers: { 'cdc18-len-1': 1 },
      }),
    ])
  const visit = fact('mentoring.visited', one, one, {
    ...{ day: TODAY, room: rooms.one[0], with: [people.educator], focus: 'La comida' },
  })
  await w.said([
    visit,
    fact('mentoring.agreed', one, one, {
      ...{ visit: visit.id, what: 'Traer láminas', owner: 'mentor', who: people.mentor, by: TODAY },
    }),
  ])
})
afterAll(() => w.close())

const sql = <T>(text: string) => w.db.write({ system: true }, (tx) => tx.text<T>(text, []))

test('a database that was empty has nothing of an earlier release', async () => {
  expect(await refoldChanged(w.db, w.house)).toBe(0)
  const rows = await sql<{ tbl: string; upto: string | null }>(
    `select tbl, upto from derived_version where tbl <> '*' order by tbl`,
  )
  const versioned = w.house.takings.filter((t) => t.version !== undefined).map((t) => t.table)
  expect(versioned.length).toBeGreaterThan(5)
  expect(rows.map((r) => r.tbl)).toEqual(versioned.sort())
  expect(rows.every((r) => r.upto !== null)).toBe(true)
})

test('rows, figures, tasks and what tablets carry of another version are made again; what stands is not said again', async () => {
  const whole = { [one]: await bookState(w, one), [two]: await bookState(w, two) }
  const feed = async () => (await sql<{ feed: number }>(`select feed from book where id = '${one}'`))[0]!.feed
  const before = await feed()
  // as an earlier release would have left it: other rows, no task, nothing carried, and another version
  await sql(`update observation set age_group = null, strange = '["x"]'`)
  await sql(`update child_development set light = 'red', readings = '[]'`)
  await sql(`delete from task where kind like 'mentoring.%'`)
  await sql(`delete from feed where book = '${two}' and entity like 'observation:%'`)
  await sql(`update derived_version set version = 'before', upto = null where tbl <> '*'`)
  await sql(
    `insert into book_looked (book, gauged, watched) values ('${one}', 'x', 'y') on conflict (book) do nothing`,
  )
  const looks: number[] = []
  let asked = 0
  // stopped after the first book, as a server that closes
  const first = await refoldChanged(
    w.db,
    w.house,
    () => asked++ > 1,
    (done) => looks.push(done),
  )
  expect(looks.length).toBeGreaterThan(0)
  const rest = await refoldChanged(w.db, w.house)
  expect(first + rest).toBeGreaterThanOrEqual(2 * 9)
  for (const book of [one, two]) expect(await bookState(w, book)).toEqual(whole[book])
  expect(await sql(`select * from book_looked where book = '${one}'`)).toEqual([])
  // the center whose feed was whole hears nothing anew
  expect(await feed()).toBe(before)
  expect(await refoldChanged(w.db, w.house)).toBe(0)
  for (const book of [one, two]) expect(await rebuildBook(w.db, w.house, book)).toEqual([])
})
