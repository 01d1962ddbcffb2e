// The desk: capabilities on the left, the path on top, one question in the middle; `/` goes to the search.
import SearchIcon from 'lucide-react/icons/search'
import UserRound from 'lucide-react/icons/user-round'
import { type ReactNode, useEffect, useRef, useSyncExternalStore } from 'react'
import type { Icon } from './button.tsx'
import './frames.css'
import { useText } from './language.tsx'
import { Link } from './link.tsx'
import { NidoName } from './nido-mark.tsx'
import { Path, type Step } from './path.tsx'
import { LanguageSwitch, ThemeSwitch } from './preferences.tsx'
import { uiText } from './text.ts'

export type Capability = {
  readonly id: string
  readonly label: string
  readonly to: string
  readonly icon: Icon
  /** how many things wait for a person there */
  readonly due?: number
}

function typing(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) ||
      target.closest('dialog') !== null)
  )
}

const wideEnough = () => matchMedia('(min-width: 64.01rem)')

/** Whether the rail stands at the side: then who one is and how one reads lie open; on a phone they fold away. */
function useWide(): boolean {
  return useSyncExternalStore(
    (tell) => {
      const query = wideEnough()
      query.addEventListener('change', tell)
      return () => query.removeEventListener('change', tell)
    },
    () => wideEnough().matches,
  )
}

/** `search` is what the person typed so far, without it there is nothing to look for; what was found is shown as `found`, right under it. */
export function DeskFrame({
  institution,
  capabilities,
  current,
  path,
  search,
  onSearch,
  onSearchEnter,
  found,
  who,
  whoActions,
  children,
}: {
  institution?: string
  capabilities: readonly Capability[]
  current?: string
  path: readonly Step[]
  search?: string
  onSearch?: (text: string) => void
  onSearchEnter?: () => void
  found?: ReactNode
  who: { readonly name: string; readonly post: string }
  /** sign out, change password */
  whoActions?: ReactNode
  children: ReactNode
}) {
  const t = useText(uiText)
  const wide = useWide()
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const slash = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return
      event.preventDefault()
      box.current?.focus()
      box.current?.select()
    }
    addEventListener('keydown', slash)
    return () => removeEventListener('keydown', slash)
  }, [])
  return (
    <div className="desk">
      <a className="skip" href="#main">
        {t.skip}
      </a>
      <header className="desk-rail">
        <NidoName institution={institution} />
        <nav aria-label={t.capabilities}>
          <ul>
            {capabilities.map(({ id, label, to, icon: IconMark, due }) => (
              <li key={id}>
                <Link to={to} className="rail-link" current={id === current ? 'page' : undefined}>
                  <IconMark size={20} aria-hidden />
                  <span>{label}</span>
                  {due ? <span className="rail-count">{due}</span> : null}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <details className="rail-foot" open={wide}>
          <summary>
            <UserRound size={20} aria-hidden />
            <span>
              <strong>{who.name}</strong>
              <br />
              <span className="soft">{who.post}</span>
            </span>
          </summary>
          <div>
            {whoActions}
            <LanguageSwitch />
            <ThemeSwitch />
          </div>
        </details>
      </header>
      <div>
        <div className="desk-top">
          <Path steps={path} />
          {search === undefined ? null : (
            <search className="search-box">
              <SearchIcon size={20} aria-hidden />
              <input
                ref={box}
                className="input"
                type="search"
                value={search}
                placeholder={t.searchHint}
                aria-label={`${t.search}: ${t.searchHint}`}
                aria-keyshortcuts="/"
                onChange={(e) => onSearch?.(e.target.value)}
                onKeyDown={(e) => {
                  if (e.key === 'Enter') onSearchEnter?.()
                  if (e.key === 'Escape') onSearch?.('')
                }}
              />
              {search ? null : (
                <span className="key" aria-hidden="true">
                  /
                </span>
              )}
              {found}
            </search>
          )}
        </div>
        <main id="main" className="desk-main" tabIndex={-1}>
          {children}
        </main>
      </div>
    </div>
  )
}

/** The question a screen answers, when it is as of, and its main actions. */
export function PageHead({
  title,
  about,
  actions,
}: {
  title: string
  about?: ReactNode
  actions?: ReactNode
}) {
  return (
    <div className="page-head">
      <div>
        <h1>{title}</h1>
        {about ? <p className="soft">{about}</p> : null}
      </div>
      {actions ? <div className="row no-print">{actions}</div> : null}
    </div>
  )
}
