// What to offer a room this week, best first, each with its reasons, and an idea of the room's own.
import Plus from 'lucide-react/icons/plus'
import { useMemo, useState } from 'react'
import type { Day } from '../../../kernel/days.ts'
import { dayWords } from '../../../kernel/days.ts'
import { useAsk } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { Field } from '../../../ui/field.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { Select } from '../../../ui/select.tsx'
import { type Activity, Routine } from '../contract/programme.ts'
import { activityBank, type WeekOfRoom } from '../contract.ts'
import { NEEDS_NAMELESS } from '../rules/needs.ts'
import { fieldOf } from '../rules/programme.ts'
import { type Reason, suggest } from '../rules/suggest.ts'
import { ActivityDetails } from './activity-details.tsx'
import { learningDesk } from './desk-text.ts'
import type { PlanDraft } from './plan-draft.ts'
import { learningWords } from './words.ts'

const SHOWN = 6

export function useReason(): (reason: Reason) => string {
  const t = useText(learningDesk).reasons
  const w = useText(learningWords)
  return (r) => {
    switch (r.why) {
      case 'ages':
        return t.ages(r.of, r.all)
      case 'need':
        return r.children < NEEDS_NAMELESS
          ? t.needOfFew(w.domains[r.domain])
          : t.need(w.domains[r.domain], r.children)
      case 'interest':
        return t.interest(w.topics[r.topic].toLowerCase())
      case 'field':
        return t.field(w.fields[r.field])
      case 'lately':
        return t.lately(r.weeks)
      default:
        return t[r.why]
    }
  }
}

export function Suggestions({
  days,
  draft,
  told,
  today,
  onPut,
  onOwn,
}: {
  days: readonly Day[]
  draft: PlanDraft
  told: WeekOfRoom
  today: Day
  onPut: (day: Day, activity: Activity) => void
  onOwn: (day: Day, routine: Routine, title: string) => void
}) {
  const t = useText(learningDesk)
  const w = useText(learningWords)
  const { language } = useFormats()
  const reason = useReason()
  const [routine, setRoutine] = useState<Routine | 'all'>('all')
  const [on, setOn] = useState<Day>(days.find((d) => d >= today) ?? days[0]!)
  const [most, setMost] = useState(SHOWN)
  const [own, setOwn] = useState('')
  const held = useAsk(activityBank, {}).data
  const found = useMemo(() => {
    const activities = held?.activities ?? []
    const byId = new Map(activities.map((a) => [a.id, a]))
    const planned = draft.lines.flatMap((l) => (l.activity ? (byId.get(l.activity) ?? []) : []))
    return suggest(activities, {
      // ages are those of the week that is planned
      today: days[0]! > today ? days[0]! : today,
      births: told.children.map((c) => c.birth),
      needs: new Map(told.needs.map((n) => [n.domain, n.children])),
      interests: told.interests.map((i) => ({ topic: i.topic, day: i.day, children: i.children.length })),
      lately: new Map(told.lately.map((l) => [l.activity, l])),
      planned: planned.map(fieldOf),
      chosen: new Set(planned.map((a) => a.id)),
    })
  }, [held, draft.lines, told, days, today])
  const shown = found.filter((s) => routine === 'all' || s.activity.routine === routine)
  const dayName = (d: Day) => dayWords(d)[language].split(' ').slice(0, 2).join(' ')
  return (
    <section className="card stack" aria-labelledby="suggestions">
      <h2 id="suggestions">{t.suggestions}</h2>
      <p className="soft">{t.suggestionsLead}</p>
      <div className="form-grid" data-dense>
        <Select
          label={t.routine}
          value={routine}
          onChange={(r) => {
            setRoutine(r)
            setMost(SHOWN)
          }}
          choices={[
            { value: 'all', label: t.all },
            ...Routine.options.map((value) => ({ value, label: w.routines[value] })),
          ]}
        />
        <Select
          label={t.day}
          value={on}
          onChange={setOn}
          choices={days.map((value) => ({ value, label: dayName(value) }))}
        />
      </div>
      {told.children.length === 0 ? <p role="status">{t.noSuggestions}</p> : null}
      <ul className="learning-offers">
        {shown.slice(0, most).map(({ activity, reasons }) => (
          <li key={activity.id}>
            <div className="learning-offer-head">
              <span>
                <strong>{activity.title}</strong>
                <br />
                <span className="soft">
                  {w.routines[activity.routine]} · {w.ages(activity.from, activity.to)} ·{' '}
                  {w.minutes(activity.minutes)}
                </span>
              </span>
              <Button
                icon={Plus}
                label={`${t.add(dayName(on))}: ${activity.title}`}
                onPress={() => onPut(on, activity)}
              >
                {t.add(dayName(on))}
              </Button>
            </div>
            <p className="learning-reasons">{reasons.map(reason).join(' · ')}</p>
            <details>
              <summary>{t.details}</summary>
              <ActivityDetails activity={activity} contents={held?.contents} />
            </details>
          </li>
        ))}
      </ul>
      {shown.length > most ? (
        <Button look="quiet" onPress={() => setMost(most + SHOWN)}>
          {t.more}
        </Button>
      ) : null}
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          if (own.trim().length < 2) return
          onOwn(on, routine === 'all' ? 'play' : routine, own)
          setOwn('')
        }}
      >
        <h3>{t.own}</h3>
        <Field label={t.ownTitle} value={own} maxLength={80} onChange={setOwn} />
        <Button icon={Plus} submit disabled={own.trim().length < 2}>
          {t.add(dayName(on))}
        </Button>
      </form>
    </section>
  )
}
