// A schedule as it is pasted: lines, thousands and waits are read; what is not understood says which line.
import { expect, test } from 'vitest'
import { readSchedule } from './read-schedule.ts'

test('tasks and waits are read, empty lines left out', () => {
  expect(readSchedule('a; Cimentación; 60; 15,000,000;\n\nb\tEstructura\t100\t25000000.50\ta, x')).toEqual({
    stands: true,
    tasks: [
      { id: 'a', name: 'Cimentación', duration: 60, amount: 15_000_000 },
      { id: 'b', name: 'Estructura', duration: 100, amount: 25_000_000.5 },
    ],
    links: [
      { from: 'a', to: 'b', type: 'FS', lag: 0 },
      { from: 'x', to: 'b', type: 'FS', lag: 0 },
    ],
  })
})

test('a line that is not understood says which one and why', () => {
  expect(readSchedule('a; Cimentación; 60; 15')).toMatchObject({ stands: true })
  expect(readSchedule('a; Cimentación; 60; 15\nb; Muro')).toEqual({ stands: false, line: 2, fault: 'parts' })
  expect(readSchedule('a; Cimentación; pronto; 15')).toEqual({ stands: false, line: 1, fault: 'number' })
  expect(readSchedule('a; Cimentación; 60; -15')).toEqual({ stands: false, line: 1, fault: 'number' })
})
