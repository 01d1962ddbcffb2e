// The account of places: each step moves so many from one state to the next, and never more than stand there, on any day since.
import { addDays, COUNTRY_ZONE, civilDay } from '../../../kernel/days.ts'
import type { Stamped } from '../../../kernel/fact.ts'
import {
  type HeldLicence,
  type LicenceRenewed,
  type PlaceEntry,
  type PlaceLot,
  type PlaceStand,
  type PlaceState,
  type PlacesConverted,
  type PlacesDue,
  type PlacesHanded,
  type PlacesHandedBack,
  type PlacesLost,
  type PlacesPlanned,
  type PlacesReceived,
  type PlacesStepped,
  placeStates,
  type StepReversed,
} from '../contract/kinds.ts'
import type { PlaceAccount } from '../contract.ts'

export type Ledger = Pick<
  PlaceAccount,
  'lots' | 'entries' | 'licences' | 'undone' | 'past' | 'sites' | 'center'
>
export type Wrong = { readonly code: string; readonly field?: string }
type After = Ledger | { readonly wrong: Wrong }

export const emptyLedger: Ledger = {
  lots: [],
  entries: [],
  licences: [],
  undone: [],
  past: [],
  sites: [],
  center: null,
}

/**
 * Where places may go from a state, with its reason. Nothing leads to `open` but `staffed`, and nothing to `staffed` but being
 * authorized: that is how places without licence or people are not open. Source: house decision 0044.
 */
export const steps: Readonly<Record<PlaceState, readonly PlaceStand[]>> = {
  planned: ['works', 'authorized', 'lost'],
  works: ['planned', 'authorized', 'lost'],
  authorized: ['staffed', 'suspended', 'lost'],
  staffed: ['open', 'authorized', 'suspended', 'lost'],
  open: ['staffed', 'authorized', 'suspended', 'lost'],
  suspended: ['authorized', 'staffed', 'lost'],
}

/** Places of a lot (or of all) in a state at the end of a day. */
export function balanceOf(
  entries: readonly PlaceEntry[],
  state: PlaceStand,
  day: string,
  lot?: string,
): number {
  let n = 0
  for (const e of entries) {
    if (e.on > day || (lot !== undefined && e.lot !== lot)) continue
    if (e.to === state) n += e.places
    if (e.from === state) n -= e.places
  }
  return n
}

/** The fewest there are from a day on: what may leave then without leaving too few for a later step. */
function leastFrom(entries: readonly PlaceEntry[], state: PlaceState, day: string, lot: string): number {
  const days = [day, ...entries.filter((e) => e.lot === lot && e.on > day).map((e) => e.on)]
  return Math.min(...days.map((d) => balanceOf(entries, state, d, lot)))
}

/** Some state of a lot fell below nothing on some day. */
const overdrawn = (entries: readonly PlaceEntry[], lots: ReadonlySet<string>): boolean =>
  [...lots].some((lot) =>
    entries.some((e) => e.lot === lot && e.from !== null && balanceOf(entries, e.from, e.on, lot) < 0),
  )

/** Places that licences allow on a day. */
export const licensedOn = (licences: readonly HeldLicence[], day: string): number =>
  licences.reduce((n, l) => (l.on <= day && (l.until === null || day <= l.until) ? n + l.places : n), 0)

const wrong = (code: string, field?: string): { wrong: Wrong } => ({
  wrong: field === undefined ? { code } : { code, field },
})

/** Why so many cannot leave a state on a day; undefined where they can. */
function lacking(
  { lots, entries }: Ledger,
  lot: string,
  state: PlaceState,
  places: number,
  on: string,
): { wrong: Wrong } | undefined {
  if (!lots.some((l) => l.lot === lot)) return wrong('unknown-lot', 'lot')
  if (leastFrom(entries, state, on, lot) >= places) return undefined
  const ever = balanceOf(entries, state, '9999-12-31', lot)
  return ever >= places ? wrong('before-its-step', 'on') : wrong('not-so-many', 'places')
}

