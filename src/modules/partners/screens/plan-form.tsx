// Plans an event, or plans it anew: agenda, hours of the place, and whom to invite, looked for by name.
import { useDeferredValue, useState } from 'react'
import { useAsk } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { Field } from '../../../ui/field.tsx'
import { useText } from '../../../ui/language.tsx'
import { todayIn } from '../../../ui/today.ts'
import { listPartners } from '../contract/asking.ts'
import { eventPlanned } from '../contract/kinds.ts'
import type { PartnerEvent } from '../contract.ts'
import { PartnerForm } from './partner-form.tsx'
import './partners.css'
import { partnersText } from './text.ts'

type Named = { readonly id: string; readonly name: string }
const FOUND = 6

export function PlanForm({
  book,
  id,
  of,
  invited: before = [],
  onClose,
  onSaid,
}: {
  book: string
  id: string
  of?: PartnerEvent
  invited?: readonly Named[]
  onClose: () => void
  onSaid?: () => void
}) {
  const t = useText(partnersText)
  const [invited, setInvited] = useState<readonly Named[]>(before)
  const [typed, setTyped] = useState('')
  const q = useDeferredValue(typed.trim())
  const found = useAsk(listPartners, q.length >= 2 ? { q, which: 'all' } : undefined)
  const hits =
    q.length < 2
      ? []
      : (found.data?.partners ?? []).filter((p) => !invited.some((x) => x.id === p.id)).slice(0, FOUND)
  return (
    <PartnerForm
      asked={{
        ...{ kind: eventPlanned, title: of ? t.eventChange : t.eventAdd, about: id, book },
        fields: [
          { name: 'title', label: t.eventTitle, kind: 'text', start: of?.title ?? '' },
          { name: 'on', label: t.day, kind: 'date', start: of?.on_day ?? todayIn(undefined) },
          { name: 'starts', label: t.starts, kind: 'time', start: of?.starts ?? '10:00' },
          { name: 'ends', label: t.ends, kind: 'time', start: of?.ends ?? '12:00' },
          { name: 'place', label: t.place, kind: 'text', start: of?.place ?? '' },
          {
            name: 'agenda',
            label: t.agenda,
            kind: 'long',
            optional: true,
            start: of?.agenda.join('\n') ?? '',
          },
        ],
        payload: ({ agenda, ...said }) => ({
          ...said,
          agenda: String(agenda ?? '')
            .split('\n')
            .map((x) => x.trim())
            .filter((x) => x !== ''),
          organizations: invited.map((x) => x.id),
        }),
      }}
      onClose={onClose}
      {...(onSaid ? { onSaid } : {})}
    >
      <fieldset className="stack">
        <legend className="field-label">{t.invited}</legend>
        {invited.length === 0 ? <p className="soft">{t.noInvited}</p> : null}
        <ul className="lines">
          {invited.map((x) => (
            <li key={x.id}>
              <span>{x.name}</span>
              <Button
                look="quiet"
                label={`${t.drop}: ${x.name}`}
                onPress={() => setInvited(invited.filter((y) => y.id !== x.id))}
              >
                {t.drop}
              </Button>
            </li>
          ))}
        </ul>
        <Field label={t.invite} kind="search" optional value={typed} onChange={setTyped} />
        <ul className="partner-found">
          {hits.map((p) => (
            <li key={p.id}>
              <Button look="quiet" onPress={() => setInvited([...invited, { id: p.id, name: p.name }])}>
                {p.name}
              </Button>
            </li>
          ))}
        </ul>
      </fieldset>
    </PartnerForm>
  )
}
