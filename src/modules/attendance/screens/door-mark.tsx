// What a card of the wall tells of the door: a stopped pick-up, medicine to hand over, how long the center has been closed.
import { Chip } from '../../../ui/chip.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import type { GestureCard } from '../../../ui/room-gesture.ts'
import { medicineWaiting, stopsOf } from '../rules/fold-day.ts'
import { noticeOf } from '../rules/notice.ts'
import { useDoor } from './door-at.ts'
import { panelWords } from './panel-words.ts'

export function DoorMark({ card }: { card: GestureCard }) {
  const { marks: t, late } = useText(panelWords)
  const at = useDoor()
  const { clock } = useFormats()
  const day = at.days.get(`${card.id}|${at.today}`)
  if (!day?.m) return null
  const stops = stopsOf(day.m)
  const notice = day.s === 'absent' && at.cutOff ? noticeOf(day.m, at.cutOff) : undefined
  const minutes = Math.floor((at.now - Date.parse(at.closesAt)) / 60_000)
  return (
    <>
      {notice === 'in-time' ? <Chip state="none">{t.inTime}</Chip> : null}
      {notice === 'after' ? <Chip state="attention">{t.after(clock(at.cutOff!, at.timeZone))}</Chip> : null}
      {stops.some((s) => !s.decided) ? (
        <Chip state="urgent">{t.stop}</Chip>
      ) : stops.length > 0 && day.s === 'present' ? (
        <Chip state="attention">{t.decided}</Chip>
      ) : null}
      {medicineWaiting(day.m).length > 0 ? <Chip state="attention">{t.medicine}</Chip> : null}
      {day.s === 'present' && minutes > 0 ? <Chip state="attention">{late.chip(minutes)}</Chip> : null}
    </>
  )
}
