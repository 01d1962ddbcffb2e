// A case from its facts: what is awaited after each step, what was skipped, and the same row in any order.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { civilDay } from '../../../kernel/days.ts'
import type { Fact, Stamped } from '../../../kernel/fact.ts'
import { uuid7 } from '../../../kernel/ids.ts'
import { zoneRules } from '../../../kernel/time-zones.ts'
import { asksOf } from './asks.ts'
import { foldCase } from './fold-case.ts'

const id = (n: number) =>
  uuid7(Date.parse('2027-04-01T15:00:00.000Z') + n * 60_000, new Uint8Array(10).fill(n))
const [BOOK, CASE, ANA, LUZ] = [id(1), id(2), id(3), id(4)] as const
let said = 10
const step = (kind: string, on: string, payload: object = {}, more: Partial<Fact> = {}): Stamped => {
  const n = said++
  const at = new Date(Date.parse('2027-04-01T15:00:00.000Z') + n * 60_000).toISOString()
  return {
    fact: {
      ...{
        id: id(n),
        kind: `referrals.${kind}`,
        kindVersion: 1,
        about: ANA,
        book: BOOK,
        happenedAt: at,
        author: LUZ,
      },
      ...{ origin: 'desk', payload: { case: CASE, on, ...payload }, ...more },
    } as Fact,
    estAt: at,
  } as Stamped
}
type Row = { readonly room: string | null; readonly left_on: string | null; readonly left_to: string | null }
const here: Row = { room: id(5), left_on: null, left_to: null }
const fold = (facts: readonly Stamped[], child: Row | undefined = here) =>
  foldCase(
    BOOK,
    CASE,
    [...facts].sort((a, b) => (a.estAt < b.estAt ? -1 : 1)),
    <R>() => child as R | undefined,
  )

const consent = { who: 'Rosa, mamá', on: '2026-11-05', how: 'paper' }
const doubt = (more: object = {}) =>
  step('doubt-noted', '2026-11-02', { source: 'other', words: 'No balbucea', ...more })
const talk = (agreed: string, on = '2026-11-04', more: object = {}) =>
  step('family-talked', on, {
    who: 'Rosa, mamá',
    how: 'in-person',
    agreed,
    words: 'lo que acordamos',
    ...more,
  })
const sent = (on = '2026-11-05') =>
  step('referred', on, { to: { kind: 'imss-clinic', name: 'UMF 33' }, words: 'Valorar', consent })
const cita = (how: string, on: string, day: string) => step('appointment-said', on, { how, day })
const answered = (result: string, on = '2026-11-20') =>
  step('answer-received', on, { from: 'UMF 33', how: 'paper', result, words: 'Eso dijeron' })
const planned = (on = '2026-11-22', review = '2027-01-20') =>
  step('plan-made', on, {
    goals: [{ id: 'm1', words: 'Balbucea' }],
    strategies: [
      { id: 'e1', words: 'Cantarle de frente', where: 'room' },
      { id: 'e2', words: 'Contarle el día', where: 'home' },
    ],
    ...{ adjustments: [], people: [], needs: [], review },
  })
const awaited = (facts: readonly Stamped[]) => fold(facts)!.pending.map((p) => `${p.step} ${p.by}`)

