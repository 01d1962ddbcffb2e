// Whether an absence was told in time: by the cut-off of the morning (norm door.cut-off), so that the kitchen can count on it.
import type { Mark } from '../contract.ts'

/** By the first word of it. `cutOff` is an instant; nothing told = undefined. Source: norm door.cut-off, unconfirmed. */
export function noticeOf(
  marks: readonly Pick<Mark, 'kind' | 'at'>[],
  cutOff: string,
): 'in-time' | 'after' | undefined {
  const told = marks.flatMap((m) => (m.kind === 'absent' || m.kind === 'absence-announced' ? [m.at] : []))
  if (told.length === 0) return undefined
  return told.sort()[0]! <= cutOff ? 'in-time' : 'after'
}
