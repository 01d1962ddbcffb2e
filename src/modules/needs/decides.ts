// Decisions about a study: opened, changed, told a roster, closed and counted, worked out, delivered, withdrawn — each refused with its reason.
import { COUNTRY_ZONE, civilDay } from '../../kernel/days.ts'
import type { Fact } from '../../kernel/fact.ts'
import type { FactKind } from '../../kernel/kind.ts'
import type { Tx } from '../../platform/db.ts'
import type { Decided, Decides } from '../../platform/house.ts'
import { letterId } from '../../platform/new-id.ts'
import { stepLetter } from '../partners/contract/kinds.ts'
import {
  type ReportDelivered,
  type ResultAsked,
  type RosterTold,
  reportDelivered,
  reportShared,
  resultAsked,
  resultWorked,
  rosterTold,
  type StudyChanged,
  type StudyOpened,
  studyChanged,
  studyOpened,
  studyWithdrawn,
  surveyClosed,
  surveyCounted,
} from './contract/kinds.ts'
import type { NeedsStudy } from './contract.ts'
import {
  answersOf,
  centersNear,
  municipalityNames,
  partiesIn,
  studyOf,
  supplyNear,
  surveyByLink,
} from './reads.ts'
import { tallyOf } from './rules/tally.ts'
import { workOut } from './rules/work-out.ts'

type Not = { readonly refused: string; readonly field?: string }
const dayOf = (at: string) => civilDay(at, COUNTRY_ZONE)
const sameParties = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && [...a].sort().every((x, i) => x === [...b].sort()[i])

/** Said by the house in the same transaction, in the study's own book. */
const letter = (fact: Fact, kind: FactKind, payload: object): Fact => ({
  ...{ id: letterId(fact.id, fact.book, kind.kind), kind: kind.kind, kindVersion: 1, about: fact.about },
  ...{ book: fact.book, happenedAt: fact.happenedAt, author: fact.author, origin: 'letter' },
  payload: payload as Fact['payload'],
})

/** What lies outside the books of a survey that is over: its answers are summed, or were given for nothing. */
async function forgetAnswers(tx: Tx, book: string, study: string): Promise<undefined> {
  await tx`delete from needs_answer where book = ${book} and study = ${study}`
  await tx`delete from needs_receipt where book = ${book} and study = ${study}`
  await tx`delete from needs_day where book = ${book} and study = ${study}`
  await tx`delete from needs_code where book = ${book} and study = ${study} and receipt is null`
  return undefined
}

/** Of a study that stands: unknown-study, withdrawn. */
const ofStudy = <P>(
  kind: FactKind,
  decide: (study: NeedsStudy, p: P, fact: Fact, today: string, tx: Tx) => Promise<Not | Decided>,
): Decides => ({
  kind: kind.kind,
  decide: async (tx, _house, fact, receivedAt) => {
    const study = await studyOf(tx, fact.book, fact.about)
    if (!study) return { refused: 'unknown-study', field: 'about' }
    if (study.withdrawn) return { refused: 'withdrawn', field: 'about' }
    return decide(study, fact.payload as P, fact, dayOf(receivedAt), tx)
  },
})

/** Refusals: already-open, unknown-party, unknown-place, over-already, link-taken. Each company hears that its study began. */
const opens: Decides = {
  kind: studyOpened.kind,
  decide: async (tx, _house, fact, receivedAt) => {
    const p = fact.payload as StudyOpened
    if (await studyOf(tx, fact.book, fact.about)) return { refused: 'already-open', field: 'about' }
    const known = await partiesIn(tx, fact.book, [...p.parties, ...(p.place ? [p.place] : [])])
    if (!p.parties.every((id) => known.some((k) => k.id === id)))
      return { refused: 'unknown-party', field: 'parties' }
    if (p.place && !known.some((k) => k.id === p.place && (k.kind === 'park' || k.kind === 'pole')))
      return { refused: 'unknown-place', field: 'place' }
    if (p.until < dayOf(receivedAt)) return { refused: 'over-already', field: 'until' }
    if (await surveyByLink(tx, p.link)) return { refused: 'link-taken', field: 'link' }
    return {
      letters: p.parties.map((party) =>
        stepLetter(fact, letterId(fact.id, party, 'study'), party, {
          ...{ stage: 'study', on: dayOf(receivedAt), link: fact.about },
        }),
      ),
    }
  },
}

