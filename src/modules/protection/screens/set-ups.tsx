// Offices whose protocol is not complete yet, for who names: where a report would reach nobody, or one person alone.
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { DataTable } from '../../../ui/data-table.tsx'
import { useText } from '../../../ui/language.tsx'
import { listSetUps } from '../contract.ts'
import { LEAST_HOLDERS } from '../rules/set-up.ts'
import { protocolText } from './desk-text.ts'
import { Marked } from './marked.tsx'

export function SetUps() {
  const t = useText(protocolText).setUp
  const asked = useAsk(listSetUps, {})
  return (
    <div className="card stack">
      <h2>{t.offices}</h2>
      <Asked of={asked} height={12}>
        {({ offices }) => {
          const lacking = offices.filter((o) => o.holders < LEAST_HOLDERS)
          return lacking.length === 0 ? (
            <Marked state="calm">{t.all(offices.length)}</Marked>
          ) : (
            <>
              <Marked state="urgent">{t.lacking(lacking.length, offices.length)}</Marked>
              <DataTable
                caption={t.offices}
                rows={lacking}
                rowId={(o) => o.book}
                columns={[
                  { id: 'office', head: t.office, value: (o) => o.name },
                  { id: 'named', head: t.headNamed, number: true, value: (o) => o.named },
                  { id: 'holders', head: t.headHolders, number: true, value: (o) => o.holders },
                ]}
              />
            </>
          )
        }}
      </Asked>
    </div>
  )
}
