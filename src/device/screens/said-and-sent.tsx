// What was said on this tablet, line by line: saved ✓, sent ✓✓, and what the server wants a person to look at.
import Fingerprint from 'lucide-react/icons/fingerprint-pattern'
import ListChecks from 'lucide-react/icons/list-checks'
import Send from 'lucide-react/icons/send'
import Undo2 from 'lucide-react/icons/undo-2'
import { type SubmitEvent, useEffect, useState, useSyncExternalStore } from 'react'
import { civilDay } from '../../kernel/days.ts'
import type { Fact } from '../../kernel/fact.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Chip, SentMark, type State } from '../../ui/chip.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Field } from '../../ui/field.tsx'
import { useFormats, useText } from '../../ui/language.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { useToast } from '../../ui/toast.tsx'
import type { Reviewed, Told } from '../outbox.ts'
import { canHavePasskey } from '../passkey.ts'
import type { Session } from '../session.ts'
import './device.css'
import { AskOldPhrase, type ChangingPhrase, type Known, NewPhrase } from './change-phrase.tsx'
import { saidText } from './said-text.ts'
import { deviceText } from './text.ts'
import { usePhotoCount } from './use-photo-count.ts'

const LINES = 200
const STATE_OF: Readonly<Record<Reviewed['answer'], State>> = {
  taken: 'calm',
  duplicate: 'calm',
  flagged: 'attention',
  review: 'attention',
  quarantined: 'urgent',
}

/** `tell` says a fact in words: what, and of whom; `known` are those listed, by id. Names stay on the tablet. */
export function SaidAndSent({
  session,
  tell,
  timeZone,
  onBack,
  onAddPasskey,
  onChangePhrase,
}: {
  session: Session
  tell: (fact: Fact, known: ReadonlyMap<string, Fact>) => string
  timeZone: string
  onBack: () => void
  /** adds the screen lock as a second way to open; absent where it is there already */
  onAddPasskey?: (phrase: string) => Promise<boolean>
  onChangePhrase: ChangingPhrase
}) {
  const t = useText(saidText).outbox
  const words = useText(deviceText)
  const { clock, asOf, dayShort } = useFormats()
  const status = useSyncExternalStore(session.sync.subscribe, session.sync.status)
  const [known, setKnown] = useState<Known>()
  const [tab, setTab] = useState<'all' | 'review'>('all')
  const [said, setSaid] = useState<readonly Told[]>()
  const [tray, setTray] = useState<readonly (Reviewed & { fact: Fact })[]>([])
  useEffect(() => {
    // read again whenever the outbox or its marks have changed
    void status
    let shown = true
    void Promise.all([session.outbox.recent(LINES), session.outbox.reviewed()]).then(([recent, reviewed]) => {
      if (!shown) return
      setSaid(recent)
      setTray(reviewed)
    })
    return () => {
      shown = false
    }
  }, [session, status])

  const now = session.clock.now()
  const minutes = status.oldestPendingAt
    ? Math.max(0, Math.floor((now - Date.parse(status.oldestPendingAt)) / 60_000))
    : 0
  const lease = session.lease()
  const when = (fact: Fact) => {
    const instant = Date.parse(fact.happenedAt) + (fact.off?.ms ?? 0)
    return now - instant < 20 * 3_600_000
      ? clock(instant, timeZone)
      : dayShort(civilDay(new Date(instant).toISOString(), timeZone))
  }
  const facts = new Map((said ?? []).map((line) => [line.fact.id, line.fact]))
  const why = (reason: string | undefined) =>
    (reason ?? '')
      .split(' ')
      .flatMap((code) => (t.reasons as Readonly<Record<string, string>>)[code] ?? [])
      .join(' ')
  const changing = <AskOldPhrase due={status.phraseDue} knows={onChangePhrase.knows} onKnown={setKnown} />
  if (known) {
    const { change } = onChangePhrase
    const { label } = session.kept.get()
    return <NewPhrase {...{ known, label, change }} onDone={() => setKnown(undefined)} />
  }
  return (
    <main id="main" className="tablet-page">
      <div className="row">
        <Button icon={Undo2} onPress={onBack}>
          {words.who.back}
        </Button>
        <Button icon={Send} look="main" onPress={() => session.sync.kick()}>
          {words.sending.now}
        </Button>
      </div>
      <h1>{t.title}</h1>
      <section className="card stack" role="status">
        <p>
          <strong>{words.sending.state[status.state]}</strong>
        </p>
        {status.pending > 0 ? <p>{t.pending(status.pending, minutes)}</p> : null}
        <p className="soft">
          {status.lastContact ? t.contact(asOf(status.lastContact, timeZone)) : t.noContact}
        </p>
        {status.skewed ? <Note state="attention">{t.skewed(clock(now, timeZone))}</Note> : null}
        {status.lostData ? <Note state="urgent">{t.lostData}</Note> : null}
        {status.damaged > 0 ? <Note state="urgent">{t.damaged(status.damaged)}</Note> : null}
        {status.stuck > 0 ? <Note state="attention">{t.stuck(status.stuck)}</Note> : null}
        {lease === 'open' ? null : <Note state="attention">{t.lease[lease]}</Note>}
        <PhotosWaiting session={session} />
        {status.durable ? null : <p className="soft">{t.notDurable}</p>}
      </section>
      {status.phraseDue ? changing : null}
      <Tabs
        label={t.title}
        current={tab}
        onChange={setTab}
        tabs={[
          { key: 'all', label: t.all },
          {
            key: 'review',
            label: t.review,
            mark: tray.length > 0 ? <Chip state="attention">{String(tray.length)}</Chip> : null,
          },
        ]}
      >
        {tab === 'all' ? (
          said?.length === 0 ? (
            <EmptyState icon={ListChecks} title={t.none} />
          ) : (
            <ul className="said-list">
              {(said ?? []).map((line) => (
                <li key={line.dseq} className="said-line">
                  <span className="soft">{when(line.fact)}</span>
                  <span>{tell(line.fact, facts)}</span>
                  <SentMark sent={line.sent} />
                </li>
              ))}
            </ul>
          )
        ) : tray.length === 0 ? (
          <p className="soft">{t.noReview}</p>
        ) : (
          <ul className="said-list">
            {tray.map((line) => (
              <li key={line.dseq} className="said-line">
                <span className="soft">{when(line.fact)}</span>
                <span>{tell(line.fact, facts)}</span>
                <Chip state={STATE_OF[line.answer]}>{t.answer[line.answer]}</Chip>
                {why(line.reason) ? <span className="said-why soft">{why(line.reason)}</span> : null}
              </li>
            ))}
          </ul>
        )}
      </Tabs>
      {onAddPasskey ? <AddPasskey onAdd={onAddPasskey} /> : null}
      {status.phraseDue ? null : changing}
    </main>
  )
}

