// Needs studies as they stand, what a company sees of its own, and what may be asked of them — by who works with companies, and by a worker with a phone.
import * as v from 'valibot'
import { Day } from '../../kernel/days.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { Uuid } from '../../kernel/ids.ts'
import { SurveyHow } from './contract/kinds.ts'
import { Assumption, NeedsResult } from './contract/result.ts'
import { SurveyAnswer, Tally } from './contract/survey.ts'

const day = v.string()
const maybe = v.nullable(v.string())

/** `open`, then `closed` once its survey is counted, `result` with a version, `delivered` once somebody gave it; `withdrawn` for good. */
export const StudyState = v.picklist(['open', 'closed', 'result', 'delivered', 'withdrawn'])
export type StudyState = v.InferOutput<typeof StudyState>

const Roster = v.object({
  ...{ party: Uuid, on: day, source: v.string(), workers: v.number(), by: Uuid },
  groups: v.array(v.object({ shift: v.string(), sex: v.string(), workers: v.number() })),
  homes: v.array(v.object({ municipality: v.string(), workers: v.number() })),
  children: v.nullable(v.record(v.string(), v.number())),
  absence_days: v.nullable(v.number()),
  turnover: v.nullable(v.number()),
})
export type Roster = v.InferOutput<typeof Roster>

/** The last roster a file told of a company in a study: what a file's row is held against. Its key is `study|party`. */
export const NeedsRoster = v.object({
  ...{ book: Uuid, key: v.string(), study: Uuid, party: Uuid, on: day, source: v.string() },
  ...v.pick(Roster, ['groups', 'homes', 'children', 'absence_days', 'turnover']).entries,
})
export type NeedsRoster = v.InferOutput<typeof NeedsRoster>

export const StudyVersion = v.object({
  ...{ version: v.number(), on: day, by: Uuid, note: maybe },
  assumptions: v.array(Assumption),
  result: NeedsResult,
})
export type StudyVersion = v.InferOutput<typeof StudyVersion>

/** A study, in the book of its companies; its key is its id. No person is in it: of the survey only sums. */
export const NeedsStudy = v.object({
  book: Uuid,
  key: Uuid,
  title: v.string(),
  parties: v.array(Uuid),
  place: v.nullable(Uuid),
  how: SurveyHow,
  link: v.string(),
  daily: v.number(),
  from_day: day,
  until_day: day,
  opened_by: Uuid,
  state: StudyState,
  rosters: v.array(Roster),
  tally: v.nullable(Tally),
  closed_on: maybe,
  versions: v.array(StudyVersion),
  delivered: v.array(v.object({ version: v.number(), on: day, to: v.string(), by: Uuid })),
  withdrawn: v.nullable(v.object({ on: day, reason: v.string(), by: Uuid })),
})
export type NeedsStudy = v.InferOutput<typeof NeedsStudy>

/** What rows of a file of rosters may name. */
export type KnownStudies = {
  /** by the key of their link */
  readonly studies: ReadonlyMap<
    string,
    {
      readonly id: string
      readonly book: string
      readonly parties: readonly {
        readonly id: string
        readonly name: string
        readonly rfc: string | null
        /** a person told its roster, and no file */
        readonly told: boolean
      }[]
    }
  >
  readonly municipalities: ReadonlyMap<string, unknown>
}

/** What one company sees of a study it takes part in; the result once it was delivered. Its key is `study|party`. */
export const NeedsReport = v.object({
  book: Uuid,
  key: v.string(),
  party: Uuid,
  study: Uuid,
  title: v.string(),
  parties: v.array(Uuid),
  how: SurveyHow,
  link: v.string(),
  from_day: day,
  until_day: day,
  state: v.picklist(['open', 'closed', 'delivered', 'withdrawn']),
  version: v.nullable(v.number()),
  on_day: maybe,
  result: v.nullable(NeedsResult),
  assumptions: v.array(Assumption),
})
export type NeedsReport = v.InferOutput<typeof NeedsReport>

