// Agreements with one organization, on its page: until when each holds, what is late, what is next, and the way to register one.
import FileSignature from 'lucide-react/icons/file-signature'
import { useState } from 'react'
import { Asked as AskedOf, useAsk } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import '../../../ui/desk.css'
import { useFormats, useText } from '../../../ui/language.tsx'
import { Link } from '../../../ui/link.tsx'
import { useMay, useMe } from '../../../ui/me.tsx'
import { SayForm } from '../../../ui/say-form.tsx'
import { newId } from '../../../ui/saying.tsx'
import { onePartner } from '../../partners/contract/asking.ts'
import { listAgreements } from '../contract.ts'
import { toRegister } from './register-agreement.ts'
import { agreementText } from './text.ts'

export function PartnerAgreements({ book, partner }: { book: string; partner: string }) {
  const t = useText(agreementText)
  const { day, number } = useFormats()
  const me = useMe()
  const may = useMay()
  const [opening, setOpening] = useState<string>()
  const asked = useAsk(
    listAgreements,
    may('agreements.read') ? { party: partner, which: 'all' as const } : undefined,
  )
  const of = useAsk(onePartner, opening ? { book, partner } : undefined)
  if (!may('agreements.read')) return null
  return (
    <section className="card stack" aria-label={t.title}>
      <h2>{t.title}</h2>
      <AskedOf of={asked} height={8}>
        {({ agreements }) =>
          agreements.length === 0 ? (
            <p className="soft">{t.noneWith}</p>
          ) : (
            <ul className="stack">
              {agreements.map((a) => (
                <li key={a.id} className="row">
                  <Link to={`/convenios/${a.book}/${a.id}`}>{a.title}</Link>
                  <span className="soft">
                    {a.ended ? `${t.endedOn} ${day(a.ended)}` : a.ends ? `${t.ends} ${day(a.ends)}` : t.noEnd}
                  </span>
                  {a.late > 0 ? (
                    <Chip state="urgent">
                      {number(a.late)} {t.lateOne}
                    </Chip>
                  ) : null}
                  {a.presented > 0 ? (
                    <Chip state="attention">{`${t.toLook}: ${number(a.presented)}`}</Chip>
                  ) : null}
                  {a.next_due ? <span>{`${t.nextDue}: ${day(a.next_due)}`}</span> : null}
                </li>
              ))}
            </ul>
          )
        }
      </AskedOf>
      {may('agreements.write') ? (
        <div className="no-print">
          <Button icon={FileSignature} onPress={() => setOpening(newId())}>
            {t.open}
          </Button>
        </div>
      ) : null}
      {opening && of.data ? (
        <SayForm
          asked={toRegister(
            t,
            { id: partner, book, name: of.data.partner.name, kind: of.data.partner.kind },
            opening,
            me.name,
          )}
          onClose={() => setOpening(undefined)}
        />
      ) : null}
    </section>
  )
}
