// Contracts with their works, notes of the log and published standings, each out of all that was said of it.
import { addDays } from '../../../kernel/days.ts'
import type { Fact, Stamped } from '../../../kernel/fact.ts'
import type { StandingPublished } from '../contract/plot.ts'
import type { FindingMended, WorksVisited } from '../contract/visits.ts'
import type {
  ContractSigned,
  LogNoted,
  OrderChanged,
  PaymentMade,
  ProgressTold,
  ScheduleSet,
} from '../contract/works.ts'
import type { ConstructionContract, ConstructionNote, ConstructionPublished } from '../contract.ts'
import { standing } from './reversing.ts'

export const contractKinds: readonly string[] = [
  ...['contract-signed', 'schedule-set', 'progress-told', 'order-changed', 'payment-made'],
  ...['works-visited', 'money-reversed'],
].map((k) => `construction.${k}`)
export const contractOf = (f: Fact): readonly string[] =>
  typeof f.payload.contract === 'string' ? [f.payload.contract] : []

type Said<P> = { readonly fact: Fact; readonly p: P }
const byDay = <P extends { readonly on: string }>(list: readonly Said<P>[]): Said<P>[] =>
  list.toSorted((a, b) => (a.p.on < b.p.on ? -1 : a.p.on > b.p.on ? 1 : a.fact.id < b.fact.id ? -1 : 1))
const ofKind = <P extends { readonly on: string }>(facts: readonly Stamped[], kind: string): Said<P>[] =>
  byDay(
    facts.flatMap(({ fact }) =>
      fact.kind === `construction.${kind}` ? [{ fact, p: fact.payload as unknown as P }] : [],
    ),
  )

/** Nothing until it is signed, nor once the signing is said to have been an error. A report that another one replaces is left out; one below those before it says so (`falls`). */
export function foldContract(
  book: string,
  key: string,
  said: readonly Stamped[],
): ConstructionContract | undefined {
  const facts = standing(said)
  const signed = ofKind<ContractSigned>(facts, 'contract-signed')[0]
  if (!signed) return undefined
  const { fact, p } = signed
  const own = facts.filter((s) => s.fact.about === fact.about)
  const schedule = ofKind<ScheduleSet>(own, 'schedule-set').at(-1)?.p
  const told = byDay([
    ...ofKind<ProgressTold>(own, 'progress-told'),
    ...ofKind<WorksVisited>(own, 'works-visited').flatMap(({ fact, p: { physical, text, ...p } }) =>
      physical === undefined ? [] : [{ fact, p: { ...p, contract: key, physical, note: text } }],
    ),
  ])
  const wrong = new Set(told.flatMap((t) => t.p.replaces ?? []))
  const progress = told.filter((t) => !wrong.has(t.fact.id))
  let most = 0
  const shown = progress.map((t) => {
    const falls = t.p.physical < most
    most = Math.max(most, t.p.physical)
    return {
      ...{ id: t.fact.id, on: t.p.on, physical: t.p.physical, note: t.p.note ?? null, by: t.fact.author },
      ...{ falls, people: t.p.people ?? null, local: t.p.local ?? null },
    }
  })
  const changes = ofKind<OrderChanged>(own, 'order-changed').map((c) => ({
    ...{ id: c.fact.id, on: c.p.on, number: c.p.number, amount: c.p.amount, days: c.p.days },
    ...{ why: c.p.why, by: c.fact.author },
  }))
  const payments = ofKind<PaymentMade>(own, 'payment-made').map((x) => ({
    ...{ id: x.fact.id, on: x.p.on, for: x.p.for, number: x.p.number, paid: x.p.paid, held: x.p.held ?? 0 },
    by: x.fact.author,
  }))
  const back = payments.reduce((sum, x) => sum + (x.for === 'retention' ? x.paid : 0), 0)
  return {
    ...{ book, key, project: fact.about, for: p.for, number: p.number, contractor: p.contractor },
    ...{ signing: fact.id, signed_on: p.on, starts: p.starts, ends: p.ends, tender: p.tender ?? null },
    ends_now: addDays(
      p.ends,
      changes.reduce((sum, c) => sum + c.days, 0),
    ),
    ...{ amount: p.amount, amount_now: changes.reduce((sum, c) => sum + c.amount, p.amount) },
    ...{
      retention: p.retention ?? 0,
      tasks: [...(schedule?.tasks ?? [])],
      links: [...(schedule?.links ?? [])],
    },
    // of a report that falls below an earlier one a person must say which is wrong; until then works stand where they were
    ...{ schedule_on: schedule?.on ?? null, progress: shown, physical: most },
    ...{ changes, payments, paid: payments.reduce((sum, x) => sum + x.paid, 0) },
    held: payments.reduce((sum, x) => sum + x.held, 0) - back,
  }
}

