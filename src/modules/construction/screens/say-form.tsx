// One form for all that is said of a project: its fields as a list, judged by the shared words, decided or told, refused in words.
import { type ReactNode, useEffect, useRef, useState } from 'react'
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
import { amountOf } from '../../../ui/formats.ts'
import { issueWords } from '../../../ui/issue-words.ts'
import { useLanguage, useText } from '../../../ui/language.tsx'
import { filled as dense, SaidNote, useSaying } from '../../../ui/saying.tsx'
import { Select } from '../../../ui/select.tsx'
import { requirementOf } from '../rules/requirements.ts'
import { AttachedField, useAttached } from './attached.tsx'
import { MunicipalityField } from './municipality-field.tsx'
import { constructionText } from './text.ts'
import { constructionWords } from './words.ts'

export type FormField = {
  readonly name: string
  readonly label: string
  /** `photos`: a list with place and moment; `paper`: one file */
  readonly kind:
    | 'text'
    | 'long'
    | 'date'
    | 'number'
    | 'choice'
    | 'many'
    | 'yes'
    | 'photos'
    | 'paper'
    | 'municipality'
  readonly choices?: readonly { readonly value: string; readonly label: string }[]
  readonly start?: string
  readonly hint?: string
  readonly optional?: boolean
  readonly unit?: string
}

export type Asked = {
  readonly kind: FactKind
  readonly title: string
  /** a text, or how what was filled in names it */
  readonly book: string | ((filled: Readonly<Record<string, unknown>>) => string)
  readonly about: string
  readonly fields: readonly FormField[]
  /** what goes along unasked */
  readonly fixed?: Readonly<Record<string, unknown>>
  /** turns what was filled in into the payload; a text instead says what is wrong with which field */
  readonly payload?: (
    filled: Readonly<Record<string, unknown>>,
  ) => Record<string, unknown> | { readonly wrong: Readonly<Record<string, string>> }
  readonly supersedes?: readonly string[]
}

const MANY = ','

