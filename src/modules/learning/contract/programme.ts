// The words of learning: routines, domains, topics, the activities of the bank and the contents of the programme.
import * as v from 'valibot'

export const Routine = v.picklist([
  'welcome',
  'hygiene',
  'food',
  'sleep',
  'play',
  'outdoors',
  'reading',
  'music',
])
export type Routine = v.InferOutput<typeof Routine>
export const ActivityDomain = v.picklist([
  'gross-motor',
  'fine-motor',
  'language',
  'cognitive',
  'social-emotional',
])
export type ActivityDomain = v.InferOutput<typeof ActivityDomain>
export const Topic = v.picklist([
  ...(['people', 'hiding', 'balls', 'vehicles', 'animals', 'water', 'nature'] as const),
  ...(['building', 'pretend', 'marks', 'music', 'books', 'moving', 'textures'] as const),
])
export type Topic = v.InferOutput<typeof Topic>
export const FormativeField = v.picklist(['languages', 'sciences', 'ethics', 'human'])
export type FormativeField = v.InferOutput<typeof FormativeField>

const Months = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(72))
export const sentence = (least: number, most: number) =>
  v.pipe(v.string(), v.trim(), v.minLength(least), v.maxLength(most))

/** An activity as the bank holds it; ages in months, `to` no longer included; `content` is `field.name` of the programme. */
export const Activity = v.pipe(
  v.strictObject({
    id: v.pipe(
      v.string(),
      v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'letras minúsculas y guiones'),
      v.maxLength(60),
    ),
    title: sentence(4, 60),
    what: sentence(80, 420),
    routine: Routine,
    content: v.pipe(
      v.string(),
      v.regex(/^(languages|sciences|ethics|human)\.[a-z-]+$/, 'se esperaba campo.contenido'),
    ),
    domains: v.pipe(v.array(ActivityDomain), v.minLength(1), v.maxLength(3)),
    topics: v.pipe(v.array(Topic), v.maxLength(3)),
    from: Months,
    to: Months,
    minutes: v.pipe(v.number(), v.integer(), v.minValue(3), v.maxValue(40)),
    place: v.picklist(['in', 'out', 'either']),
    group: v.picklist(['one', 'few', 'all']),
    materials: v.pipe(v.array(sentence(3, 90)), v.maxLength(6)),
    look: sentence(20, 200),
    adjust: sentence(30, 240),
  }),
  v.check((a) => a.from < a.to, 'la edad de inicio debe ser menor que la final'),
)
export type Activity = v.InferOutput<typeof Activity>

const ContentId = v.pipe(
  v.string(),
  v.regex(/^(languages|sciences|ethics|human)\.[a-z-]+$/, 'se esperaba campo.contenido'),
  v.maxLength(60),
)
const VersionName = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/, 'se esperaban letras, cifras, punto, guion (hasta 40)'),
)
export const LearningProcess = v.pipe(
  v.strictObject({ from: Months, to: Months, words: sentence(4, 300) }),
  v.check((p) => p.from < p.to, 'la edad de inicio debe ser menor que la final'),
)
/** What a content asks by ages, in months; `id` is `field.name`. */
export const Content = v.strictObject({
  id: ContentId,
  title: sentence(4, 160),
  processes: v.pipe(v.array(LearningProcess), v.minLength(1), v.maxLength(12)),
})
export type Content = v.InferOutput<typeof Content>
/** Fields are those of the law; what they hold is loaded. */
export const Programme = v.strictObject({
  version: VersionName,
  title: sentence(4, 120),
  source: sentence(3, 400),
  contents: v.pipe(v.array(Content), v.minLength(1), v.maxLength(120)),
})
export type Programme = v.InferOutput<typeof Programme>
export const ActivityBank = v.strictObject({
  version: VersionName,
  source: sentence(3, 400),
  activities: v.pipe(v.array(Activity), v.minLength(1), v.maxLength(600)),
})
export type ActivityBank = v.InferOutput<typeof ActivityBank>
