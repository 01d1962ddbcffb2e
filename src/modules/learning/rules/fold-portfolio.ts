// What was seen of children, its photos while their families agree, and the report that goes with a child to preschool.
import type { Fact, Stamped } from '../../../kernel/fact.ts'
import type { Look } from '../../../kernel/taking.ts'
import type { ChildCircle } from '../../guardians/contract.ts'
import {
  type FormativeField,
  type LearningObservation,
  type LearningPhoto,
  type LearningTransition,
  transitionParts,
} from '../contract.ts'

export const observationKinds = ['learning.observation-noted'] as const

type Seen = {
  readonly day: string
  readonly children: readonly string[]
  readonly text: string
  readonly fields?: readonly FormativeField[]
  readonly family?: boolean
  readonly photo?: { readonly blob: string; readonly thumb?: string }
}
const seenOf = (f: Fact) => f.payload as Seen

export function foldObservation(
  book: string,
  key: string,
  facts: readonly Stamped[],
): LearningObservation | undefined {
  const said = facts.find((s) => s.fact.id === key)
  // of who was forgotten nothing is left to tell
  if (!said || seenOf(said.fact).children.length === 0) return undefined
  const { fact, estAt } = said
  const p = seenOf(fact)
  return {
    ...{ book, key, room: fact.about, day: p.day, by: fact.author, at: estAt, children: [...p.children] },
    ...{
      text: p.text,
      fields: [...(p.fields ?? [])],
      family: p.family ?? false,
      blob: p.photo?.blob ?? null,
    },
  }
}

/** The files of an observation: its photo and the small one beside it. */
export const photosOf = (f: Fact): readonly string[] => {
  const photo = seenOf(f).photo
  return photo ? [photo.blob, ...(photo.thumb ? [photo.thumb] : [])] : []
}
export const childOfPhoto = (f: Fact): string => seenOf(f).children[0] ?? f.about

/** The newest word of the family on photos in the room. Source: guardians, consent `photos-room`. */
export const agreesToPhotos = (circle: Pick<ChildCircle, 'consents'> | undefined): boolean =>
  circle?.consents.find((c) => c.use === 'photos-room')?.said[0]?.answer === 'given'

export function foldPhoto(
  book: string,
  key: string,
  facts: readonly Stamped[],
  look: Look,
): LearningPhoto | undefined {
  const last = facts.findLast((s) => seenOf(s.fact).children.length > 0)
  if (!last) return undefined
  const child = childOfPhoto(last.fact)
  return { book, key, child, shown: agreesToPhotos(look<ChildCircle>('child_circle', child)) }
}

export function foldTransition(
  book: string,
  key: string,
  facts: readonly Stamped[],
): LearningTransition | undefined {
  const last = facts.at(-1)
  if (!last) return undefined
  const p = last.fact.payload as Readonly<Record<string, unknown>>
  const parts = transitionParts.flatMap((part) => {
    const told = p[part]
    return typeof told === 'string' && told !== '' ? [[part, told] as const] : []
  })
  return {
    ...{ book, key, said: last.fact.id, day: String(p.day), by: last.fact.author, at: last.estAt },
    parts: Object.fromEntries(parts),
    agreed: (p.agreed as LearningTransition['agreed'] | undefined) ?? null,
  }
}
