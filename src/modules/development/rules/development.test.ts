// The milestones' light, rounds by age, corrected birth dates, the EDI's cases through loaded items, what is due, and bad files.
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { addDays, addMonths } from '../../../kernel/days.ts'
import { askObserving } from './ask-observing.ts'
import { milestones } from './built-in.ts'
import { type CarriedObservation, lookedOf } from './carried.ts'
import { developmentDue, screeningDue } from './due.ts'
import { foldRounds, type Seen, standingLight } from './fold-development.ts'
import { foldReadings } from './fold-readings.ts'
import { groupOf, type ItemAnswer, instrumentAge, itemsOf } from './instrument.ts'
import { troublesOf } from './instrument-troubles.ts'
import { judgeEdi } from './judge-edi.ts'
import { judgeMilestones } from './judge-milestones.ts'
import { coverageOf, listLooked } from './list-looked.ts'
import { ediOf, readItems } from './load-instrument.ts'
import { ageOf } from './observed-age.ts'

const shared = new URL('../../../../../shared/reference/development/', import.meta.url)
const child = { birth: '2026-01-10', gestational_weeks: null, rooms: [] }
const all = (group: string, answer: ItemAnswer, domain?: string) =>
  Object.fromEntries(itemsOf(milestones, group, domain).map((i) => [i.id, answer]))
const seen = (
  key: string,
  day: string,
  answers: Record<string, ItemAnswer>,
  more: Partial<Seen> = {},
): Seen => ({
  ...{
    key,
    day,
    instrument: 'milestones',
    version: '2022',
    answers,
    asked: null,
    frame: null,
    certificate: null,
  },
  ...{ said_by: 'educator', moved: false, ...more },
})
const lightOf = (light: ReturnType<typeof judgeMilestones>, domain: string) =>
  light.domains.find((d) => d.domain === domain)!.light

test('the open milestones are 159 items of twelve ages in four domains, each age beginning where the one before ends', () => {
  expect(milestones.items).toHaveLength(159)
  expect(milestones.groups.map((g) => itemsOf(milestones, g.id).length)).toEqual([
    11, 13, 12, 13, 10, 13, 15, 13, 15, 12, 17, 15,
  ])
  for (const [i, g] of milestones.groups.entries())
    if (i > 0) expect(g.months!.from).toBe(milestones.groups[i - 1]!.months!.below)
  expect(new Set(milestones.items.map((i) => i.id)).size).toBe(159)
})

describe('the light of the milestones', () => {
  test('all seen and achieved is on track; nothing seen says nothing', () => {
    expect(judgeMilestones(milestones, '09', all('09', 1)).light).toBe('green')
    expect(judgeMilestones(milestones, '09', {}).light).toBe('none')
    expect(judgeMilestones(milestones, '09', all('09', null)).light).toBe('none')
  })
  test('unobserved is not failed: it never turns a light worse than unsaid', () => {
    for (const item of itemsOf(milestones, '12')) {
      const answers = { ...all('12', 1), [item.id]: null }
      expect(['green', 'none']).toContain(judgeMilestones(milestones, '12', answers).light)
    }
  })
  test('one missing is amber; missing now and at the age before is red; lost is red, not there on one day is amber', () => {
    const [first] = itemsOf(milestones, '12', 'len')
    const [older] = itemsOf(milestones, '09', 'len')
    const amber = { ...all('12', 1), [first!.id]: 0 as const }
    expect(lightOf(judgeMilestones(milestones, '12', amber), 'len')).toBe('amber')
    expect(judgeMilestones(milestones, '12', { ...amber, [older!.id]: 0 }).light).toBe('red')
    expect(judgeMilestones(milestones, '12', { ...amber, [older!.id]: 1 }).light).toBe('amber')
    const green = all('12', 1)
    expect(judgeMilestones(milestones, '12', green, { lost: [first!.id] }).light).toBe('red')
    expect(judgeMilestones(milestones, '12', amber, { once: [first!.id] }).light).toBe('amber')
    // one "no" of what was there adds nothing to what is missing of the age before
    const both = { ...amber, [older!.id]: 0 as const }
    expect(judgeMilestones(milestones, '12', both, { once: [first!.id] }).light).toBe('amber')
    expect(judgeMilestones(milestones, '12', both, { once: [older!.id] }).light).toBe('amber')
    expect(judgeMilestones(milestones, '12', { ...green, [older!.id]: 0 }, { once: [older!.id] }).light).toBe(
      'amber',
    )
  })
  test('a finding of a domain of risks is no skill: none found is calm, one found asks to look again', () => {
    const risky = {
      ...milestones,
      domains: milestones.domains.map((d) => (d.id === 'len' ? { ...d, sign: 'risk' as const } : d)),
    }
    const found = (answer: ItemAnswer) =>
      lightOf(judgeMilestones(risky, '12', { ...all('12', 1), ...all('12', answer, 'len') }), 'len')
    expect([found(0), found(1), found(null)]).toEqual(['green', 'amber', 'none'])
  })
  test('another item not there yet never makes it better', () => {
    const rank = { none: 0, green: 1, amber: 2, red: 3 }
    const answers: Record<string, ItemAnswer> = { ...all('18', 1), ...all('15', 1) }
    let before = 0
    for (const item of [...itemsOf(milestones, '18'), ...itemsOf(milestones, '15')]) {
      answers[item.id] = 0
      const now = rank[judgeMilestones(milestones, '18', answers).light]
      expect(now).toBeGreaterThanOrEqual(before)
      before = now
    }
  })
})

