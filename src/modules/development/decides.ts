// A screening under a certificate, and an instrument put in force: each taken only if it holds at that moment.
import { canonical } from '../../kernel/canonical.ts'
import { COUNTRY_ZONE, civilDay } from '../../kernel/days.ts'
import type { Decides } from '../../platform/house.ts'
import { center } from '../network/reads.ts'
import { certificatesOf } from '../staff/reads.ts'
import type { Instrument } from './contract/instrument.ts'
import type { Screened, SecondLookAsked } from './contract/kinds.ts'
import { loadedInstruments, observationIn, secondLookIn, secondLookOf } from './reads.ts'
import { frameOf, placeOf } from './rules/apply-instrument.ts'
import { troublesOf } from './rules/instrument-troubles.ts'

/**
 * Refusals: future-day, unknown-instrument (not in force on the day), other-frame (ages or rule are not those that were signed),
 * no-certificate (a screening, and none of the author's for that instrument holds on that day), unknown-item, other-place (an item
 * said to be of another domain, age or difficulty than it is), missing-item (an item of an age and domain that was asked is left out).
 */
export const screens: Decides = {
  kind: 'development.screened',
  decide: async (tx, _house, fact, receivedAt) => {
    const p = fact.payload as Screened
    const zone = (await center(tx, fact.book))?.time_zone ?? COUNTRY_ZONE
    if (p.day > civilDay(receivedAt, zone)) return { refused: 'future-day', field: 'day' }
    const loaded = (await loadedInstruments(tx)).find((l) => l.id === p.instrument && l.version === p.version)
    const valid = loaded?.instrument.validity
    if (!loaded || !valid || p.day < valid.from || (valid.to !== undefined && p.day > valid.to))
      return { refused: 'unknown-instrument', field: 'instrument' }
    if (canonical(p.frame ?? null) !== canonical(frameOf(loaded.instrument) ?? null))
      return { refused: 'other-frame', field: 'frame' }
    if (loaded.instrument.kind === 'screening') {
      const held = await certificatesOf(tx, fact.book, fact.author, p.day)
      if (!held.some((c) => c.key === p.certificate && c.instrument === p.instrument))
        return { refused: 'no-certificate', field: 'certificate' }
    } else if (p.certificate) return { refused: 'no-certificate', field: 'certificate' }
    const items = new Map(loaded.instrument.items.map((i) => [i.id, i]))
    for (const [id, place] of Object.entries(p.asked)) {
      const item = items.get(id)
      if (!item) return { refused: 'unknown-item', field: id }
      if (canonical(placeOf(item)) !== canonical(place)) return { refused: 'other-place', field: id }
    }
    const told = new Set(Object.values(p.asked).map((a) => `${a.group}|${a.domain}`))
    const left = loaded.instrument.items.find((i) => told.has(`${i.group}|${i.domain}`) && !(i.id in p.asked))
    if (left) return { refused: 'missing-item', field: left.id }
    return { letters: [] }
  },
}

/** Refusals: known-version (that version is in force already: its words must not change under it), not-sound (`field`: the first trouble). */
export const loadsInstrument: Decides = {
  kind: 'development.instrument-loaded',
  decide: async (tx, _house, fact) => {
    const { instrument } = fact.payload as { instrument: Instrument }
    const trouble = troublesOf(instrument).find((t) => !t.notice)
    if (trouble) return { refused: 'not-sound', field: trouble.code }
    const loaded = await loadedInstruments(tx)
    if (loaded.some((l) => l.id === instrument.id && l.version === instrument.version))
      return { refused: 'known-version', field: 'version' }
    return { letters: [] }
  },
}

/** Refusals: unknown-observation (not of that child and person), asked-already, past-day. */
export const asksSecondLook: Decides = {
  kind: 'development.second-look-asked',
  decide: async (tx, _house, fact, receivedAt) => {
    const p = fact.payload as SecondLookAsked
    if (p.by < civilDay(receivedAt, COUNTRY_ZONE)) return { refused: 'past-day', field: 'by' }
    const first = await observationIn(tx, fact.book, p.observation)
    if (!first || first.child !== fact.about || first.author !== p.evaluator)
      return { refused: 'unknown-observation', field: 'observation' }
    if (await secondLookOf(tx, fact.book, p.observation))
      return { refused: 'asked-already', field: 'observation' }
    return { letters: [] }
  },
}

/**
 * Refusals: unknown-look, done-already, same-person (who saw it first), future-day, unknown-item (not asked for), no-certificate (of
 * an instrument that only who has its certificate applies).
 */
export const makesSecondLook: Decides = {
  kind: 'development.second-look-done',
  decide: async (tx, _house, fact, receivedAt) => {
    const p = fact.payload as { asked: string; day: string; answers: Record<string, unknown> }
    const look = await secondLookIn(tx, fact.book, p.asked)
    if (!look || look.child !== fact.about) return { refused: 'unknown-look', field: 'asked' }
    if (look.second !== null) return { refused: 'done-already', field: 'asked' }
    if (look.evaluator === fact.author) return { refused: 'same-person', field: 'asked' }
    if (p.day > civilDay(receivedAt, COUNTRY_ZONE)) return { refused: 'future-day', field: 'day' }
    const first = await observationIn(tx, fact.book, look.observation)
    if (first?.certificate) {
      const held = await certificatesOf(tx, fact.book, fact.author, p.day)
      if (!held.some((c) => c.instrument === look.instrument))
        return { refused: 'no-certificate', field: 'asked' }
    }
    const odd = Object.keys(p.answers).find((i) => !look.items.includes(i))
    return odd === undefined ? { letters: [] } : { refused: 'unknown-item', field: odd }
  },
}

export const developmentDecides: readonly Decides[] = [
  screens,
  loadsInstrument,
  asksSecondLook,
  makesSecondLook,
]