export function SayForm({
  asked,
  onClose,
  onSaid,
}: {
  asked: Asked
  onClose: () => void
  onSaid?: () => void
}) {
  const t = useText(constructionText)
  const deciding = useDeciding()
  const saying = useSaying()
  const again = useAskAgain()
  const { language } = useLanguage()
  const attached = useAttached(typeof asked.book === 'string' ? asked.book : '')
  const [form, setForm] = useState<Readonly<Record<string, string>>>(
    Object.fromEntries(asked.fields.map((f) => [f.name, f.start ?? ''])),
  )
  const fields = useRef<HTMLDivElement>(null)
  // each try that was not taken shows its first error: a long form has it out of sight
  const [tries, setTries] = useState(0)
  useEffect(() => {
    if (tries === 0) return
    const first = fields.current?.querySelector<HTMLElement>(
      '[aria-invalid="true"], .field-error:not([hidden])',
    )
    first?.scrollIntoView({ block: 'center' })
    if (first?.matches('input, select, textarea')) first.focus()
  }, [tries])
  const [own, setOwn] = useState<Readonly<Record<string, string>>>({})
  const online = asked.kind.door === 'online'
  const wrong: Readonly<Record<string, string>> = { ...(online ? deciding.wrong : saying.wrong), ...own }
  const busy = (online ? deciding.busy : saying.busy) || attached.part !== undefined
  const set = (name: string, value: string) => setForm((f) => ({ ...f, [name]: value }))
  const save = async () => {
    const filled: Record<string, unknown> = {}
    const bad: Record<string, string> = {}
    for (const f of asked.fields) {
      const typed = (form[f.name] ?? '').trim()
      if (f.kind === 'photos' || f.kind === 'paper') continue
      else if (f.kind === 'many') filled[f.name] = typed === '' ? [] : typed.split(MANY)
      else if (f.kind === 'yes') filled[f.name] = typed === 'yes' ? true : undefined
      else if (typed === '') filled[f.name] = undefined
      else if (f.kind === 'number') {
        const value = amountOf(typed)
        if (value === undefined) bad[f.name] = t.number
        filled[f.name] = value
      } else filled[f.name] = typed
    }
    const told = asked.payload ? asked.payload(filled) : filled
    if ('wrong' in told) Object.assign(bad, told.wrong)
    const { kind, about, supersedes } = asked
    // what lies deeper in the payload is told beside the field that was filled in
    for (const issue of v.safeParse(kind.payload, dense({ ...asked.fixed, ...told })).issues ?? []) {
      const path = (issue.path ?? []).map((at: { key?: unknown }) => String(at.key))
      const field = path.findLast((name: string) => asked.fields.some((f) => f.name === name))
      if (field !== undefined && path.length > 1) bad[field] ??= issueWords(issue, language)
    }
    setOwn(bad)
    if (Object.keys(bad).length > 0) return setTries((n) => n + 1)
    // files go first: what is said names them
    const holds = asked.fields.find((f) => f.kind === 'photos' || f.kind === 'paper')
    const sent = holds && attached.files.length > 0 ? await attached.send() : []
    if (sent === false) return
    const named = sent as readonly { readonly file: string }[]
    const extra =
      !holds || named.length === 0 ? {} : { [holds.name]: holds.kind === 'photos' ? named : named[0]!.file }
    const book = typeof asked.book === 'string' ? asked.book : asked.book(filled)
    const said = {
      ...{ kind, about, book, payload: { ...asked.fixed, ...told, ...extra } },
      ...(supersedes ? { supersedes } : {}),
    }
    if (!(online ? await deciding.decide(said) : await saying.say([said]))) return setTries((n) => n + 1)
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
      <div className="form" ref={fields}>
        {asked.fields.map((f) =>
          f.kind === 'photos' || f.kind === 'paper' ? (
            <AttachedField key={f.name} of={attached} label={f.label} kind={f.kind} />
          ) : (
            <OneField
              key={f.name}
              of={f}
              value={form[f.name] ?? ''}
              error={wrong[f.name]}
              onChange={(x) => set(f.name, x)}
            />
          ),
        )}
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
  switch (f.kind) {
    case 'choice':
      return <Select {...common} choices={f.choices ?? []} />
    case 'municipality':
      return (
        <MunicipalityField
          label={f.label}
          value={value}
          onChange={onChange}
          {...(error === undefined ? {} : { error })}
        />
      )
    case 'yes':
      return (
        <Checkbox label={f.label} checked={value === 'yes'} onChange={(on) => onChange(on ? 'yes' : '')} />
      )
    case 'many': {
      const list = value === '' ? [] : value.split(MANY)
      return (
        <fieldset className="construction-many">
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
    default:
      return (
        <Field
          {...common}
          kind={f.kind === 'number' ? 'decimal' : f.kind === 'long' || f.kind === 'date' ? f.kind : 'text'}
          {...(f.unit === undefined ? {} : { unit: f.unit })}
        />
      )
  }
}

/** Why it was refused, with what stands in the way by its name, and that nothing changed. */
function NotTaken({ none, rest }: { none: NoAnswer | undefined; rest: string | undefined }) {
  const t = useText(constructionText)
  const w = useText(constructionWords)
  const { language } = useLanguage()
  const words = useNoAnswerWords()
  if (none === undefined)
    return (
      <p role="alert" className="field-error" hidden={rest === undefined}>
        {rest}
      </p>
    )
  const { happened, todo, reference } = words(none)
  const refusal = 'refusal' in none ? none.refusal : undefined
  const own = refusal && (t.refusals as Readonly<Record<string, string>>)[refusal.code]
  const named = (field: string): string | undefined =>
    (w.stages as Readonly<Record<string, string>>)[field] ??
    (w.documents as Readonly<Record<string, string>>)[field] ??
    requirementOf(field)?.words[language] ??
    (refusal && /^(cycle|unknown-task|task-twice)$/.test(refusal.code) ? field : undefined)
  const what = own && refusal?.field ? named(refusal.field) : undefined
  // words that end in a colon wait for the name of what stands in the way
  const sentence = own?.endsWith(':')
    ? what
      ? `${own} ${what}.`
      : `${own.slice(0, -1)}.`
    : (own ?? happened)
  return (
    <p role="alert" className="field-error">
      <StateShape state="urgent" />
      <span>
        {sentence} {refusal ? t.unchanged : todo} {own ? null : reference}
      </span>
    </p>
  )
}
