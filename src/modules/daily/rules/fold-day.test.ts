// A child's day: order-free, the last word on one child stands, sleeps end, and what is unusual rises without a clock.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Fact, Stamped } from '../../../kernel/fact.ts'
import type { DailyEntry } from '../contract.ts'
import { countedOf } from '../indicators.ts'
import { checksOf, doorOf, entryOf, foldDay, standing } from './fold-day.ts'
import { foldDailyDay, foldHandover } from './fold-facts.ts'
import { limitsOf } from './thresholds.ts'
import { unusualNow, unusualOf } from './unusual.ts'

const id = (n: number) => `0190a5d2-7c3b-7000-8000-${String(n).padStart(12, '0')}`
const DAY = '2026-11-20'
const at = (clock: string) => `${DAY}T${clock}:00.000Z`
const CHILD = id(1)
const OTHER = id(2)
const ROOM = id(90)
const BABY = '2026-05-01'
let made = 100
const said = (
  what: string,
  clock: string,
  own: Record<string, unknown> = {},
  more: Partial<Fact> = {},
): Stamped => ({
  fact: {
    id: id(made++),
    kind: what.includes('.') ? what : `daily.${what}`,
    kindVersion: 1,
    about: what.includes('.') ? CHILD : ROOM,
    book: id(91),
    happenedAt: at(clock),
    author: id(92),
    origin: 'tablet',
    payload: what.includes('.') ? { day: DAY } : { day: DAY, children: [CHILD], ...own },
    ...more,
  },
  estAt: at(clock),
})
const look = (<T>() => ({ birth: BABY }) as T) as never
const fold = (facts: readonly Stamped[]) => foldDailyDay(id(91), `${CHILD}|${DAY}`, facts, look)
const unusual = (facts: readonly Stamped[], birth = BABY) => {
  const door = doorOf(facts)
  const entries = facts.filter((s) => s.fact.kind.startsWith('daily.')).map(entryOf)
  return unusualOf({ entries, ...door, birth, day: DAY })
}

describe('a day that nobody ended', () => {
  const nap = () => [said('attendance.arrived', '14:00'), said('slept', '18:00', { position: 'back' })]

  test('a nap is closed by the departure the house supposed, and asks when the child woke', () => {
    const facts = [...nap(), said('attendance.departure-imputed', '23:00')]
    expect(fold(facts)).toMatchObject({
      ...{ left_at: at('23:00'), flags: ['nap-imputed'] },
      naps: [{ from: at('18:00'), to: at('23:00'), imputed: true }],
    })
    expect(unusual(facts).map((d) => d.what)).toEqual(['nap-imputed'])
  })

  test('what a person says of the departure takes the place of the supposition', () => {
    const facts = [...nap(), said('attendance.departure-imputed', '23:00'), said('attendance.left', '21:30')]
    expect(doorOf(facts)).toEqual({ arrived: at('14:00'), left: at('21:30') })
  })

  test('whoever had arrived and was then not received went back; a supposition without arrival ends nothing', () => {
    expect(doorOf([said('attendance.arrived', '14:00'), said('attendance.not-received', '14:05')])).toEqual({
      ...{ arrived: at('14:00'), left: at('14:05') },
    })
    expect(doorOf([said('attendance.departure-imputed', '23:00')])).toEqual({ arrived: null, left: null })
  })
})

