// The parts of an incident's first note at the desk that are about the whole of it: what happened, first aid, who saw it.
import OctagonAlert from 'lucide-react/icons/octagon-alert'
import { type ReactNode, useId } from 'react'
import { useAsk } from '../../../ui/asking.tsx'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { Field } from '../../../ui/field.tsx'
import { useText } from '../../../ui/language.tsx'
import { Select } from '../../../ui/select.tsx'
import { todayIn } from '../../../ui/today.ts'
import { listStaff } from '../../staff/contract.ts'
import { FirstAid, IncidentKind, IncidentPlace } from '../contract/kinds.ts'
import { NO_ROOM } from '../rules/first-note.ts'
import type { KeptNote } from './note-draft.ts'
import { noteText } from './note-text.ts'
import { incidentText } from './words.ts'

export type NotePart = {
  readonly draft: KeptNote
  readonly put: (more: Partial<KeptNote>) => void
  /** what is wrong with a field, in words */
  readonly words: (field: string) => string | undefined
  readonly zone: string
}

export type RoomNamed = { readonly id: string; readonly name: string }

/** Several yes or no of one question, beside each other. */
export function Checks({
  label,
  about,
  error,
  children,
}: {
  label: string
  about?: string
  error?: string | undefined
  children: ReactNode
}) {
  const id = useId()
  return (
    <fieldset className="note-checks" aria-describedby={error ? id : undefined}>
      <legend className="field-label">{label}</legend>
      {about ? <p className="field-hint">{about}</p> : null}
      {children}
      <span id={id} className="field-error" role="status" hidden={!error}>
        <OctagonAlert size={16} aria-hidden />
        {error}
      </span>
    </fieldset>
  )
}

export function WhatHappened({ draft, put, words, zone, rooms }: NotePart & { rooms: readonly RoomNamed[] }) {
  const t = useText(noteText)
  const w = useText(incidentText)
  return (
    <section className="card stack" aria-labelledby="note-what">
      <h2 id="note-what">{t.incident}</h2>
      <div className="form-grid">
        <Select
          label={t.what}
          value={draft.kind}
          onChange={(kind) => put({ kind })}
          choices={IncidentKind.options.map((value) => ({ value, label: w.kinds[value] }))}
          error={words('kind')}
        />
        <Select
          label={t.where}
          value={draft.place}
          onChange={(place) => put({ place })}
          choices={IncidentPlace.options.map((value) => ({ value, label: w.places[value] }))}
          error={words('place')}
        />
        <Select
          label={t.room}
          value={draft.room}
          onChange={(room) => put({ room })}
          choices={[
            ...rooms.map((r) => ({ value: r.id, label: r.name })),
            { value: NO_ROOM, label: t.noRoom },
          ]}
          error={words('room')}
        />
        <Field
          kind="date"
          label={t.day}
          max={todayIn(zone)}
          value={draft.day}
          onChange={(day) => put({ day })}
          error={words('day')}
        />
        <Field
          label={t.hour}
          hint={t.hourHint}
          value={draft.hour}
          onChange={(hour) => put({ hour })}
          maxLength={5}
          error={words('hour')}
        />
      </div>
      <Checkbox label={t.head} hint={t.headHint} checked={draft.head} onChange={(head) => put({ head })} />
      <Field
        kind="long"
        label={t.words}
        hint={t.wordsHint}
        value={draft.words}
        onChange={(said) => put({ words: said })}
        maxLength={1000}
        error={words('words')}
        optional
      />
    </section>
  )
}

const toggled = <X extends string>(list: readonly X[], x: X): X[] =>
  list.includes(x) ? list.filter((y) => y !== x) : [...list, x]

export function AidAndWitnesses({ draft, put, book }: NotePart & { book: string }) {
  const t = useText(noteText)
  const w = useText(incidentText)
  const staff = useAsk(listStaff, { book })
  const people = staff.data?.people ?? []
  return (
    <section className="card stack" aria-label={t.aid}>
      <Checks label={t.aid} about={t.aidAbout}>
        <div className="note-grid">
          {FirstAid.options.map((a) => (
            <Checkbox
              key={a}
              label={w.aid[a]}
              checked={draft.aid.includes(a)}
              onChange={() => put({ aid: toggled(draft.aid, a) })}
            />
          ))}
        </div>
      </Checks>
      <Checks label={t.witnesses} {...(staff.data && people.length === 0 ? { about: t.noStaff } : {})}>
        <div className="note-grid">
          <Checkbox
            label={t.unseen}
            checked={draft.unseen}
            onChange={(unseen) => put({ unseen, ...(unseen ? { witnesses: [] } : {}) })}
          />
          {people.map((p) => (
            <Checkbox
              key={p.id}
              label={`${p.given} ${p.first}`}
              checked={draft.witnesses.includes(p.id)}
              onChange={() => put({ unseen: false, witnesses: toggled(draft.witnesses, p.id) })}
            />
          ))}
        </div>
      </Checks>
    </section>
  )
}
