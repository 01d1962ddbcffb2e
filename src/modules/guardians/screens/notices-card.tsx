// Which privacy notice the family was given: whose, which version, when, and whether they signed.
import FilePlus from 'lucide-react/icons/file-plus'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { StateShape } from '../../../ui/chip.tsx'
import { deskText } from '../../../ui/desk-text.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { useMay } from '../../../ui/me.tsx'
import { SaidNote, useSaying } from '../../../ui/saying.tsx'
import { Select } from '../../../ui/select.tsx'
import { Controller, noticeDelivered } from '../contract/agreed.ts'
import type { CircleNotice } from '../contract.ts'
import { type CircleProps, DocumentSelect, nameOf, WhoField } from './circle-parts.tsx'
import { guardiansText } from './desk-text.ts'

const HOWS = ['signed', 'delivered', 'refused-to-sign'] as const

export function NoticesCard(props: CircleProps) {
  const { child, told } = props
  const t = useText(guardiansText)
  const { day } = useFormats()
  const may = useMay()
  const [adding, setAdding] = useState(false)
  const { notices } = told.circle
  return (
    <section className="card stack" aria-labelledby="notices">
      <div className="row">
        <h2 id="notices">{t.notices}</h2>
        {may('guardians.write') && child.left_on === null ? (
          <Button icon={FilePlus} onPress={() => setAdding(true)}>
            {t.addNotice}
          </Button>
        ) : null}
      </div>
      {notices.length === 0 ? (
        <p className="row">
          <StateShape state="attention" />
          {t.noNotices}
        </p>
      ) : null}
      <ul className="lines">
        {notices.map((n) => (
          <li key={n.id}>
            <span>
              <strong>{t.controllers[n.controller]}</strong> · {t.version} {n.version}
              <br />
              {t.noticeLine(n.who, t.noticeHows[n.how])}
            </span>
            <span className="soft">{day(n.on)}</span>
          </li>
        ))}
      </ul>
      {adding ? <AddNotice {...props} onClose={() => setAdding(false)} /> : null}
    </section>
  )
}

function AddNotice({ book, child, told, documents, onClose }: CircleProps & { onClose: () => void }) {
  const t = useText(guardiansText)
  const d = useText(deskText)
  const saying = useSaying()
  const [controller, setController] = useState<Controller | ''>('')
  const [version, setVersion] = useState('')
  const [adult, setAdult] = useState('')
  const [typed, setTyped] = useState('')
  const [on, setOn] = useState(told.today)
  const [how, setHow] = useState<CircleNotice['how'] | ''>('')
  const [document, setDocument] = useState('')
  const person = told.adults.find((a) => a.key === adult)
  const save = async () => {
    if (saying.busy) return
    const who = person ? nameOf(person) : typed.trim()
    const payload = { controller, version: version.trim(), adult: person?.key, who, on, how, document }
    if (await saying.say([{ kind: noticeDelivered, about: child.key, book, payload }])) onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.addNotice}
      actions={
        <Button look="main" busy={saying.busy} onPress={() => void save()}>
          {saying.busy ? d.saving : d.save}
        </Button>
      }
    >
      <div className="form">
        <Select
          label={t.controller}
          value={controller}
          onChange={setController}
          error={saying.wrong.controller}
          choices={Controller.options.map((value) => ({ value, label: t.controllers[value] }))}
        />
        <Field
          label={t.version}
          hint={t.versionHint}
          value={version}
          onChange={setVersion}
          maxLength={60}
          error={saying.wrong.version}
        />
        <WhoField
          told={told}
          adult={adult}
          who={typed}
          onAdult={setAdult}
          onWho={setTyped}
          error={saying.wrong.who}
        />
        <Field
          kind="date"
          label={t.on}
          value={on}
          max={told.today}
          onChange={setOn}
          error={saying.wrong.on}
        />
        <Select
          label={t.noticeHow}
          value={how}
          onChange={setHow}
          error={saying.wrong.how}
          choices={HOWS.map((value) => ({ value, label: t.noticeHows[value] }))}
        />
        <DocumentSelect documents={documents} value={document} onChange={setDocument} />
        <SaidNote saying={saying} />
      </div>
    </Dialog>
  )
}
