// The adults of a child at the desk: whom it is not given to first, then who may what, what the family agreed to, and the notices.
import type { Purpose } from '../../../kernel/purposes.ts'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import '../../../ui/desk.css'
import type { Child } from '../../children/contract/rows.ts'
import { childFiles } from '../../children/contract.ts'
import { childCircle } from '../contract.ts'
import { AdultsCard } from './adults-card.tsx'
import { ConsentsCard } from './consents-card.tsx'
import './guardians.css'
import { NoticesCard } from './notices-card.tsx'
import { RestrictionsCard } from './restrictions-card.tsx'

export function CircleCards({
  book,
  child,
  purpose,
  room,
}: {
  book: string
  child: Child
  purpose: Purpose
  /** its name, for the papers */
  room: string | undefined
}) {
  const asked = useAsk(childCircle, { book, child: child.key, purpose })
  const files = useAsk(childFiles, { book, child: child.key, purpose })
  const documents = new Map(
    (files.data?.documents ?? []).filter((d) => d.withdrawn === null).map((d) => [d.blob, d.name]),
  )
  if (child.left_to) return null
  return (
    <Asked of={asked} height={24}>
      {(told) => {
        const props = { book, child, told, purpose, documents }
        return (
          <>
            <RestrictionsCard {...props} />
            <AdultsCard {...props} room={room} />
            <ConsentsCard {...props} />
            <NoticesCard {...props} />
          </>
        )
      }}
    </Asked>
  )
}
