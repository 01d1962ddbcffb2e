// Hears that figures changed and asks for them again, at most twice a second; says whether it is listening.
import { useEffect, useRef, useState } from 'react'
import { useAskAgain } from '../../../ui/asking.tsx'
import { figureStream, listPending, readBoard } from '../contract.ts'

const PAUSE_MS = 500

/** The stream's notices carry nothing: what changed is asked with the asker's own scope. */
export function useLiveFigures(): boolean {
  const again = useAskAgain()
  const ask = useRef(again)
  ask.current = again
  const [listening, setListening] = useState(false)
  useEffect(() => {
    const stream = new EventSource(figureStream.path)
    let waiting: ReturnType<typeof setTimeout> | undefined
    const changed = () => {
      waiting ??= setTimeout(() => {
        waiting = undefined
        void ask.current(readBoard, listPending)
      }, PAUSE_MS)
    }
    stream.onopen = () => setListening(true)
    // the browser connects again by itself; meanwhile the board says that it does not hear
    stream.onerror = () => setListening(false)
    stream.onmessage = changed
    stream.addEventListener('figures', changed)
    return () => {
      clearTimeout(waiting)
      stream.close()
    }
  }, [])
  return listening
}
