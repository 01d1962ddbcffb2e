// The documents of a child's file: what there is, adding one, opening it, and taking it away with a reason.
import Download from 'lucide-react/icons/download'
import FilePlus from 'lucide-react/icons/file-plus'
import { useState } from 'react'
import type { InferOutput } from 'valibot'
import { civilDay } from '../../../kernel/days.ts'
import type { Purpose } from '../../../kernel/purposes.ts'
import { AttachedField, useAttached } from '../../../ui/attached-files.tsx'
import { Button } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { deskText } from '../../../ui/desk-text.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { useMay } from '../../../ui/me.tsx'
import { SaidNote, useSaying } from '../../../ui/saying.tsx'
import { Select } from '../../../ui/select.tsx'
import { fileAddress } from '../../../ui/send-file.ts'
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
  const [name, setName] = useState('')
  const [what, setWhat] = useState<DocumentKind | ''>('')
  // what the file is called is a first name for it
  const onReady = (called: string) =>
    setName((had) => (had.trim() === '' ? called.replace(/\.[a-z0-9]{1,5}$/i, '').slice(0, 120) : had))
  const attached = useAttached({ onReady }, true)
  const [tried, setTried] = useState(false)
  const save = async () => {
    setTried(true)
    if (attached.files.length === 0 || what === '' || name.trim() === '') return
    const sent = await attached.send(book)
    if (sent === false) return
    const payload = { blob: sent[0]!.file, name: name.trim(), what }
    if (await saying.say([{ kind: documentAttached, about: child, book, payload }])) onClose()
  }
  const busy = attached.part !== undefined || saying.busy
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.add}
      actions={
        <Button look="main" busy={busy} onPress={() => void save()}>
          {busy ? d.saving : d.save}
        </Button>
      }
    >
      <div className="form">
        <p className="soft">{t.addAbout}</p>
        <AttachedField
          of={attached}
          label={t.file}
          error={tried && attached.files.length === 0 ? t.noFile : undefined}
          needed
        />
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
