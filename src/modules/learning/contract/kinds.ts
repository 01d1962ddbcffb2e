// The facts of learning: a week that is planned, what happened of it, what was seen, what goes along with a child.
import * as v from 'valibot'
import { Day, weekday } from '../../../kernel/days.ts'
import { type Fact, Instant } from '../../../kernel/fact.ts'
import { FileHash } from '../../../kernel/files.ts'
import { Uuid } from '../../../kernel/ids.ts'
import { type FactKind, kindsOf } from '../../../kernel/kind.ts'
import { refused, stands } from '../../../kernel/verdict.ts'
import { ActivityBank, FormativeField, Programme, Routine, sentence, Topic } from './programme.ts'

const ROOM_AT_MOST = 60
const LINES_AT_MOST = 60
const Children = v.pipe(v.array(Uuid), v.maxLength(ROOM_AT_MOST))
const Words = v.pipe(v.string(), v.trim(), v.minLength(2, 'al menos dos letras'), v.maxLength(400))
const ActivityId = v.pipe(v.string(), v.regex(/^[a-z0-9-]{3,60}$/))
/** A week is named by its Monday. */
export const Week = v.pipe(
  Day,
  v.check((d) => weekday(d) === 1, 'se esperaba un lunes'),
)

/**
 * One thing of a plan. `activity`: of the bank; without it, an idea of the room's own, told by its title. `children`: for whom it was
 * thought above all; nobody named = whoever is there.
 */
export const PlanLine = v.strictObject({
  id: Uuid,
  day: Day,
  routine: Routine,
  title: sentence(2, 80),
  activity: v.optional(ActivityId),
  children: v.optional(Children),
  note: v.optional(Words),
})
export type PlanLine = v.InferOutput<typeof PlanLine>

type Named = { readonly children?: readonly string[]; readonly text?: string }
const GONE = '···'
const named = (f: Fact): readonly string[] => (f.payload as Named).children ?? []
/** Free words may tell of the one who is forgotten: they go along. */
const withoutChild = (f: Fact, person: string): Fact['payload'] => ({
  ...f.payload,
  ...((f.payload as Named).children === undefined ? {} : { children: named(f).filter((c) => c !== person) }),
  ...((f.payload as Named).text === undefined ? {} : { text: GONE }),
})

type Planned = { readonly lines?: readonly PlanLine[]; readonly line?: PlanLine; readonly intent?: string }
const linesOf = (f: Fact): readonly PlanLine[] => {
  const p = f.payload as Planned
  return p.lines ?? (p.line ? [p.line] : [])
}
const ofLine = (l: PlanLine, person: string): PlanLine =>
  l.children?.includes(person)
    ? {
        ...l,
        children: l.children.filter((c) => c !== person),
        ...(l.activity === undefined ? { title: GONE } : {}),
        ...(l.note === undefined ? {} : { note: GONE }),
      }
    : l

/** A plan names children where something was thought for them: each has its own seal, and goes alone. */
const ofPlan: Partial<FactKind> = {
  persons: (f) => [...new Set(linesOf(f).flatMap((l) => l.children ?? []))],
  omit: (f, person) => {
    const p = f.payload as Planned
    return {
      ...f.payload,
      ...(p.lines ? { lines: p.lines.map((l) => ofLine(l, person)) } : {}),
      ...(p.line ? { line: ofLine(p.line, person) } : {}),
      ...(p.intent === undefined ? {} : { intent: GONE }),
    }
  },
}

const notAhead: FactKind['judge'] = (f, _room, today) =>
  String(f.payload.day) > today ? refused('day-ahead', 'day') : stands()

const kindOf = kindsOf('learning', {
  permission: 'learning.write',
  physical: true,
  door: 'any',
  subject: 'room',
})

const sevenDays = (week: string, day: string) =>
  day >= week && Date.parse(day) - Date.parse(week) < 7 * 86_400_000

