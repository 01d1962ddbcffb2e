// A day at the door folds the same whatever arrives when; what nobody said is supposed, and any person's word takes its place.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PickUp } from '../contract/door.ts'
import type { Mark } from '../contract.ts'
import { foldDay, medicineWaiting, stopsOf } from './fold-day.ts'

let n = 0
const mark = (kind: Mark['kind'], clock: string, more: Partial<Mark> = {}): Mark => ({
  id: `m${n++}`,
  kind,
  at: `2026-11-20T${clock}:00.000Z`,
  ...more,
})
const CLOSES = '2026-11-20T23:00:00.000Z'
const aunt: PickUp = { adult: 'aunt', how: 'pin', verdict: 'right' }

describe('a departure', () => {
  test('tells with whom, how, and how late', () => {
    const day = foldDay([
      mark('arrived', '14:00', { room: 'A' }),
      mark('left', '23:17', { with: aunt, closedAt: CLOSES }),
    ])!
    expect(day).toMatchObject({ state: 'gone', pick_up: aunt, late_minutes: 17, flags: [], imputed: false })
  })
  test('of a first version could name nobody and is not blamed; a later one without a person is flagged', () => {
    const came = mark('arrived', '14:00', { room: 'A' })
    expect(foldDay([came, mark('left', '22:00')])!.flags).toEqual([])
    expect(foldDay([came, mark('left', '22:00', { with: null })])!.flags).toEqual(['nobody-named'])
    expect(foldDay([came, mark('left', '22:00', { with: null, paper: true })])!.flags).toEqual([])
  })
  test('with somebody the rule did not let through is flagged, unless the director decided', () => {
    const came = mark('arrived', '14:00', { room: 'A' })
    const wrong: PickUp = { name: 'Alguien', how: 'none', verdict: 'needs-director', why: ['unknown'] }
    expect(foldDay([came, mark('left', '22:00', { with: wrong })])!.flags).toEqual(['not-authorized'])
    const onPaper: PickUp = { ...wrong, why: ['unverified'] }
    expect(foldDay([came, mark('left', '22:00', { with: onPaper })])!.flags).toEqual(['not-verified'])
    expect(foldDay([came, mark('left', '22:00', { with: { ...wrong, stop: 'm1' } })])!.flags).toEqual([])
  })
  test('by a code used before is flagged', () => {
    const code: PickUp = { adult: 'aunt', how: 'code', verdict: 'right', code: 'k' }
    const day = foldDay([
      mark('arrived', '14:00', { room: 'A' }),
      mark('left', '18:00', { with: code }),
      mark('arrived', '19:00', { room: 'A' }),
      mark('left', '22:00', { with: code }),
    ])!
    expect(day.flags).toEqual(['code-twice'])
  })
  test('two arrivals in two rooms are one presence and flagged', () => {
    const day = foldDay([mark('arrived', '14:00', { room: 'A' }), mark('arrived', '14:05', { room: 'B' })])!
    expect(day).toMatchObject({ state: 'present', room: 'A', flags: ['other-room'] })
    expect(day.marks).toHaveLength(2)
  })
  test('before the arrival is flagged and nothing is lost', () => {
    const day = foldDay([mark('arrived', '15:00', { room: 'A' }), mark('left', '14:00')])!
    expect(day).toMatchObject({ state: 'present', flags: ['left-before-arrival'] })
    expect(day.marks).toHaveLength(2)
  })
})

describe('what the house supposes', () => {
  const closing = mark('departure-imputed', '23:00')
  test('closes whom nobody saw leave, and says so', () => {
    const day = foldDay([mark('arrived', '14:00', { room: 'A' }), closing])!
    expect(day).toMatchObject({ state: 'gone', left_at: CLOSES, imputed: true, flags: ['imputed'] })
  })
  test('gives way to a person’s word, however late it comes and whatever hour it tells', () => {
    for (const clock of ['16:00', '23:40']) {
      const day = foldDay([mark('arrived', '14:00', { room: 'A' }), closing, mark('left', clock)])!
      expect(day).toMatchObject({
        state: 'gone',
        left_at: `2026-11-20T${clock}:00.000Z`,
        imputed: false,
        flags: [],
      })
    }
  })
  test('never closes a day before the arrival that a tablet tells later', () => {
    const day = foldDay([closing, mark('arrived', '23:30', { room: 'A' })])!
    expect(day.left_at).toBe('2026-11-20T23:30:00.000Z')
  })
  test('says nobody told of a child, until somebody does', () => {
    const silent = mark('no-notice', '15:30', { room: 'A' })
    expect(foldDay([silent])).toMatchObject({
      state: 'absent',
      reason: null,
      room: 'A',
      flags: ['no-notice'],
    })
    expect(foldDay([silent, mark('absent', '17:00', { reason: 'ill' })])).toMatchObject({
      ...{ state: 'absent', reason: 'ill', flags: [] },
    })
    expect(foldDay([silent, mark('arrived', '15:00', { room: 'A' })])).toMatchObject({
      ...{ state: 'present', flags: [] },
    })
    expect(foldDay([mark('departure-imputed', '23:00')])).toBeUndefined()
  })
})

