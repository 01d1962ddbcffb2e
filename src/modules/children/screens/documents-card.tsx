// The documents of a child's file: what there is, adding one, opening it, and taking it away with a reason.
import Download from 'lucide-react/icons/download'
import FilePlus from 'lucide-react/icons/file-plus'
import { useEffect, useRef, useState } from 'react'
import type { InferOutput } from 'valibot'
import { civilDay } from '../../../kernel/days.ts'
import type { Purpose } from '../../../kernel/purposes.ts'
import { useNoAnswerWords } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { Chip, StateShape } from '../../../ui/chip.tsx'
import { deskText } from '../../../ui/desk-text.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { FileButton } from '../../../ui/file-button.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { useMay } from '../../../ui/me.tsx'
import { type Ready, readied } from '../../../ui/ready-document.ts'
import { SaidNote, useSaying } from '../../../ui/saying.tsx'
import { Select } from '../../../ui/select.tsx'
import { fileAddress, sendFile } from '../../../ui/send-file.ts'
import { type DocumentKind, documentAttached, documentWithdrawn } from '../contract/kinds.ts'
import type { childFiles } from '../contract.ts'
import { filesText } from './files-text.ts'

type Listed = NonNullable<InferOutput<typeof childFiles.answer>['documents']>[number]

const KINDS: readonly DocumentKind[] = [
  'birth-certificate',
  'vaccination-card',
  'medical-note',
  'court-order',
  'other',
]
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone

