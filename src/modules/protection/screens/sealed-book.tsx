// The sealed book: opened by a phrase, in this browser alone; its cases, what is unread and which clock has run out.
import LockOpen from 'lucide-react/icons/lock-open'
import { useCallback, useEffect, useState } from 'react'
import type { InferOutput } from 'valibot'
import { openProtocolKey, publicOf } from '../../../device/confidential.ts'
import { useAsk, useAskAgain, useNoAnswerWords } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { Field } from '../../../ui/field.tsx'
import { useText } from '../../../ui/language.tsx'
import { useMe } from '../../../ui/me.tsx'
import { SaidNote, useSaying } from '../../../ui/saying.tsx'
import { Select } from '../../../ui/select.tsx'
import { type Box, listProtocol, myBoxes } from '../contract.ts'
import { clocksOf } from '../rules/clocks.ts'
import type { Case } from '../rules/fold-cases.ts'
import { CaseView } from './case-view.tsx'
import { protocolText } from './desk-text.ts'
import { OwnKey, tellKey } from './own-key.tsx'
import './report.css'
import { useInstant } from './use-instant.ts'
import { useSealedBook } from './use-sealed-book.ts'

/** A book left open on a desk closes by itself. */
const IDLE_MS = 10 * 60_000

export function SealedBook({
  boxes,
  wrapped,
}: {
  boxes: readonly InferOutput<typeof Box>[]
  wrapped: string | null
}) {
  const words = useText(protocolText)
  const t = words.box
  const me = useMe()
  const at = useInstant()
  const again = useAskAgain()
  const noAnswer = useNoAnswerWords()
  const saying = useSaying()
  const sealed = useSealedBook(me.person)
  const offices = boxes.filter((b) => b.own).map((b) => b.book)
  const [chosen, choose] = useState(offices[0] ?? boxes[0]!.book)
  const [phrase, setPhrase] = useState('')
  const [wrong, setWrong] = useState(false)
  const [lost, setLost] = useState(false)
  const [busy, setBusy] = useState(false)
  const [shown, setShown] = useState<string>()
  const box = boxes.find((b) => b.book === chosen) ?? boxes[0]!
  const persons = useAsk(listProtocol, { book: chosen })
  const { open } = sealed
  const closeBook = sealed.close
  const close = useCallback(() => {
    setShown(undefined)
    closeBook()
  }, [closeBook])
  useIdle(open !== undefined, close)

  if (wrapped === null || lost)
    return (
      <OwnKey
        offices={offices}
        lost={lost}
        onMade={async () => {
          setLost(false)
          await again(myBoxes, listProtocol)
        }}
      />
    )
  const mine = (persons.data?.persons ?? []).find((p) => p.person === me.person)
  const known = publicOf(wrapped)
  const unknown = mine !== undefined && (mine.x !== known.x || mine.y !== known.y)
  const unlock = async () => {
    if (busy) return
    setBusy(true)
    try {
      const key = await openProtocolKey(me.person, wrapped, phrase)
      setWrong(!key)
      if (!key) return
      setPhrase('')
      await sealed.openWith(key, box.book, box.name)
      await again(myBoxes)
    } finally {
      setBusy(false)
    }
  }
  const current = open?.cases.find((c) => c.report.report === shown)
  if (open && current)
    return (
      <CaseView
        of={current}
        persons={persons.data?.persons ?? []}
        onAdd={sealed.add}
        onBack={() => setShown(undefined)}
      />
    )
  return (
    <section className="card stack" aria-labelledby="sealed-book">
      <h2 id="sealed-book">{t.title}</h2>
      {unknown ? (
        <>
          <p>{words.key.unpublished}</p>
          <div>
            <Button
              busy={saying.busy}
              onPress={() => void tellKey(saying, me.person, offices, known).then(() => again(listProtocol))}
            >
              {words.key.publish}
            </Button>
          </div>
          <SaidNote saying={saying} />
        </>
      ) : null}
      {open ? (
        <>
          <Cases cases={open.cases} me={me.person} onOpen={setShown} />
          <div>
            <Button onPress={close}>{t.close}</Button>
          </div>
        </>
      ) : (
        <form
          className="stack"
          noValidate
          autoComplete="off"
          onSubmit={(event) => {
            event.preventDefault()
            void unlock()
          }}
        >
          {boxes.length > 1 ? (
            <Select
              label={t.which}
              value={chosen}
              onChange={choose}
              choices={boxes.map((b) => ({ value: b.book, label: b.due ? `${b.name} · ${t.due}` : b.name }))}
            />
          ) : null}
          <p className="row">
            {box.due ? <Chip state="attention">{t.due}</Chip> : null}
            <span>{box.lookedAt ? t.looked(at(box.lookedAt)) : t.never}</span>
          </p>
          <p className="soft">{t.why}</p>
          <Field
            kind="password"
            label={t.phrase}
            value={phrase}
            onChange={(value) => {
              setPhrase(value)
              setWrong(false)
            }}
            error={wrong ? t.wrong : undefined}
          />
          {sealed.none ? <ErrorState {...noAnswer(sealed.none)} focus /> : null}
          <div className="row">
            <Button look="main" submit icon={LockOpen} busy={busy} disabled={phrase.trim() === ''}>
              {sealed.opening === undefined ? t.open : t.opening(sealed.opening)}
            </Button>
            <Button look="quiet" onPress={() => setLost(true)}>
              {words.key.lost}
            </Button>
          </div>
        </form>
      )}
    </section>
  )
}

function Cases({
  cases,
  me,
  onOpen,
}: {
  cases: readonly Case[]
  me: string
  onOpen: (report: string) => void
}) {
  const t = useText(protocolText).box
  const at = useInstant()
  if (cases.length === 0) return <p>{t.empty}</p>
  const unread = (c: Case) => !c.readBy.has(me)
  return (
    <ul className="stack" aria-label={t.cases}>
      {[...cases]
        .sort((a, b) => Number(unread(b)) - Number(unread(a)))
        .map((c) => {
          const over = clocksOf(Date.parse(c.receivedAt), c.done, Date.now()).filter(
            (k) => k.state === 'over',
          ).length
          return (
            <li key={c.report.report} className="row">
              <Button onPress={() => onOpen(c.report.report)}>{c.report.childName}</Button>
              <span>{t.received(at(c.receivedAt))}</span>
              {unread(c) ? <Chip state="attention">{t.unreadBy}</Chip> : null}
              {over > 0 ? <Chip state="urgent">{t.over(over)}</Chip> : null}
            </li>
          )
        })}
    </ul>
  )
}

/** Calls once nobody has touched the page for long, while `on`. */
function useIdle(on: boolean, over: () => void): void {
  useEffect(() => {
    if (!on) return
    let timer = setTimeout(over, IDLE_MS)
    const touched = () => {
      clearTimeout(timer)
      timer = setTimeout(over, IDLE_MS)
    }
    for (const event of ['pointerdown', 'keydown'] as const) addEventListener(event, touched)
    return () => {
      clearTimeout(timer)
      for (const event of ['pointerdown', 'keydown'] as const) removeEventListener(event, touched)
    }
  }, [on, over])
}
