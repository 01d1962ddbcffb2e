// Before a child goes home: what happened and nobody told yet. It warns and writes down; it never keeps a child from leaving.
import LogOut from 'lucide-react/icons/log-out'
import Undo2 from 'lucide-react/icons/undo-2'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { useText } from '../../../ui/language.tsx'
import { questionsHere, untoldHere, useIncidents } from './incident-context.ts'
import { useSayIncident } from './saying-incident.ts'
import './tablet.css'
import { incidentTabletText } from './tablet-text.ts'
import { TellFamily } from './tell-family.tsx'
import { WasIt } from './was-it.tsx'

export function TellFirst({
  chosen,
  onGo,
  onNote,
  onBack,
}: {
  chosen: readonly string[]
  /** goes on with leaving */
  onGo: () => void
  /** opens the note of an incident of that child */
  onNote: (child: string) => void
  onBack: () => void
}) {
  const t = useText(incidentTabletText)
  const { incidents, questions } = useIncidents()
  const say = useSayIncident()
  const [busy, setBusy] = useState(false)
  const open = untoldHere(incidents, new Set(chosen))
  const asked = questionsHere(questions, new Set(chosen))
  const goUntold = async () => {
    setBusy(true)
    for (const u of open) {
      const to = { how: 'in-person', outcome: 'left-untold' } as const
      if (!(await say.told(u.incident, u.child, to, t.goUntoldSaid))) {
        setBusy(false)
        return
      }
    }
    onGo()
  }
  return (
    <main id="main" className="tablet-main stack">
      <div>
        <Button icon={Undo2} onPress={onBack}>
          {t.back}
        </Button>
      </div>
      <h1>{t.stopTitle}</h1>
      {asked.map((q) => (
        <WasIt key={`${q.child}|${q.day}`} q={q} onNote={onNote} />
      ))}
      {open.map((u) => (
        <TellFamily key={`${u.incident}|${u.child}`} u={u} />
      ))}
      {open.length === 0 && asked.length === 0 ? (
        <>
          <p role="status">{t.allTold}</p>
          <div>
            <Button look="main" big icon={LogOut} onPress={onGo}>
              {t.goOn}
            </Button>
          </div>
        </>
      ) : (
        <div className="stack">
          <p className="soft">{open.length > 0 ? t.goUntoldStep : t.goUnansweredStep}</p>
          <div>
            <Button icon={LogOut} busy={busy} onPress={() => void goUntold()}>
              {open.length > 0 ? t.goUntold : t.goUnanswered}
            </Button>
          </div>
        </div>
      )}
    </main>
  )
}