/** Photos go last, and over a line that costs only if somebody said so. */
function PhotosWaiting({ session }: { session: Session }) {
  const t = useText(saidText).photos
  const [metered, setMetered] = useState(session.kept.get().photosOverMetered === true)
  const count = usePhotoCount(session)
  if (!count) return null
  return (
    <>
      {count.waiting > 0 ? <p>{t.waiting(count.waiting, Math.ceil(count.bytes / 1000))}</p> : null}
      {count.refused > 0 ? <Note state="attention">{t.refused(count.refused)}</Note> : null}
      <Checkbox
        label={t.metered}
        hint={t.meteredHint}
        checked={metered}
        onChange={(on) => {
          setMetered(on)
          void session.kept.change({ photosOverMetered: on }).then(() => session.sync.kick())
        }}
      />
    </>
  )
}

function Note({ state, children }: { state: State; children: string }) {
  return (
    <p className="row">
      <Chip state={state} />
      <span>{children}</span>
    </p>
  )
}

/** Offered only where the tablet has a screen lock that can do it. */
function AddPasskey({ onAdd }: { onAdd: (phrase: string) => Promise<boolean> }) {
  const t = useText(saidText).passkey
  const { unlock } = useText(deviceText)
  const notice = useToast()
  const [can, setCan] = useState(false)
  const [phrase, setPhrase] = useState('')
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    void canHavePasskey().then(setCan)
  }, [])
  if (!can) return null
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (busy || phrase.trim() === '') return
    setBusy(true)
    void onAdd(phrase)
      .then((added) => {
        notice(added ? t.done : t.failed)
        if (added) setPhrase('')
      })
      .finally(() => setBusy(false))
  }
  return (
    <form className="card stack" noValidate onSubmit={submit}>
      <h2>{t.add}</h2>
      <p className="soft">{t.why}</p>
      <Field label={unlock.phrase} kind="password" value={phrase} onChange={setPhrase} />
      <Button submit icon={Fingerprint} busy={busy}>
        {t.add}
      </Button>
    </form>
  )
}