describe('rounds', () => {
  const nine = addDays(addMonths(child.birth, 9), 3)
  test('a room by one item and a child by all gather in one round, in any order; a later day wins', () => {
    const [a, b] = itemsOf(milestones, '09', 'len')
    const list = [
      seen('1', nine, all('09', 1)),
      seen('2', addDays(nine, 2), { [a!.id]: 0, [b!.id]: null }),
      seen('3', addDays(nine, 5), { [a!.id]: 1 }, { said_by: 'family' }),
    ]
    const rounds = foldRounds(list, child)
    expect(foldRounds([...list].reverse(), child)).toEqual(rounds)
    expect(rounds).toMatchObject([{ group: '09', light: 'green', family: true, lost: [] }])
    // one "no" to what was there asks to look again soon; a second day, or a second skill that visit, is a loss
    expect(foldRounds(list.slice(0, 2), child)).toMatchObject([{ light: 'amber', lost: [], once: [a!.id] }])
    const second = seen('2b', addDays(nine, 4), { [a!.id]: 0 })
    expect(foldRounds([...list.slice(0, 2), second], child)).toMatchObject([{ light: 'red', lost: [a!.id] }])
    const two = seen('2', addDays(nine, 2), { [a!.id]: 0, [b!.id]: 0 })
    expect(foldRounds([list[0]!, two], child)).toMatchObject([{ light: 'red', lost: [a!.id, b!.id].sort() }])
  })
  test('an answer of another age is kept and counts in no light, score, loss or coverage', () => {
    const four = itemsOf(milestones, '48', 'len')[0]!.id
    const odd = { [four]: 0 as const }
    const list = [seen('1', nine, all('09', 1)), seen('2', addDays(nine, 3), odd)]
    expect(ageOf({ ...list[1]!, answers: odd }, child)).toMatchObject({
      ...{ strange: [four], flags: ['development.other-age'] },
    })
    const without = foldRounds([list[0]!, seen('2', addDays(nine, 3), { [four]: null })], child)
    expect(foldRounds(list, child)).toEqual(without)
    expect(foldRounds(list, child)).toMatchObject([{ light: 'green', not_yet: [], lost: [] }])
    // said to be there now and not there when its age comes: it was never counted, so nothing was lost
    const later = addDays(addMonths(child.birth, 48), 3)
    const early = [
      seen('1', nine, { [four]: 1 }),
      seen('2', later, { [four]: 0 }),
      seen('3', addDays(later, 9), { [four]: 0 }),
    ]
    expect(foldRounds(early, child).at(-1)).toMatchObject({ group: '48', light: 'amber', lost: [] })
    const author = 'a'
    const read = (all: Seen[]) =>
      foldReadings(
        all.map((s) => ({ ...s, author })),
        child,
      )
    expect(read(list)).toEqual(read([list[0]!, seen('2', addDays(nine, 3), { [four]: null })]))
    expect(read(early).flatMap((r) => [...r.flags, ...(r.once ?? [])])).toEqual([])
    // when the birth date is corrected so that it is of its age, it counts from then on
    const older = { ...child, birth: addMonths(child.birth, -39) }
    expect(foldRounds([list[1]!], older)).toMatchObject([{ group: '48', light: 'amber', not_yet: [four] }])
    const carried: CarriedObservation = { c: 'c', d: nine, i: 'milestones|2022', y: [], n: [four] }
    expect(lookedOf('k', carried, { birth: child.birth })).toEqual({ day: nine, items: 0 })
  })
  test('a child born early is asked by its corrected age, and no more from two years on', () => {
    expect(instrumentAge('2026-01-10', 30, '2026-10-12')).toMatchObject({ months: 6, corrected: true })
    expect(groupOf(milestones, instrumentAge('2026-01-10', 30, '2026-10-12'))?.id).toBe('06')
    expect(groupOf(milestones, instrumentAge('2024-01-10', 30, '2026-10-12'))?.id).toBe('30')
    expect(instrumentAge('2024-01-10', 30, '2026-10-12').corrected).toBe(false)
  })
  test('a birth date corrected later gathers the same answers under another age', () => {
    const list = [seen('1', nine, all('09', 1))]
    expect(foldRounds(list, child)).toMatchObject([{ group: '09', light: 'green' }])
    const younger = foldRounds(list, { ...child, birth: addMonths(child.birth, 6) })
    expect(younger).toMatchObject([{ group: '02', light: 'none' }])
    expect(standingLight(younger)).toBe('none')
  })
  test('an unknown version makes no round', () => {
    expect(foldRounds([seen('1', nine, all('09', 0), { version: '2099' })], child)).toEqual([])
  })
})

