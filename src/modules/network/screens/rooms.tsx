// The rooms of a center: opened, corrected and closed as facts; the usual ages are offered, the center decides.
import DoorOpen from 'lucide-react/icons/door-open'
import LayoutGrid from 'lucide-react/icons/layout-grid'
import { useState } from 'react'
import type { FactKind } from '../../../kernel/kind.ts'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { deskText } from '../../../ui/desk-text.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Field } from '../../../ui/field.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { useMay } from '../../../ui/me.tsx'
import { newId, SaidNote, useSaying } from '../../../ui/saying.tsx'
import { Select } from '../../../ui/select.tsx'
import { useTodayAt } from '../../../ui/today.ts'
import { roomChanged, roomClosed, roomOpened } from '../contract/kinds.ts'
import { centerFile, type Room } from '../contract.ts'
import { ageBands } from '../rules/norms.ts'
import { networkText } from './desk-text.ts'

type Named = { readonly id: string; readonly about: string }
type Doing = { readonly what: 'open' } | { readonly what: 'edit' | 'close'; readonly room: Room } | undefined

export function Rooms({
  book,
  rooms,
  facts,
}: {
  book: string
  rooms: readonly Room[]
  facts: readonly Named[]
}) {
  const t = useText(networkText)
  const { number, day } = useFormats()
  const may = useMay()
  const d = useText(deskText)
  const [doing, setDoing] = useState<Doing>()
  const columns: Column<Room>[] = [
    { id: 'name', head: t.rooms.room, value: (r) => r.name },
    {
      id: 'ages',
      head: t.rooms.ages,
      value: (r) => r.from_months,
      cell: (r) => t.rooms.agesOf(number(r.from_months), number(r.to_months)),
    },
    {
      id: 'places',
      head: t.rooms.places,
      number: true,
      value: (r) => r.places,
      cell: (r) => number(r.places),
    },
    {
      id: 'state',
      head: t.rooms.state,
      value: (r) => (r.closed_on ? t.rooms.closed(day(r.closed_on)) : t.rooms.open),
    },
  ]
  if (may('network.write')) {
    columns.push({
      id: 'do',
      head: d.actions,
      sortable: false,
      value: () => null,
      cell: (r) =>
        r.closed_on ? null : (
          <span className="row">
            <Button
              look="quiet"
              label={`${t.rooms.edit}: ${r.name}`}
              onPress={() => setDoing({ what: 'edit', room: r })}
            >
              {t.rooms.edit}
            </Button>
            <Button
              look="quiet"
              label={`${t.rooms.close}: ${r.name}`}
              onPress={() => setDoing({ what: 'close', room: r })}
            >
              {t.rooms.close}
            </Button>
          </span>
        ),
    })
  }
  const add = may('network.write') ? (
    <Button icon={DoorOpen} onPress={() => setDoing({ what: 'open' })}>
      {t.rooms.add}
    </Button>
  ) : null
  return (
    <div className="stack">
      <div className="row">
        <h2>{t.rooms.title}</h2>
        {rooms.length > 0 ? add : null}
        {rooms.some((r) => r.closed_on === null) && may('rooms.recut') ? (
          <ButtonLink to={`/centro/${book}/salas`} icon={LayoutGrid}>
            {t.rooms.recut}
          </ButtonLink>
        ) : null}
      </div>
      <DataTable
        caption={t.rooms.title}
        rows={rooms}
        rowId={(r) => r.key}
        columns={columns}
        take={{ list: 'network.rooms', filters: { book } }}
        empty={
          <EmptyState icon={DoorOpen} title={t.rooms.empty} action={add}>
            {t.rooms.emptyAbout}
          </EmptyState>
        }
      />
      {doing?.what === 'close' ? (
        <CloseRoom book={book} room={doing.room} onClose={() => setDoing(undefined)} />
      ) : null}
      {doing && doing.what !== 'close' ? (
        <RoomForm
          book={book}
          room={doing.what === 'edit' ? doing.room : undefined}
          facts={facts}
          order={rooms.length + 1}
          onClose={() => setDoing(undefined)}
        />
      ) : null}
    </div>
  )
}

