// The own password: the current one, the new one twice; whoever stays signed in elsewhere is signed out.
import { useState } from 'react'
import * as v from 'valibot'
import { changePassword } from '../../kernel/sign-in.ts'
import { useNoAnswerWords } from '../../ui/asking.tsx'
import { Button } from '../../ui/button.tsx'
import { call, type NoAnswer } from '../../ui/call.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { deskText } from '../../ui/desk-text.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Field } from '../../ui/field.tsx'
import { wrongFields } from '../../ui/issue-words.ts'
import { useLanguage, useText } from '../../ui/language.tsx'
import { uiText } from '../../ui/text.ts'
import { useToast } from '../../ui/toast.tsx'
import { frameText } from './text.ts'

export function OwnPassword({ onClose }: { onClose: () => void }) {
  const t = useText(frameText).password
  const show = useText(uiText).signIn.show
  const d = useText(deskText)
  const { language } = useLanguage()
  const words = useNoAnswerWords()
  const toast = useToast()
  const [form, setForm] = useState({ current: '', next: '', twice: '' })
  const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({})
  const [none, setNone] = useState<NoAnswer>()
  const [seen, setSeen] = useState(false)
  const [busy, setBusy] = useState(false)
  const put = (field: keyof typeof form) => (value: string) => {
    setForm((was) => ({ ...was, [field]: value }))
    setNone(undefined)
  }
  const save = async () => {
    const input = { current: form.current, next: form.next }
    const judged = v.safeParse(changePassword.input, input)
    const found = {
      ...(judged.issues ? wrongFields(judged.issues, language) : {}),
      ...(form.current === '' ? { current: d.wrong.missing } : {}),
      ...(form.twice === form.next ? {} : { twice: t.differs }),
    }
    setWrong(found)
    if (Object.keys(found).length > 0 || busy) return
    setBusy(true)
    const told = await call(changePassword, input)
    setBusy(false)
    if (!('answer' in told)) return setNone(told)
    toast(t.done)
    onClose()
  }
  const refused =
    none && 'refusal' in none && none.refusal.field === 'current' ? words(none).happened : undefined
  const kind = seen ? 'text' : 'password'
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.change}
      actions={
        <Button look="main" busy={busy} onPress={() => void save()}>
          {busy ? d.saving : t.change}
        </Button>
      }
    >
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <p>{t.about}</p>
        <Field
          label={t.current}
          kind={kind}
          value={form.current}
          onChange={put('current')}
          autoComplete="current-password"
          error={wrong.current ?? refused}
        />
        <Field
          label={t.next}
          hint={t.nextHint}
          kind={kind}
          value={form.next}
          onChange={put('next')}
          autoComplete="new-password"
          error={wrong.next}
        />
        <Field
          label={t.twice}
          kind={kind}
          value={form.twice}
          onChange={put('twice')}
          autoComplete="new-password"
          error={wrong.twice}
        />
        <Checkbox label={show} checked={seen} onChange={setSeen} />
        {none && !refused ? <ErrorState {...words(none)} focus /> : null}
        {/* Enter in a field says the same as the button below */}
        <button type="submit" hidden />
      </form>
    </Dialog>
  )
}
