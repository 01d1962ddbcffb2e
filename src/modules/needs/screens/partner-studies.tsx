// Studies of one organization, on its page: what each says so far, and the way to open one.
import ClipboardPlus from 'lucide-react/icons/clipboard-plus'
import { useState } from 'react'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import '../../../ui/desk.css'
import { useFormats, useText } from '../../../ui/language.tsx'
import { Link } from '../../../ui/link.tsx'
import { useMay } from '../../../ui/me.tsx'
import { onePartner } from '../../partners/contract/asking.ts'
import { listStudies } from '../contract.ts'
import './needs.css'
import { OpenStudy } from './open-study.tsx'
import { shapeOf } from './studies.tsx'
import { needsText } from './text.ts'

export function PartnerStudies({ book, partner }: { book: string; partner: string }) {
  const t = useText(needsText)
  const { number, day } = useFormats()
  const may = useMay()
  const [opening, setOpening] = useState(false)
  const asked = useAsk(listStudies, may('needs.read') ? { party: partner } : undefined)
  const of = useAsk(onePartner, opening ? { book, partner } : undefined)
  if (!may('needs.read')) return null
  return (
    <section className="card stack" aria-label={t.title}>
      <h2>{t.title}</h2>
      <Asked of={asked} height={8}>
        {({ studies }) =>
          studies.length === 0 ? (
            <p className="soft">{t.empty}</p>
          ) : (
            <ul className="stack">
              {studies.map((s) => (
                <li key={s.id} className="row">
                  <Link className="needs-link" to={`/estudios/${s.book}/${s.id}`}>
                    {s.title}
                  </Link>
                  <Chip state={shapeOf[s.state]}>{t.states[s.state]}</Chip>
                  <span>{t.period(day(s.from_day), day(s.until_day))}</span>
                  {s.demand ? (
                    <span>
                      {t.demand}: {number(Math.round(s.demand.low))}–{number(Math.round(s.demand.high))}
                    </span>
                  ) : null}
                </li>
              ))}
            </ul>
          )
        }
      </Asked>
      {may('needs.write') ? (
        <div className="no-print">
          <Button icon={ClipboardPlus} onPress={() => setOpening(true)}>
            {t.open}
          </Button>
        </div>
      ) : null}
      {opening && of.data ? (
        <OpenStudy
          of={{ id: partner, book, name: of.data.partner.name, kind: of.data.partner.kind }}
          onClose={() => setOpening(false)}
        />
      ) : null}
    </section>
  )
}
