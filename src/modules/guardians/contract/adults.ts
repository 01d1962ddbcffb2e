// What may be said of an adult: who they are, what they are to a child, their portrait and their codes for one day.
import * as v from 'valibot'
import { Day } from '../../../kernel/days.ts'
import type { Fact } from '../../../kernel/fact.ts'
import { FileHash } from '../../../kernel/files.ts'
import { Uuid } from '../../../kernel/ids.ts'
import { kindsOf } from '../../../kernel/kind.ts'
import { Consent } from '../../children/contract/kinds.ts'

export const text = (least: number, most: number, say?: string) =>
  v.pipe(v.string(), v.trim(), say ? v.minLength(least, say) : v.minLength(least), v.maxLength(most))
const Name = text(1, 100)
const Second = v.pipe(v.string(), v.trim(), v.maxLength(100))

/** FHIR v3 RoleCode where it has one: MTH, FTH, GRPRN, AUNT/UNCLE, SIB, STPPRN, GUARD, NBOR, FRND. */
export const Relation = v.picklist([
  'mother',
  'father',
  'grandparent',
  'aunt-uncle',
  'sibling',
  'step-parent',
  'legal-guardian',
  'caregiver',
  'neighbor',
  'friend',
  'other',
])
export type Relation = v.InferOutput<typeof Relation>

/** A number as one dials it: digits, with + and blanks as people write them. */
export const Phone = v.strictObject({
  number: v.pipe(
    v.string(),
    v.trim(),
    v.regex(/^\+?[\d ()-]{7,20}$/, 'se esperaba un teléfono: de 7 a 15 cifras'),
    v.check((s) => /^\d{7,15}$/.test(s.replace(/\D/g, '')), 'se esperaba un teléfono: de 7 a 15 cifras'),
  ),
  kind: v.picklist(['mobile', 'home', 'work']),
})
export type Phone = v.InferOutput<typeof Phone>

/** ISO 639 where there is a code; what the family is spoken to in. */
export const Language = v.pipe(
  v.string(),
  v.trim(),
  v.regex(/^[a-z]{2,3}$/, 'se esperaba un código de lengua como es o nah'),
)

/** The adult as a person, the same for every sibling. `phones`: in the order in which they are called. */
export const AdultFields = v.strictObject({
  given: Name,
  first: Name,
  second: v.optional(v.nullable(Second)),
  phones: v.pipe(v.array(Phone), v.maxLength(5)),
  language: v.optional(v.nullable(Language)),
  /** eighteen or older: somebody saw a document that says so */
  ofAge: v.boolean(),
  synthetic: v.optional(v.boolean()),
})
export type AdultFields = v.InferOutput<typeof AdultFields>

/** What the adult is to one child. `order`: who is called first. `from`, `until`: civil days, both included. */
export const LinkFields = v.strictObject({
  relation: Relation,
  /** patria potestad or tutela */
  guardian: v.boolean(),
  pickUp: v.boolean(),
  livesWith: v.boolean(),
  emergency: v.boolean(),
  order: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(20)),
  from: v.optional(v.nullable(Day)),
  until: v.optional(v.nullable(Day)),
})
export type LinkFields = v.InferOutput<typeof LinkFields>

export const days = <T extends { from?: string | null | undefined; until?: string | null | undefined }>(
  p: T,
) => !p.from || !p.until || p.from <= p.until
export const DAYS = 'el último día no puede ser anterior al primero'

/** Facts of another book that whoever said this knew of: a move says again what stood, and overrides what it knew. */
const After = v.optional(v.pipe(v.array(Uuid), v.maxLength(500)))
/** The id this statement had in the book where it was first said. */
export const Ref = v.optional(Uuid)

/** Whole in itself: a sibling's file keeps its adults when another child is forgotten. */
export const AdultNamed = v.pipe(
  v.strictObject({ adult: Uuid, ...AdultFields.entries, ...LinkFields.entries, after: After }),
  v.check(days, DAYS),
)
export type AdultNamed = v.InferOutput<typeof AdultNamed>

export const aboutChild = kindsOf('guardians', {
  permission: 'guardians.write',
  physical: false,
  door: 'any',
  subject: 'child',
})

/** The child it is about, and the adult it names. */
export const childAndAdult = (f: Fact): string[] => [
  f.about,
  ...(typeof f.payload.adult === 'string' ? [f.payload.adult] : []),
]
/** What is added from a tablet waits for the office, but for who could decide it there. Source: offline.md §4.5. */
const proposed = (f: Fact) => (f.device === undefined ? undefined : ('restrictions.write' as const))

export const adultNamed = aboutChild('adult-named', 'Persona adulta nombrada', 'Adult named', AdultNamed, {
  persons: childAndAdult,
  further: proposed,
})
/** What the adult is to the child, field by field; `supersedes` names the facts that set them. */
export const adultChanged = aboutChild(
  'adult-changed',
  'Lo que puede una persona adulta, corregido',
  'What an adult may, changed',
  v.pipe(v.strictObject({ adult: Uuid, ...v.partial(LinkFields).entries }), v.check(days, DAYS)),
  { persons: childAndAdult, further: proposed },
)
/** `about` is the adult: it holds for every child. */
export const adultCorrected = aboutChild(
  'adult-corrected',
  'Datos de una persona adulta corregidos',
  'An adult’s data corrected',
  v.partial(AdultFields),
  { subject: 'adult', further: proposed },
)
export const WithdrawnWhy = v.picklist(['family', 'court', 'no-longer', 'mistake', 'other'])
/** Wins over every naming that did not know of it: only one that names it (`supersedes`) brings the adult back. */
export const adultWithdrawn = aboutChild(
  'adult-withdrawn',
  'Persona adulta retirada',
  'Adult withdrawn',
  v.strictObject({ adult: Uuid, why: WithdrawnWhy, words: v.optional(text(0, 300)), ref: Ref }),
  { persons: childAndAdult },
)

/** A face to compare at the door; only with that adult's own word. `about` is the adult. The newest one stands. */
export const adultPortraitTaken = aboutChild(
  'adult-portrait-taken',
  'Retrato de una persona adulta',
  'Portrait of an adult',
  v.strictObject({ blob: FileHash, thumb: FileHash, consent: Consent }),
  { subject: 'adult', further: proposed },
)
export const adultPortraitWithdrawn = aboutChild(
  'adult-portrait-withdrawn',
  'Retrato de una persona adulta retirado',
  'Portrait of an adult withdrawn',
  v.strictObject({ reason: v.picklist(['consent', 'wrong', 'moved']), consent: v.optional(Consent) }),
  { subject: 'adult' },
)

/** A code for one adult, one child and one day. What it is checked by lies outside the books. */
export const codeMade = aboutChild(
  'code-made',
  'Código de un día para recoger',
  'One-day pick-up code',
  v.strictObject({ code: Uuid, adult: Uuid, day: Day }),
  { persons: childAndAdult },
)
export const codeWithdrawn = aboutChild(
  'code-withdrawn',
  'Código de un día retirado',
  'One-day pick-up code withdrawn',
  v.strictObject({ code: Uuid }),
)
