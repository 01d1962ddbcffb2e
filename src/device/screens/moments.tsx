// The moments between: the store cannot be read, the first download, the goodbye and after it.
import Download from 'lucide-react/icons/download'
import HardDrive from 'lucide-react/icons/hard-drive'
import Send from 'lucide-react/icons/send'
import { useSyncExternalStore } from 'react'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useText } from '../../ui/language.tsx'
import type { Session } from '../session.ts'
import { deviceText } from './text.ts'
import { usePhotoCount } from './use-photo-count.ts'

/** Read-only: nothing is reset, nothing can be written. */
export function Blocked({ tries }: { tries: number }) {
  const t = useText(deviceText).blocked
  return (
    <main id="main" className="tablet-page">
      <EmptyState icon={HardDrive} title={t.title}>
        {t.body}
      </EmptyState>
      <p className="soft" role="status">
        {t.tries(tries)}
      </p>
    </main>
  )
}

export function Downloading({ session }: { session: Session }) {
  const words = useText(deviceText)
  const t = words.downloading
  const status = useSyncExternalStore(session.sync.subscribe, session.sync.status)
  return (
    <main id="main" className="tablet-page">
      <EmptyState
        icon={Download}
        title={t.title}
        action={
          status.state === 'waiting' ? (
            <Button onPress={() => session.sync.kick()}>{words.sending.now}</Button>
          ) : null
        }
      >
        {t.body}
      </EmptyState>
      <p role="status">
        {status.downloading === undefined ? words.sending.state[status.state] : t.rows(status.downloading)}
      </p>
    </main>
  )
}

export function Leaving({ session }: { session: Session }) {
  const t = useText(deviceText).leaving
  const { pending } = useSyncExternalStore(session.sync.subscribe, session.sync.status)
  const photos = usePhotoCount(session)?.waiting ?? 0
  return (
    <main id="main" className="tablet-page">
      <EmptyState icon={Send} title={t.title}>
        {t.body}
      </EmptyState>
      <p role="status">{t.pending(pending, photos)}</p>
    </main>
  )
}

export function Gone() {
  const t = useText(deviceText).gone
  return (
    <main id="main" className="tablet-page">
      <EmptyState icon={HardDrive} title={t.title}>
        {t.body}
      </EmptyState>
    </main>
  )
}
