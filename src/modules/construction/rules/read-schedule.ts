// A schedule as one writes or pastes it, a task a line: key; name; working days; amount; keys of those it waits for.
import type { ScheduleSet } from '../contract/works.ts'

/** Lines count from 1; `parts`: too few or too many; `number`: days or amount are none. */
export type ScheduleRead =
  | { readonly stands: true; readonly tasks: ScheduleSet['tasks']; readonly links: ScheduleSet['links'] }
  | { readonly stands: false; readonly line: number; readonly fault: 'parts' | 'number' }

const numberOf = (text: string): number =>
  /^\d[\d,]*(\.\d+)?$/.test(text) ? Number(text.replaceAll(',', '')) : Number.NaN

/** Empty lines are left out; every wait is finish to start without lag. What the network of it is worth is judged elsewhere. */
export function readSchedule(text: string): ScheduleRead {
  const tasks: ScheduleSet['tasks'] = []
  const links: ScheduleSet['links'] = []
  for (const [i, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const parts = line.split(/[;\t]/).map((p) => p.trim())
    if (parts.length < 4 || parts.length > 5) return { stands: false, line: i + 1, fault: 'parts' }
    const [id, name, days, pesos, waits] = parts as [string, string, string, string, string?]
    const [duration, amount] = [numberOf(days), numberOf(pesos)]
    if (Number.isNaN(duration) || Number.isNaN(amount)) return { stands: false, line: i + 1, fault: 'number' }
    tasks.push({ id, name, duration, amount })
    for (const from of (waits ?? '').split(',').map((w) => w.trim()))
      if (from !== '') links.push({ from, to: id, type: 'FS', lag: 0 })
  }
  return { stands: true, tasks, links }
}
