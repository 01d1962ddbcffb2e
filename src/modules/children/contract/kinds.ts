// The facts of a child: who they are, which room is theirs, what everyone must know, and which files are one child's.
import * as v from 'valibot'
import { Day } from '../../../kernel/days.ts'
import { FileHash } from '../../../kernel/files.ts'
import { Uuid } from '../../../kernel/ids.ts'
import { kindsOf } from '../../../kernel/kind.ts'

const Name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100))

/** As the birth certificate says; the CURP codes are H and M, WHO's tables M and F. */
export const Sex = v.picklist(['F', 'M'])
export type Sex = v.InferOutput<typeof Sex>

export const ChildFields = v.strictObject({
  given: Name,
  first: Name,
  second: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(100))),
  sex: Sex,
  birth: Day,
  /** as written; a doubtful one warns and never blocks */
  curp: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(18))),
  gestationalWeeks: v.optional(v.pipe(v.number(), v.integer(), v.minValue(20), v.maxValue(44))),
  synthetic: v.optional(v.boolean()),
})
export type ChildFields = v.InferOutput<typeof ChildFields>

export const AlertKind = v.picklist(['allergy', 'medical', 'diet', 'other'])
export const AlertNoted = v.strictObject({
  alert: AlertKind,
  text: v.pipe(v.string(), v.trim(), v.minLength(2), v.maxLength(200)),
  /** grave alerts are shown in coral on every card and cannot be hidden */
  grave: v.boolean(),
})

const aboutChild = kindsOf('children', {
  permission: 'children.write',
  physical: false,
  door: 'any',
  subject: 'child',
})

export const childRegistered = aboutChild(
  'child-registered',
  'Niña o niño registrado',
  'Child registered',
  ChildFields,
  {
    subject: undefined,
  },
)
/** Only the fields that change; `supersedes` names the facts that set them before. */
export const childChanged = aboutChild(
  'child-changed',
  'Datos corregidos',
  'Data corrected',
  v.partial(ChildFields),
)
/** The child's room from a day on. */
export const childPlaced = aboutChild(
  'child-placed',
  'Sala asignada',
  'Room assigned',
  v.strictObject({ room: Uuid, from: Day }),
)
/** The child no longer belongs to the center from that day on. A move to another center is a transfer. */
export const childLeft = aboutChild(
  'child-left',
  'Baja del centro',
  'Left the center',
  v.strictObject({ on: Day, why: v.picklist(['age', 'family', 'other']) }),
)
/** A move to another center: a decision on two books at once, so that a child is never in both or in none. */
export const childTransferred = aboutChild(
  'child-transferred',
  'Cambio de centro',
  'Moved to another center',
  v.strictObject({ to: Uuid, room: Uuid, on: Day }),
  { door: 'online', permission: 'children.transfer' },
)
/** Whoever is with the child may say it; taking it away is for nurse and director. */
export const alertNoted = aboutChild('alert-noted', 'Alerta o alergia', 'Alert or allergy', AlertNoted, {
  permission: 'alerts.write',
})
/** `payload.alert` is the fact that noted it; an addition said by somebody else at the same time wins over a removal. */
export const alertWithdrawn = aboutChild(
  'alert-withdrawn',
  'Alerta retirada',
  'Alert withdrawn',
  v.strictObject({ alert: Uuid, reason: v.pipe(v.string(), v.trim(), v.minLength(3), v.maxLength(300)) }),
)

/** Who of the family agreed or took it back, when, and how it is known. */
export const Consent = v.strictObject({
  who: v.pipe(v.string(), v.trim(), v.minLength(3, 'diga quién de la familia'), v.maxLength(120)),
  on: Day,
  how: v.picklist(['paper', 'spoken']),
})
export type Consent = v.InferOutput<typeof Consent>

/** A face in place of the animal; only with the family's consent. The newest one stands. */
export const portraitTaken = aboutChild(
  'portrait-taken',
  'Retrato',
  'Portrait',
  v.strictObject({ blob: FileHash, thumb: FileHash, consent: Consent }),
  { permission: 'portraits.write' },
)
/** The family no longer agrees, the picture is wrong, or it moved along to another center: every portrait said before it goes, here and on the tablets. */
export const portraitWithdrawn = aboutChild(
  'portrait-withdrawn',
  'Retrato retirado',
  'Portrait withdrawn',
  v.strictObject({ reason: v.picklist(['consent', 'wrong', 'moved']), consent: v.optional(Consent) }),
  { permission: 'portraits.write' },
)

export const DocumentKind = v.picklist([
  'birth-certificate',
  'vaccination-card',
  'medical-note',
  'court-order',
  'other',
])
export type DocumentKind = v.InferOutput<typeof DocumentKind>

export const documentAttached = aboutChild(
  'document-attached',
  'Documento agregado',
  'Document attached',
  v.strictObject({
    blob: FileHash,
    name: v.pipe(v.string(), v.trim(), v.minLength(1, 'póngale un nombre'), v.maxLength(120)),
    what: DocumentKind,
  }),
)
/** `document` is the fact that attached it. The file is deleted thirty days later. */
export const documentWithdrawn = aboutChild(
  'document-withdrawn',
  'Documento retirado',
  'Document withdrawn',
  v.strictObject({
    document: Uuid,
    reason: v.pipe(v.string(), v.trim(), v.minLength(3, 'diga por qué'), v.maxLength(300)),
  }),
)

const Why = v.pipe(v.string(), v.trim(), v.minLength(3, 'diga por qué, en pocas palabras'), v.maxLength(500))
const twoFiles = (f: { about: string; payload: Record<string, unknown> }) => [f.about, String(f.payload.file)]

/**
 * Two files are one child's: what was and will be said under the name of `file` is that of the one it is about. `identity`
 * is the whole of it as a person decided, and the fact supersedes all that had set it; `place` is the room from now on;
 * `from` is the book of the other file, where it is another center's.
 */
export const filesJoined = aboutChild(
  'files-joined',
  'Dos expedientes unidos',
  'Two files joined',
  v.strictObject({
    file: Uuid,
    from: v.optional(Uuid),
    identity: ChildFields,
    place: v.optional(v.strictObject({ room: Uuid, from: Day })),
  }),
  {
    door: 'online',
    permission: 'children.merge',
    persons: twoFiles,
    joins: (f) => ({ person: String(f.payload.file), into: f.about }),
  },
)
/** They were two after all. `theirs` are facts said of the kept one meanwhile that are the other's. */
export const filesSplit = aboutChild(
  'files-split',
  'Dos expedientes separados otra vez',
  'Two files split again',
  v.strictObject({ join: Uuid, from: v.optional(Uuid), theirs: v.array(Uuid), reason: Why }),
  { door: 'online', permission: 'children.merge' },
)
/** Somebody looked: two children, however alike their files are. Not asked again. */
export const filesDistinct = aboutChild(
  'files-distinct',
  'Dos expedientes parecidos, dos personas',
  'Two files alike, two people',
  v.strictObject({ file: Uuid, from: v.optional(Uuid), reason: Why }),
  { permission: 'children.merge', persons: twoFiles },
)

export const childrenKinds = [
  childRegistered,
  childChanged,
  childPlaced,
  childLeft,
  childTransferred,
  alertNoted,
  alertWithdrawn,
  portraitTaken,
  portraitWithdrawn,
  documentAttached,
  documentWithdrawn,
  filesJoined,
  filesSplit,
  filesDistinct,
] as const
