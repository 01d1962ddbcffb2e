// A poster for the wall of a plant: what is asked, that it is anonymous, the QR and the address.
import Printer from 'lucide-react/icons/printer'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import '../../../ui/desk.css'
import { useFormats, useText } from '../../../ui/language.tsx'
import { homeSteps, useMe } from '../../../ui/me.tsx'
import { printThis } from '../../../ui/print-this.ts'
import '../../../ui/print-this.css'
import { Qr } from '../../../ui/qr.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import { oneStudy } from '../contract.ts'
import './needs.css'
import { surveyAddress } from './survey-address.ts'
import { needsText } from './text.ts'

export function Poster({ book, study }: { book: string; study: string }) {
  const t = useText(needsText)
  const { day, list } = useFormats()
  const me = useMe()
  const asked = useAsk(oneStudy, { book, study })
  useStanding(
    [
      ...homeSteps(me, t.mexico),
      { label: t.title, to: '/estudios' },
      { label: asked.data?.study.title ?? '', to: `/estudios/${book}/${study}` },
      { label: t.poster },
    ],
    'needs',
  )
  return (
    <Asked of={asked} height={40}>
      {({ study: s, parties }) => (
        <div className="stack">
          <div className="no-print">
            <Button look="main" icon={Printer} onPress={printThis}>
              {t.print}
            </Button>
          </div>
          <article className="needs-poster" data-print-this>
            <h1>{t.posterTitle}</h1>
            <p>{t.posterAbout(list(parties.map((p) => p.name)))}</p>
            <p>
              <strong>{t.posterAnon}</strong>
            </p>
            <p>{t.posterBy}</p>
            <Qr text={surveyAddress(s.link)} size={320} />
            <p>
              <strong>{`${location.host}/encuesta/${s.link}`}</strong>
            </p>
            {s.how === 'once' ? <p>{t.posterCode}</p> : null}
            <p>{t.posterUntil(day(s.until_day))}</p>
          </article>
        </div>
      )}
    </Asked>
  )
}
