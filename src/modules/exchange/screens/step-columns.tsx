// What each column of a file is: what we think and why, with its own values beside; those we are unsure of first.
import { useContext, useId, useState } from 'react'
import { useAsk } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { useFormats, useText, useWords } from '../../../ui/language.tsx'
import { GoContext } from '../../../ui/link.tsx'
import { Select } from '../../../ui/select.tsx'
import type { ColumnFound, ReadFile, TargetColumn } from '../contract/reading.ts'
import { type CenterStatus, centerStatuses, listTargets } from '../contract.ts'
import { exchangeText } from './desk-text.ts'
import type { StepProps } from './step-what.tsx'
import { addressOf, columnQuestion, columnsOpen, questionsApart } from './use-draft.ts'

const LEAVE = '-'
/** The column of a list of centers that says whether they are open. */
const CENTERS = 'centers'
const STATUS = 'estado'

export function ColumnsStep(props: StepProps & { file: ReadFile }) {
  const { draft, file, busy, answer } = props
  const all = useText(exchangeText)
  const t = all.columns
  const say = useWords()
  const { list } = useFormats()
  const go = useContext(GoContext)
  const id = useId()
  const targets = useAsk(listTargets, {})
  const target = targets.data?.targets.find((x) => x.id === file.target)
  const known = target?.columns ?? []
  const wordOf = (name: string) => {
    const found = known.find((c) => c.name === name)
    return found ? say(found.words) : name
  }
  const open = (c: ColumnFound) => {
    const q = columnQuestion(draft, c.at)
    return q ? q.answer === null : !c.sure && c.column !== null
  }
  // a column stays where it was found, so that answering does not move it away from under the hand
  const shape = `${file.sheet}|${file.table}|${file.target}`
  const [found, setFound] = useState({ shape, open: file.columns.filter(open).map((c) => c.at) })
  if (found.shape !== shape) setFound({ shape, open: file.columns.filter(open).map((c) => c.at) })
  const asked = new Set(found.open)
  const unsure = file.columns.filter((c) => asked.has(c.at))
  const sure = file.columns.filter((c) => !asked.has(c.at) && c.column !== null)
  const out = file.columns.filter((c) => !asked.has(c.at) && c.column === null)
  const clear = file.columns.filter((c) => !open(c)).length
  const groups = [
    { id: 'unsure', title: t.unsure, columns: unsure },
    { id: 'sure', title: t.sure, columns: sure },
    { id: 'out', title: t.out, columns: out },
  ].filter((g) => g.columns.length > 0)
  const waiting = columnsOpen(draft)
  const next = questionsApart(draft).length > 0 ? 'questions' : 'trial'
  return (
    <section className="stack" aria-labelledby={id}>
      <div>
        <h2 id={id}>{t.title}</h2>
        {/* what is there may be clear while something needed is missing: then only that is said */}
        {file.missing.length > 0 ? null : <p className="soft">{t.about(clear, file.columns.length)}</p>}
      </div>
      {file.missing.length > 0 ? (
        <p className="alert-line" role="status">
          {t.missing(list(file.missing.map(wordOf)))}
        </p>
      ) : null}
      {waiting.length > 0 ? (
        <p className="alert-line" role="status">
          {t.open(list(waiting.map((q) => `«${file.columns.find((c) => c.at === q.at)?.header ?? ''}»`)))}
        </p>
      ) : null}
      {groups.map((g) => (
        <div key={g.id} className="stack">
          <h3>{g.title}</h3>
          <ul className="columns-found">
            {g.columns.map((c) => (
              <ColumnCard key={c.at} {...props} column={c} known={known} wordOf={wordOf} unsure={open(c)} />
            ))}
          </ul>
        </div>
      ))}
      {file.target === CENTERS && !file.columns.some((c) => c.column === STATUS) ? (
        <Status stored={draft.status} answer={answer} />
      ) : null}
      <div className="wizard-ends">
        <Button
          look="main"
          busy={busy}
          disabled={file.missing.length > 0 || waiting.length > 0}
          onPress={() => go?.(addressOf(draft.id, next))}
        >
          {all.steps.next}
        </Button>
        <Button onPress={() => go?.(addressOf(draft.id, 'what'))}>{all.steps.back}</Button>
      </div>
    </section>
  )
}

