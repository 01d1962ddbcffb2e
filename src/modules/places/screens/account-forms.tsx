// What may be done with places: plan them, take a step, say by when, convert, renew a licence, say that a step was none.
import { useState } from 'react'
import { Field } from '../../../ui/field.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { newId, SaidNote, useSaying } from '../../../ui/saying.tsx'
import { Select } from '../../../ui/select.tsx'
import {
  type Due,
  type HeldLicence,
  licenceRenewed,
  type PlaceEntry,
  type PlaceLot,
  type PlaceStand,
  type PlaceState,
  placeStates,
  placesConverted,
  placesDue,
  placesHandedBack,
  placesPlanned,
  placesStepped,
  stepReversed,
} from '../contract/kinds.ts'
import { steps } from '../rules/account.ts'
import type { AccountShown, RoomShown } from './account-shown.ts'
import { PlacesDialog, ReasonField, useOneStep, WhyNot, wholeOf } from './form-parts.tsx'
import { placesText } from './text.ts'

type Of<L = PlaceLot> = { readonly shown: AccountShown; readonly lot: L; readonly onClose: () => void }

const isState = (s: PlaceStand): s is PlaceState => (placeStates as readonly string[]).includes(s)
const standing = (shown: AccountShown, lot: string) =>
  shown.lots.flatMap((l) => (l.lot === lot && isState(l.state) ? [{ state: l.state, places: l.places }] : []))
const DUE = ['works', 'authorized', 'staffed', 'open'] as const
type Days = Partial<Record<(typeof DUE)[number], string>>
/** Days left empty are not said. */
const dueOf = (days: Days): Due => Object.fromEntries(Object.entries(days).filter(([, d]) => d !== ''))

function DueFields({ days, onChange }: { days: Days; onChange: (days: Days) => void }) {
  const t = useText(placesText).form
  return DUE.map((s) => (
    <Field
      key={s}
      kind="date"
      label={t.due[s]}
      value={days[s] ?? ''}
      onChange={(d) => onChange({ ...days, [s]: d })}
      optional
    />
  ))
}

function RoomSelect({
  rooms,
  value,
  onChange,
}: {
  rooms: readonly RoomShown[]
  value: string
  onChange: (room: string) => void
}) {
  const t = useText(placesText).form
  if (rooms.length === 0) return null
  const choices = [{ value: 'none', label: t.noRoom }, ...rooms.map((r) => ({ value: r.id, label: r.name }))]
  return <Select label={t.room} value={value} onChange={onChange} choices={choices} optional />
}

export function PlanLot({ shown, lot, onClose }: Of<PlaceLot | undefined>) {
  const t = useText(placesText)
  const saying = useSaying()
  const [id] = useState(() => lot?.lot ?? newId())
  const before = shown.account?.entries.find((e) => e.lot === lot?.lot && e.kind === 'places.planned')
  const [places, setPlaces] = useState(before ? String(before.places) : '')
  const [from, setFrom] = useState(lot?.from_months?.toString() ?? '')
  const [to, setTo] = useState(lot?.to_months?.toString() ?? '')
  const [room, setRoom] = useState(lot?.room ?? 'none')
  const [on, setOn] = useState(before?.on ?? shown.today)
  const [days, setDays] = useState<Days>({ ...lot?.due })
  const [reason, setReason] = useState('')
  const [source, setSource] = useState('')
  const chosen = shown.rooms.find((r) => r.id === room)
  // places that moved on stay planned: fewer than those cannot be said any more
  const there = lot ? standing(shown, lot.lot).find((x) => x.state === 'planned')?.places : undefined
  const gone = before ? before.places - (there ?? 0) : 0
  const fewer = (wholeOf(places) ?? gone) < gone
  const save = async () => {
    if (fewer) return
    const due = dueOf(days)
    const payload = {
      ...{ lot: id, places: wholeOf(places), on, reason, source },
      ...{ fromMonths: chosen?.from ?? wholeOf(from), toMonths: chosen?.to ?? wholeOf(to), room: chosen?.id },
      ...(Object.keys(due).length > 0 && { due }),
    }
    if (await saying.say([{ kind: placesPlanned, about: shown.about, book: shown.book, payload }])) onClose()
  }
  return (
    <PlacesDialog
      title={lot ? t.planAgain : t.plan}
      busy={saying.busy}
      onSave={() => void save()}
      onClose={onClose}
    >
      <Field
        kind="whole"
        label={t.form.places}
        value={places}
        onChange={setPlaces}
        error={fewer ? t.refusals['used-since'] : saying.wrong.places}
      />
      <RoomSelect rooms={shown.rooms} value={room} onChange={setRoom} />
      {chosen ? null : (
        <>
          <Field
            kind="whole"
            label={t.form.from}
            value={from}
            onChange={setFrom}
            error={saying.wrong.fromMonths}
            optional
          />
          <Field
            kind="whole"
            label={t.form.to}
            value={to}
            onChange={setTo}
            error={saying.wrong.toMonths}
            optional
          />
        </>
      )}
      <Field
        kind="date"
        label={t.form.on}
        value={on}
        max={shown.today}
        onChange={setOn}
        error={saying.wrong.on}
      />
      <DueFields days={days} onChange={setDays} />
      {saying.wrong.due ? (
        <p role="alert" className="field-error">
          {saying.wrong.due}
        </p>
      ) : null}
      <ReasonField value={reason} onChange={setReason} error={saying.wrong.reason} />
      <Field label={t.form.source} value={source} onChange={setSource} error={saying.wrong.source} optional />
      <SaidNote saying={saying} />
    </PlacesDialog>
  )
}

