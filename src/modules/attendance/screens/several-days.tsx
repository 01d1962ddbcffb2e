// An absence of several days told to whoever holds the tablet: from when to when, and why, for all that were chosen.
import { useState } from 'react'
import { addDays, type Day } from '../../../kernel/days.ts'
import { Field } from '../../../ui/field.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { BarButton, GesturePanel } from '../../../ui/room-bar.tsx'
import type { GestureCard } from '../../../ui/room-gesture.ts'
import { AbsenceReason } from '../contract/door.ts'
import { absenceAnnounced } from '../contract/kinds.ts'
import { MOST_ANNOUNCED, openDays } from '../rules/expected.ts'
import { reasonIcons } from './absence-icons.ts'
import { useDoor } from './door-at.ts'
import { panelWords } from './panel-words.ts'
import './panels.css'
import { attendanceText } from './text.ts'

export function SeveralDays({
  cards,
  onBack,
  onDone,
}: {
  cards: readonly GestureCard[]
  onBack: () => void
  onDone: () => void
}) {
  const t = useText(panelWords).absence
  const { reasons } = useText(attendanceText)
  const { list } = useFormats()
  const at = useDoor()
  // of whoever is here today the family speaks of tomorrow
  const here = cards.some((c) => c.where === 'present' || c.where === 'gone')
  const [first, setFirst] = useState<Day>(here ? addDays(at.today, 1) : at.today)
  const [last, setLast] = useState<Day>(addDays(at.today, 1))
  const crossed = last < first
  const closed = new Map([...at.calendar.values()].map((d) => [d.day, d.open]))
  const days = openDays(first, last, (d) => addDays(d, 1), closed)
  const many = days.length > MOST_ANNOUNCED
  const names = list(cards.map((c) => c.given))
  const say = (reason: AbsenceReason) =>
    void at
      .tell(
        `announced ${cards.map((c) => c.id).join()} ${first} ${last}`,
        cards.map((c) => ({
          ...{ kind: absenceAnnounced.kind, kindVersion: absenceAnnounced.version, about: c.id },
          ...(c.home ? { room: c.home } : {}),
          payload: { days, reason },
        })),
        t.said(names, days.length),
      )
      .then((saved) => saved && onDone())
  return (
    <GesturePanel
      ask={t.ask}
      who={names}
      onBack={onBack}
      head={
        <div className="door-form">
          <Field
            kind="date"
            label={t.first}
            value={first}
            min={at.today}
            onChange={(d) => {
              if (!d) return
              setFirst(d)
              if (last < d) setLast(d)
            }}
          />
          <Field
            kind="date"
            label={t.last}
            value={last}
            min={first}
            onChange={(d) => d && setLast(d)}
            error={crossed ? t.order : many ? t.many(MOST_ANNOUNCED) : undefined}
          />
          <p role="status">{crossed || many ? null : days.length === 0 ? t.none : t.days(days.length)}</p>
        </div>
      }
    >
      {AbsenceReason.options.map((reason) => (
        <BarButton
          key={reason}
          id={`several-${reason}`}
          label={reasons[reason]}
          icon={reasonIcons[reason]}
          disabled={crossed || many || days.length === 0 || cards.length === 0}
          onPress={() => say(reason)}
        />
      ))}
    </GesturePanel>
  )
}
