// A screen with nothing yet teaches the first step instead of saying that there is nothing.
import type { ReactNode } from 'react'
import type { Icon } from './button.tsx'
import './marks.css'

export function EmptyState({
  icon: IconMark,
  title,
  children,
  action,
}: {
  icon: Icon
  /** what will be here: "Aquí estarán las niñas y los niños de la sala" */
  title: string
  /** the first step, in one or two sentences */
  children?: ReactNode
  action?: ReactNode
}) {
  return (
    <div className="quiet-page">
      <IconMark size={48} aria-hidden />
      <h2>{title}</h2>
      {children ? <p className="soft">{children}</p> : null}
      {action}
    </div>
  )
}
