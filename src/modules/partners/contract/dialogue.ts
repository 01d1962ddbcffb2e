// What may be said of dialogue events and of materials: agendas, invitations, who came, what was promised, what is given out in which version.
import * as v from 'valibot'
import { Day } from '../../../kernel/days.ts'
import { FileHash } from '../../../kernel/files.ts'
import { Uuid } from '../../../kernel/ids.ts'

const text = (least: number, most: number, tell?: string) =>
  v.pipe(v.string(), v.trim(), v.minLength(least, tell), v.maxLength(most))
const Clock = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'se esperaba una hora como 09:30'))

/** An event as planned; said again, it is planned anew. Clocks are those of the place. */
export const EventPlanned = v.pipe(
  v.strictObject({
    title: text(3, 160, 'escriba un título'),
    on: Day,
    starts: Clock,
    ends: Clock,
    place: text(2, 300, 'diga dónde'),
    agenda: v.pipe(v.array(text(2, 300)), v.maxLength(30)),
    organizations: v.pipe(v.array(Uuid), v.maxLength(500)),
  }),
  v.forward(
    v.check((p) => p.starts < p.ends, 'termina antes de empezar'),
    ['ends'],
  ),
)
export type EventPlanned = v.InferOutput<typeof EventPlanned>

export const EventCancelled = v.strictObject({
  on: Day,
  reason: text(3, 500, 'diga por qué, en pocas palabras'),
})
export type EventCancelled = v.InferOutput<typeof EventCancelled>

/** Who came, by organization, and what was promised to whom. */
export const EventHeld = v.strictObject({
  on: Day,
  attendance: v.pipe(
    v.array(
      v.strictObject({
        organization: Uuid,
        people: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000)),
      }),
    ),
    v.maxLength(500),
    v.check(
      (l) => new Set(l.map((x) => x.organization)).size === l.length,
      'una organización está dos veces',
    ),
  ),
  told: v.optional(text(1, 4000)),
  commitments: v.pipe(
    v.array(
      v.strictObject({
        id: Uuid,
        text: text(3, 500, 'escriba el compromiso'),
        /** an organization; without it, the institute's */
        organization: v.optional(Uuid),
        /** who follows it up, of the institute */
        owner: v.optional(Uuid),
        due: Day,
      }),
    ),
    v.maxLength(50),
  ),
})
export type EventHeld = v.InferOutput<typeof EventHeld>

/** What became of a commitment; `moved` has its new day. */
export const CommitmentFollowed = v.pipe(
  v.strictObject({
    commitment: Uuid,
    on: Day,
    outcome: v.picklist(['done', 'dropped', 'moved']),
    due: v.optional(Day),
    note: text(3, 1000, 'diga qué se hizo'),
  }),
  v.forward(
    v.check((p) => p.outcome !== 'moved' || p.due !== undefined, 'diga para cuándo queda'),
    ['due'],
  ),
)
export type CommitmentFollowed = v.InferOutput<typeof CommitmentFollowed>

/** A material in a version and language; the same material in another version is said under its id. */
export const MaterialAdded = v.strictObject({
  title: text(3, 160, 'escriba un título'),
  about: v.picklist(['model-imss', 'model-company', 'rules', 'study', 'leaflet', 'other']),
  version: text(1, 40, 'diga la versión'),
  language: v.pipe(v.string(), v.regex(/^[a-z]{2,3}$/, 'se esperaba un código de idioma como es')),
  on: Day,
  file: v.optional(FileHash),
})
export type MaterialAdded = v.InferOutput<typeof MaterialAdded>
