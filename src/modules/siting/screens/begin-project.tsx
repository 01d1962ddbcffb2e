// Turning a site of a plan into a construction project: what that does, under which scheme, and once however often it is pressed.
import { useState } from 'react'
import { useAskAgain, useNoAnswerWords } from '../../../ui/asking.tsx'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { call, type NoAnswer } from '../../../ui/call.ts'
import { Choices } from '../../../ui/choices.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { useText } from '../../../ui/language.tsx'
import { BuildScheme } from '../../construction/contract/stages.ts'
import type { PlanSite } from '../contract/plans.ts'
import { beginProject, sitingPlan } from '../contract.ts'
import { planText } from './plan-text.ts'

export function BeginProject({
  plan,
  site,
  name,
  onClose,
}: {
  plan: string
  site: PlanSite
  name: string
  onClose: () => void
}) {
  const t = useText(planText)
  const words = useNoAnswerWords()
  const again = useAskAgain()
  const [scheme, setScheme] = useState<BuildScheme>('imss')
  const [busy, setBusy] = useState(false)
  const [none, setNone] = useState<NoAnswer>()
  const [made, setMade] = useState<{ readonly book: string; readonly project: string }>()
  const begin = async () => {
    if (busy) return
    setBusy(true)
    setNone(undefined)
    const told = await call(beginProject, { plan, site: site.id, scheme })
    setBusy(false)
    if (!('answer' in told)) return setNone(told)
    setMade(told.answer)
    await again(sitingPlan)
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.beginTitle(name)}
      actions={
        made ? (
          <ButtonLink to={`/obras/${made.book}/${made.project}`} look="main">
            {t.see}
          </ButtonLink>
        ) : (
          <Button look="main" busy={busy} onPress={() => void begin()}>
            {busy ? t.beginning : t.beginDo}
          </Button>
        )
      }
    >
      <div className="form">
        {made ? (
          <p role="status">{t.begun}</p>
        ) : (
          <>
            <p>{t.beginAbout}</p>
            <Choices
              label={t.scheme}
              value={scheme}
              onChange={setScheme}
              choices={BuildScheme.options.map((value) => ({ value, label: t.schemes[value] }))}
            />
          </>
        )}
        {none ? <ErrorState {...words(none)} onRetry={() => void begin()} /> : null}
      </div>
    </Dialog>
  )
}