const changes = ofStudy<StudyChanged>(studyChanged, async (study, p, _fact, today) => {
  if (study.state !== 'open') return { refused: 'closed', field: 'about' }
  if (p.until !== undefined && p.until < today) return { refused: 'over-already', field: 'until' }
  if (p.until !== undefined && p.until < study.from_day) return { refused: 'ends-before', field: 'until' }
  const same =
    (p.title ?? study.title) === study.title &&
    (p.until ?? study.until_day) === study.until_day &&
    (p.daily ?? study.daily) === study.daily
  return same ? { refused: 'nothing-changes' } : { letters: [] }
})

/** Also after the survey is closed: a roster that comes late makes the next version better. */
const tellsRoster = ofStudy<RosterTold>(rosterTold, async (study, p, _fact, today, tx) => {
  if (!study.parties.includes(p.party)) return { refused: 'unknown-party', field: 'party' }
  if (p.on > today) return { refused: 'day-ahead', field: 'on' }
  const homes = (p.homes ?? []).map((h) => h.municipality)
  const known = homes.length > 0 ? await municipalityNames(tx, homes) : {}
  const unknown = homes.find((h) => known[h] === undefined)
  return unknown === undefined
    ? { letters: [] }
    : { refused: 'unknown-municipality', field: `homes.${unknown}` }
})

/** Answers are read under the book's lock, summed, and gone in the same transaction. */
const closes = ofStudy<{ parties: string[]; on: string }>(surveyClosed, async (study, p, fact, today, tx) => {
  if (study.state !== 'open' || study.closed_on) return { refused: 'closed', field: 'about' }
  if (!sameParties(p.parties, study.parties)) return { refused: 'changed-since', field: 'parties' }
  if (p.on !== today) return { refused: 'not-today', field: 'on' }
  const tally = tallyOf(await answersOf(tx, fact.book, fact.about), study.parties)
  return {
    letters: [letter(fact, surveyCounted, { parties: study.parties, on: today, tally })],
    after: (t) => forgetAnswers(t, fact.book, fact.about),
  }
})

/** Refusals: survey-open (close it first), nothing-to-count. */
const worksOut = ofStudy<ResultAsked>(resultAsked, async (study, p, fact, today, tx) => {
  if (study.how !== 'none' && !study.tally) return { refused: 'survey-open', field: 'about' }
  const parties = await partiesIn(tx, fact.book, study.parties)
  const homes = await municipalityNames(
    tx,
    (study.tally?.homes ?? []).flatMap((h) => (h.of === null ? [] : [h.of])),
  )
  const result = workOut({
    ...{ parties, tally: study.tally, rosters: study.rosters, assumptions: p.assumptions, homes },
    ...{ supply: await supplyNear(tx, parties), centersNear: await centersNear(tx, parties) },
  })
  if ('wrong' in result) return { refused: result.wrong, field: 'about' }
  return {
    letters: [
      letter(fact, resultWorked, {
        ...{ on: today, by: fact.author, assumptions: p.assumptions, result },
        ...(p.note ? { note: p.note } : {}),
      }),
    ],
  }
})

/** From here on its companies see the version in their own side. */
const delivers = ofStudy<ReportDelivered>(reportDelivered, async (study, p, fact, today) => {
  const version = study.versions.find((x) => x.version === p.version)
  if (!version) return { refused: 'unknown-version', field: 'version' }
  if (p.on > today) return { refused: 'day-ahead', field: 'on' }
  if (study.delivered.some((d) => d.version === p.version && d.to === p.to))
    return { refused: 'already-delivered', field: 'to' }
  const { result, assumptions } = version
  return {
    letters: [
      letter(fact, reportShared, {
        ...{ parties: study.parties, version: p.version, on: p.on, result, assumptions },
      }),
    ],
  }
})

const withdraws = ofStudy<{ parties: string[] }>(studyWithdrawn, async (study, p, fact) => {
  if (study.state === 'delivered') return { refused: 'already-delivered', field: 'about' }
  if (!sameParties(p.parties, study.parties)) return { refused: 'changed-since', field: 'parties' }
  return { letters: [], after: (t) => forgetAnswers(t, fact.book, fact.about) }
})

export const needsDecides: readonly Decides[] = [
  ...[opens, changes, tellsRoster, closes, worksOut, delivers, withdraws],
]
