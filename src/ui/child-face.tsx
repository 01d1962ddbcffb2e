// The face of a child without a photo: an animal and a color of its own, the name beside, and the alert that cannot be hidden.
import { createContext, use } from 'react'
import { drawings } from './animals.tsx'
import { StateShape } from './chip.tsx'
import './child-face.css'
import { faceOf, TONES } from './face.ts'
import { useFormats, useText } from './language.tsx'
import { uiText } from './text.ts'
import { defineText } from './words.ts'

export const faceText = defineText({
  es: {
    rabbit: 'conejo',
    cat: 'gato',
    dog: 'perro',
    fox: 'zorro',
    bear: 'oso',
    owl: 'búho',
    frog: 'rana',
    turtle: 'tortuga',
    fish: 'pez',
    chick: 'pollito',
    butterfly: 'mariposa',
    axolotl: 'ajolote',
    mouse: 'ratón',
    whale: 'ballena',
    ladybug: 'catarina',
    elephant: 'elefante',
  },
  en: {
    rabbit: 'rabbit',
    cat: 'cat',
    dog: 'dog',
    fox: 'fox',
    bear: 'bear',
    owl: 'owl',
    frog: 'frog',
    turtle: 'turtle',
    fish: 'fish',
    chick: 'chick',
    butterfly: 'butterfly',
    axolotl: 'axolotl',
    mouse: 'mouse',
    whale: 'whale',
    ladybug: 'ladybug',
    elephant: 'elephant',
  },
})

/** A portrait's address by the child's id, where the page has one; else the animal. */
export const PortraitsContext = createContext<(id: string) => string | undefined>(() => undefined)

/** The face alone; decoration for who listens, because the name stands beside it. */
export function ChildFace({
  id,
  size = 48,
  alert,
  away,
  portrait,
}: {
  id: string
  /** address of a portrait the page knows otherwise */
  portrait?: string
  /** px */
  size?: number
  /** an allergy or an alert exists: the mark is drawn over everything */
  alert?: boolean
  /** not here now: grey */
  away?: boolean
}) {
  const { animal, tone } = faceOf(id)
  const known = use(PortraitsContext)(id)
  const src = portrait ?? known
  return (
    <span className="face" data-away={away || undefined} style={{ ['--tone' as string]: TONES[tone] }}>
      {src === undefined ? null : (
        <img className="face-portrait" src={src} width={size} height={size} alt="" draggable={false} />
      )}
      <svg width={size} height={size} viewBox="0 0 48 48" aria-hidden="true">
        <circle cx="24" cy="24" r="24" className="ground" />
        {drawings[animal]}
      </svg>
      {alert ? (
        <span className="face-alert" aria-hidden="true">
          <StateShape state="urgent" size={10} />
        </span>
      ) : null}
    </span>
  )
}

/** Face, name, a second line and the alerts in words: "Cuidado con nuez y leche". */
export function ChildLine({
  id,
  name,
  line,
  alerts = [],
  away,
  size,
}: {
  id: string
  name: string
  /** age, room, time: one short line */
  line?: string
  alerts?: readonly string[]
  away?: boolean
  size?: number
}) {
  const t = useText(uiText)
  const { list } = useFormats()
  return (
    <span className="face-line">
      <ChildFace id={id} size={size} alert={alerts.length > 0} away={away} />
      <span className="face-words">
        <span className="face-name">{name}</span>
        {line ? <span className="soft">{line}</span> : null}
        {alerts.length > 0 ? (
          <span className="face-alerts">
            <span>
              {t.child.alerts} {list(alerts)}
            </span>
          </span>
        ) : null}
      </span>
    </span>
  )
}
