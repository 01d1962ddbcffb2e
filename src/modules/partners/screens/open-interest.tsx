// The form of interest: an organization says that it wants a center for its workers; no account, a folio in return.
import { useEffect, useRef, useState } from 'react'
import * as v from 'valibot'
import { stateName } from '../../../kernel/state-names.ts'
import { Button } from '../../../ui/button.tsx'
import { call } from '../../../ui/call.ts'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { Field } from '../../../ui/field.tsx'
import { useLanguage, useText } from '../../../ui/language.tsx'
import { Select } from '../../../ui/select.tsx'
import { openMunicipalities, tellInterest } from '../contract/open.ts'
import { askable, emptyDraft, type InterestDraft, inputOf, keepDraft, readDraft } from './open-draft.ts'
import { openText } from './open-text.ts'
import { partnerWords } from './words.ts'

type Wrong = Partial<Record<keyof (typeof openText)['es']['wrong'], true>>
const states = Array.from({ length: 32 }, (_, i) => String(i + 1).padStart(2, '0'))

/** Fields the shared schema refuses, by the names of the form. */
function wrongIn(draft: InterestDraft): Wrong {
  const wrong: Wrong = {}
  const told = v.safeParse(tellInterest.input, inputOf(draft, ''))
  for (const issue of told.issues ?? []) {
    const path = issue.path?.map((p) => String(p.key)) ?? []
    const field = path[0] === 'contact' ? (path[1] === 'name' ? 'contactName' : (path[1] ?? 'mail')) : path[0]
    if (field) wrong[field as keyof Wrong] = true
  }
  const [all, women] = [Number(draft.workers || Number.NaN), Number(draft.women || Number.NaN)]
  if (women > all) wrong.women = true
  return wrong
}

export function Screen(_: { params: readonly string[] }) {
  const t = useText(openText)
  const { language } = useLanguage()
  const w = partnerWords[language]
  const [draft, setDraft] = useState<InterestDraft>(() => readDraft() ?? emptyDraft())
  const [found] = useState(() => readDraft() !== undefined && !readDraft()?.folio)
  const [wrong, setWrong] = useState<Wrong>({})
  const [said, setSaid] = useState<'offline' | 'fault' | 'many' | 'automatic' | undefined>()
  const [busy, setBusy] = useState(false)
  const trap = useRef<HTMLInputElement>(null)
  const top = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    document.title = t.title
  }, [t])
  const set = (change: Partial<InterestDraft>) => {
    const next = { ...draft, ...change }
    setDraft(next)
    keepDraft(next)
    setWrong({})
  }
  const send = async () => {
    const bad = wrongIn(draft)
    setWrong(bad)
    if (Object.keys(bad).length > 0) return top.current?.focus()
    setBusy(true)
    const told = await call(tellInterest, inputOf(draft, trap.current?.value ?? ''))
    setBusy(false)
    if ('answer' in told) {
      setSaid(undefined)
      // the folio stays for a reload; what was written of a person does not
      const done = { ...emptyDraft(), folio: told.answer.folio }
      setDraft(done)
      keepDraft(done)
      return
    }
    if ('offline' in told) return setSaid('offline')
    if (!('refusal' in told)) return setSaid('fault')
    const { code, field } = told.refusal
    if (code === 'too-many-tries') return setSaid('many')
    if (code === 'looks-automatic') {
      if (trap.current) trap.current.value = ''
      return setSaid('automatic')
    }
    const name = field?.startsWith('contact.') ? field.slice(8).replace(/^name$/, 'contactName') : field
    if (name && name in t.wrong) setWrong({ [name]: true })
    else setSaid('fault')
  }
  // sent by itself once the network is back: the same key makes it one interest
  const again = useRef(send)
  again.current = send
  useEffect(() => {
    if (said !== 'offline') return
    const back = () => void again.current()
    addEventListener('online', back)
    return () => removeEventListener('online', back)
  }, [said])
  if (draft.folio) return <Done folio={draft.folio} onAnother={() => set(emptyDraft())} />
  const error = (f: keyof Wrong) => (wrong[f] ? t.wrong[f] : undefined)
  const text = (f: Exclude<keyof Wrong, 'kind' | 'municipality' | 'agreed'>) => ({
    ...{ label: t[f], value: draft[f], error: error(f), onChange: (x: string) => set({ [f]: x }) },
  })
  const count = Object.keys(wrong).length
  return (
    <form
      noValidate
      onSubmit={(e) => {
        e.preventDefault()
        if (!busy) void send()
      }}
    >
      <h1>{t.title}</h1>
      <p>{t.lead}</p>
      <p ref={top} tabIndex={-1} role="status" className={count > 0 ? 'field-error' : undefined}>
        {count > 0 ? t.mend(count) : found ? t.draft : null}
      </p>
      <fieldset>
        <legend>{t.who}</legend>
        <Select
          label={t.kind}
          value={draft.kind}
          onChange={(kind) => set({ kind })}
          choices={askable.map((value) => ({ value, label: w.kinds[value] }))}
          error={error('kind')}
        />
        <Field {...text('name')} autoComplete="organization" maxLength={200} />
        <Select
          label={t.state}
          value={draft.state}
          onChange={(state) => set({ state, municipality: '' })}
          choices={states.map((value) => ({ value, label: stateName(value) }))}
        />
        <MunicipalityOf
          state={draft.state}
          value={draft.municipality}
          error={error('municipality')}
          onChange={(municipality) => set({ municipality })}
        />
        <Field {...text('rfc')} optional hint={t.rfcHint} maxLength={13} />
        <Field {...text('sector')} optional maxLength={120} />
      </fieldset>
      <fieldset>
        <legend>{t.people}</legend>
        <Field {...text('workers')} kind="whole" optional />
        <Field {...text('women')} kind="whole" optional />
        <Field {...text('children')} kind="whole" optional hint={t.childrenHint} />
        <Field {...text('message')} kind="long" optional hint={t.messageHint} maxLength={2000} />
      </fieldset>
      <fieldset>
        <legend>{t.contact}</legend>
        <Field {...text('contactName')} autoComplete="name" maxLength={120} />
        <Field {...text('post')} optional autoComplete="organization-title" maxLength={120} />
        <Field {...text('mail')} kind="email" hint={t.either} autoComplete="email" maxLength={160} />
        <Field {...text('phone')} kind="tel" autoComplete="tel" maxLength={20} />
        <div className="open-trap" aria-hidden="true">
          <label>
            {t.trap}
            <input ref={trap} name="website" tabIndex={-1} autoComplete="off" />
          </label>
        </div>
      </fieldset>
      <fieldset>
        <legend>{t.notice}</legend>
        <p className="open-note">{t.noticeText}</p>
        <Checkbox label={t.agreed} checked={draft.agreed} onChange={(agreed) => set({ agreed })} />
        {wrong.agreed ? <p className="field-error">{t.wrong.agreed}</p> : null}
        <Checkbox label={t.kept} checked={draft.kept} onChange={(kept) => set({ kept })} />
      </fieldset>
      <p role="alert">{said ? t[said] : null}</p>
      <Button submit look="main" big busy={busy}>
        {busy ? t.sending : said ? t.again : t.send}
      </Button>
      <p>
        <a href="/interes/folio">{t.ask}</a>
        {' · '}
        <button
          type="button"
          className="button"
          data-look="quiet"
          onClick={() => {
            keepDraft(undefined)
            setDraft(emptyDraft())
            setWrong({})
          }}
        >
          {t.erase}
        </button>
      </p>
    </form>
  )
}

