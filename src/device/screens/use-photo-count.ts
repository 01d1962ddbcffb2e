// Photos that wait on this tablet, for a screen: counted once what sends them was fetched, and told again when it changes.
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import type { PhotoCount, Photos } from '../photos.ts'
import type { Session } from '../session.ts'

/** Undefined until they were counted. */
export function usePhotoCount(session: Session): PhotoCount | undefined {
  const [photos, setPhotos] = useState<Photos>()
  useEffect(() => {
    let shown = true
    void session
      .photos()
      .then((p) => shown && setPhotos(p))
      .catch(() => undefined)
    return () => {
      shown = false
    }
  }, [session])
  const subscribe = useCallback(
    (heard: () => void) => photos?.subscribe(heard) ?? (() => undefined),
    [photos],
  )
  return useSyncExternalStore(subscribe, () => photos?.count())
}
