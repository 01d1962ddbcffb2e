// How facts become an adult as a person, the portrait that stands of them, and a one-day code.
import type { Fact, Stamped } from '../../../kernel/fact.ts'
import { foldFields } from '../../../kernel/fields.ts'
import type { Look } from '../../../kernel/taking.ts'
import type { AdultFields } from '../contract/adults.ts'
import type { Adult, AdultBlob, AdultPortrait, PickupCode } from '../contract.ts'
import { knowing } from './fold-circle.ts'

const PERSON: readonly (keyof AdultFields)[] = [
  ...(['given', 'first', 'second', 'phones', 'language', 'ofAge', 'synthetic'] as const),
]

function personOf(s: Stamped): Partial<AdultFields> {
  const p = s.fact.payload as Partial<AdultFields>
  return Object.fromEntries(PERSON.flatMap((k) => (p[k] === undefined ? [] : [[k, p[k]]])))
}

const NAMED = 'guardians.adult-named'
/** The adult a fact about a child names, or the adult it is about. */
export const adultOf = (f: Fact): string => (f.kind === NAMED ? String(f.payload.adult) : f.about)

type HereChild = { readonly book: string; readonly key: string; readonly left_on: string | null }

/** Nobody without a naming: what was corrected of an adult whom no child has any more is no row. */
export function foldAdult(
  book: string,
  key: string,
  facts: readonly Stamped[],
  look: Look,
): Adult | undefined {
  const namings = facts.filter((s) => s.fact.kind === NAMED)
  if (namings.length === 0) return undefined
  const { values, conflicts, setBy } = foldFields<AdultFields>(facts.map(knowing), personOf)
  const f = values as AdultFields
  const children = [...new Set(namings.map((s) => s.fact.about))].sort()
  return {
    ...{ book, key, given: f.given, first: f.first, second: f.second || null },
    ...{ phones: f.phones, language: f.language ?? null, of_age: f.ofAge },
    ...{ synthetic: f.synthetic ?? false, children },
    here: children.some((c) => {
      const child = look<HereChild>('child', c)
      return child !== undefined && child.left_on === null
    }),
    set_by: setBy as Adult['set_by'],
    conflicts,
  }
}

const TAKEN = 'guardians.adult-portrait-taken'

/** The last word holds: the newest portrait, or none where one was withdrawn since. */
export function foldAdultPortrait(
  book: string,
  key: string,
  facts: readonly Stamped[],
): AdultPortrait | undefined {
  const last = facts.at(-1)
  if (last?.fact.kind !== TAKEN) return undefined
  const { blob, thumb, consent } = last.fact.payload as Pick<AdultPortrait, 'blob' | 'thumb' | 'consent'>
  return { book, key, blob, thumb, consent, by: last.fact.author, at: last.estAt }
}

export const blobsOf = (f: Fact): readonly string[] => [String(f.payload.blob), String(f.payload.thumb)]

/** One picture may be named by several facts: it is shown while any of them is. */
export function foldAdultBlob(book: string, key: string, facts: readonly Stamped[], look: Look): AdultBlob {
  const of = facts.map(({ fact }): AdultBlob => {
    const stands = look<AdultPortrait>('adult_portrait', fact.about)
    return {
      book,
      key,
      adult: fact.about,
      shown: stands !== undefined && [stands.blob, stands.thumb].includes(key),
    }
  })
  return of.find((b) => b.shown) ?? of[of.length - 1]!
}

const MADE = 'guardians.code-made'
export function foldCode(book: string, key: string, facts: readonly Stamped[]): PickupCode | undefined {
  const made = facts.find((s) => s.fact.kind === MADE)
  if (!made) return undefined
  const p = made.fact.payload as { adult: string; day: string }
  const child = made.fact.about
  return {
    ...{ book, key, child, adult: p.adult, day: p.day, by: made.fact.author, at: made.estAt },
    withdrawn: facts.some((s) => s.fact.kind !== MADE && s.fact.about === child),
  }
}
