// Who sleeps and since when, when to look again, and one tap that says all were looked at and lie on their back.

import PanelRight from 'lucide-react/icons/arrow-left-right'
import ArrowUp from 'lucide-react/icons/bed-single'
import Flip from 'lucide-react/icons/flip-vertical'
import Moon from 'lucide-react/icons/moon'
import Sun from 'lucide-react/icons/sun'
import { Chip } from '../../../ui/chip.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { BarButton, GesturePanel } from '../../../ui/room-bar.tsx'
import type { GestureCard, PanelAt } from '../../../ui/room-gesture.ts'
import { type Nap, type Position, sleepChecked, slept, woke } from '../contract.ts'
import { napsOf, standing } from '../rules/fold-day.ts'
import { AgoButton } from './ago.tsx'
import { ChildStrip } from './child-strip.tsx'
import { type DailyAt, entriesOf, useDaily } from './daily-context.ts'
import './daily.css'
import { dueOf } from './due-of.ts'
import { panelText } from './panel-text.ts'
import { useSayDaily } from './saying-daily.ts'
import { dailyWords } from './words.ts'

/** The sleep of a child that lasts; undefined while awake. */
export function sleepOf(at: DailyAt, child: string) {
  return napsOf(standing(entriesOf(at, child)), at.doorOf(child).left).naps.find((n) => n.to === null)
}

/** How a child lies, as whoever looked last saw it. */
const lies = (nap: Nap): Position => nap.checks.at(-1)?.position ?? nap.position

export function NapPanel({ cards, here, back, again, toggle }: PanelAt) {
  const t = useText(panelText)
  const w = useText(dailyWords)
  const at = useDaily()
  const { clock, span } = useFormats()
  const say = useSayDaily()
  const sleepers = here.flatMap((card) => {
    const nap = sleepOf(at, card.id)
    return nap ? [{ card, nap, due: dueOf(at, card.id, card.birth).find((d) => d.what === 'check-due') }] : []
  })
  const asleep = new Set(sleepers.map((s) => s.card.id))
  const chosen = new Set(cards.map((c) => c.id))
  const awake = cards.filter((c) => !asleep.has(c.id))
  const named = cards.filter((c) => asleep.has(c.id))
  const looked: readonly GestureCard[] = named.length > 0 ? named : sleepers.map((s) => s.card)
  const sleep = (position: Position) =>
    void say(slept, awake, { position }, `${w.what.slept} · ${w.position[position]}`).then(
      (id) => id && again(),
    )
  const check = (position: Position) =>
    void say(sleepChecked, looked, { position }, `${w.what['sleep-checked']} · ${w.position[position]}`).then(
      (id) => id && again(),
    )
  const now = new Date(at.now).toISOString()
  return (
    <GesturePanel
      ask={t.asleepNow(sleepers.length)}
      onBack={back}
      head={
        <>
          <ChildStrip label={t.whom} here={here.filter((c) => !asleep.has(c.id))} {...{ cards, toggle }} />
          <ul className="panel-sleepers">
            {sleepers.map(({ card, nap, due }) => (
              <li key={card.id}>
                <button
                  type="button"
                  className="panel-sleeper"
                  aria-pressed={chosen.has(card.id)}
                  onClick={() => toggle(card.id)}
                >
                  <strong>{card.name}</strong>
                  <span>
                    {t.since(
                      clock(nap.from, at.timeZone),
                      span(Math.max(0, (at.now - Date.parse(nap.from)) / 60_000)),
                    )}
                  </span>
                  {lies(nap) === 'back' ? null : (
                    <Chip state="attention">{w.position[lies(nap)].toLowerCase()}</Chip>
                  )}
                  {due ? (
                    <Chip state={due.from <= now ? 'attention' : 'none'}>
                      {due.from <= now ? t.checkNow : t.next(clock(due.from, at.timeZone))}
                    </Chip>
                  ) : null}
                </button>
              </li>
            ))}
          </ul>
        </>
      }
    >
      {awake.length > 0 || sleepers.length === 0 ? (
        <>
          <BarButton
            id="sleep-back"
            label={t.fellAsleep(awake.length)}
            icon={Moon}
            main
            disabled={awake.length === 0}
            onPress={() => sleep('back')}
          />
          <BarButton
            id="sleep-side"
            label={t.fellSide}
            icon={PanelRight}
            disabled={awake.length === 0}
            onPress={() => sleep('side')}
          />
          <BarButton
            id="sleep-front"
            label={t.fellFront}
            icon={Flip}
            disabled={awake.length === 0}
            onPress={() => sleep('front')}
          />
        </>
      ) : null}
      {looked.length > 0 ? (
        <>
          <BarButton
            id="check-back"
            label={named.length > 0 ? t.someChecked(looked.length) : t.allChecked(looked.length)}
            icon={ArrowUp}
            main={awake.length === 0}
            onPress={() => check('back')}
          />
          <BarButton id="check-side" label={t.checkedSide} icon={PanelRight} onPress={() => check('side')} />
          <BarButton id="check-front" label={t.checkedFront} icon={Flip} onPress={() => check('front')} />
          <BarButton
            id="woke"
            label={t.woke(looked.length)}
            icon={Sun}
            onPress={() => void say(woke, looked, {}, w.what.woke).then((id) => id && again())}
          />
        </>
      ) : null}
      <AgoButton />
    </GesturePanel>
  )
}
