// What to play next, at home and in the room, for the domains that leave a doubt; where there is none, for all of them.
import { useText, useWords } from '../../../ui/language.tsx'
import type { Round } from '../contract.ts'
import { suggestionsFor } from '../tables/suggestions.ts'
import './development.css'
import { developmentDeskText } from './desk-text.ts'
import { useDomainWords } from './lights.tsx'

export function NextIdeas({ round, months }: { round: Pick<Round, 'domains'>; months: number }) {
  const t = useText(developmentDeskText)
  const say = useWords()
  const name = useDomainWords()
  const doubtful = round.domains.filter((d) => d.light === 'amber' || d.light === 'red')
  const shown = doubtful.length > 0 ? doubtful : round.domains
  const ideas = shown.flatMap((d) => suggestionsFor(d.domain, months))
  if (ideas.length === 0) return null
  return (
    <section className="card stack" aria-label={t.next}>
      <h2>{t.next}</h2>
      <p className="soft">{t.nextAbout}</p>
      <div className="next-ideas">
        {ideas.map((i) => (
          <div key={`${i.domain}${i.from}`} className="stack">
            <h3>{name(i.domain)}</h3>
            <p>
              <strong>{t.home}.</strong> {say(i.home)}
            </p>
            <p>
              <strong>{t.room}.</strong> {say(i.room)}
            </p>
          </div>
        ))}
      </div>
    </section>
  )
}
