// From a result that leaves a doubt to the first step of a case, on the tablet and without a network.
import Stethoscope from 'lucide-react/icons/stethoscope'
import type { Rows } from '../../../device/carried.ts'
import { Button } from '../../../ui/button.tsx'
import { useText } from '../../../ui/language.tsx'
import type { CarriedCase } from '../rules/carried.ts'
import { useCaseOfResult } from './case-of-result.ts'
import type { DoubtFrom } from './result-shown.ts'
import { supportText } from './tablet-text.ts'

/** Where the result opened a case already it says so: somebody looks after it. */
export function DoubtOnTablet({
  child,
  from,
  cases,
  onDoubt,
}: {
  child: string
  from: DoubtFrom
  cases: Rows<CarriedCase>
  onDoubt: (from: DoubtFrom) => void
}) {
  const t = useText(supportText)
  const named = useCaseOfResult(child, from.id)
  if (named !== undefined && cases.get(named)) return <p role="status">{t.opened}</p>
  return (
    <div className="row">
      <Button icon={Stethoscope} busy={named === undefined} onPress={() => onDoubt(from)}>
        {t.openDoubt}
      </Button>
    </div>
  )
}
