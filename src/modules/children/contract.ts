// What may be said of a child: who they are, how they may be told apart, which room is theirs, what everyone must know.
import * as v from 'valibot'
import { Day } from '../../kernel/days.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { FileHash } from '../../kernel/files.ts'
import { Uuid } from '../../kernel/ids.ts'
import { kindsOf } from '../../kernel/kind.ts'
import { Purpose } from '../../kernel/purposes.ts'

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

/** The child's row; its key is the child's id. */
export const Child = v.object({
  book: Uuid,
  key: Uuid,
  given: v.string(),
  first: v.string(),
  second: v.nullable(v.string()),
  sex: Sex,
  birth: v.string(),
  curp: v.nullable(v.string()),
  gestational_weeks: v.nullable(v.number()),
  synthetic: v.boolean(),
  /** room today's card belongs to: the last one assigned */
  room: v.nullable(Uuid),
  rooms: v.array(v.object({ room: Uuid, from: v.string() })),
  left_on: v.nullable(v.string()),
  left_to: v.nullable(Uuid),
  alerts: v.array(
    v.object({ id: Uuid, alert: AlertKind, text: v.string(), grave: v.boolean(), by: Uuid, at: v.string() }),
  ),
  /** the fact that set each field: what a correction must name */
  set_by: v.record(v.string(), Uuid),
  conflicts: v.array(v.object({ field: v.string(), facts: v.array(Uuid) })),
})
export type Child = v.InferOutput<typeof Child>

/** The portrait that stands; its key is the child's id. */
export const ChildPortrait = v.object({
  book: Uuid,
  key: Uuid,
  blob: FileHash,
  thumb: FileHash,
  consent: Consent,
  by: Uuid,
  at: v.string(),
  /** of two files that were joined: earlier portraits said after this moment are kept, for the day they are split; null: not joined */
  keeps_from: v.nullable(v.string()),
})
export type ChildPortrait = v.InferOutput<typeof ChildPortrait>

/** A document in a child's file; its key is the fact that attached it. It stays listed after it was withdrawn. */
export const ChildDocument = v.object({
  book: Uuid,
  key: Uuid,
  child: Uuid,
  blob: FileHash,
  name: v.string(),
  what: DocumentKind,
  by: Uuid,
  at: v.string(),
  withdrawn: v.nullable(v.object({ by: Uuid, at: v.string(), reason: v.string() })),
})
export type ChildDocument = v.InferOutput<typeof ChildDocument>

/** Which of a child's pictures or documents a file is; its key is the file's SHA-256. `shown`: a portrait or document that stands names it. */
export const ChildBlob = v.object({
  book: Uuid,
  key: FileHash,
  child: Uuid,
  part: v.picklist(['portrait', 'thumb', 'document']),
  name: v.nullable(v.string()),
  shown: v.boolean(),
  /** not shown and kept all the same: an earlier portrait of files that were joined */
  held: v.boolean(),
})
export type ChildBlob = v.InferOutput<typeof ChildBlob>

/** What a tablet carries of a portrait: the hashes of picture and thumbnail. */
export type CarriedPortrait = { readonly c: string; readonly b: string; readonly t: string }
/** Two files that are two children's, by the word of a person; its key is `child|child`, the lower id first. */
export const ChildDistinct = v.object({
  book: Uuid,
  key: v.string(),
  first: Uuid,
  second: Uuid,
  by: Uuid,
  at: v.string(),
  reason: v.string(),
})
export type ChildDistinct = v.InferOutput<typeof ChildDistinct>

/** What a tablet carries of a child: its card; short names, because two hundred of them cross a slow network. */
export type CarriedChild = {
  readonly given: string
  readonly first: string
  readonly second?: string
  readonly sex: 'F' | 'M'
  readonly birth: string
  readonly weeks?: number
  readonly room: string | null
  readonly alerts: readonly { id: string; alert: string; text: string; grave: boolean }[]
  /** the fact behind each field: a correction names it */
  readonly setBy: Readonly<Record<string, string>>
}

