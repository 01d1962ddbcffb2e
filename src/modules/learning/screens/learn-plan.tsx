// Today's plan on the tablet: each thing with three taps for how it went, one for another way, one for why not.
import Shapes from 'lucide-react/icons/shapes'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { useText } from '../../../ui/language.tsx'
import { activityHappened, type How, type PlanLine, Went, WhyNot } from '../contract/kinds.ts'
import { activityOf } from '../rules/bank/bank.ts'
import { ActivityDetails } from './activity-details.tsx'
import { type LearnAt, tellOf } from './learn-context.ts'
import { learnText } from './tablet-text.ts'
import { learningWords } from './words.ts'

export function LearnPlan({ at, whom }: { at: LearnAt; whom: readonly string[] }) {
  const t = useText(learnText)
  const lines = (at.week?.l ?? []).filter((l) => l.day === at.today)
  if (lines.length === 0)
    return (
      <EmptyState icon={Shapes} title={t.none}>
        {t.noneStep}
      </EmptyState>
    )
  return (
    <section className="stack" aria-labelledby="plan-of-today">
      <h1 id="plan-of-today">{t.title}</h1>
      {at.week?.i ? <p className="soft">{at.week.i}</p> : null}
      {lines.map((l) => (
        <Line key={l.id} line={l} at={at} whom={whom} />
      ))}
    </section>
  )
}

function Line({ line, at, whom }: { line: PlanLine; at: LearnAt; whom: readonly string[] }) {
  const t = useText(learnText)
  const w = useText(learningWords)
  const [asking, setAsking] = useState<'why' | 'again'>()
  const told = at.week?.h.find((h) => h.line === line.id)
  const activity =
    line.activity === undefined
      ? undefined
      : (at.bank.find((a) => a.id === line.activity) ?? activityOf.get(line.activity))
  const say = async (how: How, more: { went?: Went; why?: WhyNot }) => {
    const payload = {
      ...{ day: at.today, line: line.id, routine: line.routine, title: line.title, how },
      ...(line.activity === undefined ? {} : { activity: line.activity }),
      ...(whom.length > 0 && how !== 'not' ? { children: [...whom] } : {}),
      ...more,
    }
    const words = more.went ? w.went[more.went] : more.why ? w.why[more.why] : w.how[how]
    if (await tellOf(at, activityHappened, payload, t.said(line.title, words))) setAsking(undefined)
  }
  const names = (line.children ?? []).flatMap((id) => at.here.find((c) => c.id === id)?.given ?? [])
  return (
    <article className="card learn-line" aria-label={line.title}>
      <span className="soft">{[w.routines[line.routine], ...names].join(' · ')}</span>
      <h2>{line.title}</h2>
      {line.note ? <p className="soft">{line.note}</p> : null}
      {told && asking === undefined ? (
        <div className="row">
          <Chip state={told.how === 'not' ? 'none' : 'calm'}>
            {[w.how[told.how], told.went ? w.went[told.went] : '', told.why ? w.why[told.why] : '']
              .filter(Boolean)
              .join(' · ')}
          </Chip>
          <Button look="quiet" onPress={() => setAsking('again')}>
            {t.again}
          </Button>
        </div>
      ) : asking === 'why' ? (
        <fieldset className="learn-taps" aria-label={t.whyNot}>
          {WhyNot.options.map((why) => (
            <Button key={why} big onPress={() => void say('not', { why })}>
              {w.why[why]}
            </Button>
          ))}
          <Button look="quiet" onPress={() => setAsking(undefined)}>
            {t.cancel}
          </Button>
        </fieldset>
      ) : (
        <fieldset className="learn-taps" aria-label={`${t.went} ${line.title}`}>
          {Went.options.map((went) => (
            <Button key={went} big onPress={() => void say('done', { went })}>
              {w.went[went]}
            </Button>
          ))}
          <Button big onPress={() => void say('changed', {})}>
            {t.changed}
          </Button>
          <Button big onPress={() => setAsking('why')}>
            {t.not}
          </Button>
        </fieldset>
      )}
      {activity ? (
        <details>
          <summary>{t.how}</summary>
          <ActivityDetails activity={activity} contents={at.contents} />
        </details>
      ) : null}
    </article>
  )
}