export function WhenLot({ shown, lot, onClose }: Of) {
  const t = useText(placesText)
  const saying = useSaying()
  const [days, setDays] = useState<Days>({ ...lot.due })
  const [reason, setReason] = useState('')
  const [source, setSource] = useState('')
  const save = async () => {
    const payload = { lot: lot.lot, due: dueOf(days), on: shown.today, reason, source }
    if (await saying.say([{ kind: placesDue, about: shown.about, book: shown.book, payload }])) onClose()
  }
  return (
    <PlacesDialog title={t.when} busy={saying.busy} onSave={() => void save()} onClose={onClose}>
      <DueFields days={days} onChange={setDays} />
      {saying.wrong.due ? (
        <p role="alert" className="field-error">
          {saying.wrong.due}
        </p>
      ) : null}
      <ReasonField value={reason} onChange={setReason} error={saying.wrong.reason} />
      <Field label={t.form.source} value={source} onChange={setSource} error={saying.wrong.source} optional />
      <SaidNote saying={saying} />
    </PlacesDialog>
  )
}

export function StepLot({ shown, lot, onClose }: Of) {
  const t = useText(placesText)
  const f = useFormats()
  const one = useOneStep()
  const there = standing(shown, lot.lot)
  const [from, setFrom] = useState<PlaceState | ''>(there.length === 1 ? there[0]!.state : '')
  const [to, setTo] = useState<PlaceStand | ''>('')
  const here = there.find((x) => x.state === from)?.places
  const [typed, setTyped] = useState<string>()
  const [on, setOn] = useState(shown.today)
  const [reason, setReason] = useState('')
  const [number, setNumber] = useState('')
  const [issuer, setIssuer] = useState('')
  const [until, setUntil] = useState('')
  const [people, setPeople] = useState('')
  const places = typed ?? (here === undefined ? '' : String(here))
  const licensed = to === 'authorized' && (from === 'planned' || from === 'works')
  const staffed = to === 'staffed' && from !== 'open'
  const choose = (state: PlaceState) => {
    setFrom(state)
    setTo('')
    setTyped(undefined)
  }
  const save = async () => {
    const payload = {
      ...{ lot: lot.lot, from, to, places: wholeOf(places), on, reason },
      ...(licensed && { licence: { number, issuer, ...(until && { until }) } }),
      ...(staffed && { people: wholeOf(people) }),
    }
    if (await one.decide({ kind: placesStepped, about: shown.about, book: shown.book, payload })) onClose()
  }
  return (
    <PlacesDialog
      title={t.take}
      busy={one.busy}
      disabled={from === '' || to === ''}
      onSave={() => void save()}
      onClose={onClose}
    >
      <Select
        label={t.form.now}
        value={from}
        onChange={choose}
        choices={there.map((x) => ({
          value: x.state,
          label: `${t.states[x.state]} (${f.number(x.places)})`,
        }))}
      />
      <Select
        label={t.form.next}
        value={to}
        onChange={setTo}
        disabled={from === ''}
        choices={(from === '' ? [] : steps[from])
          .filter((s) => s !== 'open' || shown.about === shown.book)
          .map((s) => ({ value: s, label: t.states[s] }))}
      />
      <Field
        kind="whole"
        label={t.form.places}
        hint={here === undefined ? undefined : t.form.there(f.number(here))}
        value={places}
        onChange={setTyped}
        error={one.wrong.places}
      />
      <Field
        kind="date"
        label={t.form.on}
        value={on}
        max={shown.today}
        onChange={setOn}
        error={one.wrong.on}
      />
      {licensed ? (
        <>
          <Field label={t.form.number} value={number} onChange={setNumber} error={one.wrong.licence} />
          <Field label={t.form.issuer} value={issuer} onChange={setIssuer} />
          <Field
            kind="date"
            label={t.form.until}
            hint={t.form.untilHint}
            value={until}
            onChange={setUntil}
            optional
          />
        </>
      ) : null}
      {staffed ? (
        <Field
          kind="whole"
          label={t.form.people}
          value={people}
          onChange={setPeople}
          error={one.wrong.people}
        />
      ) : null}
      <ReasonField value={reason} onChange={setReason} error={one.wrong.reason} />
      <WhyNot none={one.none} />
    </PlacesDialog>
  )
}

