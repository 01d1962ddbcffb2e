// A second look: who is to be observed again by another person, and what that one saw.
import type { Stamped } from '../../../kernel/fact.ts'
import { roomOnDay } from '../../../kernel/room-on-day.ts'
import type { ItemAnswer } from '../contract/instrument.ts'
import type { SecondLookAsked } from '../contract/kinds.ts'
import type { SecondLook } from '../contract.ts'
import type { Known } from './observed-age.ts'

type Done = { readonly day: string; readonly answers: Record<string, ItemAnswer> }

/** The first of another person counts; who saw it first says nothing by looking again. Without the child or the asking: no row. */
export function foldSecondLook(
  book: string,
  key: string,
  facts: readonly Stamped[],
  child: Known | undefined,
): SecondLook | undefined {
  const asked = facts.find((s) => s.fact.id === key)
  if (!asked || !child) return undefined
  const p = asked.fact.payload as SecondLookAsked
  const askedFor = ({ answers }: Done) => Object.entries(answers).filter(([i]) => p.items.includes(i))
  const made = facts.find(
    ({ fact }) => fact.id !== key && fact.author !== p.evaluator && askedFor(fact.payload as Done).length > 0,
  )
  const done = made?.fact.payload as Done | undefined
  return {
    ...{ book, key, child: asked.fact.about, room: roomOnDay(child.rooms, p.by) },
    ...{ observation: p.observation, evaluator: p.evaluator, instrument: p.instrument, version: p.version },
    ...{ items: p.items, why: p.why, seed: p.seed, asked_by: asked.fact.author, asked_at: asked.estAt },
    by_day: p.by,
    ...{
      second: made?.fact.author ?? null,
      second_day: done?.day ?? null,
      answers: done ? Object.fromEntries(askedFor(done)) : null,
    },
  }
}