const ediFile = () => {
  const lines = ['item,eje,grupo,texto']
  for (let g = 1; g <= 14; g++) {
    for (const area of ['MG', 'MF', 'LEN', 'SOC', 'CON'])
      for (let i = 1; i <= (g <= 7 ? 2 : 3); i++)
        lines.push(`${area}${g}-${i},${area},${g},Ejemplo inventado ${i}`)
    for (const axis of ['FRB', 'ALE', 'EN', 'ALARM'])
      for (let i = 1; i <= 3; i++) lines.push(`${axis}${g}-${i},${axis},${g},Ejemplo inventado ${i}`)
  }
  return lines.join('\n')
}
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

describe('the EDI', () => {
  test.skipIf(!existsSync(shared))('its 18 cases come out as written, answered item by item', () => {
    const { items } = readItems(ediFile())
    const asked = Object.fromEntries(items.map((i) => [i.id, { domain: i.domain, group: i.group }]))
    const { cases } = JSON.parse(readFileSync(new URL('edi-structure.json', shared), 'utf8')) as {
      cases: Case[]
    }
    expect(cases).toHaveLength(18)
    for (const { name, input, expect: colour } of cases) {
      const answers: Record<string, ItemAnswer> = {}
      const put = (domain: string, group: number, met: number) => {
        for (const [n, i] of items.filter((x) => x.domain === domain && x.group === String(group)).entries())
          answers[i.id] = n < met ? 1 : 0
      }
      for (const [area, met] of Object.entries(input.areas)) put(area, input.group, met)
      for (const [area, met] of Object.entries(input.previous ?? {})) put(area, input.group - 1, met)
      put('FRB', input.group, input.frb)
      put('ALE', input.group, input.ale)
      put('EN', input.group, input.en)
      put('ALARM', input.group, input.alarm)
      const { light } = judgeEdi(String(input.group), asked, answers)
      expect(light === 'amber' ? 'yellow' : light, name).toBe(colour)
    }
  })
  test('an area not wholly seen has no light, and a file of another age none at all', () => {
    const { items } = readItems(ediFile())
    const asked = Object.fromEntries(items.map((i) => [i.id, { domain: i.domain, group: i.group }]))
    const answers = Object.fromEntries(
      items.filter((i) => i.group === '6').map((i) => [i.id, 1 as ItemAnswer]),
    )
    for (const i of items) if (['FRB', 'ALE', 'EN', 'ALARM'].includes(i.domain)) answers[i.id] = 0
    expect(judgeEdi('6', asked, answers).light).toBe('green')
    expect(judgeEdi('6', asked, { ...answers, 'LEN6-1': null }).light).toBe('none')
    expect(judgeEdi('6', {}, answers).light).toBe('none')
  })
  test('a file says of each row and field what is wrong', () => {
    expect(readItems('').troubles).toMatchObject([{ code: 'no-rows' }])
    expect(readItems('item,grupo\nA,1').troubles.map((t) => [t.code, t.field])).toEqual([
      ['missing-column', 'eje'],
      ['missing-column', 'texto'],
    ])
    const bad = readItems(
      'item;eje;grupo;texto;desde_meses;hasta_meses\nA1;MG;5;"con ; dentro";5;6\nA1;XX;99;;;\nB;MF;6;b;6;9\nC;MG;4;c;4;x\n',
    )
    expect(bad.troubles.map((t) => [t.code, t.row, t.field])).toEqual([
      ['empty', 3, 'texto'],
      ['unknown-domain', 3, 'eje'],
      ['unknown-group', 3, 'grupo'],
      ['twice', 3, 'item'],
      ['bad-age', 5, 'hasta_meses'],
      ['ages-overlap', 4, 'desde_meses'],
    ])
    expect(readItems(ediFile()).troubles).toEqual([])
  })
  test('overlapping ages are refused where it is signed, too', () => {
    const sound = ediOf(readItems(ediFile()).items, {
      version: '2024',
      from: '2024-02-12',
      source: 'inventado',
    })
    expect(troublesOf(sound)).toEqual([])
    const groups = sound.groups.map((g, i) => (i === 3 ? { ...g, toDays: g.toDays + 40 } : g))
    expect(troublesOf({ ...sound, groups }).map((t) => t.code)).toContain('ages-overlap')
  })
})

