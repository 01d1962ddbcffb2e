// The referral a family takes to the doctor when a child was not received: what was seen, when, and what is asked back.
import Printer from 'lucide-react/icons/printer'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { centerSteps } from '../../../ui/center-steps.ts'
import '../../../ui/desk.css'
import { useText } from '../../../ui/language.tsx'
import { useMe } from '../../../ui/me.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import { centerFile } from '../../network/contract.ts'
import { doorOfDay } from '../contract.ts'
import { doorText } from './door-text.ts'
import { ReferralBody } from './referral-body.tsx'
import { referralText } from './referral-text.ts'

export function ReferralPaper({ id, child, day }: { id: string; child: string; day: string }) {
  const t = useText(doorText)
  const r = useText(referralText)
  const me = useMe()
  const center = useAsk(centerFile, { book: id })
  const asked = useAsk(doorOfDay, { book: id, day })
  const zone = center.data?.center.time_zone
  useStanding(
    centerSteps(
      me,
      t.mexico,
      center.data,
      id,
      { label: t.title, to: `/centro/${id}/puerta` },
      { label: r.title },
    ),
    'door',
  )
  return (
    <Asked of={asked} height={30}>
      {({ children }) => {
        const c = children.find((x) => x.id === child)
        const out = c?.told?.marks.findLast((m) => m.kind === 'not-received')
        if (!c || !out) return <p>{r.none}</p>
        return (
          <>
            <div className="no-print">
              <Button icon={Printer} onPress={() => print()}>
                {r.print}
              </Button>
            </div>
            <ReferralBody
              center={center.data?.center.name ?? ''}
              child={c.name ?? t.notNamed}
              day={day}
              out={out}
              timeZone={zone}
            />
          </>
        )
      }}
    </Asked>
  )
}
