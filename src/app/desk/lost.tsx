// The address that leads nowhere, and the one that leads home.
import MapPinOff from 'lucide-react/icons/map-pin-off'
import { useContext, useEffect } from 'react'
import { ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useText } from '../../ui/language.tsx'
import { GoContext } from '../../ui/link.tsx'
import { homeOf, useMe } from '../../ui/me.tsx'
import { useStanding } from '../../ui/standing.tsx'
import { frameText } from './text.ts'

export function Lost() {
  const t = useText(frameText).lost
  const me = useMe()
  useStanding([{ label: t.title }])
  return (
    <EmptyState icon={MapPinOff} title={t.title} action={<ButtonLink to={homeOf(me)}>{t.go}</ButtonLink>}>
      {t.about}
    </EmptyState>
  )
}

/** `/` and `/entrar` for who is in: the board of their widest post. */
export function Home() {
  const me = useMe()
  const go = useContext(GoContext)
  useEffect(() => go?.(homeOf(me)), [go, me])
  return null
}
