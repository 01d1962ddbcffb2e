// The review tray with the words of every kind of fact, which only the composition knows.
import { bookKinds } from '../../kernel/book-kinds.ts'
import { attendanceKinds } from '../../modules/attendance/contract/kinds.ts'
import { childrenKinds } from '../../modules/children/contract/kinds.ts'
import { growthKinds } from '../../modules/growth/contract.ts'
import { networkKinds } from '../../modules/network/contract/decisions.ts'
import { Review } from '../../modules/oversight/screens/review.tsx'
import { staffKinds } from '../../modules/staff/contract.ts'
import { useWords } from '../../ui/language.tsx'

const kinds = new Map(
  [...bookKinds, ...networkKinds, ...staffKinds, ...childrenKinds, ...attendanceKinds, ...growthKinds].map(
    (k) => [k.kind, k.words],
  ),
)

export function ReviewPage({ id }: { id?: string }) {
  const words = useWords()
  return (
    <Review
      key={id}
      id={id}
      kindWords={(kind) => {
        const told = kinds.get(kind)
        return told ? words(told) : undefined
      }}
    />
  )
}
