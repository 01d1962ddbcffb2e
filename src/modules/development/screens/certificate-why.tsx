// Why somebody may not apply an instrument, and who gives the certificate: a sentence with a way on, wherever it is offered.
import { ButtonLink } from '../../../ui/button.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { useMay } from '../../../ui/me.tsx'
import type { certifiedFor } from '../rules/apply-instrument.ts'
import { applyText } from './apply-text.ts'

type Missing = Extract<ReturnType<typeof certifiedFor>, { readonly why: string }>

export function CertificateWhy({
  book,
  missing,
  what,
  givers,
}: {
  book: string
  missing: Missing
  /** short name of the instrument */
  what: string
  givers: readonly string[]
}) {
  const t = useText(applyText)
  const { day, list } = useFormats()
  const may = useMay()
  const { why, of } = missing
  const said =
    why === 'none' || !of
      ? t.why.none(what)
      : why === 'over'
        ? t.why.over(what, day(of.to_day))
        : why === 'not-yet'
          ? t.why['not-yet'](what, day(of.from_day))
          : t.why.other(what, of.instrument === 'edi' ? t.edi : of.instrument)
  return (
    <div className="stack">
      <p role="note">
        {said} {givers.length > 0 ? t.givers(list(givers)) : t.noGivers}
      </p>
      {may('staff.write') ? (
        <div>
          <ButtonLink to={`/centro/${book}/personal`}>{t.toStaff}</ButtonLink>
        </div>
      ) : null}
    </div>
  )
}
