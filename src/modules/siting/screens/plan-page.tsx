// One plan, as one would carry it to a meeting: what it covers and leaves, how good it is, what it rests on, its sites and what became of them.
import FileText from 'lucide-react/icons/file-text'
import Printer from 'lucide-react/icons/printer'
import { useMemo, useState } from 'react'
import { type Endpoint, requestOf } from '../../../kernel/endpoint.ts'
import { stateName } from '../../../kernel/state-names.ts'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import type { Column } from '../../../ui/data-table.tsx'
import { PageHead } from '../../../ui/desk-frame.tsx'
import '../../../ui/desk.css'
import { useFormats, useLanguage, useText } from '../../../ui/language.tsx'
import { homeSteps, useMay, useMayNation, useMe, widestPost } from '../../../ui/me.tsx'
import { Select } from '../../../ui/select.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import type { PlanParameters, PlanSite } from '../contract/plans.ts'
import { type PlanWhole, planPdf, planSites, sitingInstance, sitingPlan, sitingPlans } from '../contract.ts'
import { centersOf } from '../rules/plan-instance.ts'
import { BeginProject } from './begin-project.tsx'
import { spotOf } from './map-marks.ts'
import { mapPointsOf, mapStandingOf, spotsOf } from './map-points.ts'
import { PlanBasis, restsOnUnconfirmed } from './plan-basis.tsx'
import { type MapSite, PlanMap } from './plan-map.tsx'
import { SitesTable, StatesTable, siteName, UncoveredTable } from './plan-tables.tsx'
import { planText } from './plan-text.ts'
import { ProofCard } from './proof-card.tsx'
import { RealCard } from './real-card.tsx'
import { ResultStrip, sumsOf } from './result-strip.tsx'
import './siting.css'
import { sitingText } from './text.ts'
import { useShown } from './use-shown.ts'
import { WithdrawPlan } from './withdraw-plan.tsx'
import { YearsView } from './years-view.tsx'

const STATES = 32
/** Of the sites shown, which may be a part of the plan's. */
const sumOf = (sites: readonly PlanSite[], of: 'places' | 'cost') => sites.reduce((n, x) => n + x[of], 0)

/** A part of a plan's sites is counted as it stands: the limits of the whole are not its own. */
const partOf = (p: PlanParameters, centers: number): PlanParameters =>
  centers === centersOf(p.years)
    ? p
    : {
        ...p,
        ...{ years: [{ year: p.years[0]!.year, centers, budget: null }], fixed_in: [], fixed_out: [] },
        ...{ least_each_state: 0, least_by_state: {}, rural_share: 0 },
      }

export function PlanPage({ plan }: { plan: string }) {
  const t = useText(sitingText)
  const me = useMe()
  const asked = useAsk(sitingPlan, { plan })
  useStanding(
    [
      ...homeSteps(me, t.mexico),
      { label: t.siting, to: '/ubicacion' },
      asked.data ? { label: asked.data.plan.name } : undefined,
    ],
    'siting',
  )
  return (
    <Asked of={asked} height={60}>
      {(told) => <Whole key={plan} told={told} />}
    </Asked>
  )
}

type View = 'sites' | 'left' | 'states' | 'years'
const VIEWS: readonly View[] = ['sites', 'left', 'states', 'years']

