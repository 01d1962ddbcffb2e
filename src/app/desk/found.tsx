// What `/` finds: screens, centers and children (of one's own center at once, of others with a purpose); Enter opens the first.
import { useEffect, useState } from 'react'
import { listChildren, searchChildren } from '../../modules/children/contract.ts'
import { findText } from '../../modules/children/screens/find-text.ts'
import { listCenters } from '../../modules/network/contract.ts'
import { useAsk } from '../../ui/asking.tsx'
import type { Capability } from '../../ui/desk-frame.tsx'
import '../../ui/desk.css'
import { folded } from '../../ui/formats.ts'
import { useFormats, useText } from '../../ui/language.tsx'
import { Link } from '../../ui/link.tsx'
import { useMay, useMe, widestPost } from '../../ui/me.tsx'
import { frameText } from './text.ts'

const SHOWN = 5
const WAIT_MS = 200
/** Where a search for a child goes on. */
const FIND = '/encontrar'

type Group = {
  readonly label: string
  readonly hits: readonly { readonly to: string; readonly label: string; readonly more?: string }[]
}

/** Asks once the typing pauses. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const wait = setTimeout(() => setSettled(text.trim()), WAIT_MS)
    return () => clearTimeout(wait)
  }, [text])
  return settled
}

export function useFound(
  typed: string,
  screens: readonly Capability[],
): { groups: readonly Group[]; looking: boolean } {
  const t = useText(frameText)
  const f = useText(findText)
  const { day } = useFormats()
  const me = useMe()
  const may = useMay()
  const q = useSettled(typed)
  const post = widestPost(me)
  const centers = useAsk(listCenters, q.length >= 2 && may('network.read') ? { q } : undefined)
  const book = post?.scope === 'center' && may('children.read') ? post.book : undefined
  const finds = may('children.search')
  // who may not search has the list of the center
  const listed = useAsk(listChildren, q.length >= 2 && book && !finds ? { book, q } : undefined)
  const liked = useAsk(searchChildren, q.length >= 2 && book && finds ? { q } : undefined)
  const children =
    finds && book
      ? (liked.data?.children ?? [])
      : (listed.data?.children ?? []).map((c) => ({ ...c, room: null, birth: c.birth ?? undefined }))
  const wanted = folded(typed.trim())
  const groups: Group[] = [
    {
      label: t.found.screens,
      hits: screens
        .filter((s) => folded(s.label).includes(wanted))
        .map((s) => ({ to: s.to, label: s.label })),
    },
    {
      label: t.found.centers,
      hits: (centers.data?.centers ?? []).slice(0, SHOWN).map((c) => ({
        to: `/tablero/centro/${c.id}`,
        label: c.name,
        more: c.representation_name ?? c.code,
      })),
    },
    {
      label: t.found.children,
      hits: [
        ...children.slice(0, SHOWN).map((c) => ({
          to: `/centro/${book}/nina-o-nino/${c.id}`,
          label: [c.given, c.first, c.second].filter(Boolean).join(' '),
          more: [c.birth ? day(c.birth) : '', c.room].filter(Boolean).join(' · '),
        })),
        ...(finds && book && children.length > SHOWN ? [{ to: FIND, label: f.all }] : []),
        // from outside a center the screen asks what for before it looks
        ...(finds && !book && q.length >= 2 ? [{ to: FIND, label: f.far(q) }] : []),
      ],
    },
  ]
  return {
    groups: groups.filter((g) => g.hits.length > 0),
    looking: q !== typed.trim() || centers.isFetching || listed.isFetching || liked.isFetching,
  }
}

export function Found({
  typed,
  groups,
  looking,
}: {
  typed: string
  groups: readonly Group[]
  looking: boolean
}) {
  const t = useText(frameText).found
  if (typed.trim() === '') return null
  return (
    <section className="found" aria-label={t.label} aria-live="polite">
      {groups.map((g) => (
        <div key={g.label}>
          <h2>{g.label}</h2>
          <ul>
            {g.hits.map((h) => (
              <li key={h.to}>
                <Link to={h.to}>
                  <span>{h.label}</span>
                  {h.more ? <span className="soft">{h.more}</span> : null}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
      {groups.length === 0 ? <p className="soft">{looking ? t.looking : t.none(typed.trim())}</p> : null}
    </section>
  )
}
