// Steps of places, taken one at a time under the lock of their book: what the account does not allow is refused with its reason.
import type { Fact } from '../../kernel/fact.ts'
import type { Read } from '../../platform/db.ts'
import type { Decides } from '../../platform/house.ts'
import { letterId } from '../../platform/new-id.ts'
import { estimate } from '../../platform/stamping.ts'
import { center } from '../network/reads.ts'
import type { PlacesHanded, PlacesHandedBack, PlacesReceived, StepReversed } from './contract/kinds.ts'
import { accountOf, siteOf } from './reads.ts'
import { applied, emptyLedger } from './rules/account.ts'
import { standingOf } from './rules/ledger-on.ts'

/** Refusals: unknown-center, unknown-site, lost-with-project, and those of the account (`rules/account.ts`), each with the field it is about. */
async function judged(read: Read, fact: Fact, receivedAt: string) {
  const isCenter = fact.about === fact.book
  if (isCenter && !(await center(read, fact.book))) return { refused: 'unknown-center', field: 'about' }
  const site = isCenter ? undefined : await siteOf(read, fact.book, fact.about)
  if (!isCenter && !site) return { refused: 'unknown-site', field: 'about' }
  const account = await accountOf(read, fact.book, fact.about)
  const reversed = fact.kind === 'places.reversed' && account?.entries.find((e) => e.id === fact.payload.step)
  // what was lost with a project comes back with it, and not by itself; what a site handed over goes back where it was handed
  if (reversed && reversed.kind === 'places.lost') return { refused: 'lost-with-project', field: 'step' }
  if (reversed && reversed.kind === 'places.received') return { refused: 'in-another-book', field: 'step' }
  const after = applied(account ?? emptyLedger, { fact, estAt: estimate(fact, receivedAt) }, isCenter)
  if ('wrong' in after)
    return { refused: after.wrong.code, ...(after.wrong.field && { field: after.wrong.field }) }
  return { site, account: account ?? emptyLedger }
}

const decides = (kind: string): Decides => ({
  kind,
  decide: async (tx, _house, fact, receivedAt) => {
    const told = await judged(tx, fact, receivedAt)
    return 'refused' in told ? told : { letters: [] }
  },
})

/**
 * Places of a site go to its center, with all that was said of them. Besides, refuses `changed-since`: what is to go is not all that
 * stands there, because somebody said more meanwhile; and `unknown-center`.
 */
const handsOver: Decides = {
  kind: 'places.handed',
  otherBook: (fact) => String(fact.payload.center),
  decide: async (tx, _house, fact, receivedAt) => {
    const told = await judged(tx, fact, receivedAt)
    if ('refused' in told) return told
    const p = fact.payload as PlacesHanded
    if (!(await center(tx, p.center))) return { refused: 'unknown-center', field: 'center' }
    const standing = standingOf(told.account.entries, '9999-12-31')
    const same = (a: (typeof standing)[number]) =>
      p.lots.some((l) => l.lot === a.lot && l.state === a.state && l.places === a.places)
    if (standing.length !== p.lots.length || !standing.every(same))
      return { refused: 'changed-since', field: 'lots' }
    const { lots, entries, licences, past } = told.account
    const payload: PlacesReceived = {
      ...{ site: fact.about, name: told.site?.name ?? '', on: p.on, reason: p.reason },
      lots: p.lots.flatMap(({ lot, state, places }) => {
        const known = lots.find((l) => l.lot === lot)
        return known ? [{ ...known, state, places }] : []
      }),
      licences: licences.slice(-100),
      past: [...past, ...entries].slice(-2000),
    }
    const letter: Fact = {
      ...{ id: letterId(fact.id, p.center, 'places'), kind: 'places.received', kindVersion: 1 },
      ...{ about: p.center, book: p.center, happenedAt: fact.happenedAt, author: fact.author },
      origin: 'letter',
      payload,
    }
    return { letters: [letter] }
  },
}

/**
 * Places that were handed over by mistake go back to their site. Besides, refuses `used-in-center`: the center has done something with
 * them since, which is to be undone there first.
 */
const handsBack: Decides = {
  kind: 'places.handed-back',
  otherBook: (fact) => String(fact.payload.center),
  decide: async (tx, _house, fact, receivedAt) => {
    const told = await judged(tx, fact, receivedAt)
    if ('refused' in told) return told
    const { step, center: from, reason } = fact.payload as PlacesHandedBack
    const payload: StepReversed = { step: letterId(step, from, 'places'), reason }
    const letter: Fact = {
      ...{ id: letterId(fact.id, from, 'places'), kind: 'places.reversed', kindVersion: 1 },
      ...{ about: from, book: from, happenedAt: fact.happenedAt, author: fact.author },
      ...{ origin: 'letter', payload },
    }
    const there = await accountOf(tx, from, from)
    const after = applied(there ?? emptyLedger, { fact: letter, estAt: estimate(fact, receivedAt) }, true)
    if ('wrong' in after) return { refused: 'used-in-center', field: 'step' }
    return { letters: [letter] }
  },
}

export const placesDecides: readonly Decides[] = [
  ...['stepped', 'licence-renewed', 'converted', 'reversed'].map((k) => decides(`places.${k}`)),
  handsOver,
  handsBack,
]