const inBook = (i: { book: string }) => ({ kind: 'book', book: i.book }) as const
const reads = { who: 'person', permission: 'needs.read', scopeOf: inBook } as const
const own = { who: 'person', permission: 'needs.read', scopeOf: () => ({ kind: 'own' as const }) } as const

export const StudyListed = v.object({
  ...{ id: Uuid, book: Uuid, title: v.string(), parties: v.array(v.string()), state: StudyState },
  ...{ how: SurveyHow, from_day: day, until_day: day, answered: v.number(), versions: v.number() },
  /** children and places of its last version; null before */
  demand: v.nullable(v.object({ low: v.number(), mid: v.number(), high: v.number() })),
  delivered_on: maybe,
  representation: maybe,
})
export type StudyListed = v.InferOutput<typeof StudyListed>

export const STUDIES_PAGE = 100
export const listStudies = endpoint({
  id: 'needs.studies',
  method: 'GET',
  path: '/v1/needs',
  words: { es: 'Estudios de necesidades', en: 'Needs studies' },
  access: own,
  input: v.object({
    q: v.optional(v.pipe(v.string(), v.maxLength(80))),
    state: v.optional(StudyState),
    party: v.optional(Uuid),
    /** the last row's day and key */
    after: v.optional(
      v.pipe(
        v.string(),
        v.regex(/^\d{4}-\d\d-\d\d\|[0-9a-f-]{36}$/),
        v.check((x) => v.is(Day, x.slice(0, 10))),
      ),
    ),
  }),
  answer: v.object({ today: v.string(), studies: v.array(StudyListed), next: maybe, total: v.number() }),
})

export const oneStudy = endpoint({
  id: 'needs.study',
  method: 'GET',
  path: '/v1/books/:book/needs/:study',
  words: { es: 'Un estudio de necesidades', en: 'A needs study' },
  access: reads,
  input: v.object({ book: Uuid, study: Uuid }),
  answer: v.object({
    today: v.string(),
    study: v.omit(NeedsStudy, ['tally']),
    /** so far, or when it was closed */
    answered: v.number(),
    /** of one-time codes: handed out, and used */
    codes: v.object({ made: v.number(), used: v.number() }),
    parties: v.array(
      v.object({
        ...{ id: Uuid, name: v.string(), municipality: maybe, workers: v.nullable(v.number()) },
        placed: v.boolean(),
      }),
    ),
    place: v.nullable(v.object({ id: Uuid, name: v.string(), kind: v.string() })),
    starting: v.array(Assumption),
    names: v.record(v.string(), v.string()),
  }),
})
export type OneStudy = v.InferOutput<typeof oneStudy.answer>

/** Organizations a study may be of, by name: 20 at the most; who looks for another types more of it. */
export const studyCompanies = endpoint({
  id: 'needs.companies',
  method: 'GET',
  path: '/v1/needs/companies',
  words: { es: 'Empresas, parques y polos para un estudio', en: 'Companies, parks and poles for a study' },
  access: { who: 'person', permission: 'needs.write', scopeOf: () => ({ kind: 'own' }) },
  input: v.object({ q: v.optional(v.pipe(v.string(), v.trim(), v.minLength(2), v.maxLength(80))) }),
  answer: v.object({
    companies: v.array(
      v.object({ ...{ id: Uuid, book: Uuid, name: v.string(), kind: v.string(), municipality: maybe } }),
    ),
  }),
})

/** One-time codes, told this once: only their traces are kept. At most 2,000 at a time. */
export const makeCodes = endpoint({
  id: 'needs.codes',
  method: 'POST',
  path: '/v1/books/:book/needs/:study/codes',
  words: { es: 'Hacer códigos de una sola vez', en: 'Make one-time codes' },
  access: { who: 'person', permission: 'needs.write', scopeOf: inBook },
  input: v.object({
    book: Uuid,
    study: Uuid,
    count: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2000, 'a lo más 2,000 a la vez')),
  }),
  answer: v.object({ codes: v.array(v.string()) }),
})

