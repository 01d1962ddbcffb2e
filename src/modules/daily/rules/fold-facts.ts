// How facts become the rows of the day: a child's day out of what was said of it, and a handover note with who has read it.
import type { Day } from '../../../kernel/days.ts'
import type { Stamped } from '../../../kernel/fact.ts'
import type { Look } from '../../../kernel/taking.ts'
import type { Child } from '../../children/contract.ts'
import type { DailyDay, DailyHandover } from '../contract.ts'
import { doorOf, entryOf, foldDay } from './fold-day.ts'

const isDoor = (s: Stamped) => s.fact.kind.startsWith('attendance.')

export function foldDailyDay(
  book: string,
  key: string,
  facts: readonly Stamped[],
  look: Look,
): DailyDay | undefined {
  const [child, day] = key.split('|') as [string, Day]
  const entries = facts.filter((s) => !isDoor(s)).map(entryOf)
  const folded = foldDay(entries, doorOf(facts.filter(isDoor)), look<Child>('child', child)?.birth, day)
  return folded && { book, key, child, day, ...folded }
}

/** A note nobody has written yet is no row, even if somebody says they read it. Who reads it twice is told once. */
export function foldHandover(
  book: string,
  key: string,
  facts: readonly Stamped[],
): DailyHandover | undefined {
  const note = facts.find((s) => s.fact.id === key)
  if (!note) return undefined
  const p = note.fact.payload as { day: string; text: string; children?: readonly string[] }
  const read = new Map<string, string>()
  for (const { fact, estAt } of facts) {
    if (fact.kind !== 'daily.handover-read') continue
    const before = read.get(fact.author)
    if (before === undefined || estAt < before) read.set(fact.author, estAt)
  }
  return {
    book,
    key,
    room: note.fact.about,
    day: p.day,
    by: note.fact.author,
    at: note.estAt,
    text: p.text,
    children: [...new Set(p.children ?? [])].sort(),
    read: [...read]
      .map(([by, at]) => ({ by, at }))
      .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.by < b.by ? -1 : 1)),
  }
}
