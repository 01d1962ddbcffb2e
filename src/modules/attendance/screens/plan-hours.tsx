// The hours of the week on which a child is awaited, from a day on: typed day by day, with what is wrong beside the hour it is wrong with.
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { useText } from '../../../ui/language.tsx'
import { SaidNote, useSaying } from '../../../ui/saying.tsx'
import { useTodayAt } from '../../../ui/today.ts'
import { centerFile } from '../../network/contract.ts'
import { weekPlanned } from '../contract/kinds.ts'
import type { AttendancePlan } from '../contract.ts'
import { judgeWeek, type TypedWeek } from '../rules/week-typed.ts'
import { doorText } from './door-text.ts'
import './plan.css'

const WORKDAYS = [1, 2, 3, 4, 5]
const USUAL = ['08:00', '16:00'] as const

export function PlanHours({
  book,
  child,
  plan,
  onClose,
}: {
  book: string
  child: string
  plan: AttendancePlan | null
  onClose: () => void
}) {
  const today = useTodayAt(centerFile, book)
  const t = useText(doorText).plan
  const saying = useSaying()
  const last = plan?.plans.at(-1)
  const [from, setFrom] = useState<string>(today)
  // a Saturday that a list brought in is shown too: what is not on the screen would be lost with the next saving
  const [days] = useState(() => [...new Set([...WORKDAYS, ...(last?.week ?? []).map(([d]) => d)])].sort())
  const [hours, setHours] = useState<TypedWeek>(
    Object.fromEntries(
      days.map((d) => {
        const had = last?.week.find(([w]) => w === d)
        return [d, had ? [had[1], had[2]] : last ? ['', ''] : USUAL]
      }),
    ),
  )
  const [tried, setTried] = useState(false)
  const names = t.weekdays.split(' ')
  const { week, faults } = judgeWeek(hours)
  const save = async () => {
    setTried(true)
    if (Object.keys(faults).length > 0) return
    const same = plan?.plans.find((p) => p.from === from)
    const conflicted = plan?.conflicts.find((c) => c.field === from)?.facts ?? []
    const supersedes = [...(same ? [same.fact] : []), ...conflicted]
    if (await saying.say([{ kind: weekPlanned, about: child, book, payload: { from, week }, supersedes }]))
      onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.change}
      actions={
        <Button look="main" busy={saying.busy} onPress={() => void save()}>
          {t.save}
        </Button>
      }
    >
      <div className="form">
        <Field kind="date" label={t.from} value={from} onChange={setFrom} error={saying.wrong.from} />
        <p className="soft">{t.hoursHint}</p>
        {days.map((d) => {
          const fault = tried ? faults[d] : undefined
          return (
            <fieldset key={d} className="plan-day" aria-label={names[d]}>
              <strong>{names[d]}</strong>
              {(['in', 'out'] as const).map((at, i) => (
                <Field
                  key={at}
                  label={t[at]}
                  value={hours[d]?.[i] ?? ''}
                  maxLength={5}
                  onChange={(x) => {
                    const was = hours[d] ?? ['', '']
                    setHours({ ...hours, [d]: i === 0 ? [x, was[1]] : [was[0], x] })
                  }}
                  error={fault?.at === at ? t.hoursWrong[fault.why] : undefined}
                />
              ))}
            </fieldset>
          )
        })}
        <p role="status">{week.length === 0 && Object.keys(faults).length === 0 ? t.noWeek : null}</p>
        {tried && Object.keys(faults).length > 0 ? (
          <p role="alert" className="field-error">
            {t.wrongHours}
          </p>
        ) : null}
        <SaidNote saying={saying} />
      </div>
    </Dialog>
  )
}
