// What the server answers about agreements: to the institute, and to an organization on its own side; and who comes in for one.
import { addDays, COUNTRY_ZONE, civilDay } from '../../kernel/days.ts'
import type { Fact } from '../../kernel/fact.ts'
import { fileOfSide, fileShownTo } from '../../platform/file-answers.ts'
import { answer, type Call } from '../../platform/http.ts'
import { takeBatch } from '../../platform/intake.ts'
import { idsOf } from '../../platform/joined.ts'
import { newId } from '../../platform/new-id.ts'
import { Refused } from '../../platform/refused.ts'
import { hashPassword } from '../../platform/secrets.ts'
import { bookOfSide, sidesIn } from '../../platform/who.ts'
import { partyOf, sideOf } from '../partners/reads.ts'
import { loginsOf } from '../staff/reads.ts'
import {
  type Agreement,
  agreementFile,
  dismissFromSide,
  inviteToSide,
  listAgreements,
  readAgreement,
  readSide,
  sideFile,
  sidePeople,
} from './contract.ts'
import {
  agreementBy,
  agreementsWithin,
  baselineOf,
  commitmentBy,
  commitmentsOf,
  dueUntil,
  knowsParty,
  namesOf,
  nationalEnd,
  peopleOfSide,
  placesOfCenter,
  reportsOf,
  sideRows,
} from './reads.ts'
import { shownCount } from './rules/small-groups.ts'

/** How far ahead the calendar looks. */
const AHEAD_DAYS = 90
const todayOf = (call: Pick<Call, 'now'>) => civilDay(call.now().toISOString(), COUNTRY_ZONE)

/** The national agreement is one published row: whoever reads any agreement may know until when it holds. */
const ends = (call: Call) => call.db.read({ system: true }, nationalEnd)

/** Counts alone, of the center the institute named: what a side shows comes from its own agreement, never from its words. */
async function placesOf(call: Call, agreements: readonly Pick<Agreement, 'center'>[]) {
  const center = agreements.find((a) => a.center !== null)?.center
  if (!center) return null
  const found = await call.db.read({ books: [center] }, (read) => placesOfCenter(read, center))
  if (!found) return null
  return { center, name: found.name, open: found.open, occupied: shownCount(found.occupied, found.open) }
}

const asFact = (call: Call, book: string, kind: string, about: string, payload: Fact['payload']): Fact => ({
  ...{ id: newId(call.now()), kind, kindVersion: 1, about, book, happenedAt: call.now().toISOString() },
  ...{ author: call.who.by === 'person' ? call.who.person : about, origin: 'system', payload },
})

/** What the endpoint has allowed the house says: a post for a party is no post of whoever invites. */
async function sayOf(call: Call, facts: readonly Fact[]): Promise<void> {
  const told = await takeBatch(call.db, call.house, facts, { by: 'system' }, call.now)
  const bad = told.find((r) => r.answer !== 'taken' && r.answer !== 'duplicate')
  if (bad) throw new Refused(409, bad.reason ?? bad.answer)
}

export const agreementAnswers = [
  answer(listAgreements, async (input, call) => {
    const today = todayOf(call)
    const national = await ends(call)
    return call.db.read(call.scope, async (read) => ({
      ...{ today, national },
      agreements: await agreementsWithin(read, input, today, national.ends),
      due: await dueUntil(read, addDays(today, AHEAD_DAYS), input.party),
    }))
  }),
  answer(readAgreement, async ({ book, agreement: key }, call) => {
    const national = await ends(call)
    const told = await call.db.read(call.scope, async (read) => {
      // a task names the commitment that asks it
      const of = (await commitmentBy(read, book, key))?.agreement ?? key
      const agreement = await agreementBy(read, book, of)
      if (!agreement) throw new Refused(404, 'unknown-agreement')
      // what was said of an organization before it was joined to another one keeps its name
      const parties = await idsOf(read, agreement.party)
      return {
        agreement,
        commitments: await commitmentsOf(read, book, agreement.key),
        reports: await reportsOf(read, book, parties),
        baseline: (await baselineOf(read, book, parties)) ?? null,
      }
    })
    const people = [
      ...told.agreement.versions.map((x) => x.by),
      ...told.commitments.flatMap((c) => c.told.map((x) => x.by)),
    ]
    return {
      ...{ today: todayOf(call), nationalEnds: national.ends, ...told },
      places: await placesOf(call, [told.agreement]),
      names: await call.db.read({ system: true }, (read) => namesOf(read, people)),
    }
  }),
  answer(agreementFile, ({ book, sha256 }, call) => fileShownTo(call, book, sha256, 'agreements.read')),
  answer(readSide, async ({ party }, call) => {
    const book = bookOfSide(call.who, party)
    const { baselines, name, ...rows } = await call.db.read(call.scope, async (read) => ({
      ...(await sideRows(read, sidesIn(call.scope))),
      name: (await sideOf(read, book, sidesIn(call.scope)))?.name ?? null,
    }))
    const places = await placesOf(call, rows.agreements)
    return {
      ...{ today: todayOf(call), nationalEnds: (await ends(call)).ends, book, name },
      ...{ ...rows, baseline: baselines[0] ?? null },
      places: places && { name: places.name, open: places.open, occupied: places.occupied },
    }
  }),
  answer(sideFile, ({ party, sha256 }, call) => fileOfSide(call, party, 'agreement_file', sha256)),
  answer(sidePeople, async ({ book, party }, call) => {
    const people = await call.db.read(call.scope, async (read) =>
      peopleOfSide(read, book, await idsOf(read, party)),
    )
    const ids = people.map((p) => p.person)
    const logins = await call.db.read({ system: true }, (read) => loginsOf(read, ids))
    return { people: people.map((p) => ({ ...p, login: logins.get(p.person) ?? null })) }
  }),
  answer(inviteToSide, async ({ book, party, given, first, login, password }, call) => {
    const known = await call.db.read(
      call.scope,
      async (read) =>
        (await partyOf(read, book, party)) !== undefined || (await knowsParty(read, book, party)),
    )
    if (!known) throw new Refused(404, 'unknown-party', 'party')
    // a person of their own: whoever works for the institute never gets a party's side by an invitation
    const person = newId(call.now())
    const name = login.toLowerCase()
    try {
      const hash = hashPassword(password)
      await call.db.write(
        { system: true },
        (tx) => tx`insert into account (person, login, password) values (${person}, ${name}, ${hash})`,
      )
    } catch (e) {
      if ((e as { code?: string }).code === '23505') throw new Refused(409, 'login-taken', 'login')
      throw e
    }
    await sayOf(call, [
      asFact(call, book, 'staff.person-registered', person, { given, first, party }),
      asFact(call, book, 'staff.post-held', person, { role: 'party', from: todayOf(call), party }),
    ])
    return { person }
  }),
  answer(dismissFromSide, async ({ book, party, post }, call) => {
    const people = await call.db.read(call.scope, async (read) =>
      peopleOfSide(read, book, await idsOf(read, party)),
    )
    const found = people.find((p) => p.post === post)
    if (!found) throw new Refused(404, 'unknown-post', 'post')
    await sayOf(call, [
      asFact(call, book, 'staff.post-ended', found.person, {
        post,
        on: todayOf(call),
        reason: 'Cierre de la entrada',
      }),
    ])
    await call.db.write({ system: true }, (tx) => tx`delete from session where person = ${found.person}`)
    return {}
  }),
]
