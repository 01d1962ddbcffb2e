// What a plan predicted for its sites beside the children who came, once they are open centers.
import School from 'lucide-react/icons/school'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { Link } from '../../../ui/link.tsx'
import { planReal, type RealRow } from '../contract.ts'
import { planText } from './plan-text.ts'
import { sitingText } from './text.ts'

export function RealCard({ plan }: { plan: string }) {
  const t = useText(planText)
  const s = useText(sitingText)
  const { number, day } = useFormats()
  const asked = useAsk(planReal, { plan })
  const whole = (x: number) => number(Math.round(x))
  return (
    <section className="card stack" aria-labelledby="siting-real">
      <h2 id="siting-real">{t.real}</h2>
      <p className="soft">{t.realAbout}</p>
      <Asked of={asked} height={8}>
        {({ rows, sum }) => (
          <>
            {sum.centers > 0 ? (
              <p>{t.realSum(number(sum.centers), whole(sum.predicted), whole(sum.enrolled))}</p>
            ) : null}
            <DataTable<RealRow>
              caption={t.real}
              rows={rows}
              rowId={(r) => r.center}
              columns={[
                {
                  id: 'center',
                  head: t.center,
                  value: (r) => r.center_name,
                  cell: (r) => <Link to={`/centro/${r.center}`}>{r.center_name}</Link>,
                },
                { id: 'site', head: s.site, value: (r) => r.name },
                {
                  id: 'opened',
                  head: t.opened,
                  value: (r) => r.opened,
                  cell: (r) => (r.opened ? day(r.opened) : ''),
                },
                {
                  ...{ id: 'predicted', head: t.predicted, number: true },
                  value: (r) => r.predicted,
                  cell: (r) => whole(r.predicted),
                },
                {
                  ...{ id: 'enrolled', head: t.enrolled, number: true },
                  value: (r) => r.enrolled,
                  cell: (r) =>
                    r.enrolled === null ? <span className="hatched">{t.hidden}</span> : number(r.enrolled),
                },
                { ...{ id: 'places', head: s.places, number: true }, value: (r) => r.places },
              ]}
              empty={<EmptyState icon={School} title={t.realNone} />}
            />
          </>
        )}
      </Asked>
    </section>
  )
}
