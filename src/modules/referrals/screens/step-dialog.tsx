// The frame of every step's form: its day, the reason of a correction, its fields, and what became of saving it.
import { type ReactNode, useState } from 'react'
import type { FactKind } from '../../../kernel/kind.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { useText } from '../../../ui/language.tsx'
import { SaidNote, useSaying } from '../../../ui/saying.tsx'
import { todayIn } from '../../../ui/today.ts'
import type { StepSaid } from '../contract.ts'
import { caseDesk } from './desk-text.ts'

/** Of whom a step is said, and what it corrects. */
export type StepOf = {
  readonly book: string
  readonly child: string
  readonly case: string
  readonly room: string | null
  readonly birth: string | undefined
  readonly zone?: string | undefined
  /** the step this one takes the place of */
  readonly corrects?: StepSaid | undefined
  readonly onClose: () => void
  /** after it was saved, and closed */
  readonly onSaid?: () => void
}

/**
 * `payload` gives the step without case and day; undefined where a field beside it already says what is wrong. `files` goes first
 * and answers what the files add, or false where one stayed behind.
 */
export function StepDialog({
  of,
  kind,
  title,
  payload,
  busy,
  children,
}: {
  of: StepOf
  kind: FactKind
  title: string
  payload: () => Promise<Readonly<Record<string, unknown>> | undefined>
  busy?: boolean
  children: (wrong: Readonly<Record<string, string>>) => ReactNode
}) {
  const t = useText(caseDesk)
  const saying = useSaying()
  const today = todayIn(of.zone)
  const [on, setOn] = useState(of.corrects?.on ?? today)
  const [reason, setReason] = useState('')
  const [wrongOn, setWrongOn] = useState<string>()
  const [noReason, setNoReason] = useState(false)
  const [sending, setSending] = useState(false)
  const save = async () => {
    const dated = on > today ? t.onAhead : of.birth !== undefined && on < of.birth ? t.onBefore : undefined
    setWrongOn(dated)
    const unsaid = of.corrects !== undefined && reason.trim().length < 3
    setNoReason(unsaid)
    if (dated || unsaid || sending) return
    setSending(true)
    const said = await payload()
    if (said) {
      const fact = {
        ...{ kind, about: of.child, book: of.book, payload: { case: of.case, on, ...said } },
        ...(of.room ? { room: of.room } : {}),
        ...(of.corrects ? { corrects: of.corrects.id, reason } : {}),
      }
      if (await saying.say([fact])) {
        of.onClose()
        of.onSaid?.()
        return
      }
    }
    setSending(false)
  }
  return (
    <Dialog
      open
      onClose={of.onClose}
      title={title}
      actions={
        <Button look="main" busy={sending || saying.busy || busy === true} onPress={() => void save()}>
          {t.save}
        </Button>
      }
    >
      <div className="form">
        <Field
          kind="date"
          label={t.on}
          value={on}
          onChange={setOn}
          max={today}
          error={wrongOn ?? saying.wrong.on}
        />
        {children(saying.wrong)}
        {of.corrects ? (
          <Field
            label={t.reason}
            value={reason}
            onChange={setReason}
            maxLength={300}
            error={noReason ? t.reasonMissing : undefined}
          />
        ) : null}
        <SaidNote saying={saying} />
      </div>
    </Dialog>
  )
}
