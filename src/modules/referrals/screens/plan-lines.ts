// The support plan as it is typed, one thing a line, and as it is said; pure.
import type { Need, PlanMade, Strategy } from '../contract/steps.ts'

export type PlanTyped = {
  readonly goals: string
  readonly room: string
  readonly home: string
  readonly adjustments: string
  readonly people: string
  readonly needs: readonly Need[]
}

/** Lines that say something. */
export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((x) => x.replace(/^[\s•·*-]+/, '').trim())
    .filter((x) => x !== '')

/** "Luz: juego de turnos"; null where a line has no colon, or nothing on one side of it. */
export function peopleOf(text: string): PlanMade['people'] | null {
  const people = linesOf(text).map((line) => {
    const at = line.indexOf(':')
    return { who: line.slice(0, Math.max(at, 0)).trim(), does: line.slice(at + 1).trim() }
  })
  return people.every((p) => p.who.length > 1 && p.does.length > 1) ? people : null
}

/** A strategy that is said again keeps its name, so that what was done of it still counts. */
export function strategiesOf(typed: PlanTyped, before: readonly Strategy[]): Strategy[] {
  const room = new Set(linesOf(typed.room))
  const home = new Set(linesOf(typed.home))
  const names = new Map(before.map((s) => [s.words, s.id]))
  const used = new Set(names.values())
  let next = 1
  const fresh = () => {
    while (used.has(`e${next}`)) next++
    used.add(`e${next}`)
    return `e${next}`
  }
  return [...new Set([...room, ...home])].map((words) => ({
    id: names.get(words) ?? fresh(),
    words,
    where: room.has(words) ? (home.has(words) ? 'both' : 'room') : 'home',
  }))
}

export function typedOf(plan: Omit<PlanMade, 'case' | 'on'> | undefined): PlanTyped {
  const at = (where: string) =>
    (plan?.strategies ?? [])
      .filter((s) => s.where === where || s.where === 'both')
      .map((s) => s.words)
      .join('\n')
  return {
    goals: (plan?.goals ?? []).map((g) => g.words).join('\n'),
    room: at('room'),
    home: at('home'),
    adjustments: (plan?.adjustments ?? []).join('\n'),
    people: (plan?.people ?? []).map((p) => `${p.who}: ${p.does}`).join('\n'),
    needs: plan?.needs ?? [],
  }
}
