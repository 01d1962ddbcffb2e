// What the server answers about needs studies: lists, one study, codes and reports for who works with companies; surveys for whoever has a link.
import { COUNTRY_ZONE, civilDay } from '../../kernel/days.ts'
import { stateName } from '../../kernel/state-names.ts'
import { openBlob } from '../../platform/blobs.ts'
import type { Read, Tx } from '../../platform/db.ts'
import { sha256 } from '../../platform/digest.ts'
import { answer, type Call } from '../../platform/http.ts'
import { Refused } from '../../platform/refused.ts'
import { newToken, tokenHash } from '../../platform/secrets.ts'
import { pdfAnswer } from '../../platform/typesetting.ts'
import { sidesIn } from '../../platform/who.ts'
import type { SurveyAnswer } from './contract/survey.ts'
import {
  listStudies,
  makeCodes,
  oneStudy,
  partyReport,
  partyStudies,
  type SurveyShown,
  studyCompanies,
  studyReport,
  surveyAnswer,
  surveyHomes,
  surveyOpen,
} from './contract.ts'
import {
  companiesLike,
  homesLike,
  municipalityNames,
  namesOf,
  partiesIn,
  progressOf,
  reportOfParty,
  type StudyParty,
  type SurveyFound,
  studiesOfParty,
  studiesWithin,
  studyOf,
  surveyByCode,
  surveyByLink,
} from './reads.ts'
import { startingAssumptions } from './rules/assumptions.ts'
import { CODE_LENGTH, codeOf, plainToken } from './rules/tokens.ts'
import { reportOf } from './work/report.ts'

const todayOf = (call: Pick<Call, 'now'>) => civilDay(call.now().toISOString(), COUNTRY_ZONE)
const traceOf = tokenHash
const newCode = () => codeOf(sha256(newToken()))

type Found = SurveyFound & { readonly code: Buffer | null; readonly used: boolean }

/** By what a worker typed or scanned. 404 unknown-survey. */
async function surveyOf(read: Read, token: string): Promise<Found> {
  const plain = plainToken(token)
  if (plain.length === CODE_LENGTH) {
    const code = traceOf(plain)
    const found = await surveyByCode(read, code)
    if (found) return { ...found, code }
  } else {
    const found = await surveyByLink(read, plain)
    if (found && found.how !== 'none') return { ...found, code: null, used: false }
  }
  throw new Refused(404, 'unknown-survey', 'token')
}

/** What a survey is on a day, for who opens it. A link of a survey with codes asks for the code. */
function stateOf(s: Found, today: string): SurveyShown['state'] {
  if (s.state === 'withdrawn') return 'withdrawn'
  if (s.state !== 'open' || today > s.until_day) return 'closed'
  if (today < s.from_day) return 'not-yet'
  if (s.used) return 'used'
  return s.how === 'once' && s.code === null ? 'code' : 'open'
}

async function shownOf(read: Read, s: Found, today: string): Promise<SurveyShown> {
  const parties = await partiesIn(read, s.book, s.parties)
  return {
    ...{ state: stateOf(s, today), title: s.title, from_day: s.from_day, until_day: s.until_day },
    ...{ once: s.how === 'once', parties: parties.map(({ id, name }) => ({ id, name })) },
    near: parties.find((p) => p.municipality !== null)?.municipality ?? null,
  }
}

/** Unknown company or home: nothing is kept. */
async function judgeAnswer(tx: Tx, s: Found, a: SurveyAnswer): Promise<void> {
  if (s.parties.length > 1 && (a.party === undefined || !s.parties.includes(a.party)))
    throw new Refused(422, 'unknown-party', 'party')
  if (a.municipality !== null && !(await municipalityNames(tx, [a.municipality]))[a.municipality])
    throw new Refused(422, 'unknown-municipality', 'municipality')
}

/**
 * Keeps an answer by itself: its slot is random, and neither the receipt nor the code is beside it. Answers false where it was kept before.
 * The book is held, so that a survey is not counted while an answer comes in.
 */
async function keepAnswer(
  tx: Tx,
  s: Found,
  receipt: string,
  given: SurveyAnswer,
  today: string,
): Promise<boolean> {
  const trace = traceOf(`${s.key}/${receipt}`)
  const fresh = await tx<{ study: string }>`
    insert into needs_receipt (study, trace, book) values (${s.key}, ${trace}, ${s.book}) on conflict do nothing returning study`
  if (fresh.length === 0) return false
  await judgeAnswer(tx, s, given)
  if (s.code) {
    const taken = await tx<{ study: string }>`
      update needs_code set receipt = ${trace} where trace = ${s.code} and book = ${s.book} and receipt is null returning study`
    if (taken.length === 0) throw new Refused(409, 'code-used', 'token')
  } else {
    const counted = await tx<{ n: number }>`
      insert into needs_day (study, day, book, n) values (${s.key}, ${today}, ${s.book}, 1)
      on conflict (study, day) do update set n = needs_day.n + 1 where needs_day.n < ${s.daily} returning n`
    if (counted.length === 0) throw new Refused(429, 'survey-full', 'token')
  }
  await tx`insert into needs_answer (book, study, body) values (${s.book}, ${s.key}, ${JSON.stringify(given)})`
  return true
}

const refusals = {
  ...{ 'not-yet': 'survey-not-yet', closed: 'survey-closed', withdrawn: 'survey-closed' },
  ...{ used: 'code-used', code: 'code-needed' },
} as const

/** The emblem of a report of one company; a report of several carries none. */
async function logoOf(call: Call, book: string, parties: readonly StudyParty[]) {
  const logo = parties.length === 1 ? parties[0]!.logo : null
  return logo === null ? undefined : openBlob(call.db, call.files, book, logo)
}

