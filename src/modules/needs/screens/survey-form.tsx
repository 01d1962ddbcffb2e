// The questions of the survey, one below the other, with large answers; those about children come when there are any.
import { type ReactNode, useEffect, useId, useState } from 'react'
import { call } from '../../../ui/call.ts'
import { useText } from '../../../ui/language.tsx'
import {
  ageBands,
  type ChildrenByBand,
  childrenIn,
  MOST_OF_BAND,
  NearWhat,
  PresentCare,
  Shift,
  type SurveyAnswer,
  Travel,
  WorkerSex,
  WouldUse,
} from '../contract/survey.ts'
import { type SurveyShown, surveyHomes } from '../contract.ts'
import { surveyText } from './survey-text.ts'

type Home = { readonly cvegeo: string; readonly name: string; readonly state: string }
/** `home`: undefined not answered, null would rather not say. */
export type SurveyDraft = Partial<Omit<SurveyAnswer, 'children' | 'municipality'>> & {
  readonly children: ChildrenByBand
  readonly home?: Home | null
}

export function SurveyForm({
  token,
  shown,
  draft,
  wrong,
  onChange,
}: {
  token: string
  shown: SurveyShown
  draft: SurveyDraft
  wrong: Readonly<Record<string, string>>
  onChange: (next: SurveyDraft) => void
}) {
  const t = useText(surveyText)
  const set =
    <K extends keyof SurveyDraft>(name: K) =>
    (value: SurveyDraft[K]) =>
      onChange({ ...draft, [name]: value })
  const parent = childrenIn(draft.children) > 0
  const comes = parent && draft.use !== undefined && draft.use !== 'no'
  return (
    <>
      {shown.parties.length > 1 ? (
        <Pick
          name="party"
          question={t.party}
          value={draft.party}
          wrong={wrong.party}
          choices={shown.parties.map((p) => [p.id, p.name])}
          onPick={set('party')}
        />
      ) : null}
      <Pick
        name="shift"
        question={t.shift}
        value={draft.shift}
        wrong={wrong.shift}
        choices={Shift.options.map((k) => [k, t.shifts[k]])}
        onPick={set('shift')}
      />
      <Pick
        name="sex"
        question={t.sex}
        value={draft.sex}
        wrong={wrong.sex}
        choices={WorkerSex.options.map((k) => [k, t.sexes[k]])}
        onPick={set('sex')}
      />
      <HomeField token={token} home={draft.home} wrong={wrong.municipality} onPick={set('home')} />
      <Pick
        name="travel"
        question={t.travel}
        value={draft.travel}
        wrong={wrong.travel}
        choices={Travel.options.map((k) => [k, t.travels[k]])}
        onPick={set('travel')}
      />
      <ChildrenField counts={draft.children} wrong={wrong.children} onChange={set('children')} />
      {parent ? (
        <>
          <Pick
            name="care"
            question={t.care}
            value={draft.care}
            wrong={wrong.care}
            choices={PresentCare.options.map((k) => [k, t.cares[k]])}
            onPick={set('care')}
          />
          <Pick
            name="use"
            question={t.use}
            value={draft.use}
            wrong={wrong.use}
            choices={WouldUse.options.map((k) => [k, t.uses[k]])}
            onPick={set('use')}
          />
        </>
      ) : null}
      {comes ? (
        <>
          <Pick
            name="near"
            question={t.near}
            value={draft.near}
            wrong={wrong.near}
            choices={NearWhat.options.map((k) => [k, t.nears[k]])}
            onPick={set('near')}
          />
          <fieldset className="survey-question" data-wrong={wrong.hours ? '' : undefined}>
            <legend>{t.hours}</legend>
            <div className="survey-hours">
              <Hour label={t.from} value={draft.from} onPick={set('from')} />
              <Hour label={t.to} value={draft.to} onPick={set('to')} />
            </div>
            <Wrong>{wrong.hours}</Wrong>
          </fieldset>
        </>
      ) : null}
    </>
  )
}

function Wrong({ children }: { children: ReactNode }) {
  return (
    <p role="alert" className="survey-wrong" hidden={!children}>
      {children}
    </p>
  )
}

function Pick<V extends string>({
  name,
  question,
  value,
  wrong,
  choices,
  onPick,
}: {
  name: string
  question: string
  value: V | undefined
  wrong: string | undefined
  choices: readonly (readonly [V, string])[]
  onPick: (value: V) => void
}) {
  return (
    <fieldset className="survey-question" data-wrong={wrong ? '' : undefined}>
      <legend>{question}</legend>
      <div className="survey-choices">
        {choices.map(([key, words]) => (
          <label key={key}>
            <input type="radio" name={name} checked={value === key} onChange={() => onPick(key)} />
            <span>{words}</span>
          </label>
        ))}
      </div>
      <Wrong>{wrong}</Wrong>
    </fieldset>
  )
}

