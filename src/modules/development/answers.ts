// What the server answers about development: a child's rounds with their purpose, a center's list, and what may be applied there.
import { COUNTRY_ZONE, civilDay } from '../../kernel/days.ts'
import type { Contribution } from '../../kernel/indicator.ts'
import { permissionsOf } from '../../kernel/permission.ts'
import type { Gauge, Moves } from '../../platform/house.ts'
import { answer } from '../../platform/http.ts'
import { askLongWork } from '../../platform/long-work.ts'
import { logRead } from '../../platform/read-log.ts'
import { Refused } from '../../platform/refused.ts'
import { reaches, worksIn } from '../../platform/who.ts'
import { onPosts, ownCertificates, personNames } from '../staff/reads.ts'
import { cohortCurve, cohortItems } from './contract/cohort.ts'
import { coverage } from './contract/coverage.ts'
import { agreements, compareCenters, reviewSheets, secondLooks } from './contract/guard.ts'
import {
  type CohortItem,
  developmentOfCenter,
  developmentOfChild,
  listInstruments,
  type Observation,
  screeningHere,
  wholeInstrument,
} from './contract.ts'
import { cohortIndicators, coverageIndicators, domainIndicators } from './indicators.ts'
import {
  childDevelopment,
  cohortAnswersTo,
  cohortItem,
  cohortItemsAsked,
  cohortStudies,
  loadedInstruments,
  lookingOf,
  momentsOfCenters,
  observationsOf,
  observationsOfAll,
  peopleOf,
  readingsOf,
  secondLooksOf,
  seenTwice,
} from './reads.ts'
import { ageCurve } from './rules/age-curve.ts'
import { agreementsOf } from './rules/agreements.ts'
import { certifiedFor, isRisk } from './rules/apply-instrument.ts'
import { milestones } from './rules/built-in.ts'
import { comparePlaces } from './rules/compare-places.ts'
import { inForce } from './rules/instrument-troubles.ts'
import {
  cohortsOf,
  coverageOf,
  domainCoverageOf,
  heldOf,
  listLooked,
  screeningCoverageOf,
} from './rules/list-looked.ts'
import { signalsOf, standingSignal, standingSignals } from './rules/signals-of-center.ts'
import { cohortSpanish } from './tables/cohort-words.ts'
import { coverageIn } from './work/coverage.ts'
import { reviewSheetsWork } from './work/review-sheets.ts'

const dayIn = (now: Date) => civilDay(now.toISOString(), COUNTRY_ZONE)

