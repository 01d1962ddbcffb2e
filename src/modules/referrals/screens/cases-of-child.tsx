// The cases of one child in its file, and a doubt noted from there.
import Stethoscope from 'lucide-react/icons/stethoscope'
import { useState } from 'react'
import { useAsk } from '../../../ui/asking.tsx'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { Link } from '../../../ui/link.tsx'
import { useMay } from '../../../ui/me.tsx'
import { newId } from '../../../ui/saying.tsx'
import { listReferrals } from '../contract.ts'
import { caseDesk } from './desk-text.ts'
import { DoubtForm } from './early-forms.tsx'
import { listText } from './list-text.ts'
import { caseWords } from './words.ts'

export function CasesOfChild({
  book,
  child,
  room,
  birth,
  zone,
}: {
  book: string
  child: string
  room: string | null
  birth: string
  zone?: string | undefined
}) {
  const t = useText(listText)
  const d = useText(caseDesk)
  const w = useText(caseWords)
  const { day } = useFormats()
  const may = useMay()
  const reads = may('referrals.read')
  const asked = useAsk(listReferrals, reads ? { book, involved: child } : undefined)
  const [noting, setNoting] = useState<string>()
  if (!may('referrals.write')) return null
  const told = asked.data
  return (
    <section className="card stack" aria-labelledby="child-cases">
      <h2 id="child-cases">{w.title}</h2>
      {told?.total === 0 ? <p className="soft">{t.none}</p> : null}
      <ul className="lines">
        {told?.cases.map((c) => (
          <li key={c.id}>
            <span>
              <Link to={`/centro/${book}/seguimiento/${c.id}`}>
                {w.sources[c.source]} · {day(c.opened_on)}
              </Link>{' '}
              <span className="soft">{c.waits ? w.waits[c.waits] : ''}</span>
            </span>
            {c.closed_on ? (
              <Chip state="calm">{t.closed}</Chip>
            ) : c.lost ? (
              <Chip state="urgent">{t.lost}</Chip>
            ) : c.overdue ? (
              <Chip state="attention">{t.overdue}</Chip>
            ) : null}
          </li>
        ))}
      </ul>
      <div className="row no-print">
        <Button icon={Stethoscope} onPress={() => setNoting(newId())}>
          {d.doubtNote}
        </Button>
        {reads ? (
          <ButtonLink to={`/centro/${book}/seguimiento`} look="quiet">
            {t.all}
          </ButtonLink>
        ) : null}
      </div>
      {noting ? (
        <DoubtForm
          of={{ book, child, case: noting, room, birth, zone, onClose: () => setNoting(undefined) }}
        />
      ) : null}
    </section>
  )
}
