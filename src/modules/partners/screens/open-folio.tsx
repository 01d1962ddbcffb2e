// Where an interest stands, by its folio: nothing of who told it is shown.
import { useEffect, useState } from 'react'
import * as v from 'valibot'
import { Button } from '../../../ui/button.tsx'
import { call } from '../../../ui/call.ts'
import { Field } from '../../../ui/field.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { Folio, interestState } from '../contract/open.ts'
import { readDraft } from './open-draft.ts'
import { openText } from './open-text.ts'

type State = v.InferOutput<typeof interestState.answer>

export function Screen(_: { params: readonly string[] }) {
  const t = useText(openText)
  const { day } = useFormats()
  const [folio, setFolio] = useState(() => readDraft()?.folio ?? '')
  const [state, setState] = useState<State>()
  const [wrong, setWrong] = useState<string>()
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    document.title = t.folioTitle
  }, [t])
  const ask = async () => {
    setState(undefined)
    if (!v.is(Folio, folio)) return setWrong(t.folioWrong)
    setBusy(true)
    const told = await call(interestState, { folio })
    setBusy(false)
    if ('answer' in told) {
      setWrong(undefined)
      return setState(told.answer)
    }
    if ('offline' in told) return setWrong(t.noNetwork)
    setWrong(!('refusal' in told) ? t.fault : told.refusal.code === 'unknown-folio' ? t.unknown : t.many)
  }
  return (
    <form
      noValidate
      onSubmit={(e) => {
        e.preventDefault()
        if (!busy) void ask()
      }}
    >
      <h1>{t.folioTitle}</h1>
      <Field label={t.folioLabel} value={folio} onChange={setFolio} error={wrong} maxLength={20} />
      <Button submit look="main" busy={busy}>
        {t.folioAsk}
      </Button>
      <div role="status">
        {state ? (
          <div className="open-note">
            <p>{t.received(day(state.received_on))}</p>
            <p>{state.answered_on ? t.answered(day(state.answered_on)) : t.waiting}</p>
            {state.stage ? <p>{t.stands[state.stage]}</p> : null}
            {state.office ? <p>{t.office(state.office)}</p> : null}
          </div>
        ) : null}
      </div>
      <p>
        <a href="/interes">{t.toForm}</a>
      </p>
    </form>
  )
}
