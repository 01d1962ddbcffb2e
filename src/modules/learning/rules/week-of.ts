// Weeks of a plan: each is named by its Monday.
import { addDays, type Day, weekday } from '../../../kernel/days.ts'

export const mondayOf = (day: Day): Day => addDays(day, -((weekday(day) + 6) % 7))

/** Monday to Friday: the days a room plans. */
export const workdaysOf = (week: Day): readonly Day[] => [0, 1, 2, 3, 4].map((n) => addDays(week, n))
