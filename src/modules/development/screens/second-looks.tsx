// Second looks of a center: who is to be observed again by another person, and the marks of that person, blind to the first.
import Eye from 'lucide-react/icons/eye'
import { useState } from 'react'
import type { InferOutput } from 'valibot'
import { Asked, useAsk, useAskAgain } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { centerSteps } from '../../../ui/center-steps.ts'
import { Chip } from '../../../ui/chip.tsx'
import { useDeciding } from '../../../ui/deciding.ts'
import { PageHead } from '../../../ui/desk-frame.tsx'
import '../../../ui/desk.css'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { useFormats, useText, useWords } from '../../../ui/language.tsx'
import { useMe } from '../../../ui/me.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import { centerFile } from '../../network/contract.ts'
import { secondLooks } from '../contract/guard.ts'
import type { ItemAnswer } from '../contract/instrument.ts'
import { secondLookDone } from '../contract/kinds.ts'
import { milestones } from '../rules/built-in.ts'
import { AnswerButtons } from './answer-buttons.tsx'
import { applyText } from './apply-text.ts'
import './development.css'
import { guardText } from './guard-text.ts'

type Look = InferOutput<typeof secondLooks.answer>['looks'][number]

export function SecondLooks({ id }: { id: string }) {
  const all = useText(guardText)
  const t = all.looks
  const me = useMe()
  const { day, age } = useFormats()
  const center = useAsk(centerFile, { book: id })
  const asked = useAsk(secondLooks, { book: id })
  const [open, setOpen] = useState<string>()
  useStanding(centerSteps(me, all.mexico, center.data, id, { label: t.title }), 'development')
  return (
    <>
      <PageHead title={t.title} about={t.about} />
      <Asked of={asked} height={30}>
        {({ looks, today, words }) =>
          looks.length === 0 ? (
            <EmptyState icon={Eye} title={t.empty}>
              {t.emptyAbout}
            </EmptyState>
          ) : (
            <div className="stack">
              {looks.map((l) => (
                <section key={l.key} className="card stack" aria-label={l.name}>
                  <h2>{l.name}</h2>
                  <p className="row">
                    <span className="soft">{age(l.birth, today)}</span>
                    {l.done_on ? (
                      <Chip state="calm">{t.done(day(l.done_on))}</Chip>
                    ) : (
                      <Chip state={l.by_day < today ? 'attention' : 'none'}>
                        {l.by_day < today ? t.late : t.until(day(l.by_day))}
                      </Chip>
                    )}
                  </p>
                  {l.done_on ? null : l.own ? (
                    <p>{t.own}</p>
                  ) : l.uncertified ? (
                    <p>{t.uncertified}</p>
                  ) : open === l.key ? (
                    <LookAgain
                      book={id}
                      look={l}
                      today={today}
                      loaded={words}
                      onClose={() => setOpen(undefined)}
                    />
                  ) : (
                    <div className="row">
                      <Button icon={Eye} onPress={() => setOpen(l.key)}>
                        {t.open}
                      </Button>
                    </div>
                  )}
                </section>
              ))}
            </div>
          )
        }
      </Asked>
    </>
  )
}

function LookAgain({
  book,
  look,
  today,
  loaded,
  onClose,
}: {
  book: string
  look: Look
  today: string
  /** words of loaded items */
  loaded: Readonly<Record<string, string>>
  onClose: () => void
}) {
  const t = useText(guardText).looks
  const asked = useText(applyText)
  const say = useWords()
  const deciding = useDeciding()
  const again = useAskAgain()
  const [answers, setAnswers] = useState<Readonly<Record<string, ItemAnswer>>>({})
  const [empty, setEmpty] = useState(false)
  const put = (item: string) => (value: ItemAnswer | undefined) => {
    setEmpty(false)
    setAnswers((had) => {
      const { [item]: _, ...rest } = had
      return value === undefined ? rest : { ...rest, [item]: value }
    })
  }
  const words = (item: string) => {
    const of = milestones.items.find((i) => i.id === item)?.words
    return of ? say({ es: of.es, en: of.en ?? of.es }) : (loaded[item] ?? item)
  }
  const save = async () => {
    if (Object.keys(answers).length === 0) return setEmpty(true)
    const payload = { asked: look.key, day: today, answers }
    if (await deciding.decide({ kind: secondLookDone, about: look.child, book, payload })) {
      await again()
      onClose()
    }
  }
  const none = deciding.none
  const code = none !== undefined && 'refusal' in none ? none.refusal.code : ''
  const refused = (t.refused as Readonly<Record<string, string>>)[code] ?? t.notTaken
  return (
    <div className="stack">
      <p className="soft">{t.how}</p>
      <ul className="second-look">
        {look.items.map((i) => (
          <li key={i} className="stack">
            <span {...(loaded[i] ? { lang: 'es' } : {})}>{words(i)}</span>
            <AnswerButtons
              of={words(i)}
              value={answers[i]}
              onChange={put(i)}
              {...(look.risks.includes(i) ? { words: asked.answers } : {})}
            />
          </li>
        ))}
      </ul>
      {empty || none ? (
        <p role="alert" className="field-error">
          {empty ? t.none : refused}
        </p>
      ) : null}
      <div className="row">
        <Button look="main" busy={deciding.busy} onPress={() => void save()}>
          {t.save}
        </Button>
        <Button onPress={onClose}>{t.close}</Button>
      </div>
    </div>
  )
}
