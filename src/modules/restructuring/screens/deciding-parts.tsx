// Parts every change shares: what will happen in words, the refusal with its reason, the search for another center.
import { useRef, useState } from 'react'
import { useAsk, useAskAgain, useNoAnswerWords } from '../../../ui/asking.tsx'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import type { NoAnswer } from '../../../ui/call.ts'
import { type State, StateShape } from '../../../ui/chip.tsx'
import { Choices } from '../../../ui/choices.tsx'
import { useDeciding } from '../../../ui/deciding.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { useText } from '../../../ui/language.tsx'
import type { ToSay } from '../../../ui/saying.tsx'
import { type CenterListed, listCenters } from '../../network/contract.ts'
import { changesText } from './text.ts'

/** What the page says once a decision holds. */
export type Done = {
  readonly said: string
  readonly to?: { readonly address: string; readonly label: string }
}

const SHAPE: Record<'will' | 'stays' | 'mind' | 'cannot', State> = {
  will: 'calm',
  stays: 'none',
  mind: 'attention',
  cannot: 'urgent',
}

/** Sentences under their heading; nothing where there is nothing to say. */
export function Told({ what, lines }: { what: keyof typeof SHAPE; lines: readonly (string | false)[] }) {
  const t = useText(changesText)
  const said = lines.filter((l): l is string => l !== false && l !== '')
  if (said.length === 0) return null
  return (
    <section className="told" aria-label={t[what]}>
      <h3 className="row">
        <StateShape state={SHAPE[what]} /> {t[what]}
      </h3>
      <ul>
        {said.map((l) => (
          <li key={l}>{l}</li>
        ))}
      </ul>
    </section>
  )
}

/** Back to where one came from; to the list where there is no such center. */
export function BackToCenter({ id, found }: { id: string; found: boolean }) {
  const t = useText(changesText)
  return <ButtonLink to={found ? `/centro/${id}` : '/centros'}>{found ? t.back : t.centers}</ButtonLink>
}

/** Why it was not decided, and that nothing changed. */
export function Refused({ none }: { none: NoAnswer }) {
  const t = useText(changesText)
  const words = useNoAnswerWords()
  const own = 'refusal' in none && (t.refusals as Readonly<Record<string, string>>)[none.refusal.code]
  const { happened, todo, reference } = words(none)
  return (
    <p role="alert" className="field-error">
      <StateShape state="urgent" />
      <span>
        {own || happened} {'refusal' in none ? t.unchanged : todo} {own ? null : reference}
      </span>
    </p>
  )
}

/** Takes a decision; on a refusal what is shown is asked anew, because something changed meanwhile. */
export function useOneDecision() {
  const deciding = useDeciding()
  const again = useAskAgain()
  return {
    ...deciding,
    decide: async (said: ToSay) => {
      const taken = await deciding.decide(said)
      await again()
      return taken
    },
  }
}

/** The second press of a double click on the step before must not decide what nobody has read. */
const READ_MS = 800

/** A form with its preview and its one confirmation; with `first`, the preview is a step of its own, and only then one decides. */
export function DecideDialog({
  title,
  onClose,
  onDecide,
  busy,
  disabled,
  grave,
  none,
  first,
  children,
}: {
  title: string
  onClose: () => void
  onDecide: () => void
  busy: boolean
  disabled?: boolean
  grave?: boolean
  none: NoAnswer | undefined
  first?: (() => void) | undefined
  children: React.ReactNode
}) {
  const t = useText(changesText)
  const seenAt = useRef(0)
  const see = () => {
    seenAt.current = performance.now()
    first?.()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      actions={
        first ? (
          <Button look="main" disabled={disabled} onPress={see}>
            {t.see}
          </Button>
        ) : (
          <Button
            look={grave ? 'grave' : 'main'}
            busy={busy}
            disabled={disabled}
            onPress={() => performance.now() - seenAt.current > READ_MS && onDecide()}
          >
            {busy ? t.deciding : t.decide}
          </Button>
        )
      }
    >
      <div className="form">
        {children}
        {none ? <Refused none={none} /> : null}
      </div>
    </Dialog>
  )
}

const SHOWN = 5

/** Another open center within reach, by name or code. */
export function FindCenter({
  book,
  chosen,
  onChoose,
  error,
}: {
  book: string
  chosen: CenterListed | undefined
  onChoose: (center: CenterListed | undefined) => void
  error?: string
}) {
  const t = useText(changesText).find
  const [q, setQ] = useState('')
  const found = useAsk(listCenters, q.trim() === '' ? {} : { q: q.trim() })
  const others = (found.data?.centers ?? []).filter((c) => c.id !== book && c.status !== 'closed')
  const shown = others.slice(0, SHOWN)
  const listed = chosen && !shown.some((c) => c.id === chosen.id) ? [chosen, ...shown] : shown
  return (
    <>
      <Field kind="search" label={t.label} hint={t.hint} value={q} onChange={setQ} />
      {listed.length === 0 ? (
        <p role="status">{found.data ? t.none(q.trim()) : t.looking}</p>
      ) : (
        <Choices
          label={t.which}
          value={chosen?.id ?? ''}
          onChange={(id) => onChoose(listed.find((c) => c.id === id))}
          error={error}
          choices={listed.map((c) => ({
            value: c.id,
            label: c.name,
            hint: [c.municipality_name, c.representation_name, c.code].filter(Boolean).join(' · '),
          }))}
        />
      )}
      {others.length > SHOWN ? <p className="soft">{t.more}</p> : null}
    </>
  )
}