/** The whole plan of a week; said again, it takes the place of the one it `supersedes`. */
export const weekPlanned = kindOf(
  'week-planned',
  'Semana planeada',
  'Week planned',
  v.pipe(
    v.strictObject({
      week: Week,
      lines: v.pipe(v.array(PlanLine), v.minLength(1, 'al menos una actividad'), v.maxLength(LINES_AT_MOST)),
      /** what the room looks for this week, from what its children show */
      intent: v.optional(Words),
    }),
    v.check((p) => p.lines.every((l) => sevenDays(p.week, l.day)), 'hay una actividad fuera de la semana'),
    v.check((p) => new Set(p.lines.map((l) => l.id)).size === p.lines.length, 'una actividad está dos veces'),
  ),
  { ...ofPlan, physical: false },
)

/** One line of a plan put in, said anew, or taken out (`gone`). */
export const plannedChanged = kindOf(
  'planned-changed',
  'Plan cambiado',
  'Plan changed',
  v.pipe(
    v.strictObject({ week: Week, line: v.optional(PlanLine), gone: v.optional(Uuid) }),
    v.check((p) => (p.line === undefined) !== (p.gone === undefined), 'una actividad, o la que se quita'),
    v.check(
      (p) => p.line === undefined || sevenDays(p.week, p.line.day),
      'esa actividad cae fuera de la semana',
    ),
  ),
  { ...ofPlan, physical: false },
)

export const How = v.picklist(['done', 'changed', 'not'])
export type How = v.InferOutput<typeof How>
/** How it went, in one tap. */
export const Went = v.picklist(['loved', 'well', 'little'])
export type Went = v.InferOutput<typeof Went>
export const WhyNot = v.picklist(['weather', 'time', 'children-chose', 'material', 'few-adults', 'other'])
export type WhyNot = v.InferOutput<typeof WhyNot>

/** What became of a planned line, or something that was done without a plan (`line` missing). The last word on a line holds. */
export const activityHappened = kindOf(
  'activity-happened',
  'Lo que pasó con una actividad',
  'What happened of an activity',
  v.pipe(
    v.strictObject({
      day: Day,
      line: v.optional(Uuid),
      routine: Routine,
      title: sentence(2, 80),
      activity: v.optional(ActivityId),
      how: How,
      children: v.optional(Children),
      went: v.optional(Went),
      why: v.optional(WhyNot),
      text: v.optional(Words),
    }),
    v.check((h) => h.how !== 'not' || h.line !== undefined, 'lo que no se hizo estaba en el plan'),
    v.check((h) => h.how !== 'not' || h.went === undefined, 'lo que no se hizo no salió de ningún modo'),
  ),
  { persons: named, omit: withoutChild, judge: notAhead },
)

/** Nobody named: the whole room. */
export const interestNoted = kindOf(
  'interest-noted',
  'Interés notado',
  'Interest noted',
  v.strictObject({ day: Day, topic: Topic, children: v.optional(Children), text: v.optional(Words) }),
  { persons: named, omit: withoutChild, judge: notAhead },
)

const Photo = v.strictObject({ blob: FileHash, thumb: v.optional(FileHash) })

/**
 * Something that was seen, in few words. What a family may read, and a photo, are of one child alone: so nobody's child is told to
 * another's family. A photo is shown only while the family's consent to photos in the room stands.
 */
export const observationNoted = kindOf(
  'observation-noted',
  'Observación',
  'Observation',
  v.pipe(
    v.strictObject({
      day: Day,
      children: v.pipe(v.array(Uuid), v.minLength(1, 'diga de quién'), v.maxLength(ROOM_AT_MOST)),
      text: v.pipe(v.string(), v.trim(), v.minLength(2, 'al menos dos letras'), v.maxLength(800)),
      fields: v.optional(v.pipe(v.array(FormativeField), v.maxLength(4))),
      family: v.optional(v.boolean()),
      photo: v.optional(Photo),
    }),
    v.check((o) => !o.family || o.children.length === 1, 'lo que lee una familia es de una sola niña o niño'),
    v.check((o) => !o.photo || o.children.length === 1, 'una foto es de una sola niña o niño'),
  ),
  {
    persons: named,
    omit: (f, person) => {
      const { photo, ...rest } = withoutChild(f, person) as Fact['payload'] & { photo?: unknown }
      return named(f).includes(person) || photo === undefined ? rest : { ...rest, photo }
    },
    judge: notAhead,
  },
)

