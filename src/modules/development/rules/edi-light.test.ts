// The traffic light of the EDI: eighteen cases of the reference, and what is left open is marked.
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ediLight } from './edi-light.ts'

const FILE = resolve('../shared/reference/development/edi-structure.json')
const absent = !existsSync(FILE)

describe.skipIf(absent)(`${FILE}${absent ? ' (skipped: not on this machine)' : ''}`, () => {
  test('all cases', () => {
    const { cases } = JSON.parse(readFileSync(FILE, 'utf8'))
    expect(cases).toHaveLength(18)
    for (const { name, input, expect: colour } of cases)
      expect([name, ediLight(input).colour]).toEqual([name, colour])
  })
})

const round = { group: 6, areas: { MG: 2, MF: 2, LEN: 2, SOC: 2, CON: 2 }, frb: 0, ale: 0, en: 0, alarm: 0 }
test('an area without any and without the group before stays yellow and is told', () => {
  const areas = { ...round.areas, LEN: 0 }
  expect(ediLight({ ...round, areas })).toMatchObject({ colour: 'yellow', incomplete: ['LEN'] })
  expect(ediLight({ ...round, areas, previous: { LEN: 1 } })).toMatchObject({ colour: 'red', incomplete: [] })
  expect(ediLight({ ...round, group: 1, areas })).toMatchObject({ colour: 'red', incomplete: [] })
})