export function DocumentsCard({
  book,
  child,
  purpose,
  documents,
}: {
  book: string
  child: string
  purpose: Purpose
  documents: readonly Listed[]
}) {
  const t = useText(filesText).documents
  const { day, number } = useFormats()
  const may = useMay()
  const [adding, setAdding] = useState(false)
  const [withdrawing, setWithdrawing] = useState<Listed>()
  const standing = documents.filter((d) => d.withdrawn === null)
  const gone = documents.filter((d) => d.withdrawn !== null)
  const size = (n: number) =>
    n < 1_000_000 ? t.kb(number(Math.ceil(n / 1000))) : t.mb(number(Math.round(n / 100_000) / 10))
  return (
    <section className="card stack" aria-labelledby="documents">
      <div className="row">
        <h2 id="documents">{t.title}</h2>
        {may('children.write') && may('files.send') ? (
          <Button icon={FilePlus} onPress={() => setAdding(true)}>
            {t.add}
          </Button>
        ) : null}
      </div>
      {standing.length === 0 ? <p className="soft">{t.none}</p> : null}
      <ul className="lines">
        {standing.map((d) => (
          <li key={d.key}>
            <span>
              <strong>{d.name}</strong>
              <br />
              <span className="soft">
                {t.kinds[d.what]} · {day(civilDay(d.at, zone))}
                {d.bytes === null ? '' : ` · ${size(d.bytes)}`}
              </span>
            </span>
            {d.here ? (
              <a
                className="button"
                href={fileAddress(book, d.blob, purpose)}
                download
                aria-label={t.openOne(d.name)}
              >
                <Download size={20} aria-hidden />
                {t.open}
              </a>
            ) : (
              <Chip state="attention">{t.notHere}</Chip>
            )}
            {may('children.write') ? (
              <Button look="quiet" label={`${t.withdraw}: ${d.name}`} onPress={() => setWithdrawing(d)}>
                {t.withdraw}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {gone.length > 0 ? (
        <details>
          <summary>{t.goneCount(gone.length)}</summary>
          <ul className="lines">
            {gone.map((d) => (
              <li key={d.key}>
                <span>
                  {d.name}
                  <br />
                  <span className="soft">{t.goneFor(d.withdrawn!.reason)}</span>
                </span>
                <span className="soft">{day(civilDay(d.withdrawn!.at, zone))}</span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {adding ? <Attach book={book} child={child} onClose={() => setAdding(false)} /> : null}
      {withdrawing ? (
        <Withdraw
          book={book}
          child={child}
          document={withdrawing}
          onClose={() => setWithdrawing(undefined)}
        />
      ) : null}
    </section>
  )
}

function Attach({ book, child, onClose }: { book: string; child: string; onClose: () => void }) {
  const all = useText(filesText)
  const t = all.documents
  const d = useText(deskText)
  const saying = useSaying()
  const words = useNoAnswerWords()
  const [name, setName] = useState('')
  const [what, setWhat] = useState<DocumentKind | ''>('')
  const [file, setFile] = useState<Ready & { readonly name: string }>()
  const [problem, setProblem] = useState<string>()
  const [part, setPart] = useState<number>()
  const [tried, setTried] = useState(false)
  const stop = useRef(new AbortController())
  useEffect(() => {
    const here = new AbortController()
    stop.current = here
    return () => here.abort()
  }, [])
  const problems = all.problems as Readonly<Record<string, string>>
  const choose = async (chosen: File) => {
    setProblem(undefined)
    setFile(undefined)
    const ready = await readied(chosen).catch(() => 'broken-file')
    if (typeof ready === 'string') {
      setProblem(problems[ready] ?? problems.other)
      return
    }
    setFile({ ...ready, name: chosen.name })
    if (name.trim() === '') setName(chosen.name.replace(/\.[a-z0-9]{1,5}$/i, '').slice(0, 120))
  }
  const save = async () => {
    setTried(true)
    if (!file || what === '' || name.trim() === '') return
    setProblem(undefined)
    setPart(0)
    const sent = await sendFile(book, file.bytes, setPart, stop.current.signal)
    if ('none' in sent) {
      setPart(undefined)
      if (stop.current.signal.aborted) return
      const code = 'refusal' in sent.none ? sent.none.refusal.code : undefined
      setProblem((code && problems[code]) || `${words(sent.none).happened} ${t.goesOn}`)
      return
    }
    const payload = { blob: sent.sha256, name: name.trim(), what }
    const said = await saying.say([{ kind: documentAttached, about: child, book, payload }])
    setPart(undefined)
    if (said) onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.add}
      actions={
        <Button look="main" busy={part !== undefined || saying.busy} onPress={() => void save()}>
          {part !== undefined || saying.busy ? d.saving : d.save}
        </Button>
      }
    >
      <div className="form">
        <p className="soft">{t.addAbout}</p>
        <div className="row">
          <FileButton
            icon={FilePlus}
            accept="application/pdf,image/jpeg,image/png,image/webp"
            onFile={(chosen) => void choose(chosen)}
            disabled={part !== undefined}
          >
            {file ? t.chooseOther : t.choose}
          </FileButton>
          {file ? <strong>{file.name}</strong> : null}
        </div>
        {tried && !file && !problem ? (
          <p role="alert" className="field-error">
            {t.noFile}
          </p>
        ) : null}
        <Select
          label={t.what}
          value={what}
          onChange={setWhat}
          error={tried && what === '' ? t.noWhat : undefined}
          choices={KINDS.map((value) => ({ value, label: t.kinds[value] }))}
        />
        <Field
          label={t.name}
          hint={t.nameHint}
          value={name}
          onChange={setName}
          maxLength={120}
          error={saying.wrong.name ?? (tried && name.trim() === '' ? t.noName : undefined)}
        />
        {part === undefined ? null : <progress className="bar" max={1} value={part} aria-label={t.sending} />}
        {problem ? (
          <p role="alert" className="field-error">
            <StateShape state="urgent" />
            {problem}
          </p>
        ) : null}
        <SaidNote saying={saying} />
      </div>
    </Dialog>
  )
}

function Withdraw({
  book,
  child,
  document,
  onClose,
}: {
  book: string
  child: string
  document: Listed
  onClose: () => void
}) {
  const t = useText(filesText).documents
  const saying = useSaying()
  const [reason, setReason] = useState('')
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.withdrawTitle(document.name)}
      actions={
        <Button
          look="grave"
          busy={saying.busy}
          onPress={async () => {
            const payload = { document: document.key, reason }
            if (await saying.say([{ kind: documentWithdrawn, about: child, book, payload }])) onClose()
          }}
        >
          {t.withdraw}
        </Button>
      }
    >
      <div className="form">
        <p>{t.withdrawAbout}</p>
        <Field
          kind="long"
          label={t.why}
          hint={t.whyHint}
          value={reason}
          onChange={setReason}
          error={saying.wrong.reason}
        />
        <SaidNote saying={saying} />
      </div>
    </Dialog>
  )
}
