// When it happened, where that is not now: one tap more, and everything said while the panel is open is dated so.
import Clock from 'lucide-react/icons/clock'
import { createContext, type ReactNode, use, useMemo, useState } from 'react'
import { useText } from '../../../ui/language.tsx'
import { BarButton } from '../../../ui/room-bar.tsx'
import { panelText } from './panel-text.ts'

/** Minutes before now, one touch further each; longer ago is said on the child's card, with its hour. */
const AGO = [0, 20, 40, 60, 10] as const

type Ago = { readonly minutes: number; readonly set: (minutes: number) => void }
const AgoContext = createContext<Ago>({ minutes: 0, set: () => undefined })

/** How many minutes ago; 0 where no panel asks. */
export const useAgo = (): number => use(AgoContext).minutes

/** Around a panel: forgotten when it closes. */
export function AgoHere({ children }: { children: ReactNode }) {
  const [minutes, set] = useState(0)
  const value = useMemo(() => ({ minutes, set }), [minutes])
  return <AgoContext value={value}>{children}</AgoContext>
}

/** One touch: twenty minutes ago. The last of the choices: it takes no line of its own, so that the wall stays in reach. */
export function AgoButton() {
  const t = useText(panelText)
  const { minutes, set } = use(AgoContext)
  const next = AGO[(AGO.indexOf(minutes as (typeof AGO)[number]) + 1) % AGO.length] ?? 0
  return (
    <BarButton
      id="ago"
      label={minutes === 0 ? t.now : t.ago(t.span(minutes))}
      icon={Clock}
      pressed={minutes > 0}
      onPress={() => set(next)}
    />
  )
}
