// The minutes of an event: how many people of each invited organization came, and what was promised, by whom and for when.
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Field } from '../../../ui/field.tsx'
import { useText } from '../../../ui/language.tsx'
import { newId } from '../../../ui/saying.tsx'
import { Select } from '../../../ui/select.tsx'
import { eventHeld } from '../contract/kinds.ts'
import type { PartnerEvent } from '../contract.ts'
import { PartnerForm } from './partner-form.tsx'
import { partnersText } from './text.ts'

const INSTITUTE = 'institute'
type Row = { readonly id: string; readonly text: string; readonly whose: string; readonly due: string }

export function MinutesForm({
  of: e,
  names,
  onClose,
}: {
  of: PartnerEvent
  names: ReadonlyMap<string, string>
  onClose: () => void
}) {
  const t = useText(partnersText)
  const [came, setCame] = useState<Readonly<Record<string, string>>>(
    Object.fromEntries(e.attendance.map((a) => [a.organization, String(a.people)])),
  )
  const [rows, setRows] = useState<readonly Row[]>(
    e.commitments.map((c) => ({ id: c.id, text: c.text, whose: c.organization ?? INSTITUTE, due: c.due })),
  )
  const change = (id: string, more: Partial<Row>) =>
    setRows(rows.map((r) => (r.id === id ? { ...r, ...more } : r)))
  return (
    <PartnerForm
      asked={{
        ...{ kind: eventHeld, title: t.held, about: e.key, book: e.book },
        fields: [
          { name: 'on', label: t.day, kind: 'date', start: e.held_on ?? e.on_day },
          { name: 'told', label: t.told, kind: 'long', optional: true, start: e.told ?? '' },
        ],
        payload: (said) => ({
          ...said,
          attendance: e.organizations.flatMap((organization) => {
            const people = Number(came[organization] ?? '')
            return came[organization]?.trim() && people > 0 ? [{ organization, people }] : []
          }),
          commitments: rows.map(({ whose, ...r }) => ({
            ...r,
            ...(whose === INSTITUTE ? {} : { organization: whose }),
          })),
        }),
      }}
      onClose={onClose}
    >
      <fieldset className="stack">
        <legend className="field-label">{t.attendance}</legend>
        {e.organizations.map((o) => (
          <Field
            key={o}
            label={names.get(o) ?? '—'}
            kind="whole"
            optional
            unit={t.people.toLowerCase()}
            value={came[o] ?? ''}
            onChange={(x) => setCame({ ...came, [o]: x })}
          />
        ))}
      </fieldset>
      <fieldset className="stack">
        <legend className="field-label">{t.commitments}</legend>
        {rows.map((r) => (
          <div key={r.id} className="stack">
            <Field label={t.commitment} value={r.text} onChange={(text) => change(r.id, { text })} />
            <Select
              label={t.whose}
              value={r.whose}
              onChange={(whose) => change(r.id, { whose })}
              choices={[
                { value: INSTITUTE, label: t.institute },
                ...e.organizations.map((o) => ({ value: o, label: names.get(o) ?? '—' })),
              ]}
            />
            <Field label={t.day} kind="date" value={r.due} onChange={(due) => change(r.id, { due })} />
            <Button look="quiet" onPress={() => setRows(rows.filter((x) => x.id !== r.id))}>
              {t.drop}
            </Button>
          </div>
        ))}
        <div>
          <Button
            look="quiet"
            onPress={() => setRows([...rows, { id: newId(), text: '', whose: INSTITUTE, due: e.on_day }])}
          >
            {t.newCommitment}
          </Button>
        </div>
      </fieldset>
    </PartnerForm>
  )
}
