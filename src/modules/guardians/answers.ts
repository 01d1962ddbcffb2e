// What the server answers about the adults of children: the circle of a file, PINs and codes, forgetting somebody, and what a move takes along.
import { COUNTRY_ZONE, civilDay, dayNumber } from '../../kernel/days.ts'
import type { DbScope, Read, Tx } from '../../platform/db.ts'
import { followFiles } from '../../platform/following-files.ts'
import type { Follows, Forgets, Leaves, Moves } from '../../platform/house.ts'
import { answer, type Call } from '../../platform/http.ts'
import { takeBatch } from '../../platform/intake.ts'
import { standsFor } from '../../platform/joined.ts'
import { newId } from '../../platform/new-id.ts'
import { logRead } from '../../platform/read-log.ts'
import { Refused } from '../../platform/refused.ts'
import { newDigits } from '../../platform/secrets.ts'
import { dropVerifiers, followVerifiers, putVerifiers } from '../../platform/verifiers.ts'
import { booksWith, reaches } from '../../platform/who.ts'
import { childOf } from '../children/reads.ts'
import { codeMade } from './contract/adults.ts'
import { type ConsentAnswer, ConsentUse } from './contract/agreed.ts'
import {
  type ChildCircle,
  childCircle,
  eraseAdult,
  listAdults,
  listConsents,
  makeCode,
  setAdultPin,
} from './contract.ts'
import {
  adultLines,
  adultOf,
  adultsOf,
  adultsShown,
  booksOfAdult,
  type ConsentLine,
  circleOf,
  circlesOf,
  codesOf,
  consentLines,
  emptyCircle,
  proposalsOf,
  siblingAdults,
  type WholeCircle,
} from './reads.ts'
import { carryAdult, carryCircle } from './rules/carried.ts'
import { easyPin } from './rules/easy-pin.ts'
import { judgePickUp } from './rules/judge-pick-up.ts'
import { circleMoves } from './rules/moving-circle.ts'

const person = (call: Call) => {
  if (call.who.by !== 'person') throw new Refused(403, 'people-only')
  return call.who
}
const today = (call: Call) => civilDay(call.now().toISOString(), COUNTRY_ZONE)

/** A code may be given for so many days ahead. */
const DAYS_AHEAD = 14

/** Whom a child is not handed over to, and never why. */
const withoutReasons = (circle: ChildCircle): ChildCircle => ({
  ...circle,
  restrictions: circle.restrictions.map((r) => ({
    ...{ ...r, basis: 'court-order' as const, order: null, words: null, document: null },
    ended: r.ended && { ...r.ended, why: '', document: null },
  })),
  adults: circle.adults.map((a) =>
    a.withdrawn ? { ...a, withdrawn: { ...a.withdrawn, why: 'other' as const, words: null } } : a,
  ),
})

const circle = answer(childCircle, async ({ book, child, purpose }, call) => {
  const reasons = reaches(await booksWith(call.db, person(call), 'documents.read'), book)
  const decides = reaches(await booksWith(call.db, person(call), 'guardians.write'), book)
  const day = today(call)
  const found = await call.db.read(call.scope, async (read) => {
    const kept = await standsFor(read, book, child)
    const row = await childOf(read, book, kept)
    if (!row) return undefined
    // it stands in the other center's file now, and nobody here sees it any more
    const all = row.left_to ? undefined : await circleOf(read, book, kept)
    const ids = all?.adults.map((a) => a.adult) ?? []
    return {
      kept,
      circle: all ?? emptyCircle(book, kept),
      adults: await adultsShown(read, book, ids),
      proposals: decides && !row.left_to ? await proposalsOf(read, book, kept) : [],
      codes: decides && !row.left_to ? await codesOf(read, book, kept, day) : [],
      siblings: decides && !row.left_on ? await siblingAdults(read, book, kept) : [],
    }
  })
  if (!found) throw new Refused(404, 'unknown-child')
  const { kept, ...told } = found
  await logRead(call, book, kept, childCircle.id, purpose)
  return { ...told, today: day, reasons, circle: reasons ? told.circle : withoutReasons(told.circle) }
})

const pin = answer(setAdultPin, async ({ book, adult, pin: digits }, call) => {
  if (digits !== null && easyPin(digits)) throw new Refused(422, 'easy-pin', 'pin')
  const by = person(call).person
  await call.db.write(call.scope, async (tx) => {
    const known = await adultOf(tx, book, adult)
    if (!known?.here) throw new Refused(404, 'unknown-adult')
    const entity = `adult_pin:${adult}`
    if (digits === null) await dropVerifiers(tx, book, [entity])
    else await putVerifiers(tx, book, [{ entity, persons: [adult], digits, by }], call.now().toISOString())
  })
  return {}
})

/** Why a code cannot be given for this adult; what a tablet would say of them on that day, had they proved who they are. */
async function whyNoCode(read: Read, book: string, child: string, adult: string, day: string): Promise<void> {
  const named = await circleOf(read, book, child)
  const known = await adultOf(read, book, adult)
  const carried = named && carryCircle(named)
  const verdict = judgePickUp(
    { id: child, circle: carried },
    { adult },
    known && carryAdult(known),
    { pin: 'right' },
    day,
  )
  if (verdict.verdict === 'right') return
  if (verdict.verdict === 'restricted') throw new Refused(409, 'restricted', 'adult')
  const [why] = verdict.why
  if (why === 'minor') throw new Refused(409, 'minor', 'adult')
  if (why === 'not-yet' || why === 'expired') throw new Refused(409, 'not-that-day', 'day')
  if (why === 'resembles-restricted') throw new Refused(409, 'restricted', 'adult')
  throw new Refused(404, 'unknown-adult', 'adult')
}

