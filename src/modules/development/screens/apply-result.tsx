// What an instrument said of one child: the colour with its words, domain by domain, and what is still missing.
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { useFormats, useText, useWords } from '../../../ui/language.tsx'
import type { Instrument } from '../contract/instrument.ts'
import type { Round } from '../contract.ts'
import { ediStructure } from '../rules/built-in.ts'
import { applyText } from './apply-text.ts'
import { developmentDeskText } from './desk-text.ts'
import { LightChip, Lights, STATE_OF } from './lights.tsx'

export type Applied = Pick<Round, 'light' | 'domains' | 'incomplete' | 'score'>

export function ApplyResult({
  instrument: i,
  result,
  file,
  onAgain,
}: {
  instrument: Instrument
  result: Applied
  /** address of the child's file */
  file: string
  onAgain: () => void
}) {
  const t = useText(applyText)
  const d = useText(developmentDeskText)
  const say = useWords()
  const { list, number } = useFormats()
  const edi = i.id === ediStructure.id
  const domain = (id: string) => {
    const words = i.domains.find((x) => x.id === id)?.words
    return words ? say({ es: words.es, en: words.en ?? words.es }) : id
  }
  return (
    <section className="card stack" aria-labelledby="result" role="status">
      <h2 id="result">{t.result}</h2>
      {i.rule.kind === 'rasch' ? (
        <>
          <p className="apply-light">
            {result.score
              ? `${result.score.called}: ${number(result.score.value, 1)} ± ${number(result.score.sem, 1)}`
              : t.ediLights.none}
          </p>
          <p>{t.expected}</p>
        </>
      ) : (
        <>
          <p className="apply-light">
            {edi ? (
              <Chip state={STATE_OF[result.light]}>{t.ediLights[result.light]}</Chip>
            ) : (
              <LightChip light={result.light} />
            )}
          </p>
          <p>{edi ? t.ediMeaning[result.light] : d.meaning[result.light]}</p>
        </>
      )}
      {result.incomplete ? (
        <p role="note">
          <strong>{t.incomplete(list(result.incomplete.map(domain)))}</strong>
        </p>
      ) : null}
      {result.light === 'red' ? (
        <p role="note">
          <strong>{d.face}</strong>
        </p>
      ) : null}
      <Lights domains={result.domains} name={domain} risks={new Set(riskDomains(i))} />
      <p className="soft">
        {t.notADiagnosis} {d.source}: <span lang="es">{i.rule.source}</span>
        {i.rule.confidence === 'unconfirmed' ? ` (${d.unconfirmed})` : ''}.
      </p>
      <div className="row">
        <ButtonLink look="main" to={file}>
          {t.toFile}
        </ButtonLink>
        <Button onPress={onAgain}>{t.again}</Button>
      </div>
      <p className="soft">{t.againAbout}</p>
    </section>
  )
}

export const riskDomains = (i: Pick<Instrument, 'domains'>): string[] =>
  i.domains.flatMap((x) => (x.sign === 'risk' ? [x.id] : []))
