// While a child is registered: files of the center that may be theirs already. It warns and never blocks.
import { useEffect, useState } from 'react'
import * as v from 'valibot'
import { normaliseCurp } from '../../../kernel/identity/curp.ts'
import { useAsk } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { StateShape } from '../../../ui/chip.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { Link } from '../../../ui/link.tsx'
import { useMay } from '../../../ui/me.tsx'
import { alikeHere } from '../contract/joining.ts'
import { likelyText } from './likely-text.ts'

/** How long nobody types before it is asked. */
const PAUSE_MS = 600

type Typed = {
  readonly book: string
  readonly given: string
  readonly first: string
  readonly second: string
  readonly sex: string
  readonly birth: string
  readonly curp: string
}

/** `onCompare`: save the new file and put it beside the one that was found. */
export function AlikeNote({
  busy,
  onCompare,
  ...typed
}: Typed & { readonly busy: boolean; readonly onCompare: (id: string) => void }) {
  const t = useText(likelyText)
  const { day } = useFormats()
  const may = useMay()
  const { book, given, first, second, sex, birth } = typed
  const curp = normaliseCurp(typed.curp)
  const words = JSON.stringify({
    ...{ book, given, first, sex, birth },
    ...(second.trim() ? { second } : {}),
    ...(curp.length > 0 && curp.length <= 18 ? { curp } : {}),
  })
  const [settled, setSettled] = useState('{}')
  useEffect(() => {
    const wait = setTimeout(() => setSettled(words), PAUSE_MS)
    return () => clearTimeout(wait)
  }, [words])
  const wanted = v.safeParse(alikeHere.input, JSON.parse(settled))
  const asked = useAsk(alikeHere, wanted.success ? wanted.output : undefined)
  const alike = wanted.success ? (asked.data?.alike ?? []) : []
  const reasons = t.reasons as Readonly<Record<string, string>>
  return (
    <div role="status">
      {alike.length === 0 ? null : (
        <div className="card stack">
          <p className="row">
            <StateShape state="attention" />
            <strong>{t.alike}</strong>
          </p>
          <p>{t.alikeAbout}</p>
          <ul className="lines">
            {alike.map((a) => (
              <li key={a.id}>
                <span>
                  <strong>{[a.given, a.first, a.second].filter(Boolean).join(' ')}</strong> · {day(a.birth)}
                  <br />
                  <span className="soft">{a.reasons.map((r) => reasons[r] ?? r).join(' · ')}</span>
                </span>
                <span className="row">
                  <Link to={`/centro/${book}/nina-o-nino/${a.id}`}>{t.openIt}</Link>
                  {may('children.merge') ? (
                    <Button look="quiet" busy={busy} onPress={() => onCompare(a.id)}>
                      {t.saveAndCompare}
                    </Button>
                  ) : null}
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}
