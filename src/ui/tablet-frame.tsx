// The tablet in the room: who and how many on top, the wall in the middle, the actions at the thumb.
import UserRound from 'lucide-react/icons/user-round'
import type { ReactNode } from 'react'
import { Button, type Icon } from './button.tsx'
import { SyncChip } from './chip.tsx'
import './frames.css'
import { useFormats, useText } from './language.tsx'
import { uiText } from './text.ts'

export type BarAction = {
  readonly id: string
  readonly label: string
  readonly icon: Icon
  readonly onPress: () => void
  readonly main?: boolean
  readonly disabled?: boolean
}

/** `now` is the instant the clock shows, in Unix ms; the page that owns the clock gives it. */
export function TabletFrame({
  room,
  children: wall,
  count,
  now,
  timeZone,
  who,
  onWho,
  sync,
  note,
  actions,
  bar,
}: {
  room: string
  children: ReactNode
  count: { readonly children: number; readonly adults: number }
  now: number
  /** of the place the room is in; the device's own without it */
  timeZone?: string
  /** absent before anyone has said who they are */
  who?: string
  onWho: () => void
  /** pressed, it shows what was said and what was sent */
  sync: { readonly pending: number; readonly oldestMinutes: number; readonly onOpen?: () => void }
  /** offline note or whatever concerns the whole room, under the top line */
  note?: ReactNode
  actions?: readonly BarAction[]
  /** in the place of the actions: a bar of its own */
  bar?: ReactNode
}) {
  const t = useText(uiText)
  const { clock } = useFormats()
  return (
    <div className="tablet">
      <header className="tablet-top">
        <div className="tablet-room">
          <h1>{room}</h1>
          <p className="soft">
            {t.room.children(count.children)} · {t.room.adults(count.adults)}
          </p>
        </div>
        <span className="tablet-clock">{clock(now, timeZone)}</span>
        {sync.onOpen ? (
          <button type="button" className="sync-open" onClick={sync.onOpen}>
            <SyncChip pending={sync.pending} oldestMinutes={sync.oldestMinutes} />
          </button>
        ) : (
          <SyncChip pending={sync.pending} oldestMinutes={sync.oldestMinutes} />
        )}
        <Button look="quiet" icon={UserRound} onPress={onWho}>
          {who ?? t.room.whoAmI}
        </Button>
      </header>
      <main id="main" className="tablet-main" tabIndex={-1}>
        {note}
        {wall}
      </main>
      {actions && actions.length > 0 ? (
        <section className="tablet-bar" aria-label={t.room.actions}>
          {actions.map(({ id, label, icon: IconMark, onPress, main, disabled }) => (
            <button
              key={id}
              type="button"
              className="bar-action"
              data-look={main ? 'main' : undefined}
              disabled={disabled}
              onClick={onPress}
            >
              <IconMark size={24} aria-hidden />
              {label}
            </button>
          ))}
        </section>
      ) : (
        bar
      )}
    </div>
  )
}