describe('what a case waits for', () => {
  test.each([
    ['a doubt: the talk', [doubt()], ['talk 2026-11-05']],
    ['an urgent one: tomorrow', [doubt({ urgent: true })], ['talk 2026-11-03']],
    ['the family agrees: the letter', [doubt(), talk('refer')], ['referral 2026-11-09']],
    [
      'to watch together until a day',
      [doubt(), talk('watch', '2026-11-04', { until: '2026-12-01' })],
      ['rescreen 2026-12-01'],
    ],
    ['it goes by itself: the answer', [doubt(), talk('own')], ['answer 2026-12-19']],
    ['it does not agree: the talk again', [doubt(), talk('no')], ['talk 2026-12-04']],
    ['the letter: an appointment', [doubt(), talk('refer'), sent()], ['appointment 2026-11-20']],
    [
      'an appointment: the answer',
      [doubt(), sent(), cita('set', '2026-11-06', '2026-11-16')],
      ['answer 2026-12-01'],
    ],
    [
      'a missed one: another',
      [doubt(), sent(), cita('missed', '2026-11-17', '2026-11-16')],
      ['appointment 2026-12-02'],
    ],
    ['more studies: another appointment', [doubt(), sent(), answered('more')], ['appointment 2026-12-05']],
    ['nothing found: look again', [doubt(), sent(), answered('fine')], ['rescreen 2027-02-18']],
    ['it needs support: the plan', [doubt(), sent(), answered('attention')], ['plan 2026-11-30']],
    [
      'a plan: its review, and the look again',
      [doubt(), answered('attention'), planned()],
      ['review 2027-01-20', 'rescreen 2027-02-20'],
    ],
    [
      'a review that goes on',
      [
        doubt(),
        planned(),
        step('plan-reviewed', '2027-01-20', { result: 'goes-on', words: 'mejor', next: '2027-02-10' }),
      ],
      ['review 2027-02-10', 'rescreen 2027-02-20'],
    ],
    [
      'no doubt any more: the closing',
      [doubt(), planned(), step('rescreened', '2027-02-20', { result: 'expected' })],
      ['close 2027-02-27'],
    ],
    [
      'still in doubt with a plan: the review',
      [doubt(), planned(), step('rescreened', '2027-02-20', { result: 'still' })],
      ['review 2027-03-22'],
    ],
    [
      'consent taken back: the talk',
      [doubt(), sent(), step('consent-taken-back', '2026-11-07', { who: 'Rosa' })],
      ['talk 2026-11-10'],
    ],
    ['closed: nothing', [doubt(), step('case-closed', '2026-11-06', { why: 'no-need', words: 'ya' })], []],
  ] as const)('%s', (_name, facts, expected) => {
    expect(awaited(facts)).toEqual(expected)
  })

  test('a talk written down after its letter of the same day does not ask for the letter again', () => {
    expect(awaited([doubt(), sent('2026-11-04'), talk('refer', '2026-11-04')])).toEqual([
      'appointment 2026-11-19',
    ])
  })
  test('a correction keeps the place of what it corrects', () => {
    const first = talk('refer', '2026-11-05')
    const letter = sent('2026-11-05')
    const mended = step('family-talked', '2026-11-05', first.fact.payload, {
      corrects: first.fact.id,
      reason: 'x',
    })
    const row = fold([doubt(), letter, mended])!
    expect(row.steps.map((s) => s.kind)).toEqual(['doubt', 'talk', 'referral'])
  })
  test('opened again on the day it was closed, and closed again', () => {
    const close = () => step('case-closed', '2026-11-06', { why: 'resolved', words: 'ya' })
    const reopen = () => step('case-reopened', '2026-11-06', { words: 'volvió' })
    expect(fold([doubt(), close(), reopen()])!.waits).toBe('talk')
    expect(fold([doubt(), close(), reopen(), close()])!.closed_on).toBe('2026-11-06')
  })
  test('a doubt after the closing opens it again; one said late of a day before it does not', () => {
    const close = step('case-closed', '2026-11-06', { why: 'resolved', words: 'ya' })
    const later = (on: string) => step('doubt-noted', on, { source: 'development', words: 'Otra vez' })
    const open = fold([doubt(), close, later('2026-12-01')])!
    expect([open.closed_on, open.waits, open.due, open.flags]).toEqual([null, 'talk', '2026-12-04', []])
    expect(open.opened_on).toBe('2026-11-02')
    const shut = fold([doubt(), close, later('2026-11-04')])!
    expect([shut.closed_on, shut.waits]).toEqual(['2026-11-06', null])
  })
  test('the same result doubted twice is one case with one talk to be had', () => {
    const ref = { id: 'milestones|2022|18', words: 'Lista de 18 meses: Hablar y buscar apoyo' }
    const twice = fold([doubt({ source: 'development', ref }), doubt({ source: 'development', ref })])!
    expect(twice.pending).toHaveLength(1)
    expect(twice.steps.map((s) => s.said.ref)).toEqual([ref, ref])
  })
})

