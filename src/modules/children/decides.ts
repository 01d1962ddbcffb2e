// Decisions about whole files — moved to another center, joined, split again — under the locks of the one or two books they need.
import { canonical } from '../../kernel/canonical.ts'
import type { Fact } from '../../kernel/fact.ts'
import type { Read } from '../../platform/db.ts'
import { followFiles, goAlong } from '../../platform/following-files.ts'
import type { Decides, Follows, House, Moving } from '../../platform/house.ts'
import { standsFor } from '../../platform/joined.ts'
import { letterId } from '../../platform/new-id.ts'
import type { Child } from './contract/rows.ts'
import {
  astray,
  childOf,
  FACE_AWAY,
  type Following,
  factsIn,
  filesHeld,
  filesPutAway,
  followingOf,
  isOpenRoom,
  joinOf,
  lettersAbout,
  portraitOf,
} from './reads.ts'
import { type JoinRefusal, refusesJoining, saidAgainOf } from './rules/joining.ts'
import { FACE } from './rules/moving-files.ts'

/** A letter of a decision: made from its fact, so that it is the same each time. */
function letterOf(fact: Fact, to: string, f: Following): Fact {
  return {
    id: letterId(fact.id, to, f.id),
    kind: f.kind,
    kindVersion: 1,
    about: f.about,
    book: to,
    happenedAt: f.happenedAt ?? fact.happenedAt,
    author: fact.author,
    origin: 'letter',
    payload: f.payload,
    ...(f.supersedes && { supersedes: [...f.supersedes] }),
  }
}

/** What the center that a child leaves says of its portrait and documents. */
const putAway = async (read: Read, house: House, fact: Fact, book: string, child: string): Promise<Fact[]> =>
  (await filesPutAway(read, house, book, [child], fact.happenedAt)).map((f) => letterOf(fact, book, f))

/** A child's portrait and documents go along. */
export const childrenFollow: Follows = async (tx, from, to, persons, receivedAt) =>
  followFiles(tx, to, from, await filesHeld(tx, to, persons), receivedAt)

/**
 * Refusals: unknown-child, same-center, unknown-room, earlier-than-leaving (it left the new center after that day), said-later
 * (something said after the moment of this decision keeps the child where it is).
 */
export const transfersChild: Decides = {
  kind: 'children.child-transferred',
  otherBook: (fact) => String(fact.payload.to),
  decide: async (tx, house, fact, receivedAt) => {
    const { to, room, on } = fact.payload as { to: string; room: string; on: string }
    if (to === fact.book) return { refused: 'same-center', field: 'to' }
    const child = await childOf(tx, fact.book, fact.about)
    if (!child || child.left_on) return { refused: 'unknown-child', field: 'about' }
    const [open] = await tx<{
      key: string
    }>`select key from room where book = ${to} and key = ${room} and closed_on is null`
    if (!open) return { refused: 'unknown-room', field: 'room' }
    const there = await childOf(tx, to, fact.about)
    if (there?.left_on && there.left_on > on) return { refused: 'earlier-than-leaving', field: 'on' }
    const going = [{ child, room, there }]
    const letters = (await followingOf(tx, house, fact.book, to, on, going)).map((f) => letterOf(fact, to, f))
    letters.push(...(await putAway(tx, house, fact, fact.book, child.key)))
    return {
      letters,
      after: async (last) => {
        await goAlong(last, house, fact.book, to, [child.key], receivedAt)
        return (await astray(last, [fact.book, to], to, [child.key])) > 0
          ? { refused: 'said-later', field: 'on' }
          : undefined
      },
    }
  },
}

type Joining = { file: string; from?: string; place?: { room: string; from: string } }

type Splitting = { join: string; from?: string; theirs: string[]; reason: string }

/** What of another center's file is not known of the kept one: its alerts, and what modules let follow. */
async function whatComes(
  read: Read,
  house: House,
  there: string,
  other: Child,
  kept: Child,
): Promise<Moving[]> {
  const words = (m: Pick<Moving, 'kind' | 'payload'>) => canonical([m.kind, m.payload])
  const comes: Moving[] = other.alerts.map((a) => ({
    id: a.id,
    kind: 'children.alert-noted',
    payload: { alert: a.alert, text: a.text, grave: a.grave },
  }))
  const known = new Set(
    kept.alerts.map(({ alert, text, grave }) =>
      words({ kind: 'children.alert-noted', payload: { alert, text, grave } }),
    ),
  )
  for (const follows of house.moves) {
    for (const m of (await follows(read, kept.book, [kept.key])).get(kept.key) ?? []) known.add(words(m))
    comes.push(...((await follows(read, there, [other.key])).get(other.key) ?? []))
  }
  return comes.filter((m) => !known.has(words(m)))
}

/** A letter's name: the stay that ends in the other center; the split finds it, as all the joining said there, by its moment. */
const LEAVE = 'leave'

