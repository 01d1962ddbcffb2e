// Why no plan can be what is asked: which limit, what it needs, what there is, and what to do.
import { stateName } from '../../../kernel/state-names.ts'
import { StateShape } from '../../../ui/chip.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import type { CannotBe as Why } from '../rules/plan-instance.ts'
import './siting.css'
import { sitingText } from './text.ts'

export function CannotBe({ why, names, stays }: { why: Why; names: (id: string) => string; stays: boolean }) {
  const t = useText(sitingText)
  const { number, list } = useFormats()
  const { what, todo } = t.limits[why.limit]
  const money = why.limit === 'budget' || why.limit === 'budget-of-year'
  const n = (x: number) => (money ? t.costOf(number(Math.round(x / 1e5) / 10)) : number(x))
  const where = [why.state ? stateName(why.state) : '', why.year ? String(why.year) : '']
    .filter(Boolean)
    .join(', ')
  return (
    <div className="siting-cannot" role="alert">
      <h2>
        <StateShape state="attention" /> {t.cannotTitle}
      </h2>
      <p>
        <strong>
          {what}
          {where ? ` (${where})` : ''}.
        </strong>{' '}
        {t.needs(n(why.needed), n(why.possible))} {why.certain ? '' : t.notFound}
      </p>
      {why.sites && why.sites.length > 0 ? <p>{list(why.sites.slice(0, 5).map(names))}</p> : null}
      <p>
        {todo} {stays ? t.cannotStays : ''}
      </p>
    </div>
  )
}
