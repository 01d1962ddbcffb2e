// Who is named for the protocol, with the fingerprints of their keys, so that a false one is seen.
import { useEffect, useState } from 'react'
import { fingerprintOf } from '../../../device/confidential.ts'
import { NATION } from '../../../kernel/ids.ts'
import { useText } from '../../../ui/language.tsx'
import type { Named } from '../contract.ts'
import { protocolText } from './desk-text.ts'
import { Marked } from './marked.tsx'

/** Two persons with a key: what points to one of them must reach another. */
const ENOUGH = 2

/** Names and fingerprints: known to everyone, so that a false one is seen. */
export function PersonsNamed({ persons }: { persons: readonly Named[] }) {
  const t = useText(protocolText)
  const prints = usePrints(persons)
  if (persons.length === 0) return <Marked state="urgent">{t.none}</Marked>
  return (
    <>
      <ul className="stack">
        {persons.map((p) => (
          <li key={`${p.book} ${p.person}`}>
            <strong>{p.name}</strong>
            {p.book === NATION ? ` · ${t.nation}` : ''}
            {p.phone ? ` · ${p.phone}` : ''}
            <br />
            {p.x ? (
              <span className="soft">{t.print(prints.get(p.person) ?? '…')}</span>
            ) : (
              <span className="soft">{t.keyless}</span>
            )}
          </li>
        ))}
      </ul>
      {persons.filter((p) => p.x).length < ENOUGH ? <Marked state="attention">{t.few}</Marked> : null}
      <p className="soft">{t.printWhy}</p>
    </>
  )
}

/** The fingerprints of those who hold a key, by person. */
export function usePrints(persons: readonly Named[]): ReadonlyMap<string, string> {
  const [prints, setPrints] = useState<ReadonlyMap<string, string>>(new Map())
  useEffect(() => {
    let gone = false
    void Promise.all(
      persons.flatMap((p) =>
        p.x && p.y ? [fingerprintOf({ x: p.x, y: p.y }).then((print) => [p.person, print] as const)] : [],
      ),
    ).then((all) => {
      if (!gone) setPrints(new Map(all))
    })
    return () => {
      gone = true
    }
  }, [persons])
  return prints
}