export const developmentAnswers = [
  answer(developmentOfChild, async ({ book, child, purpose }, call) => {
    await logRead(call, book, child, developmentOfChild.id, purpose)
    return call.db.read(call.scope, async (read) => {
      const observations = await observationsOf(read, book, child)
      const screened = observations.filter((o) => o.asked !== null)
      const loaded = screened.length === 0 ? [] : await loadedInstruments(read)
      const applied = new Set(screened.map((o) => `${o.instrument}|${o.version}`))
      const instruments = loaded.flatMap((l) => (applied.has(l.key) ? [l.instrument] : []))
      const items = instruments.flatMap((i) => i.items)
      const authors = [...new Set(observations.map((o) => o.author))]
      const today = dayIn(call.now())
      const development = (await childDevelopment(read, book, child)) ?? null
      const signals = development ? (signalsOf(await readingsOf(read, book)).get(child) ?? []) : []
      return {
        today,
        development,
        signals: [...signals],
        standing: standingSignal(signals, today) ?? null,
        observations,
        people: authors.length === 0 ? {} : await peopleOf(read, book, authors),
        items: Object.fromEntries(items.map((i) => [i.id, i.words.es])),
        applied: instruments.map(({ items: _items, ...frame }) => frame),
      }
    })
  }),
  answer(developmentOfCenter, async ({ book, room }, call) => {
    const today = dayIn(call.now())
    const named = worksIn(call.who, book)
    return call.db.read(call.scope, async (read) => {
      const rows = await lookingOf(read, book, room ?? null)
      const shown = new Set(rows.map((r) => r.child))
      const signals = named ? standingSignals(await readingsOf(read, book), today) : []
      return {
        ...{ today, named, began: rows[0]?.began ?? null, children: listLooked(rows, today, named) },
        signals: signals.filter((s) => shown.has(s.child)),
      }
    })
  }),
  answer(screeningHere, async ({ book }, call) =>
    call.db.read(call.scope, async (read) => {
      const today = dayIn(call.now())
      const me = call.who.by === 'person' ? call.who.person : ''
      const loaded = inForce(
        (await loadedInstruments(read)).map((l) => l.instrument),
        today,
      )
      const held = loaded.length === 0 ? [] : await ownCertificates(read, book, me)
      const posts = loaded.length === 0 ? [] : await onPosts(read, book, today)
      return {
        today,
        instruments: loaded,
        certificates: held.map(({ key, instrument, from_day, to_day }) => ({
          key,
          instrument,
          from_day,
          to_day,
        })),
        givers: posts.filter((p) => permissionsOf[p.role].includes('staff.write')).map((p) => p.name),
      }
    }),
  ),
  answer(secondLooks, async ({ book }, call) => {
    const today = dayIn(call.now())
    const me = call.who.by === 'person' ? call.who.person : ''
    const { rows, loaded, held } = await call.db.read(call.scope, async (read) => {
      const rows = await secondLooksOf(read, book, today)
      const applied = rows.some((s) => s.instrument !== milestones.id)
      return {
        rows,
        loaded: applied ? (await loadedInstruments(read)).map((l) => l.instrument) : [],
        held: applied ? await ownCertificates(read, book, me) : [],
      }
    })
    const of = (s: (typeof rows)[number]) =>
      loaded.find((i) => i.id === s.instrument && i.version === s.version)
    const looks = rows.map((s) => ({
      uncertified: of(s)?.kind === 'screening' && !('certificate' in certifiedFor(of(s)!, today, held)),
      risks: s.items.filter((item) => isRisk(of(s), item)),
      ...{ key: s.key, child: s.child, name: s.name, birth: s.birth, room: s.room, instrument: s.instrument },
      ...{
        version: s.version,
        items: s.items,
        by_day: s.by_day,
        own: s.evaluator === me,
        done_on: s.second_day,
      },
    }))
    const items = rows.flatMap((s) => of(s)?.items.filter((i) => s.items.includes(i.id)) ?? [])
    return { today, words: Object.fromEntries(items.map((i) => [i.id, i.words.es])), looks }
  }),
  answer(reviewSheets, async (_input, call) => askLongWork(call, reviewSheetsWork, {})),
  answer(agreements, async (_input, call) =>
    call.db.read(call.scope, async (read) => {
      const rows = await seenTwice(read, dayIn(call.now()))
      const ids = [...new Map(rows.map((r) => [r.evaluator, { book: r.book, about: r.evaluator }])).values()]
      const names = ids.length === 0 ? new Map<string, string>() : await personNames(read, ids)
      return agreementsOf(rows, names)
    }),
  ),
  answer(compareCenters, async ({ representation }, call) => {
    const today = dayIn(call.now())
    const all = await call.db.read(call.scope, (read) => momentsOfCenters(read, today))
    const within = representation ? all.filter((c) => c.representation === representation) : all
    const names = new Map(
      all.flatMap((c) => (c.representation ? [[c.representation, c.representation_name ?? '']] : [])),
    )
    // everybody in reach is what is usual, also where one representation alone is shown
    const compared = comparePlaces(all)
    const shown = new Set(within.map((c) => c.id))
    const centers = compared.centers.filter((c) => shown.has(c.id))
    return {
      ...{ ...compared, centers },
      children: centers.reduce((sum, c) => sum + (c.n ?? 0), 0),
      hidden: centers.filter((c) => c.place === 'hidden').length,
      representations: [...names].map(([id = '', name = '']) => ({ id, name })),
    }
  }),
  answer(coverage, async ({ representation, center }, call) => {
    const asOf = call.now().toISOString()
    const ids = coverageIndicators.map((i) => i.id)
    const own = call.who.by === 'person' ? call.who.posts : []
    // who looks after one representation alone begins there
    const only = own.some((p) => p.role === 'national')
      ? undefined
      : own.find((p) => p.role === 'supervisor')?.book
    const at = { representation: representation ?? (center ? undefined : only), center }
    const asked = center ?? at.representation
    if (asked && !reaches(call.scope, asked)) throw new Refused(403, 'out-of-scope', asked)
    return {
      asOf,
      ...(await call.db.read(call.scope, (read) => coverageIn(read, call.house, ids, asOf, at))),
    }
  }),
  answer(listInstruments, async (_input, call) => {
    const loaded = await call.db.read(call.scope, (read) => loadedInstruments(read))
    const now = inForce(
      loaded.map((l) => l.instrument),
      dayIn(call.now()),
    )
    return {
      instruments: loaded.map(({ id, version, instrument, file, name, signed_at }) => ({
        ...{ id, version, title: instrument.title.es, items: instrument.items.length },
        ...{ groups: new Set(instrument.items.map((i) => i.group)).size, kind: instrument.kind },
        ...{ from_day: instrument.validity.from, to_day: instrument.validity.to ?? null },
        ...{ in_force: now.includes(instrument), file, name, signed_at },
      })),
    }
  }),
  answer(wholeInstrument, async ({ id, version }, call) => {
    const loaded = await call.db.read(call.scope, (read) => loadedInstruments(read))
    const found = loaded.find((l) => l.id === id && l.version === version)
    if (!found) throw new Refused(404, 'unknown-instrument')
    return { instrument: found.instrument }
  }),
  answer(cohortItems, (_input, call) =>
    call.db.read(call.scope, async (read) => {
      const items = await cohortItemsAsked(read)
      const studies = await cohortStudies(read)
      return {
        children: studies.reduce((sum, s) => sum + s.children, 0),
        answers: items.reduce((sum, i) => sum + i.answers, 0),
        studies,
        items: items.map((i) => ({ ...shownItem(i), answers: i.answers, tells: Math.round(i.tells) })),
      }
    }),
  ),
  answer(cohortCurve, ({ item }, call) =>
    call.db.read(call.scope, async (read) => {
      const found = await cohortItem(read, item)
      if (!found) throw new Refused(404, 'unknown-item')
      return { item: shownItem(found), ...ageCurve(await cohortAnswersTo(read, found)) }
    }),
  ),
]