export const transitionParts = [
  ...(['enjoys', 'communicates', 'cares', 'helps'] as const),
  ...(['languages', 'sciences', 'ethics', 'human', 'family'] as const),
] as const

const Told = v.optional(v.pipe(v.string(), v.trim(), v.maxLength(1500)))
/**
 * What goes with a child to preschool, written with the family. It tells what the child enjoys and what helps, never what the child "lacks".
 * `agreed`: who of the family read it and agrees that it is handed over.
 */
export const TransitionWritten = v.pipe(
  v.strictObject({
    day: Day,
    enjoys: Told,
    communicates: Told,
    cares: Told,
    helps: Told,
    languages: Told,
    sciences: Told,
    ethics: Told,
    human: Told,
    family: Told,
    agreed: v.optional(v.strictObject({ who: sentence(3, 160), on: Day })),
  }),
  v.check((t) => transitionParts.some((p) => (t[p] ?? '') !== ''), 'escriba al menos una parte'),
)
export type TransitionPart = (typeof transitionParts)[number]
export const transitionWritten = kindOf(
  'transition-written',
  'Informe de paso a preescolar',
  'Transition report to preschool',
  TransitionWritten,
  { subject: 'child', physical: false },
)

const Followed = { said: Uuid, by: Uuid, at: Instant, day: Day }
/**
 * What a center tells the next one of the portfolio of a child that moves: an observation of that child alone, or its report. What
 * names others stays where it was written. Said by a move alone; who said it, and when, is kept.
 */
export const PortfolioFollowed = v.variant('what', [
  v.strictObject({
    ...Followed,
    what: v.literal('seen'),
    text: v.pipe(v.string(), v.minLength(1), v.maxLength(800)),
    fields: v.array(FormativeField),
    family: v.boolean(),
    photo: v.optional(Photo),
  }),
  v.strictObject({
    ...Followed,
    what: v.literal('transition'),
    parts: v.record(v.string(), v.string()),
    agreed: v.nullable(v.strictObject({ who: v.string(), on: Day })),
  }),
])
export type PortfolioFollowed = v.InferOutput<typeof PortfolioFollowed>
export const portfolioFollowed = kindOf(
  'portfolio-followed',
  'Su portafolio del centro anterior',
  'The portfolio of the center before',
  PortfolioFollowed,
  { door: 'online', subject: 'child' },
)

const inForce = { from: Day, file: FileHash, name: sentence(1, 200) }
const loadedOf = (name: string, es: string, en: string, payload: FactKind['payload']) =>
  kindOf(name, es, en, payload, {
    ...{ permission: 'learning.load', physical: false, subject: undefined, only: 'nation' },
    persons: () => [],
  })
export const programmeLoaded = loadedOf(
  'programme-loaded',
  'Programa en vigor',
  'Programme in force',
  v.strictObject({ programme: Programme, ...inForce }),
)
export const bankLoaded = loadedOf(
  'bank-loaded',
  'Banco de actividades en vigor',
  'Activity bank in force',
  v.strictObject({ bank: ActivityBank, ...inForce }),
)

export const documentationKinds: readonly FactKind[] = [
  observationNoted,
  transitionWritten,
  portfolioFollowed,
]
export const learningKinds: readonly FactKind[] = [
  ...[weekPlanned, plannedChanged, activityHappened, interestNoted, programmeLoaded, bankLoaded],
  ...documentationKinds,
]
