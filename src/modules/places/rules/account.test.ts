// Accounts of places: nothing is counted twice, nothing opens without licence and people, and order does not matter.
import { describe, expect, test } from 'vitest'
import type { Fact, Stamped } from '../../../kernel/fact.ts'
import { byEstimatedTime } from '../../../kernel/fact.ts'
import { balanceOf, foldAccount } from './account.ts'
import {
  countedOn,
  expectedBy,
  expectedOf,
  lateOf,
  liveOf,
  monthsBetween,
  noPlaces,
  pointsOf,
  standingOf,
} from './ledger-on.ts'

const uuid = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`
const CENTER = uuid(1)
const SITE = uuid(2)
const LOT = uuid(3)
const OTHER = uuid(4)
let n = 100
const say = (kind: string, payload: Record<string, unknown>, at = '2026-11-20', about = CENTER): Stamped => {
  const fact: Fact = {
    ...{ id: uuid(n++), kind: `places.${kind}`, kindVersion: 1, about, book: CENTER, author: uuid(9) },
    happenedAt: `${at}T18:00:00.000Z`,
    origin: 'desk',
    payload,
  }
  return { fact, estAt: fact.happenedAt }
}
const planned = (places: number, on: string, more: object = {}, lot = LOT) =>
  say('planned', { lot, places, on, reason: 'plan', ...more })
const step = (from: string, to: string, places: number, on: string, more: object = {}, lot = LOT) =>
  say('stepped', { lot, from, to, places, on, reason: 'paso', ...more })
const licence = (until?: string) => ({ licence: { number: 'L-1', issuer: 'PC', ...(until && { until }) } })

const whole = (until?: string) => [
  planned(100, '2026-01-10', { due: { open: '2026-09-01' } }),
  step('planned', 'works', 100, '2026-02-01'),
  step('works', 'authorized', 90, '2026-07-01', licence(until)),
  step('works', 'lost', 10, '2026-07-01'),
  step('authorized', 'staffed', 80, '2026-08-01', { people: 12 }),
  step('staffed', 'open', 60, '2026-09-01'),
]
const fold = (facts: readonly Stamped[], key = CENTER) =>
  foldAccount(CENTER, key, [...facts].sort(byEstimatedTime))!

function shuffled<T>(list: readonly T[], seed: number): T[] {
  const out = [...list]
  let x = seed * 2654435761 + 1
  for (let i = out.length - 1; i > 0; i--) {
    x = (x * 1103515245 + 12345) % 2147483648
    const j = x % (i + 1)
    ;[out[i], out[j]] = [out[j]!, out[i]!]
  }
  return out
}

describe('an account of places', () => {
  test('what a site had left is lost with what was to be built on it, and comes back when that is taken up again', () => {
    const site = (kind: string, payload: Record<string, unknown>, at: string) => say(kind, payload, at, SITE)
    const facts = [
      planned(110, '2026-01-10'),
      step('planned', 'works', 60, '2026-03-01'),
      planned(30, '2026-02-01', {}, OTHER),
    ].map(({ fact, estAt }) => ({ fact: { ...fact, about: SITE }, estAt }))
    const lost = site('lost', { on: '2026-02-15', reason: 'se cayó' }, '2026-11-21')
    const after = fold([...facts, lost], SITE)
    expect(liveOf(countedOn(after, '2026-11-22', 0))).toBe(0)
    expect(countedOn(after, '2026-11-22', 0).lost).toBe(140)
    expect(countedOn(after, '2026-02-20', 0)).toMatchObject({ planned: 110, lost: 30 })
    const again = site('reversed', { step: lost.fact.id, reason: 'se retoma' }, '2026-11-23')
    expect(countedOn(fold([...facts, lost, again], SITE), '2026-11-23', 0)).toMatchObject({
      ...{ planned: 80, works: 60, lost: 0 },
    })
    expect(foldAccount(SITE, SITE, [lost])).toBeUndefined()
    for (let seed = 1; seed < 12; seed++)
      expect(foldAccount(CENTER, SITE, shuffled([...facts, lost], seed).sort(byEstimatedTime))).toEqual(after)
  })

  test('moves each place from one state to the next, and tells what it comes to on any day', () => {
    const account = fold(whole())
    expect(account.unapplied).toEqual([])
    expect(countedOn(account, '2026-11-20', 45)).toEqual({
      ...{
        planned: 0,
        works: 0,
        authorized: 10,
        staffed: 20,
        open: 60,
        unlicensed: 0,
        suspended: 0,
        lost: 10,
      },
      occupied: 45,
    })
    expect(countedOn(account, '2026-03-01', null)).toMatchObject({ works: 100, open: 0, occupied: null })
    expect(countedOn(account, '2025-12-31', 0)).toEqual(noPlaces)
    expect(standingOf(account.entries, '2026-11-20')).toContainEqual({ lot: LOT, state: 'open', places: 60 })
  })

  test('there are never more than were planned, whatever is said: the sum of all ends and states stays', () => {
    const more = [
      ...whole(),
      step('staffed', 'open', 60, '2026-09-02'),
      step('open', 'lost', 61, '2026-09-03'),
      step('planned', 'works', 1, '2026-09-03'),
    ]
    const account = fold(more)
    expect(account.unapplied.map((u) => u.code)).toEqual(['not-so-many', 'not-so-many', 'not-so-many'])
    for (const day of ['2026-01-10', '2026-05-05', '2026-07-01', '2026-09-30', '2027-01-01']) {
      const c = countedOn(account, day, 0)
      expect(liveOf(c) + c.lost).toBe(100)
      for (const state of ['planned', 'works', 'authorized', 'staffed', 'open'] as const)
        expect(balanceOf(account.entries, state, day)).toBeGreaterThanOrEqual(0)
    }
  })

  test('no place is open without licence and people, nor on a site', () => {
    const codeOf = (...facts: Stamped[]) => fold(facts).unapplied.map((u) => u.code)
    const plan = planned(50, '2026-01-01')
    expect(codeOf(plan, step('planned', 'open', 50, '2026-02-01'))).toEqual(['no-such-step'])
    expect(codeOf(plan, step('planned', 'authorized', 50, '2026-02-01'))).toEqual(['needs-licence'])
    expect(codeOf(plan, step('planned', 'authorized', 50, '2026-02-01', licence('2026-01-31')))).toEqual([
      'licence-over',
    ])
    const ready = [plan, step('planned', 'authorized', 50, '2026-02-01', licence('2026-06-30'))]
    expect(codeOf(...ready, step('authorized', 'staffed', 50, '2026-03-01'))).toEqual(['needs-people'])
    const staffed = [...ready, step('authorized', 'staffed', 50, '2026-03-01', { people: 8 })]
    expect(codeOf(...staffed, step('staffed', 'open', 50, '2026-07-01'))).toEqual(['no-licence'])
    expect(codeOf(...staffed, step('staffed', 'open', 50, '2026-04-01'))).toEqual([])
    const site = foldAccount(CENTER, SITE, [...staffed, step('staffed', 'open', 50, '2026-04-01')])!
    expect(site.unapplied.map((u) => u.code)).toEqual(['not-a-center'])
  })

  test('when its licence ends, a place that was opened does not count as open; renewed, it does again', () => {
    const account = fold(whole('2026-10-31'))
    expect(countedOn(account, '2026-10-31', 60)).toMatchObject({ open: 60, unlicensed: 0, occupied: 60 })
    expect(countedOn(account, '2026-11-01', 60)).toMatchObject({ open: 0, unlicensed: 60, occupied: 0 })
    const renewal = say('licence-renewed', {
      ...{ number: 'L-1', on: '2026-11-10', reason: 'nueva' },
      next: { number: 'L-2', issuer: 'PC' },
    })
    const renewed = fold([...whole('2026-10-31'), renewal])
    expect(countedOn(renewed, '2026-11-05', null)).toMatchObject({ open: 0, unlicensed: 60 })
    expect(countedOn(renewed, '2026-11-10', null)).toMatchObject({ open: 60, unlicensed: 0 })
  })

  test('a step may not lie before the one it follows, nor ahead of the day it is said', () => {
    const codeOf = (...facts: Stamped[]) => fold(facts).unapplied.map((u) => u.code)
    expect(codeOf(planned(10, '2026-05-01'), step('planned', 'works', 10, '2026-04-30'))).toEqual([
      'before-its-step',
    ])
    expect(codeOf(planned(10, '2026-05-01'), step('planned', 'works', 10, '2026-11-21'))).toEqual([
      'day-ahead',
    ])
    // taking away on an earlier day what a later step already used
    const used = [planned(10, '2026-01-01'), step('planned', 'works', 10, '2026-06-01')]
    expect(codeOf(...used, step('planned', 'lost', 1, '2026-03-01'))).toEqual(['not-so-many'])
  })

  test('converted places end once and begin once; what is said to be no step goes, unless others stand on it', () => {
    const into = { lot: OTHER, fromMonths: 12, toMonths: 24, places: 30 }
    const converted = say('converted', {
      ...{ lot: LOT, state: 'staffed', places: 20, into, on: '2026-10-01', reason: 'sala' },
    })
    const account = fold([...whole(), converted])
    const c = countedOn(account, '2026-11-20', 0)
    expect([c.staffed, c.open]).toEqual([30, 60])
    expect(account.lots.map((l) => l.lot)).toEqual([LOT, OTHER])
    const undo = (of: Stamped) => say('reversed', { step: of.fact.id, reason: 'no fue' })
    const undone = fold([...whole(), converted, undo(converted)])
    expect(countedOn(undone, '2026-11-20', 0).staffed).toBe(20)
    expect(undone.lots.map((l) => l.lot)).toEqual([LOT])
    const facts = whole()
    expect(fold([...facts, undo(facts[2]!)]).unapplied.map((u) => u.code)).toEqual(['used-since'])
    expect(fold([...facts, undo(facts[5]!)]).undone).toHaveLength(1)
  })

  test('planned again, the later number holds as far as places have not moved on', () => {
    const first = [planned(110, '2026-01-01'), step('planned', 'works', 100, '2026-02-01')]
    expect(countedOn(fold([...first, planned(150, '2026-01-01')]), '2026-11-20', 0).planned).toBe(50)
    expect(fold([...first, planned(90, '2026-01-01')]).unapplied.map((u) => u.code)).toEqual(['used-since'])
  })

  test('a site hands all to its center: the site has none, the center has them, the sum is the same', () => {
    const before = whole().slice(0, 5)
    const site = foldAccount(CENTER, SITE, before)!
    const lots = standingOf(site.entries, '2026-11-20')
    const after = foldAccount(CENTER, SITE, [
      ...before,
      say('handed', { center: CENTER, on: '2026-08-15', lots, reason: 'abre' }, '2026-11-20', SITE),
    ])!
    const received = say('received', {
      ...{ site: SITE, name: 'Predio', on: '2026-08-15', reason: 'abre' },
      lots: lots.map((l) => ({ ...site.lots[0]!, state: l.state, places: l.places })),
      ...{ licences: site.licences, past: site.entries },
    })
    const center = fold([received, step('staffed', 'open', 80, '2026-09-01')])
    expect(center.unapplied).toEqual([])
    for (const day of ['2026-05-01', '2026-08-14', '2026-08-15', '2026-09-01', '2026-11-20']) {
      const sum = liveOf(countedOn(after, day, 0)) + liveOf(countedOn(center, day, 0))
      expect([day, sum]).toEqual([day, day < '2026-07-01' ? 100 : 90])
    }
    expect(liveOf(countedOn(after, '2026-08-15', 0))).toBe(0)
    expect(countedOn(center, '2026-11-20', 0).open).toBe(80)
    expect(center.past).toHaveLength(5)
  })

  test('whatever order facts come in, and however late a clock is, the account is the same', () => {
    const facts = [
      ...whole('2026-12-31'),
      planned(20, '2026-02-02', {}, OTHER),
      step('planned', 'lost', 5, '2026-03-03', {}, OTHER),
      say('due', { lot: OTHER, due: { open: '2027-01-01' }, on: '2026-11-01', reason: 'x' }),
    ].map((s, i, all) => ({ ...s, estAt: `2026-11-${20 + ((all.length - i) % 8)}T10:00:00.000Z` }))
    const first = fold(facts)
    expect(first.unapplied).toEqual([])
    for (let i = 1; i <= 200; i++) expect(fold(shuffled(facts, i))).toEqual(first)
  })
})

describe('what is expected', () => {
  test('is by the days that were said; plan and fact are two lines, and what lies ahead has only one', () => {
    const account = { ...fold(whole()), key: CENTER }
    expect(expectedOf(account)).toEqual([
      { day: '2026-09-01', places: 60, opened: true },
      { day: '2026-09-01', places: 30, opened: false },
    ])
    expect(expectedBy(expectedOf(account), '2026-08-31')).toBe(0)
    const points = pointsOf([account], monthsBetween('2026-08', '2027-01'), '2026-11-20')
    expect(points.map((p) => [p.month, p.counted?.open ?? null, p.expected])).toEqual([
      ['2026-08', 0, 0],
      ['2026-09', 60, 90],
      ['2026-10', 60, 90],
      ['2026-11', 60, 90],
      ['2026-12', null, 90],
      ['2027-01', null, 90],
    ])
    expect(points.map((p) => [p.centers, p.expectedCenters])).toEqual([
      [0, 0],
      [1, 1],
      [1, 1],
      [1, 1],
      [null, 1],
      [null, 1],
    ])
    expect(lateOf(account, '2026-11-20')).toEqual([
      { lot: LOT, state: 'open', day: '2026-09-01', places: 30 },
    ])
    expect(lateOf(account, '2026-09-01')).toEqual([])
  })

  test('places without a day said are undated, never guessed', () => {
    expect(expectedOf({ ...fold([planned(10, '2026-01-01')]), key: CENTER })).toEqual([
      { day: null, places: 10, opened: false },
    ])
  })
})
