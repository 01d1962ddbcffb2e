// An hour as people write it on paper and type it from there: 8:05, 08:05, 8.05, 805 and 0805 are one.

const TYPED = /^(\d{1,2})(?:[:.h ]?)(\d{2})$/

/** As the clock shows it, `08:05`; undefined where it is no hour of a day. A lone hour, 8, is not taken: it may be a slip. */
export function clockTyped(typed: string): string | undefined {
  const [, hours, minutes] = TYPED.exec(typed.trim()) ?? []
  if (hours === undefined || minutes === undefined || Number(hours) > 23 || Number(minutes) > 59)
    return undefined
  return `${hours.padStart(2, '0')}:${minutes}`
}
