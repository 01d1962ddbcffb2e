// The assumptions of the next version: each with its three values, source, day and how sure it is; changed one by one, and worked out with.
import { useState } from 'react'
import * as v from 'valibot'
import { useAskAgain } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { useDeciding } from '../../../ui/deciding.ts'
import '../../../ui/data-table.css'
import { Dialog } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { decimalOf } from '../../../ui/formats.ts'
import { wrongFields } from '../../../ui/issue-words.ts'
import { useKeptDraft } from '../../../ui/kept-draft.ts'
import { useFormats, useLanguage, useText } from '../../../ui/language.tsx'
import { Select } from '../../../ui/select.tsx'
import { resultAsked } from '../contract/kinds.ts'
import { Assumption, type AssumptionId, Confidence } from '../contract/result.ts'
import type { OneStudy } from '../contract.ts'
import { completed, isUnconfirmed } from '../rules/assumptions.ts'
import { resultWords } from '../rules/result-words.ts'
import { NotTaken } from './not-taken.tsx'
import { needsText } from './text.ts'

type Draft = { readonly changed: readonly Assumption[]; readonly note: string }

export function AssumptionsView({
  told,
  mayWrite,
  onWorked,
}: {
  told: OneStudy
  mayWrite: boolean
  onWorked: () => void
}) {
  const t = useText(needsText)
  const { language } = useLanguage()
  const w = resultWords[language]
  const { number, day } = useFormats()
  const again = useAskAgain()
  const deciding = useDeciding()
  const { study, today } = told
  const last = study.versions.at(-1)
  const { draft, keep, drop } = useKeptDraft<Draft>(`needs.${study.key}.${study.versions.length}`, {
    ...{ changed: last?.assumptions ?? [], note: '' },
  })
  const [editing, setEditing] = useState<Assumption>()
  const waits = study.how !== 'none' && !study.closed_on
  const workOut = async () => {
    const done = await deciding.decide({
      ...{ kind: resultAsked, about: study.key, book: study.book },
      payload: {
        on: today,
        assumptions: draft.changed,
        ...(draft.note.trim() ? { note: draft.note.trim() } : {}),
      },
    })
    if (!done) return
    drop()
    await again()
    onWorked()
  }
  const replace = (id: AssumptionId, next: Assumption | undefined) =>
    keep({ ...draft, changed: [...draft.changed.filter((a) => a.id !== id), ...(next ? [next] : [])] })
  return (
    <div className="stack">
      <p>{t.assumptionsAbout}</p>
      <div className="table-scroll needs-table">
        <table>
          <caption>{w.assumptionsTitle}</caption>
          <thead>
            <tr>
              <th scope="col">{w.assumption}</th>
              <th scope="col" data-number>
                {w.low}
              </th>
              <th scope="col" data-number>
                {w.mid}
              </th>
              <th scope="col" data-number>
                {w.high}
              </th>
              <th scope="col">{w.source}</th>
              <th scope="col">{w.sure}</th>
              {mayWrite ? <th scope="col" className="no-print" aria-label={t.edit} /> : null}
            </tr>
          </thead>
          <tbody>
            {completed(draft.changed).map((a) => (
              <tr key={a.id}>
                <th scope="row">{w.assumptions[a.id]}</th>
                <td data-number>{number(a.low)}</td>
                <td data-number>{number(a.mid)}</td>
                <td data-number>{number(a.high)}</td>
                <td>
                  {a.source} <span className="soft">({day(a.on)})</span>
                </td>
                <td>
                  <Chip state={isUnconfirmed(a) ? 'attention' : 'calm'}>{w.confidences[a.confidence]}</Chip>
                </td>
                {mayWrite ? (
                  <td className="no-print">
                    <Button
                      look="quiet"
                      label={`${t.edit}: ${w.assumptions[a.id]}`}
                      onPress={() => setEditing(a)}
                    >
                      {t.edit}
                    </Button>
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {mayWrite ? (
        <div className="stack no-print">
          {draft.changed.length > 0 ? (
            <p className="soft">{t.changedOnes(number(draft.changed.length))}</p>
          ) : null}
          <Field
            kind="long"
            label={t.note}
            value={draft.note}
            onChange={(note) => keep({ ...draft, note })}
            maxLength={1000}
            optional
          />
          {waits ? <p role="note">{t.closeFirst}</p> : null}
          <div>
            <Button look="main" busy={deciding.busy} disabled={waits} onPress={() => void workOut()}>
              {deciding.busy ? t.working : study.versions.length > 0 ? t.workOutAgain : t.workOut}
            </Button>
          </div>
          <NotTaken none={deciding.none} />
        </div>
      ) : null}
      {editing ? (
        <Edit
          of={editing}
          changed={draft.changed.some((a) => a.id === editing.id)}
          today={today}
          onClose={() => setEditing(undefined)}
          onSet={(next) => {
            replace(editing.id, next)
            setEditing(undefined)
          }}
        />
      ) : null}
    </div>
  )
}

function Edit({
  of,
  changed,
  today,
  onSet,
  onClose,
}: {
  of: Assumption
  changed: boolean
  today: string
  onSet: (next: Assumption | undefined) => void
  onClose: () => void
}) {
  const t = useText(needsText)
  const { language } = useLanguage()
  const w = resultWords[language]
  const [values, setValues] = useState({ low: String(of.low), mid: String(of.mid), high: String(of.high) })
  const [source, setSource] = useState(changed ? of.source : '')
  const [on, setOn] = useState(changed ? of.on : today)
  const [confidence, setConfidence] = useState<Confidence>(changed ? of.confidence : 'company')
  const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({})
  const read = (typed: string) => decimalOf(typed.replace(/(\d),(?=\d{3}(\D|$))/g, '$1').trim()) ?? Number.NaN
  const set = () => {
    const next = {
      ...{ id: of.id, low: read(values.low), mid: read(values.mid), high: read(values.high) },
      ...{ source: source.trim(), on, confidence },
    }
    const judged = v.safeParse(Assumption, next)
    setWrong(judged.issues ? wrongFields(judged.issues, language) : {})
    if (judged.success) onSet(judged.output)
  }
  const error = (name: string) => (wrong[name] === undefined ? {} : { error: wrong[name] })
  return (
    <Dialog
      open
      onClose={onClose}
      title={w.assumptions[of.id]}
      actions={
        <Button look="main" onPress={set}>
          {t.save}
        </Button>
      }
    >
      <div className="form">
        <div className="form-grid">
          {(['low', 'mid', 'high'] as const).map((k) => (
            <Field
              key={k}
              kind="decimal"
              label={t.value[k]}
              value={values[k]}
              onChange={(x) => setValues({ ...values, [k]: x })}
              {...error(k)}
            />
          ))}
        </div>
        <Field label={t.sourceOf} value={source} onChange={setSource} maxLength={300} {...error('source')} />
        <div className="form-grid">
          <Field kind="date" label={t.day} value={on} onChange={setOn} {...error('on')} />
          <Select
            label={t.sure}
            value={confidence}
            onChange={setConfidence}
            choices={Confidence.options.map((value) => ({ value, label: w.confidences[value] }))}
          />
        </div>
        {changed ? (
          <div>
            <Button look="quiet" onPress={() => onSet(undefined)}>
              {t.restore}
            </Button>
          </div>
        ) : null}
      </div>
    </Dialog>
  )
}
