// A pick-up judged again: what everything known now says of that adult at that moment, whatever the tablet could know then.
import type { Stamped } from '../../../kernel/fact.ts'
import type { Look } from '../../../kernel/taking.ts'
import type { ChildCircle } from '../../guardians/contract.ts'
import type { PickUp } from '../contract/door.ts'
import type { AttendancePickUp, KnownPickUp } from '../contract.ts'

const holds = (r: { readonly from: string | null; readonly until: string | null }, day: string) =>
  (r.from === null || r.from <= day) && (r.until === null || day <= r.until)

/**
 * What the child's circle says of an adult at an instant of a civil day. A restriction wins over everything; a withdrawal
 * counts from when it was said. Who is not in the circle any more is unknown. Source: offline.md §4.5 (withdrawal wins).
 */
export function authorityAt(
  circle: Pick<ChildCircle, 'adults' | 'restrictions'> | undefined,
  adult: string,
  at: string,
  day: string,
): KnownPickUp {
  const forbidden = (circle?.restrictions ?? []).some(
    (r) => r.adult === adult && r.at <= at && holds(r, day) && (r.ended === null || r.ended.at > at),
  )
  if (forbidden) return 'restricted'
  const link = circle?.adults.find((a) => a.adult === adult)
  if (!link) return 'unknown'
  if (link.withdrawn !== null && link.withdrawn.at <= at) return 'withdrawn'
  if (!link.pickUp) return 'not-authorized'
  return holds(link, day) ? 'right' : 'expired'
}

/** One departure with a named adult; without one there is nothing to judge again. A decision of the director stands. */
export function foldPickUp(
  book: string,
  key: string,
  facts: readonly Stamped[],
  look: Look,
): AttendancePickUp | undefined {
  const said = facts[0]
  const p = said?.fact.payload as { day: string; with?: PickUp } | undefined
  if (!said || !p?.with?.adult) return undefined
  const { adult, how, verdict, stop } = p.with
  const child = said.fact.about
  const known = authorityAt(look<ChildCircle>('child_circle', child), adult, said.estAt, p.day)
  return {
    ...{ book, key, child, day: p.day, at: said.estAt, room: said.fact.room ?? null },
    ...{ adult, how, verdict, known, alarm: known !== 'right' && stop === undefined },
  }
}
