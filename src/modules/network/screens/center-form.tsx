// One form for a center new or known: only the fields that changed are said, and they name the facts they replace.
import { useContext, useState } from 'react'
import { COUNTRY_ZONE } from '../../../kernel/days.ts'
import { NATION } from '../../../kernel/ids.ts'
import { useAsk } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { deskText } from '../../../ui/desk-text.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { decimalOf } from '../../../ui/formats.ts'
import { useText } from '../../../ui/language.tsx'
import { GoContext } from '../../../ui/link.tsx'
import { newId, SaidNote, type ToSay, useSaying } from '../../../ui/saying.tsx'
import { Select } from '../../../ui/select.tsx'
import { todayIn } from '../../../ui/today.ts'
import { centerAssigned, centerChanged, centerRegistered } from '../contract/kinds.ts'
import { type Center, listRepresentations } from '../contract.ts'
import { networkText } from './desk-text.ts'

const SAME = 'same'

type Known = { readonly center: Center; readonly facts: readonly { id: string; about: string }[] }

const textOf = (x: string | number | null | undefined): string =>
  x === null || x === undefined ? '' : String(x)

/** What the fields say as a payload; a text that is no number stays a text, so that the shared words refuse it. */
const numberOr = (typed: string): unknown => {
  const sign = typed.trim().startsWith('-') ? -1 : 1
  const n = decimalOf(typed.trim().replace(/^-/, ''))
  return typed.trim() === '' ? undefined : n === undefined ? typed : sign * n
}

export function CenterForm({ known, onClose }: { known?: Known; onClose: () => void }) {
  const today = todayIn()
  const t = useText(networkText)
  const d = useText(deskText)
  const go = useContext(GoContext)
  const saying = useSaying()
  const c = known?.center
  const representations = useAsk(listRepresentations, known ? undefined : {})
  const [representation, setRepresentation] = useState(SAME)
  const [reason, setReason] = useState('')
  const [nothing, setNothing] = useState(false)
  const [form, setForm] = useState({
    code: c?.code ?? '',
    name: c?.name ?? '',
    scheme: c?.scheme ?? ('' as const),
    zone: c?.zone ?? ('' as const),
    status: c?.status ?? ('open' as const),
    municipality: c?.municipality ?? '',
    opens: c?.opens ?? '07:00',
    closes: c?.closes ?? '16:00',
    timeZone: c?.time_zone ?? COUNTRY_ZONE,
    latitude: textOf(c?.latitude),
    longitude: textOf(c?.longitude),
    publishedPlaces: textOf(c?.published_places),
    partner: c?.partner ?? '',
  })
  const [was] = useState(form)
  const put =
    <K extends keyof typeof form>(field: K) =>
    (value: (typeof form)[K]) =>
      setForm((f) => ({ ...f, [field]: value }))
  const numbers = new Set(['latitude', 'longitude', 'publishedPlaces'])
  const payload = () =>
    Object.fromEntries(
      Object.entries(form)
        .filter(([field, value]) => !known || value !== was[field as keyof typeof was])
        .map(([field, value]) => [field, numbers.has(field) ? numberOr(value) : value]),
    )
  const save = async () => {
    const changes = payload()
    setNothing(Object.keys(changes).length === 0)
    if (Object.keys(changes).length === 0) return
    if (known) {
      const book = known.center.book
      const supersedes = known.facts.filter((f) => f.about === book).map((f) => f.id)
      if (
        await saying.say([{ kind: centerChanged, about: book, book, payload: changes, supersedes, reason }])
      )
        onClose()
      return
    }
    const book = newId()
    const facts: ToSay[] = [{ kind: centerRegistered, about: book, book, payload: changes }]
    if (representation !== SAME) {
      const assigned = { center: book, representation, from: today }
      facts.push({ kind: centerAssigned, about: book, book: NATION, payload: assigned })
    }
    if (await saying.say(facts)) go?.(`/centro/${book}`)
  }
  const line = (
    field: 'code' | 'name' | 'municipality' | 'timeZone' | 'partner' | 'opens' | 'closes',
    label: string,
    hint?: string,
    optional?: boolean,
  ) => (
    <Field
      label={label}
      hint={hint}
      value={form[field]}
      onChange={put(field)}
      error={saying.wrong[field]}
      optional={optional}
    />
  )
  const count = (field: 'latitude' | 'longitude' | 'publishedPlaces', label: string) => (
    <Field
      kind="decimal"
      label={label}
      value={form[field]}
      onChange={put(field)}
      error={saying.wrong[field]}
      optional
    />
  )
  return (
    <Dialog
      open
      onClose={onClose}
      title={known ? t.center.editTitle : t.centers.registering}
      actions={
        <Button look="main" busy={saying.busy} onPress={() => void save()}>
          {saying.busy ? d.saving : d.save}
        </Button>
      }
    >
      <div className="form">
        <div className="form-grid">
          {line('name', t.center.name)}
          {line('code', t.center.code)}
          <Select
            label={t.center.scheme}
            value={form.scheme}
            onChange={put('scheme')}
            error={saying.wrong.scheme}
            choices={(['imss', 'contracted', 'empresa', 'mixed'] as const).map((value) => ({
              value,
              label: t.scheme[value],
            }))}
          />
          <Select
            label={t.center.zone}
            value={form.zone}
            onChange={put('zone')}
            error={saying.wrong.zone}
            choices={(['urban', 'rural'] as const).map((value) => ({ value, label: t.zone[value] }))}
          />
          <Select
            label={t.center.status}
            value={form.status}
            onChange={put('status')}
            // closing is a decision of its own: nobody and nothing may be left behind
            choices={(['planned', 'open', 'suspended', 'closed'] as const)
              .filter((value) => value !== 'closed' || form.status === 'closed')
              .map((value) => ({ value, label: t.status[value] }))}
          />
          {line('municipality', t.center.municipalityKey, t.center.municipalityHint)}
          {known ? null : (
            <Select
              label={t.center.representation}
              hint={t.center.representationHint}
              value={representation}
              onChange={setRepresentation}
              choices={[
                { value: SAME, label: t.center.sameAsMunicipality },
                ...(representations.data?.representations ?? []).map((r) => ({
                  value: r.key,
                  label: r.name,
                })),
              ]}
            />
          )}
          {line('opens', t.center.opens, t.center.clockHint)}
          {line('closes', t.center.closes, t.center.clockHint)}
          {line('timeZone', t.center.zoneTime)}
          {count('latitude', t.center.latitude)}
          {count('longitude', t.center.longitude)}
          {count('publishedPlaces', t.center.published)}
          {line('partner', t.center.partner, undefined, true)}
        </div>
        {known ? (
          <Field
            kind="long"
            label={d.reason}
            hint={d.reasonHint}
            value={reason}
            onChange={setReason}
            optional
          />
        ) : null}
        {nothing ? <p role="status">{t.center.nothing}</p> : null}
        <SaidNote saying={saying} />
      </div>
    </Dialog>
  )
}