/** A child in a list. Names are told only to who works in the center; others see animal, age and room. */
export const ChildListed = v.object({
  id: Uuid,
  given: v.nullable(v.string()),
  first: v.nullable(v.string()),
  second: v.nullable(v.string()),
  sex: Sex,
  birth: v.nullable(v.string()),
  months: v.number(),
  room: v.nullable(Uuid),
  alerts: v.number(),
  grave: v.boolean(),
  synthetic: v.boolean(),
})
export type ChildListed = v.InferOutput<typeof ChildListed>

export const listChildren = endpoint({
  id: 'children.list',
  method: 'GET',
  path: '/v1/books/:book/children',
  words: { es: 'Niñas y niños de un centro', en: 'Children of a center' },
  access: { who: 'person', permission: 'children.read', scopeOf: (i) => ({ kind: 'book', book: i.book }) },
  input: v.object({
    book: Uuid,
    room: v.optional(Uuid),
    q: v.optional(v.pipe(v.string(), v.maxLength(80))),
    after: v.optional(v.pipe(v.string(), v.maxLength(200))),
  }),
  answer: v.object({
    children: v.array(ChildListed),
    named: v.boolean(),
    next: v.nullable(v.string()),
    total: v.number(),
  }),
})

/** What is told of a child that was found: enough to tell who it is, nothing to judge by. */
export const ChildFound = v.object({
  book: Uuid,
  id: Uuid,
  given: v.string(),
  first: v.string(),
  second: v.nullable(v.string()),
  birth: v.string(),
  /** names of the center and of the room */
  center: v.nullable(v.string()),
  room: v.nullable(v.string()),
  /** no longer in the center since that day */
  left_on: v.nullable(v.string()),
})
export type ChildFound = v.InferOutput<typeof ChildFound>

/** What somebody typed to find a child, taken apart. */
export type AskedChild = {
  /** words of a name; may be empty */
  readonly name: string
  readonly born?: Day
  /** small letters and digits, from the first of the CURP on */
  readonly curp?: string
}

/** How many a search shows, and how far it counts: beyond, a word more is asked for, not a next page. */
export const SHOWN = 20
export const COUNTED = 500

/**
 * Names in any order, with typos or half typed, a CURP or its beginning, a birth date beside a name. Without a purpose it
 * looks in the centers where the caller works; with one, wherever their post reaches, and it is written down.
 * Refusals: 422 purpose-needed (works in no center), 422 more-letters (`q`: under 2 letters; from afar under 3).
 */
export const searchChildren = endpoint({
  id: 'children.search',
  method: 'POST',
  path: '/v1/children/search',
  words: {
    es: 'Encontrar a una niña o un niño; desde fuera del centro queda registrado quién busca y para qué',
    en: 'Find a child; from outside the center who searches and why is logged',
  },
  access: { who: 'person', permission: 'children.search', scopeOf: () => ({ kind: 'own' }) },
  input: v.object({
    /** as typed: a blank at the end says that the last word is whole */
    q: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
    purpose: v.optional(Purpose),
  }),
  answer: v.object({
    children: v.array(ChildFound),
    /** how many match, counted up to `COUNTED` */
    total: v.number(),
    /** there are more than were counted */
    more: v.boolean(),
  }),
  logsRead: true,
})

/** A file that was joined with another one and split again; which one is told to who reaches it, its name to who works there. */
export const Parted = v.object({
  book: v.nullable(Uuid),
  file: v.nullable(Uuid),
  name: v.nullable(v.string()),
  center: v.nullable(v.string()),
  joined_at: v.string(),
  split_at: v.string(),
  by: v.nullable(v.string()),
  reason: v.nullable(v.string()),
})
export type Parted = v.InferOutput<typeof Parted>

