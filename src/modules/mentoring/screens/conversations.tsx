// Conversations of two: with whom one may write, and the notes with each, read by nobody else.
import LockKeyhole from 'lucide-react/icons/lock-keyhole'
import MessagesSquare from 'lucide-react/icons/messages-square'
import { useRef, useState } from 'react'
import { Asked, useAsk, useAskAgain } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { call } from '../../../ui/call.ts'
import { PageHead } from '../../../ui/desk-frame.tsx'
import '../../../ui/desk.css'
import { Dialog } from '../../../ui/dialog.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Field } from '../../../ui/field.tsx'
import { folded } from '../../../ui/formats.ts'
import { useFormats, useText } from '../../../ui/language.tsx'
import { Link } from '../../../ui/link.tsx'
import { newId } from '../../../ui/saying.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import {
  type Conversation,
  conversations,
  conversationWith,
  takeBackNote,
  vouchFor,
  writeNote,
} from '../contract.ts'
import './mentoring.css'
import { talkText } from './talk-text.ts'

/** So many are seen at a glance; beyond them one searches. */
const FEW = 12
/** More names than these nobody reads down: the rest is found by searching. */
const MOST = 100

export function Conversations() {
  const t = useText(talkText)
  const { day } = useFormats()
  const asked = useAsk(conversations, {})
  const [sought, setSought] = useState('')
  useStanding([{ label: t.title }], 'talks')
  return (
    <div className="stack">
      <PageHead title={t.title} about={t.lead} />
      <Asked of={asked} height={20}>
        {({ partners }) => {
          if (partners.length === 0)
            return (
              <EmptyState icon={MessagesSquare} title={t.none}>
                {t.noneStep}
              </EmptyState>
            )
          const q = folded(sought)
          const found = partners
            .filter((p) => folded(`${p.name} ${p.place}`).includes(q))
            .sort((a, b) => (b.last ?? '').localeCompare(a.last ?? ''))
          return (
            <section className="card stack">
              {partners.length > FEW ? (
                <Field kind="search" label={t.find} value={sought} onChange={setSought} optional />
              ) : null}
              {found.length === 0 ? <p role="status">{t.notFound}</p> : null}
              <ul className="lines">
                {found.slice(0, MOST).map((p) => (
                  <li key={p.person}>
                    <div className="stack">
                      <Link to={`/conversaciones/${p.person}`}>{p.name}</Link>
                      <span className="soft">
                        {[
                          p.place,
                          p.notes > 0 ? t.notes(p.notes) : t.noNotes,
                          p.last ? t.last(day(p.last.slice(0, 10))) : '',
                        ]
                          .filter(Boolean)
                          .join(' · ')}
                      </span>
                    </div>
                  </li>
                ))}
              </ul>
              {found.length > MOST ? <p className="soft">{t.more(found.length - MOST)}</p> : null}
            </section>
          )
        }}
      </Asked>
    </div>
  )
}

export function ConversationPage({ person }: { person: string }) {
  const t = useText(talkText)
  const asked = useAsk(conversationWith, { person })
  const name = asked.data?.name ?? ''
  useStanding([{ label: t.title, to: '/conversaciones' }, { label: name }], 'talks')
  return (
    <div className="stack">
      <PageHead title={name ? t.with(name) : t.title} about={t.lead} />
      <Asked of={asked} height={24}>
        {(told) => <Notes person={person} told={told} />}
      </Asked>
    </div>
  )
}

function Notes({ person, told }: { person: string; told: Conversation }) {
  const t = useText(talkText)
  const { day } = useFormats()
  const again = useAskAgain()
  const [text, setText] = useState('')
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState(false)
  const [leaving, setLeaving] = useState<string>()
  // an answer that was lost is asked for with the same name, so that no note is there twice
  const named = useRef<{ readonly text: string; readonly id: string }>(undefined)
  const doing = async (work: () => ReturnType<typeof call>) => {
    if (busy) return false
    setBusy(true)
    const answered = 'answer' in (await work())
    setBusy(false)
    setFailed(!answered)
    if (answered) await again()
    return answered
  }
  const write = async () => {
    const words = text.trim()
    if (words === '') return
    if (named.current?.text !== words) named.current = { text: words, id: newId() }
    const { id } = named.current
    if (await doing(() => call(writeNote, { person, id, text: words }))) {
      named.current = undefined
      setText('')
    }
  }
  return (
    <div className="stack">
      {told.waits ? (
        <section className="card stack" role="status">
          <p>{t.waits(told.name)}</p>
          <div>
            <Button busy={busy} onPress={() => void doing(() => call(vouchFor, { person }))}>
              {t.vouch}
            </Button>
          </div>
        </section>
      ) : null}
      {told.hidden > 0 ? (
        <p className="card" role="status">
          <LockKeyhole size={20} aria-hidden /> {t.hidden(told.hidden)}
        </p>
      ) : null}
      {told.notes.length === 0 ? (
        <EmptyState icon={MessagesSquare} title={t.empty}>
          {t.emptyStep}
        </EmptyState>
      ) : (
        <ul className="mentoring-notes">
          {told.notes.map((n) => (
            <li key={n.id} data-mine={n.mine || undefined}>
              <span className="soft">
                {n.mine ? t.mine : told.name} · {day(n.at.slice(0, 10))}
              </span>
              <p>{n.text ?? t.lost}</p>
              {n.mine ? (
                <Button look="quiet" onPress={() => setLeaving(n.id)}>
                  {t.takeBack}
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {told.open ? (
        <section className="card form">
          <Field kind="long" label={t.write} value={text} maxLength={4000} onChange={setText} secret />
          {failed ? (
            <p role="alert" className="field-error">
              {t.failed}
            </p>
          ) : null}
          <div>
            <Button look="main" busy={busy} disabled={text.trim() === ''} onPress={() => void write()}>
              {t.send}
            </Button>
          </div>
        </section>
      ) : (
        <p className="soft">{t.closed}</p>
      )}
      <details className="mentoring-more">
        <summary>{t.limits}</summary>
        <p className="soft">{t.limitsWords}</p>
      </details>
      {leaving ? (
        <Dialog
          open
          onClose={() => setLeaving(undefined)}
          title={t.takeBack}
          actions={
            <Button
              look="main"
              busy={busy}
              onPress={() =>
                void doing(() => call(takeBackNote, { person, id: leaving })).then(() =>
                  setLeaving(undefined),
                )
              }
            >
              {t.takeBack}
            </Button>
          }
        >
          <p>{t.sure}</p>
        </Dialog>
      ) : null}
    </div>
  )
}
