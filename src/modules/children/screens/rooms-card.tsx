// A child's rooms over time, the next move, and the end of the stay.
import ArrowRightLeft from 'lucide-react/icons/arrow-right-left'
import School from 'lucide-react/icons/school'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import '../../../ui/desk.css'
import { deskText } from '../../../ui/desk-text.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { useMay } from '../../../ui/me.tsx'
import { SaidNote, useSaying } from '../../../ui/saying.tsx'
import { Select } from '../../../ui/select.tsx'
import { useTodayAt } from '../../../ui/today.ts'
import type { Room } from '../../network/contract.ts'
import { centerFile } from '../../network/contract.ts'
import { childLeft, childPlaced } from '../contract/kinds.ts'
import type { Child } from '../contract/rows.ts'
import { childrenText } from './desk-text.ts'
import { leavingText } from './leaving-text.ts'
import { type MovedTo, TransferChild } from './transfer-child.tsx'

export function RoomsCard({
  book,
  child,
  rooms,
  onMoved,
}: {
  book: string
  child: Child
  rooms: readonly Room[]
  /** the child is in another center now */
  onMoved: (to: MovedTo) => void
}) {
  const t = useText(childrenText)
  const moving = useText(leavingText).transfer
  const { day } = useFormats()
  const may = useMay()
  const [doing, setDoing] = useState<'move' | 'leave' | 'transfer'>()
  const name = (key: string) => rooms.find((r) => r.key === key)?.name ?? t.noRoom
  const last = child.rooms.length - 1
  return (
    <section className="card stack" aria-labelledby="child-rooms">
      <h2 id="child-rooms">{t.rooms.title}</h2>
      {child.rooms.length === 0 ? <p className="soft">{t.noRoom}</p> : null}
      <ol className="lines">
        {child.rooms.map((r, i) => (
          <li key={`${r.room}${r.from}`}>
            <strong>{name(r.room)}</strong>
            <span className="soft">{t.rooms.from(day(r.from))}</span>
            {i === last && !child.left_on ? <Chip state="calm">{t.rooms.now}</Chip> : null}
          </li>
        ))}
      </ol>
      {child.left_on ? null : (
        <div className="row">
          {may('children.write') ? (
            <Button icon={ArrowRightLeft} onPress={() => setDoing('move')}>
              {t.rooms.move}
            </Button>
          ) : null}
          {may('children.transfer') ? (
            <Button icon={School} onPress={() => setDoing('transfer')}>
              {moving.title}
            </Button>
          ) : null}
          {may('children.write') ? (
            <Button look="quiet" onPress={() => setDoing('leave')}>
              {t.rooms.leave}
            </Button>
          ) : null}
        </div>
      )}
      {doing === 'move' ? (
        <MoveRoom
          book={book}
          child={child}
          rooms={rooms.filter((r) => r.closed_on === null && r.key !== child.room)}
          onClose={() => setDoing(undefined)}
        />
      ) : null}
      {doing === 'transfer' ? (
        <TransferChild book={book} child={child} onMoved={onMoved} onClose={() => setDoing(undefined)} />
      ) : null}
      {doing === 'leave' ? (
        <LeaveCenter book={book} child={child} onClose={() => setDoing(undefined)} />
      ) : null}
    </section>
  )
}

function MoveRoom({
  book,
  child,
  rooms,
  onClose,
}: {
  book: string
  child: Child
  rooms: readonly Room[]
  onClose: () => void
}) {
  const today = useTodayAt(centerFile, book)
  const t = useText(childrenText).rooms
  const d = useText(deskText)
  const saying = useSaying()
  const [room, setRoom] = useState('')
  const [from, setFrom] = useState(today)
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.move}
      actions={
        <Button
          look="main"
          busy={saying.busy}
          onPress={async () => {
            if (await saying.say([{ kind: childPlaced, about: child.key, book, payload: { room, from } }]))
              onClose()
          }}
        >
          {saying.busy ? d.saving : d.save}
        </Button>
      }
    >
      <div className="form">
        <Select
          label={t.to}
          value={room}
          onChange={setRoom}
          error={saying.wrong.room}
          choices={rooms.map((r) => ({ value: r.key, label: r.name }))}
        />
        <Field kind="date" label={t.day} value={from} onChange={setFrom} error={saying.wrong.from} />
        <SaidNote saying={saying} />
      </div>
    </Dialog>
  )
}

function LeaveCenter({ book, child, onClose }: { book: string; child: Child; onClose: () => void }) {
  const today = useTodayAt(centerFile, book)
  const t = useText(childrenText).rooms
  const saying = useSaying()
  const [on, setOn] = useState(today)
  const [why, setWhy] = useState<'age' | 'family' | 'other' | ''>('')
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.leaveTitle}
      actions={
        <Button
          look="grave"
          busy={saying.busy}
          onPress={async () => {
            if (await saying.say([{ kind: childLeft, about: child.key, book, payload: { on, why } }]))
              onClose()
          }}
        >
          {t.leave}
        </Button>
      }
    >
      <div className="form">
        <p>{t.leaveAbout}</p>
        <Select
          label={t.why}
          value={why}
          onChange={setWhy}
          error={saying.wrong.why}
          choices={(['age', 'family', 'other'] as const).map((value) => ({ value, label: t.whys[value] }))}
        />
        <Field kind="date" label={t.on} value={on} onChange={setOn} error={saying.wrong.on} />
        <SaidNote saying={saying} />
      </div>
    </Dialog>
  )
}
