// An account as people read it: what stands in each group of places, its licences, and every step with its day, reason and author.
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { useMay } from '../../../ui/me.tsx'
import {
  type HeldLicence,
  type PlaceLot,
  type PlaceStand,
  type PlaceState,
  placeStates,
} from '../contract/kinds.ts'
import { type Doing, PlaceForm } from './account-forms.tsx'
import type { AccountShown, RoomShown } from './account-shown.ts'
import './places.css'
import { StepsList } from './steps-list.tsx'
import { placesText } from './text.ts'

const DUE = ['works', 'authorized', 'staffed', 'open'] as const
const RANK: Readonly<Record<PlaceState, number>> = {
  ...{ planned: 0, works: 1, authorized: 2, staffed: 3, open: 4, suspended: 4 },
}

/** Of the days that were said, those of states where not all of the places have come yet. */
const stillDue = (states: readonly PlaceState[]) => {
  const least = Math.min(...states.map((s) => RANK[s]))
  return DUE.filter((s) => RANK[s] > least)
}

function useLotName(rooms: readonly RoomShown[]): (lot: PlaceLot | undefined) => string {
  const t = useText(placesText)
  return (lot) => {
    const room = rooms.find((r) => r.id === lot?.room)
    if (room) return room.name
    return lot && lot.from_months !== null && lot.to_months !== null
      ? t.months(lot.from_months, lot.to_months)
      : t.anyAge
  }
}

const isState = (s: PlaceStand): s is PlaceState => (placeStates as readonly string[]).includes(s)
const byAge = (lots: readonly PlaceLot[]) =>
  [...lots].sort((a, b) => (a.from_months ?? 0) - (b.from_months ?? 0))

export function AccountView({ shown }: { shown: AccountShown }) {
  const t = useText(placesText)
  const f = useFormats()
  const may = useMay()
  const nameOf = useLotName(shown.rooms)
  const [doing, setDoing] = useState<Doing>()
  const { account } = shown
  const write = may('places.write')
  return (
    <>
      {account && account.unapplied.length > 0 ? (
        <p role="status">
          <Chip state="attention">{t.unapplied(account.unapplied.length)}</Chip>
        </p>
      ) : null}
      <section className="card stack" aria-labelledby="account">
        <h2 id="account">{t.account}</h2>
        <ul className="lines">
          {byAge(account?.lots ?? []).map((lot) => {
            const mine = shown.lots.filter((l) => l.lot === lot.lot)
            const due = stillDue(mine.flatMap((l) => (isState(l.state) ? [l.state] : []))).flatMap((s) => {
              const day = lot.due[s]
              return day ? [`${t.form.due[s]} ${f.day(day)}`] : []
            })
            const planned = mine.some((l) => l.state === 'planned')
            return (
              <li key={lot.lot}>
                <div className="places-lot">
                  <strong>{nameOf(lot)}</strong>
                  <span>
                    {mine.map((l) => `${t.states[l.state]}: ${f.number(l.places)}`).join(' · ') || '—'}
                  </span>
                  {due.length > 0 ? <span className="soft">{due.join(' · ')}</span> : null}
                </div>
                {write && mine.length > 0 ? (
                  <span className="row">
                    <Button onPress={() => setDoing({ what: 'step', lot })}>{t.take}</Button>
                    <Button look="quiet" onPress={() => setDoing({ what: 'when', lot })}>
                      {t.when}
                    </Button>
                    <Button look="quiet" onPress={() => setDoing({ what: 'convert', lot })}>
                      {t.convert}
                    </Button>
                    {planned ? (
                      <Button look="quiet" onPress={() => setDoing({ what: 'plan', lot })}>
                        {t.planAgain}
                      </Button>
                    ) : null}
                  </span>
                ) : null}
              </li>
            )
          })}
        </ul>
        {write ? (
          <div>
            <Button look="main" onPress={() => setDoing({ what: 'plan' })}>
              {t.plan}
            </Button>
          </div>
        ) : null}
      </section>
      {account && account.licences.length > 0 ? (
        <Licences
          licences={account.licences}
          today={shown.today}
          onRenew={write ? (licence) => setDoing({ what: 'renew', licence }) : undefined}
          onUndo={
            write
              ? ({ step, on, places, number }) =>
                  setDoing({
                    what: 'undo',
                    step: { id: step, on, places, from: null, to: 'authorized', renewal: number },
                  })
              : undefined
          }
        />
      ) : null}
      {account ? (
        <section className="stack" aria-labelledby="steps">
          <h2 id="steps">{t.steps}</h2>
          <StepsList
            shown={shown}
            entries={account.entries}
            nameOf={nameOf}
            onUndo={write ? (step) => setDoing({ what: 'undo', step }) : undefined}
          />
          {account.undone.length > 0 ? (
            <details>
              <summary>{t.undone}</summary>
              <ul>
                {account.undone.map((u) => (
                  <li key={u.id}>
                    {u.renewal === undefined ? null : `${t.renewalUndone(u.renewal)}. `}
                    {(u.entries ?? []).map((e) => (
                      <s key={`${e.lot}${e.from}${e.to}`} className="places-words">
                        {f.day(e.on)} ·{' '}
                        {t.step(f.number(e.places), e.from ? t.states[e.from] : t.begin, t.states[e.to])}
                      </s>
                    ))}{' '}
                    {u.reason}{' '}
                    <span className="soft">
                      {t.by(shown.names[u.by] ?? t.somebody)} · {f.day(u.at.slice(0, 10))}
                    </span>
                  </li>
                ))}
              </ul>
            </details>
          ) : null}
          {account.past.length > 0 ? (
            <details>
              <summary>{t.past}</summary>
              <p className="soft">{t.pastLead}</p>
              <StepsList shown={shown} entries={account.past} nameOf={nameOf} />
            </details>
          ) : null}
        </section>
      ) : null}
      {doing ? <PlaceForm doing={doing} shown={shown} onClose={() => setDoing(undefined)} /> : null}
    </>
  )
}

