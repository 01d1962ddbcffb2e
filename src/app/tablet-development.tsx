// Development on the tablet, fetched after the room is drawn: a child's round, one item of a room, and how a child stands.
import { useMemo } from 'react'
import type { Rows } from '../device/carried.ts'
import type { SayLines } from '../device/use-saying.ts'
import type { Day } from '../kernel/days.ts'
import type { CarriedChild } from '../modules/children/contract/rows.ts'
import type { CarriedLook, CarriedObservation } from '../modules/development/rules/carried.ts'
import { DevelopmentTabletCard } from '../modules/development/screens/development-tablet-card.tsx'
import { LookAgain } from '../modules/development/screens/look-again.tsx'
import { Observe } from '../modules/development/screens/observe.tsx'
import type { ObserveDraft } from '../modules/development/screens/observing.ts'
import type { CarriedCircle } from '../modules/guardians/contract/carried.ts'
import type { CarriedCase } from '../modules/referrals/rules/carried.ts'
import { DoubtOnTablet } from '../modules/referrals/screens/doubt-on-tablet.tsx'
import type { DoubtFrom } from '../modules/referrals/screens/result-shown.ts'
import { type OnDuty, type RoomSession, useRows } from './tablet-store.ts'

const DRAFTS_KEPT = 12

/** Drafts are kept sealed, each tap of them: a tablet that dies in the middle of a round goes on where it was. */
function draftsOf(session: RoomSession) {
  const all = () => (session.kept.get().drafts ?? {}) as Readonly<Record<string, ObserveDraft>>
  const of = (name: string) => `observe:${name}`
  return {
    get: (name: string) => all()[of(name)],
    put: (name: string, draft: ObserveDraft | undefined) => {
      const { [of(name)]: _had, ...rest } = all()
      const last = Object.entries(rest).slice(-DRAFTS_KEPT)
      const drafts = Object.fromEntries(draft ? [...last, [of(name), draft]] : last)
      // what was not kept is still on the screen
      void session.kept.change({ drafts }, true).catch(() => undefined)
    },
  }
}

/** Goes to the doubt of a result; `missing` and words go along, so that one touch says it. */
export type OnDoubt = (child: string, from: DoubtFrom) => void

export function ObserveHere({
  session,
  onDoubt,
  again,
  ...props
}: {
  session: RoomSession
  /** somebody drawn is looked at a second time */
  again: boolean
  room: { readonly id: string; readonly name: string }
  today: Day
  roster: Rows<CarriedChild>
  isHere: (child: string) => boolean
  chosen: readonly string[]
  me?: OnDuty
  onWho: () => void
  say: SayLines
  onBack: () => void
  onDoubt: OnDoubt
}) {
  const cases = useRows<CarriedCase>(session, 'referral_case')
  const observations = useRows<CarriedObservation>(session, 'observation')
  const circles = useRows<CarriedCircle>(session, 'child_circle')
  const looks = useRows<CarriedLook>(session, 'second_look')
  const drafts = useMemo(() => draftsOf(session), [session])
  const [only] = props.chosen
  if (again && only !== undefined) return <LookAgain {...props} {...{ looks, drafts }} child={only} />
  return (
    <Observe
      {...props}
      {...{ observations, drafts }}
      photos={session.photos}
      onDoubt={(child, from) => (
        <DoubtOnTablet {...{ child, from, cases }} onDoubt={(result) => onDoubt(child, result)} />
      )}
      photosAgreed={(child) => photosAgreed(circles.get(child))}
    />
  )
}

/** Agreed and not taken back: without a word of the family there is no camera. */
const photosAgreed = (circle: CarriedCircle | undefined): boolean =>
  circle?.yes?.includes('photos-room') ?? false

export function DevelopmentHere({
  session,
  onDoubt,
  ...props
}: {
  session: RoomSession
  id: string
  child: CarriedChild
  today: Day
  onObserve: () => void
  onDoubt: OnDoubt
}) {
  const observations = useRows<CarriedObservation>(session, 'observation')
  const cases = useRows<CarriedCase>(session, 'referral_case')
  return (
    <DevelopmentTabletCard
      {...props}
      observations={observations}
      onDoubt={(from) => (
        <DoubtOnTablet
          {...{ child: props.id, from, cases }}
          onDoubt={(result) => onDoubt(props.id, result)}
        />
      )}
    />
  )
}
