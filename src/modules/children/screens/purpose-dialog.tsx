// Before a child's file opens, a person says what for; it is written down and shown to the family.
import { useState } from 'react'
import { type Purpose, purposes, purposeWords } from '../../../kernel/purposes.ts'
import { Button } from '../../../ui/button.tsx'
import { Choices } from '../../../ui/choices.tsx'
import { deskText } from '../../../ui/desk-text.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { useText, useWords } from '../../../ui/language.tsx'
import { childrenText } from './desk-text.ts'

export function PurposeDialog({
  open,
  onOpenFile,
  onClose,
}: {
  open: boolean
  onOpenFile: (purpose: Purpose) => void
  onClose: () => void
}) {
  const t = useText(childrenText).purpose
  const d = useText(deskText)
  const words = useWords()
  const [purpose, setPurpose] = useState<Purpose | ''>('')
  const [tried, setTried] = useState(false)
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t.title}
      actions={
        <Button
          look="main"
          onPress={() => {
            setTried(true)
            if (purpose !== '') onOpenFile(purpose)
          }}
        >
          {t.open}
        </Button>
      }
    >
      <div className="form">
        <p>{t.about}</p>
        <Choices
          label={t.label}
          value={purpose}
          onChange={setPurpose}
          error={tried && purpose === '' ? d.wrong.missing : undefined}
          choices={purposes.map((value) => ({
            value,
            label: words(purposeWords[value].words),
            hint: words(purposeWords[value].hint),
          }))}
        />
      </div>
    </Dialog>
  )
}
