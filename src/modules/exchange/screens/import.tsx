// Importing a list at the desk: which, what file, try it, then take it; every wrong row told with its column and reason.
import Download from 'lucide-react/icons/download'
import { useId, useState } from 'react'
import { useAskAgain, useNoAnswerWords } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { call, type NoAnswer } from '../../../ui/call.ts'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { Choices } from '../../../ui/choices.tsx'
import { PageHead } from '../../../ui/desk-frame.tsx'
import '../../../ui/desk.css'
import { ErrorState } from '../../../ui/error-state.tsx'
import { FieldFrame } from '../../../ui/field.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { homeSteps, useMe } from '../../../ui/me.tsx'
import { Select } from '../../../ui/select.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import {
  type ImportReport,
  type ImportTarget,
  importFile,
  importTargets,
  importTemplate,
  LARGEST_UPLOAD,
} from '../contract.ts'
import { exchangeText } from './desk-text.ts'
import { RowNotes } from './row-notes.tsx'

type Status = 'planned' | 'open' | 'suspended' | 'closed'
type Told =
  | { readonly report: ImportReport }
  | { readonly sentence: string }
  | { readonly none: NoAnswer }
  | undefined

/** Hands a text to the browser as a file to keep. */
function keep(name: string, text: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}

export function Import() {
  const t = useText(exchangeText)
  const me = useMe()
  const again = useAskAgain()
  const [target, setTarget] = useState<ImportTarget | ''>('')
  const [file, setFile] = useState<File>()
  const [status, setStatus] = useState<Status>('open')
  const [allOrNothing, setAllOrNothing] = useState(false)
  const [told, setTold] = useState<Told>()
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState<'try' | 'take' | 'template'>()
  useStanding([...homeSteps(me, t.mexico), { label: t.title }], 'import')
  const tooLarge = (file?.size ?? 0) > LARGEST_UPLOAD

  const send = async (dryRun: boolean) => {
    setTried(true)
    if (target === '' || !file || tooLarge || busy) return
    setBusy(dryRun ? 'try' : 'take')
    const csv = await file.text()
    const answer = await call(importFile, {
      target,
      csv,
      dryRun,
      allOrNothing,
      ...(target === 'centers' ? { status } : {}),
    })
    setBusy(undefined)
    if (!('answer' in answer)) return setTold({ none: answer })
    setTold(answer.answer.read ? { report: answer.answer.report } : { sentence: answer.answer.sentence })
    if (!dryRun) await again()
  }
  const template = async () => {
    if (target === '' || busy) return setTried(true)
    setBusy('template')
    const answer = await call(importTemplate, { target })
    setBusy(undefined)
    if ('answer' in answer) keep(answer.answer.name, answer.answer.csv)
    else setTold({ none: answer })
  }
  const put =
    <V,>(set: (value: V) => void) =>
    (value: V) => {
      set(value)
      setTold(undefined)
    }
  return (
    <>
      <PageHead title={t.title} about={t.about} />
      <div className="stack">
        <section className="card form">
          <Choices
            label={t.target}
            value={target}
            onChange={put(setTarget)}
            error={tried && target === '' ? t.chooseFile : undefined}
            choices={importTargets.map((value) => ({
              value,
              label: t.targets[value],
              hint: t.targetHints[value],
            }))}
          />
          <div>
            <Button
              icon={Download}
              busy={busy === 'template'}
              disabled={target === ''}
              onPress={() => void template()}
            >
              {t.template}
            </Button>
          </div>
        </section>
        <section className="card form">
          <FieldFrame
            label={t.file}
            hint={t.fileHint}
            error={tooLarge ? t.fileTooLarge : tried && !file ? t.chooseFile : undefined}
          >
            {(ties) => (
              <input
                {...ties}
                className="input"
                type="file"
                accept=".csv,text/csv"
                onChange={(e) => put(setFile)(e.target.files?.[0])}
              />
            )}
          </FieldFrame>
          {target === 'centers' ? (
            <Select
              label={t.status}
              value={status}
              onChange={put(setStatus)}
              choices={(['planned', 'open', 'suspended', 'closed'] as const).map((value) => ({
                value,
                label: t.statuses[value],
              }))}
            />
          ) : null}
          <Checkbox label={t.allOrNothing} checked={allOrNothing} onChange={put(setAllOrNothing)} />
          <div>
            <Button look={told ? 'plain' : 'main'} busy={busy === 'try'} onPress={() => void send(true)}>
              {busy === 'try' ? t.trying : t.tryIt}
            </Button>
          </div>
        </section>
        <Outcome told={told} busy={busy === 'take'} onTake={() => void send(false)} />
      </div>
    </>
  )
}

function Outcome({ told, busy, onTake }: { told: Told; busy: boolean; onTake: () => void }) {
  const t = useText(exchangeText)
  const { number } = useFormats()
  const words = useNoAnswerWords()
  const id = useId()
  if (told === undefined) return null
  if ('none' in told) return <ErrorState {...words(told.none)} focus />
  if ('sentence' in told)
    return <ErrorState happened={t.notFile} todo={<span lang="es">{told.sentence}</span>} focus />
  const r = told.report
  const news = r.added + r.changed
  const counts = (['rows', 'good', 'bad', 'added', 'changed', 'same', 'kept'] as const).filter(
    (c) => c === 'rows' || r[c] > 0,
  )
  return (
    <section className="card stack" aria-labelledby={id}>
      <h2 id={id}>{r.dryRun ? t.tryTitle : t.takeTitle}</h2>
      <p role="status">
        <strong>
          {r.dryRun ? t.sentence(r.good, r.bad) : r.taken ? t.taken(r.added, r.changed, r.same) : t.notTaken}
        </strong>
      </p>
      <dl className="facts">
        {counts.map((c) => [<dt key={c}>{t.counts[c]}</dt>, <dd key={`${c}=`}>{number(r[c])}</dd>])}
      </dl>
      {r.dryRun ? (
        news > 0 ? (
          <div>
            <Button look="main" busy={busy} onPress={onTake}>
              {busy ? t.taking : t.take(news)}
            </Button>
          </div>
        ) : (
          <p>{t.nothingToTake}</p>
        )
      ) : null}
      <RowNotes title={t.errors} notes={r.errors} total={r.bad} />
      <RowNotes title={t.doubts} notes={r.doubts} total={r.doubtful} />
    </section>
  )
}
