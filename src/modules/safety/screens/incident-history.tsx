// All that was said of an incident, in the order in which it was said; what was corrected stays, with its reason.
import { useFormats, useText } from '../../../ui/language.tsx'
import { incidentDesk } from './desk-text.ts'
import type { IncidentTold } from './incident-told.ts'
import { listText } from './list-text.ts'
import { incidentText } from './words.ts'

type Line = {
  readonly id: string
  readonly at: string
  readonly what: string
  readonly by: string
  readonly more?: string | null
  readonly old?: boolean
}

export function IncidentHistory({ told, when }: { told: IncidentTold; when: (instant: string) => string }) {
  const t = useText(incidentDesk)
  const l = useText(listText)
  const w = useText(incidentText)
  const { day, list } = useFormats()
  const { incident: i, names, notes } = told
  const name = (id: string) => names[id] ?? t.someone
  const child = (id: string) => names[id] ?? t.child
  const lines: Line[] = [
    ...notes.map(
      (n, at): Line => ({
        ...{ id: n.id, at: n.at, by: name(n.by), old: at < notes.length - 1 },
        what: at === 0 ? t.first : t.corrected,
        more: [
          `${w.kinds[n.kind]}, ${when(n.happened)}, ${n.place ? w.places[n.place] : w.noPlace}`,
          n.children.length > 0
            ? list(n.children.map((c) => `${child(c.child)} ${w.parts[c.part]}`))
            : l.noChildren,
          ...(n.head ? [t.head] : []),
          ...(n.reason ? [t.because(n.reason)] : []),
        ].join('; '),
      }),
    ),
    ...i.accounts.map((a): Line => ({ ...{ id: a.id, at: a.at, by: name(a.by) }, what: t.described })),
    ...told.children.flatMap((c) => [
      ...c.told.map(
        (x): Line => ({
          ...{ id: x.id, at: x.at, by: name(x.by) },
          what: `${child(c.child)} · ${x.who ?? (x.adult ? name(x.adult) : t.someone)}: ${t.outcome[x.outcome]}, ${w.how[x.how]}`,
          more: x.words,
        }),
      ),
      ...(c.signed
        ? [
            {
              ...{ id: c.signed.id, at: c.signed.at, by: name(c.signed.by) },
              what: `${child(c.child)}: ${(c.signed.how === 'signed' ? t.signed : t.refused)(
                c.signed.who ?? (c.signed.adult ? name(c.signed.adult) : t.someone),
                day(c.signed.on),
              )}`,
            },
          ]
        : []),
    ]),
    ...(i.reviewed
      ? [
          {
            id: 'reviewed',
            at: i.reviewed.at,
            by: name(i.reviewed.by),
            what: t.reviewed,
            more: i.reviewed.words,
          },
        ]
      : []),
    ...(i.closed
      ? [{ id: 'closed', at: i.closed.at, by: name(i.closed.by), what: t.closed, more: i.closed.words }]
      : []),
  ]
  lines.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  return (
    <ol className="incident-history">
      {lines.map((x) => (
        <li key={x.id} data-old={x.old || undefined}>
          <strong>{x.what}</strong> <span className="soft">{`${when(x.at)}, ${x.by}`}</span>
          {x.more ? <div>{x.more}</div> : null}
        </li>
      ))}
    </ol>
  )
}
