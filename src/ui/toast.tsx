// What was just done, and ten seconds to undo it; the count waits while a person is on it.
import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { Button } from './button.tsx'
import { useText } from './language.tsx'
import './marks.css'
import { uiText } from './text.ts'

const SECONDS = 10
const SHOWN = 3

type Said = {
  readonly key: number
  readonly words: string
  readonly undo?: () => void
  /** seconds */
  readonly left: number
  readonly held: boolean
}
type Say = (words: string, undo?: () => void) => void

const SayContext = createContext<Say>(() => {})

/** Says one line at the foot of the page; with `undo` it offers Deshacer for ten seconds. */
export function useToast(): Say {
  return use(SayContext)
}

function Toast({
  said,
  onGone,
  onHold,
}: {
  said: Said
  onGone: (key: number) => void
  onHold: (key: number, held: boolean) => void
}) {
  const t = useText(uiText)
  const setHeld = (held: boolean) => onHold(said.key, held)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: holding the count is a courtesy, not an action
    <div
      className="toast"
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span>{said.words}</span>
      {said.undo ? (
        <Button
          onPress={() => {
            said.undo?.()
            onGone(said.key)
          }}
        >
          {t.undo}
          <span className="toast-left" aria-hidden="true">
            {said.left}
          </span>
        </Button>
      ) : (
        <Button onPress={() => onGone(said.key)}>{t.close}</Button>
      )}
    </div>
  )
}

export function ToastProvider({ children }: { children: ReactNode }) {
  const t = useText(uiText)
  const [list, setList] = useState<readonly Said[]>([])
  const next = useRef(0)
  const gone = useCallback((key: number) => setList((was) => was.filter((s) => s.key !== key)), [])
  const hold = useCallback(
    (key: number, held: boolean) => setList((was) => was.map((s) => (s.key === key ? { ...s, held } : s))),
    [],
  )
  const say = useCallback<Say>((words, undo) => {
    next.current += 1
    const key = next.current
    setList((was) => [...was, { key, words, undo, left: SECONDS, held: false }].slice(-SHOWN))
  }, [])
  const counting = list.some((s) => !s.held)
  useEffect(() => {
    if (!counting) return
    // one clock for all of them: each drawing costs a cheap tablet a tap's answer
    const tick = setInterval(
      () =>
        setList((was) =>
          was.flatMap((s) => (s.held ? [s] : s.left <= 1 ? [] : [{ ...s, left: s.left - 1 }])),
        ),
      1000,
    )
    return () => clearInterval(tick)
  }, [counting])
  const last = list.at(-1)
  const heard = useMemo(
    () => (last ? `${last.words}${last.undo ? `. ${t.undo}: ${t.undoLeft(SECONDS)}` : ''}` : ''),
    [last, t],
  )
  return (
    <SayContext value={say}>
      {children}
      {/* a landmark only while it holds something: a page and a session in it may each have their own */}
      <section className="toasts" aria-label={list.length > 0 ? t.notices : undefined}>
        <span className="unseen" role="status">
          {heard}
        </span>
        {list.map((said) => (
          <Toast key={said.key} said={said} onGone={gone} onHold={hold} />
        ))}
      </section>
    </SayContext>
  )
}