describe('what stands', () => {
  test('a lunch of the whole room, and one child who ate half of it', () => {
    const lunch = said('ate', '18:00', { meal: 'lunch', amount: 'all', children: [CHILD, OTHER] })
    const half = said('ate', '18:01', { meal: 'lunch', amount: 'half', of: lunch.fact.id })
    const day = fold([lunch, half])!
    expect(standing(day.entries)).toMatchObject([{ what: 'ate', amount: 'half' }])
    expect(day).toMatchObject({ meals: 1, meals_eaten: 1 })
    expect(foldDailyDay(id(91), `${OTHER}|${DAY}`, [lunch], look)).toMatchObject({ meals: 1 })
  })

  test('one meal said by two tablets counts once, and the last word on it stands', () => {
    const day = fold([
      said('ate', '18:00', { meal: 'lunch', amount: 'all' }),
      said('ate', '18:03', { meal: 'lunch', amount: 'none' }),
    ])!
    expect(day).toMatchObject({ meals: 1, meals_eaten: 0 })
  })

  test('what was not so is gone from the day and stays in its story', () => {
    const nappy = said('changed', '15:00', { nappy: 'wet' })
    const no = said('struck', '15:05', { of: nappy.fact.id }, { reason: 'Era otro niño' })
    const day = fold([nappy, no])!
    expect(standing(day.entries)).toEqual([])
    expect(day.entries).toHaveLength(2)
    expect(day.entries[1]).toMatchObject({ what: 'struck', why: 'Era otro niño' })
  })

  test('said later with its real time, it stands where it happened', () => {
    const day = fold([
      said('changed', '17:00', { nappy: 'wet', at: at('15:10') }),
      said('mood', '16:00', { mood: 'calm' }),
    ])!
    expect(day.entries.map((e) => [e.what, e.at, e.said])).toEqual([
      ['changed', at('15:10'), at('17:00')],
      ['mood', at('16:00'), undefined],
    ])
    expect(entryOf(said('changed', '17:00', { nappy: 'wet', at: at('18:10') })).at).toBe(at('17:00'))
  })
})

describe('sleep', () => {
  test('checks kept of those due: one missed of four', () => {
    const nap = (checks: readonly string[], to: string) => ({
      ...{ from: at('16:00'), to: at(to), imputed: false, position: 'back' as const },
      checks: checks.map((c) => ({ at: at(c), position: 'back' as const })),
    })
    const every = 15 * 60_000
    expect(checksOf(nap(['16:14', '16:29', '16:44'], '16:55'), every)).toEqual({ due: 3, kept: 3 })
    expect(checksOf(nap(['16:14', '16:44'], '16:55'), every)).toEqual({ due: 3, kept: 1 })
    expect(checksOf(nap([], '16:10'), every)).toEqual({ due: 0, kept: 0 })
    expect(checksOf(nap([], '17:00'), every)).toEqual({ due: 3, kept: 0 })
  })

  test('a sleep nobody ended is closed by the departure, and says so', () => {
    const day = fold([
      said('attendance.arrived', '14:00'),
      said('slept', '17:00', { position: 'back' }),
      said('attendance.left', '22:00'),
    ])!
    expect(day.naps).toMatchObject([{ to: at('22:00'), imputed: true }])
    expect(day.flags).toContain('nap-imputed')
    const asked = unusual([said('slept', '17:00', { position: 'back' }), said('attendance.left', '22:00')])
    expect(asked.map((d) => d.what)).toEqual(['nap-imputed'])
  })

  test('waking said late with its time closes it as it was', () => {
    const day = fold([
      said('slept', '17:00', { position: 'back' }),
      said('attendance.left', '22:00'),
      said('woke', '22:05', { at: at('18:10') }),
    ])!
    expect(day.naps).toMatchObject([{ to: at('18:10'), imputed: false }])
    expect(day.flags).toEqual([])
  })

  test('the interval follows the age, and an infant lies on the back', () => {
    expect(limitsOf('2026-09-01', DAY).checkMs).toBe(10 * 60_000)
    expect(limitsOf('2026-03-01', DAY).checkMs).toBe(15 * 60_000)
    expect(limitsOf('2024-11-20', DAY).checkMs).toBeUndefined()
    const lying = unusual([said('slept', '17:00', { position: 'front' })])
    expect(unusualNow(lying, at('17:01')).map((d) => d.what)).toEqual(['not-on-back'])
    expect(
      unusual([said('slept', '17:00', { position: 'front' })], '2025-01-01').map((d) => d.what),
    ).not.toContain('not-on-back')
  })
})

