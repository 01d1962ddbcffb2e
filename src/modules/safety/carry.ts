// What a tablet carries of an open incident, and how facts still in its outbox change it.
import { withdrawn } from '../../kernel/book-kinds.ts'
import { daysBetween } from '../../kernel/days.ts'
import type { Stamped } from '../../kernel/fact.ts'
import type { Carrying } from '../../kernel/taking.ts'
import type { FamilyTold, FirstAid, IncidentNoted } from './contract/kinds.ts'
import type { Incident, IncidentQuestion } from './contract.ts'
import type { CarriedIncident, CarriedQuestion } from './rules/carried.ts'
import { incidentOf } from './rules/incident-of.ts'
import { questionKinds, questionsOf, withFacts } from './rules/was-hurt.ts'

const moreOf = (n: {
  aid?: readonly FirstAid[]
  witnesses?: readonly string[]
  unseen?: boolean
  head?: boolean
}) => ({
  ...(n.aid && n.aid.length > 0 ? { a: n.aid } : {}),
  ...(n.witnesses && n.witnesses.length > 0 ? { w: n.witnesses } : {}),
  ...(n.unseen ? { u: true as const } : {}),
  ...(n.head ? { h: true as const } : {}),
})

/** A closed one is the office’s. */
export function carryIncident(r: Incident): CarriedIncident | undefined {
  if (r.closed) return undefined
  return {
    ...{ n: r.noted, k: r.kind, at: r.at, s: r.said_at, d: r.day, r: r.room ?? r.book },
    ...(r.place ? { p: r.place } : {}),
    ...(r.reviewed ? { v: r.reviewed.at } : {}),
    ...moreOf(r),
    c: r.children.map((c) => ({
      ...{ c: c.child, p: c.part },
      ...(c.told ? { t: c.told } : {}),
      ...(c.signed ? { s: true as const } : {}),
    })),
  }
}

/** An incident nobody closed for so long stays the office’s task and leaves the tablets. */
const CARRIED_DAYS = 14
export const fadeIncident = (
  _key: string,
  body: CarriedIncident,
  today: string,
): CarriedIncident | undefined => (daysBetween(body.d, today) > CARRIED_DAYS ? undefined : body)

function apply(carried: CarriedIncident | undefined, { fact, estAt }: Stamped): CarriedIncident | undefined {
  switch (fact.kind) {
    case 'safety.incident-noted': {
      const n = fact.payload as IncidentNoted
      const had = new Map(carried?.c.map((c) => [c.c, c]))
      return {
        ...{ n: fact.id, k: n.kind, at: n.at, s: carried?.s ?? estAt, d: n.day, r: fact.room ?? fact.book },
        ...(n.place ? { p: n.place } : {}),
        ...(carried?.v ? { v: carried.v } : {}),
        ...moreOf(n),
        c: n.children.map(({ child, part }) => ({ ...had.get(child), c: child, p: part })),
      }
    }
    case 'safety.family-told': {
      const { outcome, at } = fact.payload as FamilyTold
      if (!carried || outcome !== 'told') return carried
      const told = (t: string | undefined) => (t === undefined || at < t ? at : t)
      return { ...carried, c: carried.c.map((c) => (c.c === fact.about ? { ...c, t: told(c.t) } : c)) }
    }
    case 'safety.paper-signed':
      return (
        carried && {
          ...carried,
          c: carried.c.map((c) => (c.c === fact.about ? { ...c, s: true as const } : c)),
        }
      )
    default:
      return carried
  }
}

export const incidentCarrying: Carrying<CarriedIncident> = {
  table: 'incident',
  kinds: ['safety.incident-noted', 'safety.family-told', 'safety.paper-signed', withdrawn.kind],
  // what takes a fact back is handed over with the rows of that fact
  keysOf: (f) => (f.kind === withdrawn.kind ? [] : [incidentOf(f)]),
  overlay: (_key, carried, pending) =>
    pending.some((s) => s.fact.kind === withdrawn.kind && s.fact.about === carried?.n)
      ? undefined
      : pending.reduce<CarriedIncident | undefined>(apply, carried),
}

export const carryQuestion = (q: IncidentQuestion): CarriedQuestion => ({
  ...{ r: q.room, incidents: q.incidents, answers: q.answers },
  notes: q.notes.map(({ id, at, by }) => ({ id, at, by })),
})

/** Who was there has forgotten after so long; the desk still asks. */
const ASKED_DAYS = 3
export const fadeQuestion = (
  key: string,
  body: CarriedQuestion,
  today: string,
): CarriedQuestion | undefined => (daysBetween(key.split('|')[1]!, today) > ASKED_DAYS ? undefined : body)

const UNASKED: CarriedQuestion = { r: null, notes: [], incidents: [], answers: [] }

export const questionCarrying: Carrying<CarriedQuestion> = {
  table: 'incident_question',
  kinds: [...questionKinds, withdrawn.kind],
  keysOf: (f) => (f.kind === withdrawn.kind ? [] : questionsOf(f)),
  overlay: (key, carried, pending) => {
    const gone = new Set(
      pending.flatMap(({ fact }) => [
        ...(fact.corrects ? [fact.corrects] : []),
        ...(fact.kind === withdrawn.kind ? [fact.about] : []),
      ]),
    )
    const base = carried ?? UNASKED
    const known = {
      notes: base.notes.filter((n) => !gone.has(n.id)),
      incidents: base.incidents,
      answers: base.answers.filter((a) => !gone.has(a.id)),
    }
    const said = withFacts(known, key, pending)
    const room = pending.findLast((s) => s.fact.kind === 'daily.noted')?.fact.about ?? base.r
    return said.notes.length + said.incidents.length === 0 ? undefined : { ...said, r: room }
  },
}
