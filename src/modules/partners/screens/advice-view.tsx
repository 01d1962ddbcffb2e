// Advice given to an organization: visits, calls, meetings, documents sent with the version they had.
import { useState } from 'react'
import { useAsk } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { useMay } from '../../../ui/me.tsx'
import { choicesOf } from '../../../ui/select.tsx'
import { todayIn } from '../../../ui/today.ts'
import { listMaterials, type PartnerWhole } from '../contract/asking.ts'
import { advised } from '../contract/kinds.ts'
import { PartnerForm } from './partner-form.tsx'
import { partnersText } from './text.ts'
import { partnerWords } from './words.ts'

export function AdviceView({ of }: { of: PartnerWhole }) {
  const t = useText(partnersText)
  const w = useText(partnerWords)
  const { day } = useFormats()
  const may = useMay()
  const [adding, setAdding] = useState(false)
  const materials = useAsk(listMaterials, {})
  const named = new Map((materials.data?.materials ?? []).map((m) => [m.key, m]))
  const { book, key } = of.partner
  return (
    <div className="stack">
      {may('partners.write') ? (
        <div className="row">
          <Button onPress={() => setAdding(true)}>{t.adviceAdd}</Button>
        </div>
      ) : null}
      {of.advice.length === 0 ? <p className="soft">{t.noAdvice}</p> : null}
      <ul className="lines">
        {of.advice.map((a) => (
          <li key={a.key}>
            <span>
              <strong>{w.advice[a.what]}</strong> · {day(a.on_day)} · {a.topic} ·{' '}
              {t.by(of.names[a.by] ?? t.nobody)}
              {a.material ? (
                <span className="soft">
                  {' '}
                  · {named.get(a.material)?.title ?? ''} {a.version}
                </span>
              ) : null}
              {a.told ? <span className="soft"> · {a.told}</span> : null}
            </span>
            {a.files.map((f) => (
              <a key={f} className="button" data-look="quiet" href={`/v1/books/${book}/partners/files/${f}`}>
                {t.openFile}
              </a>
            ))}
          </li>
        ))}
      </ul>
      {adding ? (
        <PartnerForm
          asked={{
            ...{ kind: advised, title: t.adviceAdd, about: key, book },
            fields: [
              {
                ...{ name: 'what', label: t.adviceWhat, kind: 'choice', start: 'visit' },
                choices: choicesOf(['visit', 'call', 'meeting', 'document'] as const, w.advice),
              },
              { name: 'on', label: t.day, kind: 'date', start: todayIn(undefined) },
              { name: 'topic', label: t.topic, kind: 'text' },
              {
                ...{ name: 'material', label: t.material, kind: 'choice', optional: true },
                choices: [...named.values()].map((m) => ({ value: m.key, label: `${m.title} ${m.version}` })),
              },
              { name: 'told', label: t.told, kind: 'long', optional: true },
              { name: 'file', label: t.file, kind: 'paper', optional: true },
            ],
            payload: ({ file, ...said }) => ({
              ...said,
              version: said.material ? named.get(String(said.material))?.version : undefined,
              ...(file ? { files: [file] } : {}),
            }),
          }}
          onClose={() => setAdding(false)}
        />
      ) : null}
    </div>
  )
}
