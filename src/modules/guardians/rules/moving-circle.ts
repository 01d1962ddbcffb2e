// What the center a child goes to hears of its adults: who they are, what was withdrawn, whom it is not handed over to, what was agreed.
import type { Adult, AdultPortrait, ChildCircle, CircleAdult } from '../contract.ts'

type Said = {
  readonly id: string
  readonly kind: string
  readonly payload: Readonly<Record<string, unknown>>
  readonly about?: string
}

const only = (fields: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(fields).filter(([, x]) => x !== null && x !== undefined))

/** The naming, said over all that was known of it, and the withdrawal that stands. */
function linkMoves(link: CircleAdult, adult: Adult): Said[] {
  const { relation, guardian, pickUp, livesWith, emergency, order, from, until } = link
  const after = [...new Set([...link.knows, ...Object.values(adult.set_by)])].sort()
  const naming = only({
    ...{ adult: link.adult, given: adult.given, first: adult.first, second: adult.second },
    ...{ phones: adult.phones, language: adult.language, ofAge: adult.of_age },
    ...{ synthetic: adult.synthetic || undefined, relation, guardian, pickUp, livesWith, emergency, order },
    ...{ from, until, after: after.slice(-500) },
  })
  const said: Said[] = [{ id: `adult ${link.adult}`, kind: 'guardians.adult-named', payload: naming }]
  const w = link.withdrawn
  if (w) {
    const payload = only({ adult: link.adult, why: w.why, words: w.words, ref: w.ref })
    said.push({ id: w.ref, kind: 'guardians.adult-withdrawn', payload })
  }
  return said
}

/** Of one child. Portraits are about the adult; a sibling who comes too says the same again. */
export function circleMoves(
  circle: ChildCircle & { readonly people: readonly Adult[]; readonly faces: readonly AdultPortrait[] },
): Said[] {
  const adults = new Map(circle.people.map((a) => [a.key, a]))
  const portraits = new Map(circle.faces.map((p) => [p.key, p]))
  return [
    ...circle.adults.flatMap((a) => {
      const adult = adults.get(a.adult)
      return adult ? linkMoves(a, adult) : []
    }),
    ...circle.adults.flatMap((a): Said[] => {
      const p = portraits.get(a.adult)
      if (!p || !adults.has(a.adult)) return []
      const payload = { blob: p.blob, thumb: p.thumb, consent: p.consent }
      const id = `face ${circle.key} ${a.adult}`
      return [{ id, kind: 'guardians.adult-portrait-taken', about: a.adult, payload }]
    }),
    ...circle.restrictions.flatMap((r): Said[] => {
      const { adult, name, look, basis, order, words, document, from, until } = r
      const payload = only({ adult, name, look, basis, order, words, document, from, until, ref: r.id })
      const noted = { id: r.id, kind: 'guardians.restriction-noted', payload }
      if (!r.ended) return [noted]
      const end = only({ restriction: r.id, why: r.ended.why, document: r.ended.document })
      return [noted, { id: `${r.id} ended`, kind: 'guardians.restriction-ended', payload: end }]
    }),
    ...circle.consents.map((c): Said => {
      const { id, answer, adult, who, how, on, limits, document } = c.said[0]!
      const payload = only({ use: c.use, answer, adult, who, how, on, limits, document })
      return { id, kind: 'guardians.consent-said', payload }
    }),
    ...circle.notices.map(({ id, controller, version, adult, who, on, how, document }): Said => {
      const payload = only({ controller, version, adult, who, on, how, document })
      return { id, kind: 'guardians.notice-delivered', payload }
    }),
  ]
}
