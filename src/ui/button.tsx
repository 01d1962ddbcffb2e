// A button, or a link that looks like one: always a word, at least 48 px, one main one a screen.
import type { ComponentType, ReactNode, Ref } from 'react'
import './controls.css'
import { Link } from './link.tsx'

/** An icon of the one set; always beside a word. */
export type Icon = ComponentType<{ size?: number; 'aria-hidden'?: boolean }>
export type Look = 'main' | 'plain' | 'quiet' | 'grave'

export function Button({
  children,
  onPress,
  look = 'plain',
  icon: IconMark,
  big,
  pressed,
  submit,
  disabled,
  busy,
  label,
  ref,
}: {
  children: ReactNode
  onPress?: () => void
  look?: Look
  icon?: Icon
  /** 64 px, for the thumb */
  big?: boolean
  /** a switch that stays on */
  pressed?: boolean
  submit?: boolean
  disabled?: boolean
  /** at work: stays where it is, keeps the focus, does nothing more */
  busy?: boolean
  /** the whole sentence for who listens, when the visible word is short */
  label?: string
  ref?: Ref<HTMLButtonElement>
}) {
  return (
    <button
      ref={ref}
      type={submit ? 'submit' : 'button'}
      className="button"
      data-look={look}
      data-big={big || undefined}
      aria-pressed={pressed}
      aria-label={label}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      disabled={disabled}
      onClick={(event) => {
        if (busy) event.preventDefault()
        else onPress?.()
      }}
    >
      {IconMark ? <IconMark size={20} aria-hidden /> : null}
      {children}
    </button>
  )
}

/** Goes somewhere, so it is a link; looks like a button. */
export function ButtonLink({
  to,
  children,
  look = 'plain',
  icon: IconMark,
  download,
}: {
  to: string
  children: ReactNode
  look?: Look
  icon?: Icon
  download?: boolean
}) {
  const inside = (
    <>
      {IconMark ? <IconMark size={20} aria-hidden /> : null}
      {children}
    </>
  )
  if (download) {
    return (
      <a className="button" data-look={look} href={to} download>
        {inside}
      </a>
    )
  }
  return (
    <Link to={to} className="button" look={look}>
      {inside}
    </Link>
  )
}