const halfHours = Array.from(
  { length: 48 },
  (_, i) => `${String(Math.floor(i / 2)).padStart(2, '0')}:${i % 2 ? '30' : '00'}`,
)

function Hour({
  label,
  value,
  onPick,
}: {
  label: string
  value: string | undefined
  onPick: (hour: string) => void
}) {
  const t = useText(surveyText)
  const id = useId()
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      <select id={id} className="input" value={value ?? ''} onChange={(e) => onPick(e.target.value)}>
        {value === undefined ? <option value="">{t.choose}</option> : null}
        {halfHours.map((h) => (
          <option key={h} value={h}>
            {h}
          </option>
        ))}
      </select>
    </div>
  )
}

function ChildrenField({
  counts,
  wrong,
  onChange,
}: {
  counts: ChildrenByBand
  wrong: string | undefined
  onChange: (next: ChildrenByBand) => void
}) {
  const t = useText(surveyText)
  return (
    <fieldset className="survey-question" data-wrong={wrong ? '' : undefined}>
      <legend>{t.children}</legend>
      <p className="soft">{t.childrenHint}</p>
      <ul className="survey-children">
        {ageBands.map((band) => {
          const n = counts[band]
          const to = (next: number) => onChange({ ...counts, [band]: next })
          return (
            <li key={band}>
              <span>{t.bands[band]}</span>
              <button
                type="button"
                className="button"
                aria-label={t.less(t.bands[band])}
                disabled={n === 0}
                onClick={() => to(n - 1)}
              >
                −
              </button>
              <output aria-label={t.bands[band]}>{n}</output>
              <button
                type="button"
                className="button"
                aria-label={t.more(t.bands[band])}
                disabled={n === MOST_OF_BAND}
                onClick={() => to(n + 1)}
              >
                +
              </button>
            </li>
          )
        })}
      </ul>
      <Wrong>{wrong}</Wrong>
    </fieldset>
  )
}

const WAIT_MS = 250

function HomeField({
  token,
  home,
  wrong,
  onPick,
}: {
  token: string
  home: Home | null | undefined
  wrong: string | undefined
  onPick: (home: Home | null | undefined) => void
}) {
  const t = useText(surveyText)
  const id = useId()
  const [typed, setTyped] = useState('')
  const [found, setFound] = useState<readonly Home[] | 'offline'>()
  const q = typed.trim()
  useEffect(() => {
    if (q.length < 2) return setFound(undefined)
    const stop = new AbortController()
    const timer = setTimeout(() => {
      void call(surveyHomes, { token, q }, stop.signal).then((told) => {
        if (stop.signal.aborted) return
        setFound('answer' in told ? told.answer.homes : 'offline')
      })
    }, WAIT_MS)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [token, q])
  if (home !== undefined)
    return (
      <fieldset className="survey-question">
        <legend>{t.home}</legend>
        <p className="survey-chosen">
          <strong>{home === null ? t.homeNone : `${home.name}, ${home.state}`}</strong>
          <button type="button" className="button" onClick={() => onPick(undefined)}>
            {t.change}
          </button>
        </p>
      </fieldset>
    )
  return (
    <fieldset className="survey-question" data-wrong={wrong ? '' : undefined}>
      <legend>{t.home}</legend>
      <label htmlFor={id} className="soft">
        {t.homeHint}
      </label>
      <input
        id={id}
        className="input"
        autoComplete="off"
        value={typed}
        onChange={(e) => setTyped(e.target.value)}
      />
      <div className="survey-choices" aria-live="polite">
        {found === 'offline' ? <p className="soft">{t.homeOffline}</p> : null}
        {Array.isArray(found) && found.length === 0 ? <p className="soft">{t.homeNothing}</p> : null}
        {(Array.isArray(found) ? (found as readonly Home[]) : []).map((h) => (
          <button key={h.cvegeo} type="button" className="button" onClick={() => onPick(h)}>
            {h.name}, {h.state}
          </button>
        ))}
        <button type="button" className="button" data-look="quiet" onClick={() => onPick(null)}>
          {t.homeNone}
        </button>
      </div>
      <Wrong>{wrong}</Wrong>
    </fieldset>
  )
}