const withLot = (
  lots: readonly PlaceLot[],
  p: { lot: string; fromMonths?: number; toMonths?: number; room?: string },
): PlaceLot[] =>
  lots.some((l) => l.lot === p.lot)
    ? [...lots]
    : [
        ...lots,
        {
          ...{ lot: p.lot, from_months: p.fromMonths ?? null, to_months: p.toMonths ?? null },
          ...{ room: p.room ?? null, due: {}, plans: [] },
        },
      ]

function planLot(
  lots: readonly PlaceLot[],
  p: Omit<PlacesDue, 'due'> & Pick<PlacesPlanned, 'due'>,
): PlaceLot[] {
  const { due } = p
  if (due === undefined || Object.keys(due).length === 0) return [...lots]
  const plan = { on: p.on, due, reason: p.reason, source: p.source ?? null }
  return lots.map((l) =>
    l.lot === p.lot ? { ...l, due: { ...l.due, ...due }, plans: [...l.plans, plan] } : l,
  )
}

/** One more word over a ledger; what it does not allow is told and changes nothing. `center`: it is a center's, not a site's. */
export function applied(l: Ledger, { fact, estAt }: Stamped, center: boolean): After {
  const today = civilDay(estAt, COUNTRY_ZONE)
  const entry = (
    lot: string,
    from: PlaceState | null,
    to: PlaceStand,
    places: number,
    on: string,
    reason: string,
  ): PlaceEntry => ({
    ...{ id: fact.id, kind: fact.kind, on, lot, from, to, places, reason, by: fact.author, at: estAt },
  })
  switch (fact.kind) {
    case 'places.planned': {
      const p = fact.payload as PlacesPlanned
      // the later word about how many takes the place of the one before
      const births = l.entries.filter((e) => e.lot === p.lot && e.from === null)
      const before = births.find((e) => e.kind === 'places.planned')
      if (!before && births.length > 0) return wrong('not-planned-here', 'lot')
      if (before && `${before.at}|${before.id}` > `${estAt}|${fact.id}`) return l
      const rest = before ? l.entries.filter((e) => e !== before) : l.entries
      const entries = [entry(p.lot, null, 'planned', p.places, p.on, p.reason), ...rest]
      if (overdrawn(entries, new Set([p.lot]))) return wrong('used-since', 'places')
      const lots = withLot(l.lots, p).map((x) =>
        x.lot === p.lot
          ? {
              ...x,
              from_months: p.fromMonths ?? x.from_months,
              ...{ to_months: p.toMonths ?? x.to_months, room: p.room ?? x.room },
            }
          : x,
      )
      return { ...l, entries, lots: planLot(lots, p) }
    }
    case 'places.due': {
      const p = fact.payload as PlacesDue
      if (!l.lots.some((x) => x.lot === p.lot)) return wrong('unknown-lot', 'lot')
      return { ...l, lots: planLot(l.lots, p) }
    }
    case 'places.stepped':
      return stepped(l, fact.payload as PlacesStepped, today, center, fact.id, entry)
    case 'places.licence-renewed': {
      const p = fact.payload as LicenceRenewed
      const held = l.licences.filter((x) => x.number === p.number && !x.renewed)
      if (held.length === 0) return wrong('unknown-licence', 'number')
      if (p.on > today) return wrong('day-ahead', 'on')
      if (held.some((x) => x.on >= p.on)) return wrong('before-its-step', 'on')
      if (p.next.until !== undefined && p.next.until < p.on) return wrong('licence-over', 'next')
      const last = addDays(p.on, -1)
      const rest = l.licences.map((x) =>
        held.includes(x)
          ? {
              ...{ ...x, renewed: true, renewed_by: fact.id, was_until: x.until },
              until: x.until === null || x.until > last ? last : x.until,
            }
          : x,
      )
      const next = {
        ...{ step: fact.id, number: p.next.number, issuer: p.next.issuer, on: p.on },
        ...{ until: p.next.until ?? null, places: held.reduce((n, x) => n + x.places, 0), renewed: false },
      }
      return { ...l, licences: [...rest, next] }
    }
    case 'places.converted': {
      const p = fact.payload as PlacesConverted
      if (p.on > today) return wrong('day-ahead', 'on')
      if (p.into.lot === p.lot) return wrong('same-lot', 'into')
      const lack = lacking(l, p.lot, p.state, p.places, p.on)
      if (lack) return lack
      const entries = [
        ...l.entries,
        entry(p.lot, p.state, 'converted', p.places, p.on, p.reason),
        entry(p.into.lot, null, p.state, p.into.places, p.on, p.reason),
      ]
      if (p.state === 'open' && balanceOf(entries, 'open', p.on) > licensedOn(l.licences, p.on))
        return wrong('no-licence', 'into')
      return { ...l, entries, lots: withLot(l.lots, p.into) }
    }
    case 'places.handed': {
      const p = fact.payload as PlacesHanded
      if (center) return wrong('not-a-site', 'about')
      if (p.on > today) return wrong('day-ahead', 'on')
      let entries = l.entries
      for (const { lot, state, places } of p.lots) {
        const lack = lacking({ ...l, entries }, lot, state, places, p.on)
        if (lack) return lack
        entries = [...entries, { ...entry(lot, state, 'handed', places, p.on, p.reason), center: p.center }]
      }
      return { ...l, entries, center: p.center }
    }
    case 'places.lost': {
      const p = fact.payload as PlacesLost
      if (p.on > today) return wrong('day-ahead', 'on')
      const gone = l.lots.flatMap(({ lot }) => {
        // not before the last thing that is told of the lot, or something would leave what is not there any more
        const last = l.entries.filter((e) => e.lot === lot).map((e) => e.on)
        const on = [p.on, ...last].sort().at(-1)!
        return placeStates.flatMap((state) => {
          const n = balanceOf(l.entries, state, on, lot)
          return n > 0 ? [entry(lot, state, 'lost', n, on, p.reason)] : []
        })
      })
      return { ...l, entries: [...l.entries, ...gone] }
    }
    case 'places.received': {
      const p = fact.payload as PlacesReceived
      let { lots, entries } = l
      for (const { state, places, ...lot } of p.lots) {
        entries = [...entries, entry(lot.lot, null, state, places, p.on, p.reason)]
        if (!lots.some((x) => x.lot === lot.lot)) lots = [...lots, lot]
      }
      const known = new Set(l.licences.map((x) => x.step))
      return {
        ...{ ...l, lots, entries },
        licences: [
          ...l.licences,
          ...p.licences.filter((x) => !known.has(x.step)).map((x) => ({ ...x, received_by: fact.id })),
        ],
        past: [...l.past, ...p.past],
        sites: [...l.sites, { site: p.site, name: p.name, on: p.on, step: fact.id }],
      }
    }
    case 'places.handed-back': {
      const p = fact.payload as PlacesHandedBack
      const mine = l.entries.filter((e) => e.id === p.step && e.to === 'handed')
      if (mine.length === 0) return wrong('unknown-step', 'step')
      if (mine.some((e) => e.center !== p.center)) return wrong('unknown-step', 'center')
      const entries = l.entries.filter((e) => !mine.includes(e))
      const undone = { ...reversal(fact, estAt, p), entries: mine }
      const center = entries.findLast((e) => e.to === 'handed')?.center ?? null
      return { ...l, entries, center, undone: [...l.undone, undone] }
    }
    case 'places.reversed': {
      const p = fact.payload as StepReversed
      const mine = l.entries.filter((e) => e.id === p.step)
      if (mine.length === 0) return renewalUndone(l, p, reversal(fact, estAt, p))
      // it is undone where the center is named too
      if (mine.some((e) => e.to === 'handed')) return wrong('in-another-book', 'step')
      const entries = l.entries.filter((e) => e.id !== p.step)
      const gone = l.licences.filter((x) => x.step === p.step || x.received_by === p.step)
      const licences = l.licences.filter((x) => !gone.includes(x))
      const renewedHere = (x: HeldLicence) => licences.some((y) => y.step === x.renewed_by)
      if (overdrawn(entries, new Set(mine.map((e) => e.lot))) || gone.some(renewedHere))
        return wrong('used-since', 'step')
      const lots = l.lots.filter(
        (x) => entries.some((e) => e.lot === x.lot) || !mine.some((e) => e.lot === x.lot),
      )
      const undone = { ...reversal(fact, estAt, p), entries: mine }
      // what a site told of its lots goes with them
      const told = (e: PlaceEntry) => lots.some((x) => x.lot === e.lot) || !mine.some((m) => m.lot === e.lot)
      return {
        ...{ ...l, entries, licences, lots, undone: [...l.undone, undone] },
        ...{ past: l.past.filter(told), sites: l.sites.filter((s) => s.step !== p.step) },
      }
    }
    default:
      return l
  }
}

