// Adding a tablet: a code from here to there, six letters from there to here, so that each knows the other.
import { useState } from 'react'
import * as v from 'valibot'
import { confirmPairing, listDevices, openPairing } from '../../../kernel/devices.ts'
import { useAskAgain, useNoAnswerWords } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { call, type NoAnswer } from '../../../ui/call.ts'
import '../../../ui/desk.css'
import { Dialog } from '../../../ui/dialog.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { Field } from '../../../ui/field.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { Select } from '../../../ui/select.tsx'
import { listPending } from '../contract.ts'
import { oversightText } from './desk-text.ts'

const WHOLE = 'whole'

type Opened = { readonly pairing: string; readonly code: string; readonly expires: string }

export function Pairing({
  book,
  rooms,
  office,
  onClose,
}: {
  book: string
  rooms: readonly { readonly key: string; readonly name: string }[]
  /** a representation’s or the nation’s: a phone of who works in the field */
  office: boolean
  onClose: () => void
}) {
  const t = useText(oversightText).tablets
  const words = useNoAnswerWords()
  const again = useAskAgain()
  const [room, setRoom] = useState('')
  const [opened, setOpened] = useState<Opened>()
  const [letters, setLetters] = useState('')
  const [short, setShort] = useState(false)
  const [none, setNone] = useState<NoAnswer>()
  const [busy, setBusy] = useState(false)
  const [done, setDone] = useState(false)
  const open = async () => {
    if (busy) return
    setBusy(true)
    setNone(undefined)
    const told = await call(openPairing, { book, ...(room && room !== WHOLE ? { room } : {}) })
    setBusy(false)
    if ('answer' in told) setOpened(told.answer)
    else setNone(told)
  }
  const confirm = async () => {
    const input = { book, pairing: opened?.pairing ?? '', response: letters }
    const wrong = !v.is(confirmPairing.input, input)
    setShort(wrong)
    if (wrong || busy) return
    setBusy(true)
    setNone(undefined)
    const told = await call(confirmPairing, { ...input, response: letters.trim().toUpperCase() })
    setBusy(false)
    if (!('answer' in told)) return setNone(told)
    setDone(true)
    await again(listDevices, listPending)
  }
  const restart = () => {
    setOpened(undefined)
    setLetters('')
    setNone(undefined)
    setDone(false)
  }
  const inField =
    none && 'refusal' in none && none.refusal.field === 'response' ? words(none).happened : undefined
  return (
    <Dialog
      open
      onClose={onClose}
      title={office ? t.pairPhone : t.pairing.title}
      actions={
        // nothing is left to be canceled: the dialog is closed
        done ? undefined : opened ? (
          <Button look="main" busy={busy} onPress={() => void confirm()}>
            {busy ? t.pairing.confirming : t.pairing.confirm}
          </Button>
        ) : (
          <Button look="main" busy={busy} onPress={() => void open()}>
            {busy ? t.pairing.preparing : t.pairing.prepare}
          </Button>
        )
      }
    >
      <div className="form">
        {done ? (
          <>
            <p role="status">
              <strong>{t.pairing.done}</strong> {office ? t.pairing.phoneDone : t.pairing.doneAbout}
            </p>
            <Button onPress={restart}>{t.pairing.another}</Button>
          </>
        ) : opened ? (
          <>
            <Code opened={opened} />
            <p>{t.pairing.step2}</p>
            <form
              noValidate
              onSubmit={(event) => {
                event.preventDefault()
                void confirm()
              }}
            >
              <Field
                label={t.pairing.letters}
                hint={t.pairing.lettersHint}
                value={letters}
                onChange={(typed) => setLetters(typed.toUpperCase())}
                maxLength={6}
                error={short ? t.pairing.six : inField}
              />
            </form>
          </>
        ) : office ? (
          <p>{t.pairing.phoneAbout}</p>
        ) : (
          <Select
            label={t.pairing.forRoom}
            value={room}
            onChange={setRoom}
            optional
            choices={[
              { value: WHOLE, label: t.wholeCenter },
              ...rooms.map((r) => ({ value: r.key, label: r.name })),
            ]}
          />
        )}
        {none && !inField ? <ErrorState {...words(none)} /> : null}
      </div>
    </Dialog>
  )
}

/** Big enough to be read across a table, in two groups of four, and spelled for who listens. */
function Code({ opened }: { opened: Opened }) {
  const t = useText(oversightText).tablets.pairing
  const { clock } = useFormats()
  return (
    <div className="stack">
      <p>{t.step1}</p>
      <p className="pairing-code">
        <span className="unseen">
          {t.code}: {[...opened.code].join(' ')}
        </span>
        <span aria-hidden="true">{opened.code.slice(0, 4)}</span>
        <span aria-hidden="true">{opened.code.slice(4)}</span>
      </p>
      <p className="soft">{t.until(clock(opened.expires))}</p>
    </div>
  )
}
