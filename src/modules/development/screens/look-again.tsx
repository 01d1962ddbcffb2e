// A second look on the tablet: the items that were drawn, answered by another person than the first, who sees nothing of what was said.
import Check from 'lucide-react/icons/check'
import Undo2 from 'lucide-react/icons/undo-2'
import { useState } from 'react'
import type { Rows } from '../../../device/carried.ts'
import { type SayLines, useSaying } from '../../../device/use-saying.ts'
import { Button } from '../../../ui/button.tsx'
import { ChildLine } from '../../../ui/child-face.tsx'
import { useFormats, useText, useWords } from '../../../ui/language.tsx'
import type { CarriedChild } from '../../children/contract/rows.ts'
import { secondLookSeen } from '../contract/kinds.ts'
import { milestones } from '../rules/built-in.ts'
import type { CarriedLook } from '../rules/carried.ts'
import type { Item, ItemAnswer } from '../rules/instrument.ts'
import { AnswerButtons } from './answer-buttons.tsx'
import './development.css'
import type { ObserveProps } from './observe.tsx'
import { observeText } from './tablet-text.ts'

type Props = Pick<ObserveProps, 'today' | 'drafts' | 'me' | 'onWho' | 'onBack'> & {
  readonly child: string
  readonly roster: Rows<CarriedChild>
  readonly looks: Rows<CarriedLook>
  readonly say: SayLines
}

/** The one of the child that must be made soonest. */
const waitingOf = (looks: Rows<CarriedLook>, child: string) =>
  [...looks.entries()].filter(([, s]) => s.c === child).sort(([, a], [, b]) => (a.u < b.u ? -1 : 1))[0]

export function LookAgain({ child, roster, looks, today, drafts, me, onWho, say, onBack }: Props) {
  const t = useText(observeText)
  const { age, day } = useFormats()
  const of = roster.get(child)
  const [asked] = useState(() => waitingOf(looks, child))
  return (
    <main id="main" className="tablet-main observe">
      <header className="observe-top">
        <Button icon={Undo2} onPress={onBack}>
          {t.back}
        </Button>
        <h1>{t.look.title}</h1>
      </header>
      {of && asked ? (
        <>
          <ChildLine
            id={child}
            name={`${of.given} ${of.first}`}
            line={age(of.birth, today)}
            alerts={of.alerts.map((a) => a.text)}
          />
          <p className="soft">
            {t.look.how} {t.look.until(day(asked[1].u))}
          </p>
          {me?.id === asked[1].x ? (
            <div className="stack">
              <p role="status">{t.look.own}</p>
              <Button look="main" big onPress={onWho}>
                {t.look.other}
              </Button>
            </div>
          ) : (
            <Answers {...{ asked, child, of, today, drafts, me, onWho, say, onBack }} />
          )}
        </>
      ) : (
        <p role="status">{t.look.gone}</p>
      )}
    </main>
  )
}

const items = new Map(milestones.items.map((i) => [i.id, i]))

function Answers({
  asked: [key, look],
  child,
  of,
  today,
  drafts,
  me,
  onWho,
  say,
  onBack,
}: Omit<Props, 'roster' | 'looks'> & {
  readonly asked: readonly [string, CarriedLook]
  readonly of: CarriedChild
}) {
  const t = useText(observeText)
  const words = useWords()
  const tell = useSaying(say)
  const named = `look:${key}`
  const kept = drafts.get(named)
  const [answers, setAnswers] = useState<Readonly<Record<string, ItemAnswer>>>(
    kept?.day === today ? kept.answers : {},
  )
  const [empty, setEmpty] = useState(false)
  const [busy, setBusy] = useState(false)
  const put = ({ id }: Item, value: ItemAnswer | undefined) => {
    const { [id]: _had, ...rest } = answers
    const next = value === undefined ? rest : { ...rest, [id]: value }
    setEmpty(false)
    setAnswers(next)
    drafts.put(named, { day: today, answers: next, by: 'educator', note: '' })
  }
  const keep = async () => {
    if (Object.values(answers).every((a) => a === null)) return setEmpty(true)
    if (!me) return onWho()
    setBusy(true)
    const line = {
      ...{ kind: secondLookSeen.kind, kindVersion: secondLookSeen.version, about: child },
      ...(of.room ? { room: of.room } : {}),
      payload: { asked: key, day: today, answers },
    }
    if (await tell(`look ${key}`, [line], t.look.saved(of.given))) {
      drafts.put(named, undefined)
      onBack()
    }
    setBusy(false)
  }
  return (
    <>
      <ul className="observe-items">
        {look.i.flatMap((id) => {
          const item = items.get(id)
          if (!item) return []
          return [
            <li key={id}>
              <strong>{words({ es: item.words.es, en: item.words.en ?? item.words.es })}</strong>
              <AnswerButtons of={item.words.es} value={answers[id]} onChange={(value) => put(item, value)} />
            </li>,
          ]
        })}
      </ul>
      {empty ? (
        <p role="alert" className="field-error">
          {t.look.none}
        </p>
      ) : null}
      <div className="observe-save">
        <span className="soft">
          {t.done(Object.values(answers).filter((a) => a !== null).length, look.i.length)}
        </span>
        <Button look="main" big icon={Check} busy={busy} onPress={() => void keep()}>
          {t.look.save}
        </Button>
      </div>
    </>
  )
}
