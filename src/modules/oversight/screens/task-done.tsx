// Hecho: said of a task that no other fact ends, with what was done; and what was said so in the last days.
import Check from 'lucide-react/icons/check'
import { useState } from 'react'
import { useAskAgain, useNoAnswerWords } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { StateShape } from '../../../ui/chip.tsx'
import { useDeciding } from '../../../ui/deciding.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { useFormats, useText, useWords } from '../../../ui/language.tsx'
import { readToday, type TaskKindTold, type TaskTold, type Today, taskDone } from '../contract.ts'
import { todayText } from './today-text.ts'
import './today.css'

export function DoneButton({ task, kind }: { task: TaskTold; kind: TaskKindTold }) {
  const t = useText(todayText).done
  const words = useWords()
  const noAnswer = useNoAnswerWords()
  const again = useAskAgain()
  const deciding = useDeciding()
  const [open, setOpen] = useState(false)
  const [note, setNote] = useState('')
  const save = async () => {
    const { book, about } = task
    const payload = { task: task.task, kind: task.kind, note }
    if (!(await deciding.decide({ kind: taskDone, about, book, payload }))) return
    setOpen(false)
    await again(readToday)
  }
  const refused = deciding.none && noAnswer(deciding.none)
  const own =
    deciding.none && 'refusal' in deciding.none
      ? (t.refusals as Readonly<Record<string, string>>)[deciding.none.refusal.code]
      : undefined
  return (
    <>
      <Button icon={Check} label={`${t.button}: ${words(kind.words)}`} onPress={() => setOpen(true)}>
        {t.button}
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={words(kind.words)}
        actions={
          <Button look="main" busy={deciding.busy} onPress={() => void save()}>
            {t.save}
          </Button>
        }
      >
        <div className="form">
          <p className="soft">{t.about}</p>
          <Field
            kind="long"
            label={t.note}
            value={note}
            maxLength={300}
            onChange={setNote}
            error={deciding.wrong.note}
          />
          {refused ? (
            <p role="alert" className="field-error">
              <StateShape state="urgent" /> {own ?? `${refused.happened} ${refused.todo}`}
            </p>
          ) : null}
        </div>
      </Dialog>
    </>
  )
}

export function DoneLately({ done, kinds }: { done: Today['done']; kinds: readonly TaskKindTold[] }) {
  const t = useText(todayText).done
  const words = useWords()
  const { dayOf, clock } = useFormats()
  if (done.length === 0) return null
  const known = new Map(kinds.map((k) => [k.id, k]))
  return (
    <details className="card">
      <summary>{t.lately(done.length)}</summary>
      <ul className="due-tasks">
        {done.map((d) => (
          <li key={`${d.task} ${d.at}`}>
            <div className="due-what">
              <strong>
                {words(known.get(d.kind)?.words ?? { es: d.kind, en: d.kind })}
                {d.name ? ` · ${d.name}` : ''}
              </strong>
              <span>{d.note}</span>
              <span className="soft">{t.by(d.by, `${dayOf(d.at)}, ${clock(d.at)}`)}</span>
            </div>
          </li>
        ))}
      </ul>
    </details>
  )
}
