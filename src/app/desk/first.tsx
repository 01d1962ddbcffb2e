// The first administrator's page: the one-time link of the console becomes an account.
import { useState } from 'react'
import * as v from 'valibot'
import { firstAdministrator, type Me } from '../../kernel/sign-in.ts'
import { useNoAnswerWords } from '../../ui/asking.tsx'
import { Button } from '../../ui/button.tsx'
import { call, type NoAnswer } from '../../ui/call.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Field } from '../../ui/field.tsx'
import { wrongFields } from '../../ui/issue-words.ts'
import { useLanguage, useText } from '../../ui/language.tsx'
import { Door } from '../../ui/sign-in-form.tsx'
import { frameText } from './text.ts'

export function FirstAdministrator({ onEnter }: { onEnter: (me: Me) => void }) {
  const t = useText(frameText).first
  const { language } = useLanguage()
  const words = useNoAnswerWords()
  const token = new URLSearchParams(location.search).get('token') ?? ''
  const [form, setForm] = useState({ given: '', first: '', login: '', password: '' })
  const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({})
  const [none, setNone] = useState<NoAnswer>()
  const [seen, setSeen] = useState(false)
  const [busy, setBusy] = useState(false)
  const put = (field: keyof typeof form) => (value: string) => setForm((was) => ({ ...was, [field]: value }))

  if (!/^[A-Za-z0-9_-]{43}$/.test(token)) {
    return (
      <Door title={t.title}>
        <ErrorState happened={t.noToken} todo={t.noTokenTodo} />
      </Door>
    )
  }
  const enter = async () => {
    const input = { token, ...form }
    const judged = v.safeParse(firstAdministrator.input, input)
    setWrong(judged.issues ? wrongFields(judged.issues, language) : {})
    if (judged.issues || busy) return
    setBusy(true)
    const told = await call(firstAdministrator, input)
    setBusy(false)
    if ('answer' in told) onEnter(told.answer)
    else setNone(told)
  }
  const field = none && 'refusal' in none ? none.refusal.field : undefined
  const refusedAt = (name: string) => (none && field === name ? words(none).happened : undefined)
  return (
    <Door title={t.title}>
      <p className="soft">{t.about}</p>
      <form
        noValidate
        onSubmit={(e) => {
          e.preventDefault()
          void enter()
        }}
      >
        <Field
          label={t.given}
          value={form.given}
          onChange={put('given')}
          autoComplete="given-name"
          error={wrong.given}
        />
        <Field
          label={t.surname}
          value={form.first}
          onChange={put('first')}
          autoComplete="family-name"
          error={wrong.first}
        />
        <Field
          label={t.login}
          hint={t.loginHint}
          value={form.login}
          onChange={put('login')}
          autoComplete="username"
          error={wrong.login ?? refusedAt('login')}
        />
        <Field
          label={t.password}
          hint={t.passwordHint}
          kind={seen ? 'text' : 'password'}
          value={form.password}
          onChange={put('password')}
          autoComplete="new-password"
          error={wrong.password ?? refusedAt('password')}
        />
        <Checkbox label={t.show} checked={seen} onChange={setSeen} />
        {none && !field ? <ErrorState {...words(none)} /> : null}
        <Button submit look="main" big busy={busy}>
          {busy ? t.creating : t.create}
        </Button>
      </form>
    </Door>
  )
}
