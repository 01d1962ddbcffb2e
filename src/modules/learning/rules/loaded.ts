// Programmes and banks that were loaded: how each becomes a row, and which of them holds on a day.
import type { Day } from '../../../kernel/days.ts'
import type { Fact, Stamped } from '../../../kernel/fact.ts'
import type { ActivityBank, Programme } from '../contract/programme.ts'
import type { LearningBank, LearningProgramme } from '../contract.ts'

type Said = { readonly from: Day; readonly file: string; readonly name: string }
const signed = (book: string, key: string, { fact, estAt }: Stamped) => {
  const p = fact.payload as Said
  return {
    ...{ book, key, from_day: p.from, file: p.file, name: p.name, signed_by: fact.author, signed_at: estAt },
  }
}

export const programmeKey = (f: Fact): readonly string[] => [(f.payload.programme as Programme).version]
export const bankKey = (f: Fact): readonly string[] => [(f.payload.bank as ActivityBank).version]

/** The first one said of a version holds: what was planned from it must not change under its name. */
export function foldProgramme(
  book: string,
  key: string,
  facts: readonly Stamped[],
): LearningProgramme | undefined {
  const said = facts[0]
  return said && { ...signed(book, key, said), programme: said.fact.payload.programme as Programme }
}

export function foldBank(book: string, key: string, facts: readonly Stamped[]): LearningBank | undefined {
  const said = facts[0]
  return said && { ...signed(book, key, said), bank: said.fact.payload.bank as ActivityBank }
}

/** The last that came into force by a day; undefined: what the release brings. Total and free of order. */
export function holdingOn<R extends { readonly from_day: string; readonly signed_at: string }>(
  rows: readonly R[],
  today: Day,
): R | undefined {
  const at = (r: R) => `${r.from_day} ${r.signed_at}`
  return rows
    .filter((r) => r.from_day <= today)
    .sort((a, b) => (at(a) < at(b) ? -1 : 1))
    .at(-1)
}
