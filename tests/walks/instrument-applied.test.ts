// An instrument from the institution's file to a child's result: loaded, signed, certified, applied at the desk, and refused to who may not.
import { existsSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays, addMonths } from '../../src/kernel/days.ts'
import type { Fact } from '../../src/kernel/fact.ts'
import { NATION } from '../../src/kernel/ids.ts'
import type { Instrument } from '../../src/modules/development/contract/instrument.ts'
import {
  ageGroupOf,
  certifiedFor,
  frameOf,
  saidOf,
  stepsOf,
  unansweredOf,
  verdictOf,
} from '../../src/modules/development/rules/apply-instrument.ts'
import { type ItemAnswer, instrumentAge, itemsOf } from '../../src/modules/development/rules/instrument.ts'
import { ediOf, readItems } from '../../src/modules/development/rules/load-instrument.ts'
import {
  type As,
  call,
  centers,
  childFacts,
  fact,
  idOf,
  openWorld,
  people,
  rooms,
  TODAY,
  type World,
} from '../world.ts'

const SHARED = new URL('../../../shared/reference/development/edi-structure.json', import.meta.url)
const { one } = centers
const file = 'ab'.repeat(32)
let w: World
const as: Record<string, As> = {}
beforeAll(async () => {
  w = await openWorld()
  for (const [name, id] of Object.entries(people)) as[name] = { cookie: await w.cookie(id) }
})
afterAll(() => w.close())

/** Invented items under the EDI's structure: as many an area as the rule counts on. */
const ediFile = () => {
  const lines = ['item,eje,grupo,texto']
  for (let g = 1; g <= 14; g++) {
    for (const area of ['MG', 'MF', 'LEN', 'SOC', 'CON'])
      for (let i = 1; i <= (g <= 7 ? 2 : 3); i++) lines.push(`${area}${g}-${i},${area},${g},Inventado ${i}`)
    for (const axis of ['FRB', 'ALE', 'EN', 'ALARM'])
      for (let i = 1; i <= 3; i++) lines.push(`${axis}${g}-${i},${axis},${g},Inventado ${i}`)
  }
  return lines.join('\n')
}
const edi = ediOf(readItems(ediFile()).items, { version: '2024', from: '2024-02-12', source: 'inventado' })
const decide = (who: keyof typeof people, kind: string, about: string, book: string, payload: object) =>
  call(w, as[who]!, 'POST', '/v1/decisions', {
    fact: fact(kind, about, book, payload as Record<string, unknown>, { author: people[who] }),
  })
const sign = (instrument: Instrument) =>
  decide('national', 'development.instrument-loaded', NATION, NATION, { instrument, file, name: 'edi.csv' })
const here = async (who: keyof typeof people) =>
  (await call(w, as[who]!, 'GET', `/v1/books/${one}/development/screening`)).body
const certificate = async (who: keyof typeof people, more: object = {}): Promise<Fact> => {
  const noted = fact('staff.certificate-noted', people[who], one, {
    ...{ instrument: 'edi', issuer: 'Inventado', from: '2026-01-01', to: '2027-12-31', ...more },
  })
  await w.said([noted])
  return noted
}
/** A child of so many completed months today, registered and in a room. */
const childOf = async (name: string, months: number): Promise<string> => {
  const child = {
    id: idOf(name),
    given: 'Inventada',
    first: 'Prueba',
    sex: 'F' as const,
    book: one,
    room: rooms.one[0],
  }
  await w.said(childFacts({ ...child, birth: addDays(addMonths(TODAY, -months), -3) }))
  return child.id
}
const payloadOf = (group: string, answers: Record<string, ItemAnswer>, cert: string | undefined, i = edi) => {
  const frame = frameOf(i)
  return {
    ...{ day: TODAY, instrument: i.id, version: i.version, by: 'educator', mode: 'child' },
    ...saidOf(stepsOf(i, group, answers), answers),
    ...(frame ? { frame } : {}),
    ...(cert ? { certificate: cert } : {}),
  }
}
const whole = (group: string, answer: ItemAnswer = 1): Record<string, ItemAnswer> =>
  Object.fromEntries(itemsOf(edi, group).map((x) => [x.id, /^(FRB|ALE|EN|ALARM)/.test(x.id) ? 0 : answer]))
const developmentOf = async (child: string) =>
  (await call(w, as.educator!, 'GET', `/v1/books/${one}/children/${child}/development?purpose=care`)).body

test('before anything is loaded nothing may be applied, and nobody below the nation signs an instrument', async () => {
  expect(await here('educator')).toMatchObject({ instruments: [], certificates: [] })
  const below = await decide('director1', 'development.instrument-loaded', NATION, NATION, {
    ...{ instrument: edi, file, name: 'edi.csv' },
  })
  expect(below.status).toBe(403)
  const groups = edi.groups.map((g, n) => (n === 3 ? { ...g, toDays: g.toDays + 40 } : g))
  expect((await sign({ ...edi, groups })).body.refusal.code).toBe('not-sound')
})

