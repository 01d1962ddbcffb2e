// The facts of an incident: what happened to which children, what was done, who told the family, what will change.
import * as v from 'valibot'
import { Day } from '../../../kernel/days.ts'
import { type Fact, Instant } from '../../../kernel/fact.ts'
import { FileHash } from '../../../kernel/files.ts'
import { Uuid } from '../../../kernel/ids.ts'
import { type FactKind, kindsOf } from '../../../kernel/kind.ts'
import { Relation } from '../../guardians/contract/adults.ts'

export const IncidentKind = v.picklist([
  'bite',
  'fall',
  'blow',
  'food',
  'medicine',
  'missing',
  'outsider',
  'building',
  'other',
])
export type IncidentKind = v.InferOutput<typeof IncidentKind>

export const IncidentPlace = v.picklist([
  'room',
  'patio',
  'bathroom',
  'dining',
  'kitchen',
  'hallway',
  'stairs',
  'entrance',
  'outing',
  'other',
])
export type IncidentPlace = v.InferOutput<typeof IncidentPlace>

/** What a child is to an incident: hurt (or put in danger), the one who did it, or only there. */
export const ChildPart = v.picklist(['hurt', 'did', 'there'])
export type ChildPart = v.InferOutput<typeof ChildPart>

export const BodyPart = v.picklist([
  'head',
  'face',
  'eye',
  'mouth',
  'neck',
  'arm',
  'hand',
  'chest',
  'back',
  'leg',
  'foot',
  'other',
])
export type BodyPart = v.InferOutput<typeof BodyPart>

/** As one sees it, not as a physician would call it. */
export const InjurySeen = v.picklist([
  'nothing-seen',
  'red-mark',
  'tooth-marks',
  'bump',
  'bruise',
  'scrape',
  'cut',
  'bleeding',
  'burn',
  'rash',
  'swelling',
])
export type InjurySeen = v.InferOutput<typeof InjurySeen>

export const FirstAid = v.picklist([
  'comforted',
  'washed',
  'cold',
  'pressed',
  'covered',
  'watched',
  'nurse-saw',
  'taken-to-doctor',
  'emergency-called',
  'not-needed',
])
export type FirstAid = v.InferOutput<typeof FirstAid>

export const ToldHow = v.picklist(['in-person', 'phone', 'message'])
export type ToldHow = v.InferOutput<typeof ToldHow>

const text = (least: number, most: number, say: string) =>
  v.pipe(v.string(), v.trim(), v.minLength(least, say), v.maxLength(most))
const Words = text(3, 1000, 'escriba al menos unas palabras')
const Aid = v.pipe(v.array(FirstAid), v.maxLength(FirstAid.options.length))
export const Injury = v.strictObject({ body: BodyPart, seen: InjurySeen })
export type Injury = v.InferOutput<typeof Injury>

export const ChildInvolved = v.strictObject({ child: Uuid, part: ChildPart })
export type ChildInvolved = v.InferOutput<typeof ChildInvolved>

const ROOM_AT_MOST = 60

/**
 * The first note, whole in itself: a later one that corrects it says all of it again. `at`: when it happened; when it was said is
 * in the envelope.
 */
export const IncidentNoted = v.pipe(
  v.strictObject({
    day: Day,
    at: Instant,
    kind: IncidentKind,
    place: v.optional(IncidentPlace),
    children: v.pipe(v.array(ChildInvolved), v.maxLength(ROOM_AT_MOST)),
    aid: v.optional(Aid),
    /** people of the center who saw it */
    witnesses: v.optional(v.pipe(v.array(Uuid), v.maxLength(20))),
    /** nobody saw it happen */
    unseen: v.optional(v.boolean()),
    /** a blow on the head, however light: told within the hour, and its signs are watched */
    head: v.optional(v.boolean()),
  }),
  v.check(
    (n) => new Set(n.children.map((c) => c.child)).size === n.children.length,
    'la misma niña o niño está dos veces',
  ),
)
export type IncidentNoted = v.InferOutput<typeof IncidentNoted>

const involved = (f: Fact): readonly string[] =>
  ((f.payload as Partial<IncidentNoted>).children ?? []).map((c) => c.child)

const kindOf = kindsOf('safety', { permission: 'incidents.write', physical: true, door: 'any' })

/** `about` is the incident, named where it is first said. */
export const incidentNoted = kindOf('incident-noted', 'Incidente', 'Incident', IncidentNoted, {
  persons: involved,
  omit: (f, person) => {
    const n = f.payload as IncidentNoted
    return { ...n, children: n.children.filter((c) => c.child !== person) }
  },
})

