// What is unusual in the room now, child by child, and what was done about it in one tap.
import BriefcaseMedical from 'lucide-react/icons/briefcase-medical'
import Eye from 'lucide-react/icons/eye'
import Phone from 'lucide-react/icons/phone'
import { Chip } from '../../../ui/chip.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { BarButton, GesturePanel } from '../../../ui/room-bar.tsx'
import type { PanelAt } from '../../../ui/room-gesture.ts'
import { attended, Done } from '../contract.ts'
import { unusualNow } from '../rules/unusual.ts'
import { useDaily } from './daily-context.ts'
import './daily.css'
import { dueOf, nowOf } from './due-of.ts'
import { panelText } from './panel-text.ts'
import { useSayDaily } from './saying-daily.ts'
import { dailyWords } from './words.ts'

const doneIcons = { 'told-family': Phone, 'told-health': BriefcaseMedical, watching: Eye } as const

export function UnusualPanel({ cards, here, back, again, toggle }: PanelAt) {
  const t = useText(panelText)
  const w = useText(dailyWords)
  const at = useDaily()
  const { clock } = useFormats()
  const say = useSayDaily()
  const rows = here.flatMap((card) => {
    // a check that is due is made in the list of who sleeps
    const dues = unusualNow(dueOf(at, card.id, card.birth), nowOf(at, card.id)).filter(
      (d) => d.what !== 'check-due',
    )
    return dues.length > 0 ? [{ card, dues }] : []
  })
  const chosen = new Set(cards.map((c) => c.id))
  const meant = rows.filter((r) => chosen.has(r.card.id))
  const attend = async (done: Done) => {
    const whats = new Map<string, typeof meant>()
    for (const row of meant)
      for (const { what } of row.dues) whats.set(what, [...(whats.get(what) ?? []), row])
    for (const [what, of] of whats)
      await say(
        attended,
        of.map((r) => r.card),
        { what, done },
        w.done[done],
      )
    again()
  }
  return (
    <GesturePanel
      ask={rows.length === 0 ? t.unusualNone : t.unusual}
      who={rows.length > 0 && meant.length === 0 ? t.whom : undefined}
      onBack={back}
      head={
        <>
          <ul className="panel-sleepers">
            {rows.map(({ card, dues }) => (
              <li key={card.id}>
                <button
                  type="button"
                  className="panel-sleeper"
                  aria-pressed={chosen.has(card.id)}
                  onClick={() => toggle(card.id)}
                >
                  <strong>{card.name}</strong>
                  {dues.map((d) => (
                    <Chip key={d.what} state="attention">
                      {`${w.unusual[d.what]} · ${t.sinceTime(clock(d.from, at.timeZone))}`}
                    </Chip>
                  ))}
                </button>
              </li>
            ))}
          </ul>
          <p className="soft">{t.unconfirmed}</p>
        </>
      }
    >
      {Done.options.map((done) => (
        <BarButton
          key={done}
          id={done}
          label={w.done[done]}
          icon={doneIcons[done]}
          disabled={meant.length === 0}
          onPress={() => void attend(done)}
        />
      ))}
    </GesturePanel>
  )
}
