// When it happened, where that is not now: one tap more, and everything said while the panel is open is dated so.
import { createContext, type ReactNode, use, useMemo, useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { useText } from '../../../ui/language.tsx'
import './daily.css'
import { panelText } from './panel-text.ts'

/** Minutes before now; longer ago is said on the child's card, with its hour. */
export const AGO = [0, 10, 20, 30, 60] as const

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

export function AgoChoices() {
  const t = useText(panelText)
  const { minutes, set } = use(AgoContext)
  return (
    <fieldset className="panel-kinds panel-ago" aria-label={t.when}>
      {AGO.map((m) => (
        <Button key={m} look="quiet" pressed={m === minutes} onPress={() => set(m)}>
          {t.ago(m)}
        </Button>
      ))}
    </fieldset>
  )
}
