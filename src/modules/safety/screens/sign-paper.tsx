// The signed paper of one family: who signed or would not, on which day, and its photo or PDF, which may come later.
import FilePlus from 'lucide-react/icons/file-plus'
import { useEffect, useRef, useState } from 'react'
import { COUNTRY_ZONE, civilDay } from '../../../kernel/days.ts'
import { useNoAnswerWords } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { StateShape } from '../../../ui/chip.tsx'
import { Choices } from '../../../ui/choices.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { FileButton } from '../../../ui/file-button.tsx'
import { fileText } from '../../../ui/file-text.ts'
import { useText } from '../../../ui/language.tsx'
import { type Ready, readied } from '../../../ui/ready-document.ts'
import { SaidNote, useSaying } from '../../../ui/saying.tsx'
import { sendFile } from '../../../ui/send-file.ts'
import { paperSigned } from '../contract/kinds.ts'
import type { IncidentChild } from '../contract.ts'
import { incidentDesk } from './desk-text.ts'

export function SignPaper({
  child,
  book,
  name,
  zone = COUNTRY_ZONE,
  onClose,
}: {
  child: IncidentChild
  book: string
  name: string
  zone?: string | undefined
  onClose: () => void
}) {
  const t = useText(incidentDesk)
  const f = useText(fileText)
  const words = useNoAnswerWords()
  const saying = useSaying()
  const today = civilDay(new Date().toISOString(), zone)
  const [how, setHow] = useState<'signed' | 'refused'>('signed')
  const [who, setWho] = useState(child.signed?.who ?? '')
  const [on, setOn] = useState(today)
  const [file, setFile] = useState<Ready & { readonly name: string }>()
  const [problem, setProblem] = useState<string>()
  const [part, setPart] = useState<number>()
  const [wrongDay, setWrongDay] = useState(false)
  const stop = useRef(new AbortController())
  useEffect(() => {
    const here = new AbortController()
    stop.current = here
    return () => here.abort()
  }, [])
  const problems = f.problems as Readonly<Record<string, string>>
  const choose = async (chosen: File) => {
    setProblem(undefined)
    setFile(undefined)
    const ready = await readied(chosen).catch(() => 'broken-file')
    if (typeof ready === 'string') setProblem(problems[ready] ?? problems.other)
    else setFile({ ...ready, name: chosen.name })
  }
  /** The file goes first: a fact never names one that stayed behind. */
  const sent = async (): Promise<string | undefined | false> => {
    if (!file) return undefined
    setPart(0)
    const told = await sendFile(book, file.bytes, setPart, stop.current.signal)
    setPart(undefined)
    if ('sha256' in told) return told.sha256
    if (!stop.current.signal.aborted) {
      const code = 'refusal' in told.none ? told.none.refusal.code : undefined
      setProblem((code && problems[code]) || `${words(told.none).happened} ${f.goesOn}`)
    }
    return false
  }
  const save = async () => {
    setProblem(undefined)
    const late = on < child.day || on > today
    setWrongDay(late)
    if (late) return
    const blob = await sent()
    if (blob === false) return
    const payload = { incident: child.incident, who: who.trim(), how, on, blob }
    if (await saying.say([{ kind: paperSigned, about: child.child, book, payload }])) onClose()
  }
  const busy = part !== undefined || saying.busy
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.signTitle(name)}
      actions={
        <Button look="main" busy={busy} onPress={() => void save()}>
          {t.save}
        </Button>
      }
    >
      <div className="form">
        <Choices
          label={t.signHow}
          value={how}
          onChange={setHow}
          choices={(['signed', 'refused'] as const).map((value) => ({ value, label: t.signHows[value] }))}
        />
        <div className="form-grid">
          <Field
            label={t.signWho}
            hint={t.whomHint}
            value={who}
            onChange={setWho}
            maxLength={160}
            error={saying.wrong.who ?? saying.wrong['']}
          />
          <Field
            kind="date"
            label={t.on}
            value={on}
            onChange={setOn}
            error={saying.wrong.on ?? (wrongDay ? t.onWrong : undefined)}
          />
        </div>
        <p className="soft">{t.fileAbout}</p>
        <div className="row">
          <FileButton
            icon={FilePlus}
            accept="application/pdf,image/jpeg,image/png,image/webp"
            onFile={(chosen) => void choose(chosen)}
            disabled={busy}
          >
            {file ? f.chooseOther : f.choose}
          </FileButton>
          {file ? <strong>{file.name}</strong> : null}
        </div>
        {part === undefined ? null : <progress className="bar" max={1} value={part} aria-label={f.sending} />}
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
