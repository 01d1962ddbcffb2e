// The five days of a plan: what is in each, for whom it was thought, and what became of it.
import Users from 'lucide-react/icons/users'
import X from 'lucide-react/icons/x'
import { useState } from 'react'
import type { Day } from '../../../kernel/days.ts'
import { Button } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import type { How, PlanLine } from '../contract/kinds.ts'
import type { WeekOfRoom } from '../contract.ts'
import { learningDesk } from './desk-text.ts'
import type { PlanDraft } from './plan-draft.ts'
import { learningWords } from './words.ts'

const STATE_OF: Readonly<Record<How, 'calm' | 'none'>> = { done: 'calm', changed: 'calm', not: 'none' }

type At = {
  readonly days: readonly Day[]
  readonly draft: PlanDraft
  readonly told: WeekOfRoom
  readonly plans: boolean
  readonly onTakeOut: (line: string) => void
  readonly onForWhom: (line: string, children: readonly string[], note: string) => void
}

export function PlanDays({ days, draft, told, plans, onTakeOut, onForWhom }: At) {
  const t = useText(learningDesk)
  const w = useText(learningWords)
  const { day: words, list } = useFormats()
  const [whom, setWhom] = useState<PlanLine>()
  const nameOf = new Map(told.children.flatMap((c) => (c.name ? [[c.id, c.name] as const] : [])))
  const became = new Map((told.week?.happened ?? []).flatMap((h) => (h.line ? [[h.line, h] as const] : [])))
  const extra = (on: Day) => (told.week?.happened ?? []).filter((h) => h.line === null && h.day === on)
  return (
    <section className="learning-days" aria-label={t.plan}>
      {days.map((on) => {
        const lines = draft.lines.filter((l) => l.day === on)
        return (
          <section key={on} className="card learning-day" aria-labelledby={`day-${on}`}>
            <h3 id={`day-${on}`}>{words(on)}</h3>
            {lines.length === 0 ? <p className="soft">{t.emptyDay}</p> : null}
            <ul>
              {lines.map((l) => {
                const h = became.get(l.id)
                const names = (l.children ?? []).flatMap((c) => nameOf.get(c) ?? [])
                return (
                  <li key={l.id}>
                    <span className="soft">{w.routines[l.routine]}</span>
                    <strong>{l.title}</strong>
                    {names.length > 0 ? <span>{list(names)}</span> : null}
                    {l.note ? <span className="soft">{l.note}</span> : null}
                    {h ? (
                      <span>
                        <Chip state={STATE_OF[h.how]}>
                          {[w.how[h.how], h.went ? w.went[h.went] : '', h.why ? w.why[h.why] : '']
                            .filter(Boolean)
                            .join(' · ')}
                        </Chip>
                      </span>
                    ) : null}
                    {plans ? (
                      <span className="row">
                        <Button
                          look="quiet"
                          icon={Users}
                          label={`${t.forWhom} ${l.title}`}
                          onPress={() => setWhom(l)}
                        >
                          {t.forWhom}
                        </Button>
                        <Button
                          look="quiet"
                          icon={X}
                          label={`${t.remove}: ${l.title}`}
                          onPress={() => onTakeOut(l.id)}
                        >
                          {t.remove}
                        </Button>
                      </span>
                    ) : null}
                  </li>
                )
              })}
              {extra(on).map((h) => (
                <li key={h.id}>
                  <span className="soft">{t.without}</span>
                  <strong>{h.title}</strong>
                  {h.went ? <span className="soft">{w.went[h.went]}</span> : null}
                </li>
              ))}
            </ul>
          </section>
        )
      })}
      {whom ? (
        <ForWhom
          line={whom}
          told={told}
          onClose={() => setWhom(undefined)}
          onDone={(children, note) => {
            onForWhom(whom.id, children, note)
            setWhom(undefined)
          }}
        />
      ) : null}
    </section>
  )
}

function ForWhom({
  line,
  told,
  onDone,
  onClose,
}: {
  line: PlanLine
  told: WeekOfRoom
  onDone: (children: readonly string[], note: string) => void
  onClose: () => void
}) {
  const t = useText(learningDesk)
  const [chosen, setChosen] = useState<readonly string[]>(line.children ?? [])
  const [note, setNote] = useState(line.note ?? '')
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.forWhomTitle(line.title)}
      actions={
        <Button look="main" onPress={() => onDone(chosen, note)}>
          {t.ok}
        </Button>
      }
    >
      <div className="form">
        <p className="soft">{t.forWhomHint}</p>
        {told.children.map((c) => (
          <Checkbox
            key={c.id}
            label={c.name ?? ''}
            checked={chosen.includes(c.id)}
            onChange={(is) => setChosen(is ? [...chosen, c.id] : chosen.filter((x) => x !== c.id))}
          />
        ))}
        <Field kind="long" label={t.note} value={note} maxLength={400} onChange={setNote} optional />
      </div>
    </Dialog>
  )
}
