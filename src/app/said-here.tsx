// What was said on this tablet, with the modules' words for each fact and the names the tablet carries.
import type { ComponentProps } from 'react'
import { SaidAndSent } from '../device/screens/said-and-sent.tsx'
import { bookKinds } from '../kernel/book-kinds.ts'
import type { Fact } from '../kernel/fact.ts'
import { attendanceKinds } from '../modules/attendance/contract.ts'
import { type CarriedChild, childrenKinds } from '../modules/children/contract.ts'
import { dailyKinds } from '../modules/daily/contract.ts'
import { growthKinds } from '../modules/growth/contract.ts'
import { useWords } from '../ui/language.tsx'
import { useRows } from './tablet-store.ts'

const wordsOfKind = new Map(
  [...bookKinds, ...attendanceKinds, ...childrenKinds, ...dailyKinds, ...growthKinds].map((k) => [
    k.kind,
    k.words,
  ]),
)

export function SaidHere(props: Omit<ComponentProps<typeof SaidAndSent>, 'tell'>) {
  const words = useWords()
  const children = useRows<CarriedChild>(props.session, 'child')
  const tell = (fact: Fact): string => {
    const kind = wordsOfKind.get(fact.kind)
    const child = children.get(fact.about)
    return [kind ? words(kind) : fact.kind, child && `${child.given} ${child.first}`]
      .filter(Boolean)
      .join(' · ')
  }
  return <SaidAndSent {...props} tell={tell} />
}
