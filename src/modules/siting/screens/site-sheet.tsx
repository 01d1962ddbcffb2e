// The sheet of one site, chosen or not: whom it covers, where and how large it is, and fixing it in or out with a reason.
import MapPinOff from 'lucide-react/icons/map-pin-off'
import MapPinned from 'lucide-react/icons/map-pinned'
import X from 'lucide-react/icons/x'
import { useState } from 'react'
import { NATION } from '../../../kernel/ids.ts'
import { stateName } from '../../../kernel/state-names.ts'
import { useAskAgain, useNoAnswerWords } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { useDeciding } from '../../../ui/deciding.ts'
import { ErrorState } from '../../../ui/error-state.tsx'
import { Field } from '../../../ui/field.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { useMayNation } from '../../../ui/me.tsx'
import type { CandidateKind } from '../contract/instance.ts'
import { siteFixed } from '../contract/kinds.ts'
import type { PlanParameters, PlanSite } from '../contract/plans.ts'
import { sitingFixes } from '../contract.ts'
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
  const [every, setEvery] = useState(false)
  const [told, setTold] = useState(false)
  const mayEvery = useMayNation()('siting.write')
  const words = useNoAnswerWords()
  const again = useAskAgain()
  const { decide, busy, none } = useDeciding()
  const n = (x: number) => number(Math.round(x))
  const fixedIn = p.fixed_in.find((f) => f.id === site.id)
  const fixedOut = p.fixed_out.find((f) => f.id === site.id)
  const without = {
    fixed_in: p.fixed_in.filter((f) => f.id !== site.id),
    fixed_out: p.fixed_out.filter((f) => f.id !== site.id),
  }
  const fix = async (to: 'fixed_in' | 'fixed_out') => {
    const reason = why.trim()
    setMissing(reason.length < LEAST_REASON)
    if (busy || reason.length < LEAST_REASON) return
    if (every) {
      const payload = { site: site.id, to: to === 'fixed_in' ? 'in' : 'out', reason }
      if (!(await decide({ kind: siteFixed, about: NATION, book: NATION, payload }))) return
      setTold(true)
      await again(sitingFixes)
    }
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
      {told ? <p role="status">{t.inEveryPlan}</p> : null}
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
          {mayEvery ? <Checkbox label={t.everyPlan} checked={every} onChange={setEvery} /> : null}
          {none ? <ErrorState {...words(none)} /> : null}
          <div className="row">
            <Button icon={MapPinned} busy={busy} onPress={() => void fix('fixed_in')}>
              {t.fixIn}
            </Button>
            <Button icon={MapPinOff} busy={busy} onPress={() => void fix('fixed_out')}>
              {t.fixOut}
            </Button>
          </div>
        </>
      )}
    </section>
  )
}
