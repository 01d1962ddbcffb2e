// Keeping what stands on the screen under a name; the server counts it anew, and says so where it cannot be.
import { useState } from 'react'
import { useAskAgain, useNoAnswerWords } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { call, type NoAnswer } from '../../../ui/call.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { Field } from '../../../ui/field.tsx'
import { useText } from '../../../ui/language.tsx'
import type { PlanParameters } from '../contract/plans.ts'
import { keepPlan, sitingPlans } from '../contract.ts'
import type { CannotBe as Why } from '../rules/plan-instance.ts'
import { CannotBe } from './cannot-be.tsx'
import { sitingText } from './text.ts'

const LEAST_NAME = 3

export function KeepPlan({
  parameters,
  open,
  from,
  nameOf,
  onKept,
  onClose,
}: {
  parameters: PlanParameters
  open: readonly string[]
  from: string | undefined
  nameOf: (id: string) => string
  onKept: (plan: string) => void
  onClose: () => void
}) {
  const t = useText(sitingText)
  const words = useNoAnswerWords()
  const again = useAskAgain()
  const [name, setName] = useState('')
  const [missing, setMissing] = useState(false)
  const [busy, setBusy] = useState(false)
  const [none, setNone] = useState<NoAnswer>()
  const [why, setWhy] = useState<Why>()
  const keep = async () => {
    setMissing(name.trim().length < LEAST_NAME)
    if (busy || name.trim().length < LEAST_NAME) return
    setBusy(true)
    setNone(undefined)
    setWhy(undefined)
    const told = await call(keepPlan, {
      ...{ name: name.trim(), parameters, open: [...open] },
      ...(from ? { from } : {}),
    })
    setBusy(false)
    if (!('answer' in told)) return setNone(told)
    if (told.answer.unfeasible) return setWhy(told.answer.unfeasible)
    if (!told.answer.plan) return
    await again(sitingPlans)
    onKept(told.answer.plan)
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.save}
      actions={
        <Button look="main" busy={busy} onPress={() => void keep()}>
          {busy ? t.saving : t.save}
        </Button>
      }
    >
      <div className="form">
        <p>{t.saveAbout}</p>
        <Field
          label={t.saveName}
          hint={t.saveHint}
          value={name}
          maxLength={120}
          onChange={setName}
          {...(missing ? { error: t.nameMissing } : {})}
        />
        {why ? <CannotBe why={why} names={nameOf} stays={false} /> : null}
        {none && 'refusal' in none && none.refusal.code === 'unknown-site' ? (
          <ErrorState happened={t.siteGone} todo={t.bringNewer} />
        ) : none ? (
          <ErrorState {...words(none)} onRetry={() => void keep()} />
        ) : null}
      </div>
    </Dialog>
  )
}