const code = answer(makeCode, async ({ book, child, adult, day }, call) => {
  const by = person(call).person
  const ahead = dayNumber(day) - dayNumber(today(call))
  if (!(ahead >= 0 && ahead <= DAYS_AHEAD)) throw new Refused(422, 'which-day', 'day')
  const kept = await call.db.read(call.scope, async (read) => {
    const stands = await standsFor(read, book, child)
    const row = await childOf(read, book, stands)
    if (!row || row.left_on) throw new Refused(404, 'unknown-child')
    await whyNoCode(read, book, stands, adult, day)
    return stands
  })
  const now = call.now()
  const id = newId(now)
  const fact = {
    ...{ id, kind: codeMade.kind, kindVersion: codeMade.version, about: kept, book },
    ...{ happenedAt: now.toISOString(), author: by, origin: 'desk', payload: { code: id, adult, day } },
  }
  const [taken] = await takeBatch(call.db, call.house, [fact], { by: 'person', person: by }, call.now)
  if (taken?.answer !== 'taken') throw new Refused(409, taken?.reason ?? 'not-taken')
  const digits = newDigits()
  const verifier = { entity: `code_verifier:${id}`, persons: [kept, adult], digits, until: day, by }
  await call.db.write(call.scope, (tx) => putVerifiers(tx, book, [verifier], now.toISOString()))
  return { code: id, digits, day }
})

const erase = answer(eraseAdult, async ({ book, adult, reason }, call) => {
  const now = call.now()
  const who = person(call)
  const books = await call.db.read({ system: true }, (read) => booksOfAdult(read, adult))
  if (!books.includes(book)) throw new Refused(404, 'unknown-adult')
  const reach: DbScope = await booksWith(call.db, who, 'children.erase')
  for (const b of books) if (!reaches(reach, b)) throw new Refused(403, 'out-of-scope', b)
  const facts = books.map((b) => ({
    ...{ id: newId(now), kind: 'book.person-erased', kindVersion: 1, about: adult, book: b },
    ...{ happenedAt: now.toISOString(), author: who.person, origin: 'desk', payload: { reason } },
  }))
  const results = await takeBatch(call.db, call.house, facts, { by: 'system' }, call.now)
  const not = results.find((r) => r.answer !== 'taken')
  if (not) throw new Refused(409, not.reason ?? 'not-taken')
  return {}
})

/** Adults, withdrawals, restrictions, consents and notices follow a child. */
export const guardiansMoves: Moves = async (read, book, persons) =>
  new Map((await circlesOf(read, book, persons)).map((c) => [c.key, circleMoves(c)]))

/** Adults of these children whom no other child names. */
function theirsAlone(circles: readonly WholeCircle[], children: readonly string[]): WholeCircle['people'] {
  const going = new Set(children)
  const people = new Map(circles.flatMap((c) => c.people.map((a) => [a.key, a])))
  return [...people.values()].filter((a) => a.children.every((c) => going.has(c)))
}

/** Portraits of adults whom nobody else here names are put away, later than they were taken whatever the clock of who decides. */
export const guardiansLeave: Leaves = async (read, book, persons, moment) => {
  const circles = await circlesOf(read, book, persons)
  const gone = new Set(theirsAlone(circles, persons).map((a) => a.key))
  const faces = new Map(circles.flatMap((c) => c.faces.map((f) => [f.key, f])))
  return [...faces.values()]
    .filter((f) => gone.has(f.key))
    .map(({ key, at }) => {
      const after = new Date(Date.parse(at) + 1).toISOString()
      return {
        ...{ id: `face put away ${key}`, kind: 'guardians.adult-portrait-withdrawn', about: key },
        ...{ payload: { reason: 'moved' }, happenedAt: [after, moment].sort()[1]! },
      }
    })
}

/** Portraits and PINs go along; where nobody names the adult any more the PIN does not stay. */
export const guardiansFollow: Follows = async (tx: Tx, from, to, persons, receivedAt) => {
  const circles = await circlesOf(tx, to, persons)
  const ids = [...new Set(circles.flatMap((c) => c.people.map((a) => a.key)))].sort()
  if (ids.length === 0) return
  const faces = circles.flatMap((c) => c.faces.flatMap((p) => [p.blob, p.thumb]))
  await followFiles(tx, to, from, [...new Set(faces)].sort(), receivedAt)
  const pin = (id: string) => `adult_pin:${id}`
  await followVerifiers(tx, to, from, ids.map(pin))
  const stay = new Set((await adultsOf(tx, from, ids)).flatMap((a) => (a.here ? [a.key] : [])))
  const gone = ids.filter((id) => !stay.has(id))
  if (gone.length > 0) await dropVerifiers(tx, from, gone.map(pin))
}

export const guardiansForget: Forgets = async (read, book, persons) =>
  theirsAlone(await circlesOf(read, book, persons), persons).map((a) => a.key)

/** Null: not asked. */
const answersByUse = (line: ConsentLine): Record<string, ConsentAnswer | null> =>
  Object.fromEntries(
    ConsentUse.options.map((use) => [use, line.consents.find((c) => c.use === use)?.said[0]?.answer ?? null]),
  )

const list = answer(listAdults, async ({ book }, call) => ({
  lines: await call.db.read(call.scope, (read) => adultLines(read, book)),
}))

const consents = answer(listConsents, async ({ book }, call) => {
  const lines = await call.db.read(call.scope, (read) => consentLines(read, book))
  return {
    lines: lines.map((l) => ({
      ...{ child: l.child, child_name: l.child_name, room: l.room, notices: l.notices },
      answers: answersByUse(l),
    })),
  }
})

export const guardiansAnswers = [circle, pin, code, erase, list, consents]
