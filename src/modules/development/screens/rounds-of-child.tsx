// All rounds of a child as the desk asks for them; apart from how one is told, because a tablet tells and never asks.
import type { ReactNode } from 'react'
import type { Purpose } from '../../../kernel/purposes.ts'
import { useAsk } from '../../../ui/asking.tsx'
import { developmentOfChild } from '../contract.ts'
import { Lights } from './lights.tsx'
import { type RoundTold, useRoundTold } from './round-told.ts'

/** Every round of a child, the latest first, each with its lights drawn; undefined while they are on their way. */
export function RoundsOfChild({
  book,
  child,
  purpose,
  children,
}: {
  book: string
  child: string
  purpose: Purpose
  children: (rounds: readonly (RoundTold & { readonly drawn: ReactNode })[] | undefined) => ReactNode
}) {
  const told = useRoundTold()
  const asked = useAsk(developmentOfChild, { book, child, purpose })
  const { data } = asked
  return children(
    data &&
      (data.development?.rounds ?? [])
        .map((r) => ({ ...told(r, data), drawn: <Lights domains={r.domains} /> }))
        .sort((a, b) => (a.day < b.day ? 1 : -1)),
  )
}
