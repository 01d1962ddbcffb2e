// What anybody may say and ask without a session: that an organization wants a center for its workers, and where that stands by its folio.
import * as v from 'valibot'
import { endpoint } from '../../../kernel/endpoint.ts'
import { Uuid7 } from '../../../kernel/ids.ts'
import { PartnerKind, PartnerStage } from './stages.ts'
import { Cvegeo, InterestTold, Mail, Phone, Rfc } from './told.ts'

const text = (least: number, most: number, tell?: string) =>
  v.pipe(v.string(), v.trim(), v.minLength(least, tell), v.maxLength(most, `hasta ${most} letras`))

export const Folio = v.pipe(
  v.string(),
  v.trim(),
  v.toUpperCase(),
  v.regex(/^[0-9A-Z]{4}-?[0-9A-Z]{4}-?[0-9A-Z]{4}$/, 'se esperaba un folio como 7K3M-9QXD-21PA'),
  v.transform((f) => f.replaceAll('-', '').replace(/(.{4})(.{4})(.{4})/, '$1-$2-$3')),
)

/**
 * `key` is made by the page once: sent twice, it is one interest. `website` is empty for people: only machines see that field.
 * `kept`: the contact may be kept after the answer. Answers the folio; `again`: it was here already.
 * Refusals: 422 looks-automatic, unknown-municipality; 429 too-many-tries.
 */
export const tellInterest = endpoint({
  id: 'partners.tell-interest',
  method: 'POST',
  path: '/v1/interests',
  words: { es: 'Decir que una organización quiere un centro', en: 'Say that an organization wants a center' },
  access: {
    who: 'anyone',
    why: 'an organization that is interested has no account; it says who it is and is answered',
  },
  input: v.object({
    key: Uuid7,
    kind: PartnerKind,
    name: text(2, 200, 'escriba el nombre de la organización'),
    rfc: v.optional(Rfc),
    municipality: v.pipe(v.string('elija el municipio'), Cvegeo),
    sector: v.optional(text(2, 120)),
    workers: InterestTold.entries.workers,
    women: InterestTold.entries.women,
    children: InterestTold.entries.children,
    message: v.optional(text(1, 2000)),
    contact: v.pipe(
      v.object({
        name: text(2, 120, 'escriba su nombre'),
        post: v.optional(text(2, 120)),
        mail: v.optional(Mail),
        phone: v.optional(Phone),
      }),
      v.forward(
        v.check((c) => c.mail !== undefined || c.phone !== undefined, 'escriba un correo o un teléfono'),
        ['mail'],
      ),
    ),
    agreed: v.literal(true, 'hace falta su acuerdo para contestarle'),
    kept: v.boolean(),
    website: v.optional(v.pipe(v.string(), v.maxLength(200))),
  }),
  answer: v.object({ folio: v.string(), again: v.boolean() }),
})

/** Nothing of who told it: the folio is all that is asked, and all that is known of whoever asks. */
export const interestState = endpoint({
  id: 'partners.interest-state',
  method: 'POST',
  path: '/v1/interests/state',
  words: { es: 'Cómo va un interés, por su folio', en: 'Where an interest stands, by its folio' },
  access: { who: 'anyone', why: 'whoever told an interest has its folio and no account' },
  input: v.object({ folio: Folio }),
  answer: v.object({
    received_on: v.string(),
    answered_on: v.nullable(v.string()),
    stage: v.nullable(PartnerStage),
    office: v.nullable(v.string()),
  }),
})

export const openMunicipalities = endpoint({
  id: 'partners.open-municipalities',
  method: 'GET',
  path: '/v1/interests/municipalities',
  words: { es: 'Municipios de un estado', en: 'Municipalities of a state' },
  access: {
    who: 'anyone',
    why: 'the form of interest asks for the municipality; names of municipalities are public',
  },
  input: v.object({ state: v.pipe(v.string(), v.regex(/^\d{2}$/, 'se esperaba la clave de 2 cifras')) }),
  answer: v.object({ municipalities: v.array(v.object({ key: v.string(), name: v.string() })) }),
})
