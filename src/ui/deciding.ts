// Taking a decision from the desk: it holds from now on or is refused with its reason; nothing waits in between.
import { useRef, useState } from 'react'
import * as v from 'valibot'
import type { Fact } from '../kernel/fact.ts'
import { takeDecision } from '../kernel/wire.ts'
import { call, type NoAnswer } from './call.ts'
import { wrongFields } from './issue-words.ts'
import { useLanguage } from './language.tsx'
import { useMe } from './me.tsx'
import { factOf, filled, type ToSay } from './saying.tsx'

export type Deciding = {
  /** words beside each field, by its name in the payload */
  readonly wrong: Readonly<Record<string, string>>
  readonly none: NoAnswer | undefined
  readonly busy: boolean
  /** true when the decision holds */
  readonly decide: (said: ToSay) => Promise<boolean>
}

export function useDeciding(): Deciding {
  const me = useMe()
  const { language } = useLanguage()
  const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({})
  const [none, setNone] = useState<NoAnswer>()
  const [busy, setBusy] = useState(false)
  const last = useRef<{ readonly words: string; readonly fact: Fact }>(undefined)
  const decide = async (said: ToSay) => {
    const payload = filled(said.payload)
    const judged = v.safeParse(said.kind.payload, payload)
    setWrong(judged.issues ? wrongFields(judged.issues, language) : {})
    if (judged.issues || busy) return false
    // an answer that was lost is asked for with the same fact, so that nothing is decided twice
    const words = JSON.stringify([said.about, said.book, payload])
    const fact = last.current?.words === words ? last.current.fact : factOf(said, me.person)
    last.current = { words, fact }
    setBusy(true)
    const told = await call(takeDecision, { fact })
    setBusy(false)
    setNone('answer' in told ? undefined : told)
    return 'answer' in told
  }
  return { wrong, none, busy, decide }
}
