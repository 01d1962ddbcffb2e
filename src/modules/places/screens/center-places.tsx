// The places of a center: how many are open and occupied today, what comes next, and how each came to be.
import Blocks from 'lucide-react/icons/blocks'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { centerSteps } from '../../../ui/center-steps.ts'
import { PageHead } from '../../../ui/desk-frame.tsx'
import '../../../ui/desk.css'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { useMe } from '../../../ui/me.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import { centerFile } from '../../network/contract.ts'
import { type Counted, centerPlaces } from '../contract.ts'
import { AccountView } from './account-view.tsx'
import './places.css'
import { placesText } from './text.ts'

export function CenterPlaces({ id }: { id: string }) {
  const t = useText(placesText)
  const me = useMe()
  const center = useAsk(centerFile, { book: id })
  const asked = useAsk(centerPlaces, { book: id })
  useStanding(centerSteps(me, t.mexico, center.data, id, { label: t.title }), 'places')
  return (
    <div className="stack">
      <PageHead title={t.title} about={t.centerLead} />
      <Asked of={asked} height={30}>
        {(told) => (
          <div className="stack">
            {told.account ? <Today counted={told.counted} enrolled={told.enrolled} /> : null}
            {told.account ? null : (
              <EmptyState icon={Blocks} title={t.noPlaces}>
                {t.noPlacesStep}
              </EmptyState>
            )}
            <AccountView shown={{ ...told, book: id, about: id }} />
          </div>
        )}
      </Asked>
    </div>
  )
}

const SHOWN = ['planned', 'works', 'authorized', 'staffed', 'unlicensed', 'suspended', 'lost'] as const

/** What stands today; states without places are left out. */
export function Today({ counted, enrolled }: { counted: Counted; enrolled: number | null }) {
  const t = useText(placesText)
  const { number } = useFormats()
  const beyond = enrolled === null ? 0 : enrolled - counted.open
  return (
    <section className="places-sums" aria-label={t.openNow}>
      <div className="card">
        <h2>{t.openNow}</h2>
        <p className="places-figure">{number(counted.open)}</p>
        {counted.occupied === null ? null : <p>{t.occupiedOf(number(counted.occupied))}</p>}
        {enrolled === null ? null : <p className="soft">{t.enrolled(number(enrolled))}</p>}
        {beyond > 0 ? <p className="soft">{t.more(number(beyond))}</p> : null}
      </div>
      <dl className="card facts">
        {SHOWN.filter((s) => counted[s] > 0).map((s) => (
          <div key={s} style={{ display: 'contents' }}>
            <dt>{t.states[s]}</dt>
            <dd>{number(counted[s])}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
