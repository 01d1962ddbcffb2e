// Holds the place of what is coming at its own size, so that nothing jumps when it arrives.
import type { ReactNode } from 'react'
import { useText } from './language.tsx'
import './marks.css'
import { uiText } from './text.ts'

/** While `ready` is false, bars stand in a frame of `height` (rem); then the content stands in the same frame. */
export function LoadingFrame({
  ready,
  height,
  bars = 3,
  children,
}: {
  ready: boolean
  /** rem the content will take at least */
  height: number
  bars?: number
  children: ReactNode
}) {
  const t = useText(uiText)
  return (
    <div className="loading-frame" style={{ minHeight: `${height}rem` }} aria-busy={!ready}>
      {ready ? (
        children
      ) : (
        <>
          <span className="unseen" role="status">
            {t.loading}
          </span>
          <div className="loading-bars" aria-hidden="true">
            {Array.from({ length: bars }, (_, i) => i + 1).map((nth) => (
              <i
                key={nth}
                style={{
                  height: `${(height - (bars - 1) * 0.5) / bars}rem`,
                  width: `${100 - (nth % 3) * 12}%`,
                }}
              />
            ))}
          </div>
        </>
      )}
    </div>
  )
}
