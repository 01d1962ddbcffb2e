// The versions of a study: the last one open, its report to take along, and to whom each was delivered.
import FileText from 'lucide-react/icons/file-text'
import Printer from 'lucide-react/icons/printer'
import { useState } from 'react'
import { type Endpoint, requestOf } from '../../../kernel/endpoint.ts'
import { useAskAgain } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { useDeciding } from '../../../ui/deciding.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Field } from '../../../ui/field.tsx'
import { useFormats, useLanguage, useText } from '../../../ui/language.tsx'
import { printThis } from '../../../ui/print-this.ts'
import '../../../ui/print-this.css'
import { Select } from '../../../ui/select.tsx'
import { reportDelivered } from '../contract/kinds.ts'
import { type OneStudy, studyReport } from '../contract.ts'
import { NotTaken } from './not-taken.tsx'
import { ResultView } from './result-view.tsx'
import { needsText } from './text.ts'

export function VersionsView({ told, mayWrite }: { told: OneStudy; mayWrite: boolean }) {
  const t = useText(needsText)
  const { number, day } = useFormats()
  const { language } = useLanguage()
  const { study } = told
  const last = study.versions.at(-1)
  const [chosen, setChosen] = useState(last?.version)
  const [delivering, setDelivering] = useState(false)
  const shown = study.versions.find((v) => v.version === chosen) ?? last
  if (!shown)
    return (
      <EmptyState icon={FileText} title={t.noVersion}>
        {t.noVersionAbout}
      </EmptyState>
    )
  const report = requestOf(studyReport as Endpoint, {
    ...{ book: study.book, study: study.key, version: String(shown.version), language },
  })
  return (
    <div className="stack">
      <div className="filters no-print">
        {study.versions.length > 1 ? (
          <Select
            label={t.version}
            value={String(shown.version)}
            onChange={(x) => setChosen(Number(x))}
            choices={study.versions.map((v) => ({
              value: String(v.version),
              label: t.versionOf(number(v.version), day(v.on)),
            }))}
          />
        ) : null}
        <a className="button" data-look="plain" href={report.path} target="_blank" rel="noopener">
          <FileText size={20} aria-hidden />
          {t.pdf}
        </a>
        <Button icon={Printer} onPress={printThis}>
          {t.print}
        </Button>
        {mayWrite ? (
          <Button look="main" onPress={() => setDelivering(true)}>
            {t.deliver}
          </Button>
        ) : null}
      </div>
      {study.delivered.length > 0 ? (
        <ul aria-label={t.sides}>
          {study.delivered.map((d) => (
            <li key={`${d.version} ${d.to} ${d.on}`}>{t.deliveredTo(number(d.version), d.to, day(d.on))}</li>
          ))}
        </ul>
      ) : null}
      <article data-print-this className="stack">
        <h2>
          {study.title} · {t.versionOf(number(shown.version), day(shown.on))}
        </h2>
        {shown.note ? <p>{shown.note}</p> : null}
        <ResultView result={shown.result} />
      </article>
      {delivering ? (
        <Deliver told={told} version={shown.version} onClose={() => setDelivering(false)} />
      ) : null}
    </div>
  )
}

function Deliver({ told, version, onClose }: { told: OneStudy; version: number; onClose: () => void }) {
  const t = useText(needsText)
  const again = useAskAgain()
  const deciding = useDeciding()
  const [to, setTo] = useState('')
  const [on, setOn] = useState(told.today)
  const save = async () => {
    const done = await deciding.decide({
      ...{ kind: reportDelivered, about: told.study.key, book: told.study.book },
      payload: { version, on, to: to.trim() },
    })
    if (!done) return
    await again()
    onClose()
  }
  const error = (name: string) => (deciding.wrong[name] === undefined ? {} : { error: deciding.wrong[name] })
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.deliver}
      actions={
        <Button look="main" busy={deciding.busy} onPress={() => void save()}>
          {deciding.busy ? t.saving : t.deliver}
        </Button>
      }
    >
      <div className="form">
        <p>{t.deliverAbout}</p>
        <Field label={t.to} hint={t.toHint} value={to} onChange={setTo} maxLength={200} {...error('to')} />
        <Field kind="date" label={t.on} value={on} onChange={setOn} {...error('on')} />
        <NotTaken none={deciding.none} />
      </div>
    </Dialog>
  )
}