function ColumnCard({
  draft,
  file,
  busy,
  answer,
  column: c,
  known,
  wordOf,
  unsure,
}: StepProps & {
  file: ReadFile
  column: ColumnFound
  known: readonly TargetColumn[]
  wordOf: (name: string) => string
  unsure: boolean
}) {
  const t = useText(exchangeText).columns
  const say = useWords()
  const id = useId()
  const question = columnQuestion(draft, c.at)
  const chosen = question ? (question.answer ?? question.suggested ?? LEAVE) : (c.column ?? LEAVE)
  // shown at once; the server's word comes a moment later
  const [pressed, setPressed] = useState<string>()
  const choose = (value: string) => {
    setPressed(value)
    void sent(value).then(() => setPressed(undefined))
  }
  const sent = (value: string) => {
    if (question?.choices.some((x) => x.value === value))
      return answer({ answers: [{ id: question.id, value }] })
    return answer({ columns: [{ at: c.at, column: value === LEAVE ? null : value }] })
  }
  const elsewhere = new Set(
    file.columns.flatMap((o) => (o.at !== c.at && o.column !== null ? [o.column] : [])),
  )
  // «Entidad» beside «Municipio» is no second municipality: together they say which one
  const beside =
    c.kind.startsWith('state') &&
    file.columns.some((o) => o.at !== c.at && o.column !== null && o.column === c.column)
  return (
    <li data-unsure={unsure || undefined} aria-labelledby={id}>
      <div>
        <h4 id={id}>{c.header || '–'}</h4>
        <p className="soft">
          {say(c.kindWords)}
          {c.empty > 0 ? ` · ${t.empty(c.empty)}` : ''}
        </p>
        {c.constant !== null && c.samples.length <= 1 ? (
          <p>{t.same(c.constant)}</p>
        ) : c.samples.length === 0 ? (
          <p className="soft">{t.nothing}</p>
        ) : (
          <ul className="samples" aria-label={t.samples}>
            {c.samples.map((s) => (
              <li key={s}>{s}</li>
            ))}
          </ul>
        )}
      </div>
      <div className="stack">
        <Select
          label={t.is}
          value={pressed ?? chosen}
          onChange={choose}
          choices={[
            { value: LEAVE, label: t.leave },
            ...known.map((k) => ({
              value: k.name,
              label:
                elsewhere.has(k.name) && k.name !== chosen
                  ? t.taken(say(k.words))
                  : beside && k.name === chosen
                    ? t.beside(say(k.words))
                    : `${say(k.words)}${k.required ? ` · ${t.required}` : ''}`,
            })),
            // a column the module has taken away meanwhile must not vanish from the choice
            ...(chosen !== LEAVE && !known.some((k) => k.name === chosen)
              ? [{ value: chosen, label: wordOf(chosen) }]
              : []),
          ]}
        />
        <p>
          <Chip state={unsure ? 'attention' : 'none'}>
            {question?.answer != null ? t.yours : unsure ? t.isNot : t.isSure}
          </Chip>{' '}
          <span className="soft" lang="es">
            {unsure && question ? question.sentence : c.reason}
          </span>
        </p>
        {unsure && question && question.suggested !== null ? (
          <div>
            <Button busy={busy} onPress={() => choose(question.suggested!)}>
              {t.yes(
                question.choices.find((x) => x.value === question.suggested)?.label ??
                  wordOf(question.suggested),
              )}
            </Button>
          </div>
        ) : null}
      </div>
    </li>
  )
}

function Status({ stored, answer }: Pick<StepProps, 'answer'> & { stored: CenterStatus | null }) {
  const t = useText(exchangeText).columns
  // shown at once; the server's word comes a moment later
  const [pressed, setPressed] = useState<CenterStatus>()
  return (
    <Select
      label={t.status}
      hint={t.statusHint}
      value={pressed ?? stored ?? 'open'}
      onChange={(value) => {
        setPressed(value)
        void answer({ status: value }).then(() => setPressed(undefined))
      }}
      choices={centerStatuses.map((value) => ({ value, label: t.statuses[value] }))}
    />
  )
}
