// Counts that could point at somebody are hidden both ways: the group, and what is left of the whole without it.
import { SMALLEST_GROUP } from '../../../kernel/indicator.ts'
import type { ShownCount } from '../contract.ts'

/** `part` of `whole`, hidden where it or the rest is from 1 to 9. None and all tell of nobody's being there or not. */
export function shownCount(part: number, whole: number): ShownCount {
  const small = (n: number) => n > 0 && n < SMALLEST_GROUP
  return small(part) || small(whole - part) ? { value: null, hidden: true } : { value: part, hidden: false }
}
