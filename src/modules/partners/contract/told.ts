// What may be said of organizations, their interest, the people to talk with, and each step on the way.
import * as v from 'valibot'
import { Day } from '../../../kernel/days.ts'
import { FileHash } from '../../../kernel/files.ts'
import { Uuid } from '../../../kernel/ids.ts'
import {
  Channel,
  ConsentUse,
  ConsentWay,
  EndReason,
  PartnerKind,
  PartnerModel,
  PartnerStage,
  Precision,
} from './stages.ts'

const text = (least: number, most: number, tell?: string) =>
  v.pipe(v.string(), v.trim(), v.minLength(least, tell), v.maxLength(most))
const People = v.pipe(
  v.number(),
  v.integer('se esperaba un número entero'),
  v.minValue(0, 'no puede haber menos de cero'),
  v.maxValue(500_000, 'se esperaba hasta 500,000'),
)
/** Twelve characters of a company, thirteen of a person with a business. Source: Código Fiscal de la Federación, art. 27; SAT, structure of the RFC. */
export const Rfc = v.pipe(
  v.string(),
  v.trim(),
  v.toUpperCase(),
  v.regex(
    /^[A-ZÑ&]{3,4}\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])[A-Z\d]{2}[A\d]$/,
    'se esperaba un RFC de 12 o 13 caracteres, como ABC010203AB9',
  ),
)
export const Cvegeo = v.pipe(v.string(), v.regex(/^\d{5}$/, 'se esperaba la clave INEGI de 5 cifras'))
const Latitude = v.pipe(v.number(), v.minValue(14, 'fuera del país'), v.maxValue(33.5, 'fuera del país'))
const Longitude = v.pipe(v.number(), v.minValue(-119, 'fuera del país'), v.maxValue(-86, 'fuera del país'))
const both = (p: { latitude?: number | undefined; longitude?: number | undefined }) =>
  (p.latitude === undefined) === (p.longitude === undefined)
const BOTH = 'latitud y longitud van juntas'
const Why = text(3, 500, 'diga por qué, en pocas palabras')

const fields = {
  kind: PartnerKind,
  name: text(2, 200, 'escriba el nombre'),
  /** other names it goes by */
  names: v.optional(v.pipe(v.array(text(2, 200)), v.maxLength(10))),
  rfc: v.optional(Rfc),
  municipality: v.optional(Cvegeo),
  latitude: v.optional(Latitude),
  longitude: v.optional(Longitude),
  precision: v.optional(Precision),
  sector: v.optional(text(2, 120)),
  workers: v.optional(People),
  women: v.optional(People),
  /** the park or pole it lies in */
  within: v.optional(Uuid),
  /** the group it is an establishment of */
  parent: v.optional(Uuid),
  area_ha: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(100_000))),
  status: v.optional(text(2, 60)),
  /** factories that name it, of a park */
  factories: v.optional(People),
  source: v.optional(text(2, 500)),
}
const women = (p: { workers?: number | undefined; women?: number | undefined }) =>
  p.workers === undefined || p.women === undefined || p.women <= p.workers
const WOMEN = 'son más que todo el personal'

export const OrganizationListed = v.pipe(
  v.strictObject(fields),
  v.check((p) => both(p), BOTH),
)
export const OrganizationRegistered = v.pipe(
  v.strictObject(fields),
  v.check((p) => both(p), BOTH),
  v.forward(
    v.check((p) => women(p), WOMEN),
    ['women'],
  ),
)
export type OrganizationFields = v.InferOutput<typeof OrganizationListed>
export const OrganizationChanged = v.pipe(
  v.partial(v.strictObject(fields)),
  v.check((p) => both(p), BOTH),
)

/** Somebody said that they want a center for their workers. What they said of the organization counts while nobody looked. */
export const InterestTold = v.strictObject({
  folio: v.pipe(v.string(), v.regex(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/)),
  on: Day,
  channel: Channel,
  kind: PartnerKind,
  name: text(2, 200),
  rfc: v.optional(Rfc),
  municipality: v.optional(Cvegeo),
  sector: v.optional(text(2, 120)),
  workers: v.optional(People),
  women: v.optional(People),
  /** children of 43 days to 4 years of its workers, as told */
  children: v.optional(People),
  message: v.optional(text(1, 2000)),
})
export type InterestTold = v.InferOutput<typeof InterestTold>

