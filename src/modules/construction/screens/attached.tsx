// Photos and scans beside what is said: chosen or taken, their place and moment read, made small and bare, and sent before they are named.
import Camera from 'lucide-react/icons/camera'
import FilePlus from 'lucide-react/icons/file-plus'
import { useEffect, useRef, useState } from 'react'
import { useNoAnswerWords } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { StateShape } from '../../../ui/chip.tsx'
import { FileButton } from '../../../ui/file-button.tsx'
import { fileText } from '../../../ui/file-text.ts'
import { useText } from '../../../ui/language.tsx'
import { readied } from '../../../ui/ready-document.ts'
import { sendFile } from '../../../ui/send-file.ts'
import { PAGE, shrinkPhoto } from '../../../ui/shrink-photo.ts'
import { constructionText } from './text.ts'
import { type Taken, takenWhere } from './where.ts'

type Chosen = {
  readonly name: string
  readonly bytes: Uint8Array<ArrayBuffer>
  /** of a photo: where and when */
  readonly taken?: Taken
}

/** `send` answers what was sent in the order in which it was chosen, or false where something could not be sent. */
export function useAttached(book: string) {
  const f = useText(fileText)
  const t = useText(constructionText)
  const words = useNoAnswerWords()
  const [files, setFiles] = useState<readonly Chosen[]>([])
  const [problem, setProblem] = useState<string>()
  const [part, setPart] = useState<number>()
  const [reading, setReading] = useState(false)
  const stop = useRef(new AbortController())
  useEffect(() => {
    const mine = new AbortController()
    stop.current = mine
    return () => mine.abort()
  }, [])
  const problems = f.problems as Readonly<Record<string, string>>
  const choose = async (file: File, kind: 'photos' | 'paper') => {
    setProblem(undefined)
    setReading(true)
    try {
      if (kind === 'paper') {
        const ready = await readied(file)
        if (typeof ready === 'string') setProblem(problems[ready] ?? problems.other)
        else setFiles([{ name: file.name, bytes: ready.bytes }])
        return
      }
      const taken = await takenWhere(file)
      if (!taken) return setProblem(t.photoNowhere)
      const made = await shrinkPhoto(file, [PAGE])
      if (typeof made === 'string') return setProblem(problems[made] ?? problems.other)
      setFiles((had) => [...had, { name: file.name, bytes: made[0]!.bytes, taken }])
    } catch {
      setProblem(problems['broken-file'])
    } finally {
      setReading(false)
    }
  }
  const send = async (): Promise<readonly (NonNullable<Chosen['taken']> | object)[] | false> => {
    const sent: object[] = []
    for (const [i, { bytes, taken }] of files.entries()) {
      const told = await sendFile(book, bytes, (p) => setPart((i + p) / files.length), stop.current.signal)
      if (!('sha256' in told)) {
        setPart(undefined)
        if (stop.current.signal.aborted) return false
        const code = 'refusal' in told.none ? told.none.refusal.code : undefined
        setProblem((code && problems[code]) || `${words(told.none).happened} ${f.goesOn}`)
        return false
      }
      sent.push({ file: told.sha256, ...taken })
    }
    setPart(undefined)
    return sent
  }
  return {
    files,
    problem,
    part,
    reading,
    choose,
    send,
    drop: (name: string) => setFiles((x) => x.filter((y) => y.name !== name)),
  }
}

export function AttachedField({
  of,
  label,
  kind,
}: {
  of: ReturnType<typeof useAttached>
  label: string
  kind: 'photos' | 'paper'
}) {
  const f = useText(fileText)
  const t = useText(constructionText)
  return (
    <div className="stack">
      <p className="field-label">{label}</p>
      <div className="row">
        <FileButton
          icon={kind === 'photos' ? Camera : FilePlus}
          accept={
            kind === 'photos'
              ? 'image/jpeg,image/png,image/webp'
              : 'application/pdf,image/jpeg,image/png,image/webp'
          }
          onFile={(file) => void of.choose(file, kind)}
          busy={of.reading}
          disabled={of.part !== undefined}
        >
          {kind === 'photos' ? t.addPhoto : of.files.length > 0 ? f.chooseOther : f.choose}
        </FileButton>
      </div>
      {of.files.length > 0 ? (
        <ul className="lines">
          {of.files.map((x) => (
            <li key={x.name}>
              <span>
                {x.name}
                {x.taken ? (
                  <span className="soft">
                    {' '}
                    · {x.taken.latitude}, {x.taken.longitude}
                  </span>
                ) : null}
              </span>
              <Button look="quiet" label={`${t.dropFile}: ${x.name}`} onPress={() => of.drop(x.name)}>
                {t.dropFile}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      {of.part === undefined ? null : (
        <progress className="bar" max={1} value={of.part} aria-label={f.sending} />
      )}
      {of.problem ? (
        <p role="alert" className="field-error">
          <StateShape state="urgent" />
          {of.problem}
        </p>
      ) : null}
    </div>
  )
}
