// An error says what happened, what is safe and what to do; never whose fault it was.
import OctagonAlert from 'lucide-react/icons/octagon-alert'
import { type ReactNode, useEffect, useRef } from 'react'
import { Button, ButtonLink } from './button.tsx'
import { useText } from './language.tsx'
import './marks.css'
import { uiText } from './text.ts'

export function ErrorState({
  happened,
  safe,
  todo,
  reference,
  onRetry,
  out,
  focus,
}: {
  happened: string
  /** what is not lost: "Las otras 417 filas están listas." */
  safe?: string
  todo?: ReactNode
  /** the id a person can read aloud to support */
  reference?: string
  onRetry?: () => void
  /** where one goes on from what asking again would not change */
  out?: { readonly to: string; readonly label: string }
  /** take the focus when the error answers what the person just did */
  focus?: boolean
}) {
  const t = useText(uiText)
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (focus) title.current?.focus()
  }, [focus])
  return (
    <div className="quiet-page" data-state="error" role="alert">
      <h2 ref={title} tabIndex={-1}>
        <OctagonAlert size={24} aria-hidden />
        {happened}
      </h2>
      {safe ? <p>{safe}</p> : null}
      {todo ? <p>{todo}</p> : null}
      {reference ? <p className="soft">{reference}</p> : null}
      {onRetry ? <Button onPress={onRetry}>{t.retry}</Button> : null}
      {out ? <ButtonLink to={out.to}>{out.label}</ButtonLink> : null}
    </div>
  )
}
