// One form for what is said of partners: its fields as a list, judged by the shared words, decided or told, refused in words.
import { type ReactNode, useState } from 'react'
import * as v from 'valibot'
import type { FactKind } from '../../../kernel/kind.ts'
import { useAskAgain, useNoAnswerWords } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import type { NoAnswer } from '../../../ui/call.ts'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { StateShape } from '../../../ui/chip.tsx'
import { useDeciding } from '../../../ui/deciding.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { FileButton } from '../../../ui/file-button.tsx'
import { fileText } from '../../../ui/file-text.ts'
import { amountOf } from '../../../ui/formats.ts'
import { issueWords } from '../../../ui/issue-words.ts'
import { useLanguage, useText } from '../../../ui/language.tsx'
import { readied } from '../../../ui/ready-document.ts'
import { filled as dense, SaidNote, useSaying } from '../../../ui/saying.tsx'
import { Select } from '../../../ui/select.tsx'
import { sendFile } from '../../../ui/send-file.ts'
import { MunicipalityField } from './municipality-field.tsx'
import { partnersText } from './text.ts'

export type FormField = {
  readonly name: string
  readonly label: string
  readonly kind: 'text' | 'long' | 'date' | 'time' | 'number' | 'choice' | 'many' | 'municipality' | 'paper'
  readonly choices?: readonly { readonly value: string; readonly label: string }[]
  readonly start?: string
  readonly hint?: string
  readonly optional?: boolean
}
type Filled = Readonly<Record<string, unknown>>
export type AskedOf = {
  readonly kind: FactKind
  readonly title: string
  readonly book: string | ((filled: Filled) => string)
  readonly about: string | ((filled: Filled) => string)
  readonly fields: readonly FormField[]
  readonly note?: string
  /** turns what was filled in into the payload */
  readonly payload?: (filled: Filled) => Record<string, unknown>
}

const MANY = ','

export function PartnerForm({
  asked,
  children,
  onClose,
  onSaid,
}: {
  asked: AskedOf
  children?: ReactNode
  onClose: () => void
  onSaid?: () => void
}) {
  const t = useText(partnersText)
  const f = useText(fileText)
  const { language } = useLanguage()
  const deciding = useDeciding()
  const saying = useSaying()
  const again = useAskAgain()
  const [form, setForm] = useState<Readonly<Record<string, string>>>(
    Object.fromEntries(asked.fields.map((x) => [x.name, x.start ?? ''])),
  )
  const [file, setFile] = useState<{ readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }>()
  const [sending, setSending] = useState(false)
  const [own, setOwn] = useState<Readonly<Record<string, string>>>({})
  const online = asked.kind.door === 'online'
  const wrong: Readonly<Record<string, string>> = { ...(online ? deciding.wrong : saying.wrong), ...own }
  const busy = (online ? deciding.busy : saying.busy) || sending
  const problems = f.problems as Readonly<Record<string, string>>
  const save = async () => {
    const filled: Record<string, unknown> = {}
    const bad: Record<string, string> = {}
    for (const x of asked.fields) {
      const typed = (form[x.name] ?? '').trim()
      if (x.kind === 'many') filled[x.name] = typed === '' ? [] : typed.split(MANY)
      else if (typed === '') filled[x.name] = undefined
      else if (x.kind === 'number') {
        filled[x.name] = amountOf(typed)
        if (filled[x.name] === undefined) bad[x.name] = t.number
      } else filled[x.name] = typed
    }
    const book = typeof asked.book === 'string' ? asked.book : asked.book(filled)
    const about = typeof asked.about === 'string' ? asked.about : asked.about(filled)
    const payloadOf = () => (asked.payload ? asked.payload(filled) : filled)
    // what lies deeper in the payload is told beside the field that was filled in
    for (const issue of v.safeParse(asked.kind.payload, dense(payloadOf())).issues ?? []) {
      const path = (issue.path ?? []).map((at: { key?: unknown }) => String(at.key))
      const field = path.findLast((name: string) => asked.fields.some((x) => x.name === name))
      if (field !== undefined) bad[field] ??= issueWords(issue, language)
    }
    setOwn(bad)
    if (Object.keys(bad).length > 0 || busy) return
    const paper = asked.fields.find((x) => x.kind === 'paper')
    if (paper && file) {
      // the file goes first: what is said names it
      setSending(true)
      const told = await sendFile(book, file.bytes, () => undefined, new AbortController().signal)
      setSending(false)
      if (!('sha256' in told)) {
        const code = 'refusal' in told.none ? told.none.refusal.code : ''
        return setOwn({ [paper.name]: problems[code] ?? problems.other ?? '' })
      }
      filled[paper.name] = told.sha256
    }
    const said = { kind: asked.kind, about, book, payload: payloadOf() }
    if (!(online ? await deciding.decide(said) : await saying.say([said]))) return
    await again()
    onSaid?.()
    onClose()
  }
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
        {asked.note ? <p className="soft">{asked.note}</p> : null}
        {asked.fields.map((x) =>
          x.kind === 'paper' ? (
            <div key={x.name} className="stack">
              <p className="field-label">{x.label}</p>
              <FileButton
                accept="application/pdf,image/jpeg,image/png,image/webp"
                onFile={async (chosen) => {
                  const ready = await readied(chosen)
                  if (typeof ready === 'string')
                    return setOwn({ [x.name]: problems[ready] ?? problems.other ?? '' })
                  setOwn({})
                  setFile({ name: chosen.name, bytes: ready.bytes })
                }}
              >
                {t.chooseFile}
              </FileButton>
              {file ? <p>{file.name}</p> : null}
              {wrong[x.name] ? (
                <p role="alert" className="field-error">
                  {wrong[x.name]}
                </p>
              ) : null}
            </div>
          ) : (
            <OneField
              key={x.name}
              of={x}
              value={form[x.name] ?? ''}
              error={wrong[x.name]}
              onChange={(value) => setForm((had) => ({ ...had, [x.name]: value }))}
            />
          ),
        )}
        {children}
        {online ? <NotTaken none={deciding.none} rest={wrong['']} /> : <SaidNote saying={saying} />}
      </div>
    </Dialog>
  )
}

