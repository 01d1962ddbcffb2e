// A line typed from the paper sheet: what it would say of a child's day, judged before it is said; it refuses nothing real.
import type { AttendanceDay, DayFlag, Mark } from '../contract.ts'
import { foldDay } from './fold-day.ts'

/** As written on paper; hours of the center's clock. Empty fields were left empty. */
export type SheetLine = {
  readonly arrived?: string
  readonly left?: string
  readonly absent?: AttendanceDay['reason']
}

export type LineDoubt =
  | DayFlag
  | 'same-as-told'
  | 'not-yet'
  | 'no-such-hour'
  | 'absent-and-hours'
  | 'hours-crossed'

export type LineJudged = {
  /** wrong in itself: cannot be said until it is mended */
  readonly wrong: readonly LineDoubt[]
  /** can be said, and a person should look at it */
  readonly doubts: readonly LineDoubt[]
}

const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/
/** Told already by a tablet within so many minutes: the paper says the same. */
const SAME_MS = 10 * 60_000

/**
 * `told`: what the books have of that day; `at` turns an hour into an instant; `now` is an instant. A departure before the
 * arrival on one line of paper is a slip of the pen and is asked again; against what a tablet told it is a doubt.
 */
export function judgeLine(
  line: SheetLine,
  room: string,
  told: Pick<AttendanceDay, 'marks'> | undefined,
  at: (clock: string) => string,
  now: string,
): LineJudged {
  const wrong: LineDoubt[] = []
  const doubts = new Set<LineDoubt>()
  const hours = [line.arrived, line.left].filter((h): h is string => h !== undefined && h !== '')
  if (hours.some((h) => !CLOCK.test(h))) return { wrong: ['no-such-hour'], doubts: [] }
  if (line.absent && hours.length > 0) wrong.push('absent-and-hours')
  if (line.arrived && line.left && line.left <= line.arrived) wrong.push('hours-crossed')
  if (hours.some((h) => at(h) > now)) wrong.push('not-yet')
  const before = told?.marks ?? []
  const near = (kind: Mark['kind'], clock: string | undefined) =>
    clock !== undefined &&
    clock !== '' &&
    before.some((m) => m.kind === kind && Math.abs(Date.parse(m.at) - Date.parse(at(clock))) <= SAME_MS)
  if (near('arrived', line.arrived) || near('left', line.left)) doubts.add('same-as-told')
  const marks: Mark[] = [...before]
  if (line.arrived) marks.push({ id: 'paper-1', kind: 'arrived', at: at(line.arrived), room })
  if (line.left) marks.push({ id: 'paper-2', kind: 'left', at: at(line.left), with: null, paper: true })
  if (line.absent) marks.push({ id: 'paper-3', kind: 'absent', at: now, reason: line.absent })
  const had = new Set(foldDay(before)?.flags ?? [])
  for (const flag of foldDay(marks)?.flags ?? []) if (!had.has(flag)) doubts.add(flag)
  return { wrong, doubts: [...doubts] }
}
