// What a company sees of its studies in its own side: the link to hand on while one is open, and the delivered result with its report.
import FileText from 'lucide-react/icons/file-text'
import { type Endpoint, requestOf } from '../../../kernel/endpoint.ts'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { Chip } from '../../../ui/chip.tsx'
import '../../../ui/desk.css'
import { useFormats, useLanguage, useText } from '../../../ui/language.tsx'
import { Qr } from '../../../ui/qr.tsx'
import { partnerSide } from '../../partners/contract/asking.ts'
import type { PartnerKind } from '../../partners/contract/stages.ts'
import { partyReport, partyStudies } from '../contract.ts'
import './needs.css'
import { ResultView } from './result-view.tsx'
import { surveyAddress } from './survey-address.ts'
import { needsText } from './text.ts'

/** Whose workers a study may be of. */
const studied: readonly PartnerKind[] = ['company', 'park', 'pole', 'chamber']

export function PartyStudies({ party }: { party: string }) {
  const t = useText(needsText)
  const { day, number } = useFormats()
  const { language } = useLanguage()
  const asked = useAsk(partyStudies, { party })
  const way = useAsk(partnerSide, { party })
  // a government or a ministry has no workers here to be asked: without a study there is nothing to say of one
  const kind = way.data?.side?.kind
  if (asked.data?.studies.length === 0 && kind !== undefined && !studied.includes(kind)) return null
  return (
    <section className="card stack" aria-label={t.title}>
      <h2>{t.title}</h2>
      <Asked of={asked} height={10}>
        {({ studies }) =>
          studies.length === 0 ? (
            <p className="soft">{t.sideNone}</p>
          ) : (
            <ul className="stack">
              {studies.map((s) => (
                <li key={s.key} className="stack">
                  <p className="row">
                    <strong>{s.title}</strong>
                    <Chip
                      state={s.state === 'open' ? 'attention' : s.state === 'delivered' ? 'calm' : 'none'}
                    >
                      {t.states[s.state]}
                    </Chip>
                    <span>{t.period(day(s.from_day), day(s.until_day))}</span>
                  </p>
                  {s.state === 'open' && s.how !== 'none' ? (
                    <div className="needs-share">
                      <Qr text={surveyAddress(s.link)} size={120} />
                      <div className="stack">
                        <p>{t.linkAbout}</p>
                        <code>{surveyAddress(s.link)}</code>
                      </div>
                    </div>
                  ) : null}
                  {s.state === 'closed' ? <p>{t.sideWaits}</p> : null}
                  {s.result && s.version !== null && s.on_day !== null ? (
                    <details>
                      <summary>{t.versionOf(number(s.version), day(s.on_day))}</summary>
                      <p>
                        <a
                          className="button"
                          data-look="plain"
                          href={requestOf(partyReport as Endpoint, { party, study: s.study, language }).path}
                          target="_blank"
                          rel="noopener"
                        >
                          <FileText size={20} aria-hidden />
                          {t.pdf}
                        </a>
                      </p>
                      <ResultView result={s.result} />
                    </details>
                  ) : null}
                </li>
              ))}
            </ul>
          )
        }
      </Asked>
    </section>
  )
}
