// Forgetting a child: what goes for good and what stays without a name, a reason, and a word typed on purpose.
import Eraser from 'lucide-react/icons/eraser'
import { useState } from 'react'
import * as v from 'valibot'
import { useNoAnswerWords } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { call, type NoAnswer } from '../../../ui/call.ts'
import { ChildFace } from '../../../ui/child-face.tsx'
import { PageHead } from '../../../ui/desk-frame.tsx'
import '../../../ui/desk.css'
import { Dialog } from '../../../ui/dialog.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { Field } from '../../../ui/field.tsx'
import { wrongFields } from '../../../ui/issue-words.ts'
import { useLanguage, useText } from '../../../ui/language.tsx'
import { useMay } from '../../../ui/me.tsx'
import { eraseChild } from '../contract.ts'
import { leavingText } from './leaving-text.ts'

type Props = { readonly book: string; readonly child: string; readonly onErased: () => void }

/** The end of a file: the way to erase it, or who can. Nothing for who only looks after the child. */
export function EraseCard({ book, child, onErased }: Props) {
  const t = useText(leavingText).erase
  const may = useMay()
  const [asking, setAsking] = useState(false)
  if (!may('children.erase') && !may('children.write')) return null
  return (
    <section className="card stack no-print" aria-labelledby="erase">
      <h2 id="erase">{t.title}</h2>
      {may('children.erase') ? (
        <>
          <p className="soft">{t.about}</p>
          <div>
            <Button look="grave" icon={Eraser} onPress={() => setAsking(true)}>
              {t.title}
            </Button>
          </div>
        </>
      ) : (
        <p className="soft">{t.whoCan}</p>
      )}
      {asking ? (
        <EraseDialog book={book} child={child} onErased={onErased} onClose={() => setAsking(false)} />
      ) : null}
    </section>
  )
}

/** For who may erase a file and not read it: the animal that tells the child apart, and no name. */
export function EraseUnread({
  book,
  child,
  center,
  onErased,
}: Props & { readonly center: string | undefined }) {
  const t = useText(leavingText).erase
  return (
    <>
      <PageHead title={t.unread} about={t.unreadAbout} />
      <div className="stack">
        <section className="card row" aria-label={t.unread}>
          <ChildFace id={child} size={64} />
          <strong>{center ?? '\u00a0'}</strong>
        </section>
        <EraseCard book={book} child={child} onErased={onErased} />
      </div>
    </>
  )
}

function EraseDialog({ book, child, onErased, onClose }: Props & { readonly onClose: () => void }) {
  const t = useText(leavingText).erase
  const { language } = useLanguage()
  const words = useNoAnswerWords()
  const [reason, setReason] = useState('')
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({})
  const [none, setNone] = useState<NoAnswer>()
  const [busy, setBusy] = useState(false)
  const erase = async () => {
    const input = { book, child, reason }
    const judged = v.safeParse(eraseChild.input, input)
    const found = {
      ...(judged.issues ? wrongFields(judged.issues, language) : {}),
      ...(typed.trim().toLocaleUpperCase() === t.word ? {} : { typed: t.typeIt }),
    }
    setWrong(found)
    if (Object.keys(found).length > 0 || busy) return
    setBusy(true)
    const told = await call(eraseChild, input)
    setBusy(false)
    if ('answer' in told) onErased()
    else setNone(told)
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.title}
      actions={
        <Button look="grave" busy={busy} onPress={() => void erase()}>
          {busy ? t.erasing : t.forGood}
        </Button>
      }
    >
      <div className="form">
        <div>
          <h3>{t.goes}</h3>
          <p>{t.goesAbout}</p>
        </div>
        <div>
          <h3>{t.stays}</h3>
          <p>{t.staysAbout}</p>
        </div>
        <Field
          kind="long"
          label={t.reason}
          hint={t.reasonHint}
          value={reason}
          onChange={setReason}
          error={wrong.reason}
        />
        <Field label={t.confirm} value={typed} onChange={setTyped} autoComplete="off" error={wrong.typed} />
        {none ? <ErrorState {...words(none)} focus /> : null}
      </div>
    </Dialog>
  )
}
