// Recovery codes, shown this once: to print, to copy, and to say that they are kept.
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { deskText } from '../../ui/desk-text.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { useText } from '../../ui/language.tsx'
import './own-entry.css'
import { entryText } from './entry-text.ts'

export function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const t = useText(entryText).own
  const d = useText(deskText)
  const [copied, setCopied] = useState(false)
  return (
    <Dialog open onClose={onKept} title={t.codesTitle}>
      <div className="form">
        <p>{t.codesAbout}</p>
        <ol className="codes">
          {codes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ol>
        <div className="row no-print">
          <Button onPress={() => print()}>{d.print}</Button>
          <Button
            onPress={async () => {
              await navigator.clipboard?.writeText(codes.join('\n'))
              setCopied(true)
            }}
          >
            {copied ? t.copied : t.copy}
          </Button>
          <Button look="main" onPress={onKept}>
            {t.codesKept}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
