// A meal of the chosen children in one tap, the exceptions after it; and milk in one tap by its amount.

import PieChart from 'lucide-react/icons/chart-pie'
import Check from 'lucide-react/icons/check'
import Smile from 'lucide-react/icons/circle-check-big'
import CircleOff from 'lucide-react/icons/circle-off'
import CircleSlash from 'lucide-react/icons/circle-slash'
import Contrast from 'lucide-react/icons/contrast'
import Milk from 'lucide-react/icons/milk'
import { useState } from 'react'
import { ageInMonths } from '../../../kernel/days.ts'
import { Button, type Icon } from '../../../ui/button.tsx'
import { useText } from '../../../ui/language.tsx'
import { BarButton, GesturePanel } from '../../../ui/room-bar.tsx'
import type { GestureCard, PanelAt } from '../../../ui/room-gesture.ts'
import { Amount, ate, drank, Meal, Milk as MilkWords } from '../contract.ts'
import { AgoButton } from './ago.tsx'
import { ChildStrip } from './child-strip.tsx'
import { useDaily } from './daily-context.ts'
import './daily.css'
import { panelText } from './panel-text.ts'
import { useSayDaily } from './saying-daily.ts'
import { dailyWords } from './words.ts'

export const amountIcons: Readonly<Record<Amount, Icon>> = {
  all: Smile,
  half: Contrast,
  little: PieChart,
  none: CircleOff,
  refused: CircleSlash,
}

/** The meal that is usual at that hour of the center's clock. */
export function mealAt(now: number, timeZone: string): Meal {
  const hour = Number(
    new Intl.DateTimeFormat('en-US', { hour: 'numeric', hourCycle: 'h23', timeZone }).format(now),
  )
  return hour < 10
    ? 'breakfast'
    : hour < 12
      ? 'morning-snack'
      : hour < 15
        ? 'lunch'
        : hour < 18
          ? 'afternoon-snack'
          : 'dinner'
}

type Told = {
  readonly fact: string
  readonly meal: Meal
  readonly amount: Amount
  readonly cards: readonly GestureCard[]
}

export function MealPanel({ cards, here, back, done, again, toggle }: PanelAt) {
  const t = useText(panelText)
  const w = useText(dailyWords)
  const { now, timeZone } = useDaily()
  const say = useSayDaily()
  const [meal, setMeal] = useState<Meal | 'milk'>(() => mealAt(now, timeZone))
  const [told, setTold] = useState<Told>()
  if (told) return <Exceptions told={told} onDone={done} />
  // a meal is of the whole room where nobody is chosen; a bottle is of one child
  const eaters = cards.length === 0 && meal !== 'milk' ? here : cards
  const whom =
    eaters.length === 0
      ? t.whom
      : eaters.length > 3
        ? t.many(eaters.length)
        : eaters.map((c) => c.given).join(', ')
  const tabs = (
    <fieldset className="panel-kinds" aria-label={w.what.ate}>
      {[...Meal.options.slice(0, 4), 'milk' as const].map((m) => (
        <Button
          key={m}
          look="quiet"
          pressed={meal === m}
          onPress={() => {
            // the room that was chosen for a meal does not drink one bottle
            if (m === 'milk' && cards.length > 1 && cards.length === here.length) again()
            setMeal(m)
          }}
        >
          {m === 'milk' ? t.bottle : w.meal[m]}
        </Button>
      ))}
    </fieldset>
  )
  if (meal === 'milk')
    return <MilkChoices {...{ cards, here, toggle, whom, tabs }} onBack={back} onSaid={again} />
  return (
    <GesturePanel ask={t.how} who={whom} onBack={back} head={tabs}>
      {Amount.options.map((amount) => (
        <BarButton
          key={amount}
          id={amount}
          label={w.amount[amount]}
          icon={amountIcons[amount]}
          main={amount === 'all'}
          disabled={eaters.length === 0}
          onPress={() =>
            void say(ate, eaters, { meal, amount }, `${w.meal[meal]} · ${w.amount[amount]}`).then((fact) => {
              if (!fact) return
              if (eaters.length === 1) done()
              else setTold({ fact, meal, amount, cards: eaters })
            })
          }
        />
      ))}
      <AgoButton />
    </GesturePanel>
  )
}

