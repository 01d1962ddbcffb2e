// What each question about development, cases, learning and accompanying costs: so many statements, however much was said.
import { afterAll, beforeAll } from 'vitest'
import { addDays, addMonths } from '../../src/kernel/days.ts'
import { NATION } from '../../src/kernel/ids.ts'
import { milestones } from '../../src/modules/development/rules/built-in.ts'
import { itemsOf } from '../../src/modules/development/rules/instrument.ts'
import { newId } from '../../src/platform/new-id.ts'
import { type Questions, testBudgets } from '../statement-costs.ts'
import { centers, children, fact, idOf, NOW, openWorld, people, rooms, TODAY, type World } from '../world.ts'

const { one } = centers
const kids = children.filter((c) => c.book === one)
const kid = kids[0]!
const room = rooms.one[0]
const WEEK = '2026-11-16'
const caseOf = (n: number) => idOf(`case of ${n}`)
let w: World
beforeAll(async () => {
  w = await openWorld()
  const own = { ...milestones, id: 'propio', kind: 'surveillance' as const }
  await w.said([
    fact('development.instrument-loaded', NATION, NATION, {
      ...{ instrument: own, file: 'ab'.repeat(32), name: 'propio.yaml' },
    }),
    fact('development.cohort-item', NATION, NATION, {
      ...{ item: 'walks', domain: 'motor', words: { en: 'Walks' } },
    }),
  ])
  await saidOf(0)
})
afterAll(() => w.close())

/** Of one child and one round of everything there is to list. */
async function saidOf(n: number): Promise<void> {
  const child = kids[n % kids.length]!
  const day = addDays(TODAY, -20 - n)
  const months = milestones.groups
    .map((g) => g.months!.from)
    .findLast((m) => addMonths(child.birth, m) <= day)!
  const items = itemsOf(milestones, String(months).padStart(2, '0'))
  const answers = Object.fromEntries(items.map((i) => [i.id, 1] as const))
  const observed = fact('development.observed', child.id, one, {
    ...{ day, instrument: 'milestones', version: '2022', answers, by: 'educator', mode: 'child' },
  })
  const visited = fact('mentoring.visited', one, one, {
    ...{ day, room, with: [people.educator], focus: `Visita ${n}` },
  })
  const at = { author: people.mentor }
  const plan = {
    ...{ case: caseOf(n), on: day, review: addDays(TODAY, 30), adjustments: [], people: [], needs: [] },
    ...{ goals: [{ id: 'g', words: 'Señalar lo que quiere' }] },
    strategies: [{ id: 's', words: 'Cantar señalando', where: 'both' }],
  }
  await w.said([
    observed,
    fact('development.second-look-asked', child.id, one, {
      ...{ observation: observed.id, evaluator: people.director1, instrument: 'milestones', version: '2022' },
      ...{ items: items.map((i) => i.id), why: 'sample', seed: 's', by: addDays(TODAY, 14) },
    }),
    fact('development.cohort-child', NATION, NATION, { child: String(9000 + n) }),
    fact('development.cohort-visit', NATION, NATION, {
      ...{ child: String(9000 + n), ageDays: 300 + n, answers: { walks: n % 2 } },
    }),
    fact('referrals.doubt-noted', child.id, one, {
      ...{ case: caseOf(n), on: day, source: 'family', words: 'No señala lo que quiere' },
    }),
    fact('referrals.family-talked', child.id, one, {
      ...{
        case: caseOf(n),
        on: day,
        who: 'Rosa, mamá',
        how: 'in-person',
        agreed: 'refer',
        words: 'De acuerdo',
      },
    }),
    fact('referrals.referred', child.id, one, {
      ...{ case: caseOf(n), on: day, to: { kind: 'imss-clinic', name: 'UMF 33' }, words: 'Valorar' },
      consent: { who: 'Rosa, mamá', on: day, how: 'spoken' },
    }),
    fact('referrals.plan-made', child.id, one, plan),
    fact(
      'learning.observation-noted',
      room,
      one,
      { day, children: [child.id], text: `Se vio ${n}` },
      { room },
    ),
    fact('learning.transition-written', child.id, one, {
      ...{ day, enjoys: 'el agua', agreed: { who: 'su mamá', on: day } },
    }),
    visited,
    fact(
      'mentoring.agreed',
      one,
      one,
      {
        ...{ visit: visited.id, what: `Acuerdo ${n}`, owner: 'mentor', who: people.mentor, by: TODAY, room },
      },
      at,
    ),
  ])
}

