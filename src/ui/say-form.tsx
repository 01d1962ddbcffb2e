// One form for what is said from the desk: its fields as a list, judged by the shared words, told or decided, refused in words.
import { type ReactNode, useEffect, useRef, useState } from 'react'
import * as v from 'valibot'
import type { FactKind } from '../kernel/kind.ts'
import { useAskAgain, useNoAnswerWords } from './asking.tsx'
import { AttachedField, type Attaching, useAttached } from './attached-files.tsx'
import { Button } from './button.tsx'
import type { NoAnswer } from './call.ts'
import { Checkbox } from './checkbox.tsx'
import { StateShape } from './chip.tsx'
import { useDeciding } from './deciding.ts'
import { deskText } from './desk-text.ts'
import { Dialog } from './dialog.tsx'
import { Field } from './field.tsx'
import { formText } from './form-text.ts'
import { amountOf } from './formats.ts'
import { issueWords } from './issue-words.ts'
import { useKeptDraft } from './kept-draft.ts'
import { useLanguage, useText } from './language.tsx'
import { isPicked, type Pick, PickField } from './pick-field.tsx'
import { filled as dense, SaidNote, useSaying } from './saying.tsx'
import { Select } from './select.tsx'
import type { SendTo } from './send-file.ts'

export type FormField = {
  readonly name: string
  readonly label: string
  /** `many`: a list of values; `yes`: true or nothing; `pick`: an id by its name; `paper`: the hash of one file; `files`: a list of them */
  readonly kind:
    | 'text'
    | 'long'
    | 'date'
    | 'time'
    | 'number'
    | 'choice'
    | 'many'
    | 'yes'
    | 'pick'
    | 'paper'
    | 'files'
  readonly choices?: readonly { readonly value: string; readonly label: string }[]
  readonly start?: string
  readonly hint?: string
  readonly optional?: boolean
  readonly unit?: string
  /** of a `pick`: how it is looked for, and how what it starts with is called */
  readonly pick?: Pick
  readonly startWords?: string
  /** of `paper` and `files`, where they are not documents: a form has one such field at most */
  readonly attaching?: Attaching
}

type Typed = Readonly<Record<string, string>>
type Filled = Readonly<Record<string, unknown>>
type Wrong = { readonly wrong: Readonly<Record<string, string>> }
const isWrong = (told: Filled | Wrong): told is Wrong => 'wrong' in told

export type ToFill = {
  readonly kind: FactKind
  readonly title: string
  /** a text, or how what was filled in names it */
  readonly book: string | ((filled: Filled) => string)
  readonly about: string | ((filled: Filled) => string)
  /** `about` was made for this form: what is begun is found again without it */
  readonly fresh?: true
  /** or how what was filled in so far asks for them: one field may open or start others */
  readonly fields: readonly FormField[] | ((typed: Typed) => readonly FormField[])
  readonly note?: string
  /** what goes along unasked */
  readonly fixed?: Filled
  /** turns what was filled in into the payload; or says what is wrong with which field */
  readonly payload?: (filled: Filled) => Filled | Wrong
  readonly supersedes?: readonly string[]
  readonly corrects?: string | undefined
  /** where files go, when that is not the book */
  readonly sendTo?: SendTo
}

/** Why it was refused, in the module's own words; undefined where the house has the words. */
export type RefusalWords = (refusal: {
  readonly code: string
  readonly field?: string | undefined
}) => string | undefined

const MANY = ','
/** How what was picked is called is kept beside its value. */
const wordsOf = (name: string) => `${name}/words`

const fieldsOf = ({ fields }: ToFill, typed: Typed): readonly FormField[] =>
  typeof fields === 'function' ? fields(typed) : fields
const startsOf = (fields: readonly FormField[]): Typed =>
  Object.fromEntries(
    fields.flatMap((x) => [
      [x.name, x.start ?? ''],
      [wordsOf(x.name), x.startWords ?? ''],
    ]),
  )
/** What was chosen among other choices than there are now is not chosen. */
const chosen = (x: FormField, value: string): string =>
  x.kind === 'choice' && !x.choices?.some((c) => c.value === value) ? '' : value

/** A draft's name: what is said, of what, in which book. */
const nameOf = ({ kind, about, book, corrects, fixed, fresh }: ToFill): string =>
  [
    'form',
    kind.kind,
    typeof book === 'string' ? book : '',
    fresh || typeof about !== 'string' ? '' : about,
    corrects ?? '',
    JSON.stringify(fixed ?? {}),
  ].join('|')

export function SayForm(all: {
  asked: ToFill
  refusals?: RefusalWords
  /** parts of the form that are no single field: what is in them comes back through `payload` */
  children?: ReactNode
  onClose: () => void
  onSaid?: () => void
}) {
  return <OneForm key={nameOf(all.asked)} {...all} />
}

