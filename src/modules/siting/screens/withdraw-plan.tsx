// Withdrawing a plan with its reason: it stays written down and no longer counts as in force.
import { useState } from 'react'
import { NATION } from '../../../kernel/ids.ts'
import { useAskAgain, useNoAnswerWords } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { useDeciding } from '../../../ui/deciding.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { Field } from '../../../ui/field.tsx'
import { useText } from '../../../ui/language.tsx'
import { planWithdrawn } from '../contract/kinds.ts'
import { sitingPlan, sitingPlans } from '../contract.ts'
import { planText } from './plan-text.ts'

export function WithdrawPlan({ plan, onClose }: { plan: string; onClose: () => void }) {
  const t = useText(planText)
  const words = useNoAnswerWords()
  const again = useAskAgain()
  const { decide, busy, wrong, none } = useDeciding()
  const [reason, setReason] = useState('')
  const withdraw = async () => {
    if (
      !(await decide({ kind: planWithdrawn, about: plan, book: NATION, payload: { reason: reason.trim() } }))
    )
      return
    await again(sitingPlan, sitingPlans)
    onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.withdraw}
      actions={
        <Button look="grave" busy={busy} onPress={() => void withdraw()}>
          {t.withdraw}
        </Button>
      }
    >
      <div className="form">
        <p>{t.withdrawAbout}</p>
        <Field
          label={t.why}
          kind="long"
          maxLength={500}
          value={reason}
          onChange={setReason}
          {...(wrong.reason ? { error: wrong.reason } : {})}
        />
        {none ? <ErrorState {...words(none)} /> : null}
      </div>
    </Dialog>
  )
}