test('loaded and signed by the nation it is offered in each center; without a certificate the reason and who gives it are told', async () => {
  expect((await sign(edi)).status).toBe(200)
  expect((await sign(edi)).body.refusal.code).toBe('known-version')
  const told = await here('educator')
  expect(told.instruments).toHaveLength(1)
  expect(told.givers).toEqual(['director Prueba'])
  expect(certifiedFor(edi, TODAY, told.certificates)).toEqual({ why: 'none' })
})

describe('who may apply it', () => {
  test('no certificate, one that is over, one of another instrument, one of somebody else: refused; a valid one: taken', async () => {
    const child = await childOf('certified', 8)
    const group = '6'
    const say = (cert: string | undefined, who: 'educator' | 'nurse' = 'educator') =>
      decide(who, 'development.screened', child, one, payloadOf(group, whole(group), cert))
    expect((await say(undefined)).body.refusal).toMatchObject({
      code: 'no-certificate',
      field: 'certificate',
    })
    expect((await say(idOf('nothing'))).body.refusal.code).toBe('no-certificate')
    const other = await certificate('educator', { instrument: 'otra' })
    expect((await say(other.id)).body.refusal.code).toBe('no-certificate')
    const over = await certificate('educator', { from: '2025-01-01', to: addDays(TODAY, -1) })
    expect((await say(over.id)).body.refusal.code).toBe('no-certificate')
    expect(certifiedFor(edi, TODAY, (await here('educator')).certificates)).toMatchObject({ why: 'over' })
    const theirs = await certificate('nurse')
    expect((await say(theirs.id)).body.refusal.code).toBe('no-certificate')
    expect((await developmentOf(child)).development).toBeNull()
    const valid = await certificate('educator')
    expect(certifiedFor(edi, TODAY, (await here('educator')).certificates)).toEqual({ certificate: valid.id })
    expect((await say(valid.id)).body.answer).toBe('taken')
    expect(await developmentOf(child)).toMatchObject({
      development: {
        light: 'green',
        last_screened: TODAY,
        rounds: [{ instrument: 'edi', group, kind: 'screening' }],
      },
      applied: [{ id: 'edi', version: '2024' }],
    })
    const paper = fact('staff.certificate-ended', people.educator, one, {
      ...{ certificate: valid.id, on: TODAY, reason: 'era de otra persona' },
    })
    await w.said([paper])
    expect((await say(valid.id)).body.refusal.code).toBe('no-certificate')
  })

  test('a day to come, an item left out, one said of another age, ages that were not signed: refused with their field', async () => {
    const child = await childOf('refused', 8)
    const { id } = await certificate('educator')
    const good = payloadOf('6', whole('6'), id)
    const code = async (payload: object) =>
      (await decide('educator', 'development.screened', child, one, payload)).body.refusal?.code
    expect(await code({ ...good, day: addDays(TODAY, 1) })).toBe('future-day')
    const { 'MG6-1': _left, ...rest } = good.asked
    const { 'MG6-1': _said, ...said } = good.answers
    expect(await code({ ...good, asked: rest, answers: said })).toBe('missing-item')
    const moved = { ...good.asked, 'MG6-1': { domain: 'MG', group: '7' } }
    expect(await code({ ...good, asked: moved })).toBe('other-place')
    expect(await code({ ...good, asked: { ...good.asked, X: { domain: 'MG', group: '6' } } })).toBe(
      'unknown-item',
    )
    expect(await code({ ...good, version: '2030' })).toBe('unknown-instrument')
    expect(await code({ ...good, frame: { groups: edi.groups, rule: edi.rule } })).toBe('other-frame')
    expect(await code(good)).toBeUndefined()
  })
})

type Case = {
  name: string
  input: {
    group: number
    areas: Record<string, number>
    previous?: Record<string, number>
    frb: number
    ale: number
    en: number
    alarm: number
  }
  expect: string
}
const absent = !existsSync(SHARED)
test.skipIf(absent)(
  `its 18 cases come out as written, from the questions shown to the row of the child${absent ? ' (skipped: no shared reference on this machine)' : ''}`,
  async () => {
    const { cases } = JSON.parse(readFileSync(SHARED, 'utf8')) as { cases: Case[] }
    expect(cases).toHaveLength(18)
    const { id } = await certificate('educator')
    for (const { name, input, expect: colour } of cases) {
      const months = edi.groups.find((g) => g.id === String(input.group))!.months!.from
      const child = await childOf(`case ${name}`, months)
      const age = instrumentAge(addDays(addMonths(TODAY, -months), -3), undefined, TODAY)
      const group = ageGroupOf(edi, age)!.id
      expect([name, group]).toEqual([name, String(input.group)])
      // answered as a person would: the questions in sight, again and again until none is left
      const met: Record<string, number> = { ...input.areas, FRB: input.frb, ALE: input.ale }
      Object.assign(met, { EN: input.en, ALARM: input.alarm })
      const answers: Record<string, ItemAnswer> = {}
      for (let steps = stepsOf(edi, group, answers), open = unansweredOf(steps, answers); open.length > 0; ) {
        for (const s of steps) {
          for (const [n, x] of s.items.entries()) answers[x.id] = n < (met[s.domain] ?? 0) ? 1 : 0
          for (const [n, x] of s.before.entries())
            answers[x.id] = n < (input.previous?.[s.domain] ?? 0) ? 1 : 0
        }
        steps = stepsOf(edi, group, answers)
        open = unansweredOf(steps, answers)
      }
      const shown = verdictOf(edi, group, age.months, answers)!
      const taken = await decide(
        'educator',
        'development.screened',
        child,
        one,
        payloadOf(group, answers, id),
      )
      expect([name, taken.status]).toEqual([name, 200])
      const { development } = await developmentOf(child)
      const said = development.light === 'amber' ? 'yellow' : development.light
      expect([name, said, shown.light]).toEqual([name, colour, development.light])
    }
  },
)

