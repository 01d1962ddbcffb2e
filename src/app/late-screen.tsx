// A page fetched when it is first shown, with the frame of a page in its place meanwhile: the first screen stays small.
import { type ComponentType, lazy, Suspense } from 'react'
import { LoadingFrame } from '../ui/loading-frame.tsx'

/** Gives a component of the same props. */
export function lateScreen<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  const Late = lazy(async () => ({ default: await load() })) as unknown as ComponentType<P>
  return (props: P) => (
    <Suspense
      fallback={
        <main id="main" className="tablet-main">
          <LoadingFrame ready={false} height={24}>
            {null}
          </LoadingFrame>
        </main>
      }
    >
      <Late {...props} />
    </Suspense>
  )
}
