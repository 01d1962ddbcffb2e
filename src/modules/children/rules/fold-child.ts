// How facts become a child's row: identity field by field, rooms over time, alerts that only a person takes away.
import type { Stamped } from '../../../kernel/fact.ts'
import { foldFields } from '../../../kernel/fields.ts'
import type { Child, ChildFields } from '../contract.ts'

const IDENTITY = new Set(['children.child-registered', 'children.child-changed'])
const LEAVES = new Set(['children.child-left', 'children.child-transferred'])

/**
 * Folds a child. A child known only by later facts is no row until the registration arrives. Rooms: by day, then by when
 * it was said. Alerts: noted minus withdrawn; a withdrawal names the fact it takes back, so an addition said meanwhile stays.
 */
export function foldChild(book: string, key: string, facts: readonly Stamped[]): Child | undefined {
  if (!facts.some((s) => s.fact.kind === 'children.child-registered')) return undefined
  const { values, conflicts, setBy } = foldFields<ChildFields>(
    facts.filter((s) => IDENTITY.has(s.fact.kind)),
    (s) => s.fact.payload as Partial<ChildFields>,
  )
  const f = values as ChildFields
  const placed = facts
    .filter((s) => s.fact.kind === 'children.child-placed')
    .map((s) => ({
      room: s.fact.payload.room as string,
      from: s.fact.payload.from as string,
      at: facts.indexOf(s),
    }))
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
  const rooms: { room: string; from: string }[] = []
  for (const p of placed) {
    const before = rooms[rooms.length - 1]
    if (before && before.from === p.from) before.room = p.room
    else rooms.push({ room: p.room, from: p.from })
  }
  const leaves = facts.filter((s) => LEAVES.has(s.fact.kind))
  const lastLeave = leaves[leaves.length - 1]
  const lastRoom = rooms[rooms.length - 1]
  // A place given after the leave brings the child back; on the same day what was said last holds.
  const leftOn = lastLeave?.fact.payload.on as string | undefined
  const back =
    lastLeave !== undefined &&
    placed.some((p) => p.from > leftOn! || (p.from === leftOn && p.at > facts.indexOf(lastLeave)))
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
