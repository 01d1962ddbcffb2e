// A stopped pick-up on the tablet: whoever stopped it waits and knows what for; the director, named by their own PIN, decides under the protocol.
import KeyRound from 'lucide-react/icons/key-round'
import { useEffect, useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Field } from '../../../ui/field.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import type { GestureCard } from '../../../ui/room-gesture.ts'
import type { PickUp, StopOutcome } from '../contract/door.ts'
import { left, pickUpDecided } from '../contract/kinds.ts'
import { STOP_MINUTES } from '../rules/asks.ts'
import type { Stop } from '../rules/fold-day.ts'
import { useDoor } from './door-at.ts'
import { panelWords } from './panel-words.ts'

/** How often the view looks whether the word has left the tablet. */
const LOOK_EVERY_MS = 2_000

/** The name the stop was said with, or that of the adult it was about. */
export const whoCame = (at: ReturnType<typeof useDoor>, { mark }: Stop): string => {
  const adult = mark.adult ? at.adults.get(mark.adult) : undefined
  return mark.name ?? (adult ? `${adult.given} ${adult.first}` : '')
}

/** Who the child goes with when the director says so: whoever was stopped. */
export const withStopped = ({ id, mark }: Stop): PickUp => ({
  ...(mark.adult ? { adult: mark.adult } : {}),
  ...(mark.name ? { name: mark.name } : {}),
  ...{ how: 'document', verdict: mark.verdict ?? 'needs-director', stop: id },
  ...(mark.why ? { why: mark.why } : {}),
})

export function StopDecision({ card, stop, onDone }: { card: GestureCard; stop: Stop; onDone: () => void }) {
  const { pick: t, why } = useText(panelWords)
  const { list } = useFormats()
  const at = useDoor()
  const [note, setNote] = useState('')
  const who = whoCame(at, stop)
  const decide = (outcome: StopOutcome, words: string) => {
    const about = { about: card.id, room: at.room }
    const decided = {
      ...{ kind: pickUpDecided.kind, kindVersion: pickUpDecided.version, ...about },
      payload: { day: at.today, stop: stop.id, outcome, note: note.trim() },
    }
    const gone = {
      ...{ kind: left.kind, kindVersion: left.version, ...about },
      payload: { day: at.today, closedAt: at.closesAt, with: withStopped(stop) },
    }
    const lines = outcome === 'delivered' ? [decided, gone] : [decided]
    void at.tell(`decide ${stop.id}`, lines, t.decided(words)).then((saved) => saved && onDone())
  }
  const ready = note.trim().length >= 3
  return (
    <section className="door-form door-stop" aria-label={t.openStop(card.given)}>
      <strong>{t.openStop(card.given)}</strong>
      <span>
        {who} {stop.mark.why && stop.mark.why.length > 0 ? `· ${list(stop.mark.why.map((w) => why[w]))}` : ''}
      </span>
      {at.decides ? (
        <>
          <Field label={t.note} value={note} maxLength={500} onChange={setNote} />
          <div className="row">
            <Button disabled={!ready} onPress={() => decide('not-delivered', t.notDelivered)}>
              {t.notDelivered}
            </Button>
            <Button disabled={!ready} onPress={() => decide('authority-called', t.authority)}>
              {t.authority}
            </Button>
            {stop.mark.verdict === 'restricted' ? null : (
              <Button disabled={!ready} onPress={() => decide('delivered', t.delivered)}>
                {t.delivered}
              </Button>
            )}
          </div>
        </>
      ) : (
        <>
          <Waiting card={card} stop={stop} />
          <div className="row">
            <Button onPress={onDone}>{t.wait.room}</Button>
            <Button icon={KeyRound} onPress={at.onWho}>
              {t.decideWith}
            </Button>
          </div>
        </>
      )}
    </section>
  )
}

/** What the educator does meanwhile, since when they wait, and whether the word has reached anybody: true without a network too. */
function Waiting({ card, stop }: { card: GestureCard; stop: Stop }) {
  const t = useText(panelWords).pick.wait
  const { clock } = useFormats()
  const at = useDoor()
  const [unsent, setUnsent] = useState(() => at.isUnsent(stop.id))
  useEffect(() => {
    const timer = setInterval(() => setUnsent(at.isUnsent(stop.id)), LOOK_EVERY_MS)
    return () => clearInterval(timer)
  }, [at, stop.id])
  const minutes = Math.max(0, Math.floor((at.now - Date.parse(stop.mark.at)) / 60_000))
  return (
    <>
      <span role="status">
        <b>{t.title}.</b> {t.since(clock(stop.mark.at, at.timeZone), minutes)} {unsent ? t.unsent : t.sent}
      </span>
      {minutes >= STOP_MINUTES ? <b>{t.late(STOP_MINUTES)}</b> : null}
      <ul className="door-steps">
        <li>{t.stays(card.given)}</li>
        <li>{t.calm}</li>
        <li>{t.danger}</li>
      </ul>
      <span className="soft">{t.source}</span>
    </>
  )
}

/** What the director decided today of these children: stays in sight for who waited. */
export function Decided({ stops }: { stops: readonly Stop[] }) {
  const { pick: t } = useText(panelWords)
  const { clock } = useFormats()
  const at = useDoor()
  const words = { delivered: t.delivered, 'not-delivered': t.notDelivered, 'authority-called': t.authority }
  return stops.map((s) =>
    s.decided?.outcome ? (
      <p key={s.id} className="panel-advice" data-out>
        {t.decidedAt(clock(s.decided.at, at.timeZone), whoCame(at, s), words[s.decided.outcome])}
      </p>
    ) : null,
  )
}
