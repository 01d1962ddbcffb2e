// The short names of the door are those of the contract, one by one.
import { expect, test } from 'vitest'
import { AbsenceReason } from '../contract/door.ts'
import { absent, arrived, left, medicineHanded, movedRoom } from '../contract/kinds.ts'
import { DayFlag } from '../contract.ts'
import { absenceReasons, atDoor, dayFlags } from './at-door.ts'

test('kinds, versions, reasons and flags are the contract’s', () => {
  const kinds = { arrived, left, absent, movedRoom, medicineHanded }
  for (const [name, { kind, version }] of Object.entries(kinds))
    expect(atDoor[name as keyof typeof kinds]).toEqual({ kind, version })
  expect(absenceReasons).toEqual(AbsenceReason.options)
  expect(dayFlags).toEqual(DayFlag.options)
})
