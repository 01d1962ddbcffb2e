// The taking and what came of it: how far it is, what was written, what stayed out, and a recipe for the next such list.
import { useId, useState } from 'react'
import { useAskAgain, useNoAnswerWords } from '../../../ui/asking.tsx'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { call, type NoAnswer } from '../../../ui/call.ts'
import { deskText } from '../../../ui/desk-text.ts'
import { ErrorState } from '../../../ui/error-state.tsx'
import { Field } from '../../../ui/field.tsx'
import { useText } from '../../../ui/language.tsx'
import { listRecipes, saveRecipe, takeImport } from '../contract.ts'
import { exchangeText } from './desk-text.ts'
import { Counts, Notes, Working } from './step-trial.tsx'
import type { StepProps } from './step-what.tsx'

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
      <SaveRecipe draft={draft.id} />
    </div>
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