export const childFile = endpoint({
  id: 'children.file',
  method: 'GET',
  path: '/v1/books/:book/children/:child',
  words: {
    es: 'El expediente de una niña o un niño; queda registrado quién lo abre y para qué',
    en: 'A child’s file; who opens it and why is logged',
  },
  access: { who: 'person', permission: 'children.read', scopeOf: (i) => ({ kind: 'book', book: i.book }) },
  input: v.object({ book: Uuid, child: Uuid, purpose: Purpose }),
  answer: v.object({
    child: Child,
    doubts: v.array(v.string()),
    /** files that were joined with this one and split again, last first */
    parted: v.array(Parted),
    /** what the child's identity was before corrections, and who said so */
    history: v.array(
      v.object({
        fact: Uuid,
        kind: v.string(),
        at: v.string(),
        author: Uuid,
        payload: v.record(v.string(), v.unknown()),
        reason: v.nullable(v.string()),
      }),
    ),
  }),
  logsRead: true,
})

/** Portrait and documents of a file that was opened; listing them is part of that reading. */
export const childFiles = endpoint({
  id: 'children.files',
  method: 'GET',
  path: '/v1/books/:book/children/:child/files',
  words: { es: 'Retrato y documentos de un expediente', en: 'Portrait and documents of a file' },
  access: { who: 'person', permission: 'children.read', scopeOf: (i) => ({ kind: 'book', book: i.book }) },
  input: v.object({ book: Uuid, child: Uuid, purpose: Purpose }),
  answer: v.object({
    portrait: v.nullable(ChildPortrait),
    /** null: the post may not see documents */
    documents: v.nullable(
      v.array(
        v.object({
          ...ChildDocument.entries,
          bytes: v.nullable(v.number()),
          /** whether the file itself has arrived and is whole */
          here: v.boolean(),
        }),
      ),
    ),
  }),
  logsRead: true,
})

export const eraseChild = endpoint({
  id: 'children.erase',
  method: 'POST',
  path: '/v1/books/:book/children/:child/erase',
  words: { es: 'Borrar los datos de una niña o un niño', en: 'Erase a child’s data' },
  access: { who: 'person', permission: 'children.erase', scopeOf: (i) => ({ kind: 'book', book: i.book }) },
  input: v.object({
    book: Uuid,
    child: Uuid,
    reason: v.pipe(v.string(), v.trim(), v.minLength(3), v.maxLength(500)),
  }),
  answer: v.object({}),
  fresh: true,
})

/** One of two files that may be one child's. Names only for who works in that center. */
export const LikelyFile = v.object({
  book: Uuid,
  id: Uuid,
  center: v.string(),
  name: v.nullable(v.string()),
  months: v.number(),
})
export const LikelyPair = v.object({
  outcome: v.picklist(['sure', 'likely']),
  /** bits of evidence that the two are one child */
  score: v.number(),
  reasons: v.array(v.string()),
  /** when it was first found */
  found: v.string(),
  overdue: v.boolean(),
  first: LikelyFile,
  second: LikelyFile,
})
export type LikelyPair = v.InferOutput<typeof LikelyPair>

/** A pair is overdue after so many days: it stands before the others. */
export const OVERDUE_DAYS = 14

export const likelyFiles = endpoint({
  id: 'children.likely',
  method: 'GET',
  path: '/v1/children/likely',
  words: { es: 'Expedientes que parecen de una misma persona', en: 'Files that may be one child’s' },
  access: { who: 'person', permission: 'children.merge', scopeOf: () => ({ kind: 'own' }) },
  input: v.object({}),
  answer: v.object({
    pairs: v.array(LikelyPair),
    /** there are more pairs than are shown */
    more: v.boolean(),
    /** null: pairs were never looked for */
    looked: v.nullable(v.object({ at: v.string(), compared: v.number(), crowded: v.number() })),
  }),
})

/**
 * Files of the center that the child being registered may have already. A warning, never a refusal: nothing is kept of what
 * was asked.
 */
