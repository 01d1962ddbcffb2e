// How a child stands by one instrument: its last round by domain, in words, with what is not there yet and where the rule comes from.
import type { InferOutput } from 'valibot'
import { Chip } from '../../../ui/chip.tsx'
import { useFormats, useText, useWords } from '../../../ui/language.tsx'
import type { Instrument } from '../contract/instrument.ts'
import type { developmentOfChild, Round } from '../contract.ts'
import { builtInInstrument, ediStructure, milestones } from '../rules/built-in.ts'
import { applyText } from './apply-text.ts'
import { developmentDeskText } from './desk-text.ts'
import { LightChip, Lights, STATE_OF, useDomainWords } from './lights.tsx'

export type Told = InferOutput<typeof developmentOfChild.answer>
type Of = Pick<Round, 'instrument' | 'version'>
type Text = (typeof developmentDeskText)['es']

/** The instrument of a round as far as it is known here: built in, the EDI's structure, or as it was loaded. */
export const instrumentOf = (r: Of, told: Pick<Told, 'applied'>): Omit<Instrument, 'items'> | undefined =>
  told.applied.find((i) => i.id === r.instrument && i.version === r.version) ??
  builtInInstrument(r.instrument, r.version) ??
  (r.instrument === ediStructure.id ? { ...ediStructure, version: r.version } : undefined)

export const ageOfGroup = (r: Of & Pick<Round, 'group'>, told: Pick<Told, 'applied'>, t: Text): string => {
  const group = instrumentOf(r, told)?.groups.find((g) => g.id === r.group)
  return group?.months ? t.ageGroup(group.months.from) : r.group
}

/** The name of a domain: of a loaded instrument as it says itself. */
export function useDomainsOf(told: Pick<Told, 'applied'>): (r: Of) => (domain: string) => string {
  const known = useDomainWords()
  const say = useWords()
  return (r) => (domain) => {
    const words = instrumentOf(r, told)?.domains.find((d) => d.id === domain)?.words
    return words ? say({ es: words.es, en: words.en ?? words.es }) : known(domain)
  }
}

/** Words of an item, whoever has them: the built-in list, or the file the institution loaded. */
export function useItemWords(told: Pick<Told, 'items'>): (item: string) => string {
  const say = useWords()
  return (item) => {
    const words = milestones.items.find((i) => i.id === item)?.words
    return words ? say({ es: words.es, en: words.en ?? words.es }) : (told.items[item] ?? item)
  }
}

/** What an institution loaded is in Spanish alone: said so for whoever has the page read aloud. */
export const langOfItem = (item: string): { lang?: 'es' } =>
  milestones.items.some((i) => i.id === item) ? {} : { lang: 'es' }

/** The last round of each instrument, the one looked at last first. */
export function latestRounds(rounds: readonly Round[]): Round[] {
  const latest = new Map<string, Round>()
  for (const r of rounds) {
    const had = latest.get(r.instrument)
    if (!had || had.last_day <= r.last_day) latest.set(r.instrument, r)
  }
  return [...latest.values()].sort((a, b) => (a.last_day < b.last_day ? 1 : a.last_day > b.last_day ? -1 : 0))
}

export function RoundStands({ round, told, corrected }: { round: Round; told: Told; corrected: boolean }) {
  const t = useText(developmentDeskText)
  const a = useText(applyText)
  const say = useWords()
  const { day, list, number } = useFormats()
  const itemWords = useItemWords(told)
  const domainOf = useDomainsOf(told)(round)
  const instrument = instrumentOf(round, told)
  const soon = (round.once?.length ?? 0) > 0
  const edi = round.instrument === ediStructure.id
  const title = instrument && say({ es: instrument.title.es, en: instrument.title.en ?? instrument.title.es })
  const risks = instrument && new Set(instrument.domains.flatMap((d) => (d.sign ? [d.id] : [])))
  return (
    <section className="stack">
      <h3>
        {title ?? t.now} · {t.ageList(ageOfGroup(round, told, t))}, {day(round.last_day)}
      </h3>
      {round.score ? (
        <p>
          <strong>
            {round.score.called}: {number(round.score.value, 1)} ± {number(round.score.sem, 1)}
          </strong>{' '}
          {a.expected}
        </p>
      ) : (
        <p className="row">
          {edi ? (
            <Chip state={STATE_OF[round.light]}>{a.ediLights[round.light]}</Chip>
          ) : (
            <LightChip light={round.light} />
          )}
          <span>
            {edi
              ? a.ediMeaning[round.light]
              : soon && round.light === 'amber'
                ? t.soon
                : t.meaning[round.light]}
          </span>
        </p>
      )}
      <Lights domains={round.domains} name={domainOf} {...(risks ? { risks } : {})} />
      {round.incomplete ? (
        <p role="note">
          <strong>{a.incomplete(list(round.incomplete.map(domainOf)))}</strong>
        </p>
      ) : null}
      {round.light === 'red' ? (
        <p role="note">
          <strong>{t.face}</strong>
        </p>
      ) : null}
      {round.not_yet.length > 0 ? (
        <>
          <h4>{t.notYet}</h4>
          <ul>
            {round.not_yet.map((i) => (
              <li key={i}>
                <span {...langOfItem(i)}>{itemWords(i)}</span>{' '}
                {round.lost.includes(i) ? (
                  <Chip state="attention">{t.lost}</Chip>
                ) : round.once?.includes(i) ? (
                  <Chip state="attention">{t.once}</Chip>
                ) : null}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <p className="soft">
        {round.kind === 'surveillance' ? t.notATest : a.notADiagnosis} {corrected ? t.corrected : null}{' '}
        {instrument ? (
          <>
            {t.source}: <span lang="es">{instrument.rule.source}</span>
            {instrument.rule.confidence === 'unconfirmed' ? ` (${t.unconfirmed})` : ''}.
          </>
        ) : null}
      </p>
    </section>
  )
}
