// An observation noted on the tablet while it is fresh: of whom, what was seen, and a photo where the family agrees.
import Camera from 'lucide-react/icons/camera'
import Check from 'lucide-react/icons/check'
import { useState } from 'react'
import type { Prepared } from '../../../device/photos.ts'
import { Button } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { Field } from '../../../ui/field.tsx'
import { FileButton } from '../../../ui/file-button.tsx'
import { useText } from '../../../ui/language.tsx'
import { observationNoted } from '../contract/kinds.ts'
import { type LearnAt, tellOf } from './learn-context.ts'
import { learnText } from './tablet-text.ts'

export function LearnObserve({
  at,
  whom,
  onDone,
}: {
  at: LearnAt
  whom: readonly string[]
  onDone: () => void
}) {
  const t = useText(learnText)
  const [text, setText] = useState('')
  const [family, setFamily] = useState(false)
  const [made, setMade] = useState<Prepared & { readonly of: string }>()
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const one = whom.length === 1 ? whom[0] : undefined
  const agreed = one !== undefined && at.agreesToPhotos(one)
  // a photo is of the one it was taken of: with somebody else chosen it does not go along
  const photo = agreed && made?.of === one ? made : undefined
  const choose = async (file: File) => {
    if (one === undefined) return
    setBusy(true)
    setProblem(undefined)
    try {
      const store = await at.photos()
      if ((await store.room()) !== 'photos') setProblem(t.noRoom)
      else {
        const prepared = await store.prepare(file)
        if (typeof prepared === 'string') setProblem(t.noPhoto)
        else setMade({ ...prepared, of: one })
      }
    } catch {
      setProblem(t.noPhoto)
    }
    setBusy(false)
  }
  const save = async () => {
    setBusy(true)
    setProblem(undefined)
    const store = photo ? await at.photos() : undefined
    const kept = photo && store ? await store.keep(photo).catch(() => 'full' as const) : undefined
    if (kept === 'full') {
      setProblem(t.noRoom)
      setBusy(false)
      return
    }
    const payload = {
      ...{ day: at.today, children: [...whom], text: text.trim() },
      ...(family && one !== undefined ? { family } : {}),
      ...(kept ? { photo: kept } : {}),
    }
    const saved = await tellOf(at, observationNoted, payload, t.observed)
    if (!saved && kept) await store?.forget([kept.blob, kept.thumb])
    setBusy(false)
    if (saved) onDone()
  }
  return (
    <section className="stack" aria-labelledby="observe">
      <h1 id="observe">{t.observe}</h1>
      <p className="soft">{whom.length === 0 ? t.observeWhom : t.observeLead}</p>
      <div className="form">
        <Field kind="long" label={t.interestWords} value={text} maxLength={800} onChange={setText} />
        {one === undefined ? null : <Checkbox label={t.familyReads} checked={family} onChange={setFamily} />}
        {agreed ? (
          <div className="row">
            <FileButton
              icon={Camera}
              accept="image/jpeg,image/png,image/webp"
              camera
              busy={busy}
              onFile={(file) => void choose(file)}
            >
              {photo ? t.otherPhoto : t.photo}
            </FileButton>
            {photo ? <img className="learn-photo" src={photo.thumb.url} alt={t.photoAlt} /> : null}
          </div>
        ) : one === undefined ? null : (
          <p className="soft">{t.notAgreed}</p>
        )}
        {problem ? (
          <p role="alert" className="field-error">
            {problem}
          </p>
        ) : null}
        <Button
          look="main"
          big
          icon={Check}
          busy={busy}
          disabled={whom.length === 0 || text.trim().length < 2}
          onPress={() => void save()}
        >
          {t.save}
        </Button>
      </div>
    </section>
  )
}
