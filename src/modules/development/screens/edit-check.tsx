// What is still wrong with an instrument, where it stands and what to do; how it will look to who applies it; and signing.
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { useFormats, useText, useWords } from '../../../ui/language.tsx'
import { Select } from '../../../ui/select.tsx'
import type { Instrument } from '../contract/instrument.ts'
import { stepsOf } from '../rules/apply-instrument.ts'
import type { PartTrouble } from '../rules/instrument-troubles.ts'
import { AnswerButtons } from './answer-buttons.tsx'
import { applyText } from './apply-text.ts'
import { editText } from './edit-text.ts'
import { instrumentsText } from './instruments-text.ts'

const SHOWN = 100

export function EditTroubles({ troubles }: { troubles: readonly PartTrouble[] }) {
  const t = useText(editText)
  const w = useText(instrumentsText)
  const wrong = troubles.filter((x) => !x.notice)
  const fields = t.fields as Readonly<Record<string, string>>
  return (
    <section className="card stack" aria-labelledby="check">
      <h2 id="check">{t.check}</h2>
      <p role="status">{wrong.length === 0 ? t.sound : t.wrong(wrong.length)}</p>
      {troubles.length > 0 ? (
        <ul className="edit-troubles">
          {troubles.slice(0, SHOWN).map((x) => (
            <li key={`${x.part}${x.row}${x.field}${x.code}${x.found}`}>
              <strong>
                {[t.parts[x.part], x.row === null ? '' : t.row(x.row), fields[x.field] ?? x.field]
                  .filter((s, i, all) => s !== '' && all.indexOf(s) === i)
                  .join(' · ')}
                :
              </strong>{' '}
              {w.troubles[x.code](x.found, x.wanted)}
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  )
}

export function EditPreview({ instrument: i }: { instrument: Instrument }) {
  const t = useText(editText)
  const a = useText(applyText)
  const say = useWords()
  const groups = i.groups.filter((g) => i.items.some((x) => x.group === g.id))
  const [chosen, setChosen] = useState('')
  const [answers, setAnswers] = useState<Readonly<Record<string, 0 | 1 | null>>>({})
  const group = groups.find((g) => g.id === chosen) ?? groups[0]
  if (!group) return null
  const words = (w: { es: string; en?: string | undefined }) => say({ es: w.es, en: w.en ?? w.es })
  const label = (g: (typeof groups)[number]) => (g.months ? a.months(g.months.from, g.months.below) : g.id)
  return (
    <section className="card stack apply" aria-labelledby="preview">
      <h2 id="preview">{t.preview}</h2>
      <p className="soft">{t.previewAbout}</p>
      <Select
        label={t.ofGroup}
        value={group.id}
        onChange={setChosen}
        choices={groups.map((g) => ({ value: g.id, label: label(g) }))}
      />
      {stepsOf(i, group.id, answers).map((s) => (
        <div key={s.domain} className="stack">
          <h3>{words(i.domains.find((d) => d.id === s.domain)?.words ?? { es: s.domain })}</h3>
          <ul className="observe-items">
            {[...s.items, ...s.before].map((x) => (
              <li key={x.id}>
                <strong>{words(x.words)}</strong>
                {s.before.includes(x) ? <span className="soft">{a.before}</span> : null}
                <AnswerButtons
                  of={words(x.words)}
                  value={answers[x.id]}
                  onChange={(value) => {
                    const { [x.id]: _had, ...rest } = answers
                    setAnswers(value === undefined ? rest : { ...rest, [x.id]: value })
                  }}
                  {...(s.risk ? { words: a.answers } : {})}
                />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}

export function SignDialog({
  instrument: i,
  busy,
  error,
  onSign,
  onClose,
}: {
  instrument: Instrument
  busy: boolean
  error: string | undefined
  onSign: () => void
  onClose: () => void
}) {
  const t = useText(editText)
  const say = useWords()
  const { day } = useFormats()
  const title = say({ es: i.title.es, en: i.title.en ?? i.title.es })
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.sign}
      actions={
        <Button look="main" busy={busy} onPress={onSign}>
          {t.sign}
        </Button>
      }
    >
      <p>{t.signAbout(title, i.version, day(i.validity.from))}</p>
      <p className="soft">{t.replaces}</p>
      {error ? (
        <p role="alert" className="field-error">
          {error}
        </p>
      ) : null}
    </Dialog>
  )
}
