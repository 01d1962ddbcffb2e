// The tablet's entry: which page a tablet shows in each phase of its life, and the room once it is open.
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import { Blocked, Downloading, Gone, Leaving } from '../device/screens/moments.tsx'
import { Unlock } from '../device/screens/unlock.tsx'
import { WhoAmI } from '../device/screens/who-am-i.tsx'
import type { Session } from '../device/session.ts'
import { registerShell } from '../device/shell.ts'
import { type Device, makeDevice } from '../device/unlock.ts'
import { LoadingFrame } from '../ui/loading-frame.tsx'
import { ReservedContext } from '../ui/reserved.tsx'
import { ToastProvider } from '../ui/toast.tsx'
import { closingOf } from './center-closing.ts'
import { lateScreen } from './late-screen.tsx'
import { mount } from './mount.tsx'
import { TabletScreens } from './tablet-screens.tsx'
import { carryings, OF_OFFICE, useMoment, useOffice, useStaff } from './tablet-store.ts'

/** The package's version, put in by the build. */
declare const __RELEASE__: string

const EnrolCode = lateScreen(async () => (await import('../device/screens/enrol.tsx')).EnrolCode)
const EnrolLetters = lateScreen(async () => (await import('../device/screens/enrol.tsx')).EnrolLetters)
const ChoosePhrase = lateScreen(async () => (await import('../device/screens/enrol.tsx')).ChoosePhrase)
const ReservedHere = lateScreen(async () => (await import('./reserved-here.tsx')).ReservedHere)
const FieldHere = lateScreen(async () => (await import('./tablet-field.tsx')).FieldHere)
const SaidHere = lateScreen(async () => (await import('./said-here.tsx')).SaidHere)

const device = makeDevice({ carryings, appVersion: __RELEASE__, closesAt: closingOf })

function TabletApp({ device }: { device: Device }) {
  const phase = useSyncExternalStore(device.subscribe, device.phase)
  switch (phase.at) {
    case 'opening':
      return (
        <main id="main" className="tablet-main">
          <LoadingFrame ready={false} height={24}>
            {null}
          </LoadingFrame>
        </main>
      )
    case 'blocked':
      return <Blocked tries={phase.tries} />
    case 'new':
      return <EnrolCode why={phase.why} onCode={(code, label) => device.pair(code, label)} />
    case 'pairing':
      return <EnrolLetters response={phase.response} onCancel={device.cancelPairing} />
    case 'phrase':
      return <ChoosePhrase label={phase.label} onPhrase={device.choosePhrase} />
    case 'locked':
      return (
        <Unlock
          passkey={phase.passkey}
          pending={phase.pending}
          broken={phase.broken}
          onPhrase={device.unlock}
          onPasskey={device.unlockByPasskey}
        />
      )
    case 'open':
      return <Open device={device} session={phase.session} />
    case 'leaving':
      return <Leaving session={phase.session} />
    case 'gone':
      return <Gone />
  }
}

/** Nothing is shown of a center before all of it has come. */
function Open({ device, session }: { device: Device; session: Session }) {
  const whole = useSyncExternalStore(session.onWhole, session.isWhole)
  useEffect(() => {
    const touch = () => session.acting.touch()
    for (const event of ['pointerdown', 'keydown'] as const) addEventListener(event, touch)
    return () => {
      for (const event of ['pointerdown', 'keydown'] as const) removeEventListener(event, touch)
    }
  }, [session])
  // notices name children: they go with the session that said them
  return (
    <ToastProvider>
      {whole ? <Room device={device} session={session} /> : <Downloading session={session} />}
    </ToastProvider>
  )
}

/** The room stays mounted under the pages that cover it: what was chosen or typed is there on the way back. */
function Room({ device, session }: { device: Device; session: Session }) {
  const [over, setOver] = useState<'who' | 'said' | 'reserved'>()
  // never in the history of the browser, which is written to its disk
  const [child, setChild] = useState<string>()
  const openReserved = useCallback((about: string | undefined) => {
    setChild(about)
    setOver('reserved')
  }, [])
  const [from, setFrom] = useState<'who' | 'room'>('who')
  const { today, timeZone } = useMoment(session)
  const office = useOffice(session)
  const staff = useStaff(session, today, office ? OF_OFFICE : undefined)
  const Screens = office ? FieldHere : TabletScreens
  const room = session.kept.get().room
  const back = () => setOver(undefined)
  return (
    <ReservedContext value={openReserved}>
      <div hidden={over !== undefined}>
        <Screens
          session={session}
          onWho={() => setOver('who')}
          onSaid={() => {
            setFrom('room')
            setOver('said')
          }}
        />
      </div>
      {over === 'who' ? (
        <WhoAmI
          here={staff.filter((p) => room === null || p.rooms.includes(room))}
          others={staff.filter((p) => room !== null && !p.rooms.includes(room))}
          onPin={(person, pin) => session.acting.confirm(person, pin)}
          onDone={back}
          onBack={back}
          onLeave={() => {
            session.acting.leave()
            back()
          }}
          onSaid={() => {
            setFrom('who')
            setOver('said')
          }}
          onClose={() => void device.lock()}
        />
      ) : null}
      {over === 'reserved' ? (
        <ReservedHere session={session} child={child} today={today} onClose={back} />
      ) : null}
      {over === 'said' ? (
        <SaidHere
          session={session}
          timeZone={timeZone}
          onBack={() => setOver(from === 'who' ? 'who' : undefined)}
          onAddPasskey={(phrase) => device.addPasskey(phrase, session.kept.get().label)}
          onChangePhrase={{ knows: device.knowsPhrase, change: device.changePhrase }}
        />
      ) : null}
    </ReservedContext>
  )
}

mount(<TabletApp device={device} />)
void registerShell()
void device.start()
