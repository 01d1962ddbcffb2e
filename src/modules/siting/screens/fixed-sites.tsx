// Finding a candidate by its name, and the list of those that are fixed in or out.
import { useDeferredValue, useMemo, useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Field } from '../../../ui/field.tsx'
import { folded } from '../../../ui/formats.ts'
import { useText } from '../../../ui/language.tsx'
import type { PlanParameters } from '../contract/plans.ts'
import './siting.css'
import { sitingText } from './text.ts'

const MOST = 6
const LEAST = 3

export function FixedSites({
  parameters: p,
  candidates,
  onOpen,
}: {
  parameters: PlanParameters
  /** name with municipality, by id */
  candidates: ReadonlyMap<string, string>
  onOpen: (id: string) => void
}) {
  const t = useText(sitingText)
  const [typed, setTyped] = useState('')
  const q = useDeferredValue(folded(typed.trim()))
  const index = useMemo(
    () => [...candidates].map(([id, name]) => ({ id, name, key: folded(name) })),
    [candidates],
  )
  const found = q.length < LEAST ? [] : index.filter((c) => c.key.includes(q)).slice(0, MOST)
  const fixed = [
    ...p.fixed_in.map((f) => ({ ...f, words: t.fixedIn(f.reason) })),
    ...p.fixed_out.map((f) => ({ ...f, words: t.fixedOut(f.reason) })),
  ]
  const line = (id: string, words: string) => (
    <li key={id}>
      <Button look="quiet" onPress={() => onOpen(id)}>
        {words}
      </Button>
    </li>
  )
  return (
    <section className="card stack no-print" aria-label={t.find}>
      <Field label={t.find} hint={t.findHint} kind="search" value={typed} onChange={setTyped} optional />
      {found.length > 0 ? <ul className="siting-found">{found.map((c) => line(c.id, c.name))}</ul> : null}
      {fixed.length > 0 ? (
        <>
          <h2>{t.fixes}</h2>
          <ul className="siting-found">
            {fixed.map((f) => line(f.id, `${candidates.get(f.id) ?? `${f.id} (${t.gone})`} · ${f.words}`))}
          </ul>
        </>
      ) : null}
    </section>
  )
}
