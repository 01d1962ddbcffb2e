// Taking a child's portrait on the tablet: first who of the family agreed, then the picture, looked at before it is kept.
import Camera from 'lucide-react/icons/camera'
import { useEffect, useState } from 'react'
import type { Photos, Prepared } from '../../../device/photos.ts'
import { type SayLines, useSaying } from '../../../device/use-saying.ts'
import type { Day } from '../../../kernel/days.ts'
import { Button } from '../../../ui/button.tsx'
import { Field } from '../../../ui/field.tsx'
import { FileButton } from '../../../ui/file-button.tsx'
import { useText } from '../../../ui/language.tsx'
import { type Consent, portraitTaken, portraitWithdrawn } from '../contract/kinds.ts'
import type { CarriedPortrait } from '../contract/rows.ts'
import './portrait.css'
import { portraitText } from './portrait-text.ts'

export type PortraitPanelProps = {
  readonly child: string
  readonly room?: string
  readonly portrait?: CarriedPortrait
  readonly today: Day
  readonly photos: () => Promise<Photos>
  readonly say: SayLines
  readonly onClose: () => void
}

/** Either takes one, or takes the one there is away. */
export function PortraitPanel(props: PortraitPanelProps) {
  const [taking, setTaking] = useState(props.portrait === undefined)
  return taking ? <Take {...props} /> : <Choose {...props} onTake={() => setTaking(true)} />
}

function Choose({
  child,
  room,
  portrait,
  photos,
  say,
  onClose,
  onTake,
}: PortraitPanelProps & { onTake: () => void }) {
  const t = useText(portraitText)
  const tell = useSaying(say)
  const [sure, setSure] = useState<'consent' | 'wrong'>()
  const [busy, setBusy] = useState(false)
  const withdraw = async (reason: 'consent' | 'wrong') => {
    setBusy(true)
    const line = {
      kind: portraitWithdrawn.kind,
      kindVersion: portraitWithdrawn.version,
      about: child,
      ...(room === undefined ? {} : { room }),
      payload: { reason },
    }
    // not undoable: the picture itself is forgotten with it
    const saved = await tell(`portrait ${child}`, [line], t.withdrawn, false)
    if (saved && portrait) await (await photos()).forget([portrait.b, portrait.t])
    setBusy(false)
    if (saved) onClose()
  }
  if (sure)
    return (
      <div className="stack child-note">
        <p>{t.withdrawAbout}</p>
        <div className="row">
          <Button look="grave" busy={busy} onPress={() => void withdraw(sure)}>
            {t.withdrawSure}
          </Button>
          <Button look="quiet" onPress={() => setSure(undefined)}>
            {t.keep}
          </Button>
        </div>
      </div>
    )
  return (
    <div className="row">
      <Button icon={Camera} onPress={onTake}>
        {t.another}
      </Button>
      <Button onPress={() => setSure('consent')}>{t.noConsent}</Button>
      <Button onPress={() => setSure('wrong')}>{t.wrong}</Button>
      <Button look="quiet" onPress={onClose}>
        {t.keep}
      </Button>
    </div>
  )
}

function Take({ child, room, today, photos, say, onClose }: PortraitPanelProps) {
  const t = useText(portraitText)
  const tell = useSaying(say)
  const [who, setWho] = useState('')
  const [how, setHow] = useState<Consent['how']>()
  const [tried, setTried] = useState(false)
  const [noRoom, setNoRoom] = useState(false)
  const [problem, setProblem] = useState<string>()
  const [made, setMade] = useState<Prepared>()
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    void photos()
      .then((p) => p.room())
      .then((room) => setNoRoom(room !== 'photos'))
      .catch(() => setNoRoom(false))
  }, [photos])
  const agreed = who.trim().length >= 3 && how !== undefined
  const choose = async (file: File) => {
    setBusy(true)
    setProblem(undefined)
    try {
      const prepared = await (await photos()).prepare(file)
      if (typeof prepared === 'string') setProblem(t.problems[prepared])
      else setMade(prepared)
    } catch {
      setProblem(t.problems.failed)
    }
    setBusy(false)
  }
  const save = async () => {
    setTried(true)
    if (!agreed || !made) return
    setBusy(true)
    setProblem(undefined)
    try {
      const store = await photos()
      const kept = await store.keep(made)
      if (kept === 'full') setProblem(t.problems.full)
      else {
        const line = {
          kind: portraitTaken.kind,
          kindVersion: portraitTaken.version,
          about: child,
          ...(room === undefined ? {} : { room }),
          payload: { ...kept, consent: { who: who.trim().slice(0, 120), on: today, how: how! } },
        }
        if (await tell(`portrait ${child}`, [line], t.taken)) return onClose()
        await store.forget([kept.blob, kept.thumb])
      }
    } catch {
      setProblem(t.problems.failed)
    }
    setBusy(false)
  }
  if (noRoom)
    return (
      <div className="stack child-note" role="status">
        <p>{t.noRoom}</p>
        <div>
          <Button onPress={onClose}>{t.close}</Button>
        </div>
      </div>
    )
  return (
    <div className="stack child-note">
      <p className="soft">{t.about}</p>
      <Field
        label={t.who}
        hint={t.whoHint}
        value={who}
        onChange={setWho}
        maxLength={120}
        error={tried && who.trim().length < 3 ? t.whoMissing : undefined}
      />
      <fieldset className="child-kinds" aria-label={t.how}>
        <legend>{t.how}</legend>
        {(['paper', 'spoken'] as const).map((k) => (
          <Button key={k} pressed={how === k} onPress={() => setHow(k)}>
            {t.hows[k]}
          </Button>
        ))}
      </fieldset>
      {tried && how === undefined ? <p className="field-error">{t.howMissing}</p> : null}
      {made ? <img className="portrait-preview" src={made.photo.url} alt={t.preview} /> : null}
      {problem ? (
        <p role="alert" className="field-error">
          {problem}
        </p>
      ) : null}
      <div className="row">
        {made ? (
          <Button look="main" busy={busy} onPress={() => void save()}>
            {t.save}
          </Button>
        ) : null}
        <FileButton
          icon={Camera}
          look={made ? 'plain' : 'main'}
          accept="image/jpeg,image/png,image/webp"
          camera
          busy={busy}
          disabled={!agreed}
          onFile={(file) => void choose(file)}
        >
          {made ? t.again : t.take}
        </FileButton>
        <Button look="quiet" onPress={onClose}>
          {t.cancel}
        </Button>
      </div>
      {agreed ? null : <p className="soft">{t.firstConsent}</p>}
    </div>
  )
}
