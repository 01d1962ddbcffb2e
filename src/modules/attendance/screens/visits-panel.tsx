// Who visits: whoever is inside with one tap to say they left, and a short form at the entrance.
import LogOut from 'lucide-react/icons/log-out'
import { useState } from 'react'
import { uuid7 } from '../../../kernel/ids.ts'
import { Button } from '../../../ui/button.tsx'
import { Field } from '../../../ui/field.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { GesturePanel } from '../../../ui/room-bar.tsx'
import type { PanelAt } from '../../../ui/room-gesture.ts'
import { Select } from '../../../ui/select.tsx'
import { visitorEntered, visitorLeft } from '../contract/kinds.ts'
import { useDoor } from './door-at.ts'
import { panelWords } from './panel-words.ts'
import './panels.css'

const DOCUMENTS = ['ine', 'work', 'other', 'none'] as const

export function VisitsPanel({ back, done }: PanelAt) {
  const t = useText(panelWords).visits
  const { clock } = useFormats()
  const at = useDoor()
  const [name, setName] = useState('')
  const [why, setWhy] = useState('')
  const [whom, setWhom] = useState('')
  const [document, setDocument] = useState<(typeof DOCUMENTS)[number]>('ine')
  const inside = [...at.visits.entries()].filter(([, x]) => x.d === at.today && x.o === undefined)
  const enter = () =>
    void at
      .tell(
        `visit ${name}`,
        [
          {
            ...{
              kind: visitorEntered.kind,
              kindVersion: visitorEntered.version,
              about: uuid7(Date.now(), crypto.getRandomValues(new Uint8Array(10))),
              room: at.room,
            },
            payload: {
              ...{ day: at.today, name: name.trim(), why: why.trim(), document, closedAt: at.closesAt },
              ...(whom.trim() ? { whom: whom.trim() } : {}),
            },
          },
        ],
        t.saidIn(name.trim()),
      )
      .then((saved) => saved && done())
  const leave = (id: string, who: string) =>
    void at.tell(
      `out ${id}`,
      [
        {
          kind: visitorLeft.kind,
          kindVersion: visitorLeft.version,
          about: id,
          room: at.room,
          payload: { day: at.today },
        },
      ],
      t.saidOut(who),
    )
  return (
    <GesturePanel ask={t.ask} onBack={back}>
      <div className="door-form">
        {inside.length === 0 ? <p className="soft">{t.none}</p> : null}
        <ul className="door-late">
          {inside.map(([id, x]) => (
            <li key={id}>
              <strong>{x.n}</strong> <span>{x.y}</span>
              <span className="soft">{t.since(clock(x.i, at.timeZone))}</span>
              <Button icon={LogOut} label={`${t.left}: ${x.n}`} onPress={() => leave(id, x.n)}>
                {t.left}
              </Button>
            </li>
          ))}
        </ul>
        <Field label={t.name} value={name} maxLength={120} onChange={setName} />
        <Field label={t.why} value={why} maxLength={200} onChange={setWhy} />
        <Field label={t.whom} value={whom} maxLength={120} onChange={setWhom} />
        <Select
          label={t.document}
          value={document}
          onChange={setDocument}
          choices={DOCUMENTS.map((value) => ({ value, label: t.documents[value] }))}
        />
        <Button look="main" disabled={name.trim() === '' || why.trim() === ''} onPress={enter}>
          {t.enter}
        </Button>
      </div>
    </GesturePanel>
  )
}