const notes = [newId(new Date(NOW)), newId(new Date(NOW))] as const
const { director1, educator, mentor, national, supervisor } = people
const care = 'purpose=care'
const questions: Questions = {
  'development.child': {
    as: director1,
    path: `/v1/books/${one}/children/${kid.id}/development?${care}`,
    most: 20,
  },
  'development.center': { as: director1, path: `/v1/books/${one}/development`, most: 16 },
  'development.screening': { as: director1, path: `/v1/books/${one}/development/screening`, most: 16 },
  'development.instruments': { as: director1, path: '/v1/instruments', most: 14 },
  'development.second-looks': { as: director1, path: `/v1/books/${one}/second-looks`, most: 16 },
  'development.review-sheets': {
    as: national,
    path: '/v1/development/reviews',
    method: 'POST',
    body: {},
    most: 24,
  },
  'development.agreements': { as: supervisor, path: '/v1/development/agreements', most: 16 },
  'development.compare': { as: supervisor, path: '/v1/development/comparison', most: 14 },
  'development.coverage': { as: supervisor, path: '/v1/development/coverage', most: 18 },
  'development.instrument': { as: national, path: '/v1/instruments/propio/2022', most: 14 },
  'development.cohort': { as: national, path: '/v1/development/cohort', most: 14 },
  'development.cohort-curve': { as: national, path: '/v1/development/cohort/walks', most: 14 },
  'referrals.list': { as: director1, path: `/v1/books/${one}/referrals`, most: 16 },
  'referrals.one': { as: director1, path: `/v1/books/${one}/referrals/${caseOf(0)}?${care}`, most: 24 },
  'referrals.letter': {
    as: director1,
    path: `/v1/books/${one}/referrals/${caseOf(0)}/letter?${care}`,
    most: 20,
  },
  'referrals.plan': { as: director1, path: `/v1/books/${one}/referrals/${caseOf(0)}/plan?${care}`, most: 20 },
  'referrals.counts': { as: supervisor, path: '/v1/referrals/counts', most: 18 },
  'learning.center': { as: director1, path: `/v1/books/${one}/learning/weeks/${WEEK}`, most: 18 },
  'learning.room': { as: director1, path: `/v1/books/${one}/rooms/${room}/learning/${WEEK}`, most: 24 },
  'learning.activities': { as: director1, path: '/v1/learning/activities', most: 14 },
  'learning.versions': { as: director1, path: '/v1/learning/versions', most: 14 },
  'learning.portfolio': {
    as: director1,
    path: `/v1/books/${one}/children/${kid.id}/portfolio?${care}`,
    most: 24,
  },
  'learning.story': {
    as: director1,
    path: `/v1/books/${one}/children/${kid.id}/story/${WEEK}?${care}`,
    most: 24,
  },
  'learning.transition': {
    as: director1,
    path: `/v1/books/${one}/children/${kid.id}/transition?${care}`,
    most: 24,
  },
  'mentoring.center': { as: mentor, path: `/v1/books/${one}/mentoring`, most: 24 },
  'mentoring.mine': { as: mentor, path: '/v1/mentoring', most: 14 },
  'mentoring.instruments': { as: director1, path: '/v1/mentoring/instruments', most: 14 },
  'mentoring.conversations': { as: mentor, path: '/v1/mentoring/conversations', most: 28 },
  'mentoring.conversation': { as: mentor, path: `/v1/mentoring/conversations/${educator}`, most: 34 },
}
const writings = (time: 0 | 1): Questions => ({
  'mentoring.write-note': {
    ...{ as: mentor, method: 'POST', path: `/v1/mentoring/conversations/${educator}/notes`, most: 28 },
    body: { id: notes[time], text: 'hola' },
  },
  'mentoring.vouch': {
    ...{
      as: mentor,
      method: 'POST',
      body: {},
      path: `/v1/mentoring/conversations/${educator}/vouch`,
      most: 28,
    },
  },
  'mentoring.take-back-note': {
    ...{
      as: mentor,
      method: 'DELETE',
      path: `/v1/mentoring/conversations/${educator}/notes/${notes[time]}`,
      most: 28,
    },
  },
})

testBudgets({
  ...{ world: () => w, questions, writings, say: saidOf },
  modules: /^(development|referrals|learning|mentoring)\./,
})
