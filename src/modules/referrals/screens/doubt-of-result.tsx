// From a result that leaves a doubt to the first step of a case, at the desk; where it led there already, the way to that case.
import Stethoscope from 'lucide-react/icons/stethoscope'
import { useContext, useState } from 'react'
import { useAsk } from '../../../ui/asking.tsx'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { useText } from '../../../ui/language.tsx'
import { GoContext } from '../../../ui/link.tsx'
import { useMay } from '../../../ui/me.tsx'
import { listReferrals } from '../contract.ts'
import { useCaseOfResult } from './case-of-result.ts'
import { caseDesk } from './desk-text.ts'
import { DoubtForm } from './early-forms.tsx'
import type { DoubtFrom } from './result-shown.ts'
import type { StepOf } from './step-dialog.tsx'

export function DoubtOfResult({
  of,
  from,
}: {
  of: Omit<StepOf, 'case' | 'corrects' | 'onClose'>
  from: DoubtFrom
}) {
  const t = useText(caseDesk)
  const may = useMay()
  const go = useContext(GoContext)
  const reads = may('referrals.read')
  const asked = useAsk(listReferrals, reads ? { book: of.book, involved: of.child } : undefined)
  const named = useCaseOfResult(of.child, from.id)
  const [noting, setNoting] = useState(false)
  const [noted, setNoted] = useState(false)
  if (!may('referrals.write')) return null
  const to = `/centro/${of.book}/seguimiento/${named}`
  if (asked.data?.cases.some((c) => c.id === named))
    return (
      <div className="row no-print">
        <ButtonLink to={to} icon={Stethoscope}>
          {t.fromResult.see}
        </ButtonLink>
      </div>
    )
  if (noted) return <p role="status">{t.fromResult.noted}</p>
  return (
    <div className="row no-print">
      <Button icon={Stethoscope} busy={named === undefined} onPress={() => setNoting(true)}>
        {t.fromResult.open}
      </Button>
      {noting && named ? (
        <DoubtForm
          from={from}
          of={{
            ...{ ...of, case: named },
            onClose: () => setNoting(false),
            onSaid: () => (reads ? go?.(to) : setNoted(true)),
          }}
        />
      ) : null}
    </div>
  )
}
