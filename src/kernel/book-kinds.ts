// What a book itself can be told: that a fact is withdrawn, that a person has looked, that somebody must be forgotten.
import * as v from 'valibot'
import { Uuid } from './ids.ts'
import type { FactKind } from './kind.ts'

const Reason = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(3, 'diga por qué, en pocas palabras'),
  v.maxLength(500),
)

/** Takes back another fact of the same book (an undo, a wrong child): `about` is the fact's id. */
export const withdrawn: FactKind = {
  kind: 'book.withdrawn',
  version: 1,
  words: { es: 'Deshacer lo dicho', en: 'Take back what was said' },
  payload: v.strictObject({ reason: Reason }),
  permission: 'attendance.write',
  physical: true,
  door: 'any',
}

/** A person looked at a fact in review: it stands, or it is void. `about` is the fact's id. */
export const reviewResolved: FactKind = {
  kind: 'book.review-resolved',
  version: 1,
  words: { es: 'Resolver una revisión', en: 'Resolve a review' },
  payload: v.strictObject({ decision: v.picklist(['stands', 'void']), reason: Reason }),
  permission: 'review.resolve',
  physical: false,
  door: 'any',
}

/** Forgets a person: every payload that concerns them is blanked, now and whenever one arrives late. `about` is the person. */
export const personErased: FactKind = {
  kind: 'book.person-erased',
  version: 1,
  words: { es: 'Borrar los datos de una persona', en: 'Erase a person’s data' },
  payload: v.strictObject({ reason: Reason }),
  permission: 'children.erase',
  physical: false,
  door: 'any',
  fresh: true,
}

/** Written by a restore: pages after `throughPage` may have been lost and are asked of the tablets again. */
export const bookRestored: FactKind = {
  kind: 'book.restored',
  version: 1,
  words: { es: 'Libro restaurado de un respaldo', en: 'Book restored from a backup' },
  payload: v.strictObject({ throughPage: v.number(), head: v.string(), from: Uuid }),
  permission: 'review.resolve',
  physical: true,
  door: 'any',
}

export const bookKinds = [withdrawn, reviewResolved, personErased, bookRestored] as const
