// What can be noted of the chosen children in the room: food, sleep, nappies, notes; the panels come when they are first opened.

import Baby from 'lucide-react/icons/baby'
import Eye from 'lucide-react/icons/eye'
import Moon from 'lucide-react/icons/moon'
import NotebookPen from 'lucide-react/icons/notebook-pen'
import Utensils from 'lucide-react/icons/utensils'
import { type ComponentType, Suspense } from 'react'
import type { Icon } from '../../../ui/button.tsx'
import { useText } from '../../../ui/language.tsx'
import { afterFirst, latePart } from '../../../ui/late.ts'
import type { GestureCard, PanelAt, RoomGesture, RoomMark } from '../../../ui/room-gesture.ts'
import { gestureText } from './gesture-text.ts'

/** Every panel can say when it happened, where that is not now. */
const late = (load: () => Promise<ComponentType<PanelAt>>) =>
  latePart(async () => {
    const [{ AgoHere }, Panel] = await Promise.all([import('./ago.tsx'), load()])
    return (at: PanelAt) => (
      <AgoHere>
        <Panel {...at} />
      </AgoHere>
    )
  })
const MealPanel = late(async () => (await import('./meal-panel.tsx')).MealPanel)
const NapPanel = late(async () => (await import('./nap-panel.tsx')).NapPanel)
const NappyPanel = late(async () => (await import('./nappy-panel.tsx')).NappyPanel)
const NotePanel = late(async () => (await import('./note-panel.tsx')).NotePanel)
const UnusualPanel = late(async () => (await import('./unusual-panel.tsx')).UnusualPanel)
const Mark = afterFirst(async () => (await import('./daily-mark.tsx')).DailyMark)

/** Sleeping, next check, what is unusual: on the card, once the words of it have come. */
export const dailyMark: RoomMark = ({ card }) => (
  <Suspense fallback={null}>
    <Mark card={card} />
  </Suspense>
)

const here = (cards: readonly GestureCard[]) => cards.filter((c) => c.where === 'present')

export function useDailyGestures(): readonly RoomGesture[] {
  const t = useText(gestureText)
  const panel = (
    id: keyof typeof t,
    icon: Icon,
    Panel: ComponentType<PanelAt>,
    alone?: RoomGesture['alone'],
  ): RoomGesture => ({
    ...{ id, icon, label: t[id], takes: here, says: true },
    ...(alone ? { alone } : {}),
    panel: (at) => (
      <Suspense fallback={<section className="tablet-bar room-panel" aria-busy="true" aria-label={t[id]} />}>
        <Panel {...at} />
      </Suspense>
    ),
  })
  return [
    panel('meal', Utensils, MealPanel, 'present'),
    panel('nap', Moon, NapPanel, 'nobody'),
    panel('nappy', Baby, NappyPanel, 'nobody'),
    panel('note', NotebookPen, NotePanel, 'nobody'),
    panel('unusual', Eye, UnusualPanel, 'nobody'),
  ]
}
