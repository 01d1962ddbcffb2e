// Interests of an organization and how each was answered; at the desk one may be noted that came by phone or at an event.
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { useMay } from '../../../ui/me.tsx'
import { choicesOf } from '../../../ui/select.tsx'
import { todayIn } from '../../../ui/today.ts'
import type { PartnerWhole } from '../contract/asking.ts'
import { interestAnswered, interestTold } from '../contract/kinds.ts'
import { Channel } from '../contract/stages.ts'
import { folioOf } from '../rules/folio.ts'
import { PartnerForm } from './partner-form.tsx'
import { partnersText } from './text.ts'
import { partnerWords } from './words.ts'

export function InterestsView({ of }: { of: PartnerWhole }) {
  const t = useText(partnersText)
  const w = useText(partnerWords)
  const { day, number } = useFormats()
  const may = useMay()
  const [answering, setAnswering] = useState<string>()
  const [adding, setAdding] = useState<Uint8Array>()
  const p = of.partner
  const how = choicesOf(Channel.options, w.channels)
  return (
    <section className="stack">
      <div className="row">
        <h2>{t.interests}</h2>
        {may('partners.write') ? (
          <Button look="quiet" onPress={() => setAdding(crypto.getRandomValues(new Uint8Array(32)))}>
            {t.addInterest}
          </Button>
        ) : null}
      </div>
      <ul className="lines">
        {of.interests.map((i) => (
          <li key={i.key}>
            <span>
              {t.interestOf(day(i.on_day), i.folio)} · {w.channels[i.channel]}
              {i.children === null ? null : ` · ${t.children(number(i.children))}`}
              {i.message ? <span className="soft"> · {i.message}</span> : null}
              <br />
              {i.answered_on ? (
                <span className="soft">
                  {t.answered(day(i.answered_on), i.answered_how ? w.channels[i.answered_how] : '')}
                  {i.answer ? ` · ${i.answer}` : null}
                </span>
              ) : (
                <Chip state="attention">{t.notAnswered}</Chip>
              )}
            </span>
            {i.answered_on === null && may('partners.write') ? (
              <Button onPress={() => setAnswering(i.key)}>{t.answer}</Button>
            ) : null}
          </li>
        ))}
      </ul>
      {answering ? (
        <PartnerForm
          asked={{
            ...{ kind: interestAnswered, title: t.answerTitle, about: p.key, book: p.book, note: t.forgets },
            fields: [
              { name: 'on', label: t.day, kind: 'date', start: todayIn(undefined) },
              { name: 'how', label: t.how, kind: 'choice', choices: how, start: 'mail' },
              { name: 'note', label: t.answerNote, kind: 'long', optional: true },
            ],
            payload: (said) => ({ ...said, interest: answering }),
          }}
          onClose={() => setAnswering(undefined)}
        />
      ) : null}
      {adding ? (
        <PartnerForm
          asked={{
            ...{ kind: interestTold, title: t.addInterest, about: p.key, book: p.book },
            fields: [
              { name: 'on', label: t.day, kind: 'date', start: todayIn(undefined) },
              { name: 'channel', label: t.how, kind: 'choice', choices: how, start: 'call' },
              { name: 'message', label: t.told, kind: 'long', optional: true },
            ],
            payload: (said) => ({
              ...{ ...said, folio: folioOf(adding), kind: p.kind, name: p.name },
              ...(p.municipality ? { municipality: p.municipality } : {}),
            }),
          }}
          onClose={() => setAdding(undefined)}
        />
      ) : null}
    </section>
  )
}