test('an area without anything asks the age before; until then it stays yellow and is marked', async () => {
  const answers: Record<string, ItemAnswer> = { ...whole('6'), 'LEN6-1': 0, 'LEN6-2': 0 }
  const [len] = stepsOf(edi, '6', answers).filter((s) => s.before.length > 0)
  expect(len).toMatchObject({ domain: 'LEN', before: [{ id: 'LEN5-1' }, { id: 'LEN5-2' }] })
  expect(verdictOf(edi, '6', 8, answers)).toMatchObject({ light: 'amber', incomplete: ['LEN'] })
  expect(verdictOf(edi, '6', 8, { ...answers, 'LEN5-1': 1, 'LEN5-2': 0 })).toMatchObject({ light: 'red' })
  const first: Record<string, ItemAnswer> = { ...whole('1'), 'LEN1-1': 0, 'LEN1-2': 0 }
  expect(stepsOf(edi, '1', first).every((s) => s.before.length === 0)).toBe(true)
})

const own: Instrument = {
  ...{ id: 'juego', version: '1', title: { es: 'Juego compartido' }, kind: 'surveillance' },
  domains: [{ id: 'len', words: { es: 'Lenguaje' } }],
  groups: [
    { id: 'a', fromDays: 0, toDays: 365, months: { from: 0, below: 12 } },
    { id: 'b', fromDays: 365, toDays: 1461, months: { from: 12, below: 48 } },
  ],
  items: ['a', 'b'].flatMap((g) =>
    ['1', '2'].map((n) => ({ id: `${g}${n}`, domain: 'len', group: g, words: { es: `Inventado ${g}${n}` } })),
  ),
  rule: { kind: 'milestones', enough: 0.5, source: 'inventada', confidence: 'unconfirmed' },
  ...{ source: 'inventada', license: 'propia', validity: { from: '2026-01-01' } },
}

test('an instrument of the institution’s own is applied by its rule; a new version takes its place from its day on', async () => {
  expect((await sign(own)).status).toBe(200)
  const child = await childOf('own instrument', 8)
  const answers = { a1: 1, a2: 0 } as Record<string, ItemAnswer>
  const said = await decide(
    'educator',
    'development.screened',
    child,
    one,
    payloadOf('a', answers, undefined, own),
  )
  expect(said.body.answer).toBe('taken')
  expect((await developmentOf(child)).development.rounds).toMatchObject([
    { instrument: 'juego', kind: 'surveillance', light: 'amber', not_yet: ['a2'] },
  ])
  expect((await sign({ ...own, version: '2', validity: { from: addDays(TODAY, 5) } })).status).toBe(200)
  expect((await here('educator')).instruments.map((i: Instrument) => `${i.id} ${i.version}`)).toContain(
    'juego 1',
  )
  expect((await sign({ ...own, version: '1b', validity: { from: TODAY } })).status).toBe(200)
  expect((await here('educator')).instruments.map((i: Instrument) => `${i.id} ${i.version}`)).toContain(
    'juego 1b',
  )
})

test('a bank gives a score with its error; the name D-score only with who allows it', async () => {
  const bank: Instrument = {
    ...own,
    ...{ id: 'banco', rule: { kind: 'rasch', source: 'inventada', confidence: 'unconfirmed' } },
    items: own.items.map((x, n) => ({ ...x, difficulty: 20 + n * 4 })),
    score: {
      ...{ called: 'Puntaje del juego', scale: 2.1, grid: { from: -10, to: 80, by: 1 } },
      ages: [
        { months: 0, mean: 10, sd: 6 },
        { months: 48, mean: 60, sd: 6 },
      ],
    },
  }
  const named = { ...bank, score: { ...bank.score!, called: 'D-score' } }
  expect((await sign(named)).body.refusal).toMatchObject({ code: 'not-sound', field: 'd-score' })
  expect((await sign(bank)).status).toBe(200)
  const child = await childOf('scored', 8)
  const answers = { a1: 1, a2: 0 } as Record<string, ItemAnswer>
  await decide('educator', 'development.screened', child, one, payloadOf('a', answers, undefined, bank))
  const [round] = (await developmentOf(child)).development.rounds
  expect(round).toMatchObject({ light: 'none', score: { called: 'Puntaje del juego', n: 2 } })
  expect(round.score.sem).toBeGreaterThan(0)
})
