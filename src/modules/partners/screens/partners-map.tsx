// Poles, parks and partners under way by their points, and the same as a table.
import Handshake from 'lucide-react/icons/handshake'
import { lazy, Suspense, useContext, useState } from 'react'
import { stateChoices, stateName } from '../../../kernel/state-names.ts'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { GoContext, Link } from '../../../ui/link.tsx'
import { LoadingFrame } from '../../../ui/loading-frame.tsx'
import type { MapValue } from '../../../ui/map-classes.ts'
import type { LandPoint, PointKind } from '../../../ui/map-marks.ts'
import { useMay, useMayNation } from '../../../ui/me.tsx'
import { landOf } from '../../territory/contract.ts'
import { type PartnerPoint, partnersMap } from '../contract/asking.ts'
import { partnersText } from './text.ts'
import { partnerWords } from './words.ts'

const LandMap = lazy(async () => ({ default: (await import('../../../ui/land-map.tsx')).LandMap }))

/** Poles and parks by their form; of the others, those under way. */
const kindOf = (p: PartnerPoint) => (p.kind === 'pole' ? 'pole' : p.kind === 'park' ? 'park' : 'partner')

export function PartnersMap() {
  const t = useText(partnersText)
  const w = useText(partnerWords)
  const { number } = useFormats()
  const go = useContext(GoContext)
  const asked = useAsk(partnersMap, {})
  const whole = useMayNation()('partners.read')
  const mine = new Set(
    asked.data?.points.flatMap((p) => (p.municipality === null ? [] : p.municipality.slice(0, 2))),
  )
  // who has one state's partners sees that state
  const state = !whole && mine.size === 1 ? [...mine][0] : undefined
  const land = useAsk(landOf, useMay()('territory.read') && asked.data ? (state ? { state } : {}) : undefined)
  const shapes = land.data?.shapes ?? []
  const [within, setWithin] = useState<string>()
  return (
    <Asked of={asked} height={30}>
      {({ points, municipalities }) => {
        const known = points.filter((p) => p.latitude !== null)
        const count = (of: (p: PartnerPoint) => boolean) => known.filter(of).length
        const marks = known.map(
          (p): LandPoint => ({
            ...{ id: p.id, name: p.name, latitude: p.latitude!, longitude: p.longitude!, kind: kindOf(p) },
            words: [
              ...[p.name, w.kinds[p.kind], p.stage ? w.stages[p.stage] : t.noStage],
              ...(p.places === null ? [] : [`${t.places}: ${number(p.places)}`]),
              ...(p.precision ? [`${w.precision}: ${w.precisions[p.precision]}`] : []),
            ].join(' · '),
          }),
        )
        const kinds: PointKind[] = [
          { id: 'pole', words: w.kinds.pole, form: 'diamond', tone: 'warn' },
          { id: 'park', words: w.kinds.park, form: 'square', tone: 'soft' },
          { id: 'partner', words: t.whichOf.going, form: 'circle', tone: 'accent' },
        ]
        // without boundaries the states are drawn, and partners are counted by state
        const placeOf = (p: PartnerPoint) =>
          shapes.length > 0 ? p.municipality! : p.municipality!.slice(0, 2)
        const placed = points.filter((p) => p.municipality !== null)
        const going = new Map<string, number>(
          (shapes.length > 0 ? shapes.map((s) => s.id) : stateChoices.map((s) => s.value)).map((id) => [
            id,
            0,
          ]),
        )
        for (const p of placed) if (p.stage !== null) going.set(placeOf(p), (going.get(placeOf(p)) ?? 0) + 1)
        const values = new Map(
          [...going].map(([key, n]): [string, MapValue] => [key, { value: n, words: t.goingHere(n) }]),
        )
        const most = Math.max(0, ...going.values())
        const limits = [1, 2, 5, 10].filter((limit) => limit <= most)
        const listed = within === undefined ? points : placed.filter((p) => placeOf(p) === within)
        const where =
          within === undefined
            ? undefined
            : (municipalities[within] ??
              shapes.find((s) => s.id === within)?.name ??
              stateName(within.slice(0, 2)))
        const bookOf = new Map(points.map((p) => [p.id, p.book]))
        const columns: Column<PartnerPoint>[] = [
          {
            ...{ id: 'name', head: w.name, value: (p) => p.name },
            cell: (p) => <Link to={`/aliados/${p.book}/${p.id}`}>{p.name}</Link>,
          },
          { id: 'kind', head: w.kind, value: (p) => w.kinds[p.kind] },
          {
            ...{ id: 'municipality', head: w.municipality },
            value: (p) => (p.municipality ? (municipalities[p.municipality] ?? p.municipality) : ''),
          },
          { id: 'stage', head: w.stage, value: (p) => (p.stage ? w.stages[p.stage] : t.noStage) },
          {
            ...{ id: 'precision', head: w.precision },
            value: (p) => (p.precision ? w.precisions[p.precision] : t.noPoint),
          },
          { id: 'places', head: t.places, number: true, value: (p) => p.places },
        ]
        return (
          <div className="stack">
            <p>
              {t.mapSentence(
                count((p) => p.kind === 'pole'),
                count((p) => p.kind === 'park'),
                count((p) => p.stage !== null),
              )}{' '}
              {t.notTown}
            </p>
            <div className="card">
              <Suspense
                fallback={
                  <LoadingFrame ready={false} height={30}>
                    {null}
                  </LoadingFrame>
                }
              >
                <LandMap
                  {...{ title: t.mapTitle, sentence: t.mapAbout, values, limits, kinds, shapes }}
                  measure={shapes.length > 0 ? t.goingBy : t.goingByState}
                  points={marks}
                  {...(state ? { state } : {})}
                  counted
                  {...(within ? { selected: within } : {})}
                  {...(land.data?.source ? { credit: t.landSource(land.data.source) } : {})}
                  onSelect={(id) => setWithin(id === within ? undefined : id)}
                  onPoint={(id) => go?.(`/aliados/${bookOf.get(id)}/${id}`)}
                />
              </Suspense>
            </div>
            {where === undefined ? null : (
              <p role="status" className="no-print">
                {t.onlyHere(where)}{' '}
                <Button look="quiet" onPress={() => setWithin(undefined)}>
                  {t.everywhere}
                </Button>
              </p>
            )}
            <DataTable
              caption={t.points}
              rows={listed}
              rowId={(p) => p.id}
              columns={columns}
              onOpen={(p) => go?.(`/aliados/${p.book}/${p.id}`)}
              empty={
                where === undefined ? (
                  <EmptyState icon={Handshake} title={t.empty}>
                    {t.emptyAbout}
                  </EmptyState>
                ) : (
                  <p>{t.noneHere}</p>
                )
              }
            />
          </div>
        )
      }}
    </Asked>
  )
}
