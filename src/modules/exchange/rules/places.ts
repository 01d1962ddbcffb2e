// Places as people write them: a key that lost its zero, a number beside its state, a name in capitals, a town for its municipality.
import { distance } from 'fastest-levenshtein'
import { nameOfState } from '../../../kernel/identity/states.ts'
import { plain } from './texts.ts'
import { type Country, municipalityKeyOf, stateKeyOf } from './value-kinds.ts'

export type PlaceChoice = { readonly key: string; readonly label: string; readonly score: number }

const PREFIX =
  /^(ciudad|cd|villa|villa de|puerto|pueblo|municipio|municipio de|alcaldia|delegacion|h|heroica|h ciudad)( de| del)? /

/** Names by which a municipality may be meant, without what towns add to theirs. */
export const bareName = (name: string): string => plain(name).replace(PREFIX, '')

/** The municipality that a text means beyond doubt, given its state where the file says it; undefined where a person must say. */
export function municipalityOf(
  text: string,
  beside: string | undefined,
  country: Country,
): string | undefined {
  const state = beside === undefined ? undefined : stateKeyOf(beside)
  const digits = text.replace(/\.0$/, '').replace(/\s/g, '')
  if (state !== undefined && /^\d{1,3}$/.test(digits) && Number(digits) > 0)
    return `${state}${digits.padStart(3, '0')}`
  const key = municipalityKeyOf(text)
  if (key !== undefined) return key
  if (/\d/.test(text)) return undefined
  const named = (country.named.get(plain(text)) ?? []).filter(
    (k) => state === undefined || k.startsWith(state),
  )
  const exact = named.filter((k) => plain(country.municipalities.get(k)!.name) === plain(text))
  return exact.length === 1 ? exact[0] : undefined
}

/** Municipalities that a text may mean, likeliest first, at most eight. */
export function rankPlaces(text: string, beside: string | undefined, country: Country): PlaceChoice[] {
  const state = beside === undefined ? undefined : stateKeyOf(beside)
  const whole = plain(text)
  const bare = bareName(text)
  if (whole === '') return []
  const found: PlaceChoice[] = []
  for (const [key, m] of country.municipalities) {
    if (state !== undefined && !key.startsWith(state)) continue
    const names = m.seat === null ? [plain(m.name)] : [plain(m.name), plain(m.seat)]
    let score = 0
    for (const [i, name] of names.entries()) {
      const town = i === 1 ? 0.02 : 0
      if (name === whole) score = Math.max(score, 1 - town)
      else if (name === bare || bareName(name) === bare) score = Math.max(score, 0.95 - town)
      else if (bare.length > 3 && (name.startsWith(`${bare} `) || name.endsWith(` ${bare}`)))
        score = Math.max(score, 0.85 - town)
      else {
        const longest = Math.max(name.length, bare.length)
        // Names of very different length are not the same with a typing error.
        if (Math.abs(name.length - bare.length) <= longest * 0.4)
          score = Math.max(score, 0.9 * (1 - distance(name, bare) / longest) - town)
      }
    }
    if (score < 0.55) continue
    const label = `${m.name}, ${nameOfState(key.slice(0, 2)) ?? key.slice(0, 2)} (${key})`
    // Of two places of one name people mean the larger one more often.
    found.push({ key, label, score: score + Math.log10(10 + (m.population ?? 0)) / 1000 })
  }
  return found.sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1)).slice(0, 8)
}

/** Names of a list that a text may mean, likeliest first, at most eight. */
export function rankNames(text: string, list: ReadonlyMap<string, { readonly name: string }>): PlaceChoice[] {
  const wanted = plain(text)
  const found: PlaceChoice[] = []
  for (const [key, { name }] of list) {
    const p = plain(name)
    const longest = Math.max(p.length, wanted.length, 1)
    const score =
      plain(key) === wanted || p === wanted
        ? 1
        : p.includes(wanted) && wanted.length > 3
          ? 0.8
          : 1 - distance(p, wanted) / longest
    if (score >= 0.5) found.push({ key, label: `${name} (${key})`, score })
  }
  return found.sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1)).slice(0, 8)
}
