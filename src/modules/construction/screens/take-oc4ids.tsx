// A button that makes the file of Open Contracting for Infrastructure and gives it when it is ready.
import FileJson from 'lucide-react/icons/file-json'
import { useState } from 'react'
import * as v from 'valibot'
import { useNoAnswerWords } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { call, type NoAnswer } from '../../../ui/call.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { useFormats, useLanguage, useText } from '../../../ui/language.tsx'
import { LongWork, WorkFileLink } from '../../../ui/long-work.tsx'
import { takeOc4ids } from '../contract/programme.ts'
import { programmeText } from './programme-text.ts'

const Done = v.object({ projects: v.number() })

export function TakeOc4ids() {
  const t = useText(programmeText)
  const { number } = useFormats()
  const { language } = useLanguage()
  const words = useNoAnswerWords()
  const [open, setOpen] = useState(false)
  const [work, setWork] = useState<string>()
  const [busy, setBusy] = useState(false)
  const [none, setNone] = useState<NoAnswer>()
  const begin = async () => {
    if (busy) return
    setBusy(true)
    const told = await call(takeOc4ids, { language })
    setBusy(false)
    if ('answer' in told) setWork(told.answer.work)
    setNone('answer' in told ? undefined : told)
  }
  return (
    <>
      <Button look="quiet" icon={FileJson} onPress={() => setOpen(true)}>
        {t.oc4ids}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={t.oc4ids}>
        {work ? (
          <LongWork id={work} onAgain={setWork}>
            {(done) => {
              const result = v.safeParse(Done, done.result)
              return (
                <div className="stack">
                  {result.success ? <p>{t.oc4idsDone(number(result.output.projects))}</p> : null}
                  <WorkFileLink work={done} />
                  <div>
                    <Button onPress={() => setWork(undefined)}>{t.again}</Button>
                  </div>
                </div>
              )
            }}
          </LongWork>
        ) : (
          <div className="form">
            <p>{t.oc4idsAbout}</p>
            {none ? <ErrorState {...words(none)} focus /> : null}
            <div>
              <Button look="main" icon={FileJson} busy={busy} onPress={() => void begin()}>
                {t.oc4idsBegin}
              </Button>
            </div>
          </div>
        )}
      </Dialog>
    </>
  )
}
