// What the server answers about incidents: the list of a center, one of them, one family's paper, and the pattern.
import { COUNTRY_ZONE } from '../../kernel/days.ts'
import type { Fact } from '../../kernel/fact.ts'
import { answer } from '../../platform/http.ts'
import { standsFor } from '../../platform/joined.ts'
import { logFound, logRead } from '../../platform/read-log.ts'
import { Refused } from '../../platform/refused.ts'
import { worksIn } from '../../platform/who.ts'
import { dailyOf } from '../daily/reads.ts'
import { center, roomsOf } from '../network/reads.ts'
import type { IncidentNoted } from './contract/kinds.ts'
import {
  graveIncidents,
  type Incident,
  type IncidentChild,
  type IncidentListed,
  incidentPaper,
  incidentPattern,
  listIncidents,
  oneIncident,
  oneQuestion,
} from './contract.ts'
import {
  childOfIncident,
  childrenOfIncident,
  graveIn,
  incidentOf,
  incidentsBetween,
  incidentsOfCenter,
  namesOfAdults,
  namesOfChildren,
  notesOf,
  PAGE,
  papersOf,
  placeOf,
  questionOf,
} from './reads.ts'
import { unsignedOf, untoldOf } from './rules/asks.ts'
import { patternOf } from './rules/pattern.ts'

export const listed = (i: Incident): IncidentListed => ({
  ...{ id: i.key, day: i.day, at: i.at, kind: i.kind, place: i.place, room: i.room, children: i.children },
  ...{ grave: i.grave, head: i.head, flags: i.flags },
  ...{ untold: untoldOf(i.children).length, unsigned: unsignedOf(i.children).length },
  ...{ reviewed: i.reviewed !== null, closed: i.closed !== null },
})

/** Free words may name anybody: they are for who works there. */
const withoutWords = (i: Incident): Incident => ({
  ...i,
  accounts: i.accounts.map((a) => ({ ...a, words: '' })),
  reviewed: i.reviewed && { ...i.reviewed, words: null },
})
const childWithoutWords = (c: IncidentChild): IncidentChild => ({
  ...c,
  words: null,
  told: c.told.map((t) => ({ ...t, who: null, words: null })),
  signed: c.signed && { ...c.signed, who: null },
})

const noteOf = ({ at, fact }: { at: string; fact: Fact }) => {
  const n = fact.payload as IncidentNoted
  return {
    ...{ id: fact.id, by: fact.author, at, reason: fact.reason ?? null, happened: n.at, kind: n.kind },
    ...{ place: n.place ?? null, head: n.head ?? false, children: [...n.children] },
  }
}

const adultsIn = (children: readonly IncidentChild[]) =>
  children.flatMap((c) => [
    ...c.told.flatMap((t) => [t.by, ...(t.adult ? [t.adult] : [])]),
    ...(c.signed ? [c.signed.by, ...(c.signed.adult ? [c.signed.adult] : [])] : []),
  ])

