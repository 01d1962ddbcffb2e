// What carried incidents and questions ask on the tablet, by the server's rule; apart from their overlays, because only Hoy needs it.
import type { Asking } from '../../../kernel/taking.ts'
import { asksOf } from './asks.ts'
import type { CarriedIncident, CarriedQuestion } from './carried.ts'
import { asksWhether } from './was-hurt.ts'

export const incidentAsking: Asking<CarriedIncident> = {
  table: 'incident',
  asks: (_key, i) =>
    asksOf({
      ...{
        at: i.at,
        said_at: i.s,
        kind: i.k,
        head: i.h ?? false,
        room: i.r,
        reviewed: i.v ?? null,
        closed: false,
      },
      children: i.c.map((c) => ({ child: c.c, part: c.p, told: c.t ?? null, signed: c.s ?? false })),
    }),
}

export const questionAsking: Asking<CarriedQuestion> = {
  table: 'incident_question',
  asks: (key, q) => asksWhether(key.split('|')[0]!, q.r, q),
}
