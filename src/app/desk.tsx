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
import { useCallback, useEffect, useRef } from 'react'
import { deskMemory } from '../ui/asking.tsx'
import { FaultBoundary } from '../ui/fault-boundary.tsx'
import { GoContext } from '../ui/link.tsx'
import { Lost } from './desk/lost.tsx'
import { Opened } from './desk/opened.tsx'
import type { DeskScreen, Params } from './desk/screen.ts'
import { Shell } from './desk/shell.tsx'
import { deskScreens } from './desk-screens.ts'
import { mount } from './mount.tsx'

const memory = deskMemory()

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
          <Outlet />
        </FaultBoundary>
      </Shell>
    </GoContext>
  )
}

const root = createRootRoute({ component: Root, notFoundComponent: Lost })

function routeOf(screen: DeskScreen) {
  return createRoute({
    getParentRoute: () => root,
    path: screen.path,
    component: () => <Opened screen={screen} params={useParams({ strict: false }) as Params} />,
  })
}

const routes = createRouter({
  routeTree: root.addChildren(deskScreens.map(routeOf)),
  trailingSlash: 'never',
})

mount(
  <QueryClientProvider client={memory}>
    <RouterProvider router={routes} />
  </QueryClientProvider>,
)
