// What somebody else changed in how a person comes in, told to them until they say they saw it.
import { useState } from 'react'
import { noticesSeen } from '../../kernel/factors.ts'
import { Button } from '../../ui/button.tsx'
import { call } from '../../ui/call.ts'
import { useFormats, useText } from '../../ui/language.tsx'
import { useMe } from '../../ui/me.tsx'
import { entryText } from './entry-text.ts'

export function Notices({ go }: { go: (to: string) => void }) {
  const t = useText(entryText)
  const { asOf } = useFormats()
  const { notices } = useMe()
  const [seen, setSeen] = useState(false)
  if (seen || !notices) return null
  const what = t.own.what as Readonly<Record<string, string>>
  return (
    <section className="card stack" aria-labelledby="changed">
      <h2 id="changed">{t.notice.title}</h2>
      <ul className="lines">
        {notices.map((n) => (
          <li key={`${n.at}${n.what}`}>
            <strong>{what[n.what] ?? n.what}</strong>
            {n.by ? <span>{t.own.byWhom(n.by)}</span> : null}
            <span className="soft">{asOf(n.at)}</span>
          </li>
        ))}
      </ul>
      <p>{t.notice.notMe}</p>
      <div className="row">
        <Button
          onPress={async () => {
            if ('answer' in (await call(noticesSeen, {}))) setSeen(true)
          }}
        >
          {t.notice.seen}
        </Button>
        <Button look="quiet" onPress={() => go('/mi-entrada')}>
          {t.notice.look}
        </Button>
      </div>
    </section>
  )
}
