// The rules of the protocol: who is named, to whom a report goes, what records come to, which clock runs, whose turn it is.
import { describe, expect, test } from 'vitest'
import { NATION } from '../../../kernel/ids.ts'
import type { Named, Report } from '../contract.ts'
import { clocksOf, legalClocks } from './clocks.ts'
import { foldCases, type Opened } from './fold-cases.ts'
import { foldProtocolPerson } from './fold-protocol.ts'
import { recipientsOf } from './recipients.ts'
import { isMyTurn } from './rising.ts'
import { setUpOf } from './set-up.ts'
import { keptOn, LEAST_YEARS, termOver } from './term.ts'

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const REP = id(7)
const named = (n: number, book = REP, key = true, place = n): Named => ({
  ...{ book, person: id(100 + n), name: `P${n}`, place, phone: null },
  ...(key ? { x: 'x', y: 'y' } : { x: null, y: null }),
})
const who = (list: readonly Named[]) => list.map((p) => p.name)

describe('to whom a report is sealed', () => {
  const persons = [named(3, NATION, true, 1), named(2), named(1), named(4, NATION, false, 2)]
  test('its office first, in order, then the nation; who has no key is told apart', () => {
    const { to, keyless, without } = recipientsOf(persons, [])
    expect([who(to), who(keyless), who(without)]).toEqual([['P1', 'P2', 'P3'], ['P4'], []])
  })
  test('never to whom it names, in whatever office', () => {
    const both = [...persons, { ...named(1, NATION), name: 'P1 again' }]
    const { to, without } = recipientsOf(both, [id(101)])
    expect(who(to)).toEqual(['P2', 'P3'])
    expect(who(without)).toEqual(['P1'])
    expect(
      recipientsOf(
        persons,
        persons.map((p) => p.person),
      ).to,
    ).toEqual([])
  })
  test('four of each office at the most, as many as a record has places', () => {
    const many = [...Array(6).keys()].flatMap((n) => [named(n), named(n + 20, NATION)])
    expect(recipientsOf(many, []).to).toHaveLength(8)
  })
})

describe('who is named', () => {
  const said = (kind: string, payload: object, author = id(1), at = 1) => ({
    fact: { kind, about: id(1), author, payload } as never,
    estAt: `2026-11-0${at}T00:00:00.000Z`,
  })
  const name = (from: string, at = 1) => said('protection.person-named', { place: 1, from }, id(9), at)
  test('holds from its day to the first end after it; a key counts only when it is their own word', () => {
    expect(foldProtocolPerson(REP, id(1), [said('protection.key-made', { x: 'a', y: 'b' })])).toBeUndefined()
    const forged = said('protection.key-made', { x: 'evil', y: 'evil' }, id(9), 3)
    const own = said('protection.key-made', { x: 'a', y: 'b' }, id(1), 2)
    const end = said('protection.person-ended', { on: '2026-11-20' }, id(9), 4)
    expect(foldProtocolPerson(REP, id(1), [name('2026-11-01'), own, forged, end])).toMatchObject({
      ...{ x: 'a', y: 'b', from_day: '2026-11-01', to_day: '2026-11-20' },
    })
  })
  test('named again after an end holds again', () => {
    const end = said('protection.person-ended', { on: '2026-11-10' }, id(9), 2)
    expect(
      foldProtocolPerson(REP, id(1), [name('2026-11-01'), end, name('2026-11-20', 3)])?.to_day,
    ).toBeNull()
  })
})

const report: Report = {
  ...{ t: 'report', report: id(50), child: id(51), childName: 'N', book: id(52), author: id(53) },
  ...{ authorName: 'A', at: '2026-11-20T15:00:00.000Z', from: 'desk', danger: false, signs: ['injury'] },
  ...{ places: [], words: 'x', suspects: [], suspectsNames: '', to: ['f1'] },
}
const record = (n: number, content: unknown, sender: string | undefined = `person:${id(53)}`): Opened => ({
  ...{ record: id(n), receivedAt: `2026-11-20T15:${String(n).padStart(2, '0')}:00.000Z`, sender, content },
})
const entry = (t: string, author: number, more: object = {}) => ({
  ...{ t, report: id(50), author: id(author), authorName: 'B', at: '2026-11-20T16:00:00.000Z', to: ['f1'] },
  ...more,
})

describe('what records come to', () => {
  const all = [
    record(1, report),
    record(2, report),
    record(3, entry('opened', 60), `person:${id(60)}`),
    record(4, entry('note', 60, { words: 'llamé' }), `person:${id(60)}`),
    record(5, entry('step', 60, { clock: 'procuraduria', words: '' }), `person:${id(60)}`),
    record(6, entry('note', 60, { words: 'forged' }), `person:${id(61)}`),
    record(7, { t: 'unknown' }),
    record(8, undefined),
  ]
  test('a report handed in twice is one case, and any order gives the same', () => {
    const [one, ...rest] = foldCases(all)
    expect(rest).toEqual([])
    expect(one!.receivedAt).toBe('2026-11-20T15:01:00.000Z')
    expect([...one!.readBy]).toEqual([id(60)])
    expect(one!.done).toEqual(new Set(['procuraduria', 'read']))
    expect(one!.entries.map((e) => e.t)).toEqual(['opened', 'note', 'step'])
    for (let turn = 1; turn < all.length; turn++)
      expect(foldCases([...all.slice(turn), ...all.slice(0, turn)].reverse())).toEqual([one])
  })
  test('a note handed in by somebody else than its author is nobody’s; a report signed in as another is doubtful', () => {
    expect(foldCases(all)[0]!.entries.some((e) => 'words' in e && e.words === 'forged')).toBe(false)
    expect(foldCases([record(1, report, `person:${id(99)}`)])[0]!.doubtful).toBe(true)
    expect(foldCases([record(1, report)])[0]!.doubtful).toBe(false)
    expect(foldCases([record(1, { ...report, from: 'tablet' }, `device:${id(99)}`)])[0]!.doubtful).toBe(false)
  })
  test('who lost a key knows the case from who sealed it again, received when it was', () => {
    const again = entry('again', 60, { of: report, receivedAt: '2026-11-20T15:01:00.000Z', to: ['f2'] })
    const [one] = foldCases([record(9, again, `person:${id(60)}`)])
    expect(one!.receivedAt).toBe('2026-11-20T15:01:00.000Z')
    expect(one!.report.words).toBe('x')
    expect(one!.reaches).toEqual(new Set(['f1', 'f2']))
  })
})