describe('what life went past without', () => {
  test('is said, and what was agreed or needless is not', () => {
    expect(fold([doubt(), answered('attention'), planned()])!.skipped).toEqual([
      'talk',
      'referral',
      'appointment',
    ])
    expect(fold([doubt(), talk('own'), answered('attention')])!.skipped).toEqual([])
    expect(
      fold([doubt(), talk('watch'), step('rescreened', '2026-12-01', { result: 'expected' })])!.skipped,
    ).toEqual([])
    expect(
      fold([
        doubt(),
        talk('refer'),
        sent(),
        answered('fine'),
        step('rescreened', '2027-02-01', { result: 'expected' }),
      ])!.skipped,
    ).toEqual(['appointment'])
  })
  test('a talk by phone, a consent after the letter and a step before the doubt are flagged', () => {
    const late = step('referred', '2026-11-03', {
      ...{ to: { kind: 'private', name: 'Dra. X' }, words: 'Valorar', consent },
    })
    const row = fold([doubt(), talk('refer', '2026-11-01', { how: 'phone' }), late])!
    expect(row.flags).toEqual(['not-in-person', 'consent-late', 'before-doubt'])
    expect(row.consent).toBe('given')
  })
})

describe('a case and its child', () => {
  test('nothing stands without a doubt, and a step about another child is nobody’s', () => {
    expect(fold([talk('refer')])).toBeUndefined()
    const foreign = step('family-talked', '2026-11-04', talk('no').fact.payload, { about: id(9) })
    expect(awaited([doubt(), foreign])).toEqual(['talk 2026-11-05'])
  })
  test('who left asks the director once; who moved asks nobody here', () => {
    const facts = [doubt(), answered('attention'), planned()]
    const left = fold(facts, { ...here, left_on: '2026-12-01' })!
    expect(asksOf(left).map((t) => [t.kind, t.owner])).toEqual([['referrals.left', 'director']])
    const moved = fold(facts, { ...here, left_on: '2026-12-01', left_to: id(8) })!
    expect(asksOf(moved)).toEqual([])
    expect(asksOf(fold(facts)!).map((t) => [t.key, t.from.slice(0, 10)])).toEqual([
      ['review', '2027-01-13'],
      ['rescreen', '2027-02-06'],
    ])
  })
  test('a day is asked for on that day in every zone of Mexico, before centers open and after they close', () => {
    const [task] = asksOf(fold([doubt()])!)
    for (const { timeZone } of zoneRules)
      expect([civilDay(task!.from, timeZone), civilDay(task!.by, timeZone)]).toEqual([
        '2026-11-02',
        '2026-11-05',
      ])
  })
  test('steps that came with the child stand beside those said here; the same step is one', () => {
    const there = doubt()
    const brought = step('step-brought', '2026-11-02', {
      step: {
        ...{
          id: there.fact.id,
          kind: 'doubt',
          by: LUZ,
          at: there.estAt,
          since: there.estAt,
          on: '2026-11-02',
        },
        said: { source: 'other', words: 'No balbucea' },
      },
    })
    const moved = fold([brought, talk('refer')])!
    expect(moved.steps.map((s) => [s.kind, s.here])).toEqual([
      ['doubt', false],
      ['talk', true],
    ])
    expect(fold([there, brought])!.steps).toHaveLength(1)
  })
  test('any order of what was said gives the same case', () => {
    const all = [
      doubt(),
      talk('refer'),
      sent(),
      cita('set', '2026-11-06', '2026-11-16'),
      answered('attention'),
      planned(),
      step('plan-tried', '2026-11-24', { strategy: 'e1', how: 'well' }),
    ]
    const whole = fold(all)
    expect(whole!.plan).toMatchObject({ tried: 1, last_tried: '2026-11-24', review: '2027-01-20' })
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (order) => {
        expect(foldCase(BOOK, CASE, order, <R>() => here as R)).toEqual(whole)
      }),
    )
  })
})