export const noteKinds: readonly string[] = [
  ...['log-noted', 'works-visited', 'finding-mended', 'log-reversed'],
].map((k) => `construction.${k}`)
/** A visit is a note itself, and each of its findings is one. */
export const noteOf = (f: Fact): readonly string[] =>
  f.kind === 'construction.finding-mended' || f.kind === 'construction.log-reversed'
    ? [String(f.payload.note)]
    : f.kind === 'construction.works-visited'
      ? [f.id, ...(f.payload as WorksVisited).findings.map((x) => x.id)]
      : [f.id]

type Written = Pick<ConstructionNote, 'what' | 'text' | 'grave' | 'photos'>

/** What the fact wrote under this key; of a visit without words of its own, nothing but what it photographed. */
function written(fact: Fact, key: string): Written | undefined {
  if (fact.kind === 'construction.works-visited') {
    const p = fact.payload as WorksVisited
    const finding = p.findings.find((x) => x.id === key)
    if (finding)
      return {
        what: 'finding',
        text: finding.text,
        grave: finding.grave,
        photos: [...(finding.photos ?? [])],
      }
    return fact.id === key
      ? { what: 'visit', text: p.text ?? '', grave: false, photos: [...(p.photos ?? [])] }
      : undefined
  }
  const p = fact.payload as LogNoted
  return fact.id === key
    ? { what: p.what, text: p.text, grave: p.grave ?? false, photos: [...(p.photos ?? [])] }
    : undefined
}

export function foldNote(book: string, key: string, told: readonly Stamped[]): ConstructionNote | undefined {
  const facts = standing(told)
  const said = facts.find(({ fact }) => /noted$|visited$/.test(fact.kind) && written(fact, key))?.fact
  if (!said) return undefined
  const p = said.payload as { readonly on: string; readonly contract?: string }
  const mended = ofKind<FindingMended>(facts, 'finding-mended').at(-1)
  return {
    ...{ book, key, project: said.about, contract: p.contract ?? null, on_day: p.on },
    ...{ ...written(said, key)!, by: said.author },
    mended: mended
      ? {
          ...{ id: mended.fact.id, on: mended.p.on, text: mended.p.text, by: mended.fact.author },
          photos: [...(mended.p.photos ?? [])],
        }
      : null,
  }
}

export const publishedOf = (f: Fact): readonly string[] => [
  `${f.about}|${String(f.payload.on)}|${String(f.payload.word)}`,
]

export function foldPublished(
  book: string,
  key: string,
  facts: readonly Stamped[],
): ConstructionPublished | undefined {
  const last = facts.at(-1)?.fact
  if (!last) return undefined
  const p = last.payload as StandingPublished
  return {
    ...{ book, key, project: last.about, at: p.at, over: p.over, on_day: p.on, word: p.word },
    ...{ scheme: p.scheme ?? null, places_least: p.placesLeast ?? null, places_most: p.placesMost ?? null },
    ...{ area: p.area ?? null, demand: p.demand ?? null, announced: p.announced ?? null },
    ...{ note: p.note ?? null, source: p.source },
  }
}