function OneField({
  of: f,
  value,
  error,
  onChange,
}: {
  of: FormField
  value: string
  error: string | undefined
  onChange: (value: string) => void
}): ReactNode {
  const common = {
    ...{ label: f.label, value, onChange },
    ...(f.hint === undefined ? {} : { hint: f.hint }),
    ...(error === undefined ? {} : { error }),
    ...(f.optional ? { optional: true } : {}),
  }
  if (f.kind === 'choice') return <Select {...common} choices={f.choices ?? []} />
  if (f.kind === 'municipality') return <MunicipalityField {...common} />
  if (f.kind === 'many') {
    const list = value === '' ? [] : value.split(MANY)
    return (
      <fieldset className="partner-many">
        <legend className="field-label">{f.label}</legend>
        {(f.choices ?? []).map((c) => (
          <Checkbox
            key={c.value}
            label={c.label}
            checked={list.includes(c.value)}
            onChange={(on) =>
              onChange((on ? [...list, c.value] : list.filter((x) => x !== c.value)).join(MANY))
            }
          />
        ))}
      </fieldset>
    )
  }
  const kind = f.kind === 'number' ? 'decimal' : f.kind === 'paper' ? 'text' : f.kind
  return <Field {...common} kind={kind} />
}

/** Why it was refused, and that nothing changed. */
function NotTaken({ none, rest }: { none: NoAnswer | undefined; rest: string | undefined }) {
  const t = useText(partnersText)
  const words = useNoAnswerWords()
  if (none === undefined)
    return (
      <p role="alert" className="field-error" hidden={rest === undefined}>
        {rest}
      </p>
    )
  const { happened, todo, reference } = words(none)
  const own =
    'refusal' in none ? (t.refusals as Readonly<Record<string, string>>)[none.refusal.code] : undefined
  return (
    <p role="alert" className="field-error">
      <StateShape state="urgent" />
      <span>
        {own ?? happened} {'refusal' in none ? t.unchanged : todo} {own ? null : reference}
      </span>
    </p>
  )
}
