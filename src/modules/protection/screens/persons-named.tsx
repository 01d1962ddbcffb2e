// Who is named for the protocol, with the fingerprints of their keys, so that a false one is seen.
import { NATION } from '../../../kernel/ids.ts'
import { useText } from '../../../ui/language.tsx'
import type { Named } from '../contract.ts'
import { protocolText } from './desk-text.ts'
import { Marked } from './marked.tsx'
import { usePrints } from './use-prints.ts'

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
      <p className="soft">{t.printWhy}</p>
    </>
  )
}
