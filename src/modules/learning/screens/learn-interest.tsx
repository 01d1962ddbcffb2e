// An interest, noted on the tablet with one tap: what children look for again and again.
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Field } from '../../../ui/field.tsx'
import { useText } from '../../../ui/language.tsx'
import { interestNoted } from '../contract/kinds.ts'
import { Topic } from '../contract/programme.ts'
import { type LearnAt, tellOf } from './learn-context.ts'
import { learnText } from './tablet-text.ts'
import { learningWords } from './words.ts'

export function LearnInterest({
  at,
  whom,
  onDone,
}: {
  at: LearnAt
  whom: readonly string[]
  onDone: () => void
}) {
  const t = useText(learnText)
  const w = useText(learningWords)
  const [text, setText] = useState('')
  const counts = new Map<Topic, number>()
  for (const i of at.interests) counts.set(i.p, (counts.get(i.p) ?? 0) + 1)
  const say = async (topic: Topic) => {
    const payload = {
      ...{ day: at.today, topic },
      ...(whom.length > 0 ? { children: [...whom] } : {}),
      ...(text.trim().length > 1 ? { text: text.trim() } : {}),
    }
    if (await tellOf(at, interestNoted, payload, t.interestSaid(w.topics[topic]))) onDone()
  }
  return (
    <section className="stack" aria-labelledby="note-interest">
      <h1 id="note-interest">{t.interest}</h1>
      <p className="soft">{t.interestLead}</p>
      <Field label={t.interestWords} value={text} maxLength={400} onChange={setText} optional />
      <fieldset className="learn-taps" aria-label={t.interest}>
        {Topic.options.map((topic) => (
          <Button key={topic} big onPress={() => void say(topic)}>
            {w.topics[topic]}
          </Button>
        ))}
      </fieldset>
      {counts.size > 0 ? (
        <p className="soft">
          {t.lately}: {[...counts].map(([p, n]) => `${w.topics[p]} (${n})`).join(' · ')}
        </p>
      ) : null}
    </section>
  )
}
