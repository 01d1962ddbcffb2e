// The history of a center: what changed, since when, by whom; its former names and the centers it gave to or received from.
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { Link } from '../../../ui/link.tsx'
import { type ChangeTold, centerChanges } from '../contract.ts'
import { changesText } from './text.ts'

export function History({ id }: { id: string }) {
  const t = useText(changesText)
  const { day } = useFormats()
  const asked = useAsk(centerChanges, { book: id })
  const words = (c: ChangeTold): string => {
    const other = c.other?.name ?? t.history.unknown
    const parts = t.and([t.rooms(c.rooms), t.children(c.children)])
    switch (c.kind) {
      case 'network.center-registered':
        return t.history.registered
      case 'network.center-renamed':
        return c.name !== null && c.was !== null ? t.history.renamed(c.was, c.name) : t.history.newCode
      case 'network.center-closed':
        return t.history.closed
      case 'network.center-reopened':
        return t.history.reopened
      case 'network.center-split':
        return t.history.split(parts, other)
      case 'network.center-merged':
        return t.history.merged(parts, other)
      case 'network.rooms-received':
        return t.history.received(parts, other)
      case 'network.rooms-recut':
        return t.history.recut(t.rooms(c.rooms), t.children(c.children))
      default:
        return t.history.membership(other)
    }
  }
  return (
    <section className="card stack" aria-labelledby="history">
      <h2 id="history">{t.history.title}</h2>
      <Asked of={asked} height={12}>
        {({ changes }) =>
          changes.length === 0 ? (
            <p className="soft">{t.history.empty}</p>
          ) : (
            <ol className="lines">
              {changes.map((c) => (
                <li key={c.id}>
                  <span>
                    <strong>{day(c.on)}</strong> ·{' '}
                    {c.other && c.kind !== 'membership' ? (
                      <Link to={`/centro/${c.other.id}/cambios`}>{words(c)}</Link>
                    ) : (
                      words(c)
                    )}
                  </span>
                  {c.by ? <span className="soft">{t.history.by(c.by)}</span> : null}
                </li>
              ))}
            </ol>
          )
        }
      </Asked>
    </section>
  )
}
