// The desk's entry: router, memory of answers, the shell, and the list of screens inside it.
import { QueryClientProvider } from '@tanstack/react-query'
import {
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  RouterProvider,
  useParams,
  useRouter,
  useRouterState,
} from '@tanstack/react-router'
import { Suspense, useCallback, useEffect, useRef } from 'react'
import { deskMemory } from '../ui/asking.tsx'
import { FaultBoundary } from '../ui/fault-boundary.tsx'
import { GoContext } from '../ui/link.tsx'
import { LoadingFrame } from '../ui/loading-frame.tsx'
import { Lost } from './desk/lost.tsx'
import type { DeskScreen } from './desk/screen.tsx'
import { Shell } from './desk/shell.tsx'
import { deskScreens } from './desk-screens.ts'
import { mount } from './mount.tsx'

const memory = deskMemory()
const coming = (
  <LoadingFrame ready={false} height={30}>
    {null}
  </LoadingFrame>
)

function Root() {
  const router = useRouter()
  const at = useRouterState({ select: (s) => s.location.pathname })
  const go = useCallback((to: string) => router.history.push(to), [router])
  const forget = useCallback(() => memory.clear(), [])
  const before = useRef(at)
  useEffect(() => {
    if (before.current === at) return
    before.current = at
    scrollTo(0, 0)
    // who listens or uses the keyboard starts at the new screen, not at its link
    document.getElementById('main')?.focus({ preventScroll: true })
  }, [at])
  return (
    <GoContext value={go}>
      <Shell at={at} go={go} onLeave={forget}>
        <FaultBoundary key={at}>
          <Suspense fallback={coming}>
            <Outlet />
          </Suspense>
        </FaultBoundary>
      </Shell>
    </GoContext>
  )
}

const root = createRootRoute({ component: Root, notFoundComponent: Lost })

function routeOf({ path, Page }: DeskScreen) {
  return createRoute({
    getParentRoute: () => root,
    path,
    component: () => <Page {...(useParams({ strict: false }) as Record<string, string>)} />,
  })
}

const router = createRouter({ routeTree: root.addChildren(deskScreens.map(routeOf)), trailingSlash: 'never' })

mount(
  <QueryClientProvider client={memory}>
    <RouterProvider router={router} />
  </QueryClientProvider>,
)
