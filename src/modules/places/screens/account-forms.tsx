// What may be done with places, each as a list of fields: plan them, take a step, say by when, convert, renew a licence, hand over, take back.
import { useState } from 'react'
import { useAsk } from '../../../ui/asking.tsx'
import type { Formats } from '../../../ui/formats.ts'
import { useFormats, useText } from '../../../ui/language.tsx'
import type { Pick as PickBy } from '../../../ui/pick-field.tsx'
import { type FormField, SayForm, type ToFill } from '../../../ui/say-form.tsx'
import { newId } from '../../../ui/saying.tsx'
import type { Text } from '../../../ui/words.ts'
import { listCenters } from '../../network/contract.ts'
import {
  type HeldLicence,
  licenceRenewed,
  type PlaceEntry,
  type PlaceLot,
  type PlaceStand,
  type PlaceState,
  placeStates,
  placesConverted,
  placesDue,
  placesHanded,
  placesHandedBack,
  placesPlanned,
  placesStepped,
  stepReversed,
} from '../contract/kinds.ts'
import { steps } from '../rules/account.ts'
import type { AccountShown } from './account-shown.ts'
import { placesText } from './text.ts'

/** A step of the account, or a licence that renewed another. */
export type Undoable = Pick<PlaceEntry, 'id' | 'on' | 'places' | 'from' | 'to' | 'center'> & {
  readonly renewal?: string
}
/** What somebody begins: a plan of a new lot has none yet. */
export type Doing =
  | { readonly what: 'plan'; readonly lot?: PlaceLot }
  | { readonly what: 'step' | 'when' | 'convert'; readonly lot: PlaceLot }
  | { readonly what: 'renew'; readonly licence: HeldLicence }
  | { readonly what: 'undo'; readonly step: Undoable }
  | { readonly what: 'hand-over' }

type Words = typeof placesText extends Text<infer T> ? T : never
/** `id`: of a lot that is not there yet; a second try is about the same one. */
type Asking = { readonly shown: AccountShown; readonly t: Words; readonly f: Formats; readonly id: string }
type Filled = Readonly<Record<string, unknown>>
type Form = Omit<ToFill, 'book' | 'about'>

const DUE = ['works', 'authorized', 'staffed', 'open'] as const
const NO_ROOM = 'none'
const isState = (s: PlaceStand | undefined): s is PlaceState =>
  (placeStates as readonly (string | undefined)[]).includes(s)
const standing = ({ lots }: AccountShown, lot: string) =>
  lots.flatMap((l) => (l.lot === lot && isState(l.state) ? [{ state: l.state, places: l.places }] : []))

const onField = ({ shown, t }: Asking, start = shown.today): FormField => ({
  ...{ name: 'on', kind: 'date', label: t.form.on, start },
})
const reasonField = ({ t }: Asking): FormField => ({
  ...{ name: 'reason', kind: 'long', label: t.form.reason, hint: t.form.reasonHint },
})
const sourceField = ({ t }: Asking): FormField => ({
  ...{ name: 'source', kind: 'text', label: t.form.source, optional: true },
})
const placesField = ({ t }: Asking, start = '', hint?: string): FormField => ({
  ...{ name: 'places', kind: 'number', label: t.form.places, start },
  ...(hint === undefined ? {} : { hint }),
})
const dueFields = ({ t }: Asking, lot: PlaceLot | undefined): FormField[] =>
  DUE.map((s) => ({
    ...{ name: s, kind: 'date', label: t.form.due[s], optional: true, start: lot?.due[s] ?? '' },
  }))
/** Days left empty are not said. */
const dueOf = (x: Filled) => Object.fromEntries(DUE.flatMap((s) => (x[s] === undefined ? [] : [[s, x[s]]])))

