// What every form about places shares: the dialog with its one confirmation, and why something was refused.
import type { ReactNode } from 'react'
import { useAskAgain, useNoAnswerWords } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import type { NoAnswer } from '../../../ui/call.ts'
import { StateShape } from '../../../ui/chip.tsx'
import { useDeciding } from '../../../ui/deciding.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { useText } from '../../../ui/language.tsx'
import type { ToSay } from '../../../ui/saying.tsx'
import { placesText } from './text.ts'

/** Takes a decision; whatever comes of it, what is shown is asked anew. */
export function useOneStep() {
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

export function PlacesDialog({
  title,
  busy,
  disabled,
  onSave,
  onClose,
  children,
}: {
  title: string
  busy: boolean
  disabled?: boolean
  onSave: () => void
  onClose: () => void
  children: ReactNode
}) {
  const t = useText(placesText).form
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      actions={
        <Button look="main" busy={busy} disabled={disabled} onPress={onSave}>
          {busy ? t.saving : t.save}
        </Button>
      }
    >
      <div className="form">{children}</div>
    </Dialog>
  )
}

export function WhyNot({ none }: { none: NoAnswer | undefined }) {
  const t = useText(placesText)
  const words = useNoAnswerWords()
  if (!none) return null
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

export function ReasonField({
  value,
  onChange,
  error,
}: {
  value: string
  onChange: (value: string) => void
  error: string | undefined
}) {
  const t = useText(placesText).form
  return (
    <Field
      kind="long"
      label={t.reason}
      hint={t.reasonHint}
      value={value}
      maxLength={500}
      onChange={onChange}
      error={error}
    />
  )
}

/** A whole number as typed; undefined where it is none, so that the words of the fact say what was expected. */
export const wholeOf = (typed: string): number | undefined =>
  /^\d{1,6}$/.test(typed.trim()) ? Number(typed.trim()) : undefined