/** One touch on a child says what it ate instead: a fact of its own that names the meal of the others. */
function Exceptions({ told, onDone }: { told: Told; onDone: () => void }) {
  const t = useText(panelText)
  const w = useText(dailyWords)
  const say = useSayDaily()
  const [brush, setBrush] = useState<Amount>(told.amount === 'all' ? 'half' : 'all')
  const [said, setSaid] = useState<ReadonlyMap<string, Amount>>(new Map())
  const mark = (card: GestureCard) => {
    const amount = said.get(card.id) === brush ? told.amount : brush
    const words = `${w.meal[told.meal]} · ${w.amount[amount]}`
    void say(ate, [card], { meal: told.meal, amount, of: told.fact }, words, t.exceptionWhy, false).then(
      (id) => {
        if (id) setSaid((was) => new Map(was).set(card.id, amount))
      },
    )
  }
  return (
    <GesturePanel
      ask={t.exceptions}
      onBack={onDone}
      backWords={t.ready}
      head={
        <>
          <fieldset className="panel-kinds" aria-label={t.brush}>
            {Amount.options
              .filter((a) => a !== told.amount)
              .map((a) => (
                <Button key={a} look="quiet" pressed={brush === a} onPress={() => setBrush(a)}>
                  {w.amount[a]}
                </Button>
              ))}
          </fieldset>
          <ul className="panel-children">
            {told.cards.map((card) => {
              const amount = said.get(card.id) ?? told.amount
              return (
                <li key={card.id}>
                  <button
                    type="button"
                    className="panel-child"
                    data-other={amount !== told.amount || undefined}
                    onClick={() => mark(card)}
                  >
                    <strong>{card.name}</strong>
                    <span>{w.amount[amount]}</span>
                  </button>
                </li>
              )
            })}
          </ul>
        </>
      }
    >
      <BarButton id="ready" label={t.ready} icon={Check} main onPress={onDone} />
    </GesturePanel>
  )
}

const AMOUNTS = [30, 60, 90, 120, 150, 180, 210, 240] as const
const COW_FROM_MONTHS = 12

function MilkChoices({
  cards,
  here,
  toggle,
  whom,
  tabs,
  onBack,
  onSaid,
}: Pick<PanelAt, 'cards' | 'here' | 'toggle'> & {
  whom: string
  tabs: React.ReactNode
  onBack: () => void
  onSaid: () => void
}) {
  const t = useText(panelText)
  const w = useText(dailyWords)
  const { today } = useDaily()
  const say = useSayDaily()
  const [chosen, setMilk] = useState<MilkWords>()
  const eldest = Math.max(0, ...cards.map((c) => ageInMonths(c.birth, today)))
  const milk = chosen ?? (eldest >= COW_FROM_MONTHS ? 'cow' : 'formula')
  const drink = (ml: number | undefined) =>
    void say(
      ...([drank, cards, { milk, ...(ml === undefined ? {} : { ml }) }] as const),
      [w.milk[milk], ml === undefined ? '' : w.ml(ml)].filter(Boolean).join(' · '),
    ).then((id) => id && onSaid())
  return (
    <GesturePanel
      ask={t.howMuch}
      who={whom}
      onBack={onBack}
      head={
        <>
          {tabs}
          <ChildStrip label={t.whom} {...{ here, cards, toggle }} />
          <fieldset className="panel-kinds" aria-label={t.bottle}>
            {MilkWords.options.map((m) => (
              <Button key={m} look="quiet" pressed={milk === m} onPress={() => setMilk(m)}>
                {w.milk[m]}
              </Button>
            ))}
          </fieldset>
        </>
      }
    >
      {milk === 'breast' ? (
        <BarButton
          id="breast"
          label={t.breastNoMl}
          icon={Milk}
          disabled={cards.length === 0}
          onPress={() => drink(undefined)}
        />
      ) : null}
      {AMOUNTS.map((ml) => (
        <BarButton
          key={ml}
          id={`ml-${ml}`}
          label={w.ml(ml)}
          icon={Milk}
          disabled={cards.length === 0}
          onPress={() => drink(ml)}
        />
      ))}
      <AgoButton />
    </GesturePanel>
  )
}
