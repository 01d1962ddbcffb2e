// What requests cost in statements: each endpoint of some modules within its budget, and no more when eleven times as much was said.
import { expect, test } from 'vitest'
import { answersWith } from '../src/app/answers.ts'
import { builtInTables } from '../src/modules/growth/rules/built-in-tables.ts'
import { call, type World } from './world.ts'

export type Question = {
  /** a person's id; nobody in particular without it */
  readonly as?: string
  readonly path: string
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly body?: unknown
  /** so many statements at most, those of the session and of row security with them */
  readonly most: number
}
/** By the id of the endpoint. */
export type Questions = Readonly<Record<string, Question>>

/** Tests that every endpoint `of` some modules has its budget and keeps it. `say(n)` says one round of everything there is to list. */
export function testBudgets(of: {
  readonly world: () => World
  readonly modules: RegExp
  readonly questions: Questions
  /** what writes, for the first time or the second: in this order */
  readonly writings: (time: 0 | 1) => Questions
  readonly say: (n: number) => Promise<void>
}): void {
  const cookies = new Map<string, string>()
  const cost = async ({ as, method = 'GET', path, body }: Question): Promise<number> => {
    const world = of.world()
    if (as !== undefined && !cookies.has(as)) cookies.set(as, await world.cookie(as))
    world.statements.length = 0
    const who = as === undefined ? undefined : { cookie: cookies.get(as)! }
    const told = await call(world, who, method, path, body)
    const why = JSON.stringify([told.body, ...world.logged.filter((l) => l.level === 'error')])
    expect([path, told.status], why.slice(0, 600)).toEqual([path, 200])
    return world.statements.reduce((a, b) => a + b, 0)
  }

  test('every endpoint of these modules has its budget', () => {
    const all = answersWith(builtInTables()).flatMap((b) =>
      of.modules.test(b.endpoint.id) ? [b.endpoint.id] : [],
    )
    expect(all.length).toBeGreaterThan(3)
    expect(Object.keys({ ...of.questions, ...of.writings(0) }).sort()).toEqual([...all].sort())
  })

  test('a request costs no more than its budget, and no more when eleven times as much was said', async () => {
    const costs: Record<string, number> = {}
    for (const [id, q] of Object.entries({ ...of.questions, ...of.writings(0) })) costs[id] = await cost(q)
    console.info('statements:', JSON.stringify(costs))
    for (const [id, q] of Object.entries({ ...of.questions, ...of.writings(0) })) {
      expect(costs[id], id).toBeGreaterThan(0)
      expect(costs[id], id).toBeLessThanOrEqual(q.most)
    }
    for (let n = 1; n <= 10; n++) await of.say(n)
    for (const [id, q] of Object.entries({ ...of.questions, ...of.writings(1) }))
      expect(await cost(q), id).toBeLessThanOrEqual(costs[id]!)
  })
}
