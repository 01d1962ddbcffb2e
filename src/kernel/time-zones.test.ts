// Time zones: every state has one, border municipalities have theirs, and the names are ones this machine knows.
import { expect, test } from 'vitest'
import { civilDay } from './days.ts'
import { zoneRuleOf, zoneRules } from './time-zones.ts'

test('every state has a zone, and every zone is known', () => {
  for (let s = 1; s <= 32; s++) expect(zoneRuleOf(String(s).padStart(2, '0'))).toBeDefined()
  for (const r of zoneRules) expect(civilDay('2026-11-20T18:00:00.000Z', r.timeZone)).toBe('2026-11-20')
  expect(new Set(zoneRules.map((r) => r.key)).size).toBe(zoneRules.length)
})

test('a municipality with its own hour wins over its state', () => {
  expect(zoneRuleOf('18020')?.timeZone).toBe('America/Bahia_Banderas')
  expect(zoneRuleOf('18017')?.timeZone).toBe('America/Mazatlan')
  expect(zoneRuleOf('08037')?.timeZone).toBe('America/Ciudad_Juarez')
  expect(zoneRuleOf('080190001')?.timeZone).toBe('America/Chihuahua')
  expect(zoneRuleOf('99001')).toBeUndefined()
})

test('a summer evening in Tijuana and in Mazatlán falls on different days', () => {
  const instant = '2026-07-02T06:30:00.000Z'
  expect(civilDay(instant, zoneRuleOf('02004')!.timeZone)).toBe('2026-07-01')
  expect(civilDay(instant, zoneRuleOf('09002')!.timeZone)).toBe('2026-07-02')
})
