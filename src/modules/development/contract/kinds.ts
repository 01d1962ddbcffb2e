// The facts of development: what somebody saw, with which instrument, which instruments are in force, and second looks.
import * as v from 'valibot'
import { Day } from '../../../kernel/days.ts'
import { FileHash } from '../../../kernel/files.ts'
import { Uuid } from '../../../kernel/ids.ts'
import { kindsOf } from '../../../kernel/kind.ts'
import { cohortKinds } from './cohort.ts'
import { Frame, Instrument, ItemAnswer, ItemPlace, Light, Name, Said } from './instrument.ts'

const Answers = v.pipe(
  v.record(Name, ItemAnswer),
  v.check((a) => {
    const n = Object.keys(a).length
    return n > 0 && n <= 200
  }, 'se esperaban de 1 a 200 respuestas'),
)

/** What the rule said on the screen when it was said: stays visible as what was known then. */
export const SeenThen = v.strictObject({
  group: v.nullable(Name),
  lights: v.record(Name, Light),
  light: Light,
  rule: v.pipe(v.string(), v.maxLength(80)),
})
export type SeenThen = v.InferOutput<typeof SeenThen>

const round = {
  day: Day,
  instrument: Name,
  version: Name,
  answers: Answers,
  /** who saw it: whoever writes, or the family, written down by whoever heard it */
  by: v.picklist(['educator', 'family']),
  /** one child through the items of an age, or one item through a room */
  mode: v.picklist(['child', 'room']),
  note: v.optional(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(500))),
  /** SHA-256 of photos, only where the family agreed to photos in the room */
  photos: v.optional(v.pipe(v.array(FileHash), v.minLength(1), v.maxLength(3))),
  seen: v.optional(SeenThen),
}

export const Observed = v.strictObject(round)
export type Observed = v.InferOutput<typeof Observed>

/**
 * A round of a loaded instrument. It says of each item to which domain and group it belongs, and of other instruments than the
 * EDI their ages and rule, so that the result follows from this fact and the child alone. `certificate` is the fact that gave
 * the evaluator theirs: a screening needs one, surveillance none.
 */
export const Screened = v.pipe(
  v.strictObject({
    ...round,
    asked: v.record(Name, ItemPlace),
    frame: v.optional(Frame),
    certificate: v.optional(Uuid),
  }),
  v.check(
    (s) => Object.keys(s.answers).every((i) => i in s.asked),
    'cada respuesta necesita su dominio y su grupo de edad',
  ),
)
export type Screened = v.InferOutput<typeof Screened>

const kindOf = kindsOf('development', {
  permission: 'development.write',
  physical: true,
  door: 'any',
  subject: 'child',
})

export const observed = kindOf(
  'observed',
  'Observación del desarrollo',
  'Observation of development',
  Observed,
)
export const screened = kindOf('screened', 'Tamizaje del desarrollo', 'Screening of development', Screened, {
  door: 'online',
  permission: 'development.screen',
})

/** The instrument as it stood in the file, said in the nation's book by whoever signs for it. */
export const instrumentLoaded = kindOf(
  'instrument-loaded',
  'Instrumento en vigor',
  'Instrument in force',
  v.strictObject({ instrument: Instrument, file: FileHash, name: Said }),
  {
    ...{
      permission: 'development.load',
      physical: false,
      door: 'online',
      subject: undefined,
      only: 'nation',
    },
    persons: () => [],
  },
)

/** A child is to be observed again by somebody else: the same items, without seeing what was said. `guard`: the sheets of who saw it first looked odd. */
export const SecondLookAsked = v.strictObject({
  observation: Uuid,
  /** who saw it first, and must not be the one who looks again */
  evaluator: Uuid,
  instrument: Name,
  version: Name,
  items: v.pipe(v.array(Name), v.minLength(1), v.maxLength(200)),
  why: v.picklist(['sample', 'guard']),
  /** the draw can be checked afterwards: the same seed and sheets give the same sample */
  seed: v.pipe(v.string(), v.maxLength(80)),
  by: Day,
})
export type SecondLookAsked = v.InferOutput<typeof SecondLookAsked>

export const secondLookAsked = kindOf(
  'second-look-asked',
  'Segunda mirada pedida',
  'Second look asked for',
  SecondLookAsked,
  { ...{ permission: 'development.guard', physical: false, door: 'online' } },
)
/** What the second person saw. It is compared, and never takes the place of what the first one said. */
export const secondLookDone = kindOf(
  'second-look-done',
  'Segunda mirada hecha',
  'Second look made',
  v.strictObject({ asked: Uuid, day: Day, answers: Answers }),
  { door: 'online' },
)

/** The same of the open list, in the room and without a network; who saw it first, and items nobody asked for, count nothing. */
export const secondLookSeen = kindOf(
  'second-look-seen',
  'Segunda mirada hecha en la sala',
  'Second look made in the room',
  v.strictObject({ asked: Uuid, day: Day, answers: Answers }),
)

export const developmentKinds = [
  observed,
  screened,
  instrumentLoaded,
  secondLookAsked,
  secondLookDone,
  secondLookSeen,
  ...cohortKinds,
] as const
