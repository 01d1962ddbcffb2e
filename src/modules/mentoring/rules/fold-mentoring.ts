// Visits, agreements and instruments out of all that was said of them.
import { COUNTRY_ZONE, civilDay } from '../../../kernel/days.ts'
import type { Fact, Stamped } from '../../../kernel/fact.ts'
import type {
  Agreed,
  AgreementTold,
  InteractionInstrument,
  MentoringAgreement,
  MentoringInstrument,
  MentoringVisit,
  Visited,
} from '../contract.ts'

export function foldVisit(book: string, key: string, facts: readonly Stamped[]): MentoringVisit | undefined {
  const said = facts.find((s) => s.fact.id === key)
  if (!said) return undefined
  const p = said.fact.payload as Visited
  return {
    ...{ book, key, day: p.day, room: p.room ?? null, by: said.fact.author, at: said.estAt },
    ...{ people: [...p.with], focus: p.focus, told: p.told ?? null, observed: p.observed ?? null },
  }
}

/** The row a fact about an agreement bears on. */
export const agreementOf = (f: Fact): readonly string[] => [
  f.kind === 'mentoring.agreed' ? f.id : String(f.payload.agreement),
]

/** Told of before it is known is told once it is; the newest word by its day, then by when it was said, holds. */
export function foldAgreement(
  book: string,
  key: string,
  facts: readonly Stamped[],
): MentoringAgreement | undefined {
  const said = facts.find((s) => s.fact.id === key)
  if (!said) return undefined
  const p = said.fact.payload as Agreed
  const told = facts
    .filter((s) => s.fact.kind === 'mentoring.agreement-told')
    .map((s) => ({ s, t: s.fact.payload as AgreementTold }))
    .sort((a, b) => (a.t.day === b.t.day ? 0 : a.t.day < b.t.day ? -1 : 1))
  const last = told.at(-1)?.t
  const ended = last?.how === 'kept' || last?.how === 'dropped' ? last.how : undefined
  return {
    ...{ book, key, visit: p.visit, room: p.room ?? null, what: p.what, owner: p.owner, who: p.who },
    ...{ by: said.fact.author, agreed_on: civilDay(said.estAt, COUNTRY_ZONE), first_due: p.by },
    due: told.findLast(({ t }) => t.by !== undefined)?.t.by ?? p.by,
    ...{ state: ended ?? 'open', ended_on: ended && last ? last.day : null },
    told: told.map(({ s, t }) => ({
      ...{
        id: s.fact.id,
        by: s.fact.author,
        day: t.day,
        how: t.how,
        due: t.by ?? null,
        text: t.text ?? null,
      },
    })),
  }
}

export const instrumentKey = (f: Fact): readonly string[] => {
  const { id, version } = f.payload.instrument as InteractionInstrument
  return [`${id}|${version}`]
}

/** The first one said of a version holds: what was observed under that name must not change under it. */
export function foldInstrument(
  book: string,
  key: string,
  facts: readonly Stamped[],
): MentoringInstrument | undefined {
  const said = facts[0]
  if (!said) return undefined
  const p = said.fact.payload as Pick<MentoringInstrument, 'instrument' | 'file' | 'name'> & { from: string }
  return {
    ...{ book, key, instrument: p.instrument, from_day: p.from, file: p.file, name: p.name },
    ...{ signed_by: said.fact.author, signed_at: said.estAt },
  }
}

/** The one to observe with on a day: the last that came into force; without any, the one built in. */
export function inForce(
  builtIn: InteractionInstrument,
  loaded: readonly Pick<MentoringInstrument, 'instrument' | 'from_day' | 'signed_at'>[],
  today: string,
): InteractionInstrument {
  const at = (l: (typeof loaded)[number]) => `${l.from_day} ${l.signed_at}`
  return (
    loaded
      .filter((l) => l.from_day <= today)
      .sort((a, b) => (at(a) < at(b) ? -1 : 1))
      .at(-1)?.instrument ?? builtIn
  )
}
