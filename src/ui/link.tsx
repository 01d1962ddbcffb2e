// Links that any router can take over: the parts know addresses, never the router of a page.
import { createContext, type MouseEvent, type ReactNode, use } from 'react'

type Go = (to: string) => void

/** A page with a router gives its own way to go; without one a link loads the address. */
export const GoContext = createContext<Go | undefined>(undefined)

export function Link({
  to,
  children,
  className,
  look,
  current,
  label,
}: {
  to: string
  children: ReactNode
  className?: string
  look?: string
  /** this is the page one is on, or the place on its path */
  current?: 'page' | 'true'
  label?: string
}) {
  const go = use(GoContext)
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    const elsewhere = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0
    if (!go || elsewhere || event.defaultPrevented) return
    event.preventDefault()
    go(to)
  }
  return (
    <a
      href={to}
      className={className}
      data-look={look}
      aria-current={current}
      aria-label={label}
      onClick={follow}
    >
      {children}
    </a>
  )
}
