// The children who are here in one line at the thumb: the next one is chosen without reaching for the wall.
import type { GestureCard } from '../../../ui/room-gesture.ts'

export function ChildStrip({
  label,
  here,
  cards,
  toggle,
}: {
  label: string
  here: readonly GestureCard[]
  cards: readonly GestureCard[]
  toggle: (id: string) => void
}) {
  const chosen = new Set(cards.map((c) => c.id))
  return (
    <fieldset className="panel-strip" aria-label={label}>
      {here.map((card) => (
        <button
          key={card.id}
          type="button"
          className="panel-child"
          aria-pressed={chosen.has(card.id)}
          onClick={() => toggle(card.id)}
        >
          <strong>{card.given}</strong>
        </button>
      ))}
    </fieldset>
  )
}
