// The door: who one is, in two fields, with the refusal in words and nothing that says which of the two was wrong.
import { type ReactNode, useState } from 'react'
import { Button } from './button.tsx'
import { Checkbox } from './checkbox.tsx'
import { Field } from './field.tsx'
import './frames.css'
import { useText } from './language.tsx'
import { NidoName } from './nido-mark.tsx'
import { LanguageSwitch, ThemeSwitch } from './preferences.tsx'
import { uiText } from './text.ts'

/** The card and the ground of any page before the session: sign-in, first administrator, pairing. */
export function Door({
  title,
  institution,
  children,
}: {
  title: string
  institution?: string
  children: ReactNode
}) {
  const t = useText(uiText)
  return (
    <div className="door">
      <main className="door-card">
        <div className="stack">
          <NidoName institution={institution} />
          <p className="soft">{t.signIn.purpose}</p>
          <h1>{title}</h1>
        </div>
        {children}
      </main>
      <footer className="door-foot">
        <LanguageSwitch />
        <ThemeSwitch />
      </footer>
    </div>
  )
}

export function SignInForm({
  onEnter,
  busy,
  refusal,
  institution,
  others,
  children,
}: {
  onEnter: (account: string, password: string) => void
  busy?: boolean
  /** in words: "Esa cuenta y esa contraseña no coinciden. Quedan 3 intentos." */
  refusal?: string
  institution?: string
  /** other ways in, right under the button: a passkey, the institute's account */
  others?: ReactNode
  /** under the button: demo accounts, help */
  children?: ReactNode
}) {
  const t = useText(uiText)
  const [account, setAccount] = useState('')
  const [password, setPassword] = useState('')
  const [seen, setSeen] = useState(false)
  const [tried, setTried] = useState(false)
  return (
    <Door title={t.signIn.title} institution={institution}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setTried(true)
          if (!busy && account.trim() !== '' && password !== '') onEnter(account.trim(), password)
        }}
      >
        <Field
          label={t.signIn.account}
          name="username"
          autoComplete="username"
          value={account}
          onChange={setAccount}
          error={tried && account.trim() === '' ? t.required : undefined}
        />
        <Field
          label={t.signIn.password}
          kind={seen ? 'text' : 'password'}
          name="password"
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
          error={tried && password === '' ? t.required : refusal}
        />
        <Checkbox label={t.signIn.show} checked={seen} onChange={setSeen} />
        <Button submit look="main" big busy={busy}>
          {busy ? t.signIn.entering : t.signIn.enter}
        </Button>
      </form>
      {others}
      {children}
    </Door>
  )
}