/** One licence for several lots was said once for each: a line with the places of all. */
function held(licences: readonly HeldLicence[]): HeldLicence[] {
  const same = Map.groupBy(licences, (l) => [l.number, l.issuer, l.on, l.until, l.renewed].join('|'))
  return [...same.values()].map((of) => ({ ...of[0]!, places: of.reduce((n, l) => n + l.places, 0) }))
}

function Licences({
  licences,
  today,
  onRenew,
  onUndo,
}: {
  licences: readonly HeldLicence[]
  today: string
  onRenew: ((licence: HeldLicence) => void) | undefined
  onUndo: ((licence: HeldLicence) => void) | undefined
}) {
  const t = useText(placesText)
  const f = useFormats()
  return (
    <section className="card stack" aria-labelledby="licences">
      <h2 id="licences">{t.licences}</h2>
      <ul className="lines">
        {held(licences).map((l) => (
          <li key={`${l.number}|${l.on}|${l.until}|${l.renewed}`}>
            <span>
              {t.licenceLine(l.number, l.issuer, f.number(l.places))} ·{' '}
              {l.until ? t.until(f.day(l.until)) : t.noEnd}{' '}
              {l.renewed ? (
                <Chip state="none">{t.renewed}</Chip>
              ) : l.until && l.until < today ? (
                <Chip state="urgent">{t.over}</Chip>
              ) : null}
            </span>
            <span className="row">
              {onRenew && !l.renewed ? <Button onPress={() => onRenew(l)}>{t.renew}</Button> : null}
              {onUndo && !l.renewed && licences.some((x) => x.renewed_by === l.step) ? (
                <Button
                  look="quiet"
                  label={`${t.undo}: ${t.renewalUndone(l.number)}`}
                  onPress={() => onUndo(l)}
                >
                  {t.undo}
                </Button>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
