// Hours typed from paper.
import { expect, test } from 'vitest'
import { clockTyped } from './clock-typed.ts'

test('an hour is taken as people write it, and what is none is asked again', () => {
  for (const typed of ['8:05', '08:05', ' 8.05', '805', '0805', '8 05'])
    expect(clockTyped(typed), typed).toBe('08:05')
  expect(clockTyped('16:40')).toBe('16:40')
  for (const typed of ['', '8', '24:00', '9:60', 'ocho', '8:5', '08:05 am', '12345'])
    expect(clockTyped(typed), typed).toBeUndefined()
})