export const safetyAnswers = [
  answer(listIncidents, async ({ book, ...query }, call) => {
    const named = worksIn(call.who, book)
    return call.db.read(call.scope, async (read) => {
      const { rows, total, open } = await incidentsOfCenter(read, book, query)
      const ids = rows.flatMap((i) => i.children.map((c) => c.child))
      const last = rows.at(-1)
      return {
        ...{ incidents: rows.map(listed), named, open, total },
        names: named ? await namesOfChildren(read, book, ids) : {},
        rooms: Object.fromEntries((await roomsOf(read, book)).map((r) => [r.key, r.name])),
        next: rows.length === PAGE && last ? placeOf(last) : null,
      }
    })
  }),
  answer(oneIncident, async ({ book, incident, purpose }, call) => {
    if (call.who.by !== 'person') throw new Refused(403, 'people-only')
    const named = worksIn(call.who, book)
    const found = await call.db.read(call.scope, async (read) => {
      const row = await incidentOf(read, book, incident)
      if (!row) return undefined
      const children = await childrenOfIncident(read, book, incident)
      const notes = (await notesOf(read, book, incident)).map(noteOf)
      const kids = [...row.children, ...notes.flatMap((n) => n.children)].map((c) => c.child)
      const people = [
        ...[row.by, ...row.witnesses, ...row.accounts.map((a) => a.by), ...notes.map((n) => n.by)],
        ...[row.reviewed?.by, row.closed?.by].filter((id) => id !== undefined),
        ...adultsIn(children),
      ]
      return {
        incident: named ? row : withoutWords(row),
        children: named ? children : children.map(childWithoutWords),
        notes: named ? notes : notes.map((n) => ({ ...n, reason: null })),
        named,
        names: named
          ? { ...(await namesOfAdults(read, book, people)), ...(await namesOfChildren(read, book, kids)) }
          : {},
        room: (await roomsOf(read, book)).find((r) => r.key === row.room)?.name ?? null,
        papers: await papersOf(read, book, incident),
      }
    })
    if (!found) throw new Refused(404, 'unknown-incident')
    const search = {
      at: call.now().toISOString(),
      person: call.who.person,
      endpoint: oneIncident.id,
      purpose,
    }
    const ids = found.incident.children.map((c) => ({ book, id: c.child }))
    await call.db.write({ books: [book] }, (tx) => logFound(tx, search, ids))
    return found
  }),
  answer(incidentPaper, async ({ book, incident, child, purpose }, call) => {
    // a paper with a name on it is made where the child is
    if (!worksIn(call.who, book)) throw new Refused(403, 'out-of-scope')
    const found = await call.db.read(call.scope, async (read) => {
      const kept = await standsFor(read, book, child)
      const paper = await childOfIncident(read, book, incident, kept)
      const whole = await incidentOf(read, book, incident)
      if (!paper || !whole) return undefined
      const people = await namesOfAdults(read, book, [whole.by, ...adultsIn([paper])])
      return {
        paper,
        change: whole.closed?.words ?? null,
        name: (await namesOfChildren(read, book, [kept]))[kept] ?? '',
        center: (await center(read, book))?.name ?? '',
        room: (await roomsOf(read, book)).find((r) => r.key === whole.room)?.name ?? null,
        noted_by: people[whole.by] ?? null,
        adults: people,
      }
    })
    if (!found) throw new Refused(404, 'unknown-incident')
    await logRead(call, book, found.paper.child, incidentPaper.id, purpose)
    return found
  }),
  answer(oneQuestion, async ({ book, child, day, purpose }, call) => {
    if (!worksIn(call.who, book)) throw new Refused(403, 'out-of-scope')
    const found = await call.db.read(call.scope, async (read) => {
      const kept = await standsFor(read, book, child)
      const question = await questionOf(read, book, kept, day)
      if (!question) return undefined
      const entries = (await dailyOf(read, book, kept, day))?.entries ?? []
      const said = new Map(entries.map((e) => [e.id, e.text ?? null]))
      return {
        kept,
        name: (await namesOfChildren(read, book, [kept]))[kept] ?? '',
        notes: question.notes.map((n) => ({ ...n, text: said.get(n.id) ?? null })),
        people: await namesOfAdults(
          read,
          book,
          question.notes.map((n) => n.by),
        ),
      }
    })
    if (!found) throw new Refused(404, 'unknown-question')
    const { kept, ...told } = found
    await logRead(call, book, kept, oneQuestion.id, purpose)
    return told
  }),
  answer(incidentPattern, async ({ book, firstDay, lastDay, what }, call) => {
    const named = worksIn(call.who, book)
    return call.db.read(call.scope, async (read) => {
      const zone = (await center(read, book))?.time_zone ?? COUNTRY_ZONE
      const pattern = patternOf(
        await incidentsBetween(read, book, firstDay, lastDay, what ?? null, zone),
        named,
      )
      const ids = [
        ...pattern.children.map((c) => c.child),
        ...pattern.pairs.flatMap((p) => [p.did, p.hurt]),
        ...pattern.repeats.map((r) => r.child),
      ]
      return { ...pattern, names: named ? await namesOfChildren(read, book, ids) : {} }
    })
  }),
  answer(graveIncidents, async (_input, call) => call.db.read(call.scope, (read) => graveIn(read))),
]
