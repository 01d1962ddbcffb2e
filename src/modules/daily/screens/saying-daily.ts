// Says one fact of the chosen children: a line about the room that names them, with its words for the notice.
import { useCallback } from 'react'
import { civilDay } from '../../../kernel/days.ts'
import { uuid7 } from '../../../kernel/ids.ts'
import type { FactKind } from '../../../kernel/kind.ts'
import { useFormats, useText } from '../../../ui/language.tsx'
import type { GestureCard } from '../../../ui/room-gesture.ts'
import { useAgo } from './ago.tsx'
import { useDaily } from './daily-context.ts'
import { panelText } from './panel-text.ts'

type Said = Pick<GestureCard, 'id' | 'given'>

/** Resolves to the fact's id once it is saved; undefined when it was not, or nobody was meant. */
export type SayDaily = (
  kind: FactKind,
  of: readonly Said[],
  own: Readonly<Record<string, unknown>>,
  words: string,
  reason?: string,
  undoable?: boolean,
) => Promise<string | undefined>

export function useSayDaily(): SayDaily {
  const { room, today, now, timeZone, tell } = useDaily()
  const ago = useAgo()
  const t = useText(panelText)
  const { list } = useFormats()
  return useCallback(
    async (kind, of, own, words, reason, undoable) => {
      if (of.length === 0) return undefined
      const id = uuid7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))
      const children = of.map((c) => c.id)
      const who = of.length > 3 ? t.many(of.length) : list(of.map((c) => c.given))
      // never into the day before: what was then is told on the card
      const then = new Date(now - ago * 60_000).toISOString()
      const late = ago > 0 && own.at === undefined && civilDay(then, timeZone) === today
      const line = {
        ...{ id, kind: kind.kind, kindVersion: kind.version, about: room, room },
        payload: { day: today, children, ...(late ? { at: then } : {}), ...own },
        ...(reason === undefined ? {} : { reason }),
      }
      const saved = await tell(
        `${kind.kind} ${children.join()} ${JSON.stringify(own)} ${ago}`,
        [line],
        t.said(late ? `${words} · ${t.ago(t.span(ago))}` : words, who),
        undoable,
      )
      return saved ? id : undefined
    },
    [room, today, now, timeZone, ago, tell, t, list],
  )
}
