// How the taps at the door become a child's day: the same fold on the tablet and in the capital.
import type { Stamped } from '../../../kernel/fact.ts'
import { unreachable } from '../../../kernel/unreachable.ts'
import type { PickUp } from '../contract/door.ts'
import type { AttendanceDay, DayFlag, Mark } from '../contract.ts'

/** A tap as the day remembers it, whatever version of its kind said it. */
export function markOf(s: Stamped): Mark {
  const p = s.fact.payload as Partial<Mark> & {
    arrival?: string
    told?: string
    stop?: string
    with?: Mark['with']
    paper?: unknown
  }
  const kind = s.fact.kind.slice('attendance.'.length) as Mark['kind']
  const of = p.arrival ?? p.stop
  return {
    id: s.fact.id,
    kind,
    at: s.estAt,
    ...(p.room ? { room: p.room } : {}),
    ...(p.reason ? { reason: p.reason } : {}),
    ...(p.check && Object.keys(p.check).length > 0 ? { check: p.check } : {}),
    // a first version could not name anybody; a second one that does not is a departure of nobody named
    ...(kind === 'left' && s.fact.kindVersion > 1 ? { with: p.with ?? null } : {}),
    ...(p.closedAt ? { closedAt: p.closedAt } : {}),
    ...(p.paper ? { paper: true as const } : {}),
    ...(of ? { of } : {}),
    ...(p.verdict ? { verdict: p.verdict } : {}),
    ...(p.why ? { why: p.why } : {}),
    ...(p.adult ? { adult: p.adult } : {}),
    ...((p.name ?? p.told) ? { name: p.name ?? p.told } : {}),
    ...(p.signs ? { signs: p.signs } : {}),
    ...(p.fever === undefined ? {} : { fever: p.fever }),
    ...(p.outcome ? { outcome: p.outcome } : {}),
    ...(p.step ? { step: p.step } : {}),
    ...(p.answered === undefined ? {} : { answered: p.answered }),
  }
}

export type FoldedDay = Omit<AttendanceDay, 'book' | 'key' | 'child' | 'day'>

/** Two arrivals further apart than this are told to a person. Source: offline.md §4.5. */
const SECOND_ARRIVAL_MS = 15 * 60_000

const inTime = (a: Mark, b: Mark) =>
  a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0

/** What only the house says: it fills a silence, and any person's word takes its place. */
const SUPPOSED: ReadonlySet<Mark['kind']> = new Set(['departure-imputed', 'no-notice'])

/** Whole minutes after closing at which a child left; null when it was not later, or nobody knows when the center closed. */
function lateMinutes(last: Mark | undefined): number | null {
  if (!last?.closedAt) return null
  const minutes = Math.floor((Date.parse(last.at) - Date.parse(last.closedAt)) / 60_000)
  return minutes > 0 ? minutes : null
}

/**
 * One presence interval from the earliest arrival; a departure ends it, a later arrival opens it again. Order: estimated
 * time, then id. Two arrivals far apart or in different rooms, a departure without arrival, an absence of a child who is
 * here, a code used twice, one medicine handed over twice are flagged, never refused. Whom nobody saw leave is closed by the house, until a person says
 * when they left. Total: any marks in any order give a day; none give undefined.
 */
