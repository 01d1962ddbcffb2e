// The plans that were kept, each with what it covers, what it costs and its gap; the way to make one, and to hold two against each other.
import GitCompare from 'lucide-react/icons/git-compare'
import MapPinned from 'lucide-react/icons/map-pinned'
import Plus from 'lucide-react/icons/plus'
import { useContext, useState } from 'react'
import { stateName } from '../../../kernel/state-names.ts'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { ButtonLink } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { DataTable } from '../../../ui/data-table.tsx'
import { PageHead } from '../../../ui/desk-frame.tsx'
import '../../../ui/desk.css'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { GoContext, Link } from '../../../ui/link.tsx'
import { homeSteps, useMe } from '../../../ui/me.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import type { PlanListed } from '../contract/plans.ts'
import { sitingPlans } from '../contract.ts'
import { gapPercent } from './result-strip.tsx'
import './siting.css'
import { sitingText } from './text.ts'

export function PlansPage() {
  const t = useText(sitingText)
  const { number, day, percent } = useFormats()
  const me = useMe()
  const go = useContext(GoContext)
  const asked = useAsk(sitingPlans, {})
  const [picked, setPicked] = useState<readonly string[]>([])
  useStanding([...homeSteps(me, t.mexico), { label: t.siting }], 'siting')
  const make = (
    <ButtonLink to="/ubicacion/mesa" look="main" icon={Plus}>
      {t.newPlan}
    </ButtonLink>
  )
  const pick = (id: string, on: boolean) =>
    setPicked((was) => (on ? [...was.slice(-1), id] : was.filter((x) => x !== id)))
  const gap = (p: PlanListed) => gapPercent(p.value, p.bound)
  return (
    <>
      <PageHead
        title={t.title}
        about={t.about}
        actions={
          <>
            <ButtonLink to="/ubicacion/reparto" look="quiet">
              {t.shares}
            </ButtonLink>
            <ButtonLink to="/ubicacion/supuestos" look="quiet">
              {t.assumptions}
            </ButtonLink>
            {picked.length === 2 ? (
              <ButtonLink to={`/ubicacion/comparar/${picked[0]}/${picked[1]}`} icon={GitCompare}>
                {t.compare}
              </ButtonLink>
            ) : null}
            {make}
          </>
        }
      />
      <Asked of={asked} height={30}>
        {({ plans }) => (
          <DataTable<PlanListed>
            caption={t.plans}
            rows={plans}
            rowId={(p) => p.id}
            onOpen={(p) => go?.(`/ubicacion/plan/${p.id}`)}
            columns={[
              {
                id: 'name',
                head: t.name,
                value: (p) => p.name,
                cell: (p) => (
                  <span className="named">
                    <Link to={`/ubicacion/plan/${p.id}`}>{p.name}</Link>
                    <span className="soft">
                      {p.scope === 'nation' ? t.country : stateName(p.scope)} · {day(p.made_on)}
                    </span>
                    {p.withdrawn ? <Chip state="none">{t.withdrawn}</Chip> : null}
                  </span>
                ),
              },
              { ...{ id: 'centers', head: t.centers, number: true }, value: (p) => p.centers },
              {
                ...{ id: 'covered', head: t.coveredWith, number: true },
                value: (p) => p.after / Math.max(1, p.children),
                cell: (p) => (
                  <span className="figure-cell">
                    {percent(p.after, p.children, 1)}
                    <span className="soft">+{number(Math.round(p.after - p.before))}</span>
                  </span>
                ),
              },
              {
                ...{ id: 'cost', head: t.cost, number: true },
                value: (p) => p.cost,
                cell: (p) => t.costOf(number(Math.round(p.cost / 1e6))),
              },
              {
                ...{ id: 'gap', head: t.gap, number: true },
                value: gap,
                cell: (p) => (gap(p) === 0 ? t.provenBest : t.gapWords(number(gap(p)))),
              },
              { ...{ id: 'projects', head: t.projects, number: true }, value: (p) => p.projects },
              {
                ...{ id: 'pick', head: t.compare, sortable: false },
                value: () => null,
                cell: (p) => (
                  <Checkbox
                    label={<span className="unseen">{`${t.compare}: ${p.name}`}</span>}
                    checked={picked.includes(p.id)}
                    onChange={(on) => pick(p.id, on)}
                  />
                ),
              },
            ]}
            empty={
              <EmptyState icon={MapPinned} title={t.none} action={make}>
                {t.noneAbout}
              </EmptyState>
            }
          />
        )}
      </Asked>
    </>
  )
}
