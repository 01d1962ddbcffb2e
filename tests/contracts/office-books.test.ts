// Books of offices on the real database: organizations, studies, agreements, land and plans are the same rows whatever order they were said in.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { house } from '../../src/app/modules.ts'
import { NATION } from '../../src/kernel/ids.ts'
import { rebuildAll } from '../../src/platform/rebuilding.ts'
import { verifyAll } from '../../src/platform/verifying.ts'
import { nationBook, representationBook } from '../office-books.ts'
import { moved, stateOf, takeAll } from '../permuting.ts'
import { shuffled } from '../toys/toy-book.ts'
import { idOf, openWorld, reps, type World } from '../world.ts'

const MODULES = /^(agreements|needs|partners|siting|territory)\./

test('everything that can be said of them is said in these books', () => {
  const said = new Set([...representationBook(), ...nationBook()].map((s) => s.fact.kind))
  const can = [...house.kinds.keys()].filter((k) => MODULES.test(k))
  expect(can.length).toBeGreaterThan(50)
  expect(can.filter((k) => !said.has(k))).toEqual([])
})

async function pagesOf(world: World, book: string): Promise<number> {
  const [row] = await world.db.read(
    { system: true },
    (read) => read<{ n: number }>`select count(*)::int as n from page where book = ${book}`,
  )
  return row!.n
}

describe('the book of a representation', () => {
  let world: World
  const said = representationBook()
  const bookOf = (i: number) => idOf(`office permutation ${i}`)
  const PERMUTATIONS = 32
  let first: Record<string, unknown>
  beforeAll(async () => {
    world = await openWorld({ empty: true })
    await takeAll(world, moved(said, reps.north, bookOf(0)), 1)
    first = await stateOf(world, bookOf(0))
  })
  afterAll(() => world.close())

  test(`${PERMUTATIONS} permutations, split and repeated, give the same rows, figures and tasks`, async () => {
    expect(Object.keys(first).sort()).toEqual(
      [
        ...['partner', 'partner_advice', 'partner_contact', 'partner_distinct', 'partner_event'],
        ...[
          'partner_file',
          'partner_interest',
          'partner_material',
          'needs_report',
          'needs_roster',
          'needs_study',
        ],
        ...['agreement', 'agreement_baseline', 'agreement_commitment', 'agreement_file', 'agreement_report'],
        ...['siting_project', 'feed', 'figure', 'place_account', 'task'],
      ].sort(),
    )
    const try_ = async (i: number) => {
      await takeAll(world, moved(shuffled(said, i), reps.north, bookOf(i)), i)
      expect(await stateOf(world, bookOf(i)), `permutation ${i}`).toEqual(first)
    }
    // Several books at a time: each has its own lock.
    for (let i = 1; i <= PERMUTATIONS; i += 4) await Promise.all([0, 1, 2, 3].map((k) => try_(i + k)))
  }, 120_000)

  test('said all again, and the earliest last of all, nothing changes', async () => {
    const pages = await pagesOf(world, bookOf(0))
    expect(pages).toBe(said.length)
    await takeAll(world, moved(shuffled(said, 99), reps.north, bookOf(0)), 99)
    expect(await pagesOf(world, bookOf(0))).toBe(pages)
    expect(await stateOf(world, bookOf(0))).toEqual(first)
    const late = bookOf(PERMUTATIONS + 1)
    await takeAll(world, moved([...said.slice(1), said[0]!], reps.north, late), 2)
    await takeAll(world, moved(said.toReversed(), reps.north, bookOf(PERMUTATIONS + 2)), 3)
    for (const book of [late, bookOf(PERMUTATIONS + 2)]) expect(await stateOf(world, book)).toEqual(first)
  })

  test('a rebuild finds no difference in any of them, and every chain holds', async () => {
    expect(await rebuildAll(world.db, world.house, () => {})).toEqual([])
    for (let i = 0; i <= PERMUTATIONS; i++) expect(await stateOf(world, bookOf(i))).toEqual(first)
    const verified = await verifyAll(world.db, world.house, () => {})
    expect(verified.bad).toBeUndefined()
    expect(verified.pages).toBeGreaterThan(PERMUTATIONS * said.length)
  }, 120_000)
})

describe('the book of the nation', () => {
  const said = nationBook()
  /** There is one nation: each order has a database of its own. */
  async function inOrder(order: typeof said, seed: number, look: (world: World) => Promise<void>) {
    const world = await openWorld({ empty: true })
    try {
      await takeAll(world, order, seed)
      await look(world)
    } finally {
      await world.close()
    }
  }

  test('orders and permutations, split and repeated, give the same rows and figures; said again and rebuilt they stay', async () => {
    let first: Record<string, unknown> = {}
    await inOrder(said, 1, async (world) => {
      first = await stateOf(world, NATION)
      expect(Object.keys(first).sort()).toEqual(
        [
          ...['locality', 'municipality_figures', 'municipality_posts', 'state_insured', 'nursery_supply'],
          ...['supply_published', 'municipality_boundary'],
          ...['siting_plan', 'siting_assumption', 'siting_fix', 'feed', 'figure', 'place_account', 'task'],
        ].sort(),
      )
      await takeAll(world, shuffled(said, 99), 99)
      expect(await pagesOf(world, NATION)).toBe(said.length)
      expect(await stateOf(world, NATION)).toEqual(first)
    })
    const orders = [
      ...Array.from({ length: 6 }, (_, i) => shuffled(said, i + 1)),
      ...[said.toReversed(), [...said.slice(1), said[0]!]],
    ]
    for (const [i, order] of orders.entries())
      await inOrder(order, i, async (world) => {
        expect(await stateOf(world, NATION), `order ${i}`).toEqual(first)
        if (i % 4 > 0) return
        expect(await rebuildAll(world.db, world.house, () => {})).toEqual([])
        expect(await stateOf(world, NATION), `order ${i} rebuilt`).toEqual(first)
        expect((await verifyAll(world.db, world.house, () => {})).bad).toBeUndefined()
      })
  }, 120_000)
})
