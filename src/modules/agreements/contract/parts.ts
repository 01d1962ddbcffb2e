// What is said of agreements: the agreement, its clauses, what each side promises, the evidence, and a company's month.
import * as v from 'valibot'
import { Day } from '../../../kernel/days.ts'
import { FileHash } from '../../../kernel/files.ts'
import { Uuid } from '../../../kernel/ids.ts'

const text = (least: number, most: number, tell?: string) =>
  v.pipe(v.string(), v.trim(), v.minLength(least, tell), v.maxLength(most))

/** Who an agreement is with: the Ministry of Economy for the nation, a state government, a company (or its park or chamber). */
export const AgreementScope = v.picklist(['national', 'state', 'company'])
export type AgreementScope = v.InferOutput<typeof AgreementScope>
/** The two schemes the national agreement names. Source: cronica.com.mx, 21-01-2026 (domain notes §1.1). */
export const AgreementModel = v.picklist(['imss', 'company'])
export type AgreementModel = v.InferOutput<typeof AgreementModel>
/** `published`: seen in a public source, not in the signed text; `signed`: copied from the signed text; `proposal`: nobody's but ours. */
export const ClauseCertainty = v.picklist(['signed', 'published', 'proposal'])
export type ClauseCertainty = v.InferOutput<typeof ClauseCertainty>
export const Bound = v.picklist(['institute', 'party', 'both'], 'una cláusula dice a quién obliga')
export type Bound = v.InferOutput<typeof Bound>

export const AgreementOpened = v.pipe(
  v.strictObject({
    party: Uuid,
    party_name: text(2, 200, 'diga con quién se firma'),
    scope: AgreementScope,
    title: text(5, 200, 'ponga un nombre al convenio'),
    model: v.optional(AgreementModel),
    signed: v.optional(Day),
    starts: v.optional(Day),
    ends: v.optional(Day),
    source: v.optional(text(3, 400)),
    certainty: ClauseCertainty,
    /** who follows it here, and there */
    owner: v.optional(text(2, 120)),
    party_owner: v.optional(text(2, 120)),
  }),
  v.forward(
    v.partialCheck(
      [['starts'], ['ends']],
      (a) => a.starts === undefined || a.ends === undefined || a.starts < a.ends,
      'termina antes de empezar',
    ),
    ['ends'],
  ),
  v.forward(
    v.partialCheck(
      [['certainty'], ['source']],
      (a) => a.certainty !== 'published' || a.source !== undefined,
      'lo publicado dice dónde',
    ),
    ['source'],
  ),
)
export type AgreementOpened = v.InferOutput<typeof AgreementOpened>

export const Clause = v.strictObject({
  /** names it within the agreement: 1, 2, 2-bis */
  clause: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,29}$/, 'se esperaban minúsculas, cifras y guion')),
  order: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(500)),
  title: text(3, 160, 'diga de qué trata'),
  text: text(10, 4000, 'escriba la cláusula'),
  bound: Bound,
  certainty: ClauseCertainty,
  source: v.optional(text(3, 400)),
})
export type Clause = v.InferOutput<typeof Clause>

/** A new version: other dates, or that it ended. Clauses change by saying them anew. */
export const AgreementChanged = v.pipe(
  v.strictObject({
    what: v.picklist(['amended', 'renewed', 'ended']),
    on: Day,
    ends: v.optional(Day),
    why: text(3, 1000, 'diga por qué'),
    source: v.optional(text(3, 400)),
  }),
  v.forward(
    v.partialCheck(
      [['what'], ['ends']],
      (c) => c.what !== 'renewed' || c.ends !== undefined,
      'una renovación dice hasta cuándo',
    ),
    ['ends'],
  ),
  v.forward(
    v.partialCheck(
      [['on'], ['ends']],
      (c) => c.ends === undefined || c.on <= c.ends,
      'no puede terminar antes de ese día',
    ),
    ['ends'],
  ),
)
export type AgreementChanged = v.InferOutput<typeof AgreementChanged>

/** The center where its workers' places are: the institute alone says it, because the organization then sees how many there are. */
export const CenterNamed = v.strictObject({ center: Uuid, opened: v.optional(Day) })
export type CenterNamed = v.InferOutput<typeof CenterNamed>

export const Every = v.picklist(['once', 'month', 'quarter', 'year'])
export type Every = v.InferOutput<typeof Every>

export const CommitmentMade = v.pipe(
  v.strictObject({
    agreement: Uuid,
    clause: Clause.entries.clause,
    /** who does it: one side */
    bound: v.picklist(['institute', 'party'], 'un compromiso es de una de las dos partes'),
    what: text(5, 400, 'diga qué se hará'),
    /** what shows that it was done */
    evidence: text(3, 300, 'diga con qué se comprueba'),
    owner: text(2, 120, 'diga quién responde en el instituto'),
    party_owner: text(2, 120, 'diga quién responde en la organización'),
    every: Every,
    /** the day; of one that comes again, the first */
    due: Day,
    /** of one that comes again, the last day on which it may be due; without it, the agreement's end */
    until: v.optional(Day),
  }),
  v.forward(
    v.partialCheck(
      [['due'], ['until']],
      (c) => c.until === undefined || c.due <= c.until,
      'termina antes de empezar',
    ),
    ['until'],
  ),
)
export type CommitmentMade = v.InferOutput<typeof CommitmentMade>

export const CommitmentDropped = v.strictObject({ on: Day, why: text(3, 500, 'diga por qué') })

export const EvidencePresented = v.strictObject({
  /** the day on which what is proven was due */
  due: Day,
  told: text(3, 1000, 'diga qué se hizo'),
  files: v.pipe(
    v.array(v.strictObject({ file: FileHash, name: text(1, 160) })),
    v.maxLength(10, 'a lo más diez archivos'),
  ),
})
export type EvidencePresented = v.InferOutput<typeof EvidencePresented>

export const EvidenceJudged = v.pipe(
  v.strictObject({
    due: Day,
    accepted: v.boolean(),
    reason: v.optional(text(3, 500)),
  }),
  v.forward(
    v.partialCheck([['accepted'], ['reason']], (j) => j.accepted || j.reason !== undefined, 'diga qué falta'),
    ['reason'],
  ),
)
export type EvidenceJudged = v.InferOutput<typeof EvidenceJudged>
