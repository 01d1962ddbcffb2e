// A child's portrait at the desk: consent first, the picture looked at before it is kept, and taking it away everywhere.
import Camera from 'lucide-react/icons/camera'
import { useState } from 'react'
import { useNoAnswerWords } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { deskText } from '../../../ui/desk-text.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { FileButton } from '../../../ui/file-button.tsx'
import { fileText } from '../../../ui/file-text.ts'
import { useFormats, useText } from '../../../ui/language.tsx'
import { SaidNote, useSaying } from '../../../ui/saying.tsx'
import { Select } from '../../../ui/select.tsx'
import { sendFile } from '../../../ui/send-file.ts'
import { PHOTO, type Shrunk, shrinkPhoto, THUMB } from '../../../ui/shrink-photo.ts'
import { type Consent, portraitTaken, portraitWithdrawn } from '../contract/kinds.ts'
import type { ChildPortrait } from '../contract/rows.ts'
import { filesText } from './files-text.ts'
import './portrait.css'
import { useTodayAt } from '../../../ui/today.ts'
import { centerFile } from '../../network/contract.ts'
import { portraitText } from './portrait-text.ts'

export function PortraitDialog({
  book,
  child,
  portrait,
  address,
  onClose,
}: {
  book: string
  child: string
  portrait: ChildPortrait | null
  /** where the page sees the picture there is */
  address?: string
  onClose: () => void
}) {
  const [taking, setTaking] = useState(portrait === null)
  return taking || portrait === null ? (
    <Take book={book} child={child} onClose={onClose} />
  ) : (
    <Standing {...{ book, child, portrait, address, onClose }} onTake={() => setTaking(true)} />
  )
}

function Standing({
  book,
  child,
  portrait,
  address,
  onClose,
  onTake,
}: {
  book: string
  child: string
  portrait: ChildPortrait
  address?: string
  onClose: () => void
  onTake: () => void
}) {
  const today = useTodayAt(centerFile, book)
  const t = useText(portraitText)
  const f = useText(filesText).portrait
  const { day } = useFormats()
  const saying = useSaying()
  const [reason, setReason] = useState<'consent' | 'wrong' | ''>('')
  const [who, setWho] = useState('')
  const withdraw = async () => {
    const consent: Consent | undefined =
      reason === 'consent' && who.trim().length >= 3
        ? { who: who.trim(), on: today, how: 'spoken' }
        : undefined
    const payload = { reason: reason === '' ? undefined : reason, consent }
    if (await saying.say([{ kind: portraitWithdrawn, about: child, book, payload }])) onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.title}
      actions={
        <>
          <Button icon={Camera} onPress={onTake}>
            {t.another}
          </Button>
          <Button look="grave" busy={saying.busy} onPress={() => void withdraw()}>
            {t.withdraw}
          </Button>
        </>
      }
    >
      <div className="form">
        {address ? <img className="portrait-preview" src={address} alt={f.now} /> : null}
        <p>{f.agreed(portrait.consent.who, day(portrait.consent.on), t.hows[portrait.consent.how])}</p>
        <p className="soft">{t.withdrawAbout}</p>
        <Select
          label={f.why}
          value={reason}
          onChange={setReason}
          error={saying.wrong.reason}
          choices={[
            { value: 'consent', label: t.noConsent },
            { value: 'wrong', label: t.wrong },
          ]}
        />
        {reason === 'consent' ? (
          <Field label={f.whoSaid} hint={t.whoHint} value={who} onChange={setWho} maxLength={120} optional />
        ) : null}
        <SaidNote saying={saying} />
      </div>
    </Dialog>
  )
}

function Take({ book, child, onClose }: { book: string; child: string; onClose: () => void }) {
  const today = useTodayAt(centerFile, book)
  const t = useText(portraitText)
  const f = useText(filesText)
  const { goesOn } = useText(fileText)
  const d = useText(deskText)
  const saying = useSaying()
  const words = useNoAnswerWords()
  const [who, setWho] = useState('')
  const [on, setOn] = useState(today)
  const [how, setHow] = useState<Consent['how'] | ''>('')
  const [made, setMade] = useState<{ photo: Shrunk; thumb: Shrunk }>()
  const [problem, setProblem] = useState<string>()
  const [tried, setTried] = useState(false)
  const [sending, setSending] = useState(false)
  const agreed = who.trim().length >= 3 && how !== '' && on !== ''
  const choose = async (file: File) => {
    setProblem(undefined)
    const made = await shrinkPhoto(file, [PHOTO, THUMB]).catch(() => 'no-photo' as const)
    if (typeof made === 'string') setProblem(t.problems[made])
    else setMade({ photo: made[0]!, thumb: made[1]! })
  }
  const save = async () => {
    setTried(true)
    if (!agreed || !made) return
    setSending(true)
    setProblem(undefined)
    const thumb = await sendFile(book, made.thumb.bytes)
    const blob = 'none' in thumb ? thumb : await sendFile(book, made.photo.bytes)
    if ('none' in thumb || 'none' in blob) {
      const none = 'none' in thumb ? thumb.none : 'none' in blob ? blob.none : { offline: true as const }
      setProblem(`${words(none).happened} ${goesOn}`)
      setSending(false)
      return
    }
    const consent = { who: who.trim(), on, how }
    const payload = { blob: blob.sha256, thumb: thumb.sha256, consent }
    const said = await saying.say([{ kind: portraitTaken, about: child, book, payload }])
    setSending(false)
    if (said) onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.take}
      actions={
        <Button look="main" busy={sending || saying.busy} onPress={() => void save()}>
          {sending || saying.busy ? d.saving : t.save}
        </Button>
      }
    >
      <div className="form">
        <p className="soft">{t.about}</p>
        <Field
          label={t.who}
          hint={t.whoHint}
          value={who}
          onChange={setWho}
          maxLength={120}
          error={tried && who.trim().length < 3 ? t.whoMissing : undefined}
        />
        <Field label={f.portrait.on} kind="date" value={on} max={today} onChange={setOn} />
        <Select
          label={t.how}
          value={how}
          onChange={setHow}
          error={tried && how === '' ? t.howMissing : undefined}
          choices={(['paper', 'spoken'] as const).map((value) => ({ value, label: t.hows[value] }))}
        />
        <div className="row">
          <FileButton
            icon={Camera}
            accept="image/jpeg,image/png,image/webp"
            disabled={!agreed}
            onFile={(file) => void choose(file)}
          >
            {made ? t.again : f.portrait.choose}
          </FileButton>
          {agreed ? null : <span className="soft">{t.firstConsent}</span>}
        </div>
        {made ? <img className="portrait-preview" src={made.photo.url} alt={t.preview} /> : null}
        {tried && agreed && !made && !problem ? (
          <p role="alert" className="field-error">
            {f.portrait.noPhoto}
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
