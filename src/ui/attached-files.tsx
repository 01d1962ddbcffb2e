// Files beside what is said in a form: chosen, made ready to travel, and sent before they are named.
import FilePlus from 'lucide-react/icons/file-plus'
import { useEffect, useRef, useState } from 'react'
import { useNoAnswerWords } from './asking.tsx'
import { Button, type Icon } from './button.tsx'
import { StateShape } from './chip.tsx'
import { FileButton } from './file-button.tsx'
import { fileText } from './file-text.ts'
import { formText } from './form-text.ts'
import { useText } from './language.tsx'
import { readied } from './ready-document.ts'
import { type SendTo, sendFile } from './send-file.ts'

/** A file as it will travel; `said`: what is told of it beside its hash; `note`: what is shown of it beside its name. */
export type ReadyFile = {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly said?: Readonly<Record<string, unknown>>
  readonly note?: string
}

/** How files of a form are chosen. A text instead of a ready file is a word of `fileText`'s problems, or a sentence. */
export type Attaching = {
  readonly ready?: (file: File) => Promise<ReadyFile | string>
  readonly accept?: string
  readonly icon?: Icon
  readonly choose?: string
  /** nothing can be said without one */
  readonly needed?: boolean
  /** hears the name of a file that can be sent */
  readonly onReady?: (name: string) => void
}

type Chosen = ReadyFile & { readonly name: string }
const DOCUMENT = 'application/pdf,image/jpeg,image/png,image/webp'
/** A hash no file has, for judging what is said before its files were sent. */
export const NO_FILE_YET = '0'.repeat(64)

/** `one`: a chosen file takes the place of the one before. `send` answers false where something could not be sent: nothing is said then. */
export function useAttached(how: Attaching, one: boolean) {
  const f = useText(fileText)
  const words = useNoAnswerWords()
  const [files, setFiles] = useState<readonly Chosen[]>([])
  const [problem, setProblem] = useState<string>()
  const [refused, setRefused] = useState(false)
  const [part, setPart] = useState<number>()
  const [reading, setReading] = useState(false)
  const stop = useRef(new AbortController())
  useEffect(() => {
    const mine = new AbortController()
    stop.current = mine
    return () => mine.abort()
  }, [])
  const problems = f.problems as Readonly<Record<string, string>>
  const choose = async (file: File) => {
    setProblem(undefined)
    setRefused(false)
    setReading(true)
    const ready = await (how.ready ?? readied)(file).catch(() => 'broken-file')
    setReading(false)
    if (typeof ready === 'string') {
      setRefused(true)
      // a code has no spaces; what is not a code is a sentence already
      return setProblem(problems[ready] ?? (ready.includes(' ') ? ready : problems.other))
    }
    const chosen: Chosen = { name: file.name, ...ready }
    how.onReady?.(chosen.name)
    setFiles((had) => (one ? [chosen] : [...had.filter((x) => x.name !== file.name), chosen]))
  }
  /** What is said of each file, by the hash of what was sent or, before it was, by none; false where something could not be sent. */
  const said = (hashes?: readonly string[]) =>
    files.map((x, i) => ({ file: hashes?.[i] ?? NO_FILE_YET, ...(x.said ?? { name: x.name }) }))
  const send = async (to: SendTo) => {
    // what was refused is left out by the person, never by the way
    if (refused) return false
    setProblem(undefined)
    const hashes: string[] = []
    for (const [i, { bytes }] of files.entries()) {
      const told = await sendFile(to, bytes, (p) => setPart((i + p) / files.length), stop.current.signal)
      if (!('sha256' in told)) {
        setPart(undefined)
        if (stop.current.signal.aborted) return false
        const code = 'refusal' in told.none ? told.none.refusal.code : undefined
        setProblem((code && problems[code]) || `${words(told.none).happened} ${f.goesOn}`)
        return false
      }
      hashes.push(told.sha256)
    }
    setPart(undefined)
    return said(hashes)
  }
  const drop = (name: string) => {
    setProblem(undefined)
    setFiles((x) => x.filter((y) => y.name !== name))
  }
  /** goes on without the file that was refused */
  const leave = () => {
    setProblem(undefined)
    setRefused(false)
  }
  return { files, problem, refused, part, reading, choose, said, send, drop, leave, how }
}

export function AttachedField({
  of,
  label,
  error,
  needed = false,
}: {
  of: ReturnType<typeof useAttached>
  label: string
  error?: string | undefined
  /** nothing can be said without a file: one that was refused cannot be left out */
  needed?: boolean
}) {
  const t = useText(formText)
  const f = useText(fileText)
  const wrong = of.problem ?? error
  return (
    <div className="stack">
      <p className="field-label">{label}</p>
      <div className="row">
        <FileButton
          icon={of.how.icon ?? FilePlus}
          accept={of.how.accept ?? DOCUMENT}
          onFile={(file) => void of.choose(file)}
          busy={of.reading}
          disabled={of.part !== undefined}
        >
          {of.how.choose ?? (of.files.length > 0 ? f.chooseOther : f.choose)}
        </FileButton>
      </div>
      {of.files.length > 0 ? (
        <ul className="lines">
          {of.files.map((x) => (
            <li key={x.name}>
              <span>
                {x.name}
                {x.note ? <span className="soft"> · {x.note}</span> : null}
              </span>
              <Button
                look="quiet"
                label={`${t.dropFile}: ${x.name}`}
                disabled={of.part !== undefined}
                onPress={() => of.drop(x.name)}
              >
                {t.dropFile}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      {of.part === undefined ? null : (
        <progress className="bar" max={1} value={of.part} aria-label={f.sending} />
      )}
      {wrong ? (
        <p role="alert" className="field-error">
          <StateShape state="urgent" />
          {wrong} {of.refused && !needed ? f.refusedStays : null}
        </p>
      ) : null}
      {of.refused && !needed ? (
        <div className="row">
          <Button look="quiet" disabled={of.part !== undefined} onPress={of.leave}>
            {f.without}
          </Button>
        </div>
      ) : null}
    </div>
  )
}
