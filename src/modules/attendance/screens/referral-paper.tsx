// The referral a family takes to the doctor when a child was not received: what was seen, when, and what is asked back.
import Printer from 'lucide-react/icons/printer'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { centerSteps } from '../../../ui/center-steps.ts'
import '../../../ui/desk.css'
import { useFormats, useText } from '../../../ui/language.tsx'
import { useMe } from '../../../ui/me.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import { centerFile } from '../../network/contract.ts'
import { doorOfDay } from '../contract.ts'
import { doorText } from './door-text.ts'
import { panelWords } from './panel-words.ts'
import './print.css'

export function ReferralPaper({ id, child, day }: { id: string; child: string; day: string }) {
  const t = useText(doorText)
  const { check } = useText(panelWords)
  const { clock, day: dayWords, list, number } = useFormats()
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
      { label: t.referral.title },
    ),
    'door',
  )
  return (
    <Asked of={asked} height={30}>
      {({ children }) => {
        const c = children.find((x) => x.id === child)
        const out = c?.told?.marks.findLast((m) => m.kind === 'not-received')
        if (!c || !out) return <p>{t.referral.none}</p>
        return (
          <section className="paper" aria-label={t.referral.title}>
            <div className="no-print">
              <Button icon={Printer} onPress={() => print()}>
                {t.sheet.print}
              </Button>
            </div>
            <h1>{t.referral.title}</h1>
            <p>
              {t.sheet.center}: <strong>{center.data?.center.name}</strong> · {dayWords(day)},{' '}
              {clock(out.at, zone)}
            </p>
            <p>
              {t.child}: <strong>{c.name ?? t.notNamed}</strong>
            </p>
            <p>{t.referral.seen}</p>
            <p>
              <strong>{list((out.signs ?? []).map((s) => check.signs[s]))}</strong>
              {out.fever === undefined ? '' : ` · ${number(out.fever)} °C`}
            </p>
            {out.name ? (
              <p>
                {t.referral.told}: {out.name}
              </p>
            ) : null}
            <p>{t.referral.ask}</p>
            <p>
              {t.referral.doctor} <span className="paper-line" />
            </p>
            <p>
              {t.referral.back} <span className="paper-line" />
            </p>
            <div className="paper-signs">
              {t.referral.signs.split('|').map((who) => (
                <div key={who}>
                  <span>{who}</span>
                  <small>{t.sheet.signHint}</small>
                </div>
              ))}
            </div>
            <footer className="soft">{t.referral.source}</footer>
          </section>
        )
      }}
    </Asked>
  )
}
