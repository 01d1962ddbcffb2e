// One thing, several children: the item first, then three answers beside each child of that age, saved with one tap.
import Check from 'lucide-react/icons/check'
import { useState } from 'react'
import type { Rows } from '../../../device/carried.ts'
import type { Tell } from '../../../device/use-saying.ts'
import type { Day } from '../../../kernel/days.ts'
import { Button } from '../../../ui/button.tsx'
import { ChildLine } from '../../../ui/child-face.tsx'
import { useFormats, useText, useWords } from '../../../ui/language.tsx'
import { Select } from '../../../ui/select.tsx'
import type { CarriedChild } from '../../children/contract/rows.ts'
import { milestones } from '../rules/built-in.ts'
import type { CarriedObservation } from '../rules/carried.ts'
import { groupBefore, type ItemAnswer } from '../rules/instrument.ts'
import { AnswerButtons } from './answer-buttons.tsx'
import { developmentDeskText } from './desk-text.ts'
import { useDomainWords } from './lights.tsx'
import { ageNow, lineOfRound, seenOfChild, standing } from './observing.ts'
import { observeText } from './tablet-text.ts'

export function ObserveRoom({
  room,
  today,
  listed,
  observations,
  save,
}: {
  room: string
  today: Day
  listed: readonly (readonly [string, CarriedChild])[]
  observations: Rows<CarriedObservation>
  save: Tell
}) {
  const t = useText(observeText)
  const d = useText(developmentDeskText)
  const say = useWords()
  const domainWords = useDomainWords()
  const { age } = useFormats()
  const groups = new Map(listed.map(([id, c]) => [id, ageNow(c, today).group]))
  const present = new Set(groups.values())
  const items = milestones.items.filter((i) => present.has(i.group))
  const [chosen, setChosen] = useState('')
  const [answers, setAnswers] = useState<Readonly<Record<string, ItemAnswer>>>({})
  const [busy, setBusy] = useState(false)
  const item = items.find((i) => i.id === chosen)
  const words = (i: (typeof items)[number]) => say({ es: i.words.es, en: i.words.en ?? i.words.es })
  // children of that age, and of the next one: to them it is an item of the age before
  const of = item
    ? listed.filter(([id]) => {
        const group = groups.get(id)
        return (
          group === item.group || (group !== undefined && groupBefore(milestones, group)?.id === item.group)
        )
      })
    : []
  const told = of.filter(([id]) => answers[id] != null)
  const keep = async () => {
    if (!item || told.length === 0) return
    setBusy(true)
    const lines = told.map(([id, c]) => {
      const own = { [item.id]: answers[id]! }
      const round = standing(seenOfChild(observations, id), c, today, own)
      return lineOfRound(id, c, own, round, { today, room, by: 'educator', mode: 'room' })
    })
    const names = told.map(([, c]) => c.given).join(', ')
    if (await save(`observed ${item.id}`, lines, t.saved(names, 1))) {
      setAnswers({})
      setChosen('')
    }
    setBusy(false)
  }
  if (items.length === 0) return <p role="status">{t.nobody}</p>
  return (
    <>
      <Select
        label={t.pickItem}
        value={chosen}
        onChange={(value) => {
          setChosen(value)
          setAnswers({})
        }}
        choices={items.map((i) => ({
          value: i.id,
          label: `${d.ageGroup(Number(i.group))} · ${domainWords(i.domain)}: ${words(i)}`,
        }))}
      />
      {item ? <h2>{words(item)}</h2> : null}
      <ul className="observe-items">
        {of.map(([id, c]) => (
          <li key={id}>
            <ChildLine id={id} name={`${c.given} ${c.first}`} line={age(c.birth, today)} />
            <AnswerButtons
              of={c.given}
              value={answers[id]}
              onChange={(value) => {
                const { [id]: _had, ...rest } = answers
                setAnswers(value === undefined ? rest : { ...rest, [id]: value })
              }}
            />
          </li>
        ))}
      </ul>
      {item ? (
        <div className="observe-save">
          <span className="soft">{t.done(told.length, of.length)}</span>
          <Button
            look="main"
            big
            icon={Check}
            busy={busy}
            disabled={told.length === 0}
            onPress={() => void keep()}
          >
            {t.save}
          </Button>
        </div>
      ) : null}
    </>
  )
}
