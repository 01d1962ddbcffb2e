// A center as full as they come, with its past: 252 children, 60 days at the door, every measuring since birth.

import { houseWith } from '../../src/app/modules.ts'
import { addDays, addMonths, ageInDays, type Day } from '../../src/kernel/days.ts'
import type { Fact } from '../../src/kernel/fact.ts'
import { builtInTables } from '../../src/modules/growth/rules/built-in-tables.ts'
import { lmsOfAge } from '../../src/modules/growth/rules/growth-tables.ts'
import { whenDue } from '../../src/modules/growth/rules/weighing-schedule.ts'
import { putPin } from '../../src/platform/answers.ts'
import { type Db, openDb } from '../../src/platform/db.ts'
import { takeBatch } from '../../src/platform/intake.ts'
import { confirmPairing, openPairing } from '../../src/platform/paired-devices.ts'
import { type Chance, chanceOf } from './chance.ts'
import { type BenchCenter, type BenchChild, settleCountry } from './country.ts'

export const PIN = '246810'
const CHILDREN_PER_ROOM = 36
const DAYS = 60
const MONTH_DAYS = 30.4375
const BATCH = 500

export type FullCenter = {
  readonly center: BenchCenter
  readonly db: Db
  /** rows a tablet must hold of it */
  readonly past: { readonly days: number; readonly measurings: number }
  /** what the director does: a code, then the six letters that `typed` answers to it */
  readonly pair: (typed: (code: string) => Promise<string>) => Promise<void>
}

const round = (x: number, digits: number) => Number(x.toFixed(digits))

/** Measures near a line of the child's own, as scales and boards show them. */
function measuresOn(chance: Chance, child: BenchChild, day: Day) {
  const tables = builtInTables()
  const age = Math.max(0, ageInDays(child.birth, day))
  const near = (what: 'wei' | 'len' | 'hc') => {
    const { m, s } = lmsOfAge(tables, what, 'F', Math.min(age, 1826))!
    return m * (1 + s * (chance.next() * 2 - 1))
  }
  const standing = age >= 731
  return {
    weightKg: round(near('wei'), 2),
    lengthCm: round(near('len'), 1),
    position: standing ? 'H' : 'L',
    ...(standing ? {} : { headCm: round(near('hc'), 1) }),
  }
}

function measuringDays(child: BenchChild, today: Day): Day[] {
  const days: Day[] = []
  let day = addDays(child.birth, 45)
  while (day <= today) {
    days.push(day)
    const due = whenDue(Math.floor(ageInDays(child.birth, day) / MONTH_DAYS), day, day)
    if (!due) break
    day = addMonths(day, due.everyMonths)
  }
  return days
}

const weekday = (day: Day) => new Date(`${day}T12:00:00Z`).getUTCDay() % 6 !== 0

function pastOf(chance: Chance, center: BenchCenter, today: Day): { door: Fact[]; measured: Fact[] } {
  const door: Fact[] = []
  const measured: Fact[] = []
  const said = (
    to: Fact[],
    kind: string,
    about: string,
    day: Day,
    minute: number,
    payload: Fact['payload'],
  ) => {
    const ms = Date.parse(`${day}T12:00:00Z`) + minute * 60_000 + chance.below(60_000)
    to.push({
      ...{ id: chance.factId(ms), kind, kindVersion: 1, about, book: center.book, author: center.educator },
      ...{ origin: 'world', happenedAt: new Date(ms).toISOString(), payload },
    })
  }
  for (let back = DAYS; back >= 1; back--) {
    const day = addDays(today, -back)
    if (!weekday(day)) continue
    for (const child of center.children) {
      if (day < child.birth) continue
      if (chance.next() < 0.08)
        said(door, 'attendance.absent', child.id, day, 0, { day, reason: chance.pick(['ill', 'family']) })
      else {
        said(door, 'attendance.arrived', child.id, day, 60 + chance.below(90), { day, room: child.room })
        said(door, 'attendance.left', child.id, day, 480 + chance.below(150), { day })
      }
    }
  }
  for (const child of center.children) {
    for (const day of measuringDays(child, addDays(today, -1)))
      said(measured, 'growth.measured', child.id, day, 180, { day, ...measuresOn(chance, child, day) })
  }
  return { door, measured }
}

/** Settles it through the one door. Close `db` at the end. */
export async function settleFullCenter(url: string, seed: number): Promise<FullCenter> {
  const country = await settleCountry(url, seed, { centers: 1, childrenPerRoom: CHILDREN_PER_ROOM })
  const center = country.centers[0]!
  const db = openDb(url, { max: 3 })
  const house = houseWith(builtInTables())
  const now = () => new Date()
  const today = now().toISOString().slice(0, 10)
  const { door, measured } = pastOf(chanceOf(seed + 7), center, today)
  const facts = [...door, ...measured]
  for (let i = 0; i < facts.length; i += BATCH) {
    const results = await takeBatch(db, house, facts.slice(i, i + BATCH), { by: 'system' }, now)
    const odd = results.find((r) => r.answer !== 'taken' && r.answer !== 'flagged')
    if (odd) throw new Error(`the center's past was not taken: ${odd.answer} ${odd.reason}`)
  }
  await putPin({ db, now }, center.book, center.educator, PIN)
  return {
    center,
    db,
    past: {
      days: new Set(door.map((f) => `${f.about}|${String(f.payload.day)}`)).size,
      measurings: measured.length,
    },
    pair: async (typed) => {
      const { pairing, code } = await openPairing(db, center.book, center.rooms[0], center.director, now())
      const done = await confirmPairing(db, center.book, pairing, await typed(code), now())
      if ('refused' in done) throw new Error(`pairing refused: ${done.refused}`)
    },
  }
}
