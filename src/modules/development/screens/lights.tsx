// Lights by domain as shape, word and colour together, the same on tablet, desk and paper.
import { Chip, type State } from '../../../ui/chip.tsx'
import { useText, useWords } from '../../../ui/language.tsx'
import type { Light } from '../contract/instrument.ts'
import type { DomainResult } from '../contract.ts'
import { ediStructure, milestones } from '../rules/built-in.ts'
import './development.css'
import { developmentDeskText } from './desk-text.ts'

export const STATE_OF: Readonly<Record<Light, State>> = {
  green: 'calm',
  amber: 'attention',
  red: 'urgent',
  none: 'none',
}

const DOMAINS = [...milestones.domains, ...ediStructure.domains]

/** The name of a domain in the reader's language. */
export function useDomainWords(): (domain: string) => string {
  const say = useWords()
  return (domain) => {
    const words = DOMAINS.find((d) => d.id === domain)?.words
    return words ? say({ es: words.es, en: words.en ?? words.es }) : domain
  }
}

export function LightChip({ light }: { light: Light }) {
  const t = useText(developmentDeskText)
  return <Chip state={STATE_OF[light]}>{t.lights[light]}</Chip>
}

const RISKS: ReadonlySet<string> = new Set(ediStructure.domains.flatMap((d) => (d.sign ? [d.id] : [])))

/**
 * A round by domain: the name, the light in words, how many of the age's items are there. Of risks it is said how many were found:
 * a yes is no achievement there.
 */
export function Lights({
  domains,
  name,
  risks = RISKS,
}: {
  domains: readonly DomainResult[]
  /** names of a loaded instrument's domains */
  name?: (domain: string) => string
  risks?: ReadonlySet<string>
}) {
  const t = useText(developmentDeskText)
  const known = useDomainWords()
  const say = name ?? known
  return (
    <ul className="lights">
      {domains.map((d) => (
        <li key={d.domain}>
          <strong>{say(d.domain)}</strong>
          {risks.has(d.domain) ? (
            <Chip state={d.achieved > 0 ? STATE_OF[d.light] : 'none'}>
              {d.achieved > 0 ? t.found(d.achieved) : d.light === 'none' ? t.lights.none : t.noneFound}
            </Chip>
          ) : (
            <>
              <LightChip light={d.light} />
              <span className="soft">{t.counts(d.achieved, d.of)}</span>
            </>
          )}
        </li>
      ))}
    </ul>
  )
}
