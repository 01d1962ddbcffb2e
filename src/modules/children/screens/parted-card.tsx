// On a child's file: that it was joined with another one and split again, and where the other one is.
import '../../../ui/desk.css'
import { COUNTRY_ZONE, civilDay } from '../../../kernel/days.ts'
import { useFormats, useText } from '../../../ui/language.tsx'
import { Link } from '../../../ui/link.tsx'
import type { Parted } from '../contract.ts'
import { pastText } from './past-text.ts'

export function PartedCard({ parted }: { parted: readonly Parted[] }) {
  const t = useText(pastText).parted
  const { day } = useFormats()
  if (parted.length === 0) return null
  const who = ({ name, center }: Parted) =>
    name && center ? t.at(name, center) : (name ?? center ?? t.unnamed)
  const on = (instant: string) => day(civilDay(instant, COUNTRY_ZONE))
  return (
    <section className="card stack no-print" aria-labelledby="parted">
      <h2 id="parted">{t.title}</h2>
      {parted.map((p) => (
        <div key={`${p.file}${p.split_at}`} className="row">
          <span>
            {t.with(who(p), on(p.joined_at), on(p.split_at))} {p.by ? t.by(p.by) : null}
            {p.reason ? (
              <>
                <br />
                {t.why(p.reason)}
              </>
            ) : null}
          </span>
          {p.book && p.file ? <Link to={`/centro/${p.book}/nina-o-nino/${p.file}`}>{t.open}</Link> : null}
        </div>
      ))}
    </section>
  )
}