/**
 * What happened, in somebody's words. `children`: all of the incident, as known then; the words may tell of any of them, so they
 * are sealed for each and go whole with the first that is forgotten.
 */
export const incidentDescribed = kindOf(
  'incident-described',
  'Lo que pasó, en palabras de quien lo vio',
  'What happened, in the words of who saw it',
  v.strictObject({ words: Words, children: v.pipe(v.array(Uuid), v.maxLength(ROOM_AT_MOST)) }),
  { persons: (f) => (f.payload as { children: string[] }).children },
)

const ofChild = { subject: 'child' } as const

/** How one child was found and what was done for it. Injuries add up, whoever saw them and on whichever tablet; of aid and words the last said hold. */
export const childSeen = kindOf(
  'child-seen',
  'Cómo quedó la niña o el niño',
  'How the child was found',
  v.strictObject({
    incident: Uuid,
    injuries: v.optional(v.pipe(v.array(Injury), v.maxLength(20))),
    aid: v.optional(Aid),
    words: v.optional(Words),
  }),
  ofChild,
)
export type ChildSeen = v.InferOutput<typeof childSeen.payload>

/** Who of the family. An adult of the child's file, or somebody described; one of both. */
const Whom = {
  adult: v.optional(Uuid),
  relation: v.optional(Relation),
  who: v.optional(text(2, 160, 'diga a quién de la familia')),
}

/** `no-answer`: somebody tried. `left-untold`: the child went home and nobody was told; it is written down and asked for. */
export const ToldOutcome = v.picklist(['told', 'no-answer', 'left-untold'])
export type ToldOutcome = v.InferOutput<typeof ToldOutcome>
export const FamilyTold = v.pipe(
  v.strictObject({
    incident: Uuid,
    ...Whom,
    how: ToldHow,
    at: Instant,
    outcome: ToldOutcome,
    words: v.optional(Words),
  }),
  v.check(
    (t) => t.outcome !== 'told' || t.adult !== undefined || t.who !== undefined,
    'diga a quién de la familia',
  ),
)
export type FamilyTold = v.InferOutput<typeof FamilyTold>
export const familyTold = kindOf('family-told', 'Familia avisada', 'Family told', FamilyTold, ofChild)

/** The paper of one child, signed, or that the family would not sign it. `blob`: SHA-256 of its photo or scan. */
export const PaperSigned = v.pipe(
  v.strictObject({
    incident: Uuid,
    ...Whom,
    how: v.picklist(['signed', 'refused']),
    on: Day,
    blob: v.optional(FileHash),
  }),
  v.check((p) => p.adult !== undefined || p.who !== undefined, 'diga quién de la familia'),
)
export type PaperSigned = v.InferOutput<typeof PaperSigned>
export const paperSigned = kindOf('paper-signed', 'Hoja firmada', 'Paper signed', PaperSigned, ofChild)

/** Only who may also read all incidents of the center. */
const byDirector: Partial<FactKind> = {
  further: () => 'incidents.read',
  physical: false,
  persons: () => [],
}

export const incidentReviewed = kindOf(
  'incident-reviewed',
  'Incidente revisado por la dirección',
  'Incident reviewed by the director',
  v.strictObject({ words: v.optional(Words) }),
  byDirector,
)
export const incidentClosed = kindOf(
  'incident-closed',
  'Incidente cerrado',
  'Incident closed',
  v.strictObject({ change: text(3, 1000, 'diga qué va a cambiar') }),
  byDirector,
)

/** Why a note that tells of a hurt was none. */
export const WhyNoIncident = v.picklist(['from-home', 'not-hurt', 'same-incident', 'wrong-child', 'other'])
export type WhyNoIncident = v.InferOutput<typeof WhyNoIncident>
/** The answer to "was it an incident?": these notes of the child's day were not. */
export const notAnIncident = kindOf(
  'not-an-incident',
  'No fue un incidente',
  'It was not an incident',
  v.pipe(
    v.strictObject({
      day: Day,
      notes: v.pipe(v.array(Uuid), v.minLength(1), v.maxLength(40)),
      why: WhyNoIncident,
      words: v.optional(Words),
    }),
    v.check((n) => n.why !== 'other' || n.words !== undefined, 'diga por qué no fue un incidente'),
  ),
  ofChild,
)

export const safetyKinds = [
  incidentNoted,
  incidentDescribed,
  childSeen,
  familyTold,
  paperSigned,
  incidentReviewed,
  incidentClosed,
  notAnIncident,
] as const
