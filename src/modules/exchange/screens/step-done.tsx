// The taking and what came of it: how far it is, what was written, what stayed out, and a recipe for the next such list.
import { useContext, useId, useState } from 'react'
import { useAskAgain, useNoAnswerWords } from '../../../ui/asking.tsx'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { call, type NoAnswer } from '../../../ui/call.ts'
import { deskText } from '../../../ui/desk-text.ts'
import { ErrorState } from '../../../ui/error-state.tsx'
import { Field } from '../../../ui/field.tsx'
import { useText } from '../../../ui/language.tsx'
import { GoContext } from '../../../ui/link.tsx'
import { listRecipes, saveRecipe } from '../contract/recipes.ts'
import { listImports, nextTable, takeImport } from '../contract.ts'
import { exchangeText } from './desk-text.ts'
import { Counts, Notes, Working } from './step-trial.tsx'
import type { StepProps } from './step-what.tsx'
import { addressOf } from './use-draft.ts'

export function DoneStep({ draft, busy, ask, stop }: StepProps) {
  const all = useText(exchangeText)
  const t = all.done
  const id = useId()
  if (draft.state === 'taking')
    return (
      <section className="card stack" aria-labelledby={id}>
        <h2 id={id}>{all.trial.taking}</h2>
        <Working draft={draft} words={draft.name} onStop={stop} />
      </section>
    )
  const report = draft.report
  const whole = draft.state === 'taken'
  return (
    <div className="stack">
      <section className="card stack" aria-labelledby={id}>
        <h2 id={id}>{t.title}</h2>
        {draft.sentence ? (
          <p className="alert-line" role="status" lang="es">
            {draft.sentence}
          </p>
        ) : null}
        {report ? (
          <>
            <p role="status">
              <strong>
                {!whole && !draft.sentence
                  ? t.stopped
                  : report.taken
                    ? t.taken(report.added, report.changed)
                    : t.notTaken}{' '}
                {report.taken && report.bad > 0 ? t.left(report.bad) : null}
              </strong>
            </p>
            <Counts report={report} />
            <Notes draft={draft} report={report} />
          </>
        ) : null}
        <div className="wizard-ends">
          {whole ? null : (
            <Button look="main" busy={busy} onPress={() => void ask(takeImport)}>
              {t.goOn}
            </Button>
          )}
          <ButtonLink to="/importar" look={whole ? 'main' : 'plain'}>
            {t.another}
          </ButtonLink>
        </div>
      </section>
      <OtherTables draft={draft} />
      <SaveRecipe draft={draft.id} />
    </div>
  )
}

/** Staff, children and adults of a new center often come in one workbook: the next table is one press away. */
function OtherTables({ draft }: Pick<StepProps, 'draft'>) {
  const t = useText(exchangeText).done
  const words = useNoAnswerWords()
  const go = useContext(GoContext)
  const again = useAskAgain()
  const id = useId()
  const [busy, setBusy] = useState(false)
  const [none, setNone] = useState<NoAnswer>()
  const file = draft.file
  const tables = (file?.sheets ?? []).flatMap((s) =>
    s.tables
      .filter((x) => s.name !== file?.sheet || x.id !== file.table)
      .map((x) => ({
        sheet: s.name,
        table: x.id,
        label: s.tables.length > 1 ? `${s.name} · ${x.label}` : s.name,
      })),
  )
  if (tables.length === 0) return null
  const next = async (sheet: string, table: string) => {
    if (busy) return
    setBusy(true)
    const told = await call(nextTable, { draft: draft.id, sheet, table })
    setBusy(false)
    if (!('answer' in told)) return setNone(told)
    await again(listImports)
    go?.(addressOf(told.answer.id, 'what'))
  }
  return (
    <section className="card stack" aria-labelledby={id}>
      <h2 id={id}>{t.otherTables}</h2>
      <p className="soft">{t.otherTablesAbout}</p>
      <div className="row">
        {tables.map((x) => (
          <Button key={`${x.sheet}|${x.table}`} busy={busy} onPress={() => void next(x.sheet, x.table)}>
            {t.goOnWith(x.label)}
          </Button>
        ))}
      </div>
      {none ? <ErrorState {...words(none)} focus /> : null}
    </section>
  )
}

function SaveRecipe({ draft }: { draft: string }) {
  const t = useText(exchangeText).recipes
  const d = useText(deskText)
  const words = useNoAnswerWords()
  const again = useAskAgain()
  const id = useId()
  const [name, setName] = useState('')
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [saved, setSaved] = useState<string>()
  const [none, setNone] = useState<NoAnswer>()
  const save = async () => {
    setTried(true)
    if (busy || name.trim() === '') return
    setBusy(true)
    const told = await call(saveRecipe, { draft, name: name.trim() })
    setBusy(false)
    if (!('answer' in told)) return setNone(told)
    setNone(undefined)
    setSaved(told.answer.name)
    await again(listRecipes)
  }
  return (
    <section className="card stack" aria-labelledby={id}>
      <h2 id={id}>{t.save}</h2>
      {saved ? (
        <p role="status">{t.saved(saved)}</p>
      ) : (
        <form
          className="form"
          onSubmit={(e) => {
            e.preventDefault()
            void save()
          }}
        >
          <p className="soft">{t.saveAbout}</p>
          <Field
            label={t.name}
            hint={t.nameHint}
            value={name}
            onChange={setName}
            maxLength={120}
            error={tried && name.trim() === '' ? d.wrong.missing : undefined}
          />
          <div>
            <Button submit busy={busy}>
              {d.save}
            </Button>
          </div>
        </form>
      )}
      {none ? <ErrorState {...words(none)} focus /> : null}
    </section>
  )
}
