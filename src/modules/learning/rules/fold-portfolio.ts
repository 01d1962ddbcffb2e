// What was seen of children, its photos while their families agree, and the report that goes with a child to preschool.
import type { Fact, Stamped } from '../../../kernel/fact.ts'
import type { Look } from '../../../kernel/taking.ts'
import type { ChildCircle } from '../../guardians/contract.ts'
import { type PortfolioFollowed, transitionParts } from '../contract/kinds.ts'
import type { FormativeField } from '../contract/programme.ts'
import type { LearningObservation, LearningPhoto, LearningTransition } from '../contract.ts'

export const observationKinds = ['learning.observation-noted', 'learning.portfolio-followed'] as const
export const transitionKinds = ['learning.transition-written', 'learning.portfolio-followed'] as const

const isFollowed = (f: Fact) => f.kind === 'learning.portfolio-followed'
const followedOf = (f: Fact) => f.payload as PortfolioFollowed

/** The row a fact bears on: what followed keeps the name it was said by, so that there and back again tells it once. */
export const seenKeyOf = (f: Fact): readonly string[] => {
  if (!isFollowed(f)) return [f.id]
  const p = followedOf(f)
  return p.what === 'seen' ? [p.said] : []
}
export const transitionKeyOf = (f: Fact): readonly string[] =>
  isFollowed(f) && followedOf(f).what !== 'transition' ? [] : [f.about]

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
  const came = facts.findLast((s) => isFollowed(s.fact))
  if (!said && came) {
    const p = followedOf(came.fact)
    if (p.what !== 'seen') return undefined
    return {
      ...{ book, key, room: null, followed: true, day: p.day, by: p.by, at: p.at },
      ...{ children: [came.fact.about], text: p.text, fields: [...p.fields], family: p.family },
      blob: p.photo?.blob ?? null,
    }
  }
  // of who was forgotten nothing is left to tell
  if (!said || seenOf(said.fact).children.length === 0) return undefined
  const { fact, estAt } = said
  const p = seenOf(fact)
  return {
    ...{ book, key, room: fact.about, followed: false, day: p.day, by: fact.author, at: estAt },
    children: [...p.children],
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
  const photo = (f.payload as Pick<Seen, 'photo'>).photo
  return photo ? [photo.blob, ...(photo.thumb ? [photo.thumb] : [])] : []
}
export const childOfPhoto = (f: Fact): string =>
  isFollowed(f) ? f.about : (seenOf(f).children[0] ?? f.about)

/** The newest word of the family on photos in the room. Source: guardians, consent `photos-room`. */
export const agreesToPhotos = (circle: Pick<ChildCircle, 'consents'> | undefined): boolean =>
  circle?.consents.find((c) => c.use === 'photos-room')?.said[0]?.answer === 'given'

export function foldPhoto(
  book: string,
  key: string,
  facts: readonly Stamped[],
  look: Look,
): LearningPhoto | undefined {
  const last = facts.findLast((s) => isFollowed(s.fact) || seenOf(s.fact).children.length > 0)
  if (!last) return undefined
  const child = childOfPhoto(last.fact)
  return { book, key, child, shown: agreesToPhotos(look<ChildCircle>('child_circle', child)) }
}

export function foldTransition(
  book: string,
  key: string,
  facts: readonly Stamped[],
): LearningTransition | undefined {
  const told = facts.map((s) => ({ ...s, since: isFollowed(s.fact) ? followedOf(s.fact).at : s.estAt }))
  const last = told.sort((a, b) => (a.since === b.since ? 0 : a.since < b.since ? -1 : 1)).at(-1)
  if (!last) return undefined
  if (isFollowed(last.fact)) {
    const came = followedOf(last.fact)
    if (came.what !== 'transition') return undefined
    const { said, day, by, at, parts, agreed } = came
    return { book, key, said, day, by, at, parts, agreed, followed: true }
  }
  const p = last.fact.payload as Readonly<Record<string, unknown>>
  const parts = transitionParts.flatMap((part) => {
    const told = p[part]
    return typeof told === 'string' && told !== '' ? [[part, told] as const] : []
  })
  return {
    ...{ book, key, said: last.fact.id, day: String(p.day), by: last.fact.author, at: last.estAt },
    parts: Object.fromEntries(parts),
    agreed: (p.agreed as LearningTransition['agreed'] | undefined) ?? null,
    followed: false,
  }
}
