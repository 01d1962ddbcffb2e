// What the family agreed to, use by use, in a table read at a glance; noted one by one or the whole sheet at once.
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Chip, type State } from '../../../ui/chip.tsx'
import { Choices } from '../../../ui/choices.tsx'
import { deskText } from '../../../ui/desk-text.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { useFormats, useText, useWords } from '../../../ui/language.tsx'
import { useMay } from '../../../ui/me.tsx'
import { SaidNote, useSaying } from '../../../ui/saying.tsx'
import { Select } from '../../../ui/select.tsx'
import { type ConsentAnswer, type ConsentUse, consentSaid } from '../contract/agreed.ts'
import { consentUses } from '../rules/consent-uses.ts'
import { type CircleProps, DocumentSelect, nameOf, WhoField } from './circle-parts.tsx'
import { guardiansText } from './desk-text.ts'

const STATE: Readonly<Record<ConsentAnswer, State>> = {
  given: 'calm',
  refused: 'urgent',
  'taken-back': 'urgent',
}

export function ConsentsCard(props: CircleProps) {
  const { child, told } = props
  const t = useText(guardiansText)
  const words = useWords()
  const { day } = useFormats()
  const may = useMay()
  const [uses, setUses] = useState<readonly ConsentUse[]>()
  const by = new Map(told.circle.consents.map((c) => [c.use, c.said]))
  const writes = may('guardians.write') && child.left_on === null
  const missing = consentUses.flatMap((u) => (by.has(u.use) ? [] : [u.use]))
  return (
    <section className="card stack" aria-labelledby="consents">
      <div className="row">
        <h2 id="consents">{t.consents}</h2>
        {writes && missing.length > 0 ? <Button onPress={() => setUses(missing)}>{t.allYes}</Button> : null}
      </div>
      <table className="consents">
        <thead>
          <tr>
            <th scope="col">{t.use}</th>
            <th scope="col">{t.answer}</th>
            <th scope="col">{t.saidBy}</th>
            {writes ? <td /> : null}
          </tr>
        </thead>
        <tbody>
          {consentUses.map((u) => {
            const said = by.get(u.use)
            const last = said?.[0]
            return (
              <tr key={u.use}>
                <th scope="row">
                  {words(u.words)}
                  <br />
                  <span className="soft">{words(u.about)}</span>
                </th>
                <td>
                  <Chip state={last ? STATE[last.answer] : 'attention'}>
                    {t.answers[last?.answer ?? 'none']}
                  </Chip>
                </td>
                <td>
                  {last ? (
                    <>
                      {last.who}, {day(last.on)}, {t.hows[last.how]}
                      {last.limits ? <strong> · {last.limits}</strong> : null}
                      {said.length > 1 ? (
                        <details>
                          <summary>{t.before(said.length - 1)}</summary>
                          <ul>
                            {said.slice(1).map((s) => (
                              <li key={s.id}>
                                {t.answers[s.answer]}: {s.who}, {day(s.on)}
                              </li>
                            ))}
                          </ul>
                        </details>
                      ) : null}
                    </>
                  ) : null}
                </td>
                {writes ? (
                  <td className="no-print">
                    <Button
                      look="quiet"
                      label={`${t.record}: ${words(u.words)}`}
                      onPress={() => setUses([u.use])}
                    >
                      {t.record}
                    </Button>
                  </td>
                ) : null}
              </tr>
            )
          })}
        </tbody>
      </table>
      <details className="no-print">
        <summary>{t.source}</summary>
        <ul>
          {consentUses.map((u) => (
            <li key={u.use}>
              {words(u.words)}: <span lang="es">{u.source}</span>
              {u.confidence === 'unconfirmed' ? ` (${t.unconfirmed})` : ''}
            </li>
          ))}
        </ul>
      </details>
      {uses ? <RecordConsent {...props} uses={uses} onClose={() => setUses(undefined)} /> : null}
    </section>
  )
}

function RecordConsent({
  book,
  child,
  told,
  documents,
  uses,
  onClose,
}: CircleProps & { uses: readonly ConsentUse[]; onClose: () => void }) {
  const t = useText(guardiansText)
  const d = useText(deskText)
  const words = useWords()
  const saying = useSaying()
  const one = uses.length === 1
  const named = consentUses.filter((u) => uses.includes(u.use))
  const [answer, setAnswer] = useState<ConsentAnswer | ''>(one ? '' : 'given')
  const [adult, setAdult] = useState('')
  const [typed, setTyped] = useState('')
  const [how, setHow] = useState<'paper' | 'spoken' | ''>(one ? '' : 'paper')
  const [on, setOn] = useState(told.today)
  const [limits, setLimits] = useState('')
  const [document, setDocument] = useState('')
  const person = told.adults.find((a) => a.key === adult)
  const before = told.circle.consents
  const save = async () => {
    if (saying.busy) return
    const who = person ? nameOf(person) : typed.trim()
    const said = await saying.say(
      uses.map((use) => ({
        ...{ kind: consentSaid, about: child.key, book },
        payload: { use, answer, adult: person?.key, who, how, on, limits: limits.trim(), document },
        supersedes: before.find((c) => c.use === use)?.said.map((s) => s.id) ?? [],
      })),
    )
    if (said) onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={one ? t.recordTitle(words(named[0]!.words)) : t.allYes}
      actions={
        <Button look="main" busy={saying.busy} onPress={() => void save()}>
          {saying.busy ? d.saving : d.save}
        </Button>
      }
    >
      <div className="form">
        {one ? (
          <>
            <p>{words(named[0]!.about)}</p>
            <Choices
              label={t.answer}
              value={answer}
              onChange={setAnswer}
              error={saying.wrong.answer}
              choices={(['given', 'refused', 'taken-back'] as const).map((value) => ({
                ...{ value, label: t.answers[value] },
              }))}
            />
          </>
        ) : (
          <>
            <p>{t.allYesHint}</p>
            <ul>
              {named.map((u) => (
                <li key={u.use}>{words(u.words)}</li>
              ))}
            </ul>
          </>
        )}
        <WhoField
          told={told}
          adult={adult}
          who={typed}
          onAdult={setAdult}
          onWho={setTyped}
          error={saying.wrong.who}
        />
        <Select
          label={t.how}
          value={how}
          onChange={setHow}
          error={saying.wrong.how}
          choices={(['paper', 'spoken'] as const).map((value) => ({ value, label: t.hows[value] }))}
        />
        <Field
          kind="date"
          label={t.on}
          value={on}
          max={told.today}
          onChange={setOn}
          error={saying.wrong.on}
        />
        {one ? (
          <Field
            label={t.limits}
            hint={t.limitsHint}
            value={limits}
            onChange={setLimits}
            maxLength={200}
            optional
          />
        ) : null}
        <DocumentSelect documents={documents} value={document} onChange={setDocument} />
        <SaidNote saying={saying} />
      </div>
    </Dialog>
  )
}
