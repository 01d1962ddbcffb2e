// What a child's card says of its day: asleep and when to look again, and what is unusual.
import { Chip } from '../../../ui/chip.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import type { GestureCard } from '../../../ui/room-gesture.ts'
import { unusualNow } from '../rules/unusual.ts'
import { useDaily } from './daily-context.ts'
import { dueOf, nowOf } from './due-of.ts'
import { sleepOf } from './nap-panel.tsx'
import { panelText } from './panel-text.ts'
import { dailyWords } from './words.ts'

export function DailyMark({ card }: { card: GestureCard }) {
  const t = useText(panelText)
  const w = useText(dailyWords)
  const { clock, span } = useFormats()
  const at = useDaily()
  if (card.where !== 'present' && card.where !== 'gone') return null
  const dues = dueOf(at, card.id, card.birth)
  const now = nowOf(at, card.id)
  const sleep = sleepOf(at, card.id)
  const check = dues.find((d) => d.what === 'check-due')
  return (
    <>
      {sleep ? (
        <Chip state="none">
          {t.sleeps(span(Math.max(0, (Date.parse(now) - Date.parse(sleep.from)) / 60_000)))}
        </Chip>
      ) : null}
      {check ? (
        <Chip state={check.from <= now ? 'attention' : 'none'}>
          {check.from <= now ? t.checkNow : t.next(clock(check.from, at.timeZone))}
        </Chip>
      ) : null}
      {unusualNow(dues, now)
        .filter((d) => d.what !== 'check-due')
        .map((d) => (
          <Chip key={d.what} state="attention">
            {w.unusual[d.what]}
          </Chip>
        ))}
    </>
  )
}
