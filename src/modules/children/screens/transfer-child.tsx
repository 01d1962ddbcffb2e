// A child moves to another center: which one, which room, from which day; decided at once in both centers or not at all.
import { useEffect, useRef, useState } from 'react'
import type { Day } from '../../../kernel/days.ts'
import { useAsk, useNoAnswerWords } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import type { NoAnswer } from '../../../ui/call.ts'
import { StateShape } from '../../../ui/chip.tsx'
import { Choices } from '../../../ui/choices.tsx'
import { useDeciding } from '../../../ui/deciding.ts'
import { deskText } from '../../../ui/desk-text.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { useText } from '../../../ui/language.tsx'
import { Select } from '../../../ui/select.tsx'
import { useTodayAt } from '../../../ui/today.ts'
import { type CenterListed, centerFile, listCenters } from '../../network/contract.ts'
import { childTransferred } from '../contract/kinds.ts'
import type { Child } from '../contract/rows.ts'
import { childrenText } from './desk-text.ts'
import { leavingText } from './leaving-text.ts'

const SHOWN = 5

/** Where a child is now: what the screen says once the decision holds. */
export type MovedTo = {
  readonly center: string
  readonly centerName: string
  readonly roomName: string
  readonly on: Day
}

export function TransferChild({
  book,
  child,
  onMoved,
  onClose,
}: {
  book: string
  child: Child
  onMoved: (to: MovedTo) => void
  onClose: () => void
}) {
  const today = useTodayAt(centerFile, book)
  const t = useText(leavingText).transfer
  const { ageMonths } = useText(childrenText).list
  const d = useText(deskText)
  const deciding = useDeciding()
  const [q, setQ] = useState('')
  const [center, setCenter] = useState<CenterListed>()
  const [room, setRoom] = useState('')
  const [on, setOn] = useState(today)
  const found = useAsk(listCenters, q.trim() === '' ? {} : { q: q.trim() })
  const file = useAsk(centerFile, center ? { book: center.id } : undefined)
  const others = (found.data?.centers ?? []).filter((c) => c.id !== book && c.status !== 'closed')
  const shown = others.slice(0, SHOWN)
  const listed = center && !shown.some((c) => c.id === center.id) ? [center, ...shown] : shown
  const rooms =
    center && file.data?.center.book === center.id ? file.data.rooms.filter((r) => r.closed_on === null) : []
  const nowhere = found.data !== undefined && q.trim() === '' && others.length === 0
  const save = async () => {
    const payload = { to: center?.id, room, on }
    if (!(await deciding.decide({ kind: childTransferred, about: child.key, book, payload }))) return
    const chosen = rooms.find((r) => r.key === room)
    if (center && chosen)
      onMoved({ center: center.id, centerName: center.name, roomName: chosen.name, on: on as Day })
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.title}
      actions={
        nowhere ? undefined : (
          <Button look="main" busy={deciding.busy} onPress={() => void save()}>
            {deciding.busy ? d.saving : t.move}
          </Button>
        )
      }
    >
      <div className="form">
        <p>{t.about}</p>
        {nowhere ? (
          <p className="row">
            <StateShape state="attention" />
            <strong>{t.nowhere}</strong>
          </p>
        ) : (
          <>
            <Field kind="search" label={t.find} hint={t.findHint} value={q} onChange={setQ} />
            {listed.length === 0 ? (
              <p role="status">{found.data ? t.none(q.trim()) : t.looking}</p>
            ) : (
              <Choices
                label={t.center}
                value={center?.id ?? ''}
                onChange={(id) => {
                  setCenter(listed.find((c) => c.id === id))
                  setRoom('')
                }}
                error={deciding.wrong.to}
                choices={listed.map((c) => ({
                  value: c.id,
                  label: c.name,
                  hint: [c.municipality_name, c.representation_name, c.code].filter(Boolean).join(' · '),
                }))}
              />
            )}
            {others.length > SHOWN ? <p className="soft">{t.more}</p> : null}
            <Select
              label={t.room}
              value={room}
              onChange={setRoom}
              disabled={center === undefined}
              hint={
                center === undefined
                  ? t.roomHint
                  : file.data?.center.book === center.id && rooms.length === 0
                    ? t.noRooms
                    : undefined
              }
              error={deciding.wrong.room}
              choices={rooms.map((r) => ({
                value: r.key,
                label: t.roomOf(r.name, ageMonths(r.from_months), ageMonths(r.to_months)),
              }))}
            />
            <Field kind="date" label={t.on} value={on} onChange={setOn} error={deciding.wrong.on} />
          </>
        )}
        {deciding.none ? <Refused none={deciding.none} /> : null}
      </div>
    </Dialog>
  )
}

/** Why it was not decided, and that nothing changed. */
function Refused({ none }: { none: NoAnswer }) {
  const t = useText(leavingText).transfer
  const words = useNoAnswerWords()
  const own = 'refusal' in none && (t.refusals as Readonly<Record<string, string>>)[none.refusal.code]
  const { happened, todo, reference } = words(none)
  const line = useRef<HTMLParagraphElement>(null)
  // on a phone the end of the dialog may lie under its buttons
  // biome-ignore lint/correctness/useExhaustiveDependencies: at each refusal
  useEffect(() => {
    // newer browsers answer with a promise, which an effect must not return
    line.current?.scrollIntoView({ block: 'nearest' })
  }, [none])
  return (
    <p ref={line} role="alert" className="field-error">
      <StateShape state="urgent" />
      <span>
        {own || happened} {'refusal' in none ? t.unchanged : todo} {own ? null : reference}
      </span>
    </p>
  )
}