describe('unusual things', () => {
  test('five hours without a wet nappy since arrival, until one comes', () => {
    const arrived = said('attendance.arrived', '14:00')
    const dirty = said('changed', '15:00', { nappy: 'dirty' })
    const now = (facts: readonly Stamped[], clock: string) =>
      unusualNow(unusual(facts), at(clock)).map((d) => d.what)
    expect(now([arrived, dirty], '18:59')).not.toContain('dry-nappy')
    expect(now([arrived, dirty], '19:00')).toContain('dry-nappy')
    expect(now([arrived, dirty, said('changed', '18:00', { nappy: 'wet' })], '19:00')).not.toContain(
      'dry-nappy',
    )
  })

  test('nothing eaten twice in a row; a bottle in between ends it', () => {
    const none = (clock: string, meal: string) => said('ate', clock, { meal, amount: 'none' })
    const what = (facts: readonly Stamped[]) => unusual(facts).map((d) => d.what)
    expect(what([none('14:30', 'breakfast'), none('18:00', 'lunch')])).toContain('ate-nothing')
    expect(
      what([
        none('14:30', 'breakfast'),
        said('drank', '16:00', { milk: 'formula', ml: 120 }),
        none('18:00', 'lunch'),
      ]),
    ).not.toContain('ate-nothing')
  })

  test('the third loose stool, until somebody says what was done', () => {
    const loose = ['15:00', '16:00', '17:00'].map((c) =>
      said('changed', c, { nappy: 'dirty', notes: ['loose'] }),
    )
    expect(unusual(loose)).toContainEqual({ what: 'loose-stools', from: at('17:00') })
    expect(unusual(loose.slice(1)).map((d) => d.what)).not.toContain('loose-stools')
    const done = said('attended', '17:10', { what: 'loose-stools', done: 'told-family' })
    expect(unusual([...loose, done]).map((d) => d.what)).not.toContain('loose-stools')
  })
})

test('the server’s row and the tablet’s ask the same, each with its hour', async () => {
  const { dailyTakings } = await import('../takes.ts')
  const { carryDaily } = await import('../carry.ts')
  const { dailyAsking } = await import('./carried-asks.ts')
  const facts = [
    said('attendance.arrived', '14:00'),
    said('slept', '17:00', { position: 'front' }),
    said('changed', '15:00', { nappy: 'dirty', notes: ['loose'] }),
  ]
  const row = fold(facts)!
  const child = () => ({ birth: BABY, left_on: null })
  const ofServer = dailyTakings[0]!.asks!(
    row as never,
    ((table: string) => (table === 'child' ? child() : undefined)) as never,
  )
  const ofTablet = dailyAsking.asks!(row.key, carryDaily(row), ((table: string) =>
    table === 'child' ? child() : { s: 'present', i: at('14:00') }) as never)
  expect(ofTablet).toEqual(ofServer)
  expect(ofServer.map((t) => [t.kind, t.from])).toEqual([
    ['daily.not-on-back', at('17:00')],
    ['daily.check-due', at('17:20')],
    ['daily.dry-nappy', at('19:00')],
    ['daily.long-nap', at('20:00')],
  ])
})

describe('order-free', () => {
  const clock = fc
    .integer({ min: 0, max: 599 })
    .map((m) => `${String(13 + Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`)
  const anything = fc
    .array(
      fc.oneof(
        fc.tuple(
          fc.constant('ate'),
          clock,
          fc.record({
            meal: fc.constantFrom('breakfast', 'lunch'),
            amount: fc.constantFrom('all', 'half', 'none'),
          }),
        ),
        fc.tuple(
          fc.constantFrom('slept', 'sleep-checked'),
          clock,
          fc.record({ position: fc.constantFrom('back', 'side', 'front') }),
        ),
        fc.tuple(fc.constant('woke'), clock, fc.constant({})),
        fc.tuple(
          fc.constant('changed'),
          clock,
          fc.record({ nappy: fc.constantFrom('wet', 'dirty', 'both', 'dry') }),
        ),
        fc.tuple(fc.constantFrom('attendance.arrived', 'attendance.left'), clock, fc.constant({})),
      ),
      { minLength: 1, maxLength: 14 },
    )
    .chain((list) => {
      const facts = list.map(([what, c, own]) => said(what, c, own))
      const better = fc
        .array(fc.tuple(fc.nat(list.length - 1), clock, fc.boolean()), { maxLength: 4 })
        .map((of) =>
          of.flatMap(([i, c, strike]): Stamped[] => {
            const target = facts[i]!
            if (!target.fact.kind.startsWith('daily.')) return []
            const { day: _d, children: _c, ...own } = target.fact.payload
            return [said(strike ? 'struck' : target.fact.kind.slice(6), c, { ...own, of: target.fact.id })]
          }),
        )
      return better.map((b) => [...facts, ...b])
    })

  test('any order and any repetition of the facts gives the same day', () => {
    fc.assert(
      fc.property(anything, fc.infiniteStream(fc.nat(1000)), (facts, dice) => {
        const mixed = [...facts, ...facts.slice(0, 3)]
          .map((f) => [dice.next().value as number, f] as const)
          .sort((a, b) => a[0] - b[0])
          .map(([, f]) => f)
        expect(fold(mixed)).toEqual(fold(facts))
      }),
      { numRuns: 300 },
    )
  })

  test('it is total, its sleeps never overlap, and no more checks are kept than due', () => {
    fc.assert(
      fc.property(anything, (facts) => {
        const day = fold(facts)
        if (!day) return
        for (const [i, nap] of day.naps.entries()) {
          if (nap.to !== null) expect(nap.to >= nap.from).toBe(true)
          const next = day.naps[i + 1]
          if (next) expect(nap.to !== null && nap.to <= next.from).toBe(true)
        }
        expect(day.checks_kept).toBeLessThanOrEqual(day.checks_due)
        expect(day.meals_eaten).toBeLessThanOrEqual(day.meals)
      }),
    )
  })

  test('entries alone, as a tablet carries them, give the same day as the facts', () => {
    fc.assert(
      fc.property(anything, (facts) => {
        const day = fold(facts)
        const again = foldDay(day?.entries ?? [], doorOf(facts), BABY, DAY)
        expect(again?.naps).toEqual(day?.naps)
        expect(again?.flags).toEqual(day?.flags)
      }),
    )
  })
})

