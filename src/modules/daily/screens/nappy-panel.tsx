// A nappy in one tap, and then the next child's: the panel stays; what the stool was like is chosen before the tap.

import CircleDashed from 'lucide-react/icons/circle-dashed'
import CircleDot from 'lucide-react/icons/circle-dot'
import Droplet from 'lucide-react/icons/droplet'
import Droplets from 'lucide-react/icons/droplets'
import Shirt from 'lucide-react/icons/shirt'
import Star from 'lucide-react/icons/star'
import Toilet from 'lucide-react/icons/toilet'
import { useState } from 'react'
import { Button, type Icon } from '../../../ui/button.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { BarButton, GesturePanel } from '../../../ui/room-bar.tsx'
import type { PanelAt } from '../../../ui/room-gesture.ts'
import { changed, Nappy, Stool, Toilet as ToiletWords, toilet } from '../contract.ts'
import { AgoButton } from './ago.tsx'
import { ChildStrip } from './child-strip.tsx'
import './daily.css'
import { panelText } from './panel-text.ts'
import { useSayDaily } from './saying-daily.ts'
import { dailyWords } from './words.ts'

const nappyIcons: Readonly<Record<Nappy, Icon>> = {
  wet: Droplet,
  dirty: CircleDot,
  both: Droplets,
  dry: CircleDashed,
}
const toiletIcons: Readonly<Record<ToiletWords, Icon>> = { tried: Toilet, did: Star, accident: Shirt }

export function NappyPanel({ cards, here, back, again, toggle }: PanelAt) {
  const t = useText(panelText)
  const w = useText(dailyWords)
  const { list } = useFormats()
  const say = useSayDaily()
  const [notes, setNotes] = useState<readonly Stool[]>([])
  const none = cards.length === 0
  const next = (id: string | undefined) => {
    if (!id) return
    setNotes([])
    again()
  }
  return (
    <GesturePanel
      ask={t.nappy}
      who={none ? t.whom : list(cards.map((c) => c.given))}
      onBack={back}
      head={
        <>
          <ChildStrip label={t.whom} {...{ here, cards, toggle }} />
          <fieldset className="panel-kinds" aria-label={t.looks}>
            {Stool.options.map((s) => (
              <Button
                key={s}
                look="quiet"
                pressed={notes.includes(s)}
                onPress={() => setNotes(notes.includes(s) ? notes.filter((n) => n !== s) : [...notes, s])}
              >
                {w.stool[s]}
              </Button>
            ))}
          </fieldset>
        </>
      }
    >
      {Nappy.options.map((nappy) => (
        <BarButton
          key={nappy}
          id={`nappy-${nappy}`}
          label={w.nappy[nappy]}
          icon={nappyIcons[nappy]}
          main={nappy === 'wet'}
          disabled={none}
          onPress={() =>
            void say(
              ...([changed, cards, { nappy, ...(notes.length > 0 ? { notes } : {}) }] as const),
              [`${w.what.changed} · ${w.nappy[nappy]}`, ...notes.map((n) => w.stool[n])].join(' · '),
            ).then(next)
          }
        />
      ))}
      {ToiletWords.options.map((how) => (
        <BarButton
          key={how}
          id={`toilet-${how}`}
          label={`${w.what.toilet}: ${w.toilet[how].toLowerCase()}`}
          icon={toiletIcons[how]}
          disabled={none}
          onPress={() =>
            void say(toilet, cards, { toilet: how }, `${w.what.toilet} · ${w.toilet[how]}`).then(next)
          }
        />
      ))}
      <AgoButton />
    </GesturePanel>
  )
}
