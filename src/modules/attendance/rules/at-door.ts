// Names and choices of the door without the words that judge them: what the first screen of a tablet needs, and no more.
import type { FactKind } from '../../../kernel/kind.ts'
import type { AbsenceReason } from '../contract/door.ts'
import type { DayFlag } from '../contract.ts'

type Named = Pick<FactKind, 'kind' | 'version'>
const named = (kind: string, version = 1): Named => ({ kind: `attendance.${kind}`, version })

/** As in contract.ts; at-door.test.ts compares them. */
export const atDoor = {
  arrived: named('arrived', 2),
  left: named('left', 2),
  absent: named('absent', 2),
  movedRoom: named('moved-room'),
  medicineHanded: named('medicine-handed'),
}

export const absenceReasons: readonly AbsenceReason[] = ['ill', 'family', 'holiday', 'transport', 'unknown']

export const dayFlags: readonly DayFlag[] = [
  ...(['two-arrivals', 'other-room', 'left-before-arrival', 'left-twice', 'absent-but-here'] as const),
  ...(['nobody-named', 'not-authorized', 'not-verified', 'code-twice', 'medicine-twice'] as const),
  ...(['imputed', 'no-notice'] as const),
]
