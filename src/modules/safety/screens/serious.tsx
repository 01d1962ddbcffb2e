// Grave incidents that their centers have not closed, for who accompanies several centers: by name of the center, never a ranking.
import ShieldCheck from 'lucide-react/icons/shield-check'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { DataTable } from '../../../ui/data-table.tsx'
import { PageHead } from '../../../ui/desk-frame.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { useText } from '../../../ui/language.tsx'
import { Link } from '../../../ui/link.tsx'
import { homeSteps, useMe } from '../../../ui/me.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import { graveIncidents } from '../contract.ts'
import { incidentDesk } from './desk-text.ts'
import { useWhen } from './use-when.ts'
import { incidentText } from './words.ts'

export function SeriousIncidents() {
  const all = useText(incidentDesk)
  const t = all.serious
  const w = useText(incidentText)
  const me = useMe()
  const when = useWhen(undefined)
  const asked = useAsk(graveIncidents, {})
  useStanding([...homeSteps(me, all.mexico), { label: t.title }], 'incidents')
  return (
    <>
      <PageHead title={t.title} about={asked.data ? t.about(asked.data.total) : '\u00a0'} />
      <Asked of={asked} height={30}>
        {({ incidents, total }) => (
          <div className="stack">
            <p className="soft">
              {t.why} {total > incidents.length ? t.first(incidents.length) : ''}
            </p>
            <DataTable
              caption={t.title}
              rows={incidents}
              rowId={(i) => `${i.book} ${i.id}`}
              take={total > 0 ? { list: graveIncidents.id, filters: {} } : undefined}
              columns={[
                {
                  id: 'center',
                  head: t.center,
                  value: (i) => i.center,
                  cell: (i) => (
                    <Link
                      to={`/centro/${i.book}/incidentes/${i.id}`}
                      label={`${i.center}: ${w.kinds[i.kind]}, ${when(i.at)}`}
                    >
                      {i.center}
                    </Link>
                  ),
                },
                {
                  id: 'kind',
                  head: all.what,
                  value: (i) => w.kinds[i.kind],
                  cell: (i) => (
                    <span className="row">
                      {w.kinds[i.kind]} {i.head ? <Chip state="urgent">{all.head}</Chip> : null}
                    </span>
                  ),
                },
                { id: 'at', head: all.at, value: (i) => i.at, cell: (i) => when(i.at) },
                { id: 'place', head: all.where, value: (i) => (i.place ? w.places[i.place] : w.noPlace) },
                { id: 'untold', head: t.untold, number: true, value: (i) => i.untold },
                { id: 'looked', head: t.looked, value: (i) => (i.reviewed ? t.yes : t.no) },
              ]}
              empty={
                <EmptyState icon={ShieldCheck} title={t.empty}>
                  {t.emptyAbout}
                </EmptyState>
              }
            />
          </div>
        )}
      </Asked>
    </>
  )
}
