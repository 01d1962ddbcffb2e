// The workbench: controls that answer while they move, the map of who is covered, and the plan part by part; kept when one says so.
import MapPinned from 'lucide-react/icons/map-pinned'
import Save from 'lucide-react/icons/save'
import { useContext, useMemo, useState } from 'react'
import { stateChoices, stateName } from '../../../kernel/state-names.ts'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { PageHead } from '../../../ui/desk-frame.tsx'
import '../../../ui/desk.css'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { GoContext } from '../../../ui/link.tsx'
import { LoadingFrame } from '../../../ui/loading-frame.tsx'
import { homeSteps, useMay, useMayNation, useMe, widestPost } from '../../../ui/me.tsx'
import { OfflineNote, useOnline } from '../../../ui/offline-note.tsx'
import { Select } from '../../../ui/select.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import type { SitingInstance } from '../contract/instance.ts'
import type { PlanParameters } from '../contract/plans.ts'
import { sitingAssumptions, sitingInstance, sitingPlan } from '../contract.ts'
import { type Begun, begunWith } from '../rules/begin-plan.ts'
import { centersOf } from '../rules/plan-instance.ts'
import { CannotBe } from './cannot-be.tsx'
import { CurveView } from './curve-view.tsx'
import { Dials, spread } from './dials.tsx'
import { EquityView } from './equity-view.tsx'
import { FixedSites } from './fixed-sites.tsx'
import { KeepPlan } from './keep-plan.tsx'
import { spotOf } from './map-marks.ts'
import { mapPointsOf, mapStandingOf, spotsOf } from './map-points.ts'
import { type MapSite, PlanMap } from './plan-map.tsx'
import { SitesTable, StatesTable, UncoveredTable } from './plan-tables.tsx'
import { ResultStrip } from './result-strip.tsx'
import { SiteSheet } from './site-sheet.tsx'
import './siting.css'
import { sitingText } from './text.ts'
import { useWorkbench } from './use-workbench.ts'
import { YearsView } from './years-view.tsx'

/** Nothing can be planned without these; the others are said to be lacking. */
const NEEDED = new Set(['localities', 'figures'])
/** A state's plan begins with its part of a thousand, as a person would. */
const STATE_CENTERS = 30
const STATES = 32
/** States there are children of: a park alone, whose municipality nobody has counted, is none. */
const statesIn = ({ points }: Pick<SitingInstance, 'points'>): string[] =>
  [...new Set(points.municipality.flatMap((m, k) => (points.children[k]! > 0 ? [m.slice(0, 2)] : [])))].sort()

export function Workbench() {
  return <Bench />
}

/** Goes on from a plan that was kept. */
export function WorkbenchFrom({ plan }: { plan: string }) {
  return <Bench plan={plan} />
}

