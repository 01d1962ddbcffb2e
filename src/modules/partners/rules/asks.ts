// What partners ask of the promoter: an answer to who asked, the next step by its day, minutes of an event, promises kept.
import { addDays } from '../../../kernel/days.ts'
import type { BuiltInNorm } from '../../../kernel/norm.ts'
import { OWN_PROPOSAL } from '../../../kernel/norm.ts'
import type { Task } from '../../../kernel/task.ts'
import { ANSWER_DAYS, CONTACT_DAYS } from '../contract/stages.ts'
import type { Partner, PartnerEvent, PartnerInterest, Unanswered } from '../contract.ts'

/** Days to date the next step, to write minutes, and how long before a day it is shown. */
const DATE_IT_DAYS = 7
const MINUTES_DAYS = 7
const AHEAD_DAYS = 3

const norm = (name: string, es: string, en: string, value: number): BuiltInNorm => ({
  ...{ norm: `partners.${name}`, words: { es, en }, value, unit: 'días', from_day: '2026-01-21' },
  ...{ source: OWN_PROPOSAL, confidence: 'unconfirmed', fixed: true },
})
export const partnersNorms: readonly BuiltInNorm[] = [
  norm('answer', 'Contestar un interés', 'Answer an interest', ANSWER_DAYS),
  norm(
    'date-next',
    'Poner fecha al siguiente paso con un aliado',
    'Date the next step with a partner',
    DATE_IT_DAYS,
  ),
  norm(
    'contact-term',
    'Conservar los datos de contacto de un interés que nadie contestó, sin consentimiento; después se borran',
    'Keep the contact of an interest nobody answered, without consent; erased afterwards',
    CONTACT_DAYS,
  ),
  norm('minutes', 'Escribir la minuta de un evento', 'Write the minutes of an event', MINUTES_DAYS),
]

const morning = (day: string) => `${day}T13:00:00.000Z`
const evening = (day: string) => `${day}T23:59:00.000Z`
const of = (book: string) => ({ about: book, owner: 'promoter' }) as const

export function asksOfInterest(i: Pick<PartnerInterest, 'book' | 'answered_on' | 'on_day'>): readonly Task[] {
  if (i.answered_on !== null) return []
  return [
    {
      ...{ key: '', kind: 'partners.answer', ...of(i.book) },
      ...{ from: morning(i.on_day), by: evening(addDays(i.on_day, ANSWER_DAYS)) },
    },
  ]
}

/** An organization that nobody is on the way with asks nothing; one whose interest waits is asked for by the interest. */
export function asksOfPartner(
  p: Pick<Partner, 'book' | 'stage' | 'since' | 'owner' | 'next' | 'due'>,
): readonly Task[] {
  if (p.stage === null || p.stage === 'ended' || p.since === null) return []
  const whose = p.owner ? { ...of(p.book), person: p.owner } : of(p.book)
  if (p.due !== null)
    return [
      {
        ...{ key: '', kind: 'partners.next-step', ...whose },
        ...{ from: morning(addDays(p.due, -AHEAD_DAYS)), by: evening(p.due) },
      },
    ]
  if (p.stage === 'interest') return []
  return [
    {
      ...{ key: '', kind: 'partners.undated', ...whose },
      ...{ from: morning(p.since), by: evening(addDays(p.since, DATE_IT_DAYS)) },
    },
  ]
}

export function asksOfEvent(
  e: Pick<PartnerEvent, 'book' | 'on_day' | 'cancelled' | 'held_on' | 'commitments' | 'by'>,
): readonly Task[] {
  if (e.cancelled) return []
  if (e.held_on === null)
    return [
      {
        ...{ key: '', kind: 'partners.minutes', ...of(e.book), person: e.by },
        ...{ from: morning(addDays(e.on_day, 1)), by: evening(addDays(e.on_day, MINUTES_DAYS)) },
      },
    ]
  return e.commitments
    .filter((c) => c.outcome === null)
    .map((c) => ({
      ...{ key: c.id, kind: 'partners.commitment', ...of(e.book), person: c.owner ?? e.by },
      ...{ from: morning(addDays(c.due, -AHEAD_DAYS)), by: evening(c.due) },
    }))
}

/** How long before a contact is erased somebody is asked to answer. */
const BEFORE_ERASING_DAYS = 30

/** The day on which such contacts are erased. */
export const contactEnds = (since: string): string => addDays(since, CONTACT_DAYS)
/** Interests older than this have contacts about to be erased. */
export const endingBefore = (today: string): string => addDays(today, BEFORE_ERASING_DAYS - CONTACT_DAYS)

/** Asked for by the clock, because nothing happens when a term comes near. */
export const asksOfTerm = (book: string, { party, since }: Unanswered): Task => ({
  ...{ key: party, kind: 'partners.contact-term', ...of(book) },
  ...{ from: morning(addDays(contactEnds(since), -BEFORE_ERASING_DAYS)), by: evening(contactEnds(since)) },
})
