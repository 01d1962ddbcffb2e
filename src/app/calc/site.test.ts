// `calc site`: published instances to their optimum with the proof, every plan checked anew, and files that are wrong told in words.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { site } from './site.ts'

/** Searches end by themselves in a few seconds of work; a machine that does other things too takes longer. */
const PATIENCE = 90_000

const SHARED = resolve('../shared/reference/siting')
const absent = !existsSync(SHARED)
const why = absent ? ' (skipped: not on this machine)' : ''

async function ran(argv: readonly string[], text?: string) {
  let [out, err] = ['', '']
  const readText = async (path: string) => text ?? readFileSync(path, 'utf8')
  const code = await site.run(argv, {
    readText,
    out: (t) => {
      out += t
    },
    err: (t) => {
      err += t
    },
  })
  return { code, err, result: out === '' ? undefined : JSON.parse(out).result }
}

type Point = { id: number; x: number; y: number }
const metres = (a: Point, b: Point) => Math.floor(Math.sqrt((a.x - b.x) ** 2 + (a.y - b.y) ** 2))

describe.skipIf(absent)(`instances of ${SHARED}${why}`, { timeout: PATIENCE }, () => {
  const files = (folder: string) =>
    absent ? [] : readdirSync(folder).flatMap((f) => (f.endsWith('.json') ? [`${folder}/${f}`] : []))

  test.each(files(SHARED))('%s to its proven optimum', async (file) => {
    const given = JSON.parse(readFileSync(file, 'utf8'))
    const { code, result } = await ran([file, '--prove', '--seconds', '60'])
    expect(code).toBe(0)
    expect(result).toMatchObject({
      objective: given.expected.objective,
      bound: given.expected.objective,
      gap: 0,
    })
    expect(result.open).toHaveLength(given.p)
    expect(result.open.toSorted((a: number, b: number) => a - b)).toEqual(result.open)
    const siteOf = new Map<number, Point & { capacity: number }>(given.sites.map((s: Point) => [s.id, s]))
    // the objective counted again, by the words of the file
    let again = 0
    const load = new Map<number, number>()
    for (const [i, d] of given.demand.entries()) {
      const nearest = Math.min(...result.open.map((id: number) => metres(d, siteOf.get(id)!)))
      if (given.radius !== undefined) again += nearest <= given.radius ? d.children : 0
      else if (result.assign === undefined) again += nearest * d.children
      else {
        const at = result.assign[i]
        expect(result.open).toContain(at)
        load.set(at, (load.get(at) ?? 0) + d.children)
        again += metres(d, siteOf.get(at)!) * d.children
      }
    }
    expect(again).toBe(result.objective)
    for (const [id, children] of load) expect(children).toBeLessThanOrEqual(siteOf.get(id)!.capacity)
  })

  test.each(files(`${SHARED}/pmed`))('%s within a thousandth of the optimum', async (file) => {
    const { optimum, p } = JSON.parse(readFileSync(file, 'utf8'))
    const { result } = await ran([file, '--seconds', '20'])
    expect(result.objective).toBeGreaterThanOrEqual(optimum)
    expect(result.objective).toBeLessThanOrEqual(optimum * 1.001)
    expect(result.bound).toBeLessThanOrEqual(optimum)
    expect(new Set(result.open).size).toBe(p)
  })

  test.each(files(`${SHARED}/pmedcap`))('%s within a hundredth of the best known', async (file) => {
    const { bestKnown, nodes, capacity } = JSON.parse(readFileSync(file, 'utf8'))
    const { result } = await ran([file])
    expect(result.objective).toBeLessThanOrEqual(bestKnown * 1.01)
    expect(result.bound).toBeLessThanOrEqual(bestKnown)
    const load = new Map<number, number>()
    for (const [i, n] of nodes.entries())
      load.set(result.assign[i], (load.get(result.assign[i]) ?? 0) + n.demand)
    expect(Math.max(...load.values())).toBeLessThanOrEqual(capacity)
  })
})

const POINTS = {
  p: 1,
  demand: [
    { id: 'a', x: 0, y: 0, children: 3 },
    { id: 'b', x: 10, y: 0, children: 1 },
  ],
  sites: [
    { id: 's2', x: 0, y: 0 },
    { id: 's1', x: 9, y: 0 },
  ],
}
const text = (more: object) => JSON.stringify({ ...POINTS, ...more })

