// The report on the tablet: the PIN again, what is written, and a last page that says it is sealed; nothing of it stays behind.
import Undo2 from 'lucide-react/icons/undo-2'
import { useEffect, useRef, useState } from 'react'
import type { PublicKey } from '../../../device/confidential.ts'
import type { PinVerdict } from '../../../device/pins.ts'
import { PinPad } from '../../../device/screens/who-am-i.tsx'
import type { SealedPlace } from '../../../device/sealed-place.ts'
import { Button } from '../../../ui/button.tsx'
import { useText } from '../../../ui/language.tsx'
import type { Named, Report } from '../contract.ts'
import './report.css'
import { type Draft, emptyDraft, type Handed, ReportForm } from './report-form.tsx'
import { reportText } from './text.ts'

type Person = { readonly id: string; readonly name: string }

/** Covered again when nobody has touched the tablet for so long; what is written stays in the page's memory until it is left. */
const IDLE_MS = 2 * 60_000

export function ReportHere({
  child,
  book,
  me,
  staff,
  persons,
  now,
  place,
  onPin,
  onSealed,
  onClose,
}: {
  child?: Person
  book: string
  /** who acts now, if anybody does: their PIN is asked again all the same */
  me?: Person
  staff: readonly Person[]
  persons: readonly Named[]
  now: () => number
  place: () => Promise<SealedPlace>
  onPin: (person: string, pin: string) => Promise<PinVerdict>
  /** something lies in the place */
  onSealed: () => void
  onClose: () => void
}) {
  const t = useText(reportText)
  const [author, setAuthor] = useState<Person | undefined>(me)
  const [proved, setProved] = useState(false)
  const [draft, setDraft] = useState<Draft>(emptyDraft)
  const [done, setDone] = useState(false)
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (done || proved) title.current?.focus()
    scrollTo(0, 0)
  }, [done, proved])
  useEffect(() => {
    if (!proved || done) return
    let timer: ReturnType<typeof setTimeout>
    const touched = () => {
      clearTimeout(timer)
      timer = setTimeout(() => setProved(false), IDLE_MS)
    }
    touched()
    const events = ['pointerdown', 'keydown', 'input'] as const
    for (const event of events) addEventListener(event, touched)
    return () => {
      clearTimeout(timer)
      for (const event of events) removeEventListener(event, touched)
    }
  }, [proved, done])

  const hand = async (keys: readonly PublicKey[], report: Report): Promise<Handed> => {
    const kept = await (await place()).keep(keys, report)
    if (!kept) return 'full'
    onSealed()
    return 'done'
  }

  const page = () => {
    if (done)
      return (
        <div className="stack report-page">
          <h1 ref={title} tabIndex={-1}>
            {t.done}
          </h1>
          <p>{t.doneWhy}</p>
          <p>{t.receive}</p>
          <p>{t.doneNext}</p>
          <div>
            <Button look="main" big onPress={onClose}>
              {t.ready}
            </Button>
          </div>
        </div>
      )
    if (!author || !proved)
      return (
        <>
          <div>
            <Button icon={Undo2} onPress={onClose}>
              {t.back}
            </Button>
          </div>
          <h1>{t.pin}</h1>
          <p>{t.pinWhy}</p>
          {staff.length === 0 ? <p>{t.noPin}</p> : null}
          <div className="report-switches">
            {staff.map((p) => (
              <Button
                key={p.id}
                pressed={author?.id === p.id}
                onPress={() => {
                  // somebody else's words are not shown to who takes the tablet next
                  if (author && author.id !== p.id) setDraft(emptyDraft)
                  setAuthor(p)
                }}
              >
                {p.name}
              </Button>
            ))}
          </div>
          {author ? (
            <PinPad key={author.id} person={author} onPin={onPin} onDone={() => setProved(true)} />
          ) : null}
        </>
      )
    return (
      <>
        <h1 ref={title} tabIndex={-1}>
          {t.title}
        </h1>
        <h2>{t.about(child?.name ?? t.child)}</h2>
        <ReportForm
          {...{ draft, child, book, author, persons, now }}
          onDraft={setDraft}
          from="tablet"
          people={staff}
          onHand={hand}
          onDone={() => {
            setDraft(emptyDraft)
            setDone(true)
          }}
          onBack={onClose}
        />
      </>
    )
  }
  return (
    <main id="main" className="tablet-main stack">
      {page()}
    </main>
  )
}
