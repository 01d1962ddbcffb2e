// One form for what is said of an agreement: its fields as a list, judged by the shared words, files first, said once, answered beside it.
import FilePlus from 'lucide-react/icons/file-plus'
import { useState } from 'react'
import type { FactKind } from '../../../kernel/kind.ts'
import { useAskAgain, useNoAnswerWords } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { useDeciding } from '../../../ui/deciding.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { FileButton } from '../../../ui/file-button.tsx'
import { fileText } from '../../../ui/file-text.ts'
import { amountOf } from '../../../ui/formats.ts'
import { useText } from '../../../ui/language.tsx'
import { readied } from '../../../ui/ready-document.ts'
import { SaidNote, useSaying } from '../../../ui/saying.tsx'
import { Select } from '../../../ui/select.tsx'
import { type SendTo, sendFile } from '../../../ui/send-file.ts'
import { agreementText } from './text.ts'

export type FormField = {
  readonly name: string
  readonly label: string
  readonly kind: 'text' | 'long' | 'date' | 'number' | 'choice' | 'files'
  readonly choices?: readonly { readonly value: string; readonly label: string }[]
  readonly start?: string
  readonly hint?: string
  readonly optional?: boolean
}
export type Asked = {
  readonly kind: FactKind
  readonly title: string
  readonly about?: string
  readonly book: string
  readonly fields: readonly FormField[]
  readonly fixed?: Readonly<Record<string, unknown>>
  readonly corrects?: string | undefined
  /** where files go: the book, or the side of the organization */
  readonly sendTo?: SendTo
}

type Ready = { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }

export function SayForm({ asked, onClose }: { asked: Asked; onClose: () => void }) {
  const t = useText(agreementText)
  const f = useText(fileText)
  const words = useNoAnswerWords()
  const saying = useSaying()
  const deciding = useDeciding()
  const again = useAskAgain()
  const [form, setForm] = useState<Readonly<Record<string, string>>>(
    Object.fromEntries(asked.fields.map((x) => [x.name, x.start ?? ''])),
  )
  const [own, setOwn] = useState<Readonly<Record<string, string>>>({})
  const [files, setFiles] = useState<readonly Ready[]>([])
  const [problem, setProblem] = useState<string>()
  const [part, setPart] = useState<number>()
  const online = asked.kind.door === 'online'
  const wrong: Readonly<Record<string, string>> = { ...(online ? deciding.wrong : saying.wrong), ...own }
  const busy = (online ? deciding.busy : saying.busy) || part !== undefined
  const problems = f.problems as Readonly<Record<string, string>>

  const choose = async (file: File) => {
    setProblem(undefined)
    const ready = await readied(file).catch(() => 'broken-file')
    if (typeof ready === 'string') setProblem(problems[ready] ?? problems.other)
    else
      setFiles((had) => [...had.filter((x) => x.name !== file.name), { name: file.name, bytes: ready.bytes }])
  }
  const sendAll = async () => {
    const sent: { file: string; name: string }[] = []
    for (const [i, { name, bytes }] of files.entries()) {
      const told = await sendFile(asked.sendTo ?? asked.book, bytes, (p) => setPart((i + p) / files.length))
      if (!('sha256' in told)) {
        setPart(undefined)
        const code = 'refusal' in told.none ? told.none.refusal.code : undefined
        setProblem((code && problems[code]) || `${words(told.none).happened} ${f.goesOn}`)
        return undefined
      }
      sent.push({ file: told.sha256, name })
    }
    setPart(undefined)
    return sent
  }
  const save = async () => {
    if (busy) return
    const payload: Record<string, unknown> = { ...asked.fixed }
    const bad: Record<string, string> = {}
    for (const x of asked.fields) {
      const typed = (form[x.name] ?? '').trim()
      if (x.kind === 'files' || typed === '') continue
      if (x.kind !== 'number') payload[x.name] = typed
      else {
        const value = amountOf(typed)
        if (value === undefined) bad[x.name] = words({ refusal: { code: 'input' }, status: 400 }).happened
        payload[x.name] = value
      }
    }
    setOwn(bad)
    if (Object.keys(bad).length > 0) return
    const holds = asked.fields.some((x) => x.kind === 'files')
    const sent = holds ? await sendAll() : []
    if (sent === undefined) return
    const said = {
      ...{ kind: asked.kind, about: asked.about ?? '', book: asked.book },
      payload: holds ? { ...payload, files: sent } : payload,
      ...(asked.corrects ? { corrects: asked.corrects } : {}),
    }
    if (!(online ? await deciding.decide(said) : await saying.say([said]))) return
    await again()
    onClose()
  }
  const refused = deciding.none && words(deciding.none)
  return (
    <Dialog
      open
      onClose={onClose}
      title={asked.title}
      actions={
        <Button look="main" busy={busy} onPress={() => void save()}>
          {busy ? t.saving : t.save}
        </Button>
      }
    >
      <div className="form">
        {asked.fields.map((x) => {
          const common = {
            ...{ label: x.label, value: form[x.name] ?? '' },
            onChange: (value: string) => setForm((had) => ({ ...had, [x.name]: value })),
            ...(x.hint === undefined ? {} : { hint: x.hint }),
            ...(wrong[x.name] === undefined ? {} : { error: wrong[x.name]! }),
            ...(x.optional ? { optional: true } : {}),
          }
          if (x.kind === 'choice') return <Select key={x.name} {...common} choices={x.choices ?? []} />
          if (x.kind === 'files')
            return (
              <div key={x.name} className="stack">
                <p className="field-label">{x.label}</p>
                <FileButton
                  icon={FilePlus}
                  accept="application/pdf,image/jpeg,image/png,image/webp"
                  onFile={(file) => void choose(file)}
                  disabled={busy}
                >
                  {f.choose}
                </FileButton>
                <ul className="lines">
                  {files.map((file) => (
                    <li key={file.name}>{file.name}</li>
                  ))}
                </ul>
                {part === undefined ? null : (
                  <progress className="bar" max={1} value={part} aria-label={f.sending} />
                )}
                {problem ? (
                  <p role="alert" className="field-error">
                    {problem}
                  </p>
                ) : null}
              </div>
            )
          return <Field key={x.name} {...common} kind={x.kind === 'number' ? 'decimal' : x.kind} />
        })}
        {online ? (
          <p role="alert" className="field-error" hidden={refused === undefined}>
            {refused ? `${refused.happened} ${t.unchanged}` : ''}
          </p>
        ) : (
          <SaidNote saying={saying} />
        )}
      </div>
    </Dialog>
  )
}
