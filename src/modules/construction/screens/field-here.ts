// What screens of a visit ask of the phone they run on: rows it carries, a way to say and to keep what is not said yet, its photos.
import type { Photos } from '../../../device/photos.ts'
import type { Tell } from '../../../device/use-saying.ts'
import type { CarriedContract, CarriedFinding, CarriedProject } from '../rules/carried.ts'

export type FieldPhotos = Pick<Photos, 'keepPlace' | 'shownHere' | 'forget'>

export type FieldAt = {
  readonly id: string
  readonly project: CarriedProject
  /** civil day of the phone's office */
  readonly today: string
  readonly tell: Tell
  readonly photos: () => Promise<FieldPhotos>
  /** what was begun and not said, under a name; kept sealed at each change, so that a killed browser loses nothing */
  readonly draft: <T>(name: string) => T | undefined
  readonly keepDraft: (name: string, draft: object | undefined) => void
  readonly onBack: () => void
}

export type Listed<T> = readonly (readonly [id: string, row: T])[]
export type OfProject = {
  readonly contracts: Listed<CarriedContract>
  readonly findings: Listed<CarriedFinding>
}

export const plotDraft = (project: string) => `plot:${project}`
export const worksDraft = (project: string) => `works:${project}`
export const mendDraft = (finding: string) => `mend:${finding}`
