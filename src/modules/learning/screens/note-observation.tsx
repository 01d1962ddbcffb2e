// Noting an observation of one child at the desk: words, formative field, whether the family may read it, a photo where the family agrees.
import Camera from 'lucide-react/icons/camera'
import { useEffect, useRef, useState } from 'react'
import type { Day } from '../../../kernel/days.ts'
import { useNoAnswerWords } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { FileButton } from '../../../ui/file-button.tsx'
import { fileText } from '../../../ui/file-text.ts'
import { useText } from '../../../ui/language.tsx'
import { SaidNote, useSaying } from '../../../ui/saying.tsx'
import { sendFile } from '../../../ui/send-file.ts'
import { PHOTO, shrinkPhoto } from '../../../ui/shrink-photo.ts'
import { observationNoted } from '../contract/kinds.ts'
import { FormativeField } from '../contract/programme.ts'
import { portfolioText } from './portfolio-text.ts'
import { learningWords } from './words.ts'

export function NoteObservation({
  book,
  room,
  child,
  today,
  photos,
  onClose,
}: {
  book: string
  room: string
  child: string
  today: Day
  photos: boolean
  onClose: () => void
}) {
  const t = useText(portfolioText)
  const w = useText(learningWords)
  const f = useText(fileText)
  const words = useNoAnswerWords()
  const saying = useSaying()
  const [text, setText] = useState('')
  const [fields, setFields] = useState<readonly FormativeField[]>([])
  const [family, setFamily] = useState(false)
  const [photo, setPhoto] = useState<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly name: string }>()
  const [problem, setProblem] = useState<string>()
  const [sending, setSending] = useState(false)
  const stop = useRef(new AbortController())
  useEffect(() => {
    const here = new AbortController()
    stop.current = here
    return () => here.abort()
  }, [])
  const problems = f.problems as Readonly<Record<string, string>>
  const choose = async (file: File) => {
    setProblem(undefined)
    const made = await shrinkPhoto(file, [PHOTO]).catch(() => 'broken-file' as const)
    if (typeof made === 'string') setProblem(problems[made] ?? problems.other)
    else setPhoto({ bytes: made[0]!.bytes, name: file.name })
  }
  const save = async () => {
    setProblem(undefined)
    let blob: string | undefined
    if (photo) {
      setSending(true)
      // the file goes first: a fact never names one that stayed behind
      const told = await sendFile(book, photo.bytes, undefined, stop.current.signal)
      setSending(false)
      if ('none' in told) {
        const code = 'refusal' in told.none ? told.none.refusal.code : undefined
        setProblem((code && problems[code]) || `${words(told.none).happened} ${f.goesOn}`)
        return
      }
      blob = told.sha256
    }
    const payload = {
      ...{ day: today, children: [child], text: text.trim() },
      ...(fields.length > 0 ? { fields } : {}),
      ...(family ? { family } : {}),
      ...(blob ? { photo: { blob } } : {}),
    }
    if (await saying.say([{ kind: observationNoted, about: room, book, room, payload }])) onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.note}
      actions={
        <Button
          look="main"
          busy={sending || saying.busy}
          disabled={text.trim().length < 2}
          onPress={() => void save()}
        >
          {t.save}
        </Button>
      }
    >
      <div className="form">
        <Field
          kind="long"
          label={t.seen}
          hint={t.seenHint}
          value={text}
          maxLength={800}
          onChange={setText}
          error={saying.wrong.text}
        />
        <fieldset className="learn-taps" aria-label={t.fields}>
          <legend className="field-label">{t.fields}</legend>
          {FormativeField.options.map((x) => (
            <Button
              key={x}
              pressed={fields.includes(x)}
              onPress={() => setFields(fields.includes(x) ? fields.filter((y) => y !== x) : [...fields, x])}
            >
              {w.fields[x]}
            </Button>
          ))}
        </fieldset>
        <Checkbox label={t.family} checked={family} onChange={setFamily} />
        {photos ? (
          <div className="row">
            <FileButton
              icon={Camera}
              accept="image/jpeg,image/png,image/webp"
              onFile={(file) => void choose(file)}
            >
              {t.addPhoto}
            </FileButton>
            {photo ? <span role="status">{t.photoReady(photo.name)}</span> : null}
          </div>
        ) : (
          <p className="soft">{t.noPhotos}</p>
        )}
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