function OneForm({ asked, refusals, children, onClose, onSaid }: Parameters<typeof SayForm>[0]) {
  const t = useText(formText)
  const d = useText(deskText)
  const { language } = useLanguage()
  const deciding = useDeciding()
  const saying = useSaying()
  const again = useAskAgain()
  const [own, setOwn] = useState<Readonly<Record<string, string>>>({})
  // only what was touched is kept, so that what is known anew since shows in the rest
  const { draft, found, keep, drop } = useKeptDraft<Readonly<Record<string, string>>>(nameOf(asked), {})
  // fields that wait for what others start with are asked for once those are there
  const first = fieldsOf(asked, draft)
  const fields = fieldsOf(asked, { ...startsOf(first), ...draft })
  const form: Typed = { ...startsOf(fields), ...draft }
  const set = (more: Typed) => {
    keep({ ...draft, ...more })
    // what is being mended is no longer wrong until it is judged again
    setOwn((had) => Object.fromEntries(Object.entries(had).filter(([name]) => !(name in more))))
  }
  const holds = fields.find((x) => x.kind === 'files' || x.kind === 'paper')
  const attached = useAttached(holds?.attaching ?? {}, holds?.kind === 'paper')
  const box = useRef<HTMLDivElement>(null)
  // each try that was not taken shows its first error: a long form has it out of sight
  const [tries, setTries] = useState(0)
  useEffect(() => {
    if (tries === 0) return
    const wrongOne = box.current?.querySelector<HTMLElement>(
      '[aria-invalid="true"], .field-error:not([hidden])',
    )
    wrongOne?.scrollIntoView({ block: 'center' })
    if (wrongOne?.matches('input, select, textarea')) wrongOne.focus()
  }, [tries])
  const online = asked.kind.door === 'online'
  const wrong: Readonly<Record<string, string>> = { ...(online ? deciding.wrong : saying.wrong), ...own }
  const busy = (online ? deciding.busy : saying.busy) || attached.part !== undefined
  const names = new Set(fields.map((x) => x.name))

  /** What was filled in as values, and what cannot be read, field by field. */
  const read = () => {
    const filled: Record<string, unknown> = {}
    const bad: Record<string, string> = {}
    for (const x of fields) {
      const typed = chosen(x, form[x.name] ?? '').trim()
      if (x.kind === 'paper' || x.kind === 'files') continue
      else if (x.kind === 'many') filled[x.name] = typed === '' ? [] : typed.split(MANY)
      else if (x.kind === 'yes') filled[x.name] = typed === 'yes' ? true : undefined
      else if (typed === '') filled[x.name] = undefined
      else if (x.kind === 'number') {
        filled[x.name] = amountOf(typed)
        if (filled[x.name] === undefined) bad[x.name] = t.number
      } else {
        if (x.kind === 'pick' && x.pick && !isPicked(x.pick, typed)) bad[x.name] = t.pickOne
        filled[x.name] = typed
      }
    }
    return { filled, bad }
  }
  const withFiles = (filled: Filled, files: ReturnType<typeof attached.said>): Filled =>
    !holds || files.length === 0
      ? filled
      : { ...filled, [holds.name]: holds.kind === 'paper' ? files[0]!.file : files }
  const payloadOf = (filled: Filled): { readonly payload: Filled } | Wrong => {
    const told = asked.payload ? asked.payload(filled) : filled
    return isWrong(told) ? told : { payload: { ...asked.fixed, ...told } }
  }
  /** What is said, or what is wrong beside the field where it was filled in; `''` is of the form. */
  const judged = (filled: Filled, bad: Record<string, string>) => {
    const told = payloadOf(withFiles(filled, attached.said()))
    if ('wrong' in told) return { ...bad, ...told.wrong }
    for (const issue of v.safeParse(asked.kind.payload, dense(told.payload)).issues ?? []) {
      const path = (issue.path ?? []).map((at: { key?: unknown }) => String(at.key))
      // what lies deeper in the payload is told beside the field that was filled in
      bad[path.findLast((name: string) => names.has(name)) ?? ''] ??= issueWords(issue, language)
    }
    return bad
  }
  const going = useRef(false)
  const save = async () => {
    const { filled, bad } = read()
    const issues = judged(filled, bad)
    setOwn(issues)
    if (Object.keys(issues).length > 0) return setTries((n) => n + 1)
    const textOf = (x: string | ((filled: Filled) => string)) => (typeof x === 'string' ? x : x(filled))
    const book = textOf(asked.book)
    // files go first: what is said names them
    const files = await attached.send(asked.sendTo ?? book)
    if (files === false) return setTries((n) => n + 1)
    const told = payloadOf(withFiles(filled, files))
    if ('wrong' in told) return
    const said = {
      ...{ kind: asked.kind, about: textOf(asked.about), book, payload: told.payload },
      ...(asked.supersedes ? { supersedes: asked.supersedes } : {}),
      ...(asked.corrects ? { corrects: asked.corrects } : {}),
    }
    if (!(online ? await deciding.decide(said) : await saying.say([said]))) return setTries((n) => n + 1)
    drop()
    await again()
    onSaid?.()
    onClose()
  }
  // two taps of one hand come before the button shows that it is busy
  const once = async () => {
    if (going.current) return
    going.current = true
    await save().finally(() => {
      going.current = false
    })
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={asked.title}
      actions={
        <Button look="main" busy={busy} onPress={() => void once()}>
          {busy ? d.saving : d.save}
        </Button>
      }
    >
      <div className="form" ref={box}>
        {asked.note ? <p className="soft">{asked.note}</p> : null}
        {found && Object.keys(draft).length > 0 ? (
          <p className="row" role="status">
            <span>{t.kept}</span>
            <Button look="quiet" onPress={drop}>
              {t.again}
            </Button>
          </p>
        ) : null}
        {fields.map((x) =>
          x.kind === 'paper' || x.kind === 'files' ? (
            <AttachedField
              key={x.name}
              of={attached}
              label={x.label}
              error={wrong[x.name]}
              needed={x.attaching?.needed}
            />
          ) : (
            <OneField key={x.name} of={x} form={form} error={wrong[x.name]} set={set} />
          ),
        )}
        {children}
        {online || wrong[''] ? (
          <NotTaken none={deciding.none} rest={wrong['']} refusals={refusals} />
        ) : (
          <SaidNote saying={saying} />
        )}
      </div>
    </Dialog>
  )
}