export function foldDay(given: readonly Mark[]): FoldedDay | undefined {
  const marks = [...given].sort(inTime)
  const flags = new Set<DayFlag>()
  const codes = new Set<string>()
  const handed = new Set<string>()
  let state: AttendanceDay['state'] | undefined
  let room: string | null = null
  let arrivedAt: string | null = null
  let leftAt: string | null = null
  let reason: AttendanceDay['reason'] = null
  let leaving: Mark | undefined
  /** not received before: coming later with a doctor's word is no contradiction */
  let sentBack = false
  for (const m of marks) {
    switch (m.kind) {
      case 'arrived':
        if (state === 'absent' && !sentBack) flags.add('absent-but-here')
        if (state === 'present') {
          if (m.room && room && m.room !== room) flags.add('other-room')
          if (arrivedAt && Date.parse(m.at) - Date.parse(arrivedAt) > SECOND_ARRIVAL_MS)
            flags.add('two-arrivals')
        } else {
          room = m.room ?? room
          if (state === 'gone' && arrivedAt === null) flags.add('left-before-arrival')
        }
        arrivedAt ??= m.at
        state = 'present'
        leftAt = null
        leaving = undefined
        break
      case 'moved-room':
        room = m.room ?? room
        break
      case 'left':
        if (arrivedAt === null) flags.add('left-before-arrival')
        if (state === 'gone') flags.add('left-twice')
        else {
          leftAt = m.at
          leaving = m
        }
        if (m.with?.code && codes.size === codes.add(m.with.code).size) flags.add('code-twice')
        state = 'gone'
        break
      case 'absent':
      case 'absence-announced':
        reason = m.reason ?? 'unknown'
        if (arrivedAt !== null) flags.add('absent-but-here')
        else state = 'absent'
        break
      case 'not-received':
        reason = 'ill'
        sentBack = true
        room = room ?? m.room ?? null
        // Had already been tapped as arrived: went back with whoever brought them.
        if (state === 'present') {
          state = 'gone'
          leftAt = m.at
        } else state ??= 'absent'
        break
      case 'medicine-handed':
        if (m.of && handed.size === handed.add(m.of).size) flags.add('medicine-twice')
        break
      case 'pick-up-stopped':
      case 'pick-up-decided':
      case 'late-call':
      case 'departure-imputed':
      case 'no-notice':
        break
      default:
        return unreachable(m.kind)
    }
  }
  let imputed = false
  const supposed = marks.filter((m) => SUPPOSED.has(m.kind))
  for (const m of supposed) {
    if (m.kind === 'departure-imputed' && state === 'present' && !imputed) {
      state = 'gone'
      // closed no earlier than they came: a tablet may tell of a later arrival afterwards
      leftAt = arrivedAt !== null && arrivedAt > m.at ? arrivedAt : m.at
      imputed = true
      flags.add('imputed')
    }
    if (m.kind === 'no-notice' && state === undefined) {
      state = 'absent'
      room = m.room ?? null
      flags.add('no-notice')
    }
  }
  if (state === undefined) return undefined
  const pickUp = state === 'gone' && leaving?.with ? leaving.with : null
  if (state === 'gone' && leaving && leaving.with === null && !leaving.paper) flags.add('nobody-named')
  if (pickUp && pickUp.verdict !== 'right' && !pickUp.stop)
    flags.add(onlyUnverified(pickUp) ? 'not-verified' : 'not-authorized')
  return {
    state,
    room,
    arrived_at: arrivedAt,
    left_at: leftAt,
    reason,
    flags: [...flags].sort(),
    marks,
    pick_up: pickUp,
    late_minutes: state === 'gone' ? lateMinutes(leaving) : null,
    imputed,
  }
}

/** A stopped pick-up and what was decided of it; undecided = the director is waited for. */
export type Stop = { readonly id: string; readonly mark: Mark; readonly decided?: Mark }

/** A name written down where nobody could look: from paper, or told afterwards. It says nothing against the person. */
const onlyUnverified = (p: PickUp): boolean =>
  p.verdict === 'needs-director' && p.why?.length === 1 && p.why[0] === 'unverified'

export function stopsOf(marks: readonly Mark[]): Stop[] {
  return marks
    .filter((m) => m.kind === 'pick-up-stopped')
    .map((mark) => {
      const decided = marks.findLast((m) => m.kind === 'pick-up-decided' && m.of === mark.id)
      return decided ? { id: mark.id, mark, decided } : { id: mark.id, mark }
    })
}

/** Arrivals with medicine that nobody has handed to the nurse yet. */
export const medicineWaiting = (marks: readonly Mark[]): Mark[] =>
  marks.filter(
    (m) =>
      m.check?.medicine !== undefined && !marks.some((h) => h.kind === 'medicine-handed' && h.of === m.id),
  )

export function foldAttendanceDay(
  book: string,
  key: string,
  facts: readonly Stamped[],
): AttendanceDay | undefined {
  const folded = foldDay(facts.map(markOf))
  if (!folded) return undefined
  const [child, day] = key.split('|')
  return { book, key, child: child!, day: day!, ...folded }
}
