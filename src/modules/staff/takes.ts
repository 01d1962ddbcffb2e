// What happens when a fact about staff arrives: the person's row, their posts, and what a tablet shows of them.
import { conflictTasks } from '../../kernel/conflict-task.ts'
import type { Taking } from '../../kernel/taking.ts'
import type { StaffCertificate, StaffLeave, StaffPerson, StaffPost } from './contract.ts'
import { foldCertificate, foldLeave, foldPerson, foldPost } from './rules/fold-staff.ts'
import { personConflict } from './tasks.ts'

const person: Taking<StaffPerson> = {
  table: 'staff_person',
  kinds: ['staff.person-registered', 'staff.person-changed'],
  keysOf: (f) => [f.about],
  fold: foldPerson,
  carry: (r) => (r.party === null ? { given: r.given, first: r.first, second: r.second } : undefined),
  asks: (r) => conflictTasks(personConflict.id, r.key, null, r.conflicts),
}
const post: Taking<StaffPost> = {
  table: 'staff_post',
  kinds: ['staff.post-held', 'staff.post-ended', 'network.center-split', 'network.center-merged'],
  keysOf: (f) =>
    (f.payload.posts as string[] | undefined) ?? [
      f.kind === 'staff.post-held' ? f.id : String(f.payload.post),
    ],
  fold: foldPost,
  carry: (r) =>
    r.party === null
      ? { person: r.person, role: r.role, from: r.from_day, to: r.to_day, rooms: r.rooms }
      : undefined,
}

const leave: Taking<StaffLeave> = {
  table: 'staff_leave',
  kinds: ['staff.leave-noted', 'staff.leave-ended'],
  keysOf: (f) => [f.kind === 'staff.leave-noted' ? f.id : String(f.payload.leave)],
  fold: foldLeave,
  carry: (r) => ({ person: r.person, from: r.from_day, to: r.to_day, cover: r.cover }),
}

const certificate: Taking<StaffCertificate> = {
  table: 'staff_certificate',
  kinds: ['staff.certificate-noted', 'staff.certificate-ended'],
  keysOf: (f) => [f.kind === 'staff.certificate-noted' ? f.id : String(f.payload.certificate)],
  fold: foldCertificate,
}

export const staffTakings = [person, post, leave, certificate]
