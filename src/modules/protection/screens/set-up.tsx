// Whether a place's protocol is complete: two persons who hold a key; it cannot be closed by saying so, only by the keys being there.
import { useText } from '../../../ui/language.tsx'
import type { Named } from '../contract.ts'
import { LEAST_HOLDERS, setUpOf } from '../rules/set-up.ts'
import { protocolText } from './desk-text.ts'
import { Marked } from './marked.tsx'

export function SetUpState({ persons }: { persons: readonly Named[] }) {
  const t = useText(protocolText).setUp
  const { named, holders, done } = setUpOf(persons)
  return (
    <section aria-label={t.title} className="stack">
      <h3>{t.title}</h3>
      <Marked state={named >= LEAST_HOLDERS ? 'calm' : 'urgent'}>{t.named(named)}</Marked>
      <Marked state={holders >= LEAST_HOLDERS ? 'calm' : 'urgent'}>{t.holders(holders)}</Marked>
      <p>{done ? t.done : t.open}</p>
    </section>
  )
}
