// What is due, by kind: what, about whom, why, by when, and the one tap that does it. The same list on desk and tablet.
import { type ReactNode, useState } from 'react'
import { civilDay } from '../../../kernel/days.ts'
import { Button } from '../../../ui/button.tsx'
import { ChildFace, faceText } from '../../../ui/child-face.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { faceOf } from '../../../ui/face.ts'
import { useFormats, useText, useWords } from '../../../ui/language.tsx'
import type { TaskKindTold, TaskWay } from '../contract.ts'
import { todayText } from './today-text.ts'
import './today.css'

/** A task as the list shows it. */
export type Due = {
  readonly key: string
  readonly kind: string
  readonly about: string
  readonly name: string | null
  readonly roomName: string | null
  readonly owner: keyof (typeof todayText)['es']['owners']
  readonly way: TaskWay
  readonly by: string
}

/** So many of a kind are shown before the others are asked for. */
const FIRST = 5
const MINUTE = 60_000

/** By when, in words: late by how much, before which hour of today, or until which day. */
export function useDueWords(
  now: number,
  timeZone?: string,
): (by: string) => { late: boolean; words: string } {
  const t = useText(todayText)
  const { clock, span, dayShort } = useFormats()
  return (by) => {
    const ms = Date.parse(by)
    if (ms < now) return { late: true, words: t.late(span(Math.max(1, Math.floor((now - ms) / MINUTE)))) }
    const zone = timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone
    const day = civilDay(by, zone)
    if (day === civilDay(new Date(now).toISOString(), zone))
      return { late: false, words: t.before(clock(by, zone)) }
    return { late: false, words: t.until(dayShort(day)) }
  }
}

const PACES = ['now', 'day', 'week'] as const

/** Groups by kind: what is of minutes before what is of days, then the longest wait first. */
function byKind(due: readonly Due[], kinds: readonly TaskKindTold[]) {
  const known = new Map(kinds.map((k) => [k.id, k]))
  return [...Map.groupBy(due, (d) => d.kind)]
    .flatMap(([id, list]) => {
      const kind = known.get(id)
      return kind ? [{ kind, list: [...list].sort((a, b) => (a.by < b.by ? -1 : 1)) }] : []
    })
    .sort(
      (a, b) =>
        PACES.indexOf(a.kind.pace) - PACES.indexOf(b.kind.pace) || (a.list[0]!.by < b.list[0]!.by ? -1 : 1),
    )
}

export function DueList({
  due,
  kinds,
  now,
  timeZone,
  actOf,
  allOf,
}: {
  due: readonly Due[]
  kinds: readonly TaskKindTold[]
  /** ms */
  now: number
  timeZone?: string
  /** the tap that does it: a link on the desk, a button on the tablet; null = nothing to open here */
  actOf: (task: Due, kind: TaskKindTold, label: string) => ReactNode
  /** one tap that begins with all of a kind, where it can be done one after another */
  allOf?: (kind: TaskKindTold, list: readonly Due[]) => ReactNode
}) {
  return (
    <div className="due-list">
      {byKind(due, kinds).map(({ kind, list }) => (
        <DueKind
          key={kind.id}
          {...{ kind, list, now, actOf }}
          {...(timeZone ? { timeZone } : {})}
          all={allOf?.(kind, list)}
        />
      ))}
    </div>
  )
}

function DueKind({
  kind,
  list,
  now,
  timeZone,
  actOf,
  all: beginAll,
}: {
  kind: TaskKindTold
  list: readonly Due[]
  now: number
  timeZone?: string
  actOf: (task: Due, kind: TaskKindTold, label: string) => ReactNode
  all: ReactNode
}) {
  const t = useText(todayText)
  const faces = useText(faceText)
  const words = useWords()
  const { number } = useFormats()
  const dueWords = useDueWords(now, timeZone)
  const [all, setAll] = useState(false)
  const late = list.filter((d) => dueWords(d.by).late).length
  const shown = all ? list : list.slice(0, FIRST)
  const name = (d: Due) =>
    d.name ?? (kind.subject === 'child' ? faces[faceOf(d.about).animal] : (d.roomName ?? t.whole))
  return (
    <section className="card due-kind" aria-labelledby={`due-${kind.id}`}>
      <div className="due-head">
        <h2 id={`due-${kind.id}`}>
          {words(kind.words)}{' '}
          {list.length > 1 ? <span className="due-count">· {number(list.length)}</span> : null}
        </h2>
        {late > 0 ? <Chip state="attention">{t.lateMany(late)}</Chip> : null}
      </div>
      <p className="soft">{words(kind.why)}</p>
      {beginAll ? <div className="due-begin">{beginAll}</div> : null}
      <ul className="due-tasks">
        {shown.map((d) => {
          const when = dueWords(d.by)
          return (
            <li key={d.key} data-task={d.kind}>
              {kind.subject === 'child' ? <ChildFace id={d.about} size={40} /> : null}
              <div className="due-what">
                <strong>{name(d)}</strong>
                <span className="soft">
                  {d.roomName && d.roomName !== name(d) ? `${d.roomName} · ` : ''}
                  {when.late ? <span className="due-late">{when.words}</span> : when.words}
                </span>
                {d.way === 'own' ? null : (
                  <span className="soft">
                    {t.ways[d.way]}
                    {d.way === 'late' ? ` · ${t.asked(t.owners[d.owner])}` : ''}
                  </span>
                )}
              </div>
              {actOf(d, kind, `${words(kind.act.words)}: ${name(d)}`)}
            </li>
          )
        })}
      </ul>
      {list.length > FIRST ? (
        <Button look="quiet" onPress={() => setAll(!all)}>
          {all ? t.fewer : t.more(list.length - FIRST)}
        </Button>
      ) : null}
      <p className="due-source">
        {t.source}: <span lang="es">{kind.source}</span>
        {kind.confidence === 'unconfirmed' && !/confirm/.test(kind.source) ? ` (${t.unconfirmed})` : ''}
      </p>
    </section>
  )
}