export function ConvertLot({ shown, lot, onClose }: Of) {
  const t = useText(placesText)
  const f = useFormats()
  const one = useOneStep()
  const there = standing(shown, lot.lot)
  const [id] = useState(newId)
  const [state, setState] = useState<PlaceState | ''>(there.length === 1 ? there[0]!.state : '')
  const here = there.find((x) => x.state === state)?.places
  const [typed, setTyped] = useState<string>()
  const [into, setInto] = useState('')
  const [room, setRoom] = useState('none')
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [on, setOn] = useState(shown.today)
  const [reason, setReason] = useState('')
  const places = typed ?? (here === undefined ? '' : String(here))
  const chosen = shown.rooms.find((r) => r.id === room)
  const save = async () => {
    const band = chosen
      ? { room: chosen.id, fromMonths: chosen.from, toMonths: chosen.to }
      : { fromMonths: wholeOf(from), toMonths: wholeOf(to) }
    const said = Object.fromEntries(Object.entries(band).filter(([, x]) => x !== undefined))
    const payload = {
      ...{ lot: lot.lot, state, places: wholeOf(places), on, reason },
      into: { lot: id, places: wholeOf(into), ...said },
    }
    if (await one.decide({ kind: placesConverted, about: shown.about, book: shown.book, payload })) onClose()
  }
  return (
    <PlacesDialog
      title={t.convert}
      busy={one.busy}
      disabled={state === ''}
      onSave={() => void save()}
      onClose={onClose}
    >
      <Select
        label={t.form.now}
        value={state}
        onChange={setState}
        choices={there.map((x) => ({
          value: x.state,
          label: `${t.states[x.state]} (${f.number(x.places)})`,
        }))}
      />
      <Field kind="whole" label={t.form.places} value={places} onChange={setTyped} error={one.wrong.places} />
      <Field kind="whole" label={t.form.into} value={into} onChange={setInto} error={one.wrong.into} />
      <RoomSelect rooms={shown.rooms} value={room} onChange={setRoom} />
      {chosen ? null : (
        <>
          <Field kind="whole" label={t.form.from} value={from} onChange={setFrom} optional />
          <Field kind="whole" label={t.form.to} value={to} onChange={setTo} optional />
        </>
      )}
      <Field
        kind="date"
        label={t.form.on}
        value={on}
        max={shown.today}
        onChange={setOn}
        error={one.wrong.on}
      />
      <ReasonField value={reason} onChange={setReason} error={one.wrong.reason} />
      <WhyNot none={one.none} />
    </PlacesDialog>
  )
}

export function RenewLicence({
  shown,
  licence,
  onClose,
}: {
  shown: AccountShown
  licence: HeldLicence
  onClose: () => void
}) {
  const t = useText(placesText)
  const one = useOneStep()
  const [number, setNumber] = useState(licence.number)
  const [issuer, setIssuer] = useState(licence.issuer)
  const [until, setUntil] = useState('')
  const [on, setOn] = useState(shown.today)
  const [reason, setReason] = useState('')
  const save = async () => {
    const payload = {
      ...{ number: licence.number, on, reason },
      next: { number, issuer, ...(until && { until }) },
    }
    if (await one.decide({ kind: licenceRenewed, about: shown.about, book: shown.book, payload })) onClose()
  }
  return (
    <PlacesDialog title={t.renew} busy={one.busy} onSave={() => void save()} onClose={onClose}>
      <Field label={t.form.number} value={number} onChange={setNumber} error={one.wrong.next} />
      <Field label={t.form.issuer} value={issuer} onChange={setIssuer} />
      <Field
        kind="date"
        label={t.form.on}
        value={on}
        max={shown.today}
        onChange={setOn}
        error={one.wrong.on}
      />
      <Field
        kind="date"
        label={t.form.until}
        hint={t.form.untilHint}
        value={until}
        onChange={setUntil}
        optional
      />
      <ReasonField value={reason} onChange={setReason} error={one.wrong.reason} />
      <WhyNot none={one.none} />
    </PlacesDialog>
  )
}

/** A step of the account, or a licence that renewed another. */
export type Undoable = Pick<PlaceEntry, 'id' | 'on' | 'places' | 'from' | 'to' | 'center'> & {
  readonly renewal?: string
}

export function UndoStep({
  shown,
  step,
  onClose,
}: {
  shown: AccountShown
  step: Undoable
  onClose: () => void
}) {
  const t = useText(placesText)
  const f = useFormats()
  const one = useOneStep()
  const [reason, setReason] = useState('')
  const save = async () => {
    // what was handed over goes back in both accounts, so that the center is named
    const said =
      step.to === 'handed'
        ? { kind: placesHandedBack, payload: { step: step.id, center: step.center, reason } }
        : { kind: stepReversed, payload: { step: step.id, reason } }
    if (await one.decide({ ...said, about: shown.about, book: shown.book })) onClose()
  }
  return (
    <PlacesDialog title={t.undo} busy={one.busy} onSave={() => void save()} onClose={onClose}>
      <p>
        {f.day(step.on)} ·{' '}
        {step.renewal === undefined
          ? t.step(f.number(step.places), step.from ? t.states[step.from] : t.begin, t.states[step.to])
          : t.renewalUndone(step.renewal)}
      </p>
      <ReasonField value={reason} onChange={setReason} error={one.wrong.reason} />
      <WhyNot none={one.none} />
    </PlacesDialog>
  )
}
