// How soon a child is found among half a million: 2,000 mixed questions of people who reach one center, a state or the country.

import { openDb } from '../src/platform/db.ts'
import { quantile, remark, type Server } from './fixture.ts'
import { type Chance, chanceOf } from './parts/chance.ts'
import { accountsOf, type NationGround, nationCenters, onNation } from './parts/nation.ts'
import { signIn } from './parts/signing-in.ts'
import type { Bench, Measured } from './run.ts'

const QUERIES = 2_000
const WARM = 50
/** Children that questions are made of: as many as could be asked for. */
const KNOWN = 4_000

type Known = {
  readonly key: string
  readonly book: string
  readonly given: string
  readonly first: string
  readonly second: string | null
  readonly birth: string
  readonly curp: string | null
}
type Question = {
  readonly kind: string
  readonly q: string
  /** a child that should be among the first twenty */
  readonly wanted?: string
}

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()

/** One slip of somebody who types fast or writes as it sounds. */
function mistyped(chance: Chance, word: string): string {
  const at = 1 + chance.below(Math.max(1, word.length - 2))
  const sounds = (
    [
      ['z', 's'],
      ['s', 'z'],
      ['v', 'b'],
      ['b', 'v'],
      ['h', ''],
      ['ll', 'y'],
      ['x', 'j'],
      ['c', 's'],
      ['g', 'j'],
    ] as const
  ).filter(([from]) => word.includes(from))
  switch (chance.below(4)) {
    case 0:
      return word.slice(0, at) + word.slice(at + 1)
    case 1:
      return word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2)
    case 2:
      return word.slice(0, at) + word[at] + word.slice(at)
    default: {
      const sound = sounds.length > 0 ? chance.pick(sounds) : (['a', 'e'] as const)
      return word.replace(sound[0], sound[1])
    }
  }
}

function typo(chance: Chance, text: string): string {
  const words = text.split(' ')
  const long = words.map((w, i) => [w.length, i] as const).filter(([n]) => n >= 5)
  if (long.length === 0) return text
  const [, at] = chance.pick(long)
  words[at] = mistyped(chance, words[at]!)
  return words.join(' ')
}

/** What one remembers, in shares of a hundred. */
function questionOf(chance: Chance, child: Known, often: readonly string[]): Question {
  const { key, given, first, second, birth, curp } = child
  const whole = [given, first, second].filter((x) => x !== null)
  const [y, m, d] = birth.split('-')
  const draw = chance.below(100)
  if (draw < 25) return { kind: 'two surnames, a typo', q: typo(chance, plain(whole.join(' '))), wanted: key }
  if (draw < 35) return { kind: 'any order', q: plain(chance.shuffled(whole).join(' ')), wanted: key }
  if (draw < 45) return { kind: 'one surname, a typo', q: typo(chance, plain(`${given} ${first}`)) }
  if (draw < 55) return { kind: 'half typed', q: plain(`${given} ${first}`).slice(0, -2) }
  if (draw < 65)
    return {
      kind: 'name and birth',
      q: `${typo(chance, plain(`${given} ${first}`))} ${d}/${m}/${y}`,
      wanted: key,
    }
  if (draw < 77) return { kind: '«María»', q: chance.pick(often) }
  if (draw < 85 && curp) return { kind: 'CURP', q: curp, wanted: key }
  if (draw < 90 && curp) return { kind: 'first of the CURP', q: curp.slice(0, chance.pick([4, 6, 10])) }
  return {
    kind: 'nobody',
    q: chance.pick([
      'Zzyzx Qwerty',
      'Wolfgang Xenophontos',
      'Brzeczyszczykiewicz',
      'Ñuflo Umpiérrez Oyarzábal',
    ]),
  }
}

async function known(ground: NationGround, chance: Chance): Promise<{ children: Known[]; often: string[] }> {
  const db = openDb(ground.url, { max: 1 })
  try {
    return await db.read({ system: true }, async (read) => {
      const children = await read<Known>`
        select key, book, given, first, second, birth, curp from child where left_on is null
        order by md5(key || ${String(chance.below(1_000_000))}) limit ${KNOWN}`
      const often = await read<{ given: string }>`
        select split_part(given, ' ', 1) as given from child where left_on is null group by 1 order by count(*) desc limit 3`
      return { children, often: ['María', ...often.map((o) => o.given)] }
    })
  } finally {
    await db.close()
  }
}

async function measure(ground: NationGround, server: Server, seed: number): Promise<Measured[]> {
  const chance = chanceOf(seed)
  const { children, often } = await known(ground, chance)
  const [home] = await nationCenters(ground.url, seed, 1, 30)
  const enter = async (accounts: Awaited<ReturnType<typeof accountsOf>>) =>
    Promise.all(accounts.map((a) => signIn(server.address, a)))
  const far = [
    ...(await enter(await accountsOf(ground.url, 'national', 2))),
    ...(await enter(await accountsOf(ground.url, 'supervisor', 2))),
  ]
  const near = await enter(await accountsOf(ground.url, 'director', 1, home!.book))
  const took = new Map<string, number[]>()
  const all: number[] = []
  let wanted = 0
  let found = 0
  for (let i = -WARM; i < QUERIES; i++) {
    const question = questionOf(chance, chance.pick(children), often)
    // half ask of the whole country, three in ten of a state, two in ten of their center
    const who = chance.below(10)
    const cookie = who < 5 ? far[i & 1]! : who < 8 ? (far[2 + (i & 1)] ?? far[0]!) : near[0]!
    const body = JSON.stringify({ q: question.q, ...(who < 8 ? { purpose: 'family-request' } : {}) })
    const from = performance.now()
    const response = await fetch(`${server.address}/v1/children/search`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie, 'sec-fetch-site': 'same-origin' },
      body,
    })
    const told = (await response.json()) as { children: { id: string }[] }
    const ms = performance.now() - from
    if (!response.ok) throw new Error(`${question.q}: ${response.status} ${JSON.stringify(told)}`)
    if (i < 0) continue
    all.push(ms)
    took.set(question.kind, [...(took.get(question.kind) ?? []), ms])
    if (question.wanted && who < 5) {
      wanted++
      if (told.children.some((c) => c.id === question.wanted)) found++
    }
    if (question.kind === 'nobody' && told.children.length > 0)
      throw new Error(`somebody is like ${question.q}`)
  }
  for (const [kind, ms] of took)
    remark(
      `${kind}: ${ms.length}, median ${quantile(ms, 0.5).toFixed(1)} ms, p95 ${quantile(ms, 0.95).toFixed(1)} ms`,
    )
  remark(
    `of ${wanted} children asked for by whole name, CURP or birth in the country, ${found} were on the first page`,
  )
  if (found < wanted * 0.9) throw new Error('too few were found')
  return [{ id: 'children.search.p95', value: quantile(all, 0.95), unit: 'ms' }]
}

export const benches: readonly Bench[] = [
  {
    ids: ['children.search.p95'],
    run: ({ seed, signal }) =>
      onNation(seed, signal, async (ground) => measure(ground, await ground.openServer(), seed)),
  },
]