describe('what is due', () => {
  const of = (looked: { day: string; items: number }[]) => ({
    ...{ child: 'c', began: '2026-01-01' },
    birth: '2026-01-10',
    weeks: null,
    since: null,
    looked,
  })
  test('a list is due from its age on for thirty days; five items make a look, one does not', () => {
    expect(developmentDue(of([]), '2026-02-01')).toBeUndefined()
    expect(developmentDue(of([]), '2026-10-10')).toMatchObject({ months: 9, state: 'due', by: '2026-11-09' })
    expect(developmentDue(of([]), '2026-11-10')).toMatchObject({ state: 'overdue' })
    expect(developmentDue(of([{ day: '2026-10-12', items: 1 }]), '2026-11-10')?.state).toBe('overdue')
    expect(developmentDue(of([{ day: '2026-10-12', items: 13 }]), '2026-11-10')?.state).toBe('done')
    expect(developmentDue(of([{ day: '2026-10-12', items: 13 }]), '2027-01-10')?.state).toBe('due')
  })
  test('who came later has thirty days from then; a screening waits until it was made', () => {
    expect(developmentDue({ ...of([]), since: '2026-11-01' }, '2026-11-20')?.state).toBe('due')
    const of9 = {
      ...{ child: 'c', began: '2026-01-01', birth: '2026-01-10', weeks: null },
      screened: [] as string[],
    }
    expect(screeningDue(of9, '2026-10-20')).toMatchObject({ months: 9, late: false })
    expect(screeningDue({ ...of9, screened: ['2026-10-15'] }, '2026-10-20')).toBeUndefined()
  })
  test('a center that begins to observe is asked for its children over ninety days, and for nobody before', () => {
    const ids = Array.from({ length: 110 }, (_, i) => `child-${(i * 7919).toString(16).padStart(6, '0')}`)
    const day = '2026-11-20'
    const due = (began: string | null, today: string) =>
      ids.map((child) => developmentDue({ ...of([]), child, began }, today)!)
    expect(due(null, day).map((d) => d.state)).toEqual(ids.map(() => 'due'))
    expect(due(null, day).every((d) => d.by === null)).toBe(true)
    expect(askObserving({ ...of([]), room: 'r', began: null }, day, 'UTC')).toBeUndefined()
    const first = due(day, day)
    expect(first.filter((d) => d.state === 'overdue')).toEqual([])
    const days = first.map((d) => d.by!)
    expect(days.every((d) => d >= addDays(day, 30) && d < addDays(day, 90))).toBe(true)
    const most = Math.max(...[...Map.groupBy(days, (d) => d).values()].map((l) => l.length))
    expect(most).toBeLessThan(10)
    // asked again, the same child has the same day; who comes later has thirty days as ever
    expect(due(day, addDays(day, 5)).map((d) => d.by)).toEqual(days)
    const came = developmentDue({ ...of([]), since: '2026-12-01', began: day }, '2026-12-02')
    expect(came).toMatchObject({ by: '2026-12-31', state: 'due' })
  })
  test('from outside neither names nor lights are told; a room counts who is past its time', () => {
    const rows = [
      { ...of([]), child: 'b', name: 'B', room: 'r', last_day: null, light: null, screened: [] },
      {
        ...of([{ day: '2026-10-12', items: 13 }]),
        ...{
          child: 'a',
          name: 'A',
          room: 'r',
          last_day: '2026-10-12',
          light: 'amber' as const,
          screened: [],
        },
      },
    ]
    expect(listLooked(rows, '2026-11-10', false)).toMatchObject([
      { child: 'b', name: null, light: 'none', state: 'overdue', days_late: 1 },
      { child: 'a', name: null, light: 'none', state: 'done' },
    ])
    expect(coverageOf(rows, '2026-11-10').get('r')).toEqual({ part: 1, whole: 2 })
  })
})
