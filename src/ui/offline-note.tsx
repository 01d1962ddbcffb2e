// Tells that there is no network as the normal state it is: quiet, with what stays safe.
import CloudOff from 'lucide-react/icons/cloud-off'
import { type ReactNode, useSyncExternalStore } from 'react'
import { useText } from './language.tsx'
import './marks.css'
import { uiText } from './text.ts'

function listen(tell: () => void): () => void {
  addEventListener('online', tell)
  addEventListener('offline', tell)
  return () => {
    removeEventListener('online', tell)
    removeEventListener('offline', tell)
  }
}

/** What the browser believes; a server out of reach is known only by asking it. */
export function useOnline(): boolean {
  return useSyncExternalStore(listen, () => navigator.onLine)
}

/** `children` replaces the second sentence where a screen knows more: "Estas cifras son de las 10:42." */
export function OfflineNote({ show, children }: { show: boolean; children?: ReactNode }) {
  const t = useText(uiText)
  return (
    <div role="status">
      {show ? (
        <p className="offline-note">
          <CloudOff size={20} aria-hidden />
          <strong>{t.offline}</strong>
          <span>{children ?? t.offlineMore}</span>
        </p>
      ) : null}
    </div>
  )
}
