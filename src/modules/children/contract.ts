// What may be said of a child: who they are, how they may be told apart, which room is theirs, what everyone must know.
import * as v from 'valibot'
import { Day } from '../../kernel/days.ts'
import { Uuid } from '../../kernel/ids.ts'
import type { FactKind } from '../../kernel/kind.ts'

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

const aboutChild = (
  kind: string,
  es: string,
  en: string,
  payload: FactKind['payload'],
  more: Partial<FactKind> = {},
): FactKind => ({
  kind: `children.${kind}`,
  version: 1,
  words: { es, en },
  payload,
  permission: 'children.write',
  physical: false,
  door: 'any',
  subject: 'child',
  ...more,
})

export const childRegistered = aboutChild('child-registered', 'Niña o niño registrado', 'Child registered', ChildFields, {
  subject: undefined,
})
/** Only the fields that change; `supersedes` names the facts that set them before. */
export const childChanged = aboutChild('child-changed', 'Datos corregidos', 'Data corrected', v.partial(ChildFields))
/** The child's room from a day on. */
export const childPlaced = aboutChild('child-placed', 'Sala asignada', 'Room assigned', v.strictObject({ room: Uuid, from: Day }))
/** The child no longer belongs to the center from that day on; `to` is the center it moved to. */
export const childLeft = aboutChild(
  'child-left',
  'Baja del centro',
  'Left the center',
  v.strictObject({ on: Day, why: v.picklist(['moved', 'age', 'family', 'other']), to: v.optional(Uuid) }),
)
export const alertNoted = aboutChild('alert-noted', 'Alerta o alergia', 'Alert or allergy', AlertNoted)
/** `payload.alert` is the fact that noted it; an addition said by somebody else at the same time wins over a removal. */
export const alertWithdrawn = aboutChild(
  'alert-withdrawn',
  'Alerta retirada',
  'Alert withdrawn',
  v.strictObject({ alert: Uuid, reason: v.pipe(v.string(), v.trim(), v.minLength(3), v.maxLength(300)) }),
)

export const childrenKinds = [childRegistered, childChanged, childPlaced, childLeft, alertNoted, alertWithdrawn] as const

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
