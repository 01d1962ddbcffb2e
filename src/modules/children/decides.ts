// A move to another center: decided under both books' locks, told to the new one by letters that are the same each time.
import { canonical } from '../../kernel/canonical.ts'
import type { Decides, Moving } from '../../platform/house.ts'
import { letterId } from '../../platform/new-id.ts'
import type { Child } from './contract.ts'
import { childOf } from './reads.ts'

/** Refusals: unknown-child, same-center, unknown-room. The new center hears identity, room, alerts and what modules add. */
export const transfersChild: Decides = {
  kind: 'children.child-transferred',
  otherBook: (fact) => String(fact.payload.to),
  decide: async (tx, house, fact) => {
    const { to, room, on } = fact.payload as { to: string; room: string; on: string }
    if (to === fact.book) return { refused: 'same-center', field: 'to' }
    const child = await childOf(tx, fact.book, fact.about)
    if (!child || child.left_on) return { refused: 'unknown-child', field: 'about' }
    const [open] = await tx<{
      key: string
    }>`select key from room where book = ${to} and key = ${room} and closed_on is null`
    if (!open) return { refused: 'unknown-room', field: 'room' }
    // A child that comes back finds there what it left: only what is new follows.
    const there = await childOf(tx, to, fact.about)
    const further: Moving[] = []
    const said = new Set<string>()
    const words = (m: Moving) => canonical([m.kind, m.payload])
    for (const follows of house.moves) {
      for (const m of await follows(tx, to, fact.about)) said.add(words(m))
      for (const m of await follows(tx, fact.book, fact.about)) if (!said.has(words(m))) further.push(m)
    }
    return {
      letters: lettersOf(child, there, room, on, further).map((l) => ({
        id: letterId(fact.id, to, l.id),
        kind: l.kind,
        kindVersion: 1,
        about: fact.about,
        book: to,
        happenedAt: fact.happenedAt,
        author: fact.author,
        origin: 'letter',
        payload: l.payload,
        ...(l.id === 'identity' && there
          ? { supersedes: [...new Set(Object.values(there.set_by))].sort() }
          : {}),
      })),
    }
  },
}

function lettersOf(
  child: Child,
  there: Child | undefined,
  room: string,
  on: string,
  further: readonly Moving[],
): Moving[] {
  const known = (a: Child['alerts'][number]) =>
    there?.alerts.some((x) => x.alert === a.alert && x.text === a.text && x.grave === a.grave)
  return [
    {
      id: 'identity',
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
    { id: 'room', kind: 'children.child-placed', payload: { room, from: on } },
    ...child.alerts
      .filter((a) => !known(a))
      .map((a) => ({
        id: a.id,
        kind: 'children.alert-noted',
        payload: { alert: a.alert, text: a.text, grave: a.grave },
      })),
    ...further,
  ]
}
