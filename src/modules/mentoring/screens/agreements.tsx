// Agreements: open ones by their day with one button to say what became of them, ended ones folded away.
import { useState } from 'react'
import { daysBetween } from '../../../kernel/days.ts'
import { Button } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { Choices } from '../../../ui/choices.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { useMay } from '../../../ui/me.tsx'
import { SaidNote, useSaying } from '../../../ui/saying.tsx'
import { AgreementHow, agreementTold, type MentoringAgreement, type MentoringOfCenter } from '../contract.ts'
import './mentoring.css'
import { mentoringText } from './text.ts'

export function Agreements({
  book,
  told,
  list,
  asked,
}: {
  book: string
  told: MentoringOfCenter
  list: readonly MentoringAgreement[]
  /** its question is open from the beginning */
  asked?: string | undefined
}) {
  const t = useText(mentoringText)
  const open = list.filter((a) => a.state === 'open')
  const ended = list.filter((a) => a.state !== 'open')
  return (
    <>
      {list.length === 0 ? <p className="soft">{t.noAgreements}</p> : null}
      <ul className="lines">
        {open.map((a) => (
          <Agreement key={a.key} book={book} told={told} agreement={a} asked={a.key === asked} />
        ))}
      </ul>
      {ended.length > 0 ? (
        <details className="mentoring-more">
          <summary>{t.ended(ended.length)}</summary>
          <ul className="lines">
            {ended.map((a) => (
              <Agreement key={a.key} book={book} told={told} agreement={a} />
            ))}
          </ul>
        </details>
      ) : null}
    </>
  )
}

function Agreement({
  book,
  told,
  agreement: a,
  asked = false,
}: {
  book: string
  told: MentoringOfCenter
  agreement: MentoringAgreement
  asked?: boolean
}) {
  const t = useText(mentoringText)
  const { day } = useFormats()
  const may = useMay()
  const [telling, setTelling] = useState(asked && a.state === 'open' && may('mentoring.follow'))
  const late = daysBetween(a.due, told.today)
  const name = (id: string) => told.names[id] ?? t.somebody
  const room = told.rooms.find((r) => r.id === a.room)?.name
  return (
    <li>
      <div className="stack">
        <strong>{a.what}</strong>
        <span className="soft">{[name(a.who), room].filter(Boolean).join(' · ')}</span>
        <span className="row">
          {a.state === 'open' ? (
            <Chip state={late > 0 ? 'attention' : 'none'}>{late > 0 ? t.late(late) : t.due(day(a.due))}</Chip>
          ) : (
            <Chip state={a.state === 'kept' ? 'calm' : 'none'}>{t.states[a.state]}</Chip>
          )}
        </span>
        {a.told.map((x) => (
          <span key={x.id}>
            {t.how[x.how]}
            {x.text ? `: ${x.text}` : ''} <span className="soft">({t.lines(name(x.by), day(x.day))})</span>
          </span>
        ))}
      </div>
      {a.state === 'open' && may('mentoring.follow') ? (
        <Button onPress={() => setTelling(true)}>{t.tell}</Button>
      ) : null}
      {telling ? (
        <Tell book={book} agreement={a} today={told.today} onClose={() => setTelling(false)} />
      ) : null}
    </li>
  )
}

function Tell({
  book,
  agreement,
  today,
  onClose,
}: {
  book: string
  agreement: MentoringAgreement
  today: string
  onClose: () => void
}) {
  const t = useText(mentoringText)
  const saying = useSaying()
  const [how, setHow] = useState<AgreementHow | ''>('')
  const [by, setBy] = useState('')
  const [text, setText] = useState('')
  const goesOn = how === 'partly' || how === 'later'
  const past = goesOn && by !== '' && by < today
  const save = async () => {
    if (past) return
    const payload = {
      agreement: agreement.key,
      who: agreement.who,
      day: today,
      how,
      text,
      ...(goesOn ? { by } : {}),
    }
    if (await saying.say([{ kind: agreementTold, about: book, book, payload }])) onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.tellTitle}
      actions={
        <Button look="main" busy={saying.busy} disabled={how === ''} onPress={() => void save()}>
          {t.save_}
        </Button>
      }
    >
      <div className="form">
        <p>{agreement.what}</p>
        <Choices
          label={t.tell}
          value={how}
          onChange={setHow}
          choices={AgreementHow.options.map((value) => ({ value, label: t.how[value] }))}
        />
        {goesOn ? (
          <Field
            kind="date"
            label={t.newDay}
            value={by}
            min={today}
            onChange={setBy}
            error={past ? t.dayPast : saying.wrong.by ? t.needsDay : undefined}
          />
        ) : null}
        <Field
          kind="long"
          label={t.why}
          value={text}
          maxLength={500}
          onChange={setText}
          error={saying.wrong.text && text.trim() === '' ? t.needsWhy : saying.wrong.text}
          optional={how !== 'dropped'}
        />
        <SaidNote saying={saying} />
      </div>
    </Dialog>
  )
}
