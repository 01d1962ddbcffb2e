// Which instruments may be applied to this child now, each with its way to it, or the reason why not and who can change that.
import ClipboardCheck from 'lucide-react/icons/clipboard-check'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { ButtonLink } from '../../../ui/button.tsx'
import { useText } from '../../../ui/language.tsx'
import { useMay } from '../../../ui/me.tsx'
import type { Child } from '../../children/contract/rows.ts'
import { screeningHere } from '../contract.ts'
import { ageGroupOf, certifiedFor } from '../rules/apply-instrument.ts'
import { instrumentAge } from '../rules/instrument.ts'
import { applyText } from './apply-text.ts'
import { CertificateWhy } from './certificate-why.tsx'
import { useShortName } from './instrument-name.ts'

export function ApplyOffers({ child }: { child: Child }) {
  const t = useText(applyText)
  const may = useMay()
  const short = useShortName()
  const asked = useAsk(screeningHere, may('development.screen') ? { book: child.book } : undefined)
  // nothing was loaded: nothing to offer, and no frame that waits for it
  if (!may('development.screen') || child.left_on !== null || asked.data?.instruments.length === 0)
    return null
  return (
    <div className="stack no-print">
      <Asked of={asked} height={3}>
        {({ instruments, certificates, givers, today }) =>
          instruments.map((i) => {
            const age = instrumentAge(child.birth, child.gestational_weeks ?? undefined, today)
            const certified = certifiedFor(i, today, certificates)
            if (!ageGroupOf(i, age))
              return (
                <p key={i.id} className="soft">
                  {t.notForAge(short(i))}
                </p>
              )
            return 'why' in certified ? (
              <CertificateWhy
                key={i.id}
                book={child.book}
                missing={certified}
                what={short(i)}
                givers={givers}
              />
            ) : (
              <div key={i.id}>
                <ButtonLink
                  icon={ClipboardCheck}
                  to={`/centro/${child.book}/nina-o-nino/${child.key}/aplicar/${i.id}`}
                >
                  {t.apply(short(i))}
                </ButtonLink>
              </div>
            )
          })
        }
      </Asked>
    </div>
  )
}