describe('a day that followed a child', () => {
  const lunch = said('ate', '15:00', { meal: 'lunch', amount: 'all' })
  const noted = said('noted', '15:10', { text: 'Jugó con Leo' })
  const { text: _text, ...wordless } = entryOf(noted)
  const followed = said('day-followed', '17:00', {
    ...{ children: undefined, arrived: at('14:00'), left: at('16:00') },
    entries: [entryOf(lunch), wordless],
  })
  const arrived = said('attendance.arrived', '18:00', { children: undefined })
  const bottle = said('drank', '19:00', { milk: 'formula' })

  test('is seen whole, and counted where it happened', () => {
    const day = fold([followed])!
    expect(day).toMatchObject({ followed: true, meals: 1, arrived_at: at('14:00'), left_at: at('16:00') })
    expect(day.entries.map((e) => e.what)).toEqual(['ate', 'noted'])
    expect(countedOf(day)).toEqual([])
  })

  test('begun there and ended here, each counts its part; the last telling holds, and words of here stand', () => {
    const first = said('day-followed', '16:30', { ...followed.fact.payload, entries: [entryOf(bottle)] })
    const day = fold([first, followed, arrived, bottle, noted])!
    expect(day).toMatchObject({
      followed: false,
      meals: 0,
      arrived_at: at('14:00'),
      left_at: null,
      flags: [],
    })
    expect(day.entries.map((e) => e.text)).toEqual([undefined, 'Jugó con Leo', undefined])
    expect(countedOf(day)).toMatchObject([{ indicator: 'daily.outdoors', whole: 1 }])
  })
})

test('a handover note knows who has read it, each once, whatever came first', () => {
  const note = said('handed-over', '19:00', { text: 'Ana durmió poco', children: undefined })
  const reads = ['19:30', '19:20'].map((c) =>
    said('handover-read', c, { note: note.fact.id, children: undefined }, { author: id(93) }),
  )
  const row = foldHandover(id(91), note.fact.id, [...reads, note])
  expect(row).toMatchObject({ text: 'Ana durmió poco', read: [{ by: id(93), at: at('19:20') }] })
  expect(foldHandover(id(91), note.fact.id, [note, ...reads])).toEqual(row)
  expect(foldHandover(id(91), note.fact.id, reads)).toBeUndefined()
})

test('an entry holds nothing but what its words allow', async () => {
  const v = await import('valibot')
  const { DailyEntry: Words } = await import('../contract.ts')
  const e: DailyEntry = entryOf(said('changed', '15:00', { nappy: 'wet', notes: ['loose'] }))
  expect(v.parse(Words, e)).toEqual(e)
})
