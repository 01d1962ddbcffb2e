// How a loaded instrument becomes a row, and which child a photo of an observation shows.
import type { Fact, Stamped } from '../../../kernel/fact.ts'
import type { Instrument } from '../contract/instrument.ts'
import type { LoadedInstrument, ObservationBlob } from '../contract.ts'

/** The first one said of an id and version holds: what was applied under that name must not change under it. */
export function foldInstrument(
  book: string,
  key: string,
  facts: readonly Stamped[],
): LoadedInstrument | undefined {
  const said = facts[0]
  if (!said) return undefined
  const p = said.fact.payload as { instrument: Instrument; file: string; name: string }
  return {
    ...{ book, key, id: p.instrument.id, version: p.instrument.version, instrument: p.instrument },
    ...{ file: p.file, name: p.name, signed_by: said.fact.author, signed_at: said.estAt },
  }
}

export const photosOf = (f: Fact): readonly string[] => (f.payload.photos as string[] | undefined) ?? []

export function foldObservationBlob(
  book: string,
  key: string,
  facts: readonly Stamped[],
): ObservationBlob | undefined {
  const said = facts[0]
  return said ? { book, key, child: said.fact.about, shown: true } : undefined
}
