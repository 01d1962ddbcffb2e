// A page with the tablet's runtime and no screens: what the device tests drive in a real browser.
import type { Draft, Saying } from '../../../src/device/outbox.ts'
import { registerShell } from '../../../src/device/shell.ts'
import type { Phase } from '../../../src/device/unlock.ts'
import { makeDevice } from '../../../src/device/unlock.ts'
import { dayCarrying } from '../../../src/modules/attendance/carry.ts'
import { childCarrying, portraitCarrying } from '../../../src/modules/children/carry.ts'
import { measurementCarrying } from '../../../src/modules/growth/carry.ts'

const device = makeDevice({
  carryings: [childCarrying, portraitCarrying, dayCarrying, measurementCarrying],
  appVersion: 'test',
})

function session() {
  const phase = device.phase()
  if (phase.at !== 'open' && phase.at !== 'leaving') throw new Error(`no session: ${phase.at}`)
  return phase.session
}

/** Resolves when the tablet is in this phase. */
function reaches(at: Phase['at'], limitMs = 20_000): Promise<void> {
  return new Promise((done, fail) => {
    const late = setTimeout(() => fail(new Error(`still ${device.phase().at}, not ${at}`)), limitMs)
    const look = () => {
      if (device.phase().at !== at) return
      clearTimeout(late)
      stop()
      done()
    }
    const stop = device.subscribe(look)
    look()
  })
}

const nido = {
  device,
  session,
  reaches,
  at: () => device.phase().at,
  status: () => session().sync.status(),
  say: (drafts: readonly Draft[]): Promise<Saying> => session().outbox.say(drafts),

  /** Says `count` drafts one after another and tells each id as soon as it is saved. */
  async sayMany(drafts: readonly Draft[], told: (id: string) => void): Promise<void> {
    for (const draft of drafts) {
      const saying = await session().outbox.say([draft])
      if (!saying.saved) throw new Error(saying.why)
      told(saying.facts[0]!.id)
    }
  },

  rows: (table: string) => Object.fromEntries(session().carried.all(table).entries()),
  /** Resolves when nothing is pending. */
  sent(limitMs: number): Promise<void> {
    const { sync } = session()
    return new Promise((done, fail) => {
      const late = setTimeout(() => fail(new Error(JSON.stringify(sync.status()))), limitMs)
      const look = () => {
        if (sync.status().pending > 0) return
        clearTimeout(late)
        stop()
        done()
      }
      const stop = sync.subscribe(look)
      look()
    })
  },
}
export type NidoPage = typeof nido

declare global {
  interface Window {
    nido: NidoPage
  }
}
window.nido = nido

void registerShell()
void device.start()
