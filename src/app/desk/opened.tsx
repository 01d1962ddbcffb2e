// Opens a screen: its file comes once and is kept; without a network it says so and tries again when there is one.
import { type ComponentType, useCallback, useEffect, useState } from 'react'
import { ErrorState } from '../../ui/error-state.tsx'
import { useText } from '../../ui/language.tsx'
import { LoadingFrame } from '../../ui/loading-frame.tsx'
import type { DeskScreen, Params } from './screen.ts'
import { frameText } from './text.ts'

const kept = new Map<DeskScreen, ComponentType<Params>>()

export function Opened({ screen, params }: { screen: DeskScreen; params: Params }) {
  const t = useText(frameText).file
  const [, drawn] = useState(0)
  const [failed, setFailed] = useState(false)
  const fetchFile = useCallback(async () => {
    try {
      kept.set(screen, await screen.load())
      setFailed(false)
      drawn((n) => n + 1)
    } catch {
      setFailed(true)
    }
  }, [screen])
  useEffect(() => {
    if (kept.has(screen)) return
    void fetchFile()
    const again = () => void fetchFile()
    addEventListener('online', again)
    return () => removeEventListener('online', again)
  }, [screen, fetchFile])
  const Page = kept.get(screen)
  if (Page) return <Page {...params} />
  if (!failed) {
    return (
      <LoadingFrame ready={false} height={30}>
        {null}
      </LoadingFrame>
    )
  }
  // a new release has other files: the page itself must come anew, which needs a network
  return (
    <ErrorState
      happened={t.happened}
      safe={t.safe}
      todo={t.todo}
      onRetry={() => (navigator.onLine ? location.reload() : void fetchFile())}
    />
  )
}
