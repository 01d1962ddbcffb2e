// After closing with a child still here: the clock, whose turn it is to be called, and each call in one tap.
import Phone from 'lucide-react/icons/phone'
import PhoneMissed from 'lucide-react/icons/phone-missed'
import { Button } from '../../../ui/button.tsx'
import { StateShape } from '../../../ui/chip.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { GesturePanel } from '../../../ui/room-bar.tsx'
import type { GestureCard, PanelAt } from '../../../ui/room-gesture.ts'
import { lateCall } from '../contract/kinds.ts'
import { lateNow } from '../rules/late.ts'
import { useDoor } from './door-at.ts'
import { panelWords } from './panel-words.ts'
import './panels.css'

export function LateCalls({ cards }: { cards: readonly GestureCard[] }) {
  const t = useText(panelWords).late
  const at = useDoor()
  const marks = cards.flatMap((c) => at.days.get(`${c.id}|${at.today}`)?.m ?? [])
  const late = lateNow(marks, Date.parse(at.closesAt), at.now, at.norms)
  if (!late) return null
  const phones = [...new Set(cards.flatMap((c) => at.circles.get(c.id)?.adults ?? []).map((a) => a.adult))]
    .flatMap((id) => {
      const a = at.adults.get(id)
      const number = a?.phones[0]?.number
      return a && number ? [{ number, words: t.call(`${a.given} ${a.first}`, number) }] : []
    })
    .slice(0, 4)
  const say = (step: 'family' | 'director' | 'authority', answered: boolean) =>
    void at.tell(
      `late ${step} ${answered} ${late.minutes}`,
      cards.map((c) => ({
        ...{ kind: lateCall.kind, kindVersion: lateCall.version, about: c.id, room: at.room },
        payload: { day: at.today, step, answered },
      })),
      t.said(t.steps[step], answered),
    )
  return (
    <section className="door-late" aria-label={t.title(late.minutes)}>
      <strong>{t.title(late.minutes)}</strong>
      <ul className="door-late">
        {late.steps.map((s) => (
          <li key={s.step}>
            <span>
              <StateShape state={s.answered ? 'calm' : s.due ? 'urgent' : 'none'} size={10} />{' '}
              {t.steps[s.step]} · {t.after(s.after)}{' '}
              {s.calls.length > 0 ? `· ${t.calls(s.calls.length)}` : ''}
            </span>
            {s.step === 'family'
              ? phones.map(({ number, words }) => (
                  // a touch calls, where the tablet can
                  <a key={words} className="button" href={`tel:${number.replace(/[^\d+]/g, '')}`}>
                    {words}
                  </a>
                ))
              : null}
            <Button
              look="quiet"
              icon={Phone}
              label={`${t.steps[s.step]}: ${t.answered}`}
              onPress={() => say(s.step, true)}
            >
              {t.answered}
            </Button>
            <Button
              look="quiet"
              icon={PhoneMissed}
              label={`${t.steps[s.step]}: ${t.noAnswer}`}
              onPress={() => say(s.step, false)}
            >
              {t.noAnswer}
            </Button>
          </li>
        ))}
      </ul>
      <span className="soft">{t.unconfirmed}</span>
    </section>
  )
}

/** The same as a panel of its own: for a child whose family is being waited for. */
export function LatePanel({ cards, back }: PanelAt) {
  const t = useText(panelWords).late
  const { list } = useFormats()
  const at = useDoor()
  const closed = at.now >= Date.parse(at.closesAt)
  return (
    <GesturePanel ask={t.ask} who={list(cards.map((c) => c.given))} onBack={back}>
      <div className="door-form">{closed ? <LateCalls cards={cards} /> : <p>{t.notYet}</p>}</div>
    </GesturePanel>
  )
}
