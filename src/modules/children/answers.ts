// What the server answers about children: lists without names from afar, the file with its purpose, moves and erasures.
import { createHash, randomBytes } from 'node:crypto'
import { ageInMonths, civilDay } from '../../kernel/days.ts'
import { doubtsOfCurp } from '../../kernel/identity/curp.ts'
import { uuid7, uuid7OfDigest } from '../../kernel/ids.ts'
import { lockBook } from '../../platform/book-store.ts'
import type { Moving } from '../../platform/house.ts'
import { answer, type Call, Refused } from '../../platform/http.ts'
import { takeBatch, takeInBook } from '../../platform/intake.ts'
import { logRead } from '../../platform/read-log.ts'
import { booksWith, reaches } from '../../platform/who.ts'
import { type Child, childFile, eraseChild, listChildren, transferChild } from './contract.ts'
import { childOf, childrenOf, PAGE, saidOf } from './reads.ts'

/** Names are for who works in the center itself. */
const worksIn = (call: Call, book: string) => call.who.by === 'person' && call.who.posts.some((p) => p.book === book)

const today = (call: Call) => civilDay(call.now().toISOString(), 'America/Mexico_City')

const author = (call: Call): string => {
  if (call.who.by !== 'person') throw new Refused(403, 'people-only')
  return call.who.person
}

export const childrenAnswers = [
  answer(listChildren, async ({ book, ...query }, call) => {
    const named = worksIn(call, book)
    const { rows, total } = await call.db.read(call.scope, (read) => childrenOf(read, book, query, named))
    const day = today(call)
    const last = rows[rows.length - 1]
    return {
      named,
      total,
      next: rows.length === PAGE && last ? `${last.first}|${last.given}|${last.key}` : null,
      children: rows.map((c) => ({
        id: c.key,
        given: named ? c.given : null,
        first: named ? c.first : null,
        second: named ? c.second : null,
        sex: c.sex,
        birth: named ? c.birth : null,
        months: ageInMonths(c.birth, day),
        room: c.room,
        alerts: c.alerts.length,
        grave: c.alerts.some((a) => a.grave),
        synthetic: c.synthetic,
      })),
    }
  }),
  answer(childFile, async ({ book, child, purpose }, call) => {
    const found = await call.db.read(call.scope, async (read) => {
      const row = await childOf(read, book, child)
      return row ? { row, said: await saidOf(read, book, child) } : undefined
    })
    if (!found) throw new Refused(404, 'unknown-child')
    await logRead(call, book, child, childFile.id, purpose)
    const c = found.row
    return {
      child: c,
      doubts: c.curp ? doubtsOfCurp(c.curp, { given: c.given, first: c.first, second: c.second ?? '', sex: c.sex, birth: c.birth }).map((d) => d.code) : [],
      history: found.said.map(({ fact, at }) => ({
        fact: fact.id,
        kind: fact.kind,
        at,
        author: fact.author,
        payload: fact.payload,
        reason: fact.reason ?? null,
      })),
    }
  }),
  answer(transferChild, async (input, call) => {
    const who = author(call)
    if (call.who.by !== 'person') throw new Refused(403, 'people-only')
    if (!reaches(await booksWith(call.db, call.who, 'children.transfer'), input.to)) throw new Refused(403, 'out-of-scope', input.to)
    if (input.to === input.book) throw new Refused(422, 'same-center', 'to')
    const now = call.now()
    const id = uuid7(now.getTime(), randomBytes(10))
    const both = [input.book, input.to].sort()
    await call.db.write({ books: both }, async (tx) => {
      for (const book of both) await lockBook(tx, book)
      const child = await childOf(tx, input.book, input.child)
      if (!child || child.left_on) throw new Refused(404, 'unknown-child')
      const said = { kindVersion: 1, about: input.child, happenedAt: now.toISOString(), author: who }
      const leave = {
        ...said,
        id,
        kind: 'children.child-left',
        book: input.book,
        origin: 'desk' as const,
        payload: { on: input.on, why: 'moved', to: input.to },
      }
      const further: Moving[] = []
      for (const follows of call.house.moves) further.push(...(await follows(tx, input.book, input.child)))
      const letters = lettersOf(child, input.to, input.room, input.on, further, id, now.getTime()).map((l) => ({ ...said, ...l }))
      for (const book of both) {
        const facts = book === input.book ? [leave] : letters
        await takeInBook(tx, call.house, book, facts as never, { by: 'system' }, now.toISOString())
      }
    })
    return { fact: id }
  }),
  answer(eraseChild, async ({ book, child, reason }, call) => {
    const now = call.now()
    const fact = {
      id: uuid7(now.getTime(), randomBytes(10)),
      kind: 'book.person-erased',
      kindVersion: 1,
      about: child,
      book,
      happenedAt: now.toISOString(),
      author: author(call),
      origin: 'desk',
      payload: { reason },
    }
    const [result] = await takeBatch(call.db, call.house, [fact], { by: 'system' }, call.now)
    if (result?.answer !== 'taken') throw new Refused(409, result?.reason ?? 'not-taken')
    return {}
  }),
]

/** What the new center must hear, under ids made from the move: sending it twice changes nothing. */
function lettersOf(child: Child, book: string, room: string, on: string, further: readonly Moving[], source: string, ms: number) {
  const id = (what: string) => uuid7OfDigest(ms, createHash('sha256').update(`${source}|${book}|${what}`).digest())
  const letter = { book, origin: 'letter' as const }
  return [
    {
      ...letter,
      id: id('identity'),
      kind: 'children.child-registered',
      payload: {
        given: child.given,
        first: child.first,
        ...(child.second ? { second: child.second } : {}),
        sex: child.sex,
        birth: child.birth,
        ...(child.curp ? { curp: child.curp } : {}),
        ...(child.gestational_weeks ? { gestationalWeeks: child.gestational_weeks } : {}),
        ...(child.synthetic ? { synthetic: true } : {}),
      },
    },
    { ...letter, id: id('room'), kind: 'children.child-placed', payload: { room, from: on } },
    ...child.alerts.map((a) => ({
      ...letter,
      id: id(a.id),
      kind: 'children.alert-noted',
      payload: { alert: a.alert, text: a.text, grave: a.grave },
    })),
    ...further.map((f) => ({ ...letter, id: id(f.id), kind: f.kind, payload: f.payload })),
  ]
}