const listedParty = ({ id, name, municipality, workers, latitude }: StudyParty) => ({
  ...{ id, name, municipality, workers, placed: latitude !== null },
})

export const needsAnswers = [
  answer(listStudies, async (input, call) => {
    const { rows, next, total } = await call.db.read(call.scope, (read) => studiesWithin(read, input))
    return { today: todayOf(call), studies: rows, next, total }
  }),
  answer(studyCompanies, async ({ q }, call) => ({
    companies: q === undefined ? [] : await call.db.read(call.scope, (read) => companiesLike(read, q)),
  })),
  answer(oneStudy, async ({ book, study: id }, call) => {
    const { study, ...told } = await call.db.read(call.scope, async (read) => {
      const study = await studyOf(read, book, id)
      if (!study) throw new Refused(404, 'unknown-study')
      const parties = await partiesIn(read, book, [...study.parties, ...(study.place ? [study.place] : [])])
      const place = parties.find((p) => p.id === study.place)
      const { answered, made, used } = await progressOf(read, book, id)
      const { tally, ...kept } = study
      return {
        study: kept,
        answered: tally?.answered ?? answered,
        codes: { made, used },
        parties: parties.filter((p) => study.parties.includes(p.id)).map(listedParty),
        place: place ? { id: place.id, name: place.name, kind: place.kind } : null,
      }
    })
    const people = [
      ...[study.opened_by, ...study.rosters.map((r) => r.by), ...study.versions.map((x) => x.by)],
      ...[...study.delivered.map((d) => d.by), ...(study.withdrawn ? [study.withdrawn.by] : [])],
    ]
    const names = await call.db.read({ system: true }, (read) => namesOf(read, people))
    return { today: todayOf(call), study, ...told, starting: [...startingAssumptions], names }
  }),
  answer(makeCodes, async ({ book, study: id, count }, call) => {
    const codes = Array.from({ length: count }, newCode)
    await call.db.write({ books: [book] }, async (tx) => {
      const study = await studyOf(tx, book, id)
      if (!study) throw new Refused(404, 'unknown-study')
      if (study.how !== 'once') throw new Refused(409, 'no-codes', 'study')
      if (study.state !== 'open') throw new Refused(409, 'closed', 'study')
      await tx`
        insert into needs_code (trace, book, study)
        select t, ${book}, ${id} from unnest(${codes.map(traceOf)}::bytea[]) t`
    })
    return { codes }
  }),
  answer(studyReport, async ({ book, study: id, version, language }, call) => {
    const found = await call.db.read(call.scope, async (read) => {
      const study = await studyOf(read, book, id)
      if (!study) throw new Refused(404, 'unknown-study')
      return { study, parties: await partiesIn(read, book, study.parties) }
    })
    const { study, parties } = found
    const asked =
      study.versions.find((x) => x.version === version) ?? (version ? undefined : study.versions.at(-1))
    if (!asked) throw new Refused(404, 'unknown-version', 'version')
    const logo = await logoOf(call, book, parties)
    const set = await reportOf(study, asked, parties, language ?? 'es', logo)
    return pdfAnswer(set, `${study.title} v${asked.version}`)
  }),
  answer(partyStudies, async (_, call) => {
    const found = await call.db.read(call.scope, (read) => studiesOfParty(read, sidesIn(call.scope)))
    return { today: todayOf(call), studies: found.map(({ parties: _others, ...s }) => s) }
  }),
  answer(partyReport, async ({ party, study, language }, call) => {
    const found = await call.db.read(call.scope, (read) => reportOfParty(read, sidesIn(call.scope), study))
    if (!found?.result || found.version === null || found.on_day === null)
      throw new Refused(404, 'unknown-version', 'study')
    const { result, version, assumptions } = found
    const told = { version, on: found.on_day, by: party, note: null, assumptions, result }
    const name = result.parties[0]?.name ?? ''
    const own = await call.db.read({ system: true }, (read) => partiesIn(read, found.book, [party]))
    const logo = await logoOf(call, found.book, own)
    return pdfAnswer(
      await reportOf(found, told, [{ name }], language ?? 'es', logo),
      `${found.title} v${version}`,
    )
  }),
  answer(surveyOpen, ({ token }, call) =>
    call.db.read({ system: true }, async (read) => shownOf(read, await surveyOf(read, token), todayOf(call))),
  ),
  answer(surveyHomes, ({ token, q }, call) =>
    call.db.read({ system: true }, async (read) => {
      const { near } = await shownOf(read, await surveyOf(read, token), todayOf(call))
      const homes = await homesLike(read, q, near)
      return { homes: homes.map((h) => ({ ...h, state: stateName(h.cvegeo.slice(0, 2)) })) }
    }),
  ),
  answer(surveyAnswer, async ({ token, receipt, answer: given }, call) => {
    const today = todayOf(call)
    const kept = await call.db.write({ system: true }, async (tx) => {
      const before = await surveyOf(tx, token)
      await tx`select id from book where id = ${before.book} for share`
      // as it is now that nobody can close it
      const s = await surveyOf(tx, token)
      const state = stateOf(s, today)
      // whoever sends the same answer again is told that it is kept, also when the code is used by it
      const [had] = await tx<{ study: string }>`
        select study from needs_receipt where book = ${s.book} and study = ${s.key} and trace = ${traceOf(`${s.key}/${receipt}`)}`
      if (had) return false
      if (state !== 'open') throw new Refused(409, refusals[state as keyof typeof refusals], 'token')
      return keepAnswer(tx, s, receipt, given, today)
    })
    return { kept }
  }),
]