describe('files as people write them', () => {
  test('every form, with texts as ids', async () => {
    expect((await ran(['f'], text({}))).result).toEqual({ objective: 10, open: ['s2'], bound: 10, gap: 0 })
    expect((await ran(['f'], text({ radius: 9 }))).result).toMatchObject({ objective: 4, open: ['s1'] })
    expect((await ran(['f'], text({ p: 2 }))).result.open).toEqual(['s1', 's2'])
    const roomy = POINTS.sites.map((s) => ({ ...s, capacity: s.id === 's1' ? 4 : 3 }))
    expect((await ran(['f', '--prove'], text({ sites: roomy }))).result).toEqual({
      ...{ objective: 28, open: ['s1'], bound: 28, gap: 0 },
      assign: ['s1', 's1'],
    })
    const matrix = '{"p":1,"distances":[[1.5,2],[4,1]],"weights":[2,1]}'
    expect((await ran(['f'], matrix)).result).toMatchObject({ objective: 5, open: [2], gap: 0 })
    const graph = '{"p":1,"n":3,"edges":[[1,2,5],[2,3,1],[1,2,2]]}'
    expect((await ran(['f'], graph)).result).toMatchObject({ objective: 3, open: [2], gap: 0 })
  })
  test('nobody within reach is a plan that covers nobody', async () => {
    const far = text({ radius: 1, sites: [{ id: 1, x: 500, y: 500 }] })
    expect((await ran(['f'], far)).result).toEqual({ objective: 0, open: [1], bound: 0, gap: 0 })
  })
  test.each([
    [text({ p: 3 }), 'campo p: se esperaba un entero de 1 a 2; hay «3»'],
    [text({ p: 0 }), 'campo p: se esperaba un entero de 1 o más; hay «0»'],
    [
      text({ demand: [{ id: 1, x: 0, y: 0, children: -1 }] }),
      'campo demand[0].children: se esperaba un número de 0 o más',
    ],
    [
      text({ sites: [POINTS.sites[0], POINTS.sites[0]] }),
      'campo sites[1].id: se esperaba cada id una vez; hay «s2»',
    ],
    [
      text({ sites: [{ ...POINTS.sites[0], capacity: 1 }, POINTS.sites[1]] }),
      'campo sites[1].capacity: se esperaba la de todos o de ninguno',
    ],
    [
      text({ sites: POINTS.sites.map((s) => ({ ...s, capacity: 3 })) }),
      'campo p: se esperaba lugar para toda la demanda (4) en 1 sitios; hay 3',
    ],
    ['{"p":1,"n":2,"edges":[[1,3,1]]}', 'campo edges[0]: se esperaban nodos de 1 a 2; hay «[1,3,1]»'],
    [
      '{"p":1,"n":2,"edges":[]}',
      'campo edges: se esperaba una red en que todo se alcanza; hay ningún camino',
    ],
    ['{"p":1,"n":2,"edges":[[1,2,-4]]}', 'campo edges[0][2]: se esperaba un número de 0 o más; hay «-4»'],
    ['{"p":1,"distances":[[1,2],[3]]}', 'campo distances[1]: se esperaban 2 números; hay 1'],
    ['{"p":1}', 'se esperaba edges, nodes, demand con sites, o distances'],
  ])('%s', async (file, words) => {
    const { code, err, result } = await ran(['f.json'], file)
    expect([code, result]).toEqual([2, undefined])
    expect(err).toContain(`f.json: ${words}`)
  })
  test('no plan holds one large demand: said, with or without the proof', async () => {
    const large = text({
      p: 2,
      demand: [2, 2, 2].map((children, id) => ({ id, x: 0, y: 0, children })),
      sites: POINTS.sites.map((s) => ({ ...s, capacity: 3 })),
    })
    expect((await ran(['f', '--seconds', '0.2'], large)).err).toContain('pruebe con --prove')
    expect((await ran(['f', '--prove', '--seconds', '5'], large)).err).toContain(
      'se esperaba un plan posible; hay',
    )
  })
  test.each(['x', '0', '-1'])('%s seconds are refused', async (seconds) => {
    expect(await ran(['f', `--seconds=${seconds}`], text({}))).toMatchObject({ code: 2 })
  })
})
