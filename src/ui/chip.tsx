// State as shape, word and color together: ● bien, ▲ atención, ■ urgente; and whether what was written has been sent.
import Check from 'lucide-react/icons/check'
import CheckCheck from 'lucide-react/icons/check-check'
import type { ReactNode } from 'react'
import { useText } from './language.tsx'
import './marks.css'
import { uiText } from './text.ts'

export type State = 'calm' | 'attention' | 'urgent' | 'none'

/** The shape alone, for places where the word stands near; always with a word for who listens. */
export function StateShape({ state, size = 12 }: { state: State; size?: number }) {
  return (
    <svg
      className="shape"
      width={size}
      height={size}
      viewBox="0 0 12 12"
      fill="currentColor"
      aria-hidden="true"
    >
      {state === 'calm' ? <circle cx="6" cy="6" r="5" /> : null}
      {state === 'attention' ? <path d="M6 .8 11.6 11H.4z" /> : null}
      {state === 'urgent' ? <path d="M1 1h10v10H1z" /> : null}
      {state === 'none' ? <path d="M1 5h10v2H1z" /> : null}
    </svg>
  )
}

/** Without children it says the state's own word. */
export function Chip({ state, children }: { state: State; children?: ReactNode }) {
  const t = useText(uiText)
  return (
    <span className="chip" data-state={state}>
      <StateShape state={state} />
      {children ? <span className="unseen">{t.states[state]}: </span> : null}
      <span>{children ?? t.states[state]}</span>
    </span>
  )
}

/** ✓✓ todo enviado, or ✓ 3 por enviar · 2 min. Waiting is normal, so it never takes the color of attention. */
export function SyncChip({ pending, oldestMinutes = 0 }: { pending: number; oldestMinutes?: number }) {
  const t = useText(uiText)
  return (
    <span className="chip" data-state={pending === 0 ? 'calm' : 'none'} role="status">
      {pending === 0 ? <CheckCheck size={16} aria-hidden /> : <Check size={16} aria-hidden />}
      <span>{pending === 0 ? t.sync.sent : t.sync.pending(pending, oldestMinutes)}</span>
    </span>
  )
}

/** The mark of one line: saved on this device ✓, taken by the server ✓✓. */
export function SentMark({ sent }: { sent: boolean }) {
  const t = useText(uiText)
  return (
    <span className="row soft">
      {sent ? <CheckCheck size={16} aria-hidden /> : <Check size={16} aria-hidden />}
      <span>{sent ? t.sync.wasSent : t.sync.saved}</span>
    </span>
  )
}