function Whole({ told }: { told: PlanWhole }) {
  const { plan, projects, municipalities: towns, names } = told
  const s = useText(sitingText)
  const t = useText(planText)
  const { number, day, percent, list } = useFormats()
  const { language } = useLanguage()
  const may = useMay()
  const mayNation = useMayNation()
  const [view, setView] = useState<View>('sites')
  const [looked, setLooked] = useState<string>()
  const [beginning, setBeginning] = useState<PlanSite>()
  const [withdrawing, setWithdrawing] = useState(false)
  // who works in a state sees its part of the country's plan, over its own people
  const nation = widestPost(useMe())?.scope === 'nation'
  const states = list(plan.states.map((x) => stateName(x.state)))
  const isPart = plan.scope === 'nation' && !nation
  const where = isPart ? states : plan.scope === 'nation' ? s.country : stateName(plan.scope)
  const by = useMemo(() => new Map(projects.map((p) => [p.site, p])), [projects])
  const nameOfSite = (x: PlanSite) => siteName(x, towns)
  const nameOf = (id: string) => {
    const site = plan.sites.find((x) => x.id === id)
    return site ? nameOfSite(site) : id
  }
  const n = (x: number) => number(Math.round(x))
  const sums = sumsOf(plan.states)
  const instance = useAsk(sitingInstance, told.stale ? undefined : nation ? { scope: plan.scope } : {})
  const ids = useMemo(() => plan.sites.map((x) => x.id), [plan])
  const parameters = useMemo(() => partOf(plan.parameters, ids.length), [plan, ids])
  const counted = useShown(instance.data, parameters, ids)
  const points = useMemo(
    () => (counted ? mapPointsOf(counted.ground, spotsOf(counted.ground), counted.shown) : []),
    [counted],
  )
  const standing = useMemo(
    () => (counted ? mapStandingOf(counted.ground, plan.parameters.standing) : []),
    [counted, plan],
  )
  const mapSites = useMemo((): readonly MapSite[] => {
    const fixedIn = new Set(plan.parameters.fixed_in.map((f) => f.id))
    return plan.sites.map((x) => ({
      ...{ id: x.id, spot: spotOf(x.latitude, x.longitude), state: x.municipality.slice(0, 2), chosen: true },
      fixed: fixedIn.has(x.id) ? 'in' : null,
      words: s.siteWords(
        x.name,
        towns[x.municipality] ?? x.municipality,
        number(Math.round(x.adds)),
        number(x.places),
      ),
    }))
  }, [plan, towns, number, s])
  const project: Column<PlanSite> = {
    id: 'project',
    head: t.project,
    sortable: false,
    value: (x) => by.get(x.id)?.name ?? null,
    cell: (x) => {
      const one = by.get(x.id)
      if (one)
        return (
          <ButtonLink look="quiet" to={`/obras/${one.book}/${one.project}`}>
            {t.see}
          </ButtonLink>
        )
      return may('construction.write') && !plan.withdrawn ? (
        <Button look="quiet" label={t.beginTitle(nameOfSite(x))} onPress={() => setBeginning(x)}>
          {t.begin}
        </Button>
      ) : (
        ''
      )
    },
  }
  return (
    <>
      <PageHead
        title={plan.name}
        about={`${where}. ${t.about(day(plan.made_on), names[plan.by] ?? t.somebody)}`}
        actions={
          <>
            <ButtonLink to={`/ubicacion/mesa/${plan.key}`}>{t.goOn}</ButtonLink>
            <ButtonLink
              to={requestOf(planPdf as Endpoint, { plan: plan.key, language }).path}
              icon={FileText}
              download
            >
              {t.pdf}
            </ButtonLink>
            <Button icon={Printer} onPress={() => print()}>
              {t.print}
            </Button>
            {mayNation('siting.write') && !plan.withdrawn ? (
              <Button look="grave" onPress={() => setWithdrawing(true)}>
                {t.withdraw}
              </Button>
            ) : null}
          </>
        }
      />
      <div className="stack">
        {plan.withdrawn ? <p className="siting-words">{t.withdrawn(plan.withdrawn.reason)}</p> : null}
        {told.stale ? <p className="siting-words">{t.stale}</p> : null}
        {isPart || (plan.scope === 'nation' && plan.states.length < STATES) ? (
          <p className="siting-words">
            {isPart ? t.yourPart(states) : s.partOf(number(plan.states.length), states)}
          </p>
        ) : null}
        {restsOnUnconfirmed(plan) ? <p className="siting-words">{t.unconfirmed}</p> : null}
        <ResultStrip
          outcome={{ ...plan, places: sumOf(plan.sites, 'places'), cost: sumOf(plan.sites, 'cost') }}
          basis={s.basisWords[plan.parameters.basis]}
          bound={{ value: plan.value, bound: plan.bound }}
        />
        <ProofCard plan={plan} />
        <PlanMap
          scope={plan.scope === 'nation' ? undefined : plan.scope}
          where={where}
          points={points}
          standing={standing}
          sites={mapSites}
          selected={looked}
          onSelect={setLooked}
          states={plan.states}
        />
        <div className="card no-print">
          <Tabs
            label={s.views}
            tabs={VIEWS.map((key) => ({ key, label: s.tabs[key] }))}
            current={view}
            onChange={setView}
          >
            {view === 'sites' ? (
              <SitesTable
                sites={plan.sites}
                names={towns}
                selected={looked}
                onSelect={setLooked}
                take={{ list: planSites.id, filters: { plan: plan.key } }}
                more={[project]}
              />
            ) : view === 'left' ? (
              <UncoveredTable outcome={plan} names={towns} />
            ) : view === 'states' ? (
              <StatesTable outcome={plan} />
            ) : (
              <YearsView years={plan.years} asked={plan.parameters.years} />
            )}
          </Tabs>
        </div>
        <div className="siting-paper stack">
          <YearsView years={plan.years} asked={plan.parameters.years} />
          <StatesTable outcome={plan} />
          <SitesTable sites={plan.sites} names={towns} />
          <p>
            {s.uncoveredTotal(
              n(sums.children - sums.after),
              n(sums.children),
              percent(sums.children - sums.after, sums.children, 1),
            )}
          </p>
        </div>
        <PlanBasis plan={plan} nameOf={nameOf} />
        <CompareWith plan={plan.key} />
        <RealCard plan={plan.key} />
      </div>
      {beginning ? (
        <BeginProject
          plan={plan.key}
          site={beginning}
          name={nameOfSite(beginning)}
          onClose={() => setBeginning(undefined)}
        />
      ) : null}
      {withdrawing ? <WithdrawPlan plan={plan.key} onClose={() => setWithdrawing(false)} /> : null}
    </>
  )
}

function CompareWith({ plan }: { plan: string }) {
  const s = useText(sitingText)
  const t = useText(planText)
  const asked = useAsk(sitingPlans, {})
  const [other, setOther] = useState('')
  const others = (asked.data?.plans ?? []).filter((p) => p.id !== plan && !p.withdrawn)
  if (others.length === 0) return null
  return (
    <section className="card no-print" aria-label={t.compareWith}>
      <div className="row">
        <Select
          label={t.compareWith}
          value={other}
          onChange={setOther}
          choices={others.map((p) => ({ value: p.id, label: p.name }))}
        />
        {other ? <ButtonLink to={`/ubicacion/comparar/${plan}/${other}`}>{s.compare}</ButtonLink> : null}
      </div>
    </section>
  )
}
