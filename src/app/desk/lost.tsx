// The address that leads nowhere, and the one that leads home.
import Compass from 'lucide-react/icons/compass'
import { useContext, useEffect } from 'react'
import { ButtonLink } from '../../ui/button.tsx'
import { PageHead } from '../../ui/desk-frame.tsx'
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
    <>
      <PageHead title={t.title} about={t.about} />
      <ButtonLink to={homeOf(me)} look="main" icon={Compass}>
        {t.go}
      </ButtonLink>
    </>
  )
}

/** `/` and `/entrar` for who is in: the board of their widest post. */
export function Home() {
  const me = useMe()
  const go = useContext(GoContext)
  useEffect(() => go?.(homeOf(me)), [go, me])
  return null
}
