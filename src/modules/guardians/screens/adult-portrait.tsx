// An adult's portrait at the desk: their own word first, the picture looked at before it is kept, and taking it away everywhere.

import Camera from 'lucide-react/icons/camera'
import { useState } from 'react'
import type { Purpose } from '../../../kernel/purposes.ts'
import { useNoAnswerWords } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { deskText } from '../../../ui/desk-text.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { FileButton } from '../../../ui/file-button.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { SaidNote, useSaying } from '../../../ui/saying.tsx'
import { Select } from '../../../ui/select.tsx'
import { fileAddress, sendFile } from '../../../ui/send-file.ts'
import { PHOTO, type Shrunk, shrinkPhoto, THUMB } from '../../../ui/shrink-photo.ts'
import { adultPortraitTaken, adultPortraitWithdrawn } from '../contract/adults.ts'
import { guardiansText } from './desk-text.ts'
import './guardians.css'
import { useTodayAt } from '../../../ui/today.ts'
import { centerFile } from '../../network/contract.ts'
import { nameOf, type Person } from './circle-parts.tsx'
import { portraitWords } from './portrait-words.ts'

export function AdultPortraitDialog({
  book,
  person,
  purpose,
  onClose,
}: {
  book: string
  person: Person
  purpose: Purpose
  onClose: () => void
}) {
  const today = useTodayAt(centerFile, book)
  const { adult } = person
  const g = useText(guardiansText)
  const t = useText(portraitWords)
  const d = useText(deskText)
  const { day } = useFormats()
  const saying = useSaying()
  const words = useNoAnswerWords()
  const [how, setHow] = useState<'paper' | 'spoken' | ''>('')
  const [on, setOn] = useState(today)
  const [made, setMade] = useState<{ photo: Shrunk; thumb: Shrunk }>()
  const [problem, setProblem] = useState<string>()
  const [tried, setTried] = useState(false)
  const [sending, setSending] = useState(false)
  const choose = async (file: File) => {
    setProblem(undefined)
    const shrunk = await shrinkPhoto(file, [PHOTO, THUMB]).catch(() => 'no-photo' as const)
    if (typeof shrunk === 'string') setProblem(t.noPhoto)
    else setMade({ photo: shrunk[0]!, thumb: shrunk[1]! })
  }
  const save = async () => {
    setTried(true)
    if (how === '' || !made || sending) return
    setSending(true)
    const thumb = await sendFile(book, made.thumb.bytes)
    const blob = 'none' in thumb ? thumb : await sendFile(book, made.photo.bytes)
    if ('none' in thumb || 'none' in blob) {
      const none = 'none' in thumb ? thumb.none : 'none' in blob ? blob.none : { offline: true as const }
      setProblem(words(none).happened)
      setSending(false)
      return
    }
    const consent = { who: nameOf(adult).slice(0, 120), on, how }
    const payload = { blob: blob.sha256, thumb: thumb.sha256, consent }
    const said = await saying.say([{ kind: adultPortraitTaken, about: adult.key, book, payload }])
    setSending(false)
    if (said) onClose()
  }
  const withdraw = async (reason: 'consent' | 'wrong') => {
    if (await saying.say([{ kind: adultPortraitWithdrawn, about: adult.key, book, payload: { reason } }]))
      onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={g.portraitOf(nameOf(adult))}
      actions={
        <Button look="main" busy={sending || saying.busy} onPress={() => void save()}>
          {sending || saying.busy ? d.saving : t.save}
        </Button>
      }
    >
      <div className="form">
        {adult.portrait ? (
          <div className="stack">
            <img
              className="portrait-preview"
              src={fileAddress(book, adult.portrait.blob, purpose)}
              alt={g.portraitOf(nameOf(adult))}
            />
            <p>{t.agreed(day(adult.portrait.consent.on))}</p>
            <div className="row">
              <Button busy={saying.busy} onPress={() => void withdraw('consent')}>
                {t.noConsent}
              </Button>
              <Button busy={saying.busy} onPress={() => void withdraw('wrong')}>
                {t.wrong}
              </Button>
            </div>
            <h3>{t.another}</h3>
          </div>
        ) : null}
        <p className="soft">{t.about}</p>
        <Select
          label={t.how}
          value={how}
          onChange={setHow}
          error={tried && how === '' ? t.howMissing : undefined}
          choices={(['paper', 'spoken'] as const).map((value) => ({ value, label: g.hows[value] }))}
        />
        <Field kind="date" label={g.on} value={on} max={today} onChange={setOn} />
        <FileButton
          icon={Camera}
          accept="image/jpeg,image/png,image/webp"
          disabled={how === ''}
          onFile={(file) => void choose(file)}
        >
          {t.choose}
        </FileButton>
        {made ? <img className="portrait-preview" src={made.photo.url} alt={t.preview} /> : null}
        {tried && how !== '' && !made && !problem ? (
          <p role="alert" className="field-error">
            {t.missing}
          </p>
        ) : null}
        {problem ? (
          <p role="alert" className="field-error">
            {problem}
          </p>
        ) : null}
        <SaidNote saying={saying} />
      </div>
    </Dialog>
  )
}
