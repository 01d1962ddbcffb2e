// A photo or PDF beside a step: chosen, made ready, and sent before the step that names it.
import FilePlus from 'lucide-react/icons/file-plus'
import { useEffect, useRef, useState } from 'react'
import { useNoAnswerWords } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { StateShape } from '../../../ui/chip.tsx'
import { FileButton } from '../../../ui/file-button.tsx'
import { fileText } from '../../../ui/file-text.ts'
import { useText } from '../../../ui/language.tsx'
import { type Ready, readied } from '../../../ui/ready-document.ts'
import { sendFile } from '../../../ui/send-file.ts'

/** `send` answers the SHA-256, undefined where none was chosen, false where the one chosen was refused or could not be sent: nothing is saved then. */
export function usePaper(book: string) {
  const f = useText(fileText)
  const words = useNoAnswerWords()
  const [file, setFile] = useState<Ready & { readonly name: string }>()
  const [problem, setProblem] = useState<string>()
  const [part, setPart] = useState<number>()
  const stop = useRef(new AbortController())
  useEffect(() => {
    const here = new AbortController()
    stop.current = here
    return () => here.abort()
  }, [])
  const problems = f.problems as Readonly<Record<string, string>>
  const choose = async (chosen: File) => {
    setProblem(undefined)
    setFile(undefined)
    const ready = await readied(chosen).catch(() => 'broken-file')
    if (typeof ready === 'string') setProblem(problems[ready] ?? problems.other)
    else setFile({ ...ready, name: chosen.name })
  }
  /** goes on without the file that was refused: said by the person, never supposed */
  const leave = () => {
    setProblem(undefined)
    setFile(undefined)
  }
  const send = async (): Promise<string | undefined | false> => {
    if (!file) return problem === undefined ? undefined : false
    setProblem(undefined)
    setPart(0)
    const told = await sendFile(book, file.bytes, setPart, stop.current.signal)
    setPart(undefined)
    if ('sha256' in told) return told.sha256
    if (!stop.current.signal.aborted) {
      const code = 'refusal' in told.none ? told.none.refusal.code : undefined
      setProblem((code && problems[code]) || `${words(told.none).happened} ${f.goesOn}`)
    }
    return false
  }
  return { file, problem, part, choose, send, leave }
}

export function PaperFile({ paper, label }: { paper: ReturnType<typeof usePaper>; label: string }) {
  const f = useText(fileText)
  const { file, part, problem } = paper
  return (
    <div className="stack">
      <p className="field-label">{label}</p>
      <div className="row">
        <FileButton
          icon={FilePlus}
          accept="application/pdf,image/jpeg,image/png,image/webp"
          onFile={(chosen) => void paper.choose(chosen)}
          disabled={part !== undefined}
        >
          {file ? f.chooseOther : f.choose}
        </FileButton>
        {file ? <strong>{file.name}</strong> : null}
      </div>
      {part === undefined ? null : <progress className="bar" max={1} value={part} aria-label={f.sending} />}
      {problem ? (
        <p role="alert" className="field-error">
          <StateShape state="urgent" />
          {problem} {file ? null : f.refusedStays}
        </p>
      ) : null}
      {file || problem ? (
        <div className="row">
          <Button look="quiet" disabled={part !== undefined} onPress={paper.leave}>
            {f.without}
          </Button>
        </div>
      ) : null}
    </div>
  )
}
