// One-time codes: so many are made, shown this once, and printed as slips to be cut and handed out.
import Printer from 'lucide-react/icons/printer'
import { useState } from 'react'
import { useAskAgain } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { call, type NoAnswer } from '../../../ui/call.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { useText } from '../../../ui/language.tsx'
import { printThis } from '../../../ui/print-this.ts'
import '../../../ui/print-this.css'
import { makeCodes, type OneStudy, oneStudy } from '../contract.ts'
import { shownCode } from '../rules/tokens.ts'
import { NotTaken } from './not-taken.tsx'
import { needsText } from './text.ts'

const MOST = 2000

export function CodesForm({ told: { study }, onClose }: { told: OneStudy; onClose: () => void }) {
  const t = useText(needsText)
  const again = useAskAgain()
  const [count, setCount] = useState('100')
  const [codes, setCodes] = useState<readonly string[]>()
  const [busy, setBusy] = useState(false)
  const [none, setNone] = useState<NoAnswer>()
  const [wrong, setWrong] = useState<string>()
  const make = async () => {
    const n = /^\d+$/.test(count.trim()) ? Number(count) : 0
    if (n < 1 || n > MOST) return setWrong(`1 – ${MOST}`)
    setWrong(undefined)
    setBusy(true)
    const made = await call(makeCodes, { book: study.book, study: study.key, count: n })
    setBusy(false)
    if ('answer' in made) setCodes(made.answer.codes)
    else setNone(made)
    await again(oneStudy)
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.codes}
      actions={
        codes ? (
          <Button look="main" icon={Printer} onPress={printThis}>
            {t.printCodes}
          </Button>
        ) : (
          <Button look="main" busy={busy} onPress={() => void make()}>
            {t.makeCodes}
          </Button>
        )
      }
    >
      {codes ? (
        <div className="stack">
          <p role="status">{t.codesShown}</p>
          <ul className="needs-slips" data-print-this>
            {codes.map((c) => (
              <li key={c}>
                <span>{study.title}</span>
                <span>{t.slip}</span>
                <span>{`${location.host}/encuesta/${study.link}`}</span>
                <strong>{shownCode(c)}</strong>
              </li>
            ))}
          </ul>
        </div>
      ) : (
        <div className="form">
          <Field
            kind="whole"
            label={t.codesHow}
            value={count}
            onChange={setCount}
            {...(wrong === undefined ? {} : { error: wrong })}
          />
          <NotTaken none={none} />
        </div>
      )}
    </Dialog>
  )
}