describe('clocks', () => {
  const at = Date.parse('2026-11-20T15:00:00.000Z')
  const hours = (n: number) => at + n * 3_600_000
  test('run from reception, by what comes first, and stop when the step is taken', () => {
    const of = (now: number, done: string[] = []) =>
      Object.fromEntries(clocksOf(at, new Set(done), now).map((c) => [c.clock, c.state]))
    expect(of(at).read).toBe('running')
    expect(of(hours(3.5)).read).toBe('soon')
    expect(of(hours(4)).read).toBe('over')
    expect(of(hours(4), ['read']).read).toBe('done')
    expect(of(hours(24)).procuraduria).toBe('over')
    const due = clocksOf(at, new Set(), at).map((c) => c.due)
    expect(due).toEqual([...due].sort((a, b) => a - b))
  })
  test('each says its source, and none pretends to be confirmed', () => {
    for (const c of legalClocks) {
      expect(c.source.length).toBeGreaterThan(10)
      expect(c.confidence).toBe('unconfirmed')
    }
  })
})

describe('how long it is kept', () => {
  const set = (value: number, confidence: 'confirmed' | 'unconfirmed', from_day = '2026-01-01') => ({
    ...{ norm: 'protection.kept-years', value, confidence, from_day, source: 'x' },
  })
  test('nothing has had its term while nobody has confirmed one, whatever value is set', () => {
    expect(termOver(keptOn([], '2099-01-01'), '2099-01-01')).toBeUndefined()
    expect(termOver(keptOn([set(20, 'unconfirmed')], '2099-01-01'), '2099-01-01')).toBeUndefined()
    expect(termOver(keptOn([set(20, 'confirmed', '2099-02-01')], '2099-01-01'), '2099-01-01')).toBeUndefined()
  })
  test('a confirmed term counts from reception, the latest one set holds, and none is shorter than childhood', () => {
    const over = (all: Parameters<typeof keptOn>[0]) => termOver(keptOn(all, '2060-02-29'), '2060-02-29')
    expect(over([set(25, 'confirmed')])?.toISOString()).toBe('2035-03-01T00:00:00.000Z')
    expect(
      over([set(25, 'confirmed'), set(30, 'confirmed', '2050-01-01')])
        ?.toISOString()
        .slice(0, 4),
    ).toBe('2030')
    expect(
      over([set(0, 'confirmed')])
        ?.toISOString()
        .slice(0, 4),
    ).toBe(String(2060 - LEAST_YEARS))
    expect(over([set(25, 'confirmed'), set(40, 'unconfirmed', '2050-01-01')])).toBeUndefined()
  })
})

describe('the set-up', () => {
  const p = (person: string, x: string | null) => ({ person, x, y: x })
  test('is complete with two persons who hold a key; one named for two offices is one person', () => {
    expect(setUpOf([]).done).toBe(false)
    expect(setUpOf([p('a', 'k'), p('b', null)])).toEqual({ named: 2, holders: 1, done: false })
    expect(setUpOf([p('a', 'k'), p('a', 'k')]).done).toBe(false)
    expect(setUpOf([p('a', 'k'), p('b', 'l'), p('c', null)])).toEqual({ named: 3, holders: 2, done: true })
  })
})

describe('whose turn it is', () => {
  const now = Date.parse('2026-11-20T15:00:00.000Z')
  const ago = (h: number) => now - h * 3_600_000
  test('the first two every day, whatever the other does: one person alone never answers for a book', () => {
    for (const rank of [0, 1]) {
      expect(isMyTurn(rank, ago(21), [ago(1)], now)).toBe(true)
      expect(isMyTurn(rank, ago(1), [], now)).toBe(false)
    }
  })
  test('the next ones when two others have not, a day later each', () => {
    expect(isMyTurn(2, ago(50), [ago(30), ago(40)], now)).toBe(false)
    expect(isMyTurn(2, ago(50), [ago(30), ago(45)], now)).toBe(true)
    expect(isMyTurn(3, ago(80), [ago(30), ago(45)], now)).toBe(false)
    expect(isMyTurn(3, ago(80), [ago(30)], now)).toBe(true)
  })
  test('who never opened it, or not for a week, is asked whatever others do', () => {
    expect(isMyTurn(5, undefined, [ago(1), ago(1)], now)).toBe(true)
    expect(isMyTurn(5, ago(169), [ago(1), ago(1)], now)).toBe(true)
  })
})
