// What happens when a tap at the door arrives.
import type { Look, Taking } from '../../kernel/taking.ts'
import {
  aboutOf,
  carryDay,
  carryPlan,
  carryVisit,
  dayKeysOf,
  dayKinds,
  fadeDay,
  fadeVisit,
  planKinds,
  visitKinds,
} from './carry.ts'
import type { RegisterBrought } from './contract/kinds.ts'
import type {
  AttendanceBrought,
  AttendanceDay,
  AttendancePickUp,
  AttendancePlan,
  AttendanceVisit,
} from './contract.ts'
import { broughtOf, presenceOf } from './indicators.ts'
import { asksOfDay, asksOfPickUp, asksOfTwice, asksOfVisit } from './rules/asks.ts'
import { foldBrought } from './rules/fold-brought.ts'
import { foldAttendanceDay } from './rules/fold-day.ts'
import { foldPlan } from './rules/fold-plan.ts'
import { foldVisit } from './rules/fold-visit.ts'
import { foldPickUp } from './rules/pick-up.ts'

const day: Taking<AttendanceDay> = {
  table: 'attendance_day',
  kinds: dayKinds,
  keysOf: dayKeysOf,
  subjectOf: (f) => ({ table: 'child', key: f.about }),
  fold: foldAttendanceDay,
  // A child of another center is no longer this tablet's, and neither are their days.
  carry: (r, look) =>
    look<{ book: string; key: string; left_on: string | null }>('child', r.child)?.left_on
      ? undefined
      : carryDay(r),
  fade: fadeDay,
  contributes: presenceOf,
  asks: (r) => [...asksOfDay(r), ...asksOfTwice(r)],
}

const pickUp: Taking<AttendancePickUp> = {
  table: 'attendance_pick_up',
  kinds: ['attendance.left'],
  keysOf: (f) => ((f.payload.with as { adult?: string } | undefined)?.adult ? [f.id] : []),
  subjectOf: (f) => ({ table: 'child_circle', key: f.about }),
  fold: foldPickUp,
  asks: asksOfPickUp,
}

const brought: Taking<AttendanceBrought> = {
  table: 'attendance_brought',
  kinds: ['attendance.register-brought'],
  keysOf: (f) => {
    const { month, rooms } = f.payload as RegisterBrought
    return rooms.map((r) => `${r.room}|${month}`)
  },
  fold: foldBrought,
  contributes: broughtOf,
}

const isHere = (look: Look, child: string): boolean =>
  look<{ book: string; key: string; left_on: string | null }>('child', child)?.left_on === null

const plan: Taking<AttendancePlan> = {
  table: 'attendance_plan',
  kinds: planKinds,
  keysOf: aboutOf,
  subjectOf: (f) => ({ table: 'child', key: f.about }),
  fold: foldPlan,
  carry: (r, look) => (isHere(look, r.key) ? carryPlan(r) : undefined),
}

const visit: Taking<AttendanceVisit> = {
  table: 'attendance_visit',
  kinds: visitKinds,
  keysOf: aboutOf,
  fold: foldVisit,
  carry: carryVisit,
  fade: fadeVisit,
  asks: asksOfVisit,
}

export const attendanceTakings = [day, pickUp, plan, visit, brought]
