// The survey on a worker's phone: opened by a link or a code, answered in a minute or two, kept until it is sent.
import { type FormEvent, useCallback, useEffect, useRef, useState } from 'react'
import * as v from 'valibot'
import { call } from '../../../ui/call.ts'
import { useFormats, useText } from '../../../ui/language.tsx'
import { ageBands, type ChildrenByBand, childrenIn, SurveyAnswer } from '../contract/survey.ts'
import { type SurveyShown, surveyOpen } from '../contract.ts'
import { CODE_LENGTH, plainToken } from '../rules/tokens.ts'
import { type SurveyDraft, SurveyForm } from './survey-form.tsx'
import {
  draftOf,
  dropDraft,
  keepDraft,
  newReceipt,
  type Sent,
  sendAnswer,
  sendWaiting,
  waitingAnswers,
} from './survey-sending.ts'
import { surveyText } from './survey-text.ts'
import './survey.css'

type Opened = { readonly shown: SurveyShown } | { readonly offline: true } | { readonly unknown: true }
/** Seconds between tries while an answer waits. */
const AGAIN = 20
const noChildren: ChildrenByBand = { 'under-1': 0, '1': 0, '2': 0, '3': 0 }
const empty: SurveyDraft = { children: noChildren }

export function Screen({ params }: { params: readonly string[] }) {
  const t = useText(surveyText)
  const [token, setToken] = useState(plainToken(params[0] ?? ''))
  const [opened, setOpened] = useState<Opened>()
  const [tries, setTries] = useState(0)
  useEffect(() => {
    document.title = `${t.title} · Nido`
  }, [t.title])
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew when somebody tries again
  useEffect(() => {
    let gone = false
    void call(surveyOpen, { token }).then((told) => {
      if (gone) return
      if ('answer' in told) setOpened({ shown: told.answer })
      else setOpened('refusal' in told ? { unknown: true } : { offline: true })
    })
    return () => {
      gone = true
    }
  }, [token, tries])
  // what was answered without a network goes by itself, whichever survey it is of
  const [became, setBecame] = useState<Readonly<Record<string, Sent>>>({})
  const send = useCallback(
    () => sendWaiting((receipt, sent) => setBecame((all) => ({ ...all, [receipt]: sent }))),
    [],
  )
  useEffect(() => {
    void send()
    const go = () => void send()
    addEventListener('online', go)
    const timer = setInterval(() => {
      if (waitingAnswers().length > 0) go()
    }, AGAIN * 1000)
    return () => {
      removeEventListener('online', go)
      clearInterval(timer)
    }
  }, [send])
  return (
    <div className="survey">
      {opened === undefined ? (
        <p role="status">{t.loading}</p>
      ) : 'unknown' in opened ? (
        <Told title={t.unknown} about={t.unknownAbout} />
      ) : 'offline' in opened ? (
        <Told title={t.offline} about={t.offlineAbout}>
          <button type="button" className="button" data-look="main" onClick={() => setTries(tries + 1)}>
            {t.again}
          </button>
        </Told>
      ) : opened.shown.state === 'open' ? (
        <Answering key={token} token={token} shown={opened.shown} became={became} onTry={() => void send()} />
      ) : opened.shown.state === 'code' ? (
        <AskCode shown={opened.shown} onCode={setToken} />
      ) : (
        <Told title={opened.shown.title} about={t.states[opened.shown.state]} />
      )}
    </div>
  )
}

function Told({ title, about, children }: { title: string; about: string; children?: React.ReactNode }) {
  return (
    <section className="survey-told" role="status">
      <h1>{title}</h1>
      <p>{about}</p>
      {children}
    </section>
  )
}

function AskCode({ shown, onCode }: { shown: SurveyShown; onCode: (code: string) => void }) {
  const t = useText(surveyText)
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState(false)
  const go = (e: FormEvent) => {
    e.preventDefault()
    const code = plainToken(typed)
    if (code.length === CODE_LENGTH) onCode(code)
    else setWrong(true)
  }
  return (
    <form className="survey-told" onSubmit={go}>
      <h1>{shown.title}</h1>
      <label htmlFor="survey-code">{t.code}</label>
      <span className="soft">{t.codeHint}</span>
      <input
        id="survey-code"
        className="input"
        autoCapitalize="none"
        autoComplete="off"
        value={typed}
        aria-invalid={wrong || undefined}
        aria-describedby="survey-code-wrong"
        onChange={(e) => setTyped(e.target.value)}
      />
      <p id="survey-code-wrong" role="alert" className="survey-wrong" hidden={!wrong}>
        {t.codeWrong}
      </p>
      <button type="submit" className="button" data-look="main">
        {t.next}
      </button>
    </form>
  )
}

