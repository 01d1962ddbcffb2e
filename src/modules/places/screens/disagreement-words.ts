// Where published targets differ, as a sentence: the same on the ledger and on the page of targets.
import { unreachable } from '../../../kernel/unreachable.ts'
import type { useFormats } from '../../../ui/language.tsx'
import type { Disagreement } from '../rules/targets.ts'
import type { placesText } from './text.ts'

/** `place` names an INEGI key; null is the nation. */
export function disagreementWords(
  d: Disagreement,
  t: (typeof placesText)['es']['targets'],
  f: Pick<ReturnType<typeof useFormats>, 'number' | 'list'>,
  place: (key: string | null) => string,
): string {
  const unit = d.what === 'centers' ? t.centersOf : t.placesOf
  switch (d.kind) {
    case 'sum':
      return t.sum(place(d.place), unit(f.number(d.sum)), f.number(d.total))
    case 'sources':
      return t.sources(
        place(d.place),
        d.period === 'total' ? t.total : d.period,
        f.list(d.numbers.map((n) => unit(f.number(n)))),
      )
    case 'parts':
      return t.parts(place(d.place), unit(f.number(d.sum)), f.number(d.total))
    default:
      return unreachable(d)
  }
}
