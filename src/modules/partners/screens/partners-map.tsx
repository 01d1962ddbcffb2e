// Poles, parks and partners under way by their points, and the same as a table.
import Handshake from 'lucide-react/icons/handshake'
import { lazy, Suspense, useContext } from 'react'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { GoContext, Link } from '../../../ui/link.tsx'
import { LoadingFrame } from '../../../ui/loading-frame.tsx'
import type { LandPoint, PointKind } from '../../../ui/map-marks.ts'
import { useMay } from '../../../ui/me.tsx'
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
  const shapes = useAsk(landOf, useMay()('territory.read') ? {} : undefined)
  return (
    <Asked of={asked} height={30}>
      {({ points, municipalities }) => {
        const known = points.filter((p) => p.latitude !== null)
        const count = (of: (p: PartnerPoint) => boolean) => number(known.filter(of).length)
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
        const going = Map.groupBy(
          points.filter((p) => p.stage !== null && p.municipality !== null),
          (p) => p.municipality!,
        )
        const values = new Map(
          [...going].map(([key, list]) => [
            key,
            { value: list.length, words: `${municipalities[key] ?? key}: ${number(list.length)}` },
          ]),
        )
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
                  {...{ title: t.mapTitle, sentence: t.notTown, measure: t.goingBy, values, kinds }}
                  shapes={shapes.data?.shapes ?? []}
                  points={marks}
                  onSelect={() => undefined}
                  onPoint={(id) => go?.(`/aliados/${bookOf.get(id)}/${id}`)}
                />
              </Suspense>
            </div>
            <DataTable
              caption={t.points}
              rows={points}
              rowId={(p) => p.id}
              columns={columns}
              onOpen={(p) => go?.(`/aliados/${p.book}/${p.id}`)}
              empty={
                <EmptyState icon={Handshake} title={t.empty}>
                  {t.emptyAbout}
                </EmptyState>
              }
            />
          </div>
        )
      }}
    </Asked>
  )
}
