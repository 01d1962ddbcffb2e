// Who comes in for an organization: invited here, with an account given in person, and let in no more.
import { useState } from 'react'
import * as v from 'valibot'
import { Asked as AskedOf, useAsk, useAskAgain, useNoAnswerWords } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { call, type NoAnswer } from '../../../ui/call.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { wrongFields } from '../../../ui/issue-words.ts'
import { useFormats, useLanguage, useText } from '../../../ui/language.tsx'
import { dismissFromSide, inviteToSide, sidePeople } from '../contract.ts'
import { agreementText } from './text.ts'

const NOTHING = { given: '', first: '', login: '', password: '' }

export function PeopleView({ book, party }: { book: string; party: string }) {
  const t = useText(agreementText)
  const { day } = useFormats()
  const { language } = useLanguage()
  const words = useNoAnswerWords()
  const again = useAskAgain()
  const people = useAsk(sidePeople, { book, party })
  const [open, setOpen] = useState(false)
  const [form, setForm] = useState(NOTHING)
  const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({})
  const [none, setNone] = useState<NoAnswer>()
  const [busy, setBusy] = useState(false)
  const code = none && 'refusal' in none ? none.refusal.code : undefined
  const own = code ? (t.refusals as Readonly<Record<string, string>>)[code] : undefined
  const told = none ? (own ?? words(none).happened) : undefined
  const invite = async () => {
    if (busy) return
    const input = { book, party, ...form }
    const judged = v.safeParse(inviteToSide.input, input)
    setWrong(judged.issues ? wrongFields(judged.issues, language) : {})
    if (judged.issues) return
    setBusy(true)
    const answer = await call(inviteToSide, input)
    setBusy(false)
    if (!('answer' in answer)) return setNone(answer)
    setNone(undefined)
    setForm(NOTHING)
    setOpen(false)
    await again()
  }
  const dismiss = async (post: string) => {
    if (busy) return
    setBusy(true)
    const answer = await call(dismissFromSide, { book, party, post })
    setBusy(false)
    setNone('answer' in answer ? undefined : answer)
    await again()
  }
  return (
    <div className="stack">
      <p className="soft">{t.inviteAbout}</p>
      <div className="row no-print">
        <Button look="main" onPress={() => setOpen(true)}>
          {t.invite}
        </Button>
      </div>
      {told && !open ? (
        <p role="alert" className="field-error">
          {told}
        </p>
      ) : null}
      <AskedOf of={people} height={10}>
        {(list) =>
          list.people.length === 0 ? (
            <p className="soft">{t.nobody}</p>
          ) : (
            <ul className="lines">
              {list.people.map((p) => (
                <li key={p.post}>
                  <span>
                    <strong>{p.name}</strong> {p.login ?? ''}{' '}
                    <span className="soft">{p.to ? t.endedSince(day(p.to)) : t.since(day(p.from))}</span>
                  </span>
                  {p.to ? null : (
                    <Button
                      look="quiet"
                      label={`${t.dismiss}: ${p.name}`}
                      onPress={() => void dismiss(p.post)}
                    >
                      {t.dismiss}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </AskedOf>
      {open ? (
        <Dialog
          open
          onClose={() => setOpen(false)}
          title={t.invite}
          actions={
            <Button look="main" busy={busy} onPress={() => void invite()}>
              {busy ? t.saving : t.invite}
            </Button>
          }
        >
          <div className="form">
            <p className="soft">{t.inviteGive}</p>
            {(['given', 'first', 'login', 'password'] as const).map((name) => (
              <Field
                key={name}
                label={t[name]}
                value={form[name]}
                onChange={(x) => setForm((had) => ({ ...had, [name]: x }))}
                {...(name === 'password' ? { hint: t.passwordHint } : {})}
                {...(wrong[name] ? { error: wrong[name] } : {})}
                autoComplete="off"
              />
            ))}
            <p role="alert" className="field-error" hidden={told === undefined}>
              {told}
            </p>
          </div>
        </Dialog>
      ) : null}
    </div>
  )
}
