// An account as people read it: what stands in each group of places, its licences, and every step with its day, reason and author.
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { useMay } from '../../../ui/me.tsx'
import type { HeldLicence, PlaceEntry, PlaceLot } from '../contract/kinds.ts'
import { ConvertLot, PlanLot, RenewLicence, StepLot, UndoStep, WhenLot } from './account-forms.tsx'
import type { AccountShown, RoomShown } from './account-shown.ts'
import './places.css'
import { placesText } from './text.ts'

type Doing =
  | { readonly what: 'plan'; readonly lot?: PlaceLot }
  | { readonly what: 'step' | 'when' | 'convert'; readonly lot: PlaceLot }
  | { readonly what: 'renew'; readonly licence: HeldLicence }
  | { readonly what: 'undo'; readonly step: PlaceEntry }

const DUE = ['works', 'authorized', 'staffed', 'open'] as const

export function useLotName(rooms: readonly RoomShown[]): (lot: PlaceLot | undefined) => string {
  const t = useText(placesText)
  return (lot) => {
    const room = rooms.find((r) => r.id === lot?.room)
    if (room) return room.name
    return lot && lot.from_months !== null && lot.to_months !== null
      ? t.months(lot.from_months, lot.to_months)
      : t.anyAge
  }
}

export function AccountView({ shown }: { shown: AccountShown }) {
  const t = useText(placesText)
  const f = useFormats()
  const may = useMay()
  const nameOf = useLotName(shown.rooms)
  const [doing, setDoing] = useState<Doing>()
  const { account } = shown
  const close = () => setDoing(undefined)
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
          {(account?.lots ?? []).map((lot) => {
            const mine = shown.lots.filter((l) => l.lot === lot.lot)
            const planned = mine.some((l) => l.state === 'planned')
            return (
              <li key={lot.lot}>
                <div className="stack">
                  <strong>{nameOf(lot)}</strong>
                  <span>
                    {mine.map((l) => `${t.states[l.state]}: ${f.number(l.places)}`).join(' · ') || '—'}
                  </span>
                  <span className="soft">
                    {DUE.flatMap((s) => {
                      const day = lot.due[s]
                      return day ? [`${t.form.due[s]} ${f.day(day)}`] : []
                    }).join(' · ')}
                  </span>
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
        />
      ) : null}
      {account ? (
        <section className="stack" aria-labelledby="steps">
          <h2 id="steps">{t.steps}</h2>
          <Steps
            shown={shown}
            entries={account.entries}
            onUndo={write ? (step) => setDoing({ what: 'undo', step }) : undefined}
          />
          {account.undone.length > 0 ? (
            <details>
              <summary>{t.undone}</summary>
              <ul>
                {account.undone.map((u) => (
                  <li key={u.id}>
                    {u.reason} <span className="soft">{t.by(shown.names[u.by] ?? t.somebody)}</span>
                  </li>
                ))}
              </ul>
            </details>
          ) : null}
          {account.past.length > 0 ? (
            <details>
              <summary>{t.past}</summary>
              <p className="soft">{t.pastLead}</p>
              <Steps shown={shown} entries={account.past} />
            </details>
          ) : null}
        </section>
      ) : null}
      {doing?.what === 'plan' ? <PlanLot shown={shown} lot={doing.lot} onClose={close} /> : null}
      {doing?.what === 'step' ? <StepLot shown={shown} lot={doing.lot} onClose={close} /> : null}
      {doing?.what === 'when' ? <WhenLot shown={shown} lot={doing.lot} onClose={close} /> : null}
      {doing?.what === 'convert' ? <ConvertLot shown={shown} lot={doing.lot} onClose={close} /> : null}
      {doing?.what === 'renew' ? (
        <RenewLicence shown={shown} licence={doing.licence} onClose={close} />
      ) : null}
      {doing?.what === 'undo' ? <UndoStep shown={shown} step={doing.step} onClose={close} /> : null}
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
}: {
  licences: readonly HeldLicence[]
  today: string
  onRenew: ((licence: HeldLicence) => void) | undefined
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
            {onRenew && !l.renewed ? <Button onPress={() => onRenew(l)}>{t.renew}</Button> : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What may be undone here: not what another book tells too. */
const undoable = (e: PlaceEntry): boolean =>
  e.to !== 'handed' && e.kind !== 'places.received' && e.kind !== 'places.lost'

function Steps({
  shown,
  entries,
  onUndo,
}: {
  shown: AccountShown
  entries: readonly PlaceEntry[]
  onUndo?: ((step: PlaceEntry) => void) | undefined
}) {
  const t = useText(placesText)
  const f = useFormats()
  const nameOf = useLotName(shown.rooms)
  return (
    <ul className="lines">
      {[...entries].reverse().map((e) => (
        <li key={`${e.id}${e.lot}${e.from}${e.to}`}>
          <div className="stack">
            <span>
              <strong>{f.day(e.on)}</strong> ·{' '}
              {t.step(f.number(e.places), e.from ? t.states[e.from] : t.begin, t.states[e.to])} ·{' '}
              {nameOf(shown.account?.lots.find((l) => l.lot === e.lot))}
            </span>
            <span className="places-words">
              {e.reason} <span className="soft">{t.by(shown.names[e.by] ?? t.somebody)}</span>
            </span>
          </div>
          {onUndo && undoable(e) ? (
            <Button look="quiet" onPress={() => onUndo(e)}>
              {t.undo}
            </Button>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
