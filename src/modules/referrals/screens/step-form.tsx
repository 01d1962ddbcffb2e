// The form of one step of a case, whichever it is.
import type { PlanMade, Step } from '../contract.ts'
import { DoubtForm, TalkForm } from './early-forms.tsx'
import { CloseForm, ConsentBackForm, ReopenForm, RescreenForm, ReviewForm } from './later-forms.tsx'
import { PlanForm } from './plan-form.tsx'
import { AnswerForm, AppointmentForm, ReferralForm } from './service-forms.tsx'
import type { StepOf } from './step-dialog.tsx'

/** `tried` is said where it is done, on the tablet; it has no form here. */
export function StepForm({
  step,
  of,
  adults,
  plan,
  open,
}: {
  step: Step
  of: StepOf
  adults: readonly string[]
  plan: Omit<PlanMade, 'case' | 'on'> | undefined
  /** something is still awaited */
  open: boolean
}) {
  switch (step) {
    case 'doubt':
      return <DoubtForm of={of} />
    case 'talk':
      return <TalkForm of={of} adults={adults} />
    case 'referral':
      return <ReferralForm of={of} adults={adults} />
    case 'appointment':
      return <AppointmentForm of={of} />
    case 'consent-back':
      return <ConsentBackForm of={of} adults={adults} />
    case 'answer':
      return <AnswerForm of={of} />
    case 'plan':
      return <PlanForm of={of} before={plan} />
    case 'review':
      return <ReviewForm of={of} />
    case 'rescreen':
      return <RescreenForm of={of} />
    case 'close':
      return <CloseForm of={of} open={open} />
    case 'reopen':
      return <ReopenForm of={of} />
    case 'tried':
      return null
  }
}