/** In the words of the file; where it has no Spanish ones, in ours. */
const shownItem = ({ key, study, item, domain, mode, words }: CohortItem) => {
  const es = words.es ?? cohortSpanish[item] ?? words.en ?? item
  return { id: key, study, domain, mode, words: { es, en: words.en ?? es } }
}

/** What was seen of a moved child follows as letters, without its photos; it counts where it was seen. */
export const developmentMoves: Moves = async (read, book, persons) => {
  const rows = await observationsOfAll(read, book, persons)
  return new Map([...Map.groupBy(rows, (o) => o.child)].map(([child, list]) => [child, list.map(movingOf)]))
}

const movingOf = (o: Observation) => ({
  id: o.key,
  kind: o.asked ? 'development.screened' : 'development.observed',
  payload: {
    ...{ day: o.day, instrument: o.instrument, version: o.version, answers: o.answers },
    ...{ by: o.said_by, mode: o.mode },
    ...(o.note === null ? {} : { note: o.note }),
    ...(o.seen ? { seen: o.seen } : {}),
    ...(o.asked ? { asked: o.asked } : {}),
    ...(o.frame ? { frame: o.frame } : {}),
    ...(o.certificate ? { certificate: o.certificate } : {}),
  },
})

/** Depends on the date, so it is counted anew for books that changed and each night. */
export const developmentGauge: Gauge = {
  indicators: coverageIndicators.map((i) => i.id),
  count: async (read, book, today) => {
    const children = await lookingOf(read, book, null)
    const told = (indicator: string, rooms: ReadonlyMap<string, { part: number; whole: number }>) =>
      [...rooms].map(([room, sum]): Contribution => ({ indicator, room, period: 'now', ...sum }))
    const cohorts = cohortsOf(children, today)
    return [
      ...told('development.covered', coverageOf(children, today)),
      ...cohortIndicators.flatMap(({ id, years }) => told(id, coverageOf(cohorts.get(years) ?? [], today))),
      ...domainIndicators.flatMap(({ id, domain }) => told(id, domainCoverageOf(children, domain, today))),
      ...told('development.screening', screeningCoverageOf(children, today)),
      ...told('development.held', heldOf(children)),
    ]
  },
}