/** The room they are in, or else their ages. */
function bandFields({ shown, t }: Asking, chosen: string | undefined, lot?: PlaceLot): FormField[] {
  const ages: FormField[] = (['from', 'to'] as const).map((end) => ({
    ...{ name: end, kind: 'number', label: t.form[end], optional: true },
    start: (end === 'from' ? lot?.from_months : lot?.to_months)?.toString() ?? '',
  }))
  if (shown.rooms.length === 0) return ages
  const room: FormField = {
    ...{ name: 'room', kind: 'choice', label: t.form.room, start: lot?.room ?? NO_ROOM, optional: true },
    choices: [
      { value: NO_ROOM, label: t.form.noRoom },
      ...shown.rooms.map((r) => ({ value: r.id, label: r.name })),
    ],
  }
  return shown.rooms.some((r) => r.id === (chosen ?? lot?.room)) ? [room] : [room, ...ages]
}
function bandOf({ shown }: Asking, x: Filled) {
  const room = shown.rooms.find((r) => r.id === x.room)
  return room
    ? { room: room.id, fromMonths: room.from, toMonths: room.to }
    : { fromMonths: x.from, toMonths: x.to }
}

/** Where they stand; a lot in one state alone starts there. */
function nowField({ shown, t, f }: Asking, name: string, lot: PlaceLot): FormField {
  const there = standing(shown, lot.lot)
  return {
    ...{ name, kind: 'choice', label: t.form.now, start: there.length === 1 ? there[0]!.state : '' },
    choices: there.map((x) => ({ value: x.state, label: `${t.states[x.state]} (${f.number(x.places)})` })),
  }
}
/** All of those that stand there, unless somebody says fewer. */
function thoseField(of: Asking, state: string | undefined, lot: PlaceLot): FormField {
  const here = standing(of.shown, lot.lot).find((x) => x.state === state)?.places
  return here === undefined
    ? placesField(of)
    : placesField(of, String(here), of.t.form.there(of.f.number(here)))
}

function plan(of: Asking, lot: PlaceLot | undefined): Form {
  const { shown, t } = of
  const id = lot?.lot ?? of.id
  const before = shown.account?.entries.find((e) => e.lot === lot?.lot && e.kind === 'places.planned')
  // places that moved on stay planned: fewer than those cannot be said any more
  const there = lot ? standing(shown, lot.lot).find((x) => x.state === 'planned')?.places : undefined
  const gone = before ? before.places - (there ?? 0) : 0
  return {
    ...{ kind: placesPlanned, title: lot ? t.planAgain : t.plan, ...(lot ? { fixed: { lot: id } } : {}) },
    fields: ({ room }) => [
      placesField(of, before ? String(before.places) : ''),
      ...bandFields(of, room, lot),
      onField(of, before?.on),
      ...dueFields(of, lot),
      ...[reasonField(of), sourceField(of)],
    ],
    payload: (x) => {
      if (typeof x.places === 'number' && x.places < gone)
        return { wrong: { places: t.refusals['used-since'] } }
      const due = dueOf(x)
      const { places, on, reason, source } = x
      return {
        ...{ lot: id, places, on, reason, source, ...bandOf(of, x) },
        ...(Object.keys(due).length > 0 && { due }),
      }
    },
  }
}

const when = (of: Asking, lot: PlaceLot): Form => ({
  ...{ kind: placesDue, title: of.t.when, fixed: { lot: lot.lot, on: of.shown.today } },
  fields: [...dueFields(of, lot), reasonField(of), sourceField(of)],
  payload: ({ reason, source, ...x }) => ({ due: dueOf(x), reason, source }),
})

const needsLicence = (from: unknown, to: unknown) =>
  to === 'authorized' && (from === 'planned' || from === 'works')
const needsPeople = (from: unknown, to: unknown) => to === 'staffed' && from !== 'open'
const licenceFields = ({ t }: Asking, of?: HeldLicence): FormField[] => [
  { name: 'number', kind: 'text', label: t.form.number, start: of?.number ?? '' },
  { name: 'issuer', kind: 'text', label: t.form.issuer, start: of?.issuer ?? '' },
  { name: 'until', kind: 'date', label: t.form.until, hint: t.form.untilHint, optional: true },
]

