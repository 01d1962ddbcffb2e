// New identifiers on the server: a fresh one for what is said here, a derived one for what must be the same each time.
import { createHash, randomBytes } from 'node:crypto'
import { timeOf, uuid7, uuid7OfDigest } from '../kernel/ids.ts'

/** A UUIDv7 of this moment. */
export const newId = (now: Date): string => uuid7(now.getTime(), randomBytes(10))

/** The id of a letter: from its source fact, the book it goes to and what it is about. Sending it twice changes nothing. */
export const letterId = (source: string, book: string, what: string): string =>
  uuid7OfDigest(timeOf(source), createHash('sha256').update(`${source}|${book}|${what}`).digest())
