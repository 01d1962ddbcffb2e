// The activity bank is whole, well spread, in plain sentences, and asks for nothing that could hurt a child of its ages.
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { Activity, ActivityDomain, FormativeField, Routine, Topic } from '../../contract/programme.ts'
import { builtInProgramme, contentOf, fieldOf } from '../programme.ts'
import { bank } from './bank.ts'
import { CHOKES, CHOKES_BELOW, NEVER } from './hazards.ts'

/** Ages of the rooms, in months. */
const AGES = [2, 4, 7, 10, 14, 18, 21, 26, 32, 40, 46] as const
const fits = (months: number) => bank.filter((a) => a.from <= months && months < a.to)
const told = (a: Activity) => [a.title, a.what, a.look, a.adjust, ...a.materials].join(' · ').toLowerCase()

const COT = /\b(almohadas?|peluches?|mu[nñ]ecos?|cobijas?)\b/

describe('the activity bank', () => {
  test('holds at least 120 activities, each of its shape, each called once', () => {
    expect(bank.length).toBeGreaterThanOrEqual(120)
    for (const a of bank) {
      const judged = v.safeParse(Activity, a)
      expect(judged.issues?.map((i) => `${a.id}: ${i.message} (${v.getDotPath(i)})`) ?? []).toEqual([])
    }
    expect(new Set(bank.map((a) => a.id)).size).toBe(bank.length)
    expect(new Set(bank.map((a) => a.title)).size).toBe(bank.length)
    expect(new Set(bank.map((a) => a.what)).size).toBe(bank.length)
  })

  test('says what is done in two to four sentences', () => {
    for (const a of bank) {
      const sentences = a.what.split(/[.!?](?:\s|$)/).filter((s) => s.trim() !== '').length
      expect([2, 3, 4, 5].includes(sentences), `${a.id}: ${sentences} sentences`).toBe(true)
    }
  })

  test('offers every age from 43 days to 4 years something at every moment of the day', () => {
    expect(Math.min(...bank.map((a) => a.from))).toBe(1)
    expect(Math.max(...bank.map((a) => a.to))).toBe(48)
    for (const months of AGES) {
      expect(fits(months).length, `at ${months} months`).toBeGreaterThanOrEqual(15)
      for (const routine of Routine.options)
        expect(
          fits(months).filter((a) => a.routine === routine).length,
          `${routine} at ${months} months`,
        ).toBeGreaterThanOrEqual(1)
      for (const domain of ActivityDomain.options)
        expect(
          fits(months).filter((a) => a.domains.includes(domain)).length,
          `${domain} at ${months} months`,
        ).toBeGreaterThanOrEqual(2)
      for (const field of FormativeField.options)
        expect(
          fits(months).filter((a) => fieldOf(a) === field).length,
          `${field} at ${months} months`,
        ).toBeGreaterThanOrEqual(1)
    }
  })

  test('is spread over routines, domains, contents and interests', () => {
    for (const routine of Routine.options)
      expect(bank.filter((a) => a.routine === routine).length, routine).toBeGreaterThanOrEqual(12)
    for (const domain of ActivityDomain.options)
      expect(bank.filter((a) => a.domains.includes(domain)).length, domain).toBeGreaterThanOrEqual(25)
    for (const content of builtInProgramme.contents)
      expect(bank.filter((a) => a.content === content.id).length, content.id).toBeGreaterThanOrEqual(3)
    for (const topic of Topic.options)
      expect(bank.filter((a) => a.topics.includes(topic)).length, topic).toBeGreaterThanOrEqual(3)
    expect(bank.filter((a) => a.place !== 'in').length).toBeGreaterThanOrEqual(30)
    for (const a of bank) expect(contentOf.has(a.content), `${a.id}: ${a.content}`).toBe(true)
  })

  test('asks for no screen, flame, balloon or battery at all, and for nothing that chokes below 36 months', () => {
    for (const a of bank) {
      expect(told(a).match(NEVER)?.[0], a.id).toBeUndefined()
      if (a.from < CHOKES_BELOW) expect(told(a).match(CHOKES)?.[0], a.id).toBeUndefined()
    }
  })

  test('lays nobody under twelve months to sleep but on the back, on an empty cot', () => {
    for (const a of bank.filter((x) => x.routine === 'sleep' && x.from < 12)) {
      const near = [...a.materials].join(' ').toLowerCase()
      expect(near.match(COT)?.[0], a.id).toBeUndefined()
      if (/cuna|acuest/.test(a.what.toLowerCase()) && a.to <= 12)
        expect(a.what.toLowerCase(), a.id).toContain('boca arriba')
    }
  })

  test('puts an adult at the water, every time', () => {
    for (const a of bank.filter((x) => x.materials.some((m) => /tina|charolas? honda|dedos de agua/.test(m))))
      expect(`${a.what} ${a.materials.join(' ')}`, a.id).toMatch(/persona adulta|jarras/i)
  })
})

describe('the programme', () => {
  test('has the four fields, each with contents, each with processes that cover 1 to 48 months without a gap', () => {
    expect(builtInProgramme.fields.map((f) => f.id)).toEqual([...FormativeField.options])
    for (const field of FormativeField.options)
      expect(
        builtInProgramme.contents.filter((c) => fieldOf({ content: c.id }) === field).length,
        field,
      ).toBeGreaterThanOrEqual(4)
    for (const c of builtInProgramme.contents) {
      expect(c.processes[0]!.from).toBe(1)
      expect(c.processes.at(-1)!.to).toBe(48)
      for (const [i, p] of c.processes.entries()) if (i > 0) expect(p.from).toBe(c.processes[i - 1]!.to)
    }
  })
})
