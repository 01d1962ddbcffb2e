// Importing a list, first question: which file; with what was begun before, templates, past imports and recipes below.
import Download from 'lucide-react/icons/download'
import FileUp from 'lucide-react/icons/file-up'
import { type DragEvent, useContext, useEffect, useId, useRef, useState } from 'react'
import { useAsk, useAskAgain, useNoAnswerWords } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { call, type NoAnswer } from '../../../ui/call.ts'
import { PageHead } from '../../../ui/desk-frame.tsx'
import '../../../ui/desk.css'
import { ErrorState } from '../../../ui/error-state.tsx'
import { FileButton } from '../../../ui/file-button.tsx'
import { useFormats, useText, useWords } from '../../../ui/language.tsx'
import { GoContext } from '../../../ui/link.tsx'
import { WorkBar } from '../../../ui/long-work.tsx'
import { homeSteps, useMe } from '../../../ui/me.tsx'
import { Select } from '../../../ui/select.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import { upload } from '../../../ui/upload.ts'
import { workText } from '../../../ui/work-text.ts'
import { importTemplate, LARGEST_FILE, listImports, listTargets, uploadImport } from '../contract.ts'
import { exchangeText } from './desk-text.ts'
import './import.css'
import { OpenImports, Recipes } from './import-list.tsx'

const ACCEPT = '.csv,.tsv,.txt,.xlsx,.json,.yaml,.yml'
const MB = 1024 * 1024

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
  const words = useNoAnswerWords()
  const why = useAsk(listImports, {}).error?.why
  useStanding([...homeSteps(me, t.mexico), { label: t.title }], 'import')
  // whoever may not import is told before choosing a file, not after
  if (why && 'refusal' in why && why.status === 403)
    return (
      <>
        <PageHead title={t.title} />
        <ErrorState {...words(why)} />
      </>
    )
  return (
    <>
      <PageHead title={t.title} about={t.about} />
      <div className="stack">
        <Upload />
        <Template />
        <OpenImports />
        <Recipes />
      </div>
    </>
  )
}

type Trouble =
  | { readonly none: NoAnswer }
  | { readonly happened: string; readonly safe?: string; readonly todo?: string }

/** Chosen or dropped, sent with its progress, and on to what it is. */
function Upload() {
  const t = useText(exchangeText).file
  const size = useText(workText).size
  const go = useContext(GoContext)
  const again = useAskAgain()
  const words = useNoAnswerWords()
  const id = useId()
  const [over, setOver] = useState(false)
  const [sending, setSending] = useState<{ file: File; sent: number }>()
  const [trouble, setTrouble] = useState<Trouble>()
  const cancel = useRef<AbortController>(undefined)
  useEffect(() => () => cancel.current?.abort(), [])

  const send = async (file: File | undefined) => {
    if (!file || sending) return
    if (file.size > LARGEST_FILE)
      return setTrouble({
        happened: t.tooLarge(LARGEST_FILE / MB),
        safe: t.tooLargeSafe,
        todo: t.tooLargeDo,
      })
    if (file.size === 0) return setTrouble({ happened: t.empty })
    setTrouble(undefined)
    setSending({ file, sent: 0 })
    const stop = new AbortController()
    cancel.current = stop
    const told = await upload(uploadImport, { name: file.name.slice(-200) }, file, {
      onProgress: (sent) => setSending({ file, sent }),
      signal: stop.signal,
    })
    setSending(undefined)
    if ('answer' in told) {
      void again(listImports)
      go?.(`/importar/${told.answer.id}`)
    } else if (stop.signal.aborted) setTrouble({ happened: t.stopped })
    else if ('offline' in told) setTrouble({ happened: t.lost, safe: t.lostSafe })
    else setTrouble({ none: told })
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void send(event.dataTransfer.files[0])
  }
  return (
    <section className="card stack" aria-labelledby={id}>
      <h2 id={id}>{t.title}</h2>
      {sending ? (
        <WorkBar
          words={t.sending(sending.file.name)}
          done={sending.sent}
          total={sending.sent < sending.file.size ? sending.file.size : null}
          count={t.sent(size(sending.sent), size(sending.file.size))}
          step={sending.sent < sending.file.size ? '' : t.reading}
          stopping={false}
          onStop={async () => {
            cancel.current?.abort()
            return true
          }}
        />
      ) : (
        // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a courtesy to the mouse; the field inside does the same
        <div
          className="drop"
          data-over={over || undefined}
          onDragOver={(e) => {
            e.preventDefault()
            setOver(true)
          }}
          onDragLeave={() => setOver(false)}
          onDrop={drop}
        >
          <FileUp size={40} aria-hidden />
          <FileButton look="main" accept={ACCEPT} onFile={(file) => void send(file)}>
            {t.choose}
          </FileButton>
          <span className="soft drop-words">{t.drop}</span>
          <p className="field-hint">{t.formats(LARGEST_FILE / MB)}</p>
        </div>
      )}
      {trouble ? (
        'none' in trouble ? (
          <ErrorState {...words(trouble.none)} focus />
        ) : (
          <ErrorState {...trouble} focus />
        )
      ) : null}
    </section>
  )
}

function Template() {
  const t = useText(exchangeText).file
  const say = useWords()
  const words = useNoAnswerWords()
  const { list } = useFormats()
  const targets = useAsk(listTargets, {})
  const [target, setTarget] = useState('')
  const [busy, setBusy] = useState(false)
  const [none, setNone] = useState<NoAnswer>()
  const all = targets.data?.targets ?? []
  const chosen = all.find((x) => x.id === target)
  const get = async () => {
    if (!chosen || busy) return
    setBusy(true)
    const told = await call(importTemplate, { target: chosen.id as never })
    setBusy(false)
    if ('answer' in told) keep(told.answer.name, told.answer.csv)
    else setNone(told)
  }
  return (
    <details className="card">
      <summary>{t.template}</summary>
      <div className="form">
        <p className="soft">{t.templateAbout}</p>
        <Select
          label={t.templateOf}
          value={target}
          onChange={setTarget}
          choices={all.map((x) => ({ value: x.id, label: say(x.words) }))}
        />
        {chosen ? (
          <p className="field-hint">
            {say(chosen.about)} {list(chosen.columns.map((c) => say(c.words)))}
          </p>
        ) : null}
        <div>
          <Button icon={Download} busy={busy} disabled={!chosen} onPress={() => void get()}>
            {t.templateGet}
          </Button>
        </div>
        {none ? <ErrorState {...words(none)} focus /> : null}
      </div>
    </details>
  )
}
