// Taking a list away as a file: in which form, what for where it is about children, and the file when it is ready.
import Download from 'lucide-react/icons/download'
import { useEffect, useRef, useState } from 'react'
import * as v from 'valibot'
import { ExportDone, type ExportFormat, exportFormats, exportList } from '../kernel/exporting.ts'
import { type Purpose, purposes, purposeWords } from '../kernel/purposes.ts'
import { useNoAnswerWords } from './asking.tsx'
import { Button } from './button.tsx'
import { call, type NoAnswer } from './call.ts'
import { Choices } from './choices.tsx'
import { deskText } from './desk-text.ts'
import { Dialog } from './dialog.tsx'
import { ErrorState } from './error-state.tsx'
import { useLanguage, useText, useWords } from './language.tsx'
import { LongWork, WorkFileLink } from './long-work.tsx'
import { Select } from './select.tsx'
import { workText } from './work-text.ts'

/** A list as its module declares it, with the filters the screen shows it by. */
export type Take = {
  /** the id under which the module offers it */
  readonly list: string
  readonly filters: Readonly<Record<string, string | boolean>>
  /** data of children: `ask` what for, or what the file on the screen was opened for */
  readonly purpose?: 'ask' | Purpose
}

/** `rows` is what the screen counts; `search` what it looks for among the rows it has. */
export function TakeAway({
  take,
  caption,
  rows,
  search,
}: {
  take: Take
  caption: string
  rows: number
  search?: string | undefined
}) {
  const t = useText(workText)
  const [open, setOpen] = useState(false)
  const [work, setWork] = useState<string>()
  const here = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (work) here.current?.focus()
  }, [work])
  return (
    <>
      <Button look="quiet" icon={Download} onPress={() => setOpen(true)}>
        {t.take.button}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={t.take.title(caption)}>
        {work ? (
          // the button that began it is gone: whoever uses the keyboard goes on here
          <div className="stack" ref={here} tabIndex={-1}>
            <LongWork id={work} onAgain={setWork}>
              {(done) => (
                <div className="stack">
                  <p>{t.take.done(rowsOf(done.result))}</p>
                  <WorkFileLink work={done} />
                  <div>
                    <Button onPress={() => setWork(undefined)}>{t.take.other}</Button>
                  </div>
                </div>
              )}
            </LongWork>
          </div>
        ) : (
          <Ask take={take} rows={rows} search={search} onBegun={setWork} />
        )}
      </Dialog>
    </>
  )
}

const rowsOf = (result: unknown): number => {
  const parsed = v.safeParse(ExportDone, result)
  return parsed.success ? parsed.output.rows : 0
}

function Ask({
  take,
  rows,
  search,
  onBegun,
}: {
  take: Take
  rows: number
  search: string | undefined
  onBegun: (work: string) => void
}) {
  const t = useText(workText).take
  const d = useText(deskText)
  const say = useWords()
  const words = useNoAnswerWords()
  const { language } = useLanguage()
  const [format, setFormat] = useState<ExportFormat>('xlsx')
  const [purpose, setPurpose] = useState<Purpose | ''>(take.purpose === 'ask' ? '' : (take.purpose ?? ''))
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [none, setNone] = useState<NoAnswer>()
  const missing = take.purpose !== undefined && purpose === ''
  const begin = async () => {
    setTried(true)
    if (busy || missing) return
    setBusy(true)
    const told = await call(exportList, {
      ...{ list: take.list, format, filters: { ...take.filters }, language },
      ...(search ? { search } : {}),
      ...(purpose === '' ? {} : { purpose }),
    })
    setBusy(false)
    if ('answer' in told) onBegun(told.answer.work)
    else setNone(told)
  }
  return (
    <div className="form">
      <p>{search ? t.rows(rows) : t.rowsAll(rows)}</p>
      <Choices
        label={t.format}
        value={format}
        onChange={setFormat}
        choices={exportFormats.map((value) => ({ value, label: t[value], hint: t[`${value}Hint`] }))}
      />
      {take.purpose === 'ask' ? (
        <Select
          label={t.purpose}
          hint={t.purposeAbout}
          value={purpose}
          onChange={setPurpose}
          error={tried && missing ? d.wrong.missing : undefined}
          choices={purposes.map((value) => ({ value, label: say(purposeWords[value].words) }))}
        />
      ) : null}
      {none ? <ErrorState {...words(none)} focus /> : null}
      <div>
        <Button look="main" icon={Download} busy={busy} onPress={() => void begin()}>
          {busy ? t.beginning : t.begin}
        </Button>
      </div>
    </div>
  )
}