export const InterestAnswered = v.strictObject({
  interest: Uuid,
  on: Day,
  how: Channel,
  note: v.optional(text(1, 1000)),
})
export type InterestAnswered = v.InferOutput<typeof InterestAnswered>

export const Mail = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(160),
  v.email('se esperaba un correo como nombre@empresa.mx'),
)
export const Phone = v.pipe(
  v.string(),
  v.trim(),
  v.regex(/^\+?[\d\s().-]{10,20}$/, 'se esperaba un teléfono de 10 cifras o más'),
)
/** `consent` null: kept until they are answered, and no longer. */
export const ContactTold = v.pipe(
  v.strictObject({
    contact: Uuid,
    name: text(2, 120, 'escriba el nombre'),
    post: v.optional(text(2, 120)),
    mail: v.optional(Mail),
    phone: v.optional(Phone),
    consent: v.nullable(
      v.strictObject({
        on: Day,
        how: ConsentWay,
        uses: v.pipe(v.array(ConsentUse), v.minLength(1, 'diga para qué'), v.maxLength(3)),
      }),
    ),
  }),
  v.forward(
    v.check((c) => c.mail !== undefined || c.phone !== undefined, 'hace falta un correo o un teléfono'),
    ['mail'],
  ),
)
export type ContactTold = v.InferOutput<typeof ContactTold>
export const ContactWithdrawn = v.strictObject({ contact: Uuid, on: Day, reason: v.optional(Why) })
export type ContactWithdrawn = v.InferOutput<typeof ContactWithdrawn>

/** A step on the way. `owner`: of the institute; `next`: what comes, `due`: by when. `link`: a study, agreement or project. */
export const StepTold = v.pipe(
  v.strictObject({
    stage: PartnerStage,
    on: Day,
    owner: v.optional(Uuid),
    next: v.optional(text(3, 300)),
    due: v.optional(Day),
    model: v.optional(PartnerModel),
    link: v.optional(Uuid),
    center: v.optional(Uuid),
    note: v.optional(text(1, 1000)),
    reason: v.optional(EndReason),
  }),
  v.forward(
    v.check((p) => p.stage !== 'ended' || p.reason !== undefined, 'diga por qué termina'),
    ['reason'],
  ),
  v.forward(
    v.check((p) => p.due === undefined || p.next !== undefined, 'diga qué sigue'),
    ['next'],
  ),
)
export type StepTold = v.InferOutput<typeof StepTold>

/** Two records are one organization: what was and will be said of `organization` is that of the one it is about. */
export const OrganizationsMerged = v.strictObject({
  organization: Uuid,
  /** what it is from now on, as the person decided who looked at both */
  fields: OrganizationChanged,
  reason: Why,
})
/** They were two after all: the joining is taken back. */
export const OrganizationsSplit = v.strictObject({ merge: Uuid, reason: Why })
export type OrganizationsSplit = v.InferOutput<typeof OrganizationsSplit>
export const OrganizationsDistinct = v.strictObject({ organization: Uuid, reason: Why })
export type OrganizationsMerged = v.InferOutput<typeof OrganizationsMerged>

/** The organization's emblem, for documents in its name; null takes it away. A PNG or JPEG of no more than `LARGEST_LOGO`. */
export const LogoGiven = v.strictObject({ file: v.nullable(FileHash) })
export type LogoGiven = v.InferOutput<typeof LogoGiven>
/** Bytes. Source: house proposal; a document carries it once. */
export const LARGEST_LOGO = 300_000

/** Advice given: a technical visit, a call, a document sent with its version. */
export const Advised = v.strictObject({
  what: v.picklist(['visit', 'call', 'meeting', 'document']),
  on: Day,
  topic: text(3, 200),
  told: v.optional(text(1, 2000)),
  /** the material sent, and the version it had */
  material: v.optional(Uuid),
  version: v.optional(text(1, 40)),
  files: v.optional(v.pipe(v.array(FileHash), v.maxLength(10))),
})
export type Advised = v.InferOutput<typeof Advised>