export const alikeHere = endpoint({
  id: 'children.alike',
  method: 'POST',
  path: '/v1/books/:book/children/alike',
  words: {
    es: 'Expedientes del centro que se parecen a quien se está registrando',
    en: 'Files of the center like the child being registered',
  },
  access: { who: 'person', permission: 'children.write', scopeOf: (i) => ({ kind: 'book', book: i.book }) },
  input: v.object({
    book: Uuid,
    given: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80)),
    first: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80)),
    second: v.optional(v.pipe(v.string(), v.maxLength(80))),
    sex: Sex,
    birth: Day,
    curp: v.optional(v.pipe(v.string(), v.maxLength(18))),
  }),
  answer: v.object({
    alike: v.array(
      v.object({
        id: Uuid,
        given: v.string(),
        first: v.string(),
        second: v.nullable(v.string()),
        birth: v.string(),
        outcome: v.picklist(['sure', 'likely']),
        reasons: v.array(v.string()),
      }),
    ),
  }),
})

export const compareFiles = endpoint({
  id: 'children.compare',
  method: 'GET',
  path: '/v1/books/:book/children/:child/beside/:file',
  words: {
    es: 'Dos expedientes, uno junto al otro; queda registrado en los dos',
    en: 'Two files side by side; logged in both',
  },
  access: { who: 'person', permission: 'children.merge', scopeOf: (i) => ({ kind: 'book', book: i.book }) },
  input: v.object({ book: Uuid, child: Uuid, file: Uuid, from: v.optional(Uuid), purpose: Purpose }),
  answer: v.object({
    kept: Child,
    other: Child,
    outcome: v.string(),
    reasons: v.array(v.string()),
    /** what the modules tell of both, oldest first; `until` null: it goes on, absent: one day */
    past: v.array(
      v.object({
        of: v.picklist(['kept', 'other']),
        from: v.string(),
        until: v.optional(v.nullable(v.string())),
        words: v.object({ es: v.string(), en: v.string() }),
      }),
    ),
    /** what the post may not see of such files */
    withheld: v.array(v.object({ es: v.string(), en: v.string() })),
    /** the time both files stood at once; null: none */
    stays: v.nullable(v.object({ from: v.string(), until: v.nullable(v.string()) })),
    /** days on which each was seen, in order */
    days: v.object({ kept: v.array(v.string()), other: v.array(v.string()) }),
  }),
  logsRead: true,
})

/** A file that stands joined into a child's: who said so, when and why, and what was said of the child since. */
export const Joined = v.object({
  join: Uuid,
  file: Uuid,
  into: Uuid,
  /** the center of the other file, where it is another one */
  from: v.nullable(Uuid),
  at: v.string(),
  by: v.nullable(v.string()),
  reason: v.nullable(v.string()),
  identity: v.record(v.string(), v.unknown()),
  since: v.array(
    v.object({
      /** the fact, and those it corrects: they go together */
      facts: v.array(Uuid),
      words: v.object({ es: v.string(), en: v.string() }),
      at: v.string(),
      by: v.nullable(v.string()),
      payload: v.record(v.string(), v.unknown()),
    }),
  ),
  /** more was said than is listed: it stays with the kept file */
  more: v.boolean(),
})
export type Joined = v.InferOutput<typeof Joined>

export const joinedFiles = endpoint({
  id: 'children.joined',
  method: 'GET',
  path: '/v1/books/:book/children/:child/joined',
  words: {
    es: 'Los expedientes unidos a uno, y lo dicho desde entonces; queda registrado',
    en: 'The files joined into one, and what was said since; logged',
  },
  access: { who: 'person', permission: 'children.merge', scopeOf: (i) => ({ kind: 'book', book: i.book }) },
  input: v.object({ book: Uuid, child: Uuid, purpose: Purpose }),
  answer: v.object({ joined: v.array(Joined) }),
  logsRead: true,
})
