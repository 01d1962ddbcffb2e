// Identities of what is told by a key and not by a person: the same code gives the same id on every machine.
import { uuidOfDigest } from './ids.ts'

/** SHA-256 of a text as UTF-8; given by the caller, because a rule has no machine. */
export type Digest = (text: string) => Uint8Array

const idOf = (digest: Digest, what: string, key: string): string =>
  uuidOfDigest(digest(`nido/${what}/${key}`))

/** `code` is the institute's, 2 digits. The id is also the representation's book. */
export const representationId = (digest: Digest, code: string): string => idOf(digest, 'representation', code)

/** What facts about a municipality are about; `cvegeo` is INEGI's key of 5 digits. */
export const municipalityId = (digest: Digest, cvegeo: string): string => idOf(digest, 'municipality', cvegeo)

/** `code` is the center's own. The id is also the center's book. */
export const centerId = (digest: Digest, code: string): string => idOf(digest, 'center', code)

export const roomId = (digest: Digest, center: string, name: string): string =>
  idOf(digest, 'room', `${center}/${name}`)

/** `key`: the folio of the file, else the CURP, else names and birth. */
export const childId = (digest: Digest, center: string, key: string): string =>
  idOf(digest, 'child', `${center}/${key}`)

/** First day an assignment of municipalities is known for: the month of the observed list of nurseries. */
export const ASSIGNED_FROM = '2009-07-01'

/** `key`: the number of the employee, else the CURP, else names; `place` is the book where they work. */
export const personId = (digest: Digest, place: string, key: string): string =>
  idOf(digest, 'person', `${place}/${key}`)

/** `key`: names and the first phone; the same in two children's rows is one person. */
export const adultId = (digest: Digest, center: string, key: string): string =>
  idOf(digest, 'adult', `${center}/${key}`)

/** A site that precedes its center; `code` as its list names it. */
export const siteId = (digest: Digest, code: string): string => idOf(digest, 'site', code)

/** An organization of a list; `code` says which list, where, and its name without case or marks. */
export const partnerId = (digest: Digest, code: string): string => idOf(digest, 'partner', code)

/** Places of a site or center that go together; `band` their ages. */
export const lotId = (digest: Digest, holder: string, band: string): string =>
  idOf(digest, 'lot', `${holder}/${band}`)

/** What lists say of a state; `key` is INEGI's of 2 digits. */
export const stateId = (digest: Digest, key: string): string => idOf(digest, 'state', key)

/** `key` is INEGI's of 9 digits. */
export const localityId = (digest: Digest, key: string): string => idOf(digest, 'locality', key)

/** A nursery that exists, as a list names it: `list:code`. */
export const nurseryId = (digest: Digest, key: string): string => idOf(digest, 'nursery', key)