/** Why there is no file where one was said to be: joined by somebody already, or never there. */
async function missing(read: Read, book: string, child: string, field: string): Promise<JoinRefusal> {
  const joined = (await standsFor(read, book, child)) !== child
  return { refused: joined ? 'already-joined' : 'unknown-child', field }
}

/**
 * Joins two files. Refusals: same-file, unknown-child, already-joined, unknown-room, and those of `refusesJoining`. A file of
 * another center ends its stay there, and its alerts and what modules add come here as letters in its own name.
 */
export const joinsFiles: Decides = {
  kind: 'children.files-joined',
  otherBook: (fact) => fact.payload.from as string | undefined,
  decide: async (tx, house, fact, receivedAt) => {
    const { file, from, place } = fact.payload as Joining
    const there = from ?? fact.book
    const together = there === fact.book
    if (file === fact.about) return { refused: 'same-file', field: 'file' }
    const kept = await childOf(tx, fact.book, fact.about)
    if (!kept) return missing(tx, fact.book, fact.about, 'about')
    const other = await childOf(tx, there, file)
    if (!other) return missing(tx, there, file, 'file')
    // joined here already, though its rows still stand in the center it came from
    if ((await standsFor(tx, fact.book, file)) !== file) return { refused: 'already-joined', field: 'file' }
    const refusal = refusesJoining(kept, other, together, place, fact.supersedes)
    if (refusal) return refusal
    if (place && !(await isOpenRoom(tx, fact.book, place.room)))
      return { refused: 'unknown-room', field: 'place' }
    if (together) return { letters: [] }
    const letter = (book: string, m: Moving & Partial<Following>): Fact =>
      letterOf(fact, book, { about: file, ...m })
    const comes = await whatComes(tx, house, there, other, kept)
    // a portrait keeps its moment: of two files the newer one is seen
    const face = comes.some((m) => m.id === FACE) ? await portraitOf(tx, there, other.key) : undefined
    const letters = comes.map((m) =>
      letter(fact.book, m.id === FACE && face ? { ...m, happenedAt: face.at } : m),
    )
    if (!other.left_on && place) {
      const payload = { to: fact.book, room: place.room, on: place.from }
      letters.push(letter(there, { id: LEAVE, kind: 'children.child-transferred', payload }))
      letters.push(...(await putAway(tx, house, fact, there, other.key)))
    }
    return {
      letters,
      after: async (last) => {
        await goAlong(last, house, there, fact.book, [kept.key], receivedAt)
        return undefined
      },
    }
  },
}

/**
 * Splits what was joined: the joining is taken back, in both books, and what is the other's goes to it. Refusals: not-joined,
 * wrong-center, only-here (what was said in one center cannot become another's), unknown-fact.
 */
export const splitsFiles: Decides = {
  kind: 'children.files-split',
  otherBook: (fact) => fact.payload.from as string | undefined,
  decide: async (tx, house, fact, receivedAt) => {
    const { join, from, theirs, reason } = fact.payload as Splitting
    const joined = await joinOf(tx, fact.book, join)
    if (!joined) return { refused: 'not-joined', field: 'join' }
    const { file, from: came } = joined.payload as Joining
    if (came !== from) return { refused: 'wrong-center', field: 'from' }
    if (from && from !== fact.book && theirs.length > 0) return { refused: 'only-here', field: 'theirs' }
    const facts = await factsIn(tx, fact.book, theirs)
    const movable = (f: Fact) =>
      house.kinds.get(f.kind)?.subject === 'child' &&
      house.kinds.get(f.kind)?.door === 'any' &&
      f.about !== file
    if (facts.length !== new Set(theirs).size || !facts.every(movable))
      return { refused: 'unknown-fact', field: 'theirs' }
    const takeBack = (book: string, id: string): Fact => ({
      id: letterId(fact.id, book, id),
      ...{ kind: 'book.withdrawn', kindVersion: 1, about: id, book, happenedAt: fact.happenedAt },
      ...{ author: fact.author, origin: 'letter', payload: { reason } },
    })
    const letters = [takeBack(fact.book, join), ...theirs.map((id) => takeBack(fact.book, id))]
    // what another of them corrects is taken back with it and not said again
    const corrected = new Set(facts.map((f) => f.corrects))
    const again = facts.filter((f) => !corrected.has(f.id))
    letters.push(...again.map((f) => saidAgainOf(f, file, letterId(fact.id, fact.book, `again ${f.id}`))))
    if (!from || from === fact.book) return { letters }
    for (const [book, face] of [
      [fact.book, FACE],
      [from, FACE_AWAY],
    ] as const) {
      const faces = (await factsIn(tx, book, [letterId(join, book, face)])).map((f) => f.id)
      const brought = new Set([...faces, ...(await lettersAbout(tx, book, file, joined))])
      for (const l of brought) letters.push(takeBack(book, l))
    }
    return {
      letters,
      // what was let go there meanwhile comes back from here
      after: async (last) => {
        await goAlong(last, house, fact.book, from, [file], receivedAt)
        return undefined
      },
    }
  },
}
