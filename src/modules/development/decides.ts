// A screening under a certificate, and an instrument put in force: each taken only if it holds at that moment.
import { COUNTRY_ZONE, civilDay } from '../../kernel/days.ts'
import type { Decides } from '../../platform/house.ts'
import { center } from '../network/reads.ts'
import { certificatesOf } from '../staff/reads.ts'
import type { Instrument, Screened } from './contract.ts'
import { loadedInstruments } from './reads.ts'
import { troublesOf } from './rules/load-instrument.ts'

/**
 * Refusals: future-day, unknown-instrument (not in force on the day), no-certificate (none of the author's for that
 * instrument holds on that day), unknown-item, other-place (an item said to be of another domain or age than it is).
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
    const held = await certificatesOf(tx, fact.book, fact.author, p.day)
    if (!held.some((c) => c.key === p.certificate && c.instrument === p.instrument))
      return { refused: 'no-certificate', field: 'certificate' }
    const items = new Map(loaded.instrument.items.map((i) => [i.id, i]))
    for (const [id, place] of Object.entries(p.asked)) {
      const item = items.get(id)
      if (!item) return { refused: 'unknown-item', field: id }
      if (item.domain !== place.domain || item.group !== place.group)
        return { refused: 'other-place', field: id }
    }
    return { letters: [] }
  },
}

/** Refusals: known-version (that version is in force already: its words must not change under it), not-sound (`field`: the first trouble). */
export const loadsInstrument: Decides = {
  kind: 'development.instrument-loaded',
  decide: async (tx, _house, fact) => {
    const { instrument } = fact.payload as { instrument: Instrument }
    const [trouble] = troublesOf(instrument)
    if (trouble) return { refused: 'not-sound', field: trouble.code }
    const loaded = await loadedInstruments(tx)
    if (loaded.some((l) => l.id === instrument.id && l.version === instrument.version))
      return { refused: 'known-version', field: 'version' }
    return { letters: [] }
  },
}

export const developmentDecides: readonly Decides[] = [screens, loadsInstrument]
