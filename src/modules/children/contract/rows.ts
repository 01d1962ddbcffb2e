// What is known of a child once facts are folded: the row, portrait, documents and files, and what a tablet carries of them.
import * as v from 'valibot'
import { FileHash } from '../../../kernel/files.ts'
import { Uuid } from '../../../kernel/ids.ts'
import { AlertKind, Consent, DocumentKind, Sex } from './kinds.ts'

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

/** The portrait that stands; its key is the child's id. */
export const ChildPortrait = v.object({
  book: Uuid,
  key: Uuid,
  blob: FileHash,
  thumb: FileHash,
  consent: Consent,
  by: Uuid,
  at: v.string(),
  /** of two files that were joined: earlier portraits said after this moment are kept, for the day they are split; null: not joined */
  keeps_from: v.nullable(v.string()),
})
export type ChildPortrait = v.InferOutput<typeof ChildPortrait>

/** A document in a child's file; its key is the fact that attached it. It stays listed after it was withdrawn. */
export const ChildDocument = v.object({
  book: Uuid,
  key: Uuid,
  child: Uuid,
  blob: FileHash,
  name: v.string(),
  what: DocumentKind,
  by: Uuid,
  at: v.string(),
  withdrawn: v.nullable(v.object({ by: Uuid, at: v.string(), reason: v.string() })),
})
export type ChildDocument = v.InferOutput<typeof ChildDocument>

/** Which of a child's pictures or documents a file is; its key is the file's SHA-256. `shown`: a portrait or document that stands names it. */
export const ChildBlob = v.object({
  book: Uuid,
  key: FileHash,
  child: Uuid,
  part: v.picklist(['portrait', 'thumb', 'document']),
  name: v.nullable(v.string()),
  shown: v.boolean(),
  /** not shown and kept all the same: an earlier portrait of files that were joined */
  held: v.boolean(),
})
export type ChildBlob = v.InferOutput<typeof ChildBlob>

/** What a tablet carries of a portrait: the hashes of picture and thumbnail. */
export type CarriedPortrait = { readonly c: string; readonly b: string; readonly t: string }
/** Two files that are two children's, by the word of a person; its key is `child|child`, the lower id first. */
export const ChildDistinct = v.object({
  book: Uuid,
  key: v.string(),
  first: Uuid,
  second: Uuid,
  by: Uuid,
  at: v.string(),
  reason: v.string(),
})
export type ChildDistinct = v.InferOutput<typeof ChildDistinct>

/** What a tablet carries of a child: its card; short names, because two hundred of them cross a slow network. */
export type CarriedChild = {
  readonly given: string
  readonly first: string
  readonly second?: string
  readonly sex: 'F' | 'M'
  readonly birth: string
  readonly weeks?: number
  readonly room: string | null
  readonly alerts: readonly { id: string; alert: string; text: string; grave: boolean }[]
  /** the fact behind each field: a correction names it */
  readonly setBy: Readonly<Record<string, string>>
}
