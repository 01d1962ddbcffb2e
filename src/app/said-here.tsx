// What was said on this tablet, with the modules' words for each fact and the names the tablet carries.
import type { ComponentProps } from 'react'
import { SaidAndSent } from '../device/screens/said-and-sent.tsx'
import type { Fact } from '../kernel/fact.ts'
import type { CarriedChild } from '../modules/children/contract/rows.ts'
import { useFormats, useText, useWords } from '../ui/language.tsx'
import { defineText } from '../ui/words.ts'
import { childrenSaid, NAMED, takenBack, wordsOfSaid } from './said-words.ts'
import { useRows } from './tablet-store.ts'

const text = defineText({
  es: { many: (n: number) => `${n} niñas y niños` },
  en: { many: (n) => `${n} children` },
})

export function SaidHere(props: Omit<ComponentProps<typeof SaidAndSent>, 'tell'>) {
  const t = useText(text)
  const words = useWords()
  const { list } = useFormats()
  const children = useRows<CarriedChild>(props.session, 'child')
  const projects = useRows<{ readonly name: string }>(props.session, 'construction_project')
  const whom = (fact: Fact): string => {
    const names = childrenSaid(fact).flatMap((id) => {
      const child = children.get(id)
      return child ? [`${child.given} ${child.first}`] : (projects.get(id)?.name ?? [])
    })
    return names.length > NAMED ? t.many(names.length) : list(names)
  }
  const tell = (fact: Fact, known: ReadonlyMap<string, Fact>): string => {
    const back = takenBack(fact, known)
    const said = back ?? fact
    return [words(wordsOfSaid(fact.kind)), back && words(wordsOfSaid(back.kind)), whom(said)]
      .filter(Boolean)
      .join(' · ')
  }
  return <SaidAndSent {...props} tell={tell} />
}
