// Every step of an account, newest first: what happened to several lots on one day by one hand is one line, told lot by lot below it.
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import type { PlaceEntry, PlaceLot } from '../contract/kinds.ts'
import type { AccountShown } from './account-shown.ts'
import './places.css'
import { placesText } from './text.ts'

/** What may be undone here: not what is said of the site, nor what goes with its works. */
const undoable = (e: PlaceEntry): boolean =>
  (e.to !== 'handed' || e.center !== undefined) && e.kind !== 'places.received' && e.kind !== 'places.lost'

/** So many lines are seen at once; the rest on request. */
const FIRST = 8

export function StepsList({
  shown,
  entries,
  nameOf,
  onUndo,
}: {
  shown: AccountShown
  entries: readonly PlaceEntry[]
  nameOf: (lot: PlaceLot | undefined) => string
  onUndo?: ((step: PlaceEntry) => void) | undefined
}) {
  const t = useText(placesText)
  const f = useFormats()
  const [all, setAll] = useState(false)
  const groups = [
    ...Map.groupBy([...entries].reverse(), (e) => [e.on, e.from, e.to, e.by, e.reason].join('|')).values(),
  ]
  const lotOf = (e: PlaceEntry) => nameOf(shown.account?.lots.find((l) => l.lot === e.lot))
  const undo = (e: PlaceEntry) =>
    onUndo && undoable(e) ? (
      <Button look="quiet" onPress={() => onUndo(e)}>
        {t.undo}
      </Button>
    ) : null
  return (
    <>
      <ul className="lines">
        {(all ? groups : groups.slice(0, FIRST)).map((of) => {
          const [e] = of as [PlaceEntry]
          // said at once, it is taken back at once
          const whole = of.every((x) => x.id === e.id)
          const places = of.reduce((n, x) => n + x.places, 0)
          return (
            <li key={`${e.id}${e.lot}${e.from}${e.to}`}>
              <div className="places-lot">
                <span>
                  <strong>{f.day(e.on)}</strong> ·{' '}
                  {t.step(f.number(places), e.from ? t.states[e.from] : t.begin, t.states[e.to])} ·{' '}
                  {of.length === 1 ? lotOf(e) : t.groups(f.number(of.length))}
                </span>
                <span className="places-words">
                  {e.reason} <span className="soft">{t.by(shown.names[e.by] ?? t.somebody)}</span>
                </span>
                {of.length > 1 ? (
                  <details>
                    <summary>{t.eachGroup}</summary>
                    <ul className="lines">
                      {of.map((x) => (
                        <li key={x.id + x.lot}>
                          <span>
                            {lotOf(x)}: {f.number(x.places)}
                          </span>
                          {whole ? null : undo(x)}
                        </li>
                      ))}
                    </ul>
                  </details>
                ) : null}
              </div>
              {whole ? undo(e) : null}
            </li>
          )
        })}
      </ul>
      {!all && groups.length > FIRST ? (
        <div>
          <Button onPress={() => setAll(true)}>{t.allSteps(f.number(groups.length))}</Button>
        </div>
      ) : null}
    </>
  )
}
