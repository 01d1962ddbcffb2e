// The report at the desk: the same form, sealed in this browser and handed in at once.
import { useState } from 'react'
import { type PublicKey, sealTo } from '../../../device/confidential.ts'
import { handInSealed } from '../../../kernel/sealed.ts'
import { useAsk } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { call } from '../../../ui/call.ts'
import { useText } from '../../../ui/language.tsx'
import { useMe } from '../../../ui/me.tsx'
import { listStaff } from '../../staff/contract.ts'
import type { Named, Report } from '../contract.ts'
import { protocolText } from './desk-text.ts'
import { type Draft, emptyDraft, type Handed, ReportForm } from './report-form.tsx'
import { reportText } from './text.ts'

export function ReportDesk({
  book,
  persons,
  onClose,
}: {
  book: string
  persons: readonly Named[]
  onClose: () => void
}) {
  const t = useText(reportText)
  const d = useText(protocolText)
  const me = useMe()
  const staff = useAsk(listStaff, { book })
  const [draft, setDraft] = useState<Draft>(emptyDraft)
  const [done, setDone] = useState(false)
  const people = (staff.data?.people ?? []).map((p) => ({ id: p.id, name: `${p.given} ${p.first}` }))
  const hand = async (keys: readonly PublicKey[], report: Report): Promise<Handed> => {
    // an answer that was lost is asked for under the same name, and the record is there once
    const told = await call(handInSealed, { id: report.report, book, sealed: await sealTo(keys, report) })
    if ('answer' in told) return 'done'
    return 'offline' in told ? 'offline' : 'failed'
  }
  if (done)
    return (
      <section className="card stack" role="status">
        <h2>{t.done}</h2>
        <p>{t.doneDesk}</p>
        <p>{t.doneNext}</p>
        <div className="row">
          <Button look="main" onPress={onClose}>
            {t.ready}
          </Button>
          <Button onPress={() => setDone(false)}>{d.again}</Button>
        </div>
      </section>
    )
  return (
    <section className="card">
      <ReportForm
        {...{ draft, book, persons, people }}
        onDraft={setDraft}
        author={{ id: me.person, name: me.name }}
        from="desk"
        now={Date.now}
        onHand={hand}
        onDone={() => {
          setDraft(emptyDraft)
          setDone(true)
        }}
        onBack={onClose}
      />
    </section>
  )
}
