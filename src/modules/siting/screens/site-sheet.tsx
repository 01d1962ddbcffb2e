// The sheet of one site, chosen or not: whom it covers, where and how large it is, and fixing it in or out with a reason.
import MapPinOff from 'lucide-react/icons/map-pin-off'
import MapPinned from 'lucide-react/icons/map-pinned'
import X from 'lucide-react/icons/x'
import { useState } from 'react'
import { stateName } from '../../../kernel/state-names.ts'
import { Button } from '../../../ui/button.tsx'
import { Field } from '../../../ui/field.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import type { CandidateKind } from '../contract/instance.ts'
import type { PlanParameters, PlanSite } from '../contract/plans.ts'
import './siting.css'
import { sitingText } from './text.ts'

const LEAST_REASON = 3
export type Looked = {
  readonly id: string
  readonly name: string
  readonly kind: CandidateKind
  readonly municipality: string
  readonly rural: boolean
  readonly project: string | null
}

export function SiteSheet({
  site,
  town,
  inPlan,
  rank,
  all,
  parameters: p,
  onFix,
  onClose,
}: {
  site: Looked
  town: string
  /** as the plan has it, where it is in it */
  inPlan: PlanSite | undefined
  rank: number
  all: number
  parameters: PlanParameters
  onFix: (more: Pick<PlanParameters, 'fixed_in' | 'fixed_out'>) => void
  onClose: () => void
}) {
  const t = useText(sitingText)
  const { number } = useFormats()
  const [why, setWhy] = useState('')
  const [missing, setMissing] = useState(false)
  const n = (x: number) => number(Math.round(x))
  const fixedIn = p.fixed_in.find((f) => f.id === site.id)
  const fixedOut = p.fixed_out.find((f) => f.id === site.id)
  const without = {
    fixed_in: p.fixed_in.filter((f) => f.id !== site.id),
    fixed_out: p.fixed_out.filter((f) => f.id !== site.id),
  }
  const fix = (to: 'fixed_in' | 'fixed_out') => {
    const reason = why.trim()
    setMissing(reason.length < LEAST_REASON)
    if (reason.length < LEAST_REASON) return
    onFix({ ...without, [to]: [...without[to], { id: site.id, reason }] })
    setWhy('')
  }
  return (
    <section className="card siting-sheet" aria-label={site.name || town}>
      <div className="row">
        <h2>{site.name || town}</h2>
        <Button look="quiet" icon={X} onPress={onClose} label={t.sheetClose}>
          {''}
        </Button>
      </div>
      <p className="soft">
        {t.kinds[site.kind]} · {town}, {stateName(site.municipality.slice(0, 2))} ·{' '}
        {site.rural ? t.ruralOne : t.urbanOne}
      </p>
      {inPlan ? (
        <dl className="facts">
          <dt>{t.adds}</dt>
          <dd>
            {n(inPlan.adds)} <span className="soft">({t.rank(number(rank), number(all))})</span>
          </dd>
          <dt>{t.expected}</dt>
          <dd>{n(inPlan.expected)}</dd>
          <dt>{t.places}</dt>
          <dd>{number(inPlan.places)}</dd>
          {inPlan.without >= 1 ? (
            <>
              <dt>{t.withoutPlace}</dt>
              <dd>{n(inPlan.without)}</dd>
            </>
          ) : null}
          <dt>{t.cost}</dt>
          <dd>{t.costOf(number(Math.round(inPlan.cost / 1e5) / 10))}</dd>
          <dt>{t.opensIn}</dt>
          <dd>{inPlan.year}</dd>
        </dl>
      ) : (
        <p>{t.notChosen}</p>
      )}
      {site.project ? <p>{t.isProject}</p> : null}
      {fixedIn ? <p>{t.fixedIn(fixedIn.reason)}</p> : null}
      {fixedOut ? <p>{t.fixedOut(fixedOut.reason)}</p> : null}
      {fixedIn || fixedOut ? (
        <div>
          <Button onPress={() => onFix(without)}>{t.free}</Button>
        </div>
      ) : (
        <>
          <Field
            label={t.why}
            hint={t.whyHint}
            value={why}
            maxLength={500}
            onChange={setWhy}
            {...(missing ? { error: t.whyMissing } : {})}
          />
          <div className="row">
            <Button icon={MapPinned} onPress={() => fix('fixed_in')}>
              {t.fixIn}
            </Button>
            <Button icon={MapPinOff} onPress={() => fix('fixed_out')}>
              {t.fixOut}
            </Button>
          </div>
        </>
      )}
    </section>
  )
}
