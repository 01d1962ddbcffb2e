// Screens of a tablet lie on its first one like cards: the tablet's own Back takes the upper one away.
import { useEffect, useState } from 'react'

/** `home`: the one below all, the same object at every drawing. */
export function usePlace<P>(home: P) {
  const [place, setPlace] = useState<P>(home)
  useEffect(() => {
    // a page that died on another card opens on the first: without this its first Back would lead to that card again
    if (history.state !== null) history.replaceState(null, '')
    const onPop = (event: PopStateEvent) => setPlace((event.state as { nido?: P } | null)?.nido ?? home)
    addEventListener('popstate', onPop)
    return () => removeEventListener('popstate', onPop)
  }, [home])
  return {
    place,
    go: (next: P) => {
      history.pushState({ nido: next }, '')
      setPlace(next)
      scrollTo(0, 0)
    },
    back: () => history.back(),
  }
}