const reversal = ({ id, author }: Stamped['fact'], at: string, { step, reason }: StepReversed) => ({
  ...{ id, step, reason, by: author, at },
})

/** Licences hold again as before; what was opened under the later one stays opened, and counts as without licence where none holds. */
function renewalUndone(l: Ledger, { step }: StepReversed, undone: Ledger['undone'][number]): After {
  const next = l.licences.find((x) => x.step === step && x.received_by === undefined)
  if (!next || !l.licences.some((x) => x.renewed_by === step)) return wrong('unknown-step', 'step')
  if (next.renewed) return wrong('used-since', 'step')
  const licences = l.licences.flatMap(({ renewed_by, was_until, ...x }) =>
    x.step === step
      ? []
      : renewed_by === step
        ? [{ ...x, renewed: false, until: was_until ?? null }]
        : [{ ...x, ...(renewed_by && { renewed_by, was_until: was_until ?? null }) }],
  )
  return { ...l, licences, undone: [...l.undone, { ...undone, renewal: next.number }] }
}

function stepped(
  l: Ledger,
  p: PlacesStepped,
  today: string,
  center: boolean,
  id: string,
  entry: (
    lot: string,
    from: PlaceState | null,
    to: PlaceStand,
    places: number,
    on: string,
    reason: string,
  ) => PlaceEntry,
): After {
  if (!steps[p.from].includes(p.to)) return wrong('no-such-step', 'to')
  if (p.on > today) return wrong('day-ahead', 'on')
  const lack = lacking(l, p.lot, p.from, p.places, p.on)
  if (lack) return lack
  const first = p.from === 'planned' || p.from === 'works'
  if (p.to === 'authorized' && first && !p.licence) return wrong('needs-licence', 'licence')
  if (p.licence?.until !== undefined && p.licence.until < p.on) return wrong('licence-over', 'licence')
  if (p.to === 'staffed' && p.from !== 'open' && !p.people) return wrong('needs-people', 'people')
  const entries = [...l.entries, entry(p.lot, p.from, p.to, p.places, p.on, p.reason)]
  const licences =
    p.to === 'authorized' && first && p.licence
      ? [
          ...l.licences,
          {
            ...{ step: id, number: p.licence.number, issuer: p.licence.issuer, on: p.on, places: p.places },
            ...{ until: p.licence.until ?? null, renewed: false },
          },
        ]
      : l.licences
  if (p.to === 'open') {
    // a site has no children: its places open once its center has them
    if (!center) return wrong('not-a-center', 'to')
    if (balanceOf(entries, 'open', p.on) > licensedOn(licences, p.on)) return wrong('no-licence', 'places')
  }
  return { ...l, entries, licences }
}

/**
 * The account out of all that was said. What cannot be applied yet is tried again after the rest: clocks of desks differ, and a
 * step that was taken after another one may carry an earlier time. What still cannot be is kept apart and told.
 */
export function foldAccount(book: string, key: string, facts: readonly Stamped[]): PlaceAccount | undefined {
  let ledger = emptyLedger
  let waiting = facts
  let unapplied: PlaceAccount['unapplied'] = []
  for (let more = true; more; ) {
    const left: Stamped[] = []
    unapplied = []
    for (const s of waiting) {
      const after = applied(ledger, s, key === book)
      if ('wrong' in after) {
        left.push(s)
        unapplied.push({ id: s.fact.id, kind: s.fact.kind, code: after.wrong.code })
      } else ledger = after
    }
    more = left.length > 0 && left.length < waiting.length
    waiting = left
  }
  if (ledger.entries.length === 0 && unapplied.length === 0 && ledger.undone.length === 0) return undefined
  const entries = [...ledger.entries].sort((a, b) => {
    const [x, y] = [`${a.on}|${a.at}|${a.id}`, `${b.on}|${b.at}|${b.id}`]
    return x < y ? -1 : x > y ? 1 : 0
  })
  return { book, key, ...ledger, entries, unapplied }
}