function OneField({
  of: x,
  form,
  error,
  set,
}: {
  of: FormField
  form: Readonly<Record<string, string>>
  error: string | undefined
  set: (more: Readonly<Record<string, string>>) => void
}): ReactNode {
  const value = chosen(x, form[x.name] ?? '')
  const onChange = (next: string) => set({ [x.name]: next })
  const common = {
    ...{ label: x.label, value, onChange },
    ...(x.hint === undefined ? {} : { hint: x.hint }),
    ...(error === undefined ? {} : { error }),
    ...(x.optional ? { optional: true } : {}),
  }
  if (x.kind === 'choice') return <Select {...common} choices={x.choices ?? []} />
  if (x.kind === 'pick' && x.pick)
    return (
      <PickField
        {...common}
        pick={x.pick}
        words={form[wordsOf(x.name)] || undefined}
        onChange={(next, words) => set({ [x.name]: next, [wordsOf(x.name)]: words })}
      />
    )
  if (x.kind === 'yes')
    return <Checkbox label={x.label} checked={value === 'yes'} onChange={(on) => onChange(on ? 'yes' : '')} />
  if (x.kind === 'many') {
    const list = value === '' ? [] : value.split(MANY)
    return (
      <fieldset className="form-many">
        <legend className="field-label">{x.label}</legend>
        {(x.choices ?? []).map((c) => (
          <Checkbox
            key={c.value}
            label={c.label}
            checked={list.includes(c.value)}
            onChange={(on) =>
              onChange((on ? [...list, c.value] : list.filter((y) => y !== c.value)).join(MANY))
            }
          />
        ))}
        {error ? (
          <p role="alert" className="field-error">
            {error}
          </p>
        ) : null}
      </fieldset>
    )
  }
  const kind =
    x.kind === 'number'
      ? 'decimal'
      : x.kind === 'long' || x.kind === 'date' || x.kind === 'time'
        ? x.kind
        : 'text'
  return <Field {...common} kind={kind} {...(x.unit === undefined ? {} : { unit: x.unit })} />
}

/** Why it was refused, and that nothing changed. */
function NotTaken({
  none,
  rest,
  refusals,
}: {
  none: NoAnswer | undefined
  rest: string | undefined
  refusals: RefusalWords | undefined
}) {
  const t = useText(formText)
  const words = useNoAnswerWords()
  if (none === undefined || rest !== undefined)
    return (
      <p role="alert" className="field-error" hidden={rest === undefined}>
        {rest}
      </p>
    )
  const { happened, todo, reference } = words(none)
  const own = 'refusal' in none ? refusals?.(none.refusal) : undefined
  return (
    <p role="alert" className="field-error">
      <StateShape state="urgent" />
      <span>
        {own ?? happened} {'refusal' in none ? t.unchanged : todo} {own ? null : reference}
      </span>
    </p>
  )
}