function Answering({
  token,
  shown,
  became,
  onTry,
}: {
  token: string
  shown: SurveyShown
  became: Readonly<Record<string, Sent>>
  onTry: () => void
}) {
  const t = useText(surveyText)
  const { number, day, list } = useFormats()
  const [draft, setDraft] = useState<SurveyDraft>(() => draftOf<SurveyDraft>(token) ?? empty)
  const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({})
  const [receipt, setReceipt] = useState(() => waitingAnswers().find((w) => w.token === token)?.receipt)
  const [sent, setSent] = useState<Sent>()
  const [busy, setBusy] = useState(false)
  const top = useRef<HTMLDivElement>(null)
  const change = (next: SurveyDraft) => {
    setDraft(next)
    keepDraft(token, next)
  }
  const send = async () => {
    if (busy) return
    const answer = answerOf(draft, shown)
    const found = wrongOf(answer, shown, t)
    setWrong(found)
    if (Object.keys(found).length > 0) {
      queueMicrotask(() => top.current?.querySelector<HTMLElement>('[data-wrong]')?.scrollIntoView())
      return
    }
    setBusy(true)
    const mine = receipt ?? newReceipt()
    const result = await sendAnswer({ token, receipt: mine, answer: v.parse(SurveyAnswer, answer) })
    setBusy(false)
    setReceipt(mine)
    setSent(result)
    if (!('refused' in result) || result.field === 'token') dropDraft(token)
    scrollTo(0, 0)
  }
  const now = (receipt === undefined ? undefined : became[receipt]) ?? sent
  const another = () => {
    dropDraft(token)
    setDraft(empty)
    setReceipt(undefined)
    setSent(undefined)
    setWrong({})
    scrollTo(0, 0)
  }
  if (now && 'sent' in now)
    return (
      <Told title={t.thanks} about={t.kept}>
        {shown.once ? null : (
          <button type="button" className="button" onClick={another}>
            {t.another}
          </button>
        )}
      </Told>
    )
  if (now && 'refused' in now && (now.field === undefined || now.field === 'token'))
    return <Told title={shown.title} about={refusalWords(t, now.refused)} />
  if (receipt !== undefined && (now === undefined || 'waits' in now))
    return (
      <Told
        title={t.waiting}
        about={now && 'waits' in now && now.code ? refusalWords(t, now.code) : t.waitingAbout}
      >
        <button type="button" className="button" data-look="main" onClick={onTry}>
          {t.tryNow}
        </button>
        {shown.once ? null : (
          <button type="button" className="button" onClick={another}>
            {t.another}
          </button>
        )}
      </Told>
    )
  const missing = Object.keys(wrong).length
  return (
    <div ref={top}>
      <h1>{t.title}</h1>
      <p>{t.about(list(shown.parties.map((p) => p.name)))}</p>
      <p className="survey-note">{t.anonymous}</p>
      <p className="soft">
        {t.until(day(shown.until_day))} {t.draft}
      </p>
      {now && 'refused' in now ? (
        <p role="alert" className="survey-wrong">
          {refusalWords(t, now.refused)}
        </p>
      ) : null}
      <SurveyForm token={token} shown={shown} draft={draft} wrong={wrong} onChange={change} />
      <p role="alert" className="survey-wrong" hidden={missing === 0}>
        {t.fix(number(missing))}
      </p>
      <button
        type="button"
        className="button"
        data-look="main"
        data-big
        aria-busy={busy || undefined}
        onClick={() => void send()}
      >
        {busy ? t.sending : t.send}
      </button>
    </div>
  )
}

type Words = (typeof surveyText)['es']
const refusalWords = (t: Words, code: string): string =>
  (t.refusals as Readonly<Record<string, string>>)[code] ?? t.refusals.other

/** What does not apply is left out: hours of who would not come, a company where there is one alone. */
function answerOf(d: SurveyDraft, shown: SurveyShown): Record<string, unknown> {
  const parent = childrenIn(d.children) > 0
  const comes = parent && d.use !== undefined && d.use !== 'no'
  return {
    ...(shown.parties.length > 1 && d.party ? { party: d.party } : {}),
    ...{ shift: d.shift, sex: d.sex, travel: d.travel, children: d.children },
    municipality: d.home === undefined ? undefined : (d.home?.cvegeo ?? null),
    ...(parent ? { care: d.care, use: d.use } : {}),
    ...(comes ? { near: d.near, from: d.from, to: d.to } : {}),
  }
}

function wrongOf(answer: Record<string, unknown>, shown: SurveyShown, t: Words): Record<string, string> {
  const wrong: Record<string, string> = {}
  if (shown.parties.length > 1 && answer.party === undefined) wrong.party = t.missing
  for (const field of ['shift', 'sex', 'travel', 'municipality'])
    if (answer[field] === undefined) wrong[field] = t.missing
  const children = answer.children as ChildrenByBand
  if (childrenIn(children) > 6) wrong.children = t.tooMany
  if (ageBands.some((b) => children[b] > 0)) {
    for (const field of ['care', 'use']) if (answer[field] === undefined) wrong[field] = t.missing
    if (answer.use !== undefined && answer.use !== 'no') {
      if (answer.near === undefined) wrong.near = t.missing
      if (answer.from === undefined || answer.to === undefined) wrong.hours = t.missing
      else if (answer.from === answer.to) wrong.hours = t.sameHour
    }
  }
  return wrong
}
