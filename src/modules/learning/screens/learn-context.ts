// What the screens of learning on the tablet are given: the room, its week, who is here, and a way to say facts.
import type { Photos } from '../../../device/photos.ts'
import type { Tell } from '../../../device/use-saying.ts'
import type { Day } from '../../../kernel/days.ts'
import type { FactKind } from '../../../kernel/kind.ts'
import type { Activity } from '../contract/programme.ts'
import type { CarriedInterest, CarriedProgramme, CarriedWeek } from '../rules/carried.ts'

export type LearnAt = {
  readonly room: string
  readonly today: Day
  readonly week: CarriedWeek | undefined
  /** weeks of the room the tablet holds */
  readonly weeks: readonly CarriedWeek[]
  readonly interests: readonly CarriedInterest[]
  /** the activity bank that holds today */
  readonly bank: readonly Activity[]
  /** what the contents of the programme that holds today are called; undefined: the one of the release */
  readonly contents: CarriedProgramme['c'] | undefined
  /** children of the room who are present */
  readonly here: readonly { readonly id: string; readonly given: string; readonly birth: Day }[]
  /** the family agreed to photos in the room */
  readonly agreesToPhotos: (child: string) => boolean
  readonly photos: () => Promise<Photos>
  readonly tell: Tell
}

/** Says one fact about the room; nobody named is the whole room. Resolves to true once it is on disk. */
export const tellOf = (
  at: Pick<LearnAt, 'room' | 'tell'>,
  kind: FactKind,
  payload: Readonly<Record<string, unknown>>,
  words: string,
): Promise<boolean> =>
  at.tell(
    `${kind.kind} ${JSON.stringify(payload)}`,
    [{ kind: kind.kind, kindVersion: kind.version, about: at.room, room: at.room, payload }],
    words,
  )
