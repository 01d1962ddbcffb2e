// Opens a screen: its file comes once and is kept; without a network it says so and tries again when there is one.
import { type ComponentType, useCallback, useEffect, useState } from 'react'
import { ErrorState } from '../../ui/error-state.tsx'
import { useText } from '../../ui/language.tsx'
import { LoadingFrame } from '../../ui/loading-frame.tsx'
import type { DeskScreen, Params } from './screen.ts'
import { frameText } from './text.ts'

/** Whether the server is there: a page is not given up for nothing. */
const answers = () =>
  fetch(location.pathname, { method: 'HEAD', cache: 'no-store' }).then(
    (r) => r.ok,
    () => false,
  )

const kept = new Map<DeskScreen, ComponentType<Params>>()

export function Opened({ screen, params }: { screen: DeskScreen; params: Params }) {
  const t = useText(frameText).file
  const [, drawn] = useState(0)
  const [failed, setFailed] = useState(false)
  /** Answers whether it is there now. */
  const fetchFile = useCallback(async () => {
    try {
      kept.set(screen, await screen.load())
      setFailed(false)
      drawn((n) => n + 1)
      return true
    } catch {
      setFailed(true)
      return false
    }
  }, [screen])
  useEffect(() => {
    if (kept.has(screen)) return
    void fetchFile()
    // a browser remembers of a file within the screen's own that it could not be had: only the page made anew asks for it again
    const again = async () => {
      if (!(await fetchFile()) && !left && (await answers())) location.reload()
    }
    let left = false
    addEventListener('online', again)
    return () => {
      left = true
      removeEventListener('online', again)
    }
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
