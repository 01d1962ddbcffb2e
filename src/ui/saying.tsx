// Saying facts from the desk: judged by the shared words first, handed in, and answered beside the form.
import { useRef, useState } from 'react'
import * as v from 'valibot'
import type { Answer, Fact } from '../kernel/fact.ts'
import { uuid7 } from '../kernel/ids.ts'
import type { FactKind } from '../kernel/kind.ts'
import { pushFacts } from '../kernel/wire.ts'
import { useAskAgain, useNoAnswerWords } from './asking.tsx'
import { call, type NoAnswer } from './call.ts'
import { type State, StateShape } from './chip.tsx'
import { deskText } from './desk-text.ts'
import { wrongFields } from './issue-words.ts'
import { useLanguage, useText } from './language.tsx'
import './marks.css'
import { useMe } from './me.tsx'
import { useToast } from './toast.tsx'

export type ToSay = {
  readonly kind: FactKind
  readonly about: string
  readonly book: string
  readonly payload: Readonly<Record<string, unknown>>
  /** facts whose fields this one replaces */
  readonly supersedes?: readonly string[]
  readonly reason?: string
  /** the fact that this one says better, whole */
  readonly corrects?: string
  /** the room it happened in */
  readonly room?: string
  /** when it happened, where that is not now: an hour read from paper */
  readonly happenedAt?: string
}

export type Outcome = { readonly answer: Answer; readonly reason?: string } | { readonly none: NoAnswer }

/** A new id, made here: facts, people, rooms and centers are named where they are said. */
export const newId = (): string => uuid7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))

/** The payload without fields left empty, because an empty text is nothing said. */
export function filled(payload: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(payload).filter(([, x]) => x !== undefined && x !== ''))
}

/** What is said, as the fact that travels: named and dated here and now. */
export function factOf(said: ToSay, author: string): Fact {
  const fact: Fact = {
    id: newId(),
    kind: said.kind.kind,
    kindVersion: said.kind.version,
    about: said.about,
    book: said.book,
    happenedAt: said.happenedAt ?? new Date().toISOString(),
    author,
    origin: 'desk',
    payload: filled(said.payload),
  }
  if (said.supersedes && said.supersedes.length > 0) fact.supersedes = [...new Set(said.supersedes)]
  if (said.room) fact.room = said.room
  if (said.reason) fact.reason = said.reason.trim()
  if (said.corrects) fact.corrects = said.corrects
  return fact
}

/** Facts on their way, with the words they were made of, until the server has answered. */
export type Unanswered = { readonly words: string; readonly facts: readonly Fact[] }

/** What goes: the same facts as before where the same is said again and nobody has answered yet, else new ones. */
export function factsToSend(
  list: readonly ToSay[],
  author: string,
  before: Unanswered | undefined,
): Unanswered {
  const words = JSON.stringify(list.map((s) => ({ ...s, kind: s.kind.kind, payload: filled(s.payload) })))
  if (before?.words === words) return before
  return { words, facts: list.map((s) => factOf(s, author)) }
}

/** The worst answer speaks for the batch. */
const WORST: readonly Answer[] = ['quarantined', 'review', 'flagged', 'duplicate', 'taken']

export type Saying = {
  /** words beside each field, by its name in the payload */
  readonly wrong: Readonly<Record<string, string>>
  readonly outcome: Outcome | undefined
  readonly busy: boolean
  /** true when every fact was written down by the server, whatever it thinks of it */
  readonly say: (facts: readonly ToSay[]) => Promise<boolean>
  readonly clear: () => void
}

export function useSaying(): Saying {
  const me = useMe()
  const { language } = useLanguage()
  const t = useText(deskText)
  const toast = useToast()
  const again = useAskAgain()
  const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({})
  const [outcome, setOutcome] = useState<Outcome>()
  const [busy, setBusy] = useState(false)
  const unanswered = useRef<Unanswered>(undefined)
  const say = async (list: readonly ToSay[]) => {
    setOutcome(undefined)
    const issues = list.flatMap((s) => v.safeParse(s.kind.payload, filled(s.payload)).issues ?? [])
    setWrong(wrongFields(issues, language))
    if (issues.length > 0) return false
    // the answer may have been lost and not the facts: said once more they are the same ones, and are told once
    const sent = factsToSend(list, me.person, unanswered.current)
    unanswered.current = sent
    setBusy(true)
    const told = await call(pushFacts, { facts: [...sent.facts] })
    setBusy(false)
    if (!('answer' in told)) {
      setOutcome({ none: told })
      return false
    }
    unanswered.current = undefined
    const worst = WORST.map((a) => told.answer.results.find((r) => r.answer === a)).find(
      (r) => r !== undefined,
    )
    if (worst) setOutcome({ answer: worst.answer, reason: worst.reason })
    if (worst?.answer === 'taken' || worst?.answer === 'duplicate') toast(t.said.taken)
    await again()
    return worst?.answer !== 'quarantined'
  }
  return {
    wrong,
    outcome,
    busy,
    say,
    clear: () => {
      setWrong({})
      setOutcome(undefined)
    },
  }
}

const STATE_OF: Readonly<Record<Answer, State>> = {
  taken: 'calm',
  duplicate: 'calm',
  flagged: 'attention',
  review: 'attention',
  quarantined: 'urgent',
}

/** What became of what was said: saved, saved and marked, waiting for a person, or not understood. */
export function SaidNote({ saying }: { saying: Saying }) {
  const t = useText(deskText)
  const words = useNoAnswerWords()
  const { outcome } = saying
  const rest = Object.entries(saying.wrong).find(([field]) => field === '')?.[1]
  if (outcome === undefined && rest === undefined) return <p role="status" hidden />
  if (outcome === undefined)
    return (
      <p role="alert" className="field-error">
        {rest}
      </p>
    )
  if ('none' in outcome) {
    const { happened, reference } = words(outcome.none)
    return (
      <p role="alert" className="field-error">
        <StateShape state="urgent" />
        {happened} {t.said.nothingLost} {reference}
      </p>
    )
  }
  const codes = (outcome.reason ?? '').split(' ').filter(Boolean)
  const why = codes.map((code) => (t.reasons as Readonly<Record<string, string>>)[code] ?? code).join(' · ')
  return (
    <p role="status" className="row">
      <StateShape state={STATE_OF[outcome.answer]} />
      <strong>{t.said[outcome.answer]}</strong>
      {why ? <span>{why}</span> : null}
    </p>
  )
}