function RoomForm({
  book,
  room,
  facts,
  order,
  onClose,
}: {
  book: string
  room: Room | undefined
  facts: readonly Named[]
  order: number
  onClose: () => void
}) {
  const t = useText(networkText)
  const d = useText(deskText)
  const saying = useSaying()
  const [form, setForm] = useState({
    name: room?.name ?? '',
    fromMonths: String(room?.from_months ?? ''),
    toMonths: String(room?.to_months ?? ''),
    places: String(room?.places ?? ''),
    order: String(room?.order ?? order),
  })
  const [was] = useState(form)
  const put = (field: keyof typeof form) => (value: string) => setForm((f) => ({ ...f, [field]: value }))
  const said = () => {
    const whole = (typed: string): unknown => (/^\d+$/.test(typed.trim()) ? Number(typed) : typed)
    const all: Record<string, unknown> = {
      name: form.name,
      fromMonths: whole(form.fromMonths),
      toMonths: whole(form.toMonths),
      places: whole(form.places),
      order: whole(form.order),
    }
    return room
      ? Object.fromEntries(
          Object.entries(all).filter(([f]) => form[f as keyof typeof form] !== was[f as keyof typeof was]),
        )
      : all
  }
  const save = async () => {
    const payload = said()
    if (Object.keys(payload).length === 0) return onClose()
    const about = room?.key ?? newId()
    const kind: FactKind = room ? roomChanged : roomOpened
    const supersedes = room ? facts.filter((f) => f.about === about).map((f) => f.id) : []
    if (await saying.say([{ kind, about, book, payload, supersedes }])) onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={room ? t.rooms.editTitle(room.name) : t.rooms.add}
      actions={
        <Button look="main" busy={saying.busy} onPress={() => void save()}>
          {saying.busy ? d.saving : d.save}
        </Button>
      }
    >
      <div className="form">
        {room ? null : (
          <Select
            label={t.rooms.bands}
            value=""
            onChange={(name) => {
              const band = ageBands.find((b) => b.name === name)
              if (band)
                setForm((f) => ({
                  ...f,
                  name: f.name || band.name,
                  fromMonths: String(band.fromMonths),
                  toMonths: String(band.toMonths),
                }))
            }}
            choices={ageBands.map((b) => ({ value: b.name, label: b.name }))}
            optional
          />
        )}
        <div className="form-grid">
          <Field label={t.rooms.name} value={form.name} onChange={put('name')} error={saying.wrong.name} />
          <Field
            kind="whole"
            label={t.rooms.places}
            value={form.places}
            onChange={put('places')}
            error={saying.wrong.places}
          />
          <Field
            kind="whole"
            label={t.rooms.from}
            value={form.fromMonths}
            onChange={put('fromMonths')}
            error={saying.wrong.fromMonths}
          />
          <Field
            kind="whole"
            label={t.rooms.to}
            value={form.toMonths}
            onChange={put('toMonths')}
            error={saying.wrong.toMonths}
          />
          <Field
            kind="whole"
            label={t.rooms.order}
            value={form.order}
            onChange={put('order')}
            error={saying.wrong.order}
          />
        </div>
        <SaidNote saying={saying} />
      </div>
    </Dialog>
  )
}

function CloseRoom({ book, room, onClose }: { book: string; room: Room; onClose: () => void }) {
  const today = useTodayAt(centerFile, book)
  const t = useText(networkText)
  const saying = useSaying()
  const [on, setOn] = useState(today)
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.rooms.closeTitle(room.name)}
      actions={
        <Button
          look="grave"
          busy={saying.busy}
          onPress={async () => {
            if (await saying.say([{ kind: roomClosed, about: room.key, book, payload: { on } }])) onClose()
          }}
        >
          {t.rooms.close}
        </Button>
      }
    >
      <div className="form">
        <p>{t.rooms.closeAbout}</p>
        <Field kind="date" label={t.rooms.closeOn} value={on} onChange={setOn} error={saying.wrong.on} />
        <SaidNote saying={saying} />
      </div>
    </Dialog>
  )
}
