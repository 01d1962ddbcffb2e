// The entry for who has no account: a light page for phones, one screen an address, nothing of the desk or the tablet in it.
import { OpenFrame } from '../ui/open-frame.tsx'
import { lateScreen } from './late-screen.tsx'
import { mount } from './mount.tsx'
import { openScreens, paramsOf } from './open-screens.ts'

const found = openScreens
  .map(({ route, screen }) => ({ screen, params: paramsOf(route, location.pathname) }))
  .find((s) => s.params !== undefined)

/** The server serves this page for known addresses alone; this is for an address it knows and an older page does not. */
function Missing() {
  return (
    <p>
      <a href="/interes">Nido</a>
    </p>
  )
}
const Screen = found ? lateScreen(async () => (await found.screen()).Screen) : Missing

mount(
  <OpenFrame>
    <Screen params={found?.params ?? []} />
  </OpenFrame>,
)
