// A move to another center: decided under both books' locks, told to the new one by letters that are the same each time.

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
    const further: Moving[] = []
    for (const follows of house.moves) further.push(...(await follows(tx, fact.book, fact.about)))
    return {
      letters: lettersOf(child, room, on, further).map((l) => ({
        id: letterId(fact.id, to, l.id),
        kind: l.kind,
        kindVersion: 1,
        about: fact.about,
        book: to,
        happenedAt: fact.happenedAt,
        author: fact.author,
        origin: 'letter',
        payload: l.payload,
      })),
    }
  },
}

function lettersOf(child: Child, room: string, on: string, further: readonly Moving[]): Moving[] {
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
    ...child.alerts.map((a) => ({
      id: a.id,
      kind: 'children.alert-noted',
      payload: { alert: a.alert, text: a.text, grave: a.grave },
    })),
    ...further,
  ]
}