describe('the check at the door', () => {
  test('a child not received is absent and ill; coming back with a doctor’s word is no contradiction', () => {
    const out = mark('not-received', '14:00', { room: 'A' })
    expect(foldDay([out])).toMatchObject({ state: 'absent', reason: 'ill', room: 'A', flags: [] })
    expect(foldDay([out, mark('arrived', '17:00', { room: 'A' })])).toMatchObject({
      state: 'present',
      flags: [],
    })
  })
  test('one tapped as arrived first goes back with whoever brought them', () => {
    const day = foldDay([
      mark('arrived', '14:00', { room: 'A' }),
      mark('not-received', '14:01', { room: 'A' }),
    ])!
    expect(day).toMatchObject({ state: 'gone', left_at: '2026-11-20T14:01:00.000Z', pick_up: null })
  })
  test('medicine waits until it is handed over', () => {
    const came = mark('arrived', '14:00', { room: 'A', check: { medicine: ['Paracetamol'] } })
    expect(medicineWaiting([came])).toEqual([came])
    const handed = mark('medicine-handed', '14:10', { of: came.id })
    expect(medicineWaiting([came, handed])).toEqual([])
    expect(foldDay([came, handed])!.flags).toEqual([])
  })
  test('one medicine handed over on two tablets: both stay, and a person is told', () => {
    const came = mark('arrived', '14:00', { room: 'A', check: { medicine: ['Paracetamol'] } })
    const handed = ['14:10', '14:11'].map((at) => mark('medicine-handed', at, { of: came.id }))
    const day = foldDay([came, ...handed])!
    expect(day.flags).toEqual(['medicine-twice'])
    expect(day.marks).toHaveLength(3)
  })
})

test('a stopped pick-up is open until the director decides, whatever is heard first', () => {
  const stop = mark('pick-up-stopped', '22:00', { verdict: 'restricted', adult: 'x' })
  const decided = mark('pick-up-decided', '22:10', { of: stop.id, outcome: 'not-delivered' })
  expect(stopsOf([stop])).toEqual([{ id: stop.id, mark: stop }])
  expect(stopsOf([decided, stop])).toEqual([{ id: stop.id, mark: stop, decided }])
})

const kinds = [
  ...['arrived', 'moved-room', 'left', 'absent', 'absence-announced', 'not-received', 'medicine-handed'],
  ...['pick-up-stopped', 'pick-up-decided', 'late-call', 'departure-imputed', 'no-notice'],
] as const
const anyMark: fc.Arbitrary<Mark> = fc
  .record({
    id: fc.uuid(),
    kind: fc.constantFrom(...(kinds as readonly Mark['kind'][])),
    minute: fc.integer({ min: 0, max: 59 }),
    room: fc.constantFrom('A', 'B'),
    with: fc.constantFrom(null, aunt, undefined),
  })
  .map(({ minute, with: who, ...m }) => ({
    ...m,
    at: `2026-11-20T15:${String(minute).padStart(2, '0')}:00.000Z`,
    ...(m.kind === 'left' && who !== undefined ? { with: who, closedAt: CLOSES } : {}),
  }))

test('any marks in any order give the same day, and none of them is forgotten', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(anyMark, { selector: (m) => m.id, maxLength: 12 }),
      fc.integer(),
      (marks, seed) => {
        const shuffled = [...marks].sort((a, b) => (a.id + seed < b.id + seed ? 1 : -1) * (seed % 2 || 1))
        const day = foldDay(marks)
        expect(foldDay(shuffled)).toEqual(day)
        expect(foldDay([...marks].reverse())).toEqual(day)
        if (day) expect(day.marks).toHaveLength(marks.length)
        if (day?.imputed) expect(day.state).toBe('gone')
      },
    ),
  )
})
