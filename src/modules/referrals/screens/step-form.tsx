// The form of one step of a case, whichever it is.
import type { PlanMade, Step } from '../contract/steps.ts'
import { DoubtForm, TalkForm } from './early-forms.tsx'
import { CloseForm, ConsentBackForm, ReopenForm, ReviewForm } from './later-forms.tsx'
import { PlanForm } from './plan-form.tsx'
import { RescreenForm } from './rescreen-form.tsx'
import type { ResultShown } from './result-shown.ts'
import { AnswerForm, AppointmentForm, ReferralForm } from './service-forms.tsx'
import type { StepOf } from './step-dialog.tsx'

/** `tried` is said where it is done, on the tablet; it has no form here. */
export function StepForm({
  step,
  of,
  adults,
  plan,
  results,
  open,
}: {
  step: Step
  of: StepOf
  adults: readonly string[]
  plan: Omit<PlanMade, 'case' | 'on'> | undefined
  /** results of the child, the latest first */
  results: readonly ResultShown[]
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
      return <RescreenForm of={of} results={results} />
    case 'close':
      return <CloseForm of={of} open={open} />
    case 'reopen':
      return <ReopenForm of={of} />
    case 'tried':
      return null
  }
}
