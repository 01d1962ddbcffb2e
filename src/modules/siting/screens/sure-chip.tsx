// How sure an assumption is: what nobody confirmed asks for a look.
import { Chip } from '../../../ui/chip.tsx'
import { useText } from '../../../ui/language.tsx'
import type { Confidence } from '../contract/plans.ts'
import { planText } from './plan-text.ts'

export function SureChip({ of }: { of: Confidence }) {
  const t = useText(planText)
  return <Chip state={of === 'unconfirmed' ? 'attention' : 'calm'}>{t.confidences[of]}</Chip>
}
