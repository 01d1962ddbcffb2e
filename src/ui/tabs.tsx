// Views of one thing, one at a time; arrows move between them and only the shown one is drawn.
import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react'
import type { Icon } from './button.tsx'
import './overlays.css'

export type Tab<K extends string> = {
  readonly key: K
  readonly label: string
  readonly icon?: Icon
  readonly mark?: ReactNode
}

export function Tabs<K extends string>({
  label,
  tabs,
  current,
  onChange,
  children,
}: {
  /** what the views are of */
  label: string
  tabs: readonly Tab<K>[]
  current: K
  onChange: (key: K) => void
  /** the shown view */
  children: ReactNode
}) {
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const move = (event: KeyboardEvent) => {
    const at = tabs.findIndex((tab) => tab.key === current)
    const to =
      event.key === 'ArrowRight'
        ? (at + 1) % tabs.length
        : event.key === 'ArrowLeft'
          ? (at + tabs.length - 1) % tabs.length
          : event.key === 'Home'
            ? 0
            : event.key === 'End'
              ? tabs.length - 1
              : undefined
    if (to === undefined) return
    event.preventDefault()
    onChange(tabs[to]!.key)
    list.current?.querySelectorAll<HTMLButtonElement>('[role=tab]')[to]?.focus()
  }
  return (
    <div>
      <div ref={list} className="tab-list" role="tablist" aria-label={label} onKeyDown={move}>
        {tabs.map(({ key, label: words, icon: IconMark, mark }) => (
          <button
            key={key}
            type="button"
            role="tab"
            id={`${id}${key}`}
            className="tab"
            aria-selected={key === current}
            aria-controls={`${id}p`}
            tabIndex={key === current ? 0 : -1}
            onClick={() => onChange(key)}
          >
            {IconMark ? <IconMark size={20} aria-hidden /> : null}
            {words}
            {mark}
          </button>
        ))}
      </div>
      <div id={`${id}p`} className="tab-panel" role="tabpanel" aria-labelledby={`${id}${current}`}>
        {children}
      </div>
    </div>
  )
}
