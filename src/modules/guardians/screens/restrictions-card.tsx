// Whom the child is not handed over to: noted by the director, shown first, ended only with a reason.
import ShieldX from 'lucide-react/icons/shield-x'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { StateShape } from '../../../ui/chip.tsx'
import { Choices } from '../../../ui/choices.tsx'
import { deskText } from '../../../ui/desk-text.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { useMay } from '../../../ui/me.tsx'
import { SaidNote, useSaying } from '../../../ui/saying.tsx'
import { Select } from '../../../ui/select.tsx'
import { fileAddress } from '../../../ui/send-file.ts'
import { RestrictionBasis, restrictionEnded, restrictionNoted } from '../contract/agreed.ts'
import type { CircleRestriction } from '../contract.ts'
import { type CircleProps, DocumentSelect, nameOf } from './circle-parts.tsx'
import { guardiansText } from './desk-text.ts'

/** Ended by a person, or past the last day it was noted for: the door does not follow it any more. */
const isOver = (r: CircleRestriction, today: string) =>
  r.ended !== null || (r.until !== null && r.until < today)

export function RestrictionsCard(props: CircleProps) {
  const { book, child, told, purpose, documents } = props
  const t = useText(guardiansText)
  const { day } = useFormats()
  const may = useMay()
  const [noting, setNoting] = useState(false)
  const [ending, setEnding] = useState<CircleRestriction>()
  const standing = told.circle.restrictions.filter((r) => !isOver(r, told.today))
  const over = told.circle.restrictions.filter((r) => isOver(r, told.today))
  const writes = may('restrictions.write') && child.left_on === null
  const days = (r: CircleRestriction) =>
    [t.since(day(r.from)), r.until ? t.to(day(r.until)) : ''].filter(Boolean).join(' ')
  return (
    <section
      className={standing.length > 0 ? 'card stack restricted' : 'card stack'}
      aria-labelledby="restrictions"
    >
      <div className="row">
        <h2 id="restrictions">{t.restrictions}</h2>
        {writes ? (
          <Button icon={ShieldX} onPress={() => setNoting(true)}>
            {t.addRestriction}
          </Button>
        ) : null}
      </div>
      {standing.length === 0 ? (
        <p className="soft">{t.noRestrictions}</p>
      ) : (
        <p className="soft">{t.restrictionsAbout}</p>
      )}
      <ul className="lines">
        {standing.map((r) => (
          <li key={r.id}>
            <span>
              <span className="row">
                <StateShape state="urgent" />
                <strong>{r.name}</strong>
              </span>
              {r.look ? <span>{r.look}. </span> : null}
              <span className="soft">{days(r)}</span>
              {told.reasons ? (
                <>
                  <br />
                  {t.bases[r.basis]}
                  {r.order ? ` · ${r.order}` : ''}
                  {r.words ? <span className="soft"> · {r.words}</span> : null}
                  {r.document && documents.has(r.document) ? (
                    <>
                      {' '}
                      <a href={fileAddress(book, r.document, purpose)} download>
                        {t.openDoc}: {documents.get(r.document)}
                      </a>
                    </>
                  ) : null}
                  {r.basis === 'family-word' ? (
                    <p className="row">
                      <StateShape state="attention" /> {t.basisHints['family-word']}
                    </p>
                  ) : null}
                </>
              ) : null}
            </span>
            {writes ? (
              <Button look="quiet" label={`${t.endRestriction}: ${r.name}`} onPress={() => setEnding(r)}>
                {t.endRestriction}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {over.length > 0 && told.reasons ? (
        <details>
          <summary>{t.ended(over.length)}</summary>
          <ul className="lines">
            {over.map((r) => (
              <li key={r.id}>
                <span>
                  {r.name} <span className="soft">{days(r)}</span>
                  <br />
                  {r.ended ? t.endedBy(r.ended.why) : t.ranOut}
                </span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {noting ? <NoteRestriction {...props} onClose={() => setNoting(false)} /> : null}
      {ending ? <EndRestriction {...props} of={ending} onClose={() => setEnding(undefined)} /> : null}
    </section>
  )
}

const OTHER = 'other'

function NoteRestriction({ book, child, told, documents, onClose }: CircleProps & { onClose: () => void }) {
  const t = useText(guardiansText)
  const d = useText(deskText)
  const saying = useSaying()
  const [whom, setWhom] = useState('')
  const [name, setName] = useState('')
  const [look, setLook] = useState('')
  const [basis, setBasis] = useState<RestrictionBasis | ''>('')
  const [order, setOrder] = useState('')
  const [words, setWords] = useState('')
  const [document, setDocument] = useState('')
  const [from, setFrom] = useState(told.today)
  const [until, setUntil] = useState('')
  const adult = told.adults.find((a) => a.key === whom)
  const save = async () => {
    if (saying.busy) return
    const payload = {
      ...{ adult: adult?.key, name: adult ? nameOf(adult) : name.trim(), look: look.trim(), basis },
      ...{ order: order.trim(), words: words.trim(), document, from, until },
    }
    if (await saying.say([{ kind: restrictionNoted, about: child.key, book, payload }])) onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.addRestriction}
      actions={
        <Button look="main" busy={saying.busy} onPress={() => void save()}>
          {saying.busy ? d.saving : d.save}
        </Button>
      }
    >
      <div className="form">
        <p className="soft">{t.restrictionsAbout}</p>
        <Select
          label={t.who}
          value={whom}
          onChange={setWhom}
          error={whom === '' ? saying.wrong.name : undefined}
          choices={[
            ...told.adults.map((a) => ({ value: a.key, label: nameOf(a) })),
            { value: OTHER, label: t.someoneElse },
          ]}
        />
        {whom === OTHER ? (
          <Field
            label={t.personName}
            value={name}
            onChange={setName}
            maxLength={160}
            error={saying.wrong.name}
          />
        ) : null}
        <Field label={t.look} hint={t.lookHint} value={look} onChange={setLook} maxLength={200} optional />
        <Choices
          label={t.basis}
          value={basis}
          onChange={setBasis}
          error={saying.wrong.basis}
          choices={RestrictionBasis.options.map((value) => ({
            ...{ value, label: t.bases[value], hint: t.basisHints[value] },
          }))}
        />
        <Field label={t.order} value={order} onChange={setOrder} maxLength={200} optional />
        <DocumentSelect documents={documents} value={document} onChange={setDocument} />
        <Field kind="long" label={t.notes} value={words} onChange={setWords} maxLength={500} optional />
        <div className="form-grid">
          <Field kind="date" label={t.from} value={from} onChange={setFrom} error={saying.wrong.from} />
          <Field
            kind="date"
            label={t.until}
            value={until}
            min={from}
            onChange={setUntil}
            error={saying.wrong.until}
            optional
          />
        </div>
        <SaidNote saying={saying} />
      </div>
    </Dialog>
  )
}

function EndRestriction({
  book,
  child,
  documents,
  of,
  onClose,
}: CircleProps & { of: CircleRestriction; onClose: () => void }) {
  const t = useText(guardiansText)
  const saying = useSaying()
  const [why, setWhy] = useState('')
  const [document, setDocument] = useState('')
  const save = async () => {
    if (saying.busy) return
    const payload = { restriction: of.id, why: why.trim(), document }
    if (await saying.say([{ kind: restrictionEnded, about: child.key, book, payload }])) onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.endTitle(of.name)}
      actions={
        <Button look="grave" busy={saying.busy} onPress={() => void save()}>
          {t.endRestriction}
        </Button>
      }
    >
      <div className="form">
        <Field
          kind="long"
          label={t.why}
          value={why}
          onChange={setWhy}
          maxLength={300}
          error={saying.wrong.why}
        />
        <DocumentSelect documents={documents} value={document} onChange={setDocument} />
        <SaidNote saying={saying} />
      </div>
    </Dialog>
  )
}