function Done({ folio, onAnother }: { folio: string; onAnother: () => void }) {
  const t = useText(openText)
  const [copied, setCopied] = useState(false)
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => head.current?.focus(), [])
  return (
    <>
      <h1 ref={head} tabIndex={-1}>
        {t.done} ✓
      </h1>
      <p>
        {t.folio}: <span className="open-folio">{folio}</span>
      </p>
      <p>{t.folioHint}</p>
      {navigator.clipboard ? (
        <Button
          onPress={() =>
            void navigator.clipboard.writeText(folio).then(
              () => setCopied(true),
              () => undefined,
            )
          }
        >
          {copied ? t.copied : t.copy}
        </Button>
      ) : null}
      <p>
        <a href="/interes/folio">{t.ask}</a>
      </p>
      <Button look="quiet" onPress={onAnother}>
        {t.another}
      </Button>
    </>
  )
}

/** Municipalities of the chosen state; fetched when it is chosen, asked again by choosing again. */
function MunicipalityOf({
  state,
  value,
  error,
  onChange,
}: {
  state: string
  value: string
  error: string | undefined
  onChange: (municipality: string) => void
}) {
  const t = useText(openText)
  const [list, setList] = useState<readonly { key: string; name: string }[]>([])
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    setList([])
    setFailed(false)
    if (state === '') return
    const stop = new AbortController()
    const ask = async () => {
      const told = await call(openMunicipalities, { state }, stop.signal)
      if (stop.signal.aborted) return
      if ('answer' in told) setList(told.answer.municipalities)
      else setFailed(true)
    }
    void ask()
    const back = () => void ask()
    addEventListener('online', back)
    return () => {
      stop.abort()
      removeEventListener('online', back)
    }
  }, [state])
  return (
    <Select
      label={t.municipality}
      value={list.some((m) => m.key === value) ? value : ''}
      onChange={onChange}
      choices={list.map((m) => ({ value: m.key, label: m.name }))}
      disabled={list.length === 0}
      hint={state !== '' && list.length === 0 ? (failed ? t.noMunicipalities : t.loading) : undefined}
      error={error}
    />
  )
}
