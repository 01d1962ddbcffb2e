// The address that leads nowhere, and the one that leads home.
import Compass from 'lucide-react/icons/compass'
import { useContext, useEffect } from 'react'
import { ButtonLink } from '../../ui/button.tsx'
import { PageHead } from '../../ui/desk-frame.tsx'
import { useText } from '../../ui/language.tsx'
import { GoContext } from '../../ui/link.tsx'
import { homeOf, useMay, useMe } from '../../ui/me.tsx'
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

/** `/` and `/entrar` for who is in: what needs them today; the board for a post that nothing is asked of. */
export function Home() {
  const me = useMe()
  const go = useContext(GoContext)
  const may = useMay()
  const to = may('tasks.read') ? '/hoy' : homeOf(me)
  useEffect(() => go?.(to), [go, to])
  return null
}
