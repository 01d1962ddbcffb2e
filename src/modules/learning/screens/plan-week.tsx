// Planning a room's week in a few minutes: what its children look for on top, days in the middle, what to offer beside, the sheet below.
import ChevronLeft from 'lucide-react/icons/chevron-left'
import ChevronRight from 'lucide-react/icons/chevron-right'
import Copy from 'lucide-react/icons/copy'
import Printer from 'lucide-react/icons/printer'
import Save from 'lucide-react/icons/save'
import { useState } from 'react'
import { addDays, COUNTRY_ZONE, type Day } from '../../../kernel/days.ts'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { centerSteps } from '../../../ui/center-steps.ts'
import { PageHead } from '../../../ui/desk-frame.tsx'
import '../../../ui/desk.css'
import { Field } from '../../../ui/field.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { useMay, useMe } from '../../../ui/me.tsx'
import { printThis } from '../../../ui/print-this.ts'
import { newId, SaidNote, useSaying } from '../../../ui/saying.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import { todayIn } from '../../../ui/today.ts'
import { centerFile } from '../../network/contract.ts'
import { weekPlanned } from '../contract/kinds.ts'
import { type WeekOfRoom, weekOfRoom } from '../contract.ts'
import { mondayOf, workdaysOf } from '../rules/week-of.ts'
import { learningDesk } from './desk-text.ts'
import './learning.css'
import { PlanDays } from './plan-days.tsx'
import { copyWeek, draftOf, forWhom, putActivity, putOwn, takeOut } from './plan-draft.ts'
import { Suggestions } from './suggestions.tsx'
import { WeekSheet } from './week-sheet.tsx'
import { learningWords } from './words.ts'

/** The address of a task says "the next one", because a list of tasks does not know weeks. */
const NEXT = 'proxima'

export function PlanWeek({ id, room, week: named }: { id: string; room: string; week: string }) {
  const t = useText(learningDesk)
  const me = useMe()
  const center = useAsk(centerFile, { book: id })
  const zone = center.data?.center.time_zone ?? COUNTRY_ZONE
  const today = todayIn(zone)
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(named)
  const week = named === NEXT || !isDay ? addDays(mondayOf(today), 7) : mondayOf(named)
  const asked = useAsk(weekOfRoom, { book: id, room, week })
  const name = asked.data?.room ?? ''
  useStanding(
    centerSteps(
      me,
      t.mexico,
      center.data,
      id,
      { label: t.title, to: `/centro/${id}/aprendizaje` },
      { label: name },
    ),
    'learning',
  )
  return (
    <Asked of={asked} height={40}>
      {(told) => (
        <Planning
          // another week or somebody else's saving begins from what is saved
          key={`${room}|${week}|${told.week?.planned ?? ''}|${told.week?.lines.length ?? 0}`}
          {...{ book: id, room, week, today, told, zone }}
        />
      )}
    </Asked>
  )
}

type At = {
  readonly book: string
  readonly room: string
  readonly week: Day
  readonly today: Day
  readonly zone: string
  readonly told: WeekOfRoom
}

function Planning({ book, room, week, today, zone, told }: At) {
  const t = useText(learningDesk)
  const w = useText(learningWords)
  const { day, asOf } = useFormats()
  const may = useMay()
  const saying = useSaying()
  const [draft, setDraft] = useState(() => draftOf(told.week))
  const plans = may('learning.write')
  const days = workdaysOf(week)
  const to = (monday: Day) => `/centro/${book}/aprendizaje/${room}/${monday}`
  const counts = new Map<string, number>()
  for (const i of told.interests)
    counts.set(i.topic, (counts.get(i.topic) ?? 0) + Math.max(1, i.children.length))
  const save = () =>
    saying.say([
      {
        ...{ kind: weekPlanned, about: room, book, room },
        payload: { week, lines: draft.lines, intent: draft.intent.trim() },
        ...(told.week?.planned ? { supersedes: [told.week.planned] } : {}),
      },
    ])
  return (
    <div className="stack">
      <div className="no-print stack">
        <PageHead title={t.planTitle(told.room)} about={plans ? t.planLead : t.readOnly} />
        <div className="row">
          <ButtonLink look="quiet" icon={ChevronLeft} to={to(addDays(week, -7))}>
            {t.before}
          </ButtonLink>
          <strong>{t.weekOf(day(week), day(addDays(week, 4)))}</strong>
          <ButtonLink look="quiet" icon={ChevronRight} to={to(addDays(week, 7))}>
            {t.after}
          </ButtonLink>
        </div>
        {told.week?.flags.includes('planned-twice') ? <p role="status">▲ {t.twice}</p> : null}
        <section className="card stack" aria-labelledby="interests">
          <h2 id="interests">{t.interests}</h2>
          {counts.size === 0 ? (
            <p className="soft">{t.noInterests}</p>
          ) : (
            <ul className="learning-topics">
              {[...counts].map(([topic, n]) => (
                <li key={topic}>
                  {w.topics[topic as keyof typeof w.topics]}
                  <span className="soft"> · {n}</span>
                </li>
              ))}
            </ul>
          )}
          {plans ? (
            <Field
              kind="long"
              label={t.intent}
              hint={t.intentHint}
              value={draft.intent}
              maxLength={400}
              onChange={(intent) => setDraft({ ...draft, intent, touched: true })}
              error={saying.wrong.intent}
              optional
            />
          ) : null}
        </section>
        <div className="learning-desk" data-plans={plans || undefined}>
          <PlanDays
            {...{ days, draft, told, plans }}
            onTakeOut={(line) => setDraft(takeOut(draft, line))}
            onForWhom={(line, children, note) => setDraft(forWhom(draft, line, children, note))}
          />
          {plans ? (
            <Suggestions
              {...{ days, draft, told, today }}
              onPut={(on, a) => setDraft(putActivity(draft, newId(), on, a))}
              onOwn={(on, routine, title) => setDraft(putOwn(draft, newId(), on, routine, title))}
            />
          ) : null}
        </div>
        {plans ? (
          <div className="row learning-save">
            <Button
              look="main"
              icon={Save}
              busy={saying.busy}
              disabled={draft.lines.length === 0 || !draft.touched}
              onPress={() => void save()}
            >
              {t.save}
            </Button>
            {told.before && told.before.lines.length > 0 ? (
              <Button
                icon={Copy}
                onPress={() => told.before && setDraft(copyWeek(draft, told.before, week, newId))}
              >
                {t.copy}
              </Button>
            ) : null}
            <span className="soft" role="status">
              {draft.touched
                ? t.unsaved
                : told.week?.at
                  ? t.saved(told.names[told.week.by ?? ''] ?? t.somebody, asOf(told.week.at, zone))
                  : ''}
            </span>
          </div>
        ) : null}
        <SaidNote saying={saying} />
        <div className="row">
          <h2>{t.sheet}</h2>
          <Button icon={Printer} disabled={draft.lines.length === 0} onPress={printThis}>
            {t.print}
          </Button>
        </div>
      </div>
      {draft.lines.length === 0 ? (
        <p className="soft no-print">{t.nothingPlanned}</p>
      ) : (
        <WeekSheet {...{ days, told }} lines={draft.lines} intent={draft.intent.trim()} />
      )}
    </div>
  )
}
