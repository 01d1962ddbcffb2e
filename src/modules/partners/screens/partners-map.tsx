// Poles, parks and partners under way by their points, and the same as a table.
import Handshake from 'lucide-react/icons/handshake'
import { useContext } from 'react'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { GoContext, Link } from '../../../ui/link.tsx'
import { type PartnerPoint, partnersMap } from '../contract/asking.ts'
import { partnersText } from './text.ts'
import { partnerWords } from './words.ts'

export function PartnersMap() {
  const t = useText(partnersText)
  const w = useText(partnerWords)
  const { number } = useFormats()
  const go = useContext(GoContext)
  const asked = useAsk(partnersMap, {})
  return (
    <Asked of={asked} height={30}>
      {({ points, municipalities }) => {
        const known = points.filter((p) => p.latitude !== null)
        const count = (of: (p: PartnerPoint) => boolean) => number(known.filter(of).length)
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
