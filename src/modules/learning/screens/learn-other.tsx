// What was done without a plan, on the tablet: chosen among what fits who is here, or written in few words.
import Check from 'lucide-react/icons/check'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Field } from '../../../ui/field.tsx'
import { useText } from '../../../ui/language.tsx'
import { Select } from '../../../ui/select.tsx'
import { activityHappened, Went } from '../contract/kinds.ts'
import { Routine } from '../contract/programme.ts'
import { suggest } from '../rules/suggest.ts'
import { ActivityDetails } from './activity-details.tsx'
import { type LearnAt, tellOf } from './learn-context.ts'
import { learnText } from './tablet-text.ts'
import { learningWords } from './words.ts'

const SHOWN = 4

export function LearnOther({ at, whom }: { at: LearnAt; whom: readonly string[] }) {
  const t = useText(learnText)
  const w = useText(learningWords)
  const [routine, setRoutine] = useState<Routine>('play')
  const [most, setMost] = useState(SHOWN)
  const [own, setOwn] = useState('')
  const happened = at.weeks.flatMap((x) => x.h).sort((a, b) => (a.day < b.day ? -1 : 1))
  const found = suggest(at.bank, {
    ...{ today: at.today, births: at.here.map((c) => c.birth), needs: new Map(), planned: [] },
    interests: at.interests.map((i) => ({ topic: i.p, day: i.d, children: i.c.length })),
    lately: new Map(
      happened.flatMap((h) =>
        h.activity && h.how !== 'not' ? [[h.activity, { day: h.day, went: h.went }] as const] : [],
      ),
    ),
    chosen: new Set(),
  })
  const shown = found.filter((s) => s.activity.routine === routine)
  const say = (title: string, activity: string | undefined, went: Went | undefined) =>
    tellOf(
      at,
      activityHappened,
      {
        ...{ day: at.today, routine, title, how: 'done' },
        ...(activity === undefined ? {} : { activity }),
        ...(whom.length > 0 ? { children: [...whom] } : {}),
        ...(went === undefined ? {} : { went }),
      },
      t.said(title, went ? w.went[went] : w.how.done),
    )
  return (
    <section className="stack" aria-labelledby="something-else">
      <h1 id="something-else">{t.other}</h1>
      <p className="soft">{t.otherLead}</p>
      <Select
        label={t.routine}
        value={routine}
        onChange={(r) => {
          setRoutine(r)
          setMost(SHOWN)
        }}
        choices={Routine.options.map((value) => ({ value, label: w.routines[value] }))}
      />
      {shown.slice(0, most).map(({ activity }) => (
        <article key={activity.id} className="card learn-line" aria-label={activity.title}>
          <h2>{activity.title}</h2>
          <fieldset className="learn-taps" aria-label={`${t.went} ${activity.title}`}>
            {Went.options.map((went) => (
              <Button key={went} big onPress={() => void say(activity.title, activity.id, went)}>
                {w.went[went]}
              </Button>
            ))}
          </fieldset>
          <details>
            <summary>{t.how}</summary>
            <ActivityDetails activity={activity} contents={at.contents} />
          </details>
        </article>
      ))}
      {shown.length > most ? (
        <Button look="quiet" onPress={() => setMost(most + SHOWN)}>
          {t.more}
        </Button>
      ) : null}
      <div className="form">
        <Field label={t.ownTitle} value={own} maxLength={80} onChange={setOwn} />
        <Button
          icon={Check}
          disabled={own.trim().length < 2}
          onPress={() => void say(own.trim(), undefined, undefined).then((saved) => saved && setOwn(''))}
        >
          {w.how.done}
        </Button>
      </div>
    </section>
  )
}