function Bench({ plan }: { plan?: string }) {
  const t = useText(sitingText)
  const me = useMe()
  const [scope, setScope] = useState<string>()
  const assumptions = useAsk(sitingAssumptions, {})
  const kept = useAsk(sitingPlan, plan ? { plan } : undefined)
  const wanted = scope ?? kept.data?.plan.scope
  const instance = useAsk(sitingInstance, plan && !kept.data ? undefined : wanted ? { scope: wanted } : {})
  useStanding(
    [...homeSteps(me, t.mexico), { label: t.siting, to: '/ubicacion' }, { label: t.bench }],
    'siting',
  )
  const nation = widestPost(me)?.scope === 'nation'
  const whole = plan && !kept.data ? kept : assumptions
  const fresh = instance.isPlaceholderData ? undefined : instance.data
  // what one works on does not change beneath the hands: newer data wait until they are asked for
  const [held, setHeld] = useState<SitingInstance>()
  if (fresh && held?.scope !== fresh.scope) setHeld(fresh)
  const silent = [assumptions, instance].some((a) => a.error !== null && 'offline' in a.error.why)
  const offline = !useOnline() || silent
  return (
    <>
      <PageHead
        title={t.bench}
        about={kept.data ? t.going(kept.data.plan.name) : t.benchAbout}
        actions={
          <>
            <ButtonLink to="/ubicacion" look="quiet">
              {t.plans}
            </ButtonLink>
            <ButtonLink to="/ubicacion/supuestos" look="quiet">
              {t.assumptions}
            </ButtonLink>
          </>
        }
      />
      {nation && !plan ? (
        <div className="filters no-print">
          <Select
            label={t.scope}
            value={wanted ?? 'nation'}
            onChange={setScope}
            choices={[{ value: 'nation', label: t.country }, ...stateChoices]}
          />
        </div>
      ) : null}
      {!assumptions.data || (plan && !kept.data) ? (
        <Asked of={whole as typeof assumptions} height={40}>
          {() => null}
        </Asked>
      ) : !held || (fresh === undefined && wanted !== undefined && held.scope !== wanted) ? (
        <Asked of={{ ...instance, data: undefined } as typeof instance} height={40}>
          {() => null}
        </Asked>
      ) : (
        <div className="stack">
          <OfflineNote show={offline}>{t.offlineNote}</OfflineNote>
          {fresh && fresh.version !== held.version ? (
            <p className="siting-words">
              {t.newer}{' '}
              <Button look="quiet" onPress={() => setHeld(fresh)}>
                {t.bringNewer}
              </Button>
            </p>
          ) : null}
          {held.missing.some((m) => NEEDED.has(m)) ? (
            <Missing missing={held.missing} />
          ) : held.points.key.length === 0 ? (
            <EmptyState icon={MapPinned} title={t.noneThereTitle(stateName(held.scope))}>
              {t.noneThere}
            </EmptyState>
          ) : (
            <OnInstance
              key={`${held.version}${held.scope}${plan ?? ''}`}
              instance={held}
              start={kept.data?.plan.parameters ?? startOf(held, assumptions.data.parameters).parameters}
              begun={startOf(held, assumptions.data.parameters)}
              sites={kept.data?.plan.sites.map((s) => s.id)}
              from={plan}
            />
          )}
        </div>
      )}
    </>
  )
}

/** The assumptions in force, for this scope, with what somebody fixed for every plan, as far as its candidates allow. */
function startOf(instance: SitingInstance, defaults: PlanParameters): Begun {
  const fixed = (to: 'in' | 'out') =>
    instance.fixes.filter((f) => f.to === to).map(({ id, reason }) => ({ id, reason }))
  const nation = instance.scope === 'nation'
  const states = statesIn(instance).length
  const years =
    states === STATES ? defaults.years : spread(defaults.years, STATE_CENTERS * Math.max(1, states))
  const least = Math.max(1, instance.candidates.id.length)
  return begunWith(instance, {
    ...defaults,
    scope: instance.scope,
    years: centersOf(years) > least ? spread(years, least) : years,
    least_each_state: nation ? defaults.least_each_state : 0,
    ...{ fixed_in: fixed('in'), fixed_out: fixed('out') },
  })
}

/** What a bound by prices knows of single years' money: only its sum, and that only where every year has some. */
const moneyIn = ({ years }: PlanParameters): 'sum' | 'none' | undefined =>
  years.length < 2 || years.every((y) => y.budget === null)
    ? undefined
    : years.every((y) => y.budget !== null)
      ? 'sum'
      : 'none'

function Missing({ missing }: { missing: SitingInstance['missing'] }) {
  const t = useText(sitingText)
  const may = useMay()
  return (
    <EmptyState
      icon={MapPinned}
      title={t.missingTitle}
      {...(may('exchange.import')
        ? {
            action: (
              <ButtonLink to="/importar" look="main">
                {t.goImport}
              </ButtonLink>
            ),
          }
        : {})}
    >
      {t.missingAbout} {missing.map((m) => t.missing[m]).join('; ')}.
    </EmptyState>
  )
}

