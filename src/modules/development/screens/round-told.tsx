// A round told in a line to whoever carries it on: what names it, its day, what its lights said and what was missing.
import type { ReactNode } from 'react'
import type { Purpose } from '../../../kernel/purposes.ts'
import { useAsk } from '../../../ui/asking.tsx'
import { useFormats, useText, useWords } from '../../../ui/language.tsx'
import { developmentOfChild, type Light, type Round } from '../contract.ts'
import { ediStructure, milestones } from '../rules/built-in.ts'
import { roundId } from '../rules/round-id.ts'
import { developmentDeskText } from './desk-text.ts'
import { Lights, useDomainWords } from './lights.tsx'

export type RoundTold = {
  /** names the round among those of its child, and stays when an observation of it is corrected */
  readonly id: string
  /** as a sentence that still says what was known when the result has changed or gone; at most 200 letters */
  readonly words: string
  /** what was not there yet, in words; empty where nothing was */
  readonly missing: string
  readonly light: Light
  /** of the last observation in it */
  readonly day: string
}

const MOST = 200
const MISSING_MOST = 900

/** `itemWords`: of an item the built-in lists do not have; without it, it is left out. */
export function useRoundTold(): (r: Round, itemWords?: Readonly<Record<string, string>>) => RoundTold {
  const t = useText(developmentDeskText)
  const say = useWords()
  const domain = useDomainWords()
  const { day } = useFormats()
  return (r, itemWords = {}) => {
    const groups = r.instrument === ediStructure.id ? ediStructure.groups : milestones.groups
    const age = t.ageGroup(groups.find((g) => g.id === r.group)?.months?.from ?? 0)
    const doubtful = r.domains.filter((d) => d.light === 'red' || d.light === 'amber')
    const lights =
      doubtful.length > 0
        ? doubtful.map((d) => `${domain(d.domain)}: ${t.lights[d.light]}`).join('; ')
        : t.lights[r.light]
    const missing = r.not_yet.flatMap((id) => {
      const words = milestones.items.find((i) => i.id === id)?.words
      const said = words ? say({ es: words.es, en: words.en ?? words.es }) : itemWords[id]
      return said ?? []
    })
    return {
      ...{ id: roundId(r), light: r.light, day: r.last_day },
      words: `${t.roundOf(age, day(r.last_day))}. ${lights}`.slice(0, MOST),
      missing: missing.length === 0 ? '' : `${t.notYet}: ${missing.join('; ')}`.slice(0, MISSING_MOST),
    }
  }
}

/** Every round of a child, the latest first, each with its lights drawn; undefined while they are on their way. */
export function RoundsOfChild({
  book,
  child,
  purpose,
  children,
}: {
  book: string
  child: string
  purpose: Purpose
  children: (rounds: readonly (RoundTold & { readonly drawn: ReactNode })[] | undefined) => ReactNode
}) {
  const told = useRoundTold()
  const asked = useAsk(developmentOfChild, { book, child, purpose })
  const { data } = asked
  return children(
    data &&
      (data.development?.rounds ?? [])
        .map((r) => ({ ...told(r, data.items), drawn: <Lights domains={r.domains} /> }))
        .sort((a, b) => (a.day < b.day ? 1 : -1)),
  )
}
