// A real Chromium with a profile of its own that can be killed at any moment, its renderers too, and its network cut.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

const FLAGS = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--no-default-browser-check',
  '--password-store=basic',
  '--hide-crash-restore-bubble',
  '--remote-debugging-port=0',
]

export type Chromium = {
  readonly pid: number
  readonly profile: string
  readonly browser: Browser
  readonly context: BrowserContext
  /** SIGKILL for every process of it at once, as when the battery is pulled */
  readonly kill: () => Promise<void>
  readonly close: () => Promise<void>
}

/** Command line and pid of every process of a profile (Linux). */
function processesOf(profile: string): { pid: number; command: string }[] {
  return readdirSync('/proc').flatMap((name) => {
    const pid = Number(name)
    if (!(pid > 0)) return []
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
      return command.includes(`--user-data-dir=${profile}`) ? [{ pid, command }] : []
    } catch {
      return []
    }
  })
}

/** Processes that run pages and workers. */
export const renderersOf = (profile: string): number[] =>
  processesOf(profile)
    .filter((p) => p.command.includes('--type=renderer'))
    .map((p) => p.pid)

export const newProfile = (): string => mkdtempSync(join(tmpdir(), 'nido-profile-'))

export const removeProfile = (profile: string): void =>
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 })

/** Starts Chromium on a profile that may be used. The same profile again is the same tablet after a restart. */
export async function launchChromium(
  profile: string,
  more: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<Chromium> {
  const portFile = join(profile, 'DevToolsActivePort')
  rmSync(portFile, { force: true })
  // a killed browser leaves the sign that it is in use
  for (const lock of ['SingletonLock', 'SingletonCookie', 'SingletonSocket'])
    rmSync(join(profile, lock), { force: true })
  const command = process.env.NIDO_CHROMIUM ?? '/usr/bin/chromium'
  const child = spawn(command, [...FLAGS, ...more, `--user-data-dir=${profile}`, 'about:blank'], {
    detached: true,
    stdio: 'ignore',
    env: { ...process.env, ...env },
  })
  const pid = child.pid
  if (pid === undefined) throw new Error(`${command} does not start`)
  const ended = new Promise<void>((done) => child.once('exit', () => done()))
  const killAll = () => {
    try {
      process.kill(-pid, 'SIGKILL')
    } catch {
      // gone already
    }
  }
  process.once('exit', killAll)
  try {
    for (let i = 0; !existsSync(portFile) || !readFileSync(portFile, 'utf8').includes('\n'); i++) {
      if (i > 300) throw new Error('Chromium opened no port')
      await sleep(50)
    }
    const port = readFileSync(portFile, 'utf8').split('\n')[0]
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`)
    const context = browser.contexts()[0]!
    let gone = false
    const over = async () => {
      // a number once freed may be somebody else's
      if (gone) return
      gone = true
      killAll()
      await ended
      process.off('exit', killAll)
      // children may outlive their parent by a moment; the profile must be quiet before it is read or used again
      for (let i = 0; processesOf(profile).length > 0 && i < 100; i++) await sleep(20)
      await browser.close().catch(() => undefined)
    }
    return {
      pid,
      profile,
      browser,
      context,
      kill: over,
      close: async () => {
        const session = await browser.newBrowserCDPSession().catch(() => undefined)
        await session?.send('Browser.close').catch(() => undefined)
        await Promise.race([ended, sleep(5_000)])
        await over()
      },
    }
  } catch (e) {
    killAll()
    throw e
  }
}

/** A page slowed down like a cheap tablet: 6 = six times. */
export async function slowDown(page: Page, times: number): Promise<void> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: times })
}

/** Files under a folder that hold any of these byte strings, with the name of what they hold. */
export function findBytes(folder: string, needles: ReadonlyMap<string, Buffer>): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    const is = statSync(path, { throwIfNoEntry: false })
    if (is?.isDirectory()) return findBytes(path, needles)
    if (!is?.isFile()) return []
    const content = readFileSync(path)
    return [...needles].filter(([, bytes]) => content.includes(bytes)).map(([what]) => `${what} in ${path}`)
  })
}