type View = 'sites' | 'left' | 'states' | 'years' | 'curve' | 'equity'
const VIEWS: readonly View[] = ['sites', 'left', 'states', 'years', 'curve', 'equity']

function OnInstance({
  instance,
  start,
  begun,
  sites,
  from,
}: {
  instance: SitingInstance
  start: PlanParameters
  begun: Begun
  sites: readonly string[] | undefined
  from: string | undefined
}) {
  const t = useText(sitingText)
  const { number, list } = useFormats()
  const mayNation = useMayNation()
  const go = useContext(GoContext)
  const w = useWorkbench(instance, start, sites)
  const [view, setView] = useState<View>('sites')
  const [looked, setLooked] = useState<string>()
  const [keeping, setKeeping] = useState(false)
  const ground = w.ground
  const { points, candidates } = ground
  const p = w.parameters
  const where = instance.scope === 'nation' ? t.country : stateName(instance.scope)
  const towns = instance.municipalities
  const states = useMemo(() => new Set(statesIn({ points })), [points])
  const at = useMemo(() => new Map(candidates.id.map((id, k) => [id, k])), [candidates])
  const named = useMemo(
    () =>
      new Map(
        candidates.id.map((id, k) => {
          const town = towns[candidates.municipality[k]!] ?? candidates.municipality[k]!
          return [id, candidates.name[k] ? `${candidates.name[k]}, ${town}` : town]
        }),
      ),
    [candidates, towns],
  )
  const nameOf = (id: string) => named.get(id) ?? id
  const outcome = w.shown?.outcome
  const chosen = useMemo(() => new Map(outcome?.sites.map((s) => [s.id, s]) ?? []), [outcome])
  const spots = useMemo(() => spotsOf(ground), [ground])
  const mapPoints = useMemo(() => mapPointsOf(ground, spots, w.shown), [ground, spots, w.shown])
  const { standing } = p
  const mapStanding = useMemo(() => mapStandingOf(instance, standing), [instance, standing])
  const mapSites = useMemo((): readonly MapSite[] => {
    const fixedIn = new Set(p.fixed_in.map((f) => f.id))
    const fixedOut = new Set(p.fixed_out.map((f) => f.id))
    const site = (id: string): MapSite[] => {
      const k = at.get(id)
      if (k === undefined) return []
      const s = chosen.get(id)
      return [
        {
          ...{ id, spot: spotOf(candidates.latitude[k]!, candidates.longitude[k]!), chosen: s !== undefined },
          state: candidates.municipality[k]!.slice(0, 2),
          fixed: fixedIn.has(id) ? 'in' : fixedOut.has(id) ? 'out' : null,
          words: s
            ? t.siteWords(
                candidates.name[k]!,
                towns[s.municipality] ?? s.municipality,
                number(Math.round(s.adds)),
                number(s.places),
              )
            : `${named.get(id)} · ${t.notChosen}`,
        },
      ]
    }
    const ids = new Set([...chosen.keys(), ...fixedIn, ...fixedOut])
    return [...ids].flatMap(site)
  }, [chosen, p.fixed_in, p.fixed_out, at, candidates, towns, named, number, t])
  const sheet = looked === undefined ? undefined : at.get(looked)
  const ranked = useMemo(() => [...(outcome?.sites ?? [])].sort((a, b) => b.adds - a.adds), [outcome])
  const busy = w.shownFor !== undefined && w.shownFor !== p && !w.cannot
  return (
    <>
      {instance.missing.length > 0 ? (
        <p className="siting-words">{t.missingSome(list(instance.missing.map((m) => t.missing[m])))}</p>
      ) : null}
      {instance.scope === 'nation' && states.size < STATES ? (
        <p className="siting-words">{t.partOf(number(states.size), list([...states].map(stateName)))}</p>
      ) : null}
      {begun.lowered
        .filter((what) => p[what] === begun.parameters[what])
        .map((what) => (
          <p key={what} className="siting-words">
            {what === 'rural_share' ? t.loweredRural : t.loweredEach(number(p.least_each_state))}
          </p>
        ))}
      {w.failed ? <ErrorState happened={t.fresh} todo={t.freshTodo} reference={w.failed} /> : null}
      <div className="siting-bench">
        <Dials
          parameters={p}
          most={candidates.id.length}
          states={states.size}
          onMove={w.move}
          onReset={() => w.move({ ...begun.parameters })}
        />
        <div className="stack">
          {w.cannot ? <CannotBe why={w.cannot} names={nameOf} stays={outcome !== undefined} /> : null}
          {outcome ? (
            <>
              <ResultStrip
                outcome={outcome}
                basis={t.basisWords[(w.shownFor ?? p).basis]}
                bound={w.bound}
                ms={w.ms}
                answered={w.answered}
                busy={busy}
                money={moneyIn(w.shownFor ?? p)}
              />
              {mayNation('siting.write') ? (
                <div className="no-print">
                  <Button
                    look="main"
                    icon={Save}
                    disabled={w.cannot !== undefined || busy}
                    onPress={() => setKeeping(true)}
                  >
                    {t.save}
                  </Button>
                </div>
              ) : null}
              <PlanMap
                scope={instance.scope === 'nation' ? undefined : instance.scope}
                where={where}
                points={mapPoints}
                standing={mapStanding}
                sites={mapSites}
                selected={looked}
                onSelect={setLooked}
                states={outcome.states}
              />
              {sheet !== undefined && looked !== undefined ? (
                <SiteSheet
                  key={looked}
                  site={{
                    ...{ id: looked, name: candidates.name[sheet]!, kind: candidates.kind[sheet]! },
                    municipality: candidates.municipality[sheet]!,
                    ...{ rural: candidates.rural[sheet] === 1, project: candidates.project[sheet] ?? null },
                  }}
                  town={towns[candidates.municipality[sheet]!] ?? candidates.municipality[sheet]!}
                  inPlan={chosen.get(looked)}
                  rank={1 + ranked.findIndex((s) => s.id === looked)}
                  all={ranked.length}
                  parameters={p}
                  onFix={w.move}
                  onClose={() => setLooked(undefined)}
                />
              ) : null}
              <FixedSites parameters={p} candidates={named} onOpen={setLooked} />
              <div className="card">
                <Tabs
                  label={t.views}
                  tabs={VIEWS.map((key) => ({ key, label: t.tabs[key] }))}
                  current={view}
                  onChange={setView}
                >
                  {view === 'sites' ? (
                    <SitesTable sites={outcome.sites} names={towns} selected={looked} onSelect={setLooked} />
                  ) : view === 'left' ? (
                    <UncoveredTable outcome={outcome} names={towns} />
                  ) : view === 'states' ? (
                    <StatesTable outcome={outcome} />
                  ) : view === 'years' ? (
                    <YearsView years={outcome.years} asked={(w.shownFor ?? p).years} />
                  ) : view === 'curve' ? (
                    <CurveView
                      where={where}
                      curve={w.curve}
                      centers={outcome.sites.length}
                      states={states}
                      onAsk={w.askCurve}
                    />
                  ) : (
                    <EquityView equity={w.equity} onAsk={w.askEquity} />
                  )}
                </Tabs>
              </div>
            </>
          ) : w.cannot || w.failed ? null : (
            <LoadingFrame ready={false} height={40}>
              {null}
            </LoadingFrame>
          )}
        </div>
      </div>
      {keeping && w.shown ? (
        <KeepPlan
          parameters={w.shownFor ?? p}
          open={w.shown.ids}
          from={from}
          nameOf={nameOf}
          onClose={() => setKeeping(false)}
          onKept={(plan) => go?.(`/ubicacion/plan/${plan}`)}
        />
      ) : null}
    </>
  )
}
