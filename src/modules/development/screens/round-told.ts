// A round told in a line to whoever carries it on: what names it, its day, what its lights said and what was missing.
import type { InferOutput } from 'valibot'
import { useFormats, useText, useWords } from '../../../ui/language.tsx'
import type { Light } from '../contract/instrument.ts'
import type { developmentOfChild, Round } from '../contract.ts'
import { ediStructure, milestones } from '../rules/built-in.ts'
import { roundId } from '../rules/round-id.ts'
import { developmentDeskText } from './desk-text.ts'
import { useDomainWords } from './lights.tsx'

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

/** What the institution loaded: words of its items by id, and its instruments as they were applied. */
type Loaded = Partial<Pick<InferOutput<typeof developmentOfChild.answer>, 'items' | 'applied'>>

/** `loaded`: without it, what the built-in lists do not have goes by its id, and its items are left out. */
export function useRoundTold(): (r: Round, loaded?: Loaded) => RoundTold {
  const t = useText(developmentDeskText)
  const say = useWords()
  const known = useDomainWords()
  const { day } = useFormats()
  return (r, { items: itemWords = {}, applied = [] } = {}) => {
    const own = applied.find((x) => x.id === r.instrument && x.version === r.version)
    const { groups } = own ?? (r.instrument === ediStructure.id ? ediStructure : milestones)
    const months = groups.find((g) => g.id === r.group)?.months
    const age = months ? t.ageGroup(months.from) : r.group
    const domain = (id: string) => {
      const words = own?.domains.find((d) => d.id === id)?.words
      return words ? say({ es: words.es, en: words.en ?? words.es }) : known(id)
    }
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
