// The bar at the thumb: the gestures of the moment in sight, the others one tap away behind Más; or the choices of an open panel.
import Ellipsis from 'lucide-react/icons/ellipsis'
import Undo2 from 'lucide-react/icons/undo-2'
import { type ReactNode, useState } from 'react'
import { Button, type Icon } from './button.tsx'
import { useText } from './language.tsx'
import './room-bar.css'
import type { RoomGesture } from './room-gesture.ts'
import { uiText } from './text.ts'

/** Of so many all are shown; of more, these and Más: one line on a wide screen, two of four on a narrow one. */
const IN_LINE = 10
const NARROW = 7

export function RoomBar({
  gestures,
  can,
  onPress,
}: {
  gestures: readonly RoomGesture[]
  can: (gesture: RoomGesture) => boolean
  onPress: (gesture: RoomGesture) => void
}) {
  const t = useText(uiText)
  const [more, setMore] = useState(false)
  const folds = gestures.length > IN_LINE + 1
  return (
    <section className="tablet-bar room-bar" aria-label={t.room.actions}>
      {gestures.map((gesture, i) => (
        <BarButton
          key={gesture.id}
          id={gesture.id}
          label={gesture.label}
          icon={gesture.icon}
          main={gesture.main}
          folded={folds && !more ? (i >= IN_LINE ? 'always' : i >= NARROW ? 'narrow' : undefined) : undefined}
          disabled={!can(gesture)}
          onPress={() => {
            setMore(false)
            onPress(gesture)
          }}
        />
      ))}
      {folds ? (
        <button
          type="button"
          className="bar-action bar-more"
          aria-expanded={more}
          onClick={() => setMore(!more)}
        >
          <Ellipsis size={24} aria-hidden />
          {more ? t.room.less : t.room.more}
        </button>
      ) : null}
    </section>
  )
}

export function BarButton({
  id,
  label,
  icon: IconMark,
  main,
  folded,
  disabled,
  pressed,
  onPress,
}: {
  id: string
  label: string
  icon: Icon
  main?: boolean
  /** out of sight until Más is pressed, or on a narrow screen alone */
  folded?: 'always' | 'narrow' | undefined
  disabled?: boolean
  pressed?: boolean
  onPress: () => void
}) {
  return (
    <button
      type="button"
      className="bar-action"
      data-gesture={id}
      data-look={main ? 'main' : undefined}
      data-folded={folded}
      aria-pressed={pressed}
      disabled={disabled}
      onClick={onPress}
    >
      <IconMark size={24} aria-hidden />
      {label}
    </button>
  )
}

/** A gesture's own choices in the place of the bar: what is asked, of whom, and always a way back. */
export function GesturePanel({
  ask,
  who,
  onBack,
  backWords,
  head,
  children,
}: {
  ask: string
  /** names, or how many */
  who?: string
  onBack: () => void
  /** where going on is no going back */
  backWords?: string
  /** above the choices: faces, or what has been chosen so far */
  head?: ReactNode
  /** BarButtons, largest use first */
  children: ReactNode
}) {
  const t = useText(uiText)
  return (
    <section className="tablet-bar room-panel" aria-label={ask}>
      <div className="room-panel-ask">
        <p role="status">
          <strong>{ask}</strong> {who}
        </p>
        <Button look="quiet" icon={Undo2} onPress={onBack}>
          {backWords ?? t.room.back}
        </Button>
      </div>
      {head}
      <div className="room-panel-choices">{children}</div>
    </section>
  )
}
