// How facts become a child's row: identity field by field, rooms over time, alerts that only a person takes away.
import type { Fact, Stamped } from '../../../kernel/fact.ts'
import { foldFields } from '../../../kernel/fields.ts'
import type { ChildFields } from '../contract/kinds.ts'
import type { Child } from '../contract/rows.ts'

const JOINED = 'children.files-joined'
const IDENTITY = new Set(['children.child-registered', 'children.child-changed', JOINED])
/** Moves decided under the locks of both centers: whatever was said before is behind them. */
const MOVES = new Set(['children.child-transferred', 'network.center-split', 'network.center-merged'])

/** Children a fact speaks of: one, or all who go or change room by a decision about rooms. */
export function childrenOf(fact: Fact): string[] {
  if (!fact.kind.startsWith('network.')) return [fact.about]
  const p = fact.payload as { children?: string[]; placed?: { child: string }[] }
  return p.children ?? (p.placed ?? []).map((x) => x.child)
}

type Place = { readonly room: string; readonly from: string }

/** The room a fact gives the child and from which day, if it gives one. */
function placeGiven(key: string, fact: Fact): Place | undefined {
  if (fact.kind === 'children.child-placed') return fact.payload as Place
  if (fact.kind === JOINED) return fact.payload.place as Place | undefined
  if (fact.kind !== 'network.rooms-recut') return undefined
  const room = (fact.payload.placed as { child: string; room: string }[]).find((x) => x.child === key)?.room
  return room === undefined ? undefined : { room, from: fact.payload.from as string }
}

/**
 * Folds a child. A child known only by later facts is no row until the registration arrives. Rooms: by day, then by when
 * it was said. Two files joined fold as one: identity and room as the person who joined them decided, all else of both. Alerts: noted minus withdrawn; a withdrawal names the fact it takes back, so an addition said meanwhile stays.
 */
export function foldChild(book: string, key: string, facts: readonly Stamped[]): Child | undefined {
  if (!facts.some((s) => s.fact.kind === 'children.child-registered')) return undefined
  const { values, conflicts, setBy } = foldFields<ChildFields>(
    facts.filter((s) => IDENTITY.has(s.fact.kind)),
    (s) => (s.fact.kind === JOINED ? s.fact.payload.identity : s.fact.payload) as Partial<ChildFields>,
  )
  const f = values as ChildFields
  const placed = facts
    .flatMap((s, at) => {
      const place = placeGiven(key, s.fact)
      return place ? [{ ...place, joined: s.fact.kind === JOINED, at }] : []
    })
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
  const rooms: { room: string; from: string }[] = []
  for (const p of placed) {
    const before = rooms[rooms.length - 1]
    // Two files of one child that is where it was: no new stay begins.
    if (before && p.joined && before.room === p.room) continue
    if (before && before.from === p.from) before.room = p.room
    else rooms.push({ room: p.room, from: p.from })
  }
  const leaves = facts.filter((s) => s.fact.kind === 'children.child-left' || MOVES.has(s.fact.kind))
  const lastLeave = leaves[leaves.length - 1]
  const lastRoom = rooms[rooms.length - 1]
  // A place given after the leave brings the child back; on the same day, and after a move, what was said last holds.
  const leftOn = lastLeave?.fact.payload.on as string | undefined
  const moved = lastLeave !== undefined && MOVES.has(lastLeave.fact.kind)
  const back =
    lastLeave !== undefined &&
    placed.some((p) => {
      const later = p.at > facts.indexOf(lastLeave)
      return p.from > leftOn! ? later || !moved : p.from === leftOn && later
    })
  const leave = back ? undefined : lastLeave
  const withdrawnAlerts = new Set(
    facts
      .filter((s) => s.fact.kind === 'children.alert-withdrawn')
      .map((s) => s.fact.payload.alert as string),
  )
  const alerts = facts
    .filter((s) => s.fact.kind === 'children.alert-noted' && !withdrawnAlerts.has(s.fact.id))
    .map((s) => {
      const p = s.fact.payload as { alert: Child['alerts'][number]['alert']; text: string; grave: boolean }
      return { id: s.fact.id, alert: p.alert, text: p.text, grave: p.grave, by: s.fact.author, at: s.estAt }
    })
  return {
    book,
    key,
    given: f.given,
    first: f.first,
    second: f.second ?? null,
    sex: f.sex,
    birth: f.birth,
    curp: f.curp ?? null,
    gestational_weeks: f.gestationalWeeks ?? null,
    synthetic: f.synthetic ?? false,
    room: lastRoom?.room ?? null,
    rooms,
    left_on: leave ? (leave.fact.payload.on as string) : null,
    left_to: leave ? ((leave.fact.payload.to as string | undefined) ?? null) : null,
    alerts,
    set_by: setBy as Child['set_by'],
    conflicts,
  }
}
