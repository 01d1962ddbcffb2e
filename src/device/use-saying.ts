// Says facts from a screen: once however often it is pressed, saved before it is told, taken back within ten seconds.
import { useCallback, useRef } from 'react'
import { withdrawn } from '../kernel/book-kinds.ts'
import { useText } from '../ui/language.tsx'
import { useToast } from '../ui/toast.tsx'
import { defineText } from '../ui/words.ts'
import type { Draft, Saying } from './outbox.ts'

/** What a screen says of somebody; whose book it is and who says it is added where the screen is bound to the tablet. */
export type Line = Omit<Draft, 'book' | 'author'>
export type SayLines = (lines: readonly Line[]) => Promise<Saying>
/** Resolves to true once the lines are on disk; `key` names the tap, so that a second press while it is saved says nothing. */
export type Tell = (
  key: string,
  lines: readonly Line[],
  words: string,
  undoable?: boolean,
) => Promise<boolean>

/** A notice that something was saved is drawn first: it does not wait for a wall of forty cards. */
export const AFTER_NOTICE_MS = 10

const sayingText = defineText({
  es: {
    undone: 'Se deshizo',
    reason: 'Deshecho en la tableta al momento',
    full: 'No se guardó: la tableta no tiene espacio. Lo escrito sigue en la pantalla; borrar fotos y volver a tocar.',
    failed: 'No se guardó. Lo escrito sigue en la pantalla: volver a tocar o cerrar y abrir la página.',
  },
  en: {
    undone: 'Undone',
    reason: 'Undone on the tablet at once',
    full: 'Not saved: the tablet has no room left. What was typed is still on the screen; delete photos and tap again.',
    failed: 'Not saved. What was typed is still on the screen: tap again, or close and open the page.',
  },
})

/**
 * Gives `tell(key, lines, words)`: resolves to true once the lines are on disk. While one `key` is being saved, further
 * presses of it say nothing. The notice offers Deshacer, which says one withdrawal for each fact, by the same person; what itself takes something back is not `undoable`.
 */
export function useSaying(say: SayLines): Tell {
  const notice = useToast()
  const t = useText(sayingText)
  const saving = useRef(new Set<string>())
  return useCallback(
    async (key: string, lines: readonly Line[], words: string, undoable = true): Promise<boolean> => {
      const save = async (what: string, said: readonly Line[]): Promise<Saying | undefined> => {
        if (said.length === 0 || saving.current.has(what)) return undefined
        saving.current.add(what)
        try {
          const saying = await say(said)
          if (!saying.saved) notice(t.full)
          return saying
        } catch {
          notice(t.failed)
          return undefined
        } finally {
          saving.current.delete(what)
        }
      }
      const saying = await save(key, lines)
      if (!saying?.saved) return false
      // what comes of it (a choice let go, the next child) is drawn after the notice, and until then a second press says nothing
      const drawn = async () => {
        saving.current.add(key)
        await new Promise((done) => setTimeout(done, AFTER_NOTICE_MS))
        saving.current.delete(key)
        return true
      }
      if (!undoable) {
        notice(words)
        return drawn()
      }
      let undone = false
      notice(words, () => {
        if (undone) return
        undone = true
        const back = saying.facts.map(
          (fact): Line => ({
            kind: withdrawn.kind,
            kindVersion: withdrawn.version,
            about: fact.id,
            ...(fact.room === undefined ? {} : { room: fact.room }),
            payload: { reason: t.reason },
          }),
        )
        void save(`undo ${saying.facts[0]?.id}`, back).then((answer) => {
          if (answer?.saved) notice(t.undone)
        })
      })
      return drawn()
    },
    [say, notice, t],
  )
}