function step(of: Asking, lot: PlaceLot): Form {
  const { shown, t } = of
  return {
    ...{ kind: placesStepped, title: t.take, fixed: { lot: lot.lot } },
    fields: ({ from, to }) => {
      const state = placeStates.find((s) => s === from)
      const next = (state ? steps[state] : []).filter((s) => s !== 'open' || shown.about === shown.book)
      return [
        nowField(of, 'from', lot),
        {
          ...{ name: 'to', kind: 'choice', label: t.form.next },
          choices: next.map((s) => ({ value: s, label: t.states[s] })),
        },
        thoseField(of, from, lot),
        onField(of),
        ...(needsLicence(from, to) ? licenceFields(of) : []),
        ...(needsPeople(from, to)
          ? [{ name: 'people', kind: 'number', label: t.form.people } satisfies FormField]
          : []),
        reasonField(of),
      ]
    },
    payload: ({ number, issuer, until, ...x }) => ({
      ...x,
      ...(needsLicence(x.from, x.to) && { licence: { number, issuer, ...(until ? { until } : {}) } }),
    }),
  }
}

function convert(of: Asking, lot: PlaceLot): Form {
  return {
    ...{ kind: placesConverted, title: of.t.convert, fixed: { lot: lot.lot } },
    fields: ({ state, room }) => [
      nowField(of, 'state', lot),
      thoseField(of, state, lot),
      { name: 'into', kind: 'number', label: of.t.form.into },
      ...bandFields(of, room),
      ...[onField(of), reasonField(of)],
    ],
    payload: ({ state, places, into, on, reason, ...x }) =>
      Number.isInteger(into)
        ? { state, places, on, reason, into: { lot: of.id, places: into, ...bandOf(of, x) } }
        : { wrong: { into: of.t.form.whole } },
  }
}

const renew = (of: Asking, licence: HeldLicence): Form => ({
  ...{ kind: licenceRenewed, title: of.t.renew, note: `${licence.number} · ${licence.issuer}` },
  fixed: { number: licence.number },
  fields: [...licenceFields(of, licence), onField(of), reasonField(of)],
  payload: ({ number, issuer, until, on, reason }) => ({
    ...{ on, reason },
    next: { number, issuer, ...(until ? { until } : {}) },
  }),
})

function undo(of: Asking, step: Undoable): Form {
  const { t, f } = of
  const what =
    step.renewal === undefined
      ? t.step(f.number(step.places), step.from ? t.states[step.from] : t.begin, t.states[step.to])
      : t.renewalUndone(step.renewal)
  return {
    ...{ title: t.undo, note: `${f.day(step.on)} · ${what}`, fields: [reasonField(of)] },
    // what was handed over goes back in both accounts, so that the center is named
    ...(step.to === 'handed'
      ? { kind: placesHandedBack, fixed: { step: step.id, center: step.center } }
      : { kind: stepReversed, fixed: { step: step.id } }),
  }
}

/** Centers within reach that are not closed, by name or code. */
const centers: PickBy = {
  useFound: (q) =>
    useAsk(listCenters, q ? { q } : undefined)
      .data?.centers.filter((c) => c.status !== 'closed')
      .map((c) => ({
        value: c.id,
        label: [c.name, c.municipality_name, c.code].filter(Boolean).join(' · '),
      })),
}

function handOver(of: Asking): Form {
  const { shown, t, f } = of
  const all = shown.lots.reduce((n, l) => n + l.places, 0)
  return {
    ...{ kind: placesHanded, title: t.handOver, note: t.form.all(f.number(all)) },
    fields: [
      { name: 'center', kind: 'pick', label: t.form.center, hint: t.form.centerHint, pick: centers },
      ...[onField(of), reasonField(of)],
    ],
    payload: (x) => ({ ...x, lots: shown.lots }),
  }
}

function formOf(of: Asking, doing: Doing): Form {
  switch (doing.what) {
    case 'plan':
      return plan(of, doing.lot)
    case 'step':
      return step(of, doing.lot)
    case 'when':
      return when(of, doing.lot)
    case 'convert':
      return convert(of, doing.lot)
    case 'renew':
      return renew(of, doing.licence)
    case 'undo':
      return undo(of, doing.step)
    case 'hand-over':
      return handOver(of)
  }
}

export function PlaceForm({
  doing,
  shown,
  onClose,
}: {
  doing: Doing
  shown: AccountShown
  onClose: () => void
}) {
  const t = useText(placesText)
  const f = useFormats()
  const [id] = useState(newId)
  const { book, about } = shown
  return (
    <SayForm
      asked={{ book, about, ...formOf({ shown, t, f, id }, doing) }}
      refusals={({ code }) => (t.refusals as Readonly<Record<string, string>>)[code]}
      onClose={onClose}
    />
  )
}
