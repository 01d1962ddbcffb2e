// A stopped pick-up on the tablet: the director, named by their own PIN, decides under the protocol; handing over is said with it.
import KeyRound from 'lucide-react/icons/key-round'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Field } from '../../../ui/field.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import type { GestureCard } from '../../../ui/room-gesture.ts'
import { left, type PickUp, pickUpDecided, type StopOutcome } from '../contract.ts'
import type { Stop } from '../rules/fold-day.ts'
import { useDoor } from './door-at.ts'
import { panelWords } from './panel-words.ts'

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
  const adult = stop.mark.adult ? at.adults.get(stop.mark.adult) : undefined
  const who = stop.mark.name ?? (adult ? `${adult.given} ${adult.first}` : '')
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
          <span>{t.stopStep}</span>
          <Button icon={KeyRound} onPress={at.onWho}>
            {t.decideWith}
          </Button>
        </>
      )}
    </section>
  )
}