/** The report of a version (the last one unless asked otherwise), in the company's name, as PDF/UA. */
export const studyReport = endpoint({
  id: 'needs.report',
  method: 'GET',
  path: '/v1/books/:book/needs/:study/report',
  words: { es: 'Informe de un estudio, en PDF', en: 'Report of a study, as PDF' },
  access: reads,
  input: v.object({
    book: Uuid,
    study: Uuid,
    version: v.optional(v.pipe(v.string(), v.regex(/^\d{1,4}$/), v.transform(Number))),
    language: v.optional(v.picklist(['es', 'en'])),
  }),
  answer: v.unknown(),
})

const ofParty = {
  who: 'person',
  permission: 'side.read',
  scopeOf: (i: { party: string }) => ({ kind: 'party', party: i.party }) as const,
} as const

/** What a company sees of its studies: its link while one is open, the delivered result; totals of ten and more alone. */
export const partyStudies = endpoint({
  id: 'needs.party-studies',
  method: 'GET',
  path: '/v1/sides/:party/needs',
  words: { es: 'Los estudios de mi empresa', en: 'Studies of my company' },
  access: ofParty,
  input: v.object({ party: Uuid }),
  answer: v.object({ today: v.string(), studies: v.array(v.omit(NeedsReport, ['parties'])) }),
})
export const partyReport = endpoint({
  id: 'needs.party-report',
  method: 'GET',
  path: '/v1/sides/:party/needs/:study/report',
  words: { es: 'El informe de mi empresa, en PDF', en: 'My company’s report, as PDF' },
  access: ofParty,
  input: v.object({ party: Uuid, study: Uuid, language: v.optional(v.picklist(['es', 'en'])) }),
  answer: v.unknown(),
})

const Token = v.pipe(v.string(), v.regex(/^[a-z2-9-]{4,40}$/i, 'el enlace no está completo'))
const open = {
  who: 'anyone',
  why: 'a worker answers on their own phone without saying who they are; a link or a code opens one survey and nothing else',
} as const

export const SurveyShown = v.object({
  /** `code`: the link of a survey with one-time codes, opened without one */
  state: v.picklist(['open', 'not-yet', 'closed', 'used', 'code', 'withdrawn']),
  title: v.string(),
  from_day: day,
  until_day: day,
  once: v.boolean(),
  parties: v.array(v.object({ id: Uuid, name: v.string() })),
  /** INEGI's key of where the companies stand, so that near homes come first */
  near: maybe,
})
export type SurveyShown = v.InferOutput<typeof SurveyShown>

/** Nobody's visit leaves a line anywhere. */
export const surveyOpen = endpoint({
  id: 'needs.survey',
  method: 'GET',
  path: '/v1/surveys/:token',
  words: { es: 'Abrir una encuesta', en: 'Open a survey' },
  access: open,
  input: v.object({ token: Token }),
  answer: SurveyShown,
  quiet: true,
})

export const surveyHomes = endpoint({
  id: 'needs.homes',
  method: 'GET',
  path: '/v1/surveys/:token/homes',
  words: { es: 'Municipios para la encuesta', en: 'Municipalities for the survey' },
  access: open,
  input: v.object({ token: Token, q: v.pipe(v.string(), v.trim(), v.minLength(2), v.maxLength(60)) }),
  answer: v.object({ homes: v.array(v.object({ cvegeo: v.string(), name: v.string(), state: v.string() })) }),
  quiet: true,
})

/** `receipt`: made on the phone, so that an answer whose acknowledgement was lost is not counted twice. */
export const surveyAnswer = endpoint({
  id: 'needs.answer',
  method: 'POST',
  path: '/v1/surveys/:token',
  words: { es: 'Contestar una encuesta', en: 'Answer a survey' },
  access: open,
  input: v.object({ token: Token, receipt: Uuid, answer: SurveyAnswer }),
  answer: v.object({ kept: v.boolean() }),
  quiet: true,
})
