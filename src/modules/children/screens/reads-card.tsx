// Who opened the file, when and what for: the same list the family is shown.

import { readLog } from '../../../kernel/devices.ts'
import { purposeSaid } from '../../../kernel/purposes.ts'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { TakeAway } from '../../../ui/take-away.tsx'
import '../../../ui/desk.css'
import { useFormats, useText, useWords } from '../../../ui/language.tsx'
import { useMay } from '../../../ui/me.tsx'
import { childrenText } from './desk-text.ts'

const SHOWN = 12

export function ReadsCard({ book, child }: { book: string; child: string }) {
  const t = useText(childrenText)
  const { asOf } = useFormats()
  const may = useMay()
  const allowed = may('children.write')
  const asked = useAsk(readLog, allowed ? { book, child } : undefined)
  const words = useWords()
  if (!allowed) return null
  return (
    <section className="card stack" aria-labelledby="reads">
      <h2 id="reads">{t.reads.title}</h2>
      <p className="soft">{t.reads.about}</p>
      <Asked of={asked} height={8}>
        {({ reads: list }) => (
          <>
            {list.length === 0 ? (
              <p>{t.reads.none}</p>
            ) : (
              <div>
                <TakeAway
                  take={{ list: readLog.id, filters: { book, child }, purpose: 'ask' }}
                  caption={t.reads.title}
                  rows={list.length}
                />
              </div>
            )}
            <ul className="lines">
              {list.slice(0, SHOWN).map((r) => (
                <li key={`${r.at}${r.person}${r.found}${r.taken}`}>
                  <strong>{r.name ?? t.file.someone}</strong>
                  <span>
                    {words(purposeSaid(r.purpose))}
                    {r.found ? ` · ${t.reads.found}` : ''}
                    {r.taken ? ` · ${t.export.taken}` : ''}
                  </span>
                  <span className="soft">{asOf(r.at)}</span>
                </li>
              ))}
            </ul>
            {list.length > SHOWN ? <p className="soft">{t.reads.more(list.length - SHOWN)}</p> : null}
          </>
        )}
      </Asked>
    </section>
  )
}
